//! What one object of a list says: a word, a sentence, a turn.

use serde_json::value::RawValue;

use super::fields::{Fields, list, text};
use super::moment::Moment;

/// A part of what is said.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece<'a> {
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    /// Seconds from the start to the end, where that is said instead.
    pub length: Option<Moment>,
    pub speaker: Option<String>,
    /// As it is written, white space included.
    pub text: String,
    /// Does it stand right behind the word before it, as marks of sentences do?
    pub is_attached: bool,
    /// The object that says it.
    pub raw: &'a str,
    /// Its words as they stand in the file.
    pub raw_text: &'a str,
}

const TEXTS: [&str; 11] = [
    "body",
    "text",
    "transcript",
    "sentence",
    "content",
    "display",
    "punctuated_word",
    "word",
    "value",
    "utf8",
    "caption",
];
const STARTS: [&str; 18] = [
    "start_ms",
    "startMs",
    "startTimeMs",
    "startTime",
    "start_time",
    "start",
    "startOffset",
    "start_offset",
    "tStartMs",
    "offsetMilliseconds",
    "offsetInTicks",
    "offset",
    "ts",
    "timestamp",
    "begin",
    "from",
    "start_timestamp",
    "startSeconds",
];
const ENDS: [&str; 15] = [
    "end_ms",
    "endMs",
    "endTimeMs",
    "endTime",
    "end_time",
    "end",
    "endOffset",
    "end_offset",
    "end_ts",
    "end_timestamp",
    "to",
    "resultEndTime",
    "resultEndOffset",
    "result_end_time",
    "endSeconds",
];
const LENGTHS: [&str; 6] = ["durationMs", "dDurationMs", "durationMilliseconds", "durationInTicks", "duration", "dur"];
const SPEAKERS: [&str; 13] = [
    "speaker_info",
    "speaker_name",
    "speakerName",
    "voice",
    "speaker",
    "speaker_label",
    "speakerLabel",
    "speaker_id",
    "speakerId",
    "speakerTag",
    "speaker_tag",
    "who",
    "author",
];
/// Lists of smaller parts, the most fitting first.
const PARTS: [&str; 5] = ["sentences", "elements", "items", "segs", "words"];
/// Lists of guesses, the best first.
const GUESSES: [&str; 3] = ["alternatives", "nBest", "hypotheses"];

/// So deep lies what is said in what says it.
const DEEPEST: usize = 4;

/// Adds what `raw` says to `said`; what is not said there is as in `whole`, of which it is a part.
pub(super) fn read<'a>(raw: &'a RawValue, whole: &Piece<'a>, depth: usize, said: &mut Vec<Piece<'a>>) {
    let Some(fields) = Fields::of(raw).filter(|_| depth < DEEPEST) else { return };
    let moment = |keys: &[&str]| keys.iter().find_map(|key| Moment::read(key, fields.get(key)?));
    let own_start = moment(&STARTS);
    let kind = fields.get("type").and_then(text).unwrap_or_default();
    let mut piece = Piece {
        start: own_start.or(whole.start),
        end: moment(&ENDS).or(whole.end),
        length: moment(&LENGTHS).or(whole.length),
        speaker: fields.first_of(&SPEAKERS).and_then(|(_, value)| speaker(value)).or_else(|| whole.speaker.clone()),
        text: String::new(),
        is_attached: whole.is_attached || kind.starts_with("punct"),
        raw: if depth == 0 || own_start.is_some() { raw.get() } else { whole.raw },
        raw_text: "",
    };
    let best = fields.first_of(&GUESSES).and_then(|(_, guesses)| list(guesses)).and_then(|all| all.first().copied());
    let parts = fields.first_of(&PARTS).and_then(|(_, parts)| list(parts)).unwrap_or_default();
    let before = said.len();
    let words = TEXTS.iter().find_map(|key| {
        let value = fields.get(key)?;
        Some((value, text(value)?))
    });
    // Who of several speaks is told word by word.
    let is_split = piece.speaker.is_none() && parts.iter().any(|part| names_speaker(part));
    if let Some((value, words)) = words.filter(|_| !is_split) {
        if piece.start.is_none() {
            let mut inner = Vec::new();
            parts.iter().for_each(|part| read(part, &piece, depth + 1, &mut inner));
            piece.start = inner.first().and_then(|first| first.start);
            piece.end = piece.end.or_else(|| inner.last()?.end);
        }
        piece.text = words;
        piece.raw_text = value.get();
        said.push(piece);
        return;
    }
    for part in parts {
        read(part, &piece, depth + 1, said);
    }
    if let Some(best) = best.filter(|_| said.len() == before) {
        read(best, &piece, depth + 1, said);
    }
}

fn names_speaker(part: &RawValue) -> bool {
    Fields::of(part).is_some_and(|fields| fields.first_of(&SPEAKERS).and_then(|(_, value)| speaker(value)).is_some())
}

/// How a speaker is called: by name, else by number or letter, in an object or without.
pub(super) fn speaker(raw: &RawValue) -> Option<String> {
    let raw = match Fields::of(raw) {
        Some(fields) => fields.first_of(&["name", "display_name", "displayName", "label", "id"])?.1,
        None => raw,
    };
    let called = match text(raw) {
        Some(name) => name.trim().to_owned(),
        None => raw.get().parse::<u32>().ok()?.to_string(),
    };
    let is_mark = called.chars().count() == 1 || called.bytes().all(|byte| byte.is_ascii_digit());
    match called.as_str() {
        "" => None,
        _ if is_mark => Some(format!("Speaker {called}")),
        _ => Some(called),
    }
}
