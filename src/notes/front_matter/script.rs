//! Objects of JavaScript with code in them: what is a value stays, what only running it would tell is left out.

use std::sync::LazyLock;

use regex::Regex;

/// Deeper tables than that hold no facts.
const DEEPEST: usize = 24;

/// The object or list that begins at byte `start` of `text`, with nothing but values in it: every byte that stays is where it was.
pub(super) fn values_only(text: &str, start: usize) -> Option<String> {
    let mut scan = Scan { source: text.as_bytes(), out: text.as_bytes().to_vec() };
    let end = scan.container(start, 0)?;
    let mut out = scan.out;
    out.truncate(end);
    String::from_utf8(out.split_off(start)).ok()
}

/// Where the object begins that a script gives away, and whether it does so as it stands or in a call: what a function holds
/// is none.
pub(super) fn given_object(text: &str) -> Option<(usize, bool)> {
    let given = ["module.exports", "export default"].iter().find_map(|word| Some(text.find(word)? + word.len()));
    let behind = given.or_else(|| behind_list(text))?;
    let start = behind + text.get(behind..)?.find(['{', '['])?;
    let between = text.get(behind..start)?;
    let is_function = ["=>", "function", ")", ";", "class "].iter().any(|code| between.contains(code));
    Some((start, !is_function))
}

/// The byte behind the sign in `export const episodes: Episode[] =`, which a list follows.
fn behind_list(text: &str) -> Option<usize> {
    static LIST: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?m)^(?:export\s+)?(?:const|let|var)\s+(?i:[a-z]*(?:episodes|shows|podcasts))\s*(?::[^=\n]{1,80})?=\s*\[",
        )
        .ok()
    });
    LIST.as_ref()?.find(text).map(|found| found.end() - 1)
}

struct Scan<'t> {
    source: &'t [u8],
    out: Vec<u8>,
}

impl Scan<'_> {
    fn at(&self, index: usize) -> u8 {
        self.source.get(index).copied().unwrap_or_default()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.source.get(start..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default().trim()
    }

    fn blank(&mut self, start: usize, end: usize) {
        for byte in self.out.get_mut(start..end).into_iter().flatten().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }

    /// The first byte from `index` on that is neither blank nor a remark.
    fn next(&self, mut index: usize) -> usize {
        loop {
            match (self.at(index), self.at(index + 1)) {
                (b' ' | b'\t' | b'\r' | b'\n', _) => index += 1,
                (b'/', b'/') => index = self.find(index, b"\n").unwrap_or(self.source.len()),
                (b'/', b'*') => index = self.find(index + 2, b"*/").map_or(self.source.len(), |end| end + 2),
                _ => return index,
            }
        }
    }

    fn find(&self, from: usize, wanted: &[u8]) -> Option<usize> {
        let rest = self.source.get(from..)?;
        rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
    }

    /// The byte behind the text in quotes that begins at `start`. Quotes end with their line, backticks do not.
    fn behind_text(&self, start: usize) -> usize {
        let quote = self.at(start);
        let mut index = start + 1;
        while index < self.source.len() {
            match self.at(index) {
                b'\\' => index += 1,
                b'\n' if quote != b'`' => return index,
                byte if byte == quote => return index + 1,
                _ => {}
            }
            index += 1;
        }
        self.source.len()
    }

    /// The comma or bracket that ends the value at `index`.
    fn end_of_value(&self, mut index: usize) -> usize {
        let mut depth = 0_usize;
        while index < self.source.len() {
            match self.at(index) {
                b'"' | b'\'' | b'`' => {
                    index = self.behind_text(index);
                    continue;
                }
                b'/' if matches!(self.at(index + 1), b'/' | b'*') => {
                    index = self.next(index);
                    continue;
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth == 0 => return index,
                b')' | b']' | b'}' => depth -= 1,
                b',' if depth == 0 => return index,
                _ => {}
            }
            index += 1;
        }
        index
    }

    /// Keeps the entries of the object or list at `start` that are values; gives the byte behind it.
    fn container(&mut self, start: usize, depth: usize) -> Option<usize> {
        let is_object = match self.at(start) {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        let mut index = start + 1;
        loop {
            index = self.next(index);
            match self.at(index) {
                b'}' | b']' => return Some(index + 1),
                0 if index >= self.source.len() => return None,
                _ => {}
            }
            let value = if is_object { self.behind_key(index) } else { Some(index) };
            let end = self.end_of_value(value.unwrap_or(index));
            let comma = usize::from(self.at(end) == b',');
            if end == index && comma == 0 {
                return None;
            }
            if !value.is_some_and(|value| self.keeps(value, end, depth)) {
                self.blank(index, end + comma);
            }
            index = end + comma;
        }
    }

    /// Where the value of the key at `index` begins; none for methods, spreads and names that stand for themselves.
    fn behind_key(&self, index: usize) -> Option<usize> {
        let end = match self.at(index) {
            b'"' | b'\'' => self.behind_text(index),
            _ => {
                let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'$');
                index + self.source.get(index..)?.iter().take_while(is_name).count()
            }
        };
        let colon = self.next(end);
        (end > index && self.at(colon) == b':').then(|| self.next(colon + 1))
    }

    /// Is what stands from `start` to `end` a value, once what is code about it is gone?
    fn keeps(&mut self, start: usize, end: usize, depth: usize) -> bool {
        let end = start + self.source.get(start..end).map_or(0, |bytes| bytes.trim_ascii_end().len());
        match self.at(start) {
            b'{' | b'[' if depth < DEEPEST => {
                let behind = self.container(start, depth + 1);
                behind.is_some_and(|behind| self.ends(behind, end))
            }
            b'"' | b'\'' | b'`' => {
                let behind = self.behind_text(start);
                self.ends(behind, end) && self.is_plain(start, behind)
            }
            _ => {
                let word = self.slice(start, end);
                let is_number =
                    word.parse::<f64>().is_ok() && word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
                is_number || ["true", "false", "null"].contains(&word) || self.keeps_last_text(start, end)
            }
        }
    }

    /// Does nothing but a type of TypeScript stand behind a value? It goes.
    fn ends(&mut self, behind: usize, end: usize) -> bool {
        let rest = self.slice(behind, end);
        let is_end =
            rest.is_empty() || rest.starts_with("as ") || rest.starts_with("satisfies ") || rest.starts_with("//");
        if is_end {
            self.blank(behind, end);
        }
        is_end
    }

    /// Puts quotes in place of backticks; a text with code in it is none.
    fn is_plain(&mut self, start: usize, behind: usize) -> bool {
        if self.at(start) != b'`' {
            return true;
        }
        let inner = self.slice(start + 1, behind.saturating_sub(1));
        if inner.contains("${") {
            return false;
        }
        let quote = if inner.contains('"') { b'\'' } else { b'"' };
        for index in [start, behind.saturating_sub(1)] {
            if let Some(byte) = self.out.get_mut(index) {
                *byte = quote;
            }
        }
        for byte in self.out.get_mut(start..behind).into_iter().flatten().filter(|byte| matches!(**byte, b'\n' | b'\r'))
        {
            *byte = b' ';
        }
        true
    }

    /// `process.env.URL || "https://loaf.example"`, `dev ? "…" : "…"` and `new Date("2024-05-01")` are the text in them that counts.
    fn keeps_last_text(&mut self, start: usize, end: usize) -> bool {
        let word = self.slice(start, end);
        if word.contains("=>") || word.starts_with("function") || word.starts_with("async") {
            return false;
        }
        let is_made = word.starts_with("new ");
        let mut last = None;
        let mut index = start;
        while index < end {
            index = match self.at(index) {
                b'"' | b'\'' | b'`' => {
                    let behind = self.behind_text(index);
                    last = Some((index, behind)).filter(|_| !is_made || last.is_none());
                    behind
                }
                _ => index + 1,
            };
        }
        let Some((text, behind)) = last else { return false };
        let before = self.slice(start, text);
        let rest = self.slice(behind, end);
        let is_meant = match is_made {
            true => rest == ")" && before.ends_with('('),
            false => rest.is_empty() && ["||", "??", ":"].iter().any(|sign| before.ends_with(sign)),
        };
        if !is_meant || !self.is_plain(text, behind) {
            return false;
        }
        self.blank(start, text);
        self.blank(behind, end);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        values_only(text, 0).map_or("none".into(), words)
    }

    #[test]
    fn code_is_left_out_and_values_stay_where_they_were() {
        let text = "{ a: 'x', b: process.env.URL || \"https://a.example\", c: new Date(), d: (x) => `${x}`, ...e, f,\n  g() { return { h: 1 }; }, // it's {\n i: [1, y, 'z'] as const, j: { k: `l`, m: n() }, o: new Date(\"2024-05-01\"), p: dev ? 'q' : 'r' }; s: 1";
        let kept = values_only(text, 0).unwrap();
        assert_eq!(kept.find("'z'"), text.find("'z'"));
        assert_eq!(
            read(text),
            "{ a: 'x', b: \"https://a.example\", // it's { i: [1, 'z'] , j: { k: \"l\", }, o: \"2024-05-01\" , p: 'r' }"
        );
    }

    #[test]
    fn what_never_ends_is_none() {
        for text in ["", "{", "{ a: 'x", "[1, 2", "x", "{ a: `", "{ a: /*"] {
            assert_eq!(values_only(text, 0), None, "{text}");
        }
        for deep in ["{a:".repeat(100_000), "[".repeat(100_000), "(".repeat(100_000), "{a:`".repeat(100_000)] {
            let _ = values_only(&deep, 0);
        }
    }
}
