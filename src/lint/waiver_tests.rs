use super::super::settings::{Choice, Settings};
use super::super::testing::findings;
use crate::config;
use crate::show::Show;
use crate::source::SourceFile;

const WAIVERS: &str = "waiver-unknown,waiver-unused,waiver-without-reason";

fn judged(rule: &str, path: &str, text: &str) -> String {
    findings(&format!("{rule},{WAIVERS}"), &[("podwright.toml", GLOSSARY), (path, text)])
}

const GLOSSARY: &str = "[glossary]\n\"Crumb\" = [\"Krumm\"]\n";

#[test]
fn on_the_line_or_above_it() {
    let notes = "# Bread Basket 1\n\n<!-- podwright: ignore http-link — no https there -->\n\n[Rye](http://rye.example/)\n\n- [Oats](http://oats.example/) <!-- podwright: ignore http-link: no https there -->\n\n[Spelt](http://spelt.example/)\n";
    insta::assert_snapshot!(judged("http-link", "show_notes/001.md", notes), @"
    show_notes/001.md:9:9: info: the link uses http [http-link]
      help: write https, where the site has it
      show_notes/001.md - [Spelt](http://spelt.example/)
      show_notes/001.md + [Spelt](https://spelt.example/)
    ");
}

#[test]
fn what_is_wrong_with_waivers() {
    let notes = "# Bread Basket 1\n\n[Rye](http://rye.example/) <!-- podwright: ignore http-link -->\n\n<!-- podwright: ignore htp_link — a slip -->\n<!-- podwright: ignore -->\n<!-- podwright: ignore bare-url, http-link — nothing here -->\nWords.\n";
    insta::assert_snapshot!(judged("http-link", "show_notes/001.md", notes), @"
    show_notes/001.md:3:51: info: the waiver of `http-link` gives no reason [waiver-without-reason]
      help: say why: `podwright: ignore http-link — their site has no https`
    show_notes/001.md:5:24: warning: there is no rule `htp_link` [waiver-unknown]
      help: did you mean `http-link`?
    show_notes/001.md:6:23: warning: this waiver names no rule [waiver-unknown]
      help: write `podwright: ignore RULE — reason`
    show_notes/001.md:7:24: warning: the waiver of `bare-url` waives nothing [waiver-unused]
      help: take the comment out
    show_notes/001.md:7:34: warning: the waiver of `http-link` waives nothing [waiver-unused]
      help: take the comment out
    ");
}

#[test]
fn rules_that_are_off_are_waived_all_the_same() {
    let notes =
        "# Bread Basket 1\n\n[Rye](http://rye.example/) <!-- podwright: ignore http-link — no https there -->\n";
    assert_eq!(judged("bare-url", "show_notes/001.md", notes), "");
}

#[test]
fn in_every_kind_of_source() {
    let text = "00:00:00 I'm Ada Krumm. <!-- podwright: ignore glossary — a joke -->\n\n<!-- podwright: ignore glossary — a joke -->\n00:00:05 Still Krumm.\n\n00:00:09 Krumm.\n";
    insta::assert_snapshot!(judged("glossary", "transcripts/001.txt", text), @"
    transcripts/001.txt:6:10: warning: Krumm is misheard for Crumb [glossary]
      help: write Crumb
      transcripts/001.txt - 00:00:09 Krumm.
      transcripts/001.txt + 00:00:09 Crumb.
    ");
    let vtt = "WEBVTT\n\nNOTE podwright: ignore glossary — a joke\n\n1\n00:00.000 --> 00:05.000\nI'm Ada\nKrumm.\n\n00:05.000 --> 00:06.000\nKrumm.\n";
    insta::assert_snapshot!(judged("glossary", "transcripts/001.vtt", vtt), @"
    transcripts/001.vtt:11:1: warning: Krumm is misheard for Crumb [glossary]
      help: write Crumb
      transcripts/001.vtt - Krumm.
      transcripts/001.vtt + Crumb.
    ");
    let yaml = "---\n# podwright: ignore yaml-trap — Jekyll reads it\nexplicit: no\nnumber: 0012 # podwright: ignore yaml-trap — the same\nseason: 0010\n---\n";
    insta::assert_snapshot!(judged("yaml-trap", "show_notes/001.md", yaml), @"");
}

#[test]
fn in_the_config() {
    let text = "[show]\ntitle = \"Bread Basket\"\n# podwright: ignore category-unknown — our own directory\ncategories = [\"Bread\"]\n";
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join(config::CONFIG_NAME), text).unwrap();
    let mut found = Vec::new();
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, text), &mut found).unwrap();
    let settings = Settings::new(
        &config.lint,
        &Choice { select: vec!["category-unknown".into(), "waiver-unused".into()], ..Choice::default() },
    )
    .unwrap();
    let show = Show { root: root.path().to_owned(), config };
    assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["category-unknown"]);
    assert_eq!(crate::lint::show(&show, &settings, found).unwrap(), []);
}

#[test]
fn findings_about_a_whole_file_are_waived_anywhere_in_it() {
    let vtt = "WEBVTT\n\nNOTE podwright: ignore transcript-ends-early — the end is music\n\n00:00.000 --> 00:05.000\nHello.\n";
    assert_eq!(
        judged("transcript-empty", "transcripts/001.vtt", vtt),
        "transcripts/001.vtt:3:24: warning: the waiver of `transcript-ends-early` waives nothing [waiver-unused]\n  help: take the comment out\n"
    );
    let text = "<!-- podwright: ignore transcript-untimed — nobody took the times -->\nHello.\n\nWe bake.\n";
    assert_eq!(judged("transcript-untimed", "transcripts/001.txt", text), "");
}

#[test]
fn comments_in_transcripts_are_not_said() {
    let text = "00:00:00 Hello. <!-- podwright: ignore glossary — Krumm -->\n";
    let file = SourceFile::new("a.txt", text);
    let transcript = crate::transcript::parse(&file, &mut Vec::new());
    assert_eq!(transcript.cues[0].text.trim(), "Hello.");
}
