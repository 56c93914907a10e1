//! The translation in the making: a line for each line of the file.

/// Lines of Markdown.
#[derive(Debug)]
pub(super) struct Page {
    lines: Vec<String>,
    /// The last line that holds text which the next line would go on with.
    open: Option<usize>,
}

impl Page {
    /// Empty lines for the lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        Self { lines: vec![String::new(); 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count()], open: None }
    }

    /// Puts `text` into a line.
    pub(super) fn set(&mut self, at: usize, text: impl Into<String>) {
        if let Some(line) = self.lines.get_mut(at) {
            *line = text.into();
        }
    }

    /// Does the line hold anything?
    pub(super) fn is_empty(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|line| line.trim_matches([' ', '>']).is_empty())
    }

    /// Writes a paragraph from line `first` on, as wide as `text` is: before its first line stands `marker`, before the others
    /// `prefix`.
    pub(super) fn paragraph(&mut self, first: usize, marker: &str, prefix: &str, text: &str) {
        let mut before = marker;
        for (index, line) in text.split('\n').enumerate() {
            let line = line.trim_start();
            if !line.is_empty() {
                self.set(first + index, [before, &guarded(line)].concat());
                self.open = Some(first + index);
            } else if before == marker && !marker.trim().is_empty() {
                self.set(first + index, marker.trim_end());
            }
            before = prefix;
        }
    }

    /// What follows goes on with the text that is there.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// What begins in line `at` begins a line of its own, though the text before it does not end with an empty one.
    pub(super) fn part(&mut self, at: usize) {
        if let Some(open) = self.open.filter(|open| open + 1 == at)
            && let Some(line) = self.lines.get_mut(open)
            && !line.ends_with("  ")
        {
            line.push_str("  ");
        }
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.lines.join("\n")
    }

    /// The bytes at which the first `count` lines begin.
    pub(super) fn starts(&self, count: usize) -> Vec<usize> {
        let mut start = 0;
        let ends = self.lines.iter().take(count).map(|line| {
            start += line.len() + 1;
            start
        });
        std::iter::once(0).chain(ends).collect()
    }
}

/// `line`, which is text, so that it begins no list, heading, quote or code.
fn guarded(line: &str) -> std::borrow::Cow<'_, str> {
    let escaped = |at: usize| {
        let (before, behind) = line.split_at_checked(at).unwrap_or((line, ""));
        format!("{before}\\{behind}").into()
    };
    let bytes = line.as_bytes();
    let ends_word = |at: usize| bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'\t'));
    let is_all = |sign: u8| bytes.iter().all(|byte| *byte == sign || matches!(byte, b' ' | b'\t'));
    match bytes.first() {
        Some(b'#') if ends_word(bytes.iter().take_while(|byte| **byte == b'#').count()) => escaped(0),
        Some(b'>') => escaped(0),
        Some(sign @ (b'-' | b'+' | b'*' | b'=' | b'_'))
            if ends_word(1) && *sign != b'=' && *sign != b'_' || is_all(*sign) =>
        {
            escaped(0)
        }
        Some(b'+') if line.starts_with("+++") => escaped(0),
        Some(b'~') if line.starts_with("~~~") => escaped(0),
        Some(b'0'..=b'9') => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let is_marker = matches!(bytes.get(digits), Some(b'.' | b')')) && ends_word(digits + 1);
            if is_marker { escaped(digits) } else { line.into() }
        }
        _ => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_begins_nothing_else() {
        for line in ["# a", "#", "> a", "- a", "-", "---", "+ a", "* * *", "===", "2024. a", "1)", "+++", "~~~", "___"]
        {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&guarded(line)));
            let shown = html_escape::encode_text(line).into_owned();
            assert_eq!(html.trim_end(), format!("<p>{shown}</p>"));
        }
        for line in ["#a", "-a", "*a*", "**a:** b", "00:01 a", "2024.5", "=a"] {
            assert_eq!(guarded(line), line);
        }
    }
}
