//! What stands above the words: front matter, `PYTHON BYTES TRANSCRIPT`, `Episode #72: Title`.

use super::super::lines::{Line, lines};

/// What a line of the title block says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading<'a> {
    /// The word transcript, perhaps with the name of the show.
    Transcript,
    /// `Episode #72: Title`.
    Episode {
        /// 72
        number: u32,
        /// The digits of the number as they stand in the line.
        digits: &'a str,
        /// What follows it.
        title: Option<&'a str>,
    },
}

/// Longest line of a title block in bytes.
const LONGEST: usize = 300;

/// Bytes that YAML or TOML front matter takes at the start of `text`; none when it is never closed.
pub(super) fn front_matter(text: &str) -> usize {
    let mut rest = lines(text, 0);
    let fence = rest.next().map(|line| line.text.trim_end()).filter(|fence| matches!(*fence, "---" | "+++"));
    fence.and_then(|fence| rest.find(|line| line.text.trim_end() == fence)).map_or(0, |line| line.end())
}

/// Reads a line above the first words as part of the title block.
pub(super) fn heading<'a>(line: Line<'a>) -> Option<Heading<'a>> {
    let trimmed = line.text.trim();
    if trimmed.len() > LONGEST {
        return None;
    }
    let plain = trimmed.trim_start_matches('#').trim_matches(['*', '_', ' ', ':']);
    let is_name_of_show = !plain.contains(['.', ',', '?', '!', ':']);
    match plain.split_whitespace().next_back() {
        Some(last) if last.eq_ignore_ascii_case("transcript") && is_name_of_show => Some(Heading::Transcript),
        _ => episode(line),
    }
}

fn episode<'a>(line: Line<'a>) -> Option<Heading<'a>> {
    let text = line.text.trim().trim_start_matches('#').trim_start();
    let (word, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic())?);
    if !["episode", "ep"].iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return None;
    }
    let rest = rest.trim_start_matches('.').trim_start().trim_start_matches('#');
    let (digits, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let number = digits.parse().ok()?;
    let rest = rest.trim_start();
    let title = rest.strip_prefix([':', '-', '–', '—', '.', '|']).map(str::trim);
    // "Episode 72 is about …" is speech.
    if title.is_none() && !rest.is_empty() {
        return None;
    }
    Some(Heading::Episode { number, digits, title: title.filter(|title| !title.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Heading<'_>> {
        heading(Line { start: 0, text })
    }

    #[test]
    fn title_blocks() {
        assert_eq!(read("A GOOD SHOW TRANSCRIPT"), Some(Heading::Transcript));
        assert_eq!(read("**Transcript:**"), Some(Heading::Transcript));
        let episode = |title| Some(Heading::Episode { number: 72, digits: "72", title });
        assert_eq!(read("Episode #72: Why: a story "), episode(Some("Why: a story")));
        assert_eq!(read("# Ep. 72 – Why"), episode(Some("Why")));
        assert_eq!(read("Episode 72"), episode(None));
    }

    #[test]
    fn speech_is_no_title() {
        for text in [
            "Episode 72 is about cats.",
            "Episodes: many",
            "Here is the transcript.",
            "Read our transcript. Transcript",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn front_matter_must_be_closed() {
        assert_eq!(front_matter("---\nepisode: x.md\n---\nHi"), 21);
        assert_eq!(front_matter("---\nHi"), 0);
        assert_eq!(front_matter("Hi\n---\n---"), 0);
    }
}
