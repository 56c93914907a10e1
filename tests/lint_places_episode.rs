//! The rules that compare the facts of episodes find the faults that a real show is known to have.

mod places;

use places::Places;

/// Rule, folder, file and line; line 0 stands for any.
const PLACES: &[(&str, &str, &str, usize)] = &[
    ("sponsor-label-url", "show_notes", "179.md", 2),
    ("sponsor-never-spoken", "show_notes", "179.md", 2),
    ("sponsor-missing", "show_notes", "082.md", 2),
    ("sponsor-missing", "show_notes", "462.md", 0),
    ("sponsor-missing", "show_notes", "464.md", 0),
    ("sponsor-missing", "show_notes", "469-commands-out-of-the-terminal.md", 0),
    ("sponsor-not-in-notes", "transcripts", "082-let-s-make-a-clear-python-3-statement.txt", 21),
    ("pair-missing", "transcripts", "129-maintaining-a-python-project-when-it-s-not-your-job.txt", 0),
    ("pair-missing", "transcripts", "214-year-in-review.txt", 0),
    ("pair-missing", "transcripts", "432-how-to-fix-your-computer.txt", 0),
    ("pair-missing", "transcripts", "482-mr-beasts-epidosde.txt", 0),
    ("date-order", "transcripts", "364-holy-match-cases-batman.txt", 3),
    ("date-order", "transcripts", "380-debugging-with-your-eyes.vtt", 7),
    ("year-outlier", "transcripts", "364-holy-match-cases-batman.txt", 3),
    ("year-outlier", "transcripts", "380-debugging-with-your-eyes.vtt", 7),
    (
        "year-outlier",
        "transcripts",
        "012-python-bytes-expanding-your-python-mental-model-and-serving-millions-of-requests.txt",
        3,
    ),
    ("weekday-date", "show_notes", "010.md", 1),
    ("date-missing", "transcripts", "119-assorted-files-as-django-orm-backends-with-alkali.txt", 0),
    ("date-missing", "transcripts", "129-maintaining-a-python-project-when-it-s-not-your-job.txt", 0),
    ("date-missing", "transcripts", "400-celebrating-episode-400-v2.vtt", 0),
    ("date-notes-vs-spoken", "show_notes", "012.md", 2),
    ("host-misspelt-transcript", "transcripts", "362-you-can-deprecate-a-global-variable.txt", 17),
    ("title-differs", "show_notes", "460.md", 1),
    ("duplicate-file", "transcripts", "452-pi-py-day-or-is-it-py-pi-day.vtt", 0),
    ("number-missing", "transcripts", "022-python-bytes-pythonpath-considered-harmful.txt", 0),
    ("number-missing", "transcripts", "027-the-pycon-2017-recap-and-functional-python.txt", 0),
    ("number-missing", "transcripts", "110-pb-python-year-in-review-2018.vtt", 0),
    ("number-missing", "transcripts", "214-year-in-review.txt", 0),
    ("guest-name-spoken", "transcripts", "249-all-of-linux-as-a-python-api.txt", 15),
    ("guest-name-spoken", "transcripts", "240-this-is-github-your-pilot-speaking.vtt", 0),
    ("topic-repeated", "show_notes", "470-a-jolting-episode.md", 0),
];

/// Rule and how often it may find something in the corpus: what it found when every finding was read.
const MOST: &[(&str, usize)] = &[
    ("number-disagrees", 1),
    ("weekday-date", 3),
    ("year-outlier", 6),
    ("sponsor-never-spoken", 3),
    ("sponsor-not-in-notes", 1),
    ("topic-never-discussed", 1),
    ("transcript-of-another-episode", 0),
    ("title-differs", 1),
];

#[test]
fn known_faults_are_found_at_their_line_and_little_else() {
    let mut rules: Vec<&str> =
        PLACES.iter().map(|(rule, ..)| *rule).chain(MOST.iter().map(|(rule, _)| *rule)).collect();
    rules.sort_unstable();
    rules.dedup();
    let Some(found) = Places::of(&rules) else { return };
    for (rule, folder, file, line) in PLACES {
        found.assert_found(rule, folder, file, *line);
    }
    for (rule, most) in MOST {
        let of_rule = found.of_rule(rule);
        assert!(of_rule.len() <= *most, "{rule} finds {} faults: {of_rule}", of_rule.len());
    }
}
