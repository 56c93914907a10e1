//! Writes the JSON of Podcasting 2.0.

use serde::Serialize;

use super::super::{Cue, Transcript};
use crate::times::millis;

/// Version of the format (podcast-namespace `transcripts.md`, JSON).
const VERSION: &str = "1.0.0";

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    segments: Vec<Segment<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Segment<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    start_time: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<f64>,
    body: &'a str,
}

/// `transcript` as Podcasting 2.0 JSON. Ends that the transcript does not give are left out, as the format allows.
pub fn to_json(transcript: &Transcript) -> String {
    let segments = transcript.in_order().into_iter().filter(|cue| !cue.text.is_empty()).map(segment).collect();
    // Strings and finite numbers always serialize.
    let mut text = serde_json::to_string_pretty(&Document { version: VERSION, segments }).unwrap_or_default();
    text.push('\n');
    text
}

fn segment(cue: &Cue) -> Segment<'_> {
    Segment {
        speaker: cue.speaker.as_deref(),
        start_time: rounded(cue.start),
        end_time: cue.end.filter(|end| *end > cue.start).map(rounded),
        body: &cue.text,
    }
}

/// Seconds with three decimals.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of any audio fit into the 53 bits of a float")]
fn rounded(seconds: f64) -> f64 {
    millis(seconds) as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::parsed;
    use super::*;

    #[test]
    fn json() {
        let transcript = parsed("a.txt", "00:00:01.5 ADA: \"Hi.\"\n\n[00:00:04 - 00:00:05] Bye.\n");
        let read: serde_json::Value = serde_json::from_str(&to_json(&transcript)).unwrap();
        assert_eq!(
            read,
            serde_json::json!({"version": "1.0.0", "segments": [
                {"speaker": "ADA", "startTime": 1.5, "body": "\"Hi.\""},
                {"startTime": 4.0, "endTime": 5.0, "body": "Bye."}]})
        );
    }
}
