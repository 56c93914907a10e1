//! What filters, functions and methods make of values.

use super::expression::Expression;
use super::made;
use super::meaning::{Atom, Choice, Reader};
use crate::init::survey::{Page, said};
use crate::notes::front_matter::Key;

impl Reader<'_> {
    /// What the filter, function or method `name` makes of its arguments.
    pub(super) fn call(&self, name: &str, arguments: &[Expression], depth: usize) -> Option<Vec<Choice>> {
        let (value, more) = arguments.split_first()?;
        let lower = name.to_lowercase().replace('_', "");
        let of = |value: &Expression| self.choices(value, depth + 1);
        let joined =
            |values: &[&Expression]| self.joined(&values.iter().map(|one| (*one).clone()).collect::<Vec<_>>(), depth);
        match (lower.as_str(), more) {
            ("prepend", [head]) => joined(&[head, value]),
            ("append" | "concat", [tail]) => joined(&[value, tail]),
            ("default", [other]) => Some([of(value)?, of(other)?].concat()),
            ("printf" | "format" | "sprintf" | "print", more) => self.formatted(value, more, depth),
            (
                "absoluteurl" | "absurl" | "abslangurl" | "fullurl" | "fullurlfor" | "htmlbaseurl" | "toabsoluteurl"
                | "canonicalurl",
                more,
            ) => self.absolute(of(value)?, more.first(), depth),
            ("url", [base]) if name == "URL" => self.absolute(of(value)?, Some(base), depth),
            ("urljoin" | "join", [path]) => self.absolute(of(path)?, Some(value), depth),
            ("relativeurl" | "relurl" | "rellangurl", []) => {
                let below = |choice: Choice| {
                    choice.into_iter().map(|atom| if atom == Atom::Page { Atom::PageOfHost } else { atom })
                };
                Some(of(value)?.into_iter().map(|choice| below(choice).collect()).collect())
            }
            ("replace" | "replacefirst" | "replaceall", [Expression::Text(from), Expression::Text(to)]) => {
                self.replaced(of(value)?, from, to)
            }
            ("remove" | "removefirst", [Expression::Text(from)]) => self.replaced(of(value)?, from, ""),
            ("date" | "strftime", [Expression::Text(form)]) => self.date(value, form),
            ("slugify" | "slug" | "urlize" | "parameterize", []) => self.slug(of(value)?),
            ("padstart" | "zfill" | "rjust" | "pad", [Expression::Text(width), ..]) => {
                padded(of(value)?, width.parse().ok()?)
            }
            ("urlencode" | "urlencoded" | "encodeuricomponent" | "quote" | "pathescape", []) => {
                let found = of(value)?;
                let is_audio = |key: &str| self.known.names.of(Key::Audio).any(|name| name.eq_ignore_ascii_case(key));
                let is_file = |choice: &Choice| matches!(choice.as_slice(), [Atom::Key(key, 0)] if is_audio(key));
                found.iter().all(is_file).then_some(found)
            }
            // Of @astrojs/rss, which puts a slash behind what names no file.
            ("linkofastro", []) => {
                let mut found = self.absolute(of(value)?, None, depth)?;
                for choice in &mut found {
                    let is_whole =
                        matches!(choice.last(), Some(Atom::Text(text)) if text.ends_with('/') || text.contains('.'));
                    if !is_whole && !matches!(choice.last(), Some(Atom::Page | Atom::PageOfHost)) {
                        choice.push(Atom::Text("/".into()));
                    }
                }
                Some(found)
            }
            _ if changes_nothing(&lower) => of(value),
            _ => None,
        }
    }

    /// `printf "ep-%03d" .Params.number`
    fn formatted(&self, form: &Expression, values: &[Expression], depth: usize) -> Option<Vec<Choice>> {
        let Expression::Text(form) = form else {
            return self.joined(&[std::slice::from_ref(form), values].concat(), depth);
        };
        let mut parts = Vec::new();
        let mut values = values.iter();
        let mut pieces = form.split('%');
        parts.push(Expression::Text(pieces.next()?.to_owned()));
        for piece in pieces {
            let end = piece.find(|c: char| c.is_ascii_alphabetic())?;
            let (width, kind) = (piece.get(..end)?, piece.get(end..=end)?);
            if !["s", "v", "d"].contains(&kind) {
                return None;
            }
            let value = values.next()?.clone();
            parts.push(match width {
                "" => value,
                _ => {
                    let width = width.strip_prefix('0').or_else(|| width.strip_prefix('.'))?.to_owned();
                    Expression::Call("padStart".into(), vec![value, Expression::Text(width)])
                }
            });
            parts.push(Expression::Text(piece.get(end + 1..)?.to_owned()));
        }
        self.joined(&parts, depth)
    }

    /// With the address of the site before it, unless it has one.
    fn absolute(&self, choices: Vec<Choice>, base: Option<&Expression>, depth: usize) -> Option<Vec<Choice>> {
        let stated = base.and_then(|base| match self.choices(base, depth + 1)?.as_slice() {
            [choice] => match choice.as_slice() {
                [Atom::Text(text)] if text.starts_with("http") => Some(text.trim_end_matches('/').to_owned()),
                _ => None,
            },
            _ => None,
        });
        let base = stated.or_else(|| self.known.base())?;
        let host = made::host_of(&base)?;
        let placed = |choice: Choice| -> Option<Choice> {
            let head = match choice.first()? {
                Atom::Text(text) if text.starts_with("http") => return Some(choice),
                Atom::Text(text) if text.starts_with('/') && choice.len() == 1 => base.clone(),
                Atom::Text(text) if text.starts_with('/') => base.clone(),
                Atom::Text(_) | Atom::Name | Atom::Key(..) | Atom::Word(_) => format!("{base}/"),
                Atom::Page | Atom::Id => base.clone(),
                Atom::PageOfHost => host.clone(),
            };
            Some(std::iter::once(Atom::Text(head)).chain(choice).collect())
        };
        choices.into_iter().map(placed).collect()
    }

    fn replaced(&self, choices: Vec<Choice>, from: &str, to: &str) -> Option<Vec<Choice>> {
        // What stands in the address of a page, nobody knows here.
        let is_of_base = from.contains("://") || from.contains("index.html") || from.starts_with("http");
        let replaced = |choice: Choice| -> Option<Choice> {
            let one = |atom: Atom| match atom {
                Atom::Text(text) => Some(Atom::Text(text.replace(from, to))),
                other => is_of_base.then_some(other),
            };
            choice.into_iter().map(one).collect()
        };
        choices.into_iter().map(replaced).collect()
    }

    /// `{{ post.date | date: "%Y-%m-%d" }}`
    fn date(&self, value: &Expression, form: &str) -> Option<Vec<Choice>> {
        let Expression::Path(path) = value else { return None };
        if !path.last().is_some_and(|name| name.eq_ignore_ascii_case("date")) {
            return None;
        }
        let mut atoms = Vec::new();
        let mut rest = form;
        while let Some((text, behind)) = rest.split_once('%') {
            atoms.push(Atom::Text(text.to_owned()));
            atoms.push(Atom::Word(match behind.get(..1)? {
                "Y" => "{year}",
                "m" => "{month}",
                "d" => "{day}",
                _ => return None,
            }));
            rest = behind.get(1..)?;
        }
        atoms.push(Atom::Text(rest.to_owned()));
        Some(vec![atoms])
    }

    /// `{{ post.title | slugify }}`, where that is the same everywhere.
    fn slug(&self, choices: Vec<Choice>) -> Option<Vec<Choice>> {
        let titles: Vec<&str> = self.known.names.of(Key::Title).collect();
        let states = |page: &&Page, key| {
            page.front_matter.as_ref().and_then(|matter| matter.get(key, self.known.names)).is_some()
        };
        let is_plain = |page: &&Page| {
            let node = page.front_matter.as_ref().and_then(|matter| matter.get(Key::Title, self.known.names));
            node.and_then(|node| said(&page.file, node)).is_some_and(|title| title.is_ascii())
                && !states(page, Key::Slug)
        };
        let is_title =
            |choice: &Choice| matches!(choice.as_slice(), [Atom::Key(key, 0)] if titles.contains(&key.as_str()));
        (choices.iter().all(is_title) && self.known.pages.iter().all(is_plain))
            .then(|| vec![vec![Atom::Word("{slug}")]])
    }
}

fn padded(choices: Vec<Choice>, width: usize) -> Option<Vec<Choice>> {
    let pad = |choice: Choice| match choice.as_slice() {
        [Atom::Key(key, 0)] => Some(vec![Atom::Key(key.clone(), width)]),
        _ => None,
    };
    choices.into_iter().map(pad).collect()
}

/// Filters and functions that escape a text, or hand it on.
fn changes_nothing(name: &str) -> bool {
    const NAMES: [&str; 40] = [
        "escape",
        "xmlescape",
        "escapexml",
        "escapeonce",
        "htmlescape",
        "escapehtml",
        "e",
        "h",
        "safe",
        "safehtml",
        "safeurl",
        "safejs",
        "cdata",
        "strip",
        "trim",
        "strip_html",
        "striphtml",
        "stripnewlines",
        "normalizewhitespace",
        "tostring",
        "str",
        "string",
        "href",
        "uriescape",
        "uriencode",
        "encodeuri",
        "url",
        "text",
        "raw",
        "htmlsafe",
        "sanitize",
        "sanitizexml",
        "cleantext",
        "esc",
        "xml",
        "html",
        "transformxml",
        "htmlunescape",
        "plainify",
        "encodexml",
    ];
    NAMES.contains(&name)
}
