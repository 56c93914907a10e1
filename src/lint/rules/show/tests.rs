//! Small shows with one fault each, and the same without it.

use crate::lint::testing::findings;

/// A show of nine episodes; `change` says what stands in the files of one, none where it has none.
fn show(rule: &str, change: impl Fn(usize, &str) -> Option<String>) -> String {
    let mut files = Vec::new();
    for n in 1..=9 {
        let notes = format!("# Bread Basket {n}\nSponsored by us!\n");
        let said = format!("00:00:00 This is episode {n}, recorded May {}th, 2023.\n", n + 10);
        for (path, text) in [(format!("show_notes/00{n}.md"), notes), (format!("transcripts/00{n}.txt"), said)] {
            let text = match change(n, &text) {
                Some(text) => text,
                None if path.starts_with("show_notes") => continue,
                None => text,
            };
            files.push((path, text));
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    findings(rule, &files)
}

/// The show with `from` replaced by `to` in episode 5.
fn edited(rule: &str, from: &str, to: &str) -> String {
    show(rule, |n, text| Some(if n == 5 { text.replace(from, to) } else { text.to_owned() }))
}

#[test]
fn a_good_show_is_quiet() {
    for rule in super::RULES.iter().filter(|rule| rule.name != "topic-repeated") {
        assert_eq!(edited(rule.name, "", ""), "", "{}", rule.name);
    }
}

#[test]
fn an_episode_without_notes() {
    insta::assert_snapshot!(show("pair-missing", |n, text| (n != 5).then(|| text.to_owned())), @"
    transcripts/005.txt:1:1: warning: this transcript has no notes [pair-missing]
      help: files belong together by their number
    ");
}

#[test]
fn an_episode_without_a_date_or_number() {
    insta::assert_snapshot!(edited("date-missing", ", recorded May 15th, 2023", ""), @"
    transcripts/005.txt:1:10: warning: nobody says when this was recorded [date-missing]
      help: say it in the greeting, or write `recorded:` in the front matter
    ");
    insta::assert_snapshot!(edited("number-missing", "This is episode 5, recorded", "Welcome, recorded"), @"transcripts/005.txt:1:10: warning: the greeting does not say the number of the episode [number-missing]");
}

#[test]
fn an_episode_without_a_sponsor_line() {
    insta::assert_snapshot!(edited("sponsor-missing", "Sponsored by us!", ""), @"
    show_notes/005.md:1:3: warning: the notes do not say who sponsors the episode [sponsor-missing]
      help: write `Sponsored by …` below the heading; `Sponsored by us` when nobody pays
    ");
    insta::assert_snapshot!(
        edited("sponsor-missing", "Sponsored by us!", "Rye Cloud: [bread.example/rye](https://bread.example/rye)"),
        @"
    show_notes/005.md:2:1: warning: this sponsor line does not say that it is one [sponsor-missing]
      help: write `Sponsored by …` below the heading; `Sponsored by us` when nobody pays
    "
    );
}

#[test]
fn dates_that_go_back() {
    insta::assert_snapshot!(edited("date-order", "2023", "2021"), @"
    transcripts/005.txt:1:38: warning: episode 005 is of 2021-05-15, episode 004 of 2023-05-14 [date-order]
      transcripts/004.txt:1: the other date
      help: correct the date, or the number
    ");
    insta::assert_snapshot!(edited("date-order", "May 15th", "August 15th"), @"
    transcripts/005.txt:1:38: warning: episode 005 is of 2023-08-15, episode 006 of 2023-05-16 [date-order]
      transcripts/006.txt:1: the other date
      help: correct the date, or the number
    ");
    insta::assert_snapshot!(edited("date-same-day", "May 15th", "May 14th"), @"
    transcripts/005.txt:1:38: info: episode 004 was recorded on this day, too [date-same-day]
      transcripts/004.txt:1: the other episode
    ");
}

#[test]
fn two_episodes_with_one_number_audio_or_guid() {
    let rye = "---\ntitle: Rye\nnumber: 7\nguid: rye\naudio: https://cdn.example/7.mp3\n---\n";
    let oat = rye.replace("Rye", "Oat");
    let told = |rule: &str| findings(rule, &[("show_notes/rye.md", rye), ("show_notes/oat.md", &oat)]);
    insta::assert_snapshot!(told("number-duplicate"), @"
    show_notes/rye.md:3:9: error: oat is episode 7 already [number-duplicate]
      show_notes/oat.md:3: the other one
      help: give one of them another number
    ");
    insta::assert_snapshot!(told("audio-duplicate"), @"
    show_notes/rye.md:5:8: error: this is the audio of episode oat, too [audio-duplicate]
      show_notes/oat.md:5: the other episode
    ");
    insta::assert_snapshot!(told("guid-duplicate"), @"
    show_notes/rye.md:4:7: error: episode oat has the guid `rye` already [guid-duplicate]
      show_notes/oat.md:4: the other episode
      help: give the newer one a guid of its own, or none
    ");
    let bonus = rye.replace("number: 7", "number: 7\ntype: bonus").replace("rye", "oat").replace("7.mp3", "8.mp3");
    assert_eq!(findings("number-duplicate", &[("show_notes/rye.md", rye), ("show_notes/oat.md", &bonus)]), "");
}

#[test]
fn a_topic_that_comes_back() {
    let notes = |n| format!("# Bread Basket {n}\n\n**Ada #1: [Rye](https://rye.example/)**\n\n* dark\n");
    let told = findings("topic-repeated", &[("show_notes/001.md", &notes(1)), ("show_notes/002.md", &notes(2))]);
    insta::assert_snapshot!(told, @r#"show_notes/002.md:3:12: info: episode 001 had this topic as "Rye" [topic-repeated]"#);
}
