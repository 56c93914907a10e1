//! Folds text into lines.

use super::super::words;

/// `text` in lines of at most `width` characters, broken between words; a longer word has a line of its own.
///
/// No line begins with what would be read as a change of speaker. What is escaped is escaped afterwards, so that markup
/// does not count.
pub(super) fn fold(text: &str, width: usize) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut column = 0;
    let mut rest = text.split_whitespace();
    while let Some(word) = rest.next() {
        let length = word.chars().count();
        let marks = rest.clone().take_while(|next| words::is_turn(next)).map(|mark| 1 + mark.chars().count());
        if column > 0 {
            let fits = words::is_turn(word) || column + 1 + length + marks.sum::<usize>() <= width;
            folded.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        column += length;
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(fold("one two three unbelievable four", 8), "one two\nthree\nunbelievable\nfour");
    }

    #[test]
    fn marks_of_speakers_do_not_begin_lines() {
        assert_eq!(fold("rye and oat - and spelt >>x y", 11), "rye and\noat - and\nspelt >>x y");
    }
}
