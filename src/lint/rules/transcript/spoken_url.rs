//! `spoken-url`

use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;
use regex::Regex;
use url::Url;

use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::source::{SourceFile, Span};

rule! {
    /// An address of the show is written down wrong in a transcript.
    ///
    /// ## What it does
    /// Looks for the host of the show's `link` in transcripts: with a blank in it (`bread basket.example`), almost right
    /// (`breadbaskit.example`), with a spoken slash (`bread.example slash rye`), with a page cut in two
    /// (`bread.example/rye bread`), or with a page that neither the notes of any episode nor the sponsors know.
    ///
    /// ## Why it matters
    /// Readers of the transcript type the address that a sponsor paid for, and get an error.
    ///
    /// ## Example
    /// ```text
    /// 00:01:00 Go to bread.example slash rye.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01:00 Go to bread.example/rye.
    /// ```
    "spoken-url", Transcript, Warning, fix: Unsafe, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(site) = Site::new(show) else { return };
    let found: Vec<Diagnostics> = show
        .episodes
        .par_iter()
        .map(|episode| episode.transcripts.iter().flat_map(|(file, _)| site.findings(file)).collect())
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

/// The address of the show, and its pages.
struct Site {
    host: String,
    /// Letters of the host without its last label: `breadbasket`.
    name: String,
    /// First parts of the paths below the host that notes and sponsors link to, in small letters.
    pages: HashSet<String>,
    /// Something that ends like the host, and what follows.
    pattern: Regex,
}

impl Site {
    fn new(show: &ShowContext<'_>) -> Option<Self> {
        let config = &show.show.config;
        let host = config.show.link.as_ref()?.host_str()?.trim_start_matches("www.").to_lowercase();
        let (label, end) = host.split_once('.')?;
        let name: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        let words = spaced(&config.show.title, &name).unwrap_or_else(|| regex::escape(&name));
        let pattern = format!(
            r"(?i)\b(?P<host>(?:{words}|[a-z]{{{},{}}})(?:\.| dot ){})\b(?P<slash>,? (?:forward )?slash |\.(?:[a-z])|/)?(?P<page>[\w-]+)?(?: (?P<second>[A-Za-z]+|20\d\d))?",
            name.len().saturating_sub(2).max(3),
            name.len() + 2,
            regex::escape(end).replace(r"\.", r"(?:\.| dot )"),
        );
        let mut pages = HashSet::new();
        let links = show.episodes.iter().filter_map(|episode| episode.notes.as_ref());
        let links = links.flat_map(|(_, notes)| &notes.lines).flat_map(|line| &line.inline.links);
        pages.extend(links.filter_map(|link| page_of(&link.url, &host)));
        pages.extend(config.sponsors.iter().filter_map(|sponsor| page_of(sponsor.url.as_ref()?.as_str(), &host)));
        Some(Self { pattern: Regex::new(&pattern).ok()?, host, name, pages })
    }

    fn findings(&self, file: &SourceFile) -> Diagnostics {
        let hits = self.pattern.captures_iter(file.text());
        hits.filter_map(|hit| {
            let group = |name| hit.name(name).map(|group| (group.as_str(), group.range()));
            self.judge(file, group("host")?, group("slash"), group("page"), group("second"))
        })
        .collect()
    }

    fn judge(
        &self,
        file: &SourceFile,
        host: Part<'_>,
        slash: Option<Part<'_>>,
        page: Option<Part<'_>>,
        second: Option<Part<'_>>,
    ) -> Option<Diagnostic> {
        let here = Span::from(host.1.clone());
        if self.is_misheard(host.0) {
            return Some(wrong(file, here, &format!("`{}` is no address of the show", host.0), &self.host));
        }
        if !host.0.eq_ignore_ascii_case(&self.host) {
            return None;
        }
        let (mark, at) = slash?;
        let (page, page_at) = page?;
        if mark != "/" {
            let page = if mark.starts_with('.') { file.text().get(at.end - 1..page_at.end)? } else { page };
            let is_page = self.pages.contains(&page.to_lowercase()) || mark.contains("slash");
            let span = Span::new(here.start, page_at.end);
            return is_page.then(|| {
                wrong(
                    file,
                    span,
                    "the slash of the address is missing",
                    &format!("{}/{}", self.host, page.to_lowercase()),
                )
            });
        }
        let page = page.to_lowercase();
        let number = page.bytes().all(|byte| byte.is_ascii_digit());
        if self.pages.contains(&page) || number || self.pages.is_empty() {
            return None;
        }
        let joined = second.map(|(second, at)| (format!("{page}{}", second.to_lowercase()), at.end));
        if let Some((joined, end)) = joined.filter(|(joined, _)| self.pages.contains(joined)) {
            let span = Span::new(here.start, end);
            return Some(wrong(file, span, "a blank cuts the address in two", &format!("{}/{joined}", self.host)));
        }
        let span = Span::from(page_at);
        let message = format!("the show has no page `{page}`");
        Some(
            match crate::words::nearest(
                &page,
                self.pages.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(),
            ) {
                Some(near) => wrong(file, span, &message, near),
                None => RULE.at(file.place(span), message).help("write the address that the notes link to"),
            },
        )
    }

    /// Is `written` the host with a blank, a spoken dot or a wrong letter in it?
    fn is_misheard(&self, written: &str) -> bool {
        if written.eq_ignore_ascii_case(&self.host) {
            return false;
        }
        let dotted = written.to_lowercase().replace(" dot ", ".");
        let label = dotted.split('.').next().unwrap_or_default();
        let heard: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        strsim::damerau_levenshtein(&heard, &self.name) <= usize::from(self.name.len() > 7) * 2
    }
}

type Part<'a> = (&'a str, Range<usize>);

fn wrong(file: &SourceFile, span: Span, message: &str, right: &str) -> Diagnostic {
    RULE.at(file.place(span), message).help(format!("write {right}")).fix(Fix::doubtful(span, right))
}

/// The title of the show as a pattern with its blanks, when its letters are those of the host.
fn spaced(title: &str, name: &str) -> Option<String> {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    (words.len() > 1 && words.concat() == *name)
        .then(|| words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("[ -]?"))
}

/// The first part of the path of `url`, when it lies below `host`.
fn page_of(url: &str, host: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let own = rest.get(..host.len())?.eq_ignore_ascii_case(host);
    let parsed = Url::parse(url).ok().filter(|_| own)?;
    let first = parsed.path_segments()?.next()?.to_lowercase();
    Some(first).filter(|first| !first.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(text: &str) -> String {
        let config = "[[sponsors]]\nname = \"Malt\"\nurl = \"https://breadbasket.fm/ryebread\"\n";
        let notes = "# Bread Basket 1\n[a](https://breadbasket.fm/oats)\n";
        findings(
            "spoken-url",
            &[("podwright.toml", config), ("show_notes/001.md", notes), ("transcripts/001.txt", text)],
        )
    }

    #[test]
    fn addresses_as_they_are_heard() {
        let text = "00:00:00 Go to Bread Basket.fm, or breadbaskit.fm.\n\n00:00:05 It is breadbasket.fm slash oats, breadbasket.fm/rye bread,\n\n\
                    00:00:09 breadbasket.fm.oats or breadbasket.fm/coats.\n";
        insta::assert_snapshot!(lint(text), @"");
    }

    #[test]
    fn addresses_as_they_are() {
        assert_eq!(
            lint("00:00:00 Go to breadbasket.fm. Or BreadBasket.fm/ryebread and rye.fm/x and breadbasket.fm/12 now.\n"),
            ""
        );
    }
}
