//! `yaml-trap`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::front_matter::{Node, Syntax, Value};
use crate::source::SourceFile;

rule! {
    /// A value means one thing in YAML 1.1 and another in YAML 1.2.
    ///
    /// ## What it does
    /// Finds values without quotes that versions of YAML read differently: `no`, `yes`, `on` and `off` (a truth or a
    /// word), `1:02:03` (the number 3723 or a text), `0012` (the number 10 or 12).
    ///
    /// ## Why it matters
    /// Jekyll and Hugo, editors and feed generators do not agree on the version. Episode 12 is then
    /// published as episode 10, and a duration is lost.
    ///
    /// ## Example
    /// ```yaml
    /// number: 0012
    /// duration: 1:02:03
    /// explicit: no
    /// ```
    /// Use instead:
    /// ```yaml
    /// number: "0012"
    /// duration: "1:02:03"
    /// explicit: false
    /// ```
    "yaml-trap", Notes, Warning, fix: Safe, check: Episode(check),
    sources: ["YAML 1.1: bool, int", "YAML 1.2: core schema"]
}

static TRUTH: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:(?P<yes>yes|Yes|YES|on|On|ON)|no|No|NO|off|Off|OFF)$").ok());
static SIXTIES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[1-9][0-9]*(?::[0-5]?[0-9])+$").ok());
static ZEROS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^0+(?P<number>[0-9]+)$").ok());

/// Keys that ask yes or no.
const QUESTIONS: [&str; 5] = ["explicit", "draft", "block", "published", "itunes_explicit"];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let Some(front_matter) = notes.front_matter.as_ref().filter(|front_matter| front_matter.syntax == Syntax::Yaml)
    else {
        return;
    };
    for field in &front_matter.fields {
        walk(file, &field.key, &field.node, diagnostics);
    }
}

/// Values are nested no deeper than the reader of front matter allows.
fn walk(file: &SourceFile, key: &str, node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| walk(file, key, item, diagnostics)),
        Value::Map(fields) => fields.iter().for_each(|field| walk(file, &field.key, &field.node, diagnostics)),
        // The bytes tell what the value does not: whether it was written in quotes.
        _ => scalar(file, key, node, diagnostics),
    }
}

fn scalar(file: &SourceFile, key: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let written = file.slice(node.span);
    let is = |pattern: &'static LazyLock<Option<Regex>>| pattern.as_ref().and_then(|pattern| pattern.captures(written));
    let quoted = format!("\"{written}\"");
    let (message, right) = if let Some(found) = is(&TRUTH) {
        let truth = found.name("yes").is_some().to_string();
        let asks = QUESTIONS.iter().any(|question| key.eq_ignore_ascii_case(question));
        let message = format!("`{written}` is {truth} in YAML 1.1 and a word in YAML 1.2");
        (message, if asks { truth } else { quoted })
    } else if is(&SIXTIES).is_some() {
        let Some(number) = sixties(written) else { return };
        (format!("`{written}` is the number {number} in YAML 1.1 and a text in YAML 1.2"), quoted)
    } else if let Some(found) = is(&ZEROS) {
        let plain = found.name("number").map_or(written, |number| number.as_str());
        let message = match i64::from_str_radix(written, 8) {
            // Below 8 both mean the same.
            Ok(octal) if octal.to_string() == plain => return,
            Ok(octal) => format!("`{written}` is the number {octal} in YAML 1.1 and {plain} in YAML 1.2"),
            Err(_) => format!("`{written}` is a text in YAML 1.1 and the number {plain} in YAML 1.2"),
        };
        (message, quoted)
    } else {
        return;
    };
    let found =
        RULE.at(file.place(node.span), message).help(format!("write `{right}`")).fix(Fix::safe(node.span, right));
    diagnostics.push(found);
}

/// What YAML 1.1 makes of `1:02:03`: a number to the base of 60.
fn sixties(written: &str) -> Option<u64> {
    written.split(':').try_fold(0u64, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn values_that_two_versions_read_differently() {
        let notes = "---\nnumber: 0012\nduration: 1:02:03\nexplicit: no\nlinks:\n  - name: On\nseason: 08\n---\n";
        insta::assert_snapshot!(findings("yaml-trap", &[("show_notes/001.md", notes)]), @r#"
        show_notes/001.md:2:9: warning: `0012` is the number 10 in YAML 1.1 and 12 in YAML 1.2 [yaml-trap]
          help: write `"0012"`
          show_notes/001.md - number: 0012
          show_notes/001.md + number: "0012"
        show_notes/001.md:3:11: warning: `1:02:03` is the number 3723 in YAML 1.1 and a text in YAML 1.2 [yaml-trap]
          help: write `"1:02:03"`
          show_notes/001.md - duration: 1:02:03
          show_notes/001.md + duration: "1:02:03"
        show_notes/001.md:4:11: warning: `no` is false in YAML 1.1 and a word in YAML 1.2 [yaml-trap]
          help: write `false`
          show_notes/001.md - explicit: no
          show_notes/001.md + explicit: false
        show_notes/001.md:6:11: warning: `On` is true in YAML 1.1 and a word in YAML 1.2 [yaml-trap]
          help: write `"On"`
          show_notes/001.md -   - name: On
          show_notes/001.md +   - name: "On"
        show_notes/001.md:7:9: warning: `08` is a text in YAML 1.1 and the number 8 in YAML 1.2 [yaml-trap]
          help: write `"08"`
          show_notes/001.md - season: 08
          show_notes/001.md + season: "08"
        "#);
    }

    #[test]
    fn quotes_words_and_other_languages() {
        for notes in [
            "---\nnumber: \"0012\"\nduration: '1:02:03'\nexplicit: false\ntitle: No knead\nseason: 0\nepisode: 07\nat: 00:10 Intro\n---\n",
            "+++\nexplicit = \"no\"\n+++\n",
        ] {
            assert_eq!(findings("yaml-trap", &[("show_notes/001.md", notes)]), "", "{notes}");
        }
    }
}
