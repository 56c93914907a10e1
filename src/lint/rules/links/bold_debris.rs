//! `bold-debris`

use crate::diagnostic::{Applicability, Diagnostics, Edit, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::NoteLine;
use crate::source::{SourceFile, Span};

rule! {
    /// Asterisks without their counterpart, empty bold, or a stray character before a link.
    ///
    /// ## What it does
    /// Finds asterisks that Markdown leaves in the text: `****`, and `**` that opens or closes nothing. Arithmetic,
    /// `**kwargs`, patterns such as `**/*.md` and words such as `f***` are left alone. It also finds a lone letter that sticks
    /// to a link (`Ï[Rye](…)`), the trace of a wrong key. Removing empty bold is safe; the rest somebody should look at.
    ///
    /// ## Why it matters
    /// Readers see the asterisks, and the words that should be bold are not.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #1:** ****[Rye](https://rye.example/)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [Rye](https://rye.example/)
    /// ```
    "bold-debris", Notes, Warning, fix: Safe, check: Episode(check),
    sources: ["CommonMark 6.2 Emphasis and strong emphasis"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in &notes.lines {
        asterisks(file, line, diagnostics);
        stray_letters(file, line, diagnostics);
    }
}

/// One finding a line: what one slip of the editor left behind is mended together.
fn asterisks(file: &SourceFile, line: &NoteLine, diagnostics: &mut Diagnostics) {
    let runs: Vec<Span> =
        line.inline.debris().iter().copied().filter(|run| !is_meant(file.text(), line.line.span, *run)).collect();
    let Some(first) = runs.first() else { return };
    let empty = runs.iter().all(|run| is_empty_bold(*run));
    let (message, help) = if empty {
        ("empty bold is left over", "remove the asterisks")
    } else {
        ("asterisks without their counterpart are left over", "complete the pair, or remove them")
    };
    let applicability = if empty { Applicability::Safe } else { Applicability::Unsafe };
    let edits = runs.iter().map(|run| Edit { start: run.start, end: run.end, text: String::new() }).collect();
    diagnostics.push(RULE.at(file.place(*first), message).help(help).fix(Fix { applicability, edits }));
}

fn is_empty_bold(run: Span) -> bool {
    let length = run.end - run.start;
    length >= 4 && length.is_multiple_of(2)
}

/// Asterisks that their author wanted to be seen.
fn is_meant(text: &str, line: Span, run: Span) -> bool {
    let before = text.get(line.start..run.start).unwrap_or_default();
    let after = text.get(run.end..line.end).unwrap_or_default();
    let next = after.chars().next();
    let length = run.end - run.start;
    if before.ends_with('\\') {
        return true;
    }
    match length {
        // A footnote mark, a product, a pattern: only in front of a link one asterisk is a slip.
        1 => next != Some('[') || before.ends_with(|c: char| !c.is_whitespace()),
        2 => is_pattern(before, after) || is_parameter(before, after) || is_operator(before, after),
        _ => is_pattern(before, after) || is_curse(before, next, length),
    }
}

/// `src/**/*.md`
fn is_pattern(before: &str, after: &str) -> bool {
    before.ends_with('/') || after.starts_with(['/', '.'])
}

/// `f(*a, **b)`, or `**kwargs` in a sentence.
fn is_parameter(before: &str, after: &str) -> bool {
    let name = after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    let among_others = ["(", ",", ", ", "{"].iter().any(|mark| before.ends_with(mark));
    let by_name = ["args", "kw", "kwds", "kwargs", "options", "params"].contains(&name);
    !name.is_empty() && (among_others || (by_name && before.ends_with([' ', '[', '“', '"'])))
}

/// `2 ** 3`, or a sentence about the operator: the only pair of asterisks, with blanks on both sides or on none.
fn is_operator(before: &str, after: &str) -> bool {
    let lone = !before.contains("**") && !after.contains("**");
    let spaced = before.ends_with(' ') && after.starts_with(' ') && !before.trim().is_empty();
    let operands = before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit());
    operands || (spaced && (lone || between_numbers(before, after)))
}

fn between_numbers(before: &str, after: &str) -> bool {
    before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `f***`: asterisks in the place of the letters of a word.
fn is_curse(before: &str, next: Option<char>, length: usize) -> bool {
    let begun = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let fits = if length == 3 { !begun.is_empty() } else { (1..=2).contains(&begun.chars().count()) };
    fits && next.is_none_or(|c| !c.is_uppercase() && c != '[')
}

/// `Ï[Rye](…)`: one letter beyond ASCII between a blank and a link.
fn stray_letters(file: &SourceFile, line: &NoteLine, diagnostics: &mut Diagnostics) {
    for link in &line.inline.links {
        let before = file.text().get(line.line.content.start..link.span.start).unwrap_or_default();
        let mut letters = before.chars().rev();
        let Some(stray) = letters.next().filter(|c| c.is_alphabetic() && !c.is_ascii()) else { continue };
        if letters.next().is_none_or(|c| c.is_whitespace() || c == '*') {
            let span = Span::new(link.span.start - stray.len_utf8(), link.span.start);
            diagnostics.push(
                RULE.at(file.place(span), format!("a stray `{stray}` sticks to the link"))
                    .help("remove it")
                    .fix(Fix::doubtful(span, "")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("bold-debris", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn empty_and_lonely_bold() {
        let notes = "**Ada #1:** ****[Rye](https://rye.example/) ****\n\n**Bob #2: [**Oats**](https://oats.example/)\n\n- about **bran and malt\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:13: warning: empty bold is left over [bold-debris]
          help: remove the asterisks
          show_notes/001.md - **Ada #1:** ****[Rye](https://rye.example/) ****
          show_notes/001.md + **Ada #1:** [Rye](https://rye.example/) 
        show_notes/001.md:3:1: warning: asterisks without their counterpart are left over [bold-debris]
          help: complete the pair, or remove them
          show_notes/001.md - **Bob #2: [**Oats**](https://oats.example/)
          show_notes/001.md + Bob #2: [**Oats**](https://oats.example/)
        show_notes/001.md:5:9: warning: asterisks without their counterpart are left over [bold-debris]
          help: complete the pair, or remove them
          show_notes/001.md - - about **bran and malt
          show_notes/001.md + - about bran and malt
        ");
    }

    #[test]
    fn a_stray_letter() {
        insta::assert_snapshot!(lint("**Ada #1:** Ï[**Rye**](https://rye.example/)\n"), @"
        show_notes/001.md:1:13: warning: a stray `Ï` sticks to the link [bold-debris]
          help: remove it
          show_notes/001.md - **Ada #1:** Ï[**Rye**](https://rye.example/)
          show_notes/001.md + **Ada #1:** [**Rye**](https://rye.example/)
        ");
    }

    #[test]
    fn asterisks_that_are_meant() {
        let notes = "- call it with **kwargs, or f(*a, **b)\n- 2 ** 3 and 2**3\n- src/**/*.md\n- what the f*** and clusterf***\n- an \\** escape\n- terms apply*\n- **Rye** and *oats*\n";
        assert_eq!(lint(notes), "");
    }
}
