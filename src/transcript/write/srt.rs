//! Writes SubRip.

use super::super::{Transcript, words};
use super::fold::fold;
use super::timing::{Timed, timed};
use crate::times::push_exact;

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
    let mut parts = Vec::new();
    let mut speaking: Option<String> = None;
    for timed in timed(transcript, end) {
        let speaker = timed.cue.speaker.as_deref().map(words::one_line).filter(|name| !name.is_empty());
        let said = words::spoken(&timed.cue.text).replace("-->", "→");
        if said.is_empty() {
            continue;
        }
        let label = speaker.as_deref().filter(|_| speaking != speaker).map(label).unwrap_or_default();
        cut(&label, &said, &timed, speaker.as_deref(), &mut parts);
        speaking = speaker.or(speaking);
    }
    // People who talk at once are read in turn.
    parts.sort_by_key(|part| part.start);
    written(&parts)
}

fn written(parts: &[Part]) -> String {
    let mut out = String::new();
    let mut speaking: Option<&str> = None;
    for (part, counter) in parts.iter().zip(1_u64..) {
        let speaker = part.speaker.as_deref();
        let label = speaker.filter(|_| speaking != speaker).map(label).unwrap_or_default();
        speaking = speaker.or(speaking);
        let separator = if counter > 1 { "\n" } else { "" };
        out.push_str(&format!("{separator}{counter}\n"));
        push_exact(&mut out, part.start, ',');
        out.push_str(" --> ");
        push_exact(&mut out, part.end, ',');
        out.extend(["\n", &fold(&format!("{label}{}", part.text), LINE), "\n"]);
    }
    out
}

/// How a speaker is named before the words.
fn label(name: &str) -> String {
    format!("{}: ", name.replace(':', " "))
}

/// Words that fit into two lines, with their time in milliseconds.
struct Part {
    start: u64,
    end: u64,
    speaker: Option<String>,
    text: String,
}

/// Adds what is `said` in `cue` to `parts`; `label` takes room on the first line.
fn cut(label: &str, said: &str, cue: &Timed<'_>, speaker: Option<&str>, parts: &mut Vec<Part>) {
    let folded = fold(&format!("{label}{said}"), LINE);
    let lines: Vec<&str> = folded.lines().collect();
    let count = lines.len().div_ceil(LINES).max(1) as u64;
    // Every part has a millisecond at least.
    let length = cue.end.saturating_sub(cue.start).max(count);
    let end = cue.start.saturating_add(length);
    let letters = |lines: &[&str]| lines.iter().map(|line| line.chars().count() as u64).sum::<u64>();
    let all = letters(&lines).max(1);
    let labelled = label.split_whitespace().count();
    let (mut before, mut from) = (0, cue.start);
    for ((chunk, left), index) in lines.chunks(LINES).zip((0..count).rev()).zip(0..) {
        before += letters(chunk);
        let share = u64::try_from(u128::from(length) * u128::from(before) / u128::from(all)).unwrap_or(length);
        let to = cue.start.saturating_add(share).clamp(from + 1, end - left);
        let words = chunk.iter().flat_map(|line| line.split_whitespace()).skip(if index == 0 { labelled } else { 0 });
        let text = words.collect::<Vec<_>>().join(" ");
        // A long name may take the first two lines.
        if text.is_empty() {
            continue;
        }
        parts.push(Part { start: from, end: to, speaker: speaker.map(str::to_owned), text });
        from = to;
    }
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
