//! Classes of characters for patterns, without the brackets around them.
//!
//! Many a pattern takes longer to compile than a show to read. Those that are asked for short texts that passed a cheaper
//! test are compiled by `regex_lite`, whose `\s`, `\b` and `(?i)` know ASCII only; `regex` has those that search whole texts.
//!
//! `\p{L}` and `\W` name all letters there are, and what is none of them: either takes a hundred times as long to compile
//! as these, more than most shows take to read.

/// Letters, and all else beyond ASCII: whoever must know asks [`char::is_alphabetic`] of what was found.
pub(crate) const LETTERS: &str = r"A-Za-z\x{80}-\x{10FFFF}";

/// White space as [`char::is_whitespace`] knows it, for patterns whose `\s` knows ASCII only.
pub(crate) const BLANKS: &str = r"\s\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}";

/// Blanks, punctuation, symbols and emoji, none of which has another case.
pub(crate) const SIGNS: &str = r"\x00-/:-@\x5B-^`\x7B-\x{A9}\x{AB}-\x{B4}\x{B6}-\x{B9}\x{BB}-\x{BF}×÷\x{2000}-\x{206F}\x{20A0}-\x{20FF}\x{2190}-\x{24B5}\x{24EA}-\x{2BFF}\x{2E00}-\x{2E2E}\x{2E30}-\x{2E7F}\x{3000}-\x{3004}\x{3008}-\x{3020}\x{FE00}-\x{FE6F}\x{FF01}-\x{FF0F}\x{FF1A}-\x{FF20}\x{1F000}-\x{1F12F}\x{1F18A}-\x{1FAFF}";

/// `pattern` with what stands for no letter, and for the ends of words, in a form that compiles fast.
pub(crate) fn cheap(pattern: &str) -> String {
    pattern.replace(r"\W", &format!("(?-i:[{SIGNS}])")).replace(r"\b", r"(?-u:\b)")
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn blanks_are_white_space() {
        let blank = regex_lite::Regex::new(&format!("^[{BLANKS}]$")).unwrap();
        for character in (0..=0x3_0000).filter_map(char::from_u32) {
            assert_eq!(blank.is_match(&character.to_string()), character.is_whitespace(), "{character:?}");
        }
    }

    #[test]
    fn signs_are_no_letters_and_letters_no_signs() {
        let (sign, letter) = (format!("^[{SIGNS}]$"), format!("^[{LETTERS}]$"));
        let (sign, letter) = (Regex::new(&sign).unwrap(), Regex::new(&letter).unwrap());
        let folded = Regex::new(&format!("(?i)^[{SIGNS}]$")).unwrap();
        for character in (0..=0x3_0000).filter_map(char::from_u32) {
            let text = character.to_string();
            if character.is_alphabetic() {
                assert!(letter.is_match(&text) && !sign.is_match(&text) && !folded.is_match(&text), "{character}");
            }
        }
        for text in ["!", "—", "…", "“", "🍞", "→", "。", "\u{FE0F}", "«", " ", "•"] {
            assert!(sign.is_match(text), "{text}");
        }
    }
}
