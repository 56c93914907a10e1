//! `length-implausible`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::{Evidence, Fact};
use crate::times::clock;

rule! {
    /// The size of the audio does not fit its duration.
    ///
    /// ## What it does
    /// Divides the `length` of the front matter, which counts bytes, by the duration. Below 8 kbit/s no speech can be
    /// heard, and above 512 kbit/s (video and lossless audio aside) no podcast is published.
    ///
    /// ## Why it matters
    /// `length` in RSS is the size in bytes. Seconds, or the size of another file, make apps show wrong progress and
    /// stop downloads too early.
    ///
    /// ## Example
    /// ```yaml
    /// duration: "52:14"
    /// length: 3134
    /// ```
    /// Use instead:
    /// ```yaml
    /// duration: "52:14"
    /// length: 50146851
    /// ```
    "length-implausible", Notes, Warning, fix: None, check: Episode(check),
    sources: ["RSS 2.0: enclosure", "PSP-1: enclosure"]
}

/// The lowest and the highest bit rate of a podcast, in kbit/s.
const BIT_RATES: (f64, f64) = (8.0, 512.0);

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let stated = |read: &&Evidence| read.how == "front matter";
    let read = episode.evidence(Fact::Audio).iter().filter(stated).find(|read| read.value.is_u64());
    let (Some(read), Some(duration)) = (read, episode.record().duration) else { return };
    let Some(bytes) = read.value.as_u64() else { return };
    let rate = bytes as f64 * 8.0 / 1000.0 / duration;
    let (lowest, highest) = BIT_RATES;
    if rate >= lowest && (rate <= highest || is_large(episode)) {
        return;
    }
    let message = format!("{bytes} bytes in {} would be {}", clock(duration), shown(rate));
    let is_seconds = (bytes as f64 - duration).abs() < 2.0;
    let mut found = RULE.at(episode.place_of(read), message).help(if is_seconds {
        "these are seconds; `length` is the size of the file in bytes"
    } else {
        "write the size of the file in bytes, or correct the duration"
    });
    if let Some(read) = episode.evidence(Fact::Duration).first() {
        found = found.related(episode.place_of(read), "the duration");
    }
    diagnostics.push(found);
}

/// Is it video, or audio without losses?
fn is_large(episode: &EpisodeContext<'_>) -> bool {
    let location = episode.record().audio.as_ref().map(|audio| audio.location.to_lowercase()).unwrap_or_default();
    let path = location.split(['?', '#']).next().unwrap_or_default();
    [".mp4", ".m4v", ".mov", ".webm", ".wav", ".flac", ".aiff"].iter().any(|extension| path.ends_with(extension))
}

fn shown(rate: f64) -> String {
    if rate < 1.0 { "less than 1 kbit/s".to_owned() } else { format!("{rate:.0} kbit/s") }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn stated(length: &str, audio: &str) -> String {
        let notes = format!("---\nduration: \"52:14\"\nlength: {length}\naudio: https://e.org/{audio}\n---\n");
        findings("length-implausible", &[("show_notes/001.md", &notes)])
    }

    #[test]
    fn seconds_and_the_size_of_something_else() {
        insta::assert_snapshot!(stated("3134", "1.mp3"), @"
        show_notes/001.md:3:9: warning: 3134 bytes in 0:52:14 would be less than 1 kbit/s [length-implausible]
          show_notes/001.md:2: the duration
          help: these are seconds; `length` is the size of the file in bytes
        ");
        insta::assert_snapshot!(stated("5014685100", "1.mp3"), @"
        show_notes/001.md:3:9: warning: 5014685100 bytes in 0:52:14 would be 12801 kbit/s [length-implausible]
          show_notes/001.md:2: the duration
          help: write the size of the file in bytes, or correct the duration
        ");
    }

    #[test]
    fn usual_sizes_and_video() {
        assert_eq!(stated("\"50146851\"", "1.mp3"), "");
        assert_eq!(stated("501468510", "1.mp4?x=1"), "");
    }
}
