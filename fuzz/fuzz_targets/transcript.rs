//! Any bytes are read as a transcript of any format, and whatever was read can be written and read again.
//!
//! Seeds: `tests/fixtures/transcripts`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use podwright::diagnostic::Diagnostics;
use podwright::source::SourceFile;
use podwright::transcript::write::{to_html, to_json, to_srt, to_webvtt};
use podwright::transcript::{Transcript, parse};

const NAMES: [&str; 8] = ["a.txt", "a.vtt", "a.srt", "a.json", "a.html", "a.lrc", "a.ttml", "a"];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let transcript = read(name, &String::from_utf8_lossy(bytes));
    let spoken = transcript.cues.iter().filter(|cue| !cue.text.is_empty()).count();
    assert_eq!(read("a.vtt", &to_webvtt(&transcript, transcript.end())).cues.len(), spoken);
    assert_eq!(read("a.json", &to_json(&transcript)).cues.len(), spoken);
    read("a.srt", &to_srt(&transcript, None));
    to_html(&transcript);
});

fn read(name: &str, text: &str) -> Transcript {
    parse(&SourceFile::new(name, text), &mut Diagnostics::new())
}
