//! Numbers in words.

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number in words at the head of `text`: `one hundred and fifty five`, `Twenty-One`.
pub(crate) fn spelled(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut read = 0;
    for word in text.split([' ', '-']) {
        let word = word.to_lowercase();
        let small = |list: &[&str]| list.iter().position(|other| *other == word).and_then(|at| u32::try_from(at).ok());
        if let Some(unit) = small(UNITS) {
            total += unit;
        } else if let Some(ten) = small(TENS) {
            total += (ten + 2) * 10;
        } else if word == "hundred" && total < 100 {
            total = total.max(1) * 100;
        } else if word != "and" || read == 0 {
            break;
        }
        read += 1;
    }
    (read > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        for (text, number) in [
            ("two", Some(2)),
            ("Twenty-One", Some(21)),
            ("one hundred and fifty five", Some(155)),
            ("hundred", Some(100)),
            ("seven loaves", Some(7)),
            ("and", None),
            ("rye", None),
            ("", None),
        ] {
            assert_eq!(spelled(text), number, "{text}");
        }
    }
}
