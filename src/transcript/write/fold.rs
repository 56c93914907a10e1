//! Folds text into lines.

/// `text` in lines of at most `width` characters, broken between words; a longer word has a line of its own.
///
/// What is escaped is escaped afterwards, so that markup does not count.
pub(super) fn fold(text: &str, width: usize) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 {
            let fits = column + 1 + length <= width;
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
}
