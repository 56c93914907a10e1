//! Writes SubRip.

use super::super::{Transcript, words};
use super::clock::push_timestamp;
use super::fold::fold;
use super::timing::timed;

/// A line has at most so many characters, and a cue so many lines (podcast-namespace `transcripts.md`, SRT). A word that
/// is longer, such as an address, has a line of its own.
const LINE: usize = 32;
const LINES: usize = 2;

/// `transcript` as SubRip, with `Name:` where a new speaker begins.
///
/// `end` is the end of the audio in seconds; it bounds cues whose own end is unknown. Cues that are longer than two lines
/// become several, which share the time by their letters. SubRip cannot escape: an arrow `-->` in the words is written
/// `→`, and it cannot say that a speaker stops being known.
pub fn to_srt(transcript: &Transcript, end: Option<f64>) -> String {
    let mut out = String::new();
    let mut counter = 0;
    let mut speaking: Option<String> = None;
    for timed in timed(transcript, end) {
        let speaker = timed.cue.speaker.as_deref().map(words::one_line).filter(|name| !name.is_empty());
        let said = words::spoken(&timed.cue.text).replace("-->", "→");
        if said.is_empty() {
            continue;
        }
        let text = match &speaker {
            Some(name) if speaking != speaker => format!("{}: {said}", name.replace(':', " ")),
            _ => said,
        };
        speaking = speaker.or(speaking);
        for part in parts(&fold(&text, LINE), timed.start, timed.end) {
            counter += 1;
            let separator = if counter > 1 { "\n" } else { "" };
            out.push_str(&format!("{separator}{counter}\n"));
            push_timestamp(&mut out, part.start, ',');
            out.push_str(" --> ");
            push_timestamp(&mut out, part.end, ',');
            out.extend(["\n", &part.text, "\n"]);
        }
    }
    out
}

/// Two lines with their time in milliseconds.
struct Part {
    start: u64,
    end: u64,
    text: String,
}

/// The lines of `folded` by twos; each part takes the share of the time that it has of the letters.
fn parts(folded: &str, start: u64, end: u64) -> Vec<Part> {
    let lines: Vec<&str> = folded.lines().collect();
    let count = lines.len().div_ceil(LINES) as u64;
    // Every part has a millisecond at least.
    let length = end.saturating_sub(start).max(count);
    let end = start + length;
    if count <= 1 {
        return vec![Part { start, end, text: folded.to_owned() }];
    }
    let letters = |lines: &[&str]| lines.iter().map(|line| line.chars().count() as u64).sum::<u64>();
    let all = letters(&lines).max(1);
    let mut before = 0;
    let mut from = start;
    let mut parts = Vec::with_capacity(lines.len().div_ceil(LINES));
    for (chunk, left) in lines.chunks(LINES).zip((0..count).rev()) {
        before += letters(chunk);
        let share = u64::try_from(u128::from(length) * u128::from(before) / u128::from(all)).unwrap_or(length);
        let to = (start + share).clamp(from + 1, end - left);
        parts.push(Part { start: from, end: to, text: chunk.join("\n") });
        from = to;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::parsed;
    use super::*;

    #[test]
    fn subrip() {
        let transcript = parsed(
            "a.txt",
            "00:00:00 ADA: This goes --> over two lines.\n\n00:00:04 ADA: More.\n\n00:00:06 BO: Yes.\n",
        );
        assert_eq!(
            to_srt(&transcript, Some(8.0)),
            "1\n00:00:00,000 --> 00:00:04,000\nADA: This goes → over two lines.\n\n\
             2\n00:00:04,000 --> 00:00:06,000\nMore.\n\n3\n00:00:06,000 --> 00:00:08,000\nBO: Yes.\n"
        );
    }

    #[test]
    fn long_cues_are_cut_into_two_lines_each() {
        let transcript = parsed(
            "a.txt",
            "00:00:00 ADA: One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.\n",
        );
        let written = to_srt(&transcript, Some(9.0));
        insta::assert_snapshot!(written, @"1
00:00:00,000 --> 00:00:05,835
ADA: One two three four five six
seven eight nine ten eleven

2
00:00:05,835 --> 00:00:09,000
twelve thirteen fourteen
fifteen.
");
    }
}
