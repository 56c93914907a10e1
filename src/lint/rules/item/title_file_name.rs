//! `title-file-name`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The title of an episode is the name of a file.
    ///
    /// ## Why it matters
    /// Whoever uploads audio gets its name for a title until he writes another one; listeners see it.
    ///
    /// ## Example
    /// `<title>bread_basket_07_final.mp3</title>`
    "title-file-name", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: what hosts fill in for a title"]
}

const ENDINGS: [&str; 8] = ["mp3", "m4a", "mp4", "wav", "ogg", "opus", "flac", "aac"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in feed.episodes.iter().filter(|item| is_file_name(&item.title)) {
        let told = feed.found(&RULE, item.place_of("title"), "the title is the name of a file");
        found.push(told.help("write what the episode is about"));
    }
}

/// Does it end like a file of sound? A word may be about MP3, so that something has to stand before the dot.
fn is_file_name(title: &str) -> bool {
    let Some((name, ending)) = title.rsplit_once('.') else { return false };
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) && name.ends_with(|c: char| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn names_of_files_end_like_them() {
        assert!(is_file_name("07 Rye.mp3") && is_file_name("rye_final(2).WAV"));
        for title in ["Rye", "What is .mp3", ".mp3", "MP3", "Rye vs. MP3", "Rye.mp3 and oats", "Opus 7. Opus!"] {
            assert!(!is_file_name(title), "{title}");
        }
    }
}
