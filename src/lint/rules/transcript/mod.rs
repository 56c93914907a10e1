//! Transcripts.

mod capped;
pub mod cue_end_before_start;
pub mod cue_gap;
pub mod cue_overlap;
pub mod cue_repeated;
pub mod cue_time_invalid;
pub mod cue_times_backwards;
pub mod cue_without_length;
pub mod cue_without_text;
pub mod glossary;
pub mod glued_word;
mod length;
pub mod phantom_words;
pub mod spoken_url;
pub mod srt_speaker_inside;
pub mod srt_time_form;
pub mod text_outside_cue;
pub mod transcript_empty;
pub mod transcript_ends_early;
pub mod transcript_format_mismatch;
pub mod transcript_json_invalid;
pub mod transcript_json_segment;
pub mod transcript_json_version;
pub mod transcript_past_end;
pub mod transcript_untimed;
pub mod txt_vtt_drift;
pub mod voice_anonymous;
pub mod voice_contradiction;
pub mod voice_nested;
pub mod vtt_id_duplicate;
pub mod vtt_lang_invalid;
pub mod vtt_late_style;
pub mod vtt_unescaped;
pub mod vtt_unknown_tag;
pub mod vtt_voices_missing;
pub mod webvtt_header_missing;
pub mod webvtt_header_unseparated;
pub mod webvtt_time_form;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &cue_end_before_start::RULE,
    &cue_gap::RULE,
    &cue_overlap::RULE,
    &cue_repeated::RULE,
    &cue_time_invalid::RULE,
    &cue_times_backwards::RULE,
    &cue_without_length::RULE,
    &cue_without_text::RULE,
    &glossary::RULE,
    &glued_word::RULE,
    &phantom_words::RULE,
    &spoken_url::RULE,
    &srt_speaker_inside::RULE,
    &srt_time_form::RULE,
    &text_outside_cue::RULE,
    &transcript_empty::RULE,
    &transcript_ends_early::RULE,
    &transcript_format_mismatch::RULE,
    &transcript_json_invalid::RULE,
    &transcript_json_segment::RULE,
    &transcript_json_version::RULE,
    &transcript_past_end::RULE,
    &transcript_untimed::RULE,
    &txt_vtt_drift::RULE,
    &voice_anonymous::RULE,
    &voice_contradiction::RULE,
    &voice_nested::RULE,
    &vtt_id_duplicate::RULE,
    &vtt_lang_invalid::RULE,
    &vtt_late_style::RULE,
    &vtt_unescaped::RULE,
    &vtt_unknown_tag::RULE,
    &vtt_voices_missing::RULE,
    &webvtt_header_missing::RULE,
    &webvtt_header_unseparated::RULE,
    &webvtt_time_form::RULE,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::lint::testing::{findings_in_anything, mended};

    const GLOSSARY: &str = "[glossary]\n\"Crumb\" = [\"Krumm\"]\n\"Oats-Barley\" = [\"Barley\"]\n";

    const PIECES: &[&str] = &[
        "WEBVTT",
        "\n",
        "\n\n",
        "00:00:01 ",
        "00:00:05.000 --> 00:00:09.000",
        "00:01.000 --> 00:00.000",
        "<v Ada>",
        "</v>",
        "<x>",
        "STYLE",
        "NOTE",
        "Krumm",
        "KRUMM",
        "Barley",
        "Oats-",
        "Bread Basket.fm",
        "breadbasket.fm",
        " slash ",
        "/",
        "rye ",
        "atnpm",
        "I'm Bob",
        "Thanks for watching.",
        "{\"segments\": [",
        "]}",
        "\"",
        "é",
        " ",
        ".",
        "1",
        "Speaker 1: ",
    ];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
    }

    fn rule() -> impl Strategy<Value = &'static str> {
        prop::sample::select(super::RULES.iter().map(|rule| rule.name).collect::<Vec<_>>())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn any_transcript_is_judged_and_every_fix_fits(rule in rule(), text in text(), kind in prop::sample::select(&["txt", "vtt", "srt", "json"])) {
            let path = format!("transcripts/001.{kind}");
            findings_in_anything(rule, &[("podwright.toml", GLOSSARY), (&path, &text)]);
        }

        #[test]
        fn fixes_end(rule in rule(), text in text()) {
            mended(rule, "transcripts/001.txt", &text);
        }
    }
}
