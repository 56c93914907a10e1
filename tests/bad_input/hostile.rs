//! Input that is meant to break things: it is published safely, or told.

use std::fmt::Write;

use crate::Show;
use crate::show::{findings, notes};

/// The only item of a feed about episode 2.
fn item(show: &Show) -> rss::Item {
    let channel = rss::Channel::read_from(show.read("feed/feed.xml").as_bytes()).unwrap();
    channel.items.into_iter().find(|item| item.link.as_deref() == Some("https://tea.example.org/2")).unwrap()
}

#[test]
fn markup_in_a_title_is_text() {
    let title = "Milk ]]> & <script>alert(1)</script> &amp; 1 < 2";
    let show = Show::built().with_front_matter(&format!("title: '{title}'"));
    assert_eq!(findings(&show.accepted()), [""; 0]);
    assert_eq!(item(&show).title.unwrap(), title.replace("&amp;", "&"));
    assert!(!show.read("feed/feed.xml").contains("<script"));
}

#[test]
fn control_characters_in_a_title_are_left_out() {
    let show = Show::built().with_front_matter("title: \"M\\x01i\\x1Bl\\u200Ek\\uFFFE\\x85\"");
    assert_eq!(findings(&show.accepted()), [""; 0]);
    assert_eq!(item(&show).title.unwrap(), "M i l\u{200E}k");
}

#[test]
fn an_escape_sequence_does_not_reach_the_terminal() {
    let show = Show::built().with_front_matter("season: \"\\e[31mred\"").with("show_notes/004\u{1b}[2J.md", "# Tea\n");
    assert!(!show.refused().contains('\u{1b}'));
}

#[test]
fn scripts_in_notes_are_left_out() {
    let text = format!(
        "{}\n[click](javascript:alert(1)) <javascript:alert(2)> [data](data:text/html,<script>alert(3)</script>)\n\n\
         <script>alert(4)</script><img src=x onerror=alert(5)><a href=\"JaVaScRiPt:alert(6)\">x</a>\n\n\
         Special guest: [Bob Oven](javascript:alert(7))\n",
        notes(2)
    );
    let show = Show::built().with("show_notes/002.md", text);
    show.accepted();
    let feed = show.read("feed/feed.xml").to_lowercase();
    let attribute =
        regex::Regex::new("(?:href|src|url)=.{0,6}(?:javascript|data):|<script|&lt;script|onerror").unwrap();
    assert_eq!(attribute.find(&feed).map(|found| found.as_str()), None);
}

#[test]
fn an_enormous_line() {
    let show = Show::built().with("show_notes/002.md", notes(2) + &"tea ".repeat(500_000));
    assert_eq!(findings(&show.accepted()), [""; 0]);
}

#[test]
fn lists_in_lists() {
    let mut text = notes(2);
    for depth in 0..2_000 {
        writeln!(text, "{}- tea", " ".repeat(2 * depth)).unwrap();
    }
    let show = Show::built().with("show_notes/002.md", text);
    assert_eq!(findings(&show.accepted()), [""; 0]);
}

#[test]
fn ten_thousand_links() {
    let links: String = (0..10_000).map(|n| format!("- [tea {n}](https://tea.example.org/{n})\n")).collect();
    let show = Show::built().with("show_notes/002.md", notes(2) + &links);
    assert_eq!(findings(&show.accepted()), [""; 0]);
    assert_eq!(show.normalized()[1]["topics"][0]["links"].as_array().unwrap().len(), 10_001);
}

#[test]
fn a_thousand_faults_in_one_file_are_counted() {
    let show = Show::built().with_front_matter(&format!("guests: [{}]", "{}, ".repeat(1_000)));
    let said = show.refused();
    assert!(findings(&said).len() < 100, "{}", findings(&said).len());
}

#[test]
fn aliases_that_multiply() {
    let mut lines = "a0: &a0 [tea, tea]".to_owned();
    for level in 1..60 {
        write!(lines, "\na{level}: &a{level} [*a{0}, *a{0}]", level - 1).unwrap();
    }
    let show = Show::built().with_front_matter(&lines);
    assert_eq!(findings(&show.refused()), ["error[front-matter-invalid] show_notes/002.md:18:6"]);
}
