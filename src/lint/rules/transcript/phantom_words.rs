//! `phantom-words`

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::normalize::Compiled;
use crate::source::SourceFile;
use crate::transcript::{self, Cue, Transcript};

rule! {
    /// A cue holds a sentence that speech recognition invents in music and silence.
    ///
    /// ## What it does
    /// Finds cues that are nothing but *Thanks for watching*, a call to subscribe to a channel, or the credit of a captioning
    /// service. A sentence that one in ten episodes has is taken for a habit of the show.
    ///
    /// ## Why it matters
    /// Nobody said it. Recognition learnt from videos, and these are the words that stand over their last seconds.
    ///
    /// ## Example
    /// ```text
    /// 00:36:14 Thanks for watching.
    /// ```
    /// Remove the cue.
    "phantom-words", Transcript, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

const PHANTOMS: &[&str] = &[
    "captions by the amara org community",
    "dont forget to subscribe to my channel",
    "please subscribe to my channel",
    "please subscribe to our channel",
    "see you in the next video",
    "subscribe to my channel",
    "subtitles by the amara org community",
    "thank you for watching",
    "thank you for watching this video",
    "thank you so much for watching",
    "thanks for watching",
    "thanks for watching and see you next time",
    "thanks for watching this video",
    "transcription by castingwords",
    "untertitel der amara org community",
];

/// Longer cues hold more than a phantom, in bytes.
const LONGEST: usize = 80;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let found: Vec<(&Compiled, Vec<Phantom<'_>>)> =
        show.asked().map(|episode| (episode, phantoms(&episode.transcripts).collect())).collect();
    if found.iter().all(|(_, phantoms)| phantoms.is_empty()) {
        return;
    }
    let mut episodes_with: HashMap<&str, usize> = HashMap::new();
    let mut count = |phantoms: BTreeSet<&'static str>| {
        phantoms.into_iter().for_each(|phantom| *episodes_with.entry(phantom).or_default() += 1);
    };
    found.iter().for_each(|(_, phantoms)| count(phantoms.iter().map(|one| one.words).collect()));
    // Of the others no more than the beginning was read, and phantoms are heard at the end.
    let of_others: Vec<BTreeSet<&str>> = show
        .others()
        .map(|episode| {
            let read = |file: SourceFile| {
                let transcript = transcript::parse(&file, &mut Vec::new());
                (file, transcript)
            };
            let whole: Vec<_> = show.whole_transcripts(episode).map(read).collect();
            phantoms(&whole).map(|one| one.words).collect()
        })
        .collect();
    of_others.into_iter().for_each(&mut count);
    let transcribed = show.episodes.iter().filter(|episode| !episode.record.files.transcripts.is_empty()).count();
    let habit = (transcribed / 10).max(2);
    for Phantom { file, cue, words } in found.into_iter().flat_map(|(_, phantoms)| phantoms) {
        if episodes_with.get(words).is_some_and(|episodes| *episodes <= habit) {
            let message = format!("“{}” is what speech recognition hears in music and silence", cue.text);
            diagnostics.push(RULE.at(file.place(cue.span), message).help("if nobody said it, remove the cue"));
        }
    }
}

/// A cue that holds nothing but one of [`PHANTOMS`].
struct Phantom<'a> {
    file: &'a SourceFile,
    cue: &'a Cue,
    words: &'static str,
}

fn phantoms(transcripts: &[(SourceFile, Transcript)]) -> impl Iterator<Item = Phantom<'_>> {
    transcripts.iter().flat_map(|(file, transcript)| {
        let short = transcript.cues.iter().filter(|cue| cue.text.len() < LONGEST);
        short.filter_map(move |cue| Some(Phantom { file, cue, words: phantom(&cue.text)? }))
    })
}

fn phantom(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?.to_ascii_lowercase();
    if !PHANTOMS.iter().any(|phantom| phantom.starts_with(first)) {
        return None;
    }
    let words = text
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | ','))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>());
    let said = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    PHANTOMS.iter().find(|phantom| **phantom == said).copied()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn words_that_nobody_said() {
        let text = "00:36:10 Bye.\n\n00:36:14 Thanks for watching.\n\n00:36:15 Thanks for watching our dough rise.\n";
        insta::assert_snapshot!(findings("phantom-words", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:3:1: warning: “Thanks for watching.” is what speech recognition hears in music and silence [phantom-words]
          help: if nobody said it, remove the cue
        ");
    }

    #[test]
    fn a_habit() {
        let text = "00:36:14 Thanks for watching!\n";
        let show = ["transcripts/001.txt", "transcripts/002.txt", "transcripts/003.txt"].map(|path| (path, text));
        assert_eq!(findings("phantom-words", &show), "");
    }
}
