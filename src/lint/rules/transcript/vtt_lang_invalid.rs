//! `vtt-lang-invalid`

use super::capped::Capped;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::transcript::Format;
use crate::vocabulary::values::language;
use crate::words::shown;

rule! {
    /// A `<lang>` tag of a WebVTT file names no language.
    ///
    /// ## Why it matters
    /// Screen readers choose their voice by it. It is a tag of BCP 47, such as `en`, not the name of the language.
    ///
    /// ## Example
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// We call it <lang german>Brot</lang>.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// We call it <lang de>Brot</lang>.
    /// ```
    "vtt-lang-invalid", Transcript, Warning, fix: None, check: Episode(check),
    sources: ["W3C WebVTT, cue language span"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::WebVtt) {
        let mut found = Capped::new(&RULE, file, diagnostics);
        for (span, stated) in transcript.cues.iter().flat_map(|cue| tags(file.slice(cue.span), cue.span.start)) {
            if let Some(fault) = language::check(stated) {
                found.push(|| {
                    let told = RULE.at(file.place(span), format!("{} {}", shown(stated), fault.message));
                    match fault.help {
                        Some(help) => told.help(help),
                        None => told,
                    }
                });
            }
        }
        found.finish();
    }
}

/// What the `<lang …>` tags in `raw` state, which begins at byte `at`.
fn tags(raw: &str, at: usize) -> impl Iterator<Item = (Span, &str)> {
    raw.match_indices("<lang").filter_map(move |(start, opening)| {
        let inner = raw.get(start + opening.len()..)?;
        let inner = inner.get(..inner.find('>')?)?;
        // Classes may stand before the language: `<lang.loud en>`.
        let (classes, stated) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
        let is_tag = classes.is_empty() || classes.starts_with('.');
        let end = start + opening.len() + inner.len() + 1;
        is_tag.then(|| (Span::new(start, end).shifted(at), stated.trim()))
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn names_and_nothing_are_no_codes() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<lang german>Brot</lang>, <lang.loud fr>pain</lang> and <lang>bread</lang>.\n";
        insta::assert_snapshot!(findings("vtt-lang-invalid", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:4:1: warning: `german` is no language code [vtt-lang-invalid]
          help: write `de`
        transcripts/001.vtt:4:57: warning: `` is no language code [vtt-lang-invalid]
          help: write a code of ISO 639, such as `en`, `en-us` or `pt-BR`
        ");
    }
}
