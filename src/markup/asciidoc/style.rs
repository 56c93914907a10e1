//! The line of attributes above a block: `[source,python]`, `[quote, Ada]`, `[NOTE]`, `[%header,cols="1,2"]`.

/// What stands above a block.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    /// What it is called: `source`, `quote`, `NOTE`.
    pub(super) name: String,
    /// What stands behind it without names.
    pub(super) positional: Vec<String>,
    /// `cols="1,2"`
    pub(super) named: Vec<(String, String)>,
    /// `%header`
    pub(super) options: Vec<String>,
}

impl Style {
    /// Adds what `line` says, if it is such a line.
    pub(super) fn add(&mut self, line: &str) -> bool {
        let Some(inner) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) else { return false };
        if inner.starts_with('[') && inner.ends_with(']') {
            return true;
        }
        // Prose in brackets begins with a word, too.
        let is_list = inner.is_empty()
            || inner.starts_with(['.', '#', '%', ',', '"'])
            || (inner.starts_with(|c: char| c.is_ascii_alphabetic())
                && inner.split([',', '=', '.', '#', '%']).next().is_some_and(|word| {
                    word.len() <= 24
                        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
                }));
        if !is_list {
            return false;
        }
        for (index, part) in parts(inner).into_iter().enumerate() {
            match part.split_once('=') {
                Some((name, value)) if !name.contains(['"', ' ']) => {
                    let value = value.trim().trim_matches(['"', '\'']).to_owned();
                    if name == "options" || name == "opts" {
                        self.options.extend(value.split(',').map(|option| option.trim().to_owned()));
                    }
                    self.named.push((name.to_owned(), value));
                }
                _ if index == 0 => self.first(&part),
                _ => self.positional.push(part.trim_matches(['"', '\'']).to_owned()),
            }
        }
        true
    }

    /// `source%linenums.wide#id`
    fn first(&mut self, part: &str) {
        let end = part.find(['%', '.', '#']).unwrap_or(part.len());
        let (name, rest) = part.split_at_checked(end).unwrap_or((part, ""));
        if !name.is_empty() {
            name.clone_into(&mut self.name);
        }
        let options =
            rest.split('%').skip(1).map(|option| option.split(['.', '#']).next().unwrap_or(option).to_owned());
        self.options.extend(options);
    }

    /// The value of a named attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_option(&self, option: &str) -> bool {
        self.options.iter().any(|known| known == option)
    }

    /// The title of the hint that the style or a word before a text makes.
    pub(super) fn hint(name: &str) -> Option<&'static str> {
        const HINTS: [(&str, &str); 5] = [
            ("NOTE", "Note"),
            ("TIP", "Tip"),
            ("IMPORTANT", "Important"),
            ("WARNING", "Warning"),
            ("CAUTION", "Caution"),
        ];
        HINTS.iter().find(|(word, _)| *word == name).map(|(_, title)| *title)
    }
}

/// What stands between commas, of which those in quotes part nothing.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quote = None;
    for c in text.chars() {
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\''
                if quote.is_none() && parts.last().is_some_and(|part| part.is_empty() || part.ends_with('=')) =>
            {
                quote = Some(c)
            }
            ',' if quote.is_none() => {
                parts.push(String::new());
                continue;
            }
            ' ' if quote.is_none() && parts.last().is_some_and(String::is_empty) => continue,
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}
