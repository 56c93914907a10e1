//! Where a template or a script of the site says what it calls episodes: `<guid>…</guid>`, `guid: …`, `fe.id(…)`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::expression::{self, Expression};
use super::markup;
use super::scripts::{self, end_of_value};
use crate::source::SourceFile;

/// Nobody writes a longer one, in bytes.
pub(super) const LONGEST: usize = 4_000;

/// As many names as a template or script gives values are looked at.
const MOST_NAMES: usize = 400;

/// What a file says of guids.
#[derive(Debug)]
pub(super) struct Stated {
    /// What it calls an episode.
    pub(super) value: Expression,
    /// Is that the address of a page, unless it says otherwise (`isPermaLink`)?
    pub(super) permalink: bool,
    /// The byte of the file at which it says so.
    pub(super) at: usize,
    /// What its names stand for.
    pub(super) names: BTreeMap<String, Expression>,
}

/// The language of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Template,
    JavaScript,
    Python,
    Ruby,
}

fn language(file: &SourceFile) -> Language {
    let kind = file.path().extension().unwrap_or_default().to_string_lossy();
    match kind.as_ref() {
        "js" | "mjs" | "cjs" | "ts" | "mts" | "cts" | "jsx" | "tsx" | "vue" | "svelte" => Language::JavaScript,
        "py" => Language::Python,
        "rb" | "builder" | "haml" | "slim" => Language::Ruby,
        _ => Language::Template,
    }
}

/// What `file` says of guids; none where it says nothing.
pub(super) fn of(file: &SourceFile) -> Option<Stated> {
    let language = language(file);
    let elements = elements(file.text(), language);
    let said = if elements.is_empty() { scripts::said(file.text(), language) } else { elements };
    let (mut values, mut permalink, mut at) = (Vec::new(), false, None);
    for (value, is_permalink, place) in said {
        values.push(value);
        permalink |= is_permalink;
        at = at.or(Some(place));
    }
    let value = if values.len() == 1 { values.remove(0) } else { Expression::Either(values) };
    Some(Stated { value, permalink, at: at?, names: names(file.text(), language) })
}

/// Where `file` says that the audio of an episode is; none where it says nothing.
pub(super) fn enclosure(file: &SourceFile) -> Option<Stated> {
    static ELEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"<enclosure\b[^>]*?\burl\s*=\s*(?:"(?P<double>(?:\{\{.*?\}\}|<%=.*?%>|[^"])*)"|'(?P<single>(?:\{\{.*?\}\}|[^'])*)')"#)
            .ok()
    });
    static CALL: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\.enclosure[( ](?:\s*:?url\s*(?::|=>|=)\s*)?").ok());
    let (text, language) = (file.text(), language(file));
    let is_short = |found: &regex::Match<'_>| found.len() <= LONGEST;
    let of_element = || {
        let found = ELEMENT.as_ref()?.captures(text)?;
        let value = found.name("double").or_else(|| found.name("single")).filter(is_short)?;
        Some((written(value.as_str(), language), value.start()))
    };
    let of_call = || {
        let at = CALL.as_ref()?.find(text)?.end();
        let rest = text.get(at..)?;
        Some((expression::parse(rest.get(..end_of_value(rest))?.trim()), at))
    };
    let of_key = || scripts::value_of(text, text.find("enclosure")?, "url");
    let (value, at) = match language {
        Language::Template => of_element(),
        Language::JavaScript => of_element().or_else(of_key),
        Language::Python | Language::Ruby => of_element().or_else(of_call),
    }?;
    Some(Stated { value, permalink: false, at, names: names(text, language) })
}

/// What stands in an element or attribute that is written so.
fn written(text: &str, language: Language) -> Expression {
    match language {
        Language::Python => formatted(text),
        _ => markup::parse(text, language == Language::JavaScript),
    }
}

/// What is said, whether that is an address of a page, and the byte at which it stands.
pub(super) type Said = (Expression, bool, usize);

/// `<guid isPermaLink="false">…</guid>`
fn elements(text: &str, language: Language) -> Vec<Said> {
    static GUID: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"<guid\b(?P<attributes>[^>]*)>(?P<value>(?s:.*?))</guid>").ok());
    let found = GUID.iter().flat_map(|pattern| pattern.captures_iter(text));
    let said = |found: regex::Captures<'_>| {
        let value = found.name("value").filter(|value| value.len() <= LONGEST)?;
        let is_permalink = found.name("attributes").is_none_or(|attributes| !attributes.as_str().contains("false"));
        Some((written(value.as_str(), language), is_permalink, value.start()))
    };
    found.filter_map(said).take(8).collect()
}

/// The text of a formatted string of Python.
fn formatted(text: &str) -> Expression {
    let text = text.trim();
    if text.contains(['"', '\\', '\n']) && text.contains('\'') {
        return Expression::Unknown;
    }
    let quote = if text.contains('"') { '\'' } else { '"' };
    expression::parse(&format!("f{quote}{text}{quote}"))
}

/// What names stand for in `text`; of those that get several values, one after the other.
fn names(text: &str, language: Language) -> BTreeMap<String, Expression> {
    static LIQUID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\{%-?\s*(?:assign|set)\s+(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>[^%]+?)\s*-?%\}").ok()
    });
    static BLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"\{%-?\s*(?:capture|set)\s+(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*-?%\}(?P<block>(?s:.*?))\{%-?\s*(?:endcapture|endset)",
        )
        .ok()
    });
    static GO: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\{\{-?\s*\$(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*:?=\s*(?P<value>[^}]+?)\s*-?\}\}").ok()
    });
    static SCRIPT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\b(?:const|let|var)\s+(?P<name>[A-Za-z_$][A-Za-z0-9_$]*)(?:\s*:\s*[A-Za-z<>\[\]]+)?\s*=[ \t\r\n]*(?P<start>[^=\s])").ok()
    });
    static PLAIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?m)^[ \t%-]*(?:<%-?\s*)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=[ \t]*(?P<start>[^=\s])").ok()
    });
    let patterns: &[&LazyLock<Option<Regex>>] = match language {
        Language::Template => &[&LIQUID, &BLOCK, &GO],
        Language::JavaScript => &[&SCRIPT],
        Language::Python | Language::Ruby => &[&PLAIN],
    };
    let mut found: BTreeMap<String, Vec<Expression>> = BTreeMap::new();
    for pattern in patterns.iter().filter_map(|pattern| pattern.as_ref()) {
        for one in pattern.captures_iter(text).take(MOST_NAMES) {
            let value = if let Some(value) = one.name("value") {
                expression::parse(value.as_str())
            } else if let Some(block) = one.name("block").filter(|block| block.len() <= LONGEST) {
                markup::parse(block.as_str(), false)
            } else {
                let rest = one.name("start").and_then(|start| text.get(start.start()..)).unwrap_or_default();
                expression::parse(rest.get(..end_of_value(rest)).unwrap_or_default().trim())
            };
            let Some(name) = one.name("name") else { continue };
            let values = found.entry(name.as_str().to_owned()).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    let either =
        |mut values: Vec<Expression>| if values.len() == 1 { values.remove(0) } else { Expression::Either(values) };
    found.into_iter().map(|(name, values)| (name, either(values))).collect()
}

#[cfg(test)]
mod tests {
    use super::Expression::{Either, Path};
    use super::*;

    fn said(path: &str, text: &str) -> Option<(Expression, bool)> {
        of(&SourceFile::new(path, text)).map(|stated| (stated.value, stated.permalink))
    }

    fn path(text: &str) -> Expression {
        Path(text.split('.').map(str::to_owned).collect())
    }

    #[test]
    fn elements_of_templates() {
        assert_eq!(
            said("feed.xml", "<guid isPermaLink=\"false\">{{ post.id }}</guid>"),
            Some((path("post.id"), false))
        );
        assert_eq!(said("feed.xml", "<podcast:guid>{{ x }}</podcast:guid>"), None);
        let two = "{% if a %}<guid isPermaLink=\"false\">{{ post.guid }}</guid>{% else %}<guid>{{ post.url }}</guid>{% endif %}";
        assert_eq!(said("feed.xml", two), Some((Either(vec![path("post.guid"), path("post.url")]), true)));
        assert_eq!(said("feed.xml.js", "`<enclosure/><guid>${e.guid}</guid>`"), Some((path("e.guid"), true)));
        assert_eq!(said("make.py", "f'<guid>{ep[\"guid\"]}</guid>'"), Some((path("ep.guid"), true)));
    }

    #[test]
    fn calls_of_packages() {
        let astro = "import rss from '@astrojs/rss';\nitems: posts.map((post) => ({ link: `/e/${post.slug}/`, enclosure: {} }))";
        assert!(matches!(said("rss.xml.js", astro), Some((Expression::Call(..), true))));
        let node = "const { Podcast } = require('podcast');\nfeed.addItem({ url: e.url, guid: e.guid, enclosure: {} })";
        assert_eq!(said("feed.js", node), Some((path("e.guid"), false)));
        assert_eq!(said("feed.js", &node.replace("guid: e.guid, ", "")), Some((path("e.url"), true)));
        assert_eq!(said("feed.js", "const guid = e.uuid;\nadd({ guid, enclosure })"), Some((path("guid"), false)));
        assert_eq!(
            said("x.js", "enclosure, guid: { '#text': e.id, '@isPermaLink': false }"),
            Some((path("e.id"), false))
        );
        assert_eq!(
            said("x.js", "enclosure: [], guid: [{ _attr: { isPermaLink: false } }, e.id],"),
            Some((path("e.id"), false))
        );
        assert_eq!(said("config.ts", "schema: z.object({ guid: z.string(), enclosure: z.string() })"), None);
        assert_eq!(said("config.ts", "{ guid: e.guid }"), None);
    }

    #[test]
    fn scripts_of_python_and_ruby() {
        let feedgen = "from feedgen.feed import FeedGenerator\nfg.id('https://x.example')\nfe = fg.add_entry()\nfe.id(ep['guid'])\nfe.enclosure(u)";
        assert_eq!(said("feed.py", feedgen), Some((path("ep.guid"), false)));
        let both = format!("{feedgen}\nfe.guid(ep['uuid'], permalink=True)");
        assert_eq!(said("feed.py", &both), Some((path("ep.uuid"), true)));
        assert_eq!(said("feed.py", "enclosure = 1\nguid.text = ep.link\n"), Some((path("ep.link"), false)));
        let builder = "xml.guid article.data.guid, isPermaLink: false";
        assert_eq!(said("feed.xml.builder", builder), Some((path("article.data.guid"), false)));
        assert_eq!(said("feed.haml", "    %guid= post.url\n"), Some((path("post.url"), true)));
    }

    #[test]
    fn names_stand_for_values() {
        let file = SourceFile::new(
            "feed.njk",
            "{% set a %}{{ post.url | url }}{% endset %}{% assign b = post.id %}<guid>{{ a }}</guid>",
        );
        let stated = of(&file).unwrap();
        assert_eq!(stated.names.len(), 2);
        assert_eq!(stated.names["b"], path("post.id"));
    }
}
