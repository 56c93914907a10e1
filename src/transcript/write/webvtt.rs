//! Writes WebVTT (<https://www.w3.org/TR/webvtt1/>).

use html_escape::encode_text;

use super::super::{Transcript, words};
use super::fold::fold;
use super::timing::timed;
use crate::times::push_exact;

/// Lines should not exceed so many characters (podcast-namespace `transcripts.md`, WebVTT).
const LINE: usize = 65;

/// `transcript` as WebVTT, with a `<v Name>` tag wherever the speaker is known.
///
/// `end` is the end of the audio in seconds; it bounds cues whose own end is unknown.
pub fn to_webvtt(transcript: &Transcript, end: Option<f64>) -> String {
    let mut out = String::from("WEBVTT\n");
    for timed in timed(transcript, end) {
        let text = fold(&words::spoken(&timed.cue.text), LINE);
        if text.is_empty() {
            continue;
        }
        out.push('\n');
        push_exact(&mut out, timed.start, '.');
        out.push_str(" --> ");
        push_exact(&mut out, timed.end, '.');
        out.push('\n');
        if let Some(speaker) = timed.cue.speaker.as_deref().map(words::one_line).filter(|name| !name.is_empty()) {
            // Behind hyphens, the bracket that closes the tag would make the arrow of a timing line.
            let close = if speaker.ends_with("--") { " >" } else { ">" };
            out.extend(["<v ", &encode_text(&speaker), close]);
        }
        out.push_str(&encode_text(&text));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::{Cue, tests::parsed};
    use super::*;

    #[test]
    fn a_name_makes_no_timing_line() {
        let cue = Cue { speaker: Some("Ada --".into()), text: "Rye.".into(), ..Cue::default() };
        let written = to_webvtt(&Transcript { cues: vec![cue], ..Transcript::default() }, None);
        assert!(written.ends_with("\n<v Ada -- >Rye.\n"), "{written}");
    }

    #[test]
    fn webvtt() {
        let transcript = parsed(
            "a.txt",
            "00:00:00 ADA: Is a --> b & <c> so?\n\n00:00:04 It is a rather long line which is broken where the words end.\n",
        );
        assert_eq!(
            to_webvtt(&transcript, Some(8.5)),
            "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n<v ADA>Is a --&gt; b &amp; &lt;c&gt; so?\n\n\
             00:00:04.000 --> 00:00:08.500\nIt is a rather long line which is broken where the words end.\n"
        );
    }
}
