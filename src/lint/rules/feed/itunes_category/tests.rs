//! Categories, good and bad.

use crate::lint::feed_testing::{feed_findings, mended_feed};

fn feed(categories: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\n{categories}\n</channel></rss>"
    )
}

fn found(categories: &str) -> String {
    ["unknown", "spelling", "legacy", "misplaced", "repeated", "many"]
        .map(|rule| feed_findings(&format!("itunes-category-{rule}"), &feed(categories)))
        .concat()
}

#[test]
fn categories_of_the_list_are_fine() {
    let good = r#"<itunes:category text="Kids &amp; Family"><itunes:category text="Parenting"/></itunes:category>
        <itunes:category text="Technology"/>
        <itunes:category text="Health &#38; Fitness"><itunes:category text="Sexuality"/></itunes:category>"#;
    assert_eq!(found(good), "");
}

#[test]
fn every_other_one_is_told() {
    let cases = [
        r#"<itunes:category text="Everything"/>"#,
        r#"<itunes:category text="Tecnology"/>"#,
        r#"<itunes:category text="News > Tech News"/>"#,
        r#"<itunes:category text="kids and family"/>"#,
        r#"<itunes:category text="Society &amp;amp; Culture"/>"#,
        r#"<itunes:category text="Sports &amp; Recreation"/>"#,
        r#"<itunes:category text="Travel"/>"#,
        r#"<itunes:category text="Natural Sciences"/>"#,
        r#"<itunes:category text="Arts"><itunes:category text="Film History"/></itunes:category>"#,
        r#"<itunes:category text="Technology"><itunes:category text="Computers"/></itunes:category>"#,
        r#"<itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>"#,
        r#"<itunes:category text="Education"><itunes:category text="Language Courses"/></itunes:category>"#,
        r#"<itunes:category text="Technology"><itunes:category text="Everything"/></itunes:category>"#,
        r#"<itunes:category text="Science"><itunes:category text="Fysics"/></itunes:category>"#,
        r#"<itunes:category text="Arts"><itunes:category text="Music"/></itunes:category>"#,
        r#"<itunes:category text="Arts"><itunes:category text="Food"><itunes:category text="Bread"/></itunes:category></itunes:category>"#,
        r#"<itunes:category text="Arts"/><itunes:category text="Arts"/>"#,
        r#"<itunes:category text="Arts"/><itunes:category text="News"/><itunes:category text="Music"/><itunes:category text="Science"/>"#,
        r#"<itunes:category text=""/>"#,
        r#"<itunes:category text="Arts"><itunes:category text="Food"/><itunes:category text="Design"/></itunes:category>"#,
    ];
    let report: Vec<String> = cases.iter().map(|case| format!("{case}\n{}", found(case))).collect();
    insta::assert_snapshot!(report.join("\n"));
}

#[test]
fn mended_categories_are_fine() {
    for (rule, bad) in [
        ("itunes-category-spelling", r#"<itunes:category text="society & culture"/>"#),
        ("itunes-category-misplaced", r#"<itunes:category text="Fashion &amp; Beauty"/>"#),
        ("itunes-category-legacy", r#"<itunes:category text="News &amp; Politics"/>"#),
    ] {
        assert_eq!(found(&mended_feed(rule, &feed(bad))), "", "{bad}");
    }
}
