//! Transcripts as services of speech recognition and editors write them: the words, who says them and when.
//!
//! All files in `tests/fixtures/transcripts` say the same three turns.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use podwright::source::SourceFile;
use podwright::transcript::{Transcript, parse};

/// Who speaks in a file.
type Speakers = Option<(&'static str, &'static str)>;

const NAMED: Speakers = Some(("Ann", "Bo"));

/// File, and how it calls the speakers.
const FILES: [(&str, Speakers); 55] = [
    ("apple.ttml", Some(("SPEAKER_1", "SPEAKER_2"))),
    ("assemblyai-words.json", None),
    ("assemblyai.json", Some(("Speaker A", "Speaker B"))),
    ("aws-labels.json", Some(("spk_0", "spk_1"))),
    ("aws-segments.json", Some(("spk_0", "spk_1"))),
    ("aws.json", Some(("spk_0", "spk_1"))),
    ("azure-fast.json", Some(("Speaker 1", "Speaker 2"))),
    ("azure.json", Some(("Speaker 1", "Speaker 2"))),
    ("bold-em.md", NAMED),
    ("bold-round.md", NAMED),
    ("bold-stamp.md", NAMED),
    ("bold-stamp2.md", NAMED),
    ("captions.ass", NAMED),
    ("captions.dfxp", None),
    ("captions.ttml", NAMED),
    ("deepgram-utterances.json", Some(("Speaker 0", "Speaker 1"))),
    ("deepgram-words.json", Some(("Speaker 0", "Speaker 1"))),
    ("deepgram.json", Some(("Speaker 0", "Speaker 1"))),
    ("descript.md", NAMED),
    ("elevenlabs.json", Some(("speaker_0", "speaker_1"))),
    ("google-speakers.json", Some(("Speaker 1", "Speaker 2"))),
    ("google-v2.json", Some(("Speaker 1", "Speaker 2"))),
    ("google.json", None),
    ("happyscribe.txt", NAMED),
    ("happyscribe2.txt", None),
    ("heading-dash.md", NAMED),
    ("heading.md", NAMED),
    ("lyrics-words.lrc", None),
    ("lyrics.lrc", NAMED),
    ("name-stamp-colon.txt", NAMED),
    ("otter.txt", NAMED),
    ("paragraphs.html", NAMED),
    ("podcasting-words.json", NAMED),
    ("podcasting.html", NAMED),
    ("podcasting.json", NAMED),
    ("podlove-grouped.json", NAMED),
    ("podlove.json", NAMED),
    ("rev-names.json", Some(("Ann Oat", "Bo Rye"))),
    ("rev.json", Some(("Speaker 0", "Speaker 1"))),
    ("rev.txt", NAMED),
    ("riverside.txt", NAMED),
    ("sonix.json", NAMED),
    ("speechmatics.json", Some(("S1", "S2"))),
    ("stamp-name.md", NAMED),
    ("trint.html", NAMED),
    ("trint.txt", NAMED),
    ("vosk.json", None),
    ("whisper-api.json", None),
    ("whisper-cpp.json", None),
    ("whisper-timestamps.txt", None),
    ("whisper.json", None),
    ("whisper.tsv", None),
    ("whisperx.json", Some(("SPEAKER_00", "SPEAKER_01"))),
    ("youtube.json", None),
    ("youtube.sbv", NAMED),
];

const SAID: [(f64, f64, &str); 3] = [
    (0.5, 4.0, "Hello and welcome to the show."),
    (4.2, 9.0, "We bake rye bread today, with Ann's oven."),
    (9.5, 12.0, "Thank you, bye."),
];

/// Who says what from when, one line a turn.
fn turns(transcript: &Transcript) -> Vec<(f64, Option<String>, String)> {
    let mut turns: Vec<(f64, Option<String>, String)> = Vec::new();
    for cue in &transcript.cues {
        match turns.last_mut() {
            Some((_, speaker, said)) if *speaker == cue.speaker && speaker.is_some() => said.extend([" ", &cue.text]),
            _ => turns.push((cue.start, cue.speaker.clone(), cue.text.clone())),
        }
    }
    turns
}

/// What is other than expected of the file `name`.
fn problem(name: &str, speakers: Speakers) -> Option<String> {
    let text = fs::read_to_string(Path::new("tests/fixtures/transcripts").join(name)).unwrap();
    let mut faults = Vec::new();
    let read = parse(&SourceFile::new(name, text.clone()), &mut faults);
    if !faults.is_empty() {
        return Some(format!("{name}: {}", faults.first().unwrap()));
    }
    let (first, second) = speakers.unzip();
    let turns = turns(&read);
    // Some forms know whole seconds, and one leaves the marks of sentences out.
    let bare = |text: &str| if name == "whisper-api.json" { text.replace([',', '.'], "") } else { text.to_owned() };
    let fits = read.untimed.is_empty()
        && match speakers {
            None => {
                turns.iter().map(|turn| turn.2.as_str()).collect::<Vec<_>>().join(" ")
                    == bare(&SAID.map(|it| it.2).join(" "))
            }
            Some(_) => {
                turns.len() == 3
                    && turns.iter().zip(SAID).zip([first, second, first]).all(|((turn, said), speaker)| {
                        (turn.0 - said.0).abs() < 0.6 && turn.1.as_deref() == speaker && turn.2 == bare(said.2)
                    })
            }
        }
        && read.cues.iter().all(|cue| text.get(cue.span.start..cue.span.end).is_some_and(|part| !part.is_empty()))
        && read.end().is_some_and(|end| (9.0..=12.01).contains(&end));
    (!fits).then(|| format!("{name}: {:?} {turns:?} {:?}", read.format, read.untimed))
}

#[test]
fn all_forms_say_the_same() {
    let known: BTreeSet<&str> = FILES.iter().map(|(name, _)| *name).collect();
    let files = fs::read_dir("tests/fixtures/transcripts").unwrap().map(|entry| entry.unwrap().file_name());
    for name in files {
        assert!(known.contains(name.to_str().unwrap()), "{name:?}");
    }
    let problems: Vec<String> = FILES.iter().filter_map(|(name, speakers)| problem(name, *speakers)).collect();
    assert!(problems.is_empty(), "{} of {}\n{}", problems.len(), FILES.len(), problems.join("\n"));
}
