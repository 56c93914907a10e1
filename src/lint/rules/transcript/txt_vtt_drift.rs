//! `txt-vtt-drift`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::transcript::{Cue, Transcript};
use crate::words::shown;

rule! {
    /// Two transcripts of one episode do not say the same words.
    ///
    /// ## What it does
    /// Reads all transcripts of an episode side by side, without regard to times, case and punctuation, and reports the
    /// first word at which one parts from the other.
    ///
    /// ## Why it matters
    /// A word was repaired in one file and not in the other, so what listeners read depends on their app.
    ///
    /// ## Example
    /// `001.txt` says *Ruff checks it*, `001.vtt` says *rough checks it*. Repair one file and make the others from it;
    /// `podwright build` writes all forms from one.
    "txt-vtt-drift", Transcript, Off, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let mut transcripts = episode.transcripts();
    let Some((first_file, first)) = transcripts.next() else { return };
    for (file, transcript) in transcripts {
        let parting = words(first).zip(words(transcript)).find(|((_, a), (_, b))| !is_same(a, b));
        let Some(((first_cue, first_word), (cue, word))) = parting else { continue };
        let place = file.place(span_of(cue, word, file.slice(cue.text_span)));
        let related = first_file.place(span_of(first_cue, first_word, first_file.slice(first_cue.text_span)));
        diagnostics.push(
            RULE.at(place, format!("the transcripts part here: {} against {}", shown(word), shown(first_word)))
                .help("repair one of them and write the other from it")
                .related(related, format!("this one says {}", shown(first_word))),
        );
    }
}

/// The words of a transcript without marks around them, each with its cue.
fn words(transcript: &Transcript) -> impl Iterator<Item = (&Cue, &str)> {
    transcript.cues.iter().flat_map(|cue| {
        let words = cue.text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(move |word| (cue, word))
    })
}

fn is_same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || a.to_lowercase() == b.to_lowercase()
}

/// The bytes of `word` in its cue.
fn span_of(cue: &Cue, word: &str, written: &str) -> Span {
    match written.find(word) {
        Some(at) => Span::new(at, at + word.len()).shifted(cue.text_span.start),
        None => cue.text_span,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const TEXT: &str = "00:00:00 The rye is ready. Come in!\n";

    #[test]
    fn a_word_that_differs() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nThe right\n\n00:01.000 --> 00:02.000\nis ready.\n";
        insta::assert_snapshot!(findings("txt-vtt-drift", &[("transcripts/001.txt", TEXT), ("transcripts/001.vtt", vtt)]), @"
        transcripts/001.txt:1:14: info: the transcripts part here: `rye` against `right` [txt-vtt-drift]
          transcripts/001.vtt:4: this one says `right`
          help: repair one of them and write the other from it
        ");
    }

    #[test]
    fn cues_may_be_cut_otherwise() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nthe rye\n\n00:01.000 --> 00:02.000\nis ready, come in.\n";
        assert_eq!(findings("txt-vtt-drift", &[("transcripts/001.txt", TEXT), ("transcripts/001.vtt", vtt)]), "");
    }
}
