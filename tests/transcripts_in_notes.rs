//! Transcripts that are spelled out in notes: under a key of the front matter, or below a heading.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::fs;

use repository::Repository;

fn episode(number: u32, rest: &str) -> String {
    format!(
        "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 1234567{number}\nduration: 90\n{rest}"
    )
}

/// What the build wrote of the transcript of an episode, in the format.
fn published(show: &Repository, id: &str, extension: &str) -> String {
    let path = show.feed().parent().unwrap().join(format!("transcripts/{id}.{extension}"));
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is not there", path.display()))
}

#[test]
fn words_under_a_key() {
    let timed = "transcript: |\n  [00:00:00] Ada: We bake rye.\n\n  [00:00:05] Bob: And oats.\n\n  [00:00:09] Ada: Yes.\n\n  [00:00:12] Bob: Yes.\n---\nNotes.\n";
    let entries = "transcript:\n  - {start: 0, speaker: Ada, text: We bake rye.}\n  - {start: 65.5, speaker: Bob, text: And oats.}\n---\nNotes.\n";
    let show = Repository::with(&[
        ("episodes/1.md", &episode(1, "transcript: |\n  Ada: We bake rye.\n\n  Bob: And oats.\n---\nNotes.\n")),
        ("episodes/2.md", &episode(2, timed)),
        (
            "episodes/3.md",
            &episode(3, "transcript: \"WEBVTT\\n\\n00:00.000 --> 00:05.000\\n<v Ada>We bake rye.\\n\"\n---\nNotes.\n"),
        ),
        ("episodes/4.md", &episode(4, entries)),
    ]);
    let feed = show.adopted();
    assert_eq!(feed.matches("transcript https://").count(), 4, "{feed}");
    let html = published(&show, "1", "html");
    assert!(html.contains("We bake rye.") && html.contains("Bob"), "{html}");
    let vtt = published(&show, "2", "vtt");
    assert!(vtt.contains("00:00:05.000 --> ") && vtt.contains("<v Bob>And oats."), "{vtt}");
    assert!(published(&show, "3", "vtt").contains("<v Ada>We bake rye."));
    assert!(published(&show, "4", "vtt").contains("00:01:05.500 --> "));
    let (told, _) = show.run(&["lint", "--format", "concise"]);
    assert!(!told.contains("transcript-as-text") && !told.contains("format-mismatch"), "{told}");
}

#[test]
fn words_below_a_heading() {
    let section = "---\nWe bake.\n\n## Transcript\n\n**Ada:** We bake rye.\n\n**Bob:** And oats.\n\n## Links\n\n- [Rye](https://rye.example/)\n";
    let boxed = "---\nWe bake.\n\n<details>\n<summary>Transcript</summary>\n\n00:00:00 Ada: We bake rye.\n\n00:00:05 Bob: And oats.\n\n00:00:09 Ada: Yes.\n\n00:00:12 Bob: Yes.\n\n</details>\n";
    let link = "---\nWe bake.\n\n## Transcript\n\n[Read it](https://loaf.example/t.txt).\n";
    let show = Repository::with(&[("episodes/1.md", &episode(1, section)), ("episodes/2.md", &episode(2, boxed))]);
    show.adopted();
    assert!(
        show.sources_of_config().contains("transcript_headings = [\"Transcript\"]"),
        "{}",
        show.sources_of_config()
    );
    let content = show.content("Loaf 1");
    assert!(
        !content.contains("And oats") && content.contains("rye.example") && content.contains("We bake."),
        "{content}"
    );
    assert!(published(&show, "1", "html").contains("And oats."));
    assert_eq!(show.content("Loaf 2"), "<p>We bake.</p>");
    assert!(published(&show, "2", "vtt").contains("<v Bob>And oats."));
    let show = Repository::with(&[("episodes/1.md", &episode(1, link))]);
    show.adopted();
    assert!(!show.sources_of_config().contains("transcript_headings"));
    assert!(show.content("Loaf 1").contains("loaf.example/t.txt"));
}

#[test]
fn findings_stand_where_the_words_stand() {
    let twice = "transcript: |\n  00:00:00 Ada: We bake rye and oats and wheat.\n\n  00:00:09 Bob: Oats.\n\n  00:00:04 Ada: Wheat.\n---\nNotes.\n";
    let show = Repository::with(&[("episodes/1.md", &episode(1, twice))]);
    show.run(&["init"]);
    let (told, _) = show.run(&["lint", "--format", "concise"]);
    assert!(told.contains("episodes/1.md:13:3:"), "{told}");
}
