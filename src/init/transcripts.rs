//! Transcripts that stand in the notes below a heading of their own.

use std::collections::BTreeSet;

use super::survey::Page;
use crate::notes::transcript_section;
use crate::source::SourceFile;
use crate::transcript;

/// What such headings are called.
const HEADINGS: [&str; 12] = [
    "Transcript",
    "Full transcript",
    "Episode transcript",
    "Transcription",
    "Read the transcript",
    "Show transcript",
    "Transkript",
    "Transkription",
    "Transcripción",
    "Transcrição",
    "Trascrizione",
    "Transcript of the episode",
];

/// The headings of `pages`, all of them episodes, below which somebody speaks: a link to a transcript is none.
pub(super) fn headings(pages: &[&Page]) -> Vec<String> {
    let wanted = HEADINGS.map(str::to_owned);
    let found = |page: &&Page| {
        let text = page.file.text();
        let section = transcript_section::find(text, &wanted)?;
        is_spoken(page.file.slice(section.words)).then(|| section.heading.to_owned())
    };
    let found: BTreeSet<String> = pages.iter().filter_map(found).collect();
    found.into_iter().collect()
}

/// Does somebody speak in `text`: by name, at a time, or at length?
fn is_spoken(text: &str) -> bool {
    /// Words about a transcript are fewer.
    const LONG: usize = 150;
    let read = transcript::parse(&SourceFile::new("transcript.md", text), &mut Vec::new());
    let named = read.utterances().filter(|(speaker, _)| speaker.is_some()).count();
    named > 1 || read.cues.len() > 1 || text.split_whitespace().count() > LONG
}
