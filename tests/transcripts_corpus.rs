//! Real transcripts of real shows; skipped where they are not at hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use podwright::diagnostic::Diagnostics;
use podwright::source::SourceFile;
use podwright::transcript::write::{to_json, to_webvtt};
use podwright::transcript::{Transcript, parse};

/// The folders of transcripts below `shared`, beside the repository or beside its work trees.
fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().skip(1).map(|above| above.join("shared").join(folder)).find(|path| path.is_dir());
    let Some(folder) = found else {
        println!("skipped: there is no shared/{folder}");
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> (Transcript, Diagnostics) {
    let mut faults = Diagnostics::new();
    let file = SourceFile::decode(path, fs::read(path).unwrap()).unwrap();
    let transcript = parse(&file, &mut faults);
    (transcript, faults)
}

/// Episodes of the show last 10 to 80 minutes; its recordings begin at once.
fn assert_plausible(path: &Path, transcript: &Transcript) {
    let path = path.display();
    let first = transcript.cues.first().unwrap_or_else(|| panic!("{path}: no cues"));
    let end = transcript.end().unwrap();
    assert!(first.start < 60.0, "{path}: begins at {}", first.start);
    assert!((600.0..4_800.0).contains(&end), "{path}: ends at {end}");
    assert!(transcript.untimed.is_empty(), "{path}: {:?}", transcript.untimed);
    let mean = transcript.cues.iter().map(|cue| cue.text.len()).sum::<usize>() / transcript.cues.len();
    assert!((10..1_500).contains(&mean), "{path}: {mean} bytes a cue");
    for cue in &transcript.cues {
        assert!(!cue.text.contains("<v ") && !cue.text.contains("-->"), "{path}: {}", cue.text);
    }
}

#[test]
fn timed_transcripts_yield_plausible_cues() {
    for path in files("corpus/python-bytes/transcripts").into_iter().chain(files("seeds/transcripts")) {
        let (transcript, faults) = read(&path);
        assert_plausible(&path, &transcript);
        let known = ["cue-without-length", "cue-end-before-start", "cue-without-text", "cue-times-backwards"];
        let strange: Vec<_> =
            faults.iter().filter(|fault| !known.contains(&fault.rule)).map(ToString::to_string).collect();
        assert!(strange.is_empty(), "{}", strange.join("\n"));
    }
}

#[test]
fn text_and_captions_of_one_episode_agree() {
    for captions in files("corpus/python-bytes/transcripts") {
        let text = captions.with_extension("txt");
        if captions.extension().is_none_or(|extension| extension != "vtt") || !text.exists() {
            continue;
        }
        let (captions_end, text_end) = (read(&captions).0.end().unwrap(), read(&text).0.end().unwrap());
        assert!((captions_end - text_end).abs() < 60.0, "{}: {captions_end} and {text_end}", captions.display());
    }
}

#[test]
fn what_is_written_from_them_is_without_fault() {
    for path in files("corpus/python-bytes/transcripts").into_iter().step_by(7) {
        let (transcript, _) = read(&path);
        let said = |transcript: &Transcript| -> Vec<(f64, Option<String>, String)> {
            let cues = transcript.in_order().into_iter().filter(|cue| !cue.text.is_empty());
            cues.map(|cue| (cue.start, cue.speaker.clone(), cue.text.clone())).collect()
        };
        for (name, text) in [("a.vtt", to_webvtt(&transcript, None)), ("a.json", to_json(&transcript))] {
            let mut faults = Diagnostics::new();
            let again = parse(&SourceFile::new(name, text), &mut faults);
            faults.retain(|fault| fault.rule != "cue-without-length");
            assert!(faults.is_empty(), "{}: {}", path.display(), faults[0]);
            assert_eq!(said(&again), said(&transcript), "{}", path.display());
        }
    }
}

#[test]
fn untimed_transcripts_yield_speakers_and_words() {
    for path in files("corpus/rustacean-station/_transcripts") {
        let (transcript, _) = read(&path);
        let path = path.display();
        assert!(transcript.cues.is_empty(), "{path}: {:?}", transcript.cues);
        assert!(transcript.untimed.len() > 10, "{path}: {} paragraphs", transcript.untimed.len());
        assert!(transcript.untimed.iter().all(|said| said.speaker.is_some()), "{path}: {:?}", transcript.untimed[0]);
        assert!(transcript.untimed.iter().all(|said| !said.text.contains("__:")), "{path}");
    }
}
