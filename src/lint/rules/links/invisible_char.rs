//! `invisible-char`

use crate::diagnostic::{Diagnostics, Fix, Severity};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::{SourceFile, Span};

rule! {
    /// The notes hold characters that nobody sees.
    ///
    /// ## What it does
    /// Finds zero-width characters, marks of the writing direction and blanks of special width. Joiners within emoji, the
    /// marks that Arabic, Hebrew and Indic scripts need, and the hard blanks of French punctuation are left alone. The
    /// fix removes what has no width and writes an ordinary blank for the rest, which is only an info.
    ///
    /// ## Why it matters
    /// They come with pasted text. A search does not find the word, a copied command or address fails, and lines break in
    /// odd places.
    ///
    /// ## Example
    /// `Ada's tweet` with a right-to-left mark after `Ada`, copied from a profile.
    "invisible-char", Notes, Warning, fix: Safe, check: Episode(check),
    sources: ["Unicode, General Punctuation (U+2000 to U+206F)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in notes.lines.iter().filter(|line| !file.slice(line.line.span).is_ascii()) {
        line_of(file, line.line.span, diagnostics);
    }
}

/// One finding for each run of such characters.
fn line_of(file: &SourceFile, span: Span, diagnostics: &mut Diagnostics) {
    let text = file.slice(span);
    let mut run: Option<(Span, char)> = None;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, next)| *next);
        let odd = kind(character).is_some_and(|kind| !is_needed(kind, character, before, after));
        // At the head of the file U+FEFF is the byte order mark.
        if odd && span.start + at > 0 {
            let here = Span::new(span.start + at, span.start + at + character.len_utf8());
            run = match run {
                Some((open, first)) if open.end == here.start => Some((Span::new(open.start, here.end), first)),
                Some(closed) => {
                    report(file, closed, diagnostics);
                    Some((here, character))
                }
                None => Some((here, character)),
            };
        }
        before = Some(character);
    }
    if let Some(closed) = run {
        report(file, closed, diagnostics);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Has no width at all.
    Empty,
    /// Joins or parts letters.
    Joiner,
    /// A blank of special width.
    Blank,
}

fn kind(character: char) -> Option<Kind> {
    match character {
        '\u{200B}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{00AD}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some(Kind::Empty),
        '\u{200C}' | '\u{200D}' => Some(Kind::Joiner),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(Kind::Blank),
        _ => None,
    }
}

fn is_needed(kind: Kind, character: char, before: Option<char>, after: Option<char>) -> bool {
    let either = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    match kind {
        Kind::Empty => either(is_right_to_left),
        Kind::Joiner => either(|c| is_right_to_left(c) || is_joining(c) || is_pictograph(c)),
        // The blank of East Asian scripts, French punctuation, and numbers with their unit.
        Kind::Blank => {
            character == '\u{3000}'
                || after.is_some_and(|c| matches!(c, ':' | ';' | '!' | '?' | '»' | '%' | '€'))
                || before.is_some_and(|c| c == '«' || c.is_ascii_digit())
        }
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_joining(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{109F}' | '\u{1780}'..='\u{18AF}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn report(file: &SourceFile, (run, first): (Span, char), diagnostics: &mut Diagnostics) {
    let written = file.slice(run);
    let has_blank = written.chars().any(|c| kind(c) == Some(Kind::Blank));
    let message = match kind(first) {
        Some(Kind::Blank) => format!("a blank of special width stands here: U+{:04X}", u32::from(first)),
        _ => format!("an invisible character stands here: U+{:04X}", u32::from(first)),
    };
    let mut found = RULE.at(file.place(run), message);
    if written.chars().all(|c| kind(c) == Some(Kind::Blank)) {
        // A blank is seen as one, whatever its width.
        found.severity = Severity::Info;
    }
    diagnostics.push(if has_blank {
        found.help("write an ordinary blank").fix(Fix::safe(run, " "))
    } else {
        found.help("remove it").fix(Fix::safe(run, ""))
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("invisible-char", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn marks_and_blanks_of_pasted_text() {
        insta::assert_snapshot!(lint("- Ada\u{200f}’s loaf\n- f\u{200d}-\u{200d}strings\n- rye\u{200a}—\u{200a}oats\n- a\u{a0}b\n"), @"
        show_notes/001.md:1:6: warning: an invisible character stands here: U+200F [invisible-char]
          help: remove it
          show_notes/001.md - - Ada‏’s loaf
          show_notes/001.md + - Ada’s loaf
        show_notes/001.md:2:4: warning: an invisible character stands here: U+200D [invisible-char]
          help: remove it
          show_notes/001.md - - f‍-‍strings
          show_notes/001.md + - f-‍strings
        show_notes/001.md:2:6: warning: an invisible character stands here: U+200D [invisible-char]
          help: remove it
          show_notes/001.md - - f‍-‍strings
          show_notes/001.md + - f‍-strings
        show_notes/001.md:3:6: info: a blank of special width stands here: U+200A [invisible-char]
          help: write an ordinary blank
          show_notes/001.md - - rye — oats
          show_notes/001.md + - rye — oats
        show_notes/001.md:3:8: info: a blank of special width stands here: U+200A [invisible-char]
          help: write an ordinary blank
          show_notes/001.md - - rye — oats
          show_notes/001.md + - rye — oats
        show_notes/001.md:4:4: info: a blank of special width stands here: U+00A0 [invisible-char]
          help: write an ordinary blank
          show_notes/001.md - - a b
          show_notes/001.md + - a b
        ");
    }

    #[test]
    fn what_scripts_and_emoji_need() {
        assert_eq!(lint("- 👩\u{200d}🍳 bakes\n- « pain\u{a0}», 20\u{a0}°C\n- می\u{200c}خواهم\n"), "");
    }
}
