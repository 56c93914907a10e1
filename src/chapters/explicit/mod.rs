//! Chapters that people wrote. They win over derived ones.
//!
//! ```text
//! source   front matter, files beside the others, notes, audio ──▶ lists of marks, the one that wins first
//! repair   lost hours, frames, links that say another time       ──▶ starts
//! findings what was wrong, at its line
//! kind     sponsor, intro, extras … by the title
//! topics   which chapter is which topic of the notes
//! ```

mod findings;
mod kind;
mod notes;
mod repair;
mod source;
mod topics;
mod usable;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::chapters::mark::Mark;
use crate::diagnostic::Diagnostics;
use crate::normalize::Compiled;
use crate::notes::front_matter::KeyNames;
use crate::record::{Chapter, Evidence, Fact};
use crate::show::Show;
use crate::source::SourceFile;
use findings::End;
pub(super) use source::states_none;
use source::{Sidecars, Source};

/// Cues often give no end: the audio may go on for so long after the last one began, in seconds.
const AFTER_LAST_CUE: f64 = 60.0;

/// Durations that people write are rounded, in seconds.
const ROUNDED: f64 = 1.0;

/// Fills the chapters of all episodes for which somebody wrote them; the others are left for alignment.
///
/// Whatever is wrong with them is a warning: no fault in a list of chapters stops a build.
pub fn derive_all(show: &Show, episodes: &mut [Compiled], diagnostics: &mut Diagnostics) {
    let names = KeyNames::new(&show.config.sources);
    let sidecars = Sidecars::find(&show.root, episodes);
    let found: Vec<Diagnostics> = episodes
        .par_iter_mut()
        .filter(|episode| episode.is_read())
        .map(|episode| {
            let mut found = Diagnostics::new();
            derive(show, &names, &sidecars, episode, &mut found);
            found
        })
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

/// Fills the chapters of one episode, and the starts of the topics that they are.
///
/// The first of front matter, files beside the others, notes and audio that holds chapters is used; where the next ones
/// say something else, that is a finding.
fn derive(show: &Show, names: &KeyNames, sidecars: &Sidecars, episode: &mut Compiled, diagnostics: &mut Diagnostics) {
    let end = end(episode);
    let mut sources = source::all(show, names, sidecars, episode, diagnostics);
    for source in &mut sources {
        settle(source, end, diagnostics);
    }
    sources.retain(|source| !source.marks.is_empty());
    let files: Vec<SourceFile> = sources.iter().filter_map(Source::own_file).cloned().collect();
    let mut sources = sources.into_iter();
    let Some(used) = sources.next() else { return };
    diagnostics.extend(sources.filter_map(|other| findings::disagreement(&used, &other)));
    let record = &episode.record;
    let mut chapters: Vec<Chapter> =
        used.marks.iter().map(|mark| mark.chapter(kind::of(&mark.title, &record.sponsors))).collect();
    close(&mut chapters, episode.audio.as_ref().map(|audio| audio.duration).or(record.duration));
    let evidence: Vec<Evidence> = used.marks.iter().map(|mark| evidence(&used, mark)).collect();
    let links: Vec<Vec<String>> = used.marks.into_iter().map(|mark| mark.links).collect();
    let record = &mut episode.record;
    topics::assign(&mut chapters, &links, &mut record.topics);
    record.chapters = chapters;
    record.evidence.entry(Fact::Chapters).or_default().extend(evidence);
    episode.chapter_files = files;
}

/// Are there times in these notes that would become chapters if nobody wrote others?
pub(crate) fn times_in_notes(file: &SourceFile) -> bool {
    let mut ignored = Diagnostics::new();
    let read = crate::notes::parse(file, &[], &mut ignored);
    !notes::read(file, &read, &mut ignored).is_empty()
}

/// Where the episode ends: as its audio, its front matter or its transcript says.
fn end(episode: &Compiled) -> Option<End> {
    if let Some(audio) = &episode.audio {
        return Some(End { seconds: audio.duration, slack: 0.0, is_exact: true });
    }
    let seconds = episode.record.duration?;
    let read = episode.record.evidence.get(&Fact::Duration).and_then(|readings| readings.first());
    let is_cue = read.is_some_and(|read| read.how == "last cue");
    Some(End { seconds, slack: if is_cue { AFTER_LAST_CUE } else { ROUNDED }, is_exact: false })
}

/// Reads the times of a list as they were meant, puts it in order and reports what was wrong.
fn settle(source: &mut Source<'_>, end: Option<End>, diagnostics: &mut Diagnostics) {
    let readings = repair::repair(&mut source.marks, end.map(End::latest));
    findings::readings(source, &readings, diagnostics);
    if let Some(end) = end {
        findings::past_end(source, end, diagnostics);
    }
    source.marks.sort_by(|a, b| a.start.total_cmp(&b.start));
    findings::duplicates(source, diagnostics);
    usable::check(source, diagnostics);
}

/// Chapters end where the next one starts, unless they say that they end before; the last one ends with the episode.
fn close(chapters: &mut [Chapter], duration: Option<f64>) {
    let mut next = duration;
    for chapter in chapters.iter_mut().rev() {
        let limit = next.filter(|next| *next > chapter.start);
        chapter.end = match (chapter.end.filter(|end| *end > chapter.start), limit) {
            (Some(end), Some(limit)) => Some(end.min(limit)),
            (end, limit) => limit.or(end),
        };
        next = Some(chapter.start);
    }
}

fn evidence(source: &Source<'_>, mark: &Mark) -> Evidence {
    match source.file() {
        Some(file) => Evidence::read(mark.start, file, mark.span, source.name),
        None => Evidence::whole_file(mark.start, source.path(), source.name),
    }
}
