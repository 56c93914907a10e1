use proptest::prelude::*;

use super::*;
use crate::notes;

fn marks(text: &str) -> (Vec<Mark>, Vec<String>) {
    let file = SourceFile::new("a.md", text);
    let notes = notes::parse(&file, &[], &mut Diagnostics::new());
    let mut diagnostics = Diagnostics::new();
    let marks = read(&file, &notes, &mut diagnostics);
    (marks, diagnostics.iter().map(ToString::to_string).collect())
}

fn titles(text: &str) -> Vec<(f64, String)> {
    let (marks, faults) = marks(text);
    assert_eq!(faults, [] as [String; 0], "{text}");
    marks.into_iter().map(|mark| (mark.start, mark.title)).collect()
}

fn expect(text: &str, expected: &[(f64, &str)]) {
    let expected: Vec<(f64, String)> = expected.iter().map(|(start, title)| (*start, (*title).to_owned())).collect();
    assert_eq!(titles(text), expected, "{text}");
}

#[test]
fn lists_in_every_form() {
    for text in [
        "- [@00:10] - Rye\n- [@1:30] - Oats\n",
        "* [@00:10] Rye\n* [@1:30] Oats\n",
        "  - [@00:10] - Rye\n  - [@00:01:30] - Oats\n",
        "#### [@00:10] Rye\n\ntext\n\n#### [@01:30] - Oats\n",
        "* **[00:10](#t=00:10)** Rye\n* **[01:30](#t=01:30)** Oats\n",
        "0:10 - Rye\n1:30 - Oats\n",
        "0:10 - Rye\n\n1:30 - Oats\n",
        "1. 0:10 Rye\n2. 1:30 Oats\n",
        "(0:10-Rye)\n\n(1:30-Oats)\n",
        "[00:00:10 Rye](#){:data-timing=\"10\"}\n[00:01:30 Oats](#){:data-timing=\"90\"}\n",
        "\\[0:10\\] Rye\n\n\\[1:30\\] Oats\n",
        "0:10\n\n* Rye\n* bread\n\n1:30\n\n* Oats\n",
        "0:10\n* Rye\n\n1:30\nOats\n",
        "-\t[@0:10] Rye\n-\t[@1:30] Oats\n",
        "[0:10]\n- Rye\n\n[1:30]\n- Oats\n",
    ] {
        expect(text, &[(10.0, "Rye"), (90.0, "Oats")]);
    }
}

#[test]
fn a_title_may_run_on_into_the_next_line() {
    expect("- [@0:10] - A very\n  long title\n- [@1:30] - Oats\n", &[(10.0, "A very long title"), (90.0, "Oats")]);
    let (marks, _) = marks("- [@0:10] - [a link\n  of two lines](https://e.org/rye)\n");
    assert_eq!((marks[0].title.as_str(), marks[0].url.as_deref()), ("a link of two lines", Some("https://e.org/rye")));
}

#[test]
fn links_of_the_title_are_links_of_the_chapter() {
    let (marks, _) = marks("* **[0:10](#t=0:10)** [Rye](https://e.org/1) and [oats](https://e.org/2)\n");
    assert_eq!(marks[0].links, ["https://e.org/1", "https://e.org/2"]);
    assert_eq!(marks[0].url.as_deref(), Some("https://e.org/1"));
}

#[test]
fn times_of_a_video_that_a_topic_is_about_are_no_chapters() {
    let list = "- [0:10](https://video.example/watch?t=10) - Rye\n- [1:30](https://video.example/watch?t=90) - Oats\n";
    expect(list, &[(10.0, "Rye"), (90.0, "Oats")]);
    expect(&format!("**Ada #1:** A video on bread\n\n{list}"), &[]);
}

#[test]
fn times_in_prose_are_no_chapters() {
    for text in [
        "We met at\n9:30 on Monday.\n",
        "11:00 am is when it starts\n12:00 pm is lunch\n",
        "```\n0:10 a\n1:30 b\n```\n",
        "Rye at 1:30\n\n- Oats (2:00)\n",
    ] {
        expect(text, &[]);
    }
}

#[test]
fn a_transcript_in_the_notes_is_no_list_of_chapters() {
    let said = "and so we went on to talk about rye and oats and barley and ".repeat(10);
    expect(&format!("0:10 {said}\n\n0:40 {said}\n\n1:30 {said}\n"), &[]);
}

#[test]
fn a_stray_form_counts_where_its_time_fits_and_is_reported() {
    let (marks, faults) = marks("- [@0:10] Rye\n- 0:50 Oats\n- [@1:30] Barley\n- 9:99 Wheat\n- 0:05 Spelt\n");
    assert_eq!(marks.iter().map(|mark| mark.title.as_str()).collect::<Vec<_>>(), ["Rye", "Oats", "Barley"]);
    let told = "a.md:2:3: warning: the time 00:50 is written in another way than the others [chapter-form-mixed]";
    assert_eq!(faults, [told]);
}

#[test]
fn placeholders_and_missing_titles_are_reported_at_their_place() {
    let (marks, faults) = marks("- [@0:10] Rye\n- [@xx:xx] Oats\n\n0:10\n");
    assert_eq!(marks.len(), 1);
    let told =
        "a.md:2:5: warning: `xx:xx` is a placeholder, not a time; this chapter is left out [chapter-placeholder]";
    assert_eq!(faults, [told]);
    let (marks, faults) = self::marks("0:10\n\n* Rye\n\n0:50\n\n1:30\n\n* Oats\n");
    assert_eq!(marks.len(), 2);
    assert_eq!(faults, ["a.md:5:1: warning: the chapter at 00:50 has no title; it is left out [chapter-untitled]"]);
}

#[test]
fn the_place_of_a_mark_is_its_time() {
    let (marks, _) = marks("---\ntitle: é\n---\n- é\n* **[0:10](#t=0:10)** Rye\n");
    let text = "---\ntitle: é\n---\n- é\n* **[0:10](#t=0:10)** Rye\n";
    assert_eq!(&text[marks[0].span.start..marks[0].span.end], "0:10");
}

proptest! {
    #[test]
    fn any_notes_are_read(text in "(?:[-*# \\[\\]()@:0-9xé\n]|\\[@?[0-9]:[0-9]{2}\\] ){0,80}") {
        marks(&text);
    }
}
