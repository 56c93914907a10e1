//! `title-differs`

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::record::Fact;
use crate::show::FileName;

rule! {
    /// The title in the heading is not the one in the name of a file.
    ///
    /// ## What it does
    /// Compares the words of the heading with the words of the file names of notes and transcripts; case, punctuation and short
    /// words do not count.
    ///
    /// ## Why it matters
    /// The title was changed in one place only: the page, the feed and the files call the episode differently.
    ///
    /// ## Example
    /// `# Bread Basket 7: Rye` beside `transcripts/007-advanced-rye.txt`.
    "title-differs", Episode, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(heading) = episode.evidence(Fact::Title).iter().find(|reading| reading.how == "heading") else { return };
    // A title in the front matter decides; headings are those of sections then.
    let is_stated = episode.evidence(Fact::Title).iter().any(|reading| reading.how == "front matter");
    let Some(title) = heading.value.as_str().filter(|_| !is_stated) else { return };
    let files = &episode.record().files;
    for path in files.notes.iter().chain(&files.transcripts) {
        let Some(slug) = FileName::of(path, episode.config()).slug else { continue };
        let (of_title, of_file) = (words(title), words(&slug));
        // Names of files are often cut: what they have of the title must agree.
        let is_part = of_title.starts_with(&of_file) && of_file.len() >= SHORTEST_PART;
        if of_title.is_empty() || of_file.is_empty() || of_title == of_file || is_part {
            continue;
        }
        let found = RULE
            .at(
                episode.place_of(heading),
                format!("the heading says \"{title}\", the file is called {}", path.display()),
            )
            .related(Place::file(path), "the file");
        diagnostics.push(found.help("rename the file, or correct the heading"));
        return;
    }
}

/// So many words of a title are enough to know it by.
const SHORTEST_PART: usize = 3;

/// The words that count: folded, without those that slugs leave out.
fn words(text: &str) -> Vec<String> {
    const LEFT_OUT: [&str; 12] = ["a", "an", "the", "and", "or", "of", "to", "in", "on", "for", "is", "with"];
    let text = text.replace(['\'', '’'], "");
    let words = text.split(|c: char| !c.is_alphanumeric()).map(fold);
    words.filter(|word| !word.is_empty() && !LEFT_OUT.contains(&word.as_str())).collect()
}
