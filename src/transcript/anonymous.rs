//! Names that speech recognition gives to voices it does not know.

/// Words that stand for anybody who speaks, in the languages that services write them in.
const ANYBODY: [&str; 22] = [
    "ch",
    "channel",
    "falante",
    "guest",
    "hablante",
    "host",
    "interlocutor",
    "locuteur",
    "orador",
    "orateur",
    "parlante",
    "participant",
    "person",
    "speaker",
    "spk",
    "spkr",
    "spreker",
    "sprecher",
    "sprecherin",
    "teilnehmer",
    "unknown",
    "voice",
];

/// Is `speaker` nobody's name, but one of `Speaker 1`, `SPEAKER_00`, `spk_1`, `S1`, `Sprecher A`, `Unknown`?
pub(crate) fn is_anonymous(speaker: &str) -> bool {
    let called = speaker.trim().to_lowercase();
    let word = called.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = word.len() < called.len() && called.len() - word.len() <= 3;
    let apart = word.trim_end_matches([' ', '_', '-', '#']);
    if is_numbered {
        return apart.is_empty() || apart == "s" || ANYBODY.contains(&apart);
    }
    match called.rsplit_once([' ', '_', '-']) {
        Some((word, mark)) if mark.chars().count() == 1 => ANYBODY.contains(&word),
        Some((kind, word)) => ["unknown", "unidentified"].contains(&kind) && ANYBODY.contains(&word),
        // `Host` and `Guest` alone are said of one known person.
        None => ["speaker", "sprecher", "unknown", "unidentified"].contains(&called.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_anonymous;

    #[test]
    fn names_of_machines_and_of_people() {
        for nobody in [
            "SPEAKER_00",
            "spk_1",
            "Speaker A",
            "Sprecher 1",
            "S1",
            "Speaker",
            "Unknown Speaker",
            "Guest-2",
            "speaker1",
            "0",
            "Locuteur 3",
        ] {
            assert!(is_anonymous(nobody), "{nobody}");
        }
        for somebody in
            ["Ann", "Ann B", "S", "Host", "Ada Speaker", "Speaker Pelosi", "Henry 8", "Voice of Ann", "R2D2", "", "É"]
        {
            assert!(!is_anonymous(somebody), "{somebody}");
        }
    }
}
