//! The faults of transcripts that are known in a real show are found at their lines; skipped where the show is not at
//! hand.

mod places;

use places::Places;

#[test]
fn known_places() {
    let Some(places) = Places::of(&[
        "cue-end-before-start",
        "cue-gap",
        "cue-repeated",
        "glossary",
        "glued-word",
        "phantom-words",
        "spoken-url",
        "voice-anonymous",
        "voice-contradiction",
        "voice-nested",
    ]) else {
        return;
    };
    for (rule, file, line) in [
        ("cue-end-before-start", "477-lazy-frozen-and-31-lighter-transcript.vtt", 546),
        ("cue-gap", "449-suggestive-trove-classifiers.vtt", 135),
        ("cue-repeated", "174-happy-developers-use-python-3.txt", 1441),
        ("glossary", "249-all-of-linux-as-a-python-api.txt", 15),
        ("glued-word", "124-this-is-not-the-none-you-re-looking-for.txt", 197),
        ("glued-word", "367-a-new-cloud-computing-paradigm-at-python-bytes.txt", 1083),
        ("phantom-words", "212-sqlite-as-a-file-format-like-docx.txt", 1517),
        ("spoken-url", "249-all-of-linux-as-a-python-api.txt", 9),
        ("voice-anonymous", "462-linkedin-cringe.txt", 0),
        ("voice-contradiction", "455-gilded-python-and-beyond.txt", 7),
        ("voice-nested", "452-pi-py-day-or-is-it-py-pi-day-names.txt", 593),
    ] {
        places.assert_found(rule, "transcripts", file, line);
    }
}
