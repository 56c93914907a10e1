//! Finds the list of what is said in any document: the names of lists tell how much their objects hold together.

use serde_json::value::RawValue;

use super::fields::{Fields, list, text};
use super::piece::{self, Piece};

/// Lists, the best first: what people read as one before single words.
const LISTS: [&str; 17] = [
    "segments",
    "transcription",
    "utterances",
    "audio_segments",
    "monologues",
    "recognizedPhrases",
    "phrases",
    "paragraphs",
    "transcript",
    "captions",
    "cues",
    "results",
    "items",
    "events",
    "result",
    "words",
    "data",
];

/// So deep lie lists in documents.
const DEEPEST: usize = 6;
/// So many channels a recording has; also so many lists of one name are looked at.
const MOST_CHANNELS: usize = 16;

/// The pieces of the best list of `document` whose objects have words and times.
pub(super) fn pieces(document: &RawValue) -> Option<Vec<Piece<'_>>> {
    let mut survey = Survey::default();
    match list(document) {
        Some(_) => survey.lists.push((0, vec![document])),
        None => survey.look(document, 0),
    }
    survey.lists.sort_by_key(|(rank, _)| *rank);
    let Survey { lists, names, turns } = survey;
    let mut pieces = lists.into_iter().map(|(_, lists)| read(&lists)).find(|pieces| is_speech(pieces))?;
    for piece in &mut pieces {
        if piece.speaker.is_none()
            && let Some(at) = piece.start
        {
            let turn = turns.partition_point(|(start, _)| *start <= at.seconds).checked_sub(1);
            piece.speaker = turn.and_then(|turn| turns.get(turn)).map(|(_, speaker)| speaker.clone());
        }
        if let Some((_, name)) = names.iter().find(|(id, _)| piece.speaker.as_ref() == Some(id)) {
            piece.speaker = Some(name.clone());
        }
    }
    Some(pieces)
}

/// Some words, and a time for them.
fn is_speech(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().any(|piece| (piece.start.is_some() || piece.end.is_some()) && !piece.text.trim().is_empty())
}

/// All that `lists` say, which lie side by side in the channels of one recording.
fn read<'a>(lists: &[&'a RawValue]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for elements in lists.iter().filter_map(|raw| list(raw)) {
        let before = pieces.len();
        let mut last_from = before;
        for element in elements {
            last_from = pieces.len();
            piece::read(element, &Piece::default(), 0, &mut pieces);
        }
        // The last result of Google says all words once more, with their speakers.
        let starts = |at: usize| pieces.get(at).and_then(|piece| piece.start).map(|start| start.seconds);
        let again = last_from > before && starts(last_from).is_some() && starts(last_from) <= starts(before);
        if again && pieces.get(last_from).is_some_and(|piece| piece.speaker.is_some()) {
            pieces.drain(before..last_from);
        }
    }
    if lists.len() > 1 {
        let at = |piece: &Piece<'_>| piece.start.map_or(f64::MAX, |start| start.seconds);
        pieces.sort_by(|one, other| at(one).total_cmp(&at(other)));
    }
    pieces
}

#[derive(Default)]
struct Survey<'a> {
    /// Rank of the name, and the lists of that name that belong together.
    lists: Vec<(usize, Vec<&'a RawValue>)>,
    /// What speakers are called whom the rest of the document knows by a number.
    names: Vec<(String, String)>,
    /// Who speaks from when on, where that stands beside the words.
    turns: Vec<(f64, String)>,
}

impl<'a> Survey<'a> {
    fn look(&mut self, raw: &'a RawValue, depth: usize) {
        let Some(fields) = Fields::of(raw).filter(|_| depth < DEEPEST) else { return };
        for (key, value) in fields.iter() {
            let is_list = value.get().starts_with('[');
            match key {
                "speakers" => self.learn_names(value),
                "speaker_labels" => self.learn_turns(value),
                "alternatives" => {
                    if let Some(best) = list(value).and_then(|all| all.first().copied()) {
                        self.look(best, depth + 1);
                    }
                }
                "channels" if is_list => {
                    for channel in list(value).into_iter().flatten().take(MOST_CHANNELS) {
                        self.look(channel, depth + 1);
                    }
                }
                _ if is_list => self.keep(key, value),
                _ => self.look(value, depth + 1),
            }
        }
    }

    fn keep(&mut self, key: &str, value: &'a RawValue) {
        let Some(rank) = LISTS.iter().position(|name| *name == key) else { return };
        match self.lists.iter_mut().find(|(known, _)| *known == rank) {
            Some((_, beside)) if beside.len() < MOST_CHANNELS => beside.push(value),
            Some(_) => {}
            None => self.lists.push((rank, vec![value])),
        }
    }

    /// `[{"id": 0, "name": "Ann"}]`, `{"0": "Ann"}`, `{"0": {"name": "Ann"}}`.
    fn learn_names(&mut self, raw: &'a RawValue) {
        const MOST: usize = 1000;
        for fields in list(raw).into_iter().flatten().filter_map(Fields::of).take(MOST) {
            let id = fields.first_of(&["id", "speaker_id", "key"]).and_then(|(_, id)| piece::speaker(id));
            let name =
                fields.first_of(&["name", "display_name", "displayName"]).and_then(|(_, name)| piece::speaker(name));
            self.names.extend(id.zip(name));
        }
        for (id, value) in Fields::of(raw).iter().flat_map(Fields::iter).take(MOST) {
            let id = if id.len() == 1 { format!("Speaker {id}") } else { id.to_owned() };
            self.names.extend(piece::speaker(value).map(|name| (id, name)));
        }
    }

    /// AWS Transcribe: who says the words is listed beside them.
    fn learn_turns(&mut self, raw: &'a RawValue) {
        let segments = Fields::of(raw).and_then(|fields| list(fields.get("segments")?)).unwrap_or_default();
        for fields in segments.into_iter().filter_map(Fields::of) {
            let at = fields.get("start_time").and_then(|at| text(at)?.parse::<f64>().ok()).filter(|at| at.is_finite());
            let who = fields.get("speaker_label").and_then(piece::speaker);
            self.turns.extend(at.zip(who));
        }
        self.turns.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
}
