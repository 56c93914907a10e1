//! Stands in for `transcript::to_webvtt` until that is merged.

use std::fmt::Write as _;

use crate::transcript::Transcript;

pub(super) fn to_webvtt(transcript: &Transcript, duration: Option<f64>) -> String {
    let mut out = String::from("WEBVTT\n");
    let starts = transcript.cues.iter().map(|cue| cue.start).skip(1).map(Some).chain([duration]);
    for (cue, next) in transcript.cues.iter().zip(starts) {
        let end = cue.end.or(next).filter(|end| *end > cue.start).unwrap_or(cue.start + 2.0);
        let text = cue.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let clock = crate::chapters::formats::psc::npt;
        let _ = write!(out, "\n{} --> {}\n{text}\n", clock(cue.start), clock(end));
    }
    out
}
