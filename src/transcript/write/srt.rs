//! Writes SubRip.

use super::super::{Transcript, words};
use super::clock::push_timestamp;
use super::fold::fold;
use super::timing::timed;

/// A line has at most so many characters (podcast-namespace `transcripts.md`, SRT). The two lines that it allows are
/// too few for cues made of paragraphs; cutting these up would need times that nobody has measured.
const LINE: usize = 32;

/// `transcript` as SubRip, with `Name:` where a new speaker begins.
///
/// `end` is the end of the audio in seconds; it bounds cues whose own end is unknown. SubRip cannot escape: an arrow
/// `-->` in the words is written `→`, and it cannot say that a speaker stops being known.
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
        counter += 1;
        let separator = if counter > 1 { "\n" } else { "" };
        out.push_str(&format!("{separator}{counter}\n"));
        push_timestamp(&mut out, timed.start, ',');
        out.push_str(" --> ");
        push_timestamp(&mut out, timed.end, ',');
        out.extend(["\n", &fold(&text, LINE), "\n"]);
    }
    out
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
}
