//! `spoken-url`

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use regex::{Match, Regex};

use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::normalize::Compiled;
use crate::source::{SourceFile, Span};

rule! {
    /// An address of the show is written down wrong in a transcript.
    ///
    /// ## What it does
    /// Looks for the host of the show's `link` in transcripts: with a blank in it (`bread basket.example`), almost right
    /// (`breadbaskit.example`), with a spoken slash (`bread.example slash rye`), with a page cut in two
    /// (`bread.example/rye bread`), or with a page that is almost called like one the notes or the sponsors know.
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
    let findings = |episode: &Compiled| -> Vec<Finding> {
        episode.transcripts.iter().flat_map(|(file, _)| site.findings(file)).collect()
    };
    let mut found: Vec<Vec<Finding>> = show.asked().map(findings).collect();
    let asked = found.len();
    // Whether a page is a habit is a question only where one was found.
    if found.iter().flatten().any(|finding| finding.page.is_some()) {
        let of_other =
            |episode| show.whole_transcripts(episode).flat_map(|file| site.findings(&file)).collect::<Vec<_>>();
        found.par_extend(show.others().map(of_other));
    }
    let mut episodes_with: HashMap<&str, usize> = HashMap::new();
    for findings in &found {
        let pages: BTreeSet<&str> = findings.iter().filter_map(|finding| finding.page.as_deref()).collect();
        pages.into_iter().for_each(|page| *episodes_with.entry(page).or_default() += 1);
    }
    let is_habit = |page: &str| episodes_with.get(page).is_some_and(|episodes| *episodes >= HABIT);
    let habits: BTreeSet<String> =
        episodes_with.keys().filter(|page| is_habit(page)).map(|page| (*page).to_owned()).collect();
    let wrong = found
        .into_iter()
        .take(asked)
        .flatten()
        .filter(|finding| finding.page.as_ref().is_none_or(|page| !habits.contains(page)));
    diagnostics.extend(wrong.map(|finding| finding.diagnostic));
}

const MISSING_SLASH: &str = "the slash of the address is written as it is spoken, or missing";

/// A page that so many episodes name is there, though no notes link to it.
const HABIT: usize = 4;

/// Pages that begin with so many equal letters are taken for one another.
const ALIKE: usize = 6;

struct Finding {
    diagnostic: Diagnostic,
    /// The page that nobody links to, if that is what is wrong.
    page: Option<String>,
}

/// The address of the show, and its pages.
struct Site {
    host: String,
    /// Letters of the host without its last label: `breadbasket`.
    name: String,
    /// Parts of the paths below the host that notes and sponsors link to, in small letters.
    pages: HashSet<String>,
    /// What sponsors are called beside their names, and their pages.
    other_names: HashMap<String, String>,
    /// What follows the name in the host, written and spoken.
    ends: AhoCorasick,
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
            r"(?im)\b(?P<host>(?:{words}|[a-z]{{{},{}}})(?:\.| dot ){})\b(?P<slash>,? (?:forward )?slash(?: |$)|\.(?:[a-z])|/)?(?P<page>[\w-]+)?(?: (?P<second>[A-Za-z]+|20\d\d))?",
            name.len().saturating_sub(2).max(3),
            name.len() + 2,
            regex::escape(end).replace(r"\.", r"(?:\.| dot )"),
        );
        // What stands in the text is what people say, wherever it leads.
        let mentioned = AhoCorasick::builder().ascii_case_insensitive(true).build([format!("{host}/")]).ok()?;
        let notes = show.episodes.par_iter().filter_map(|episode| episode.notes.as_ref());
        let mut pages: HashSet<String> = notes.flat_map_iter(|(file, _)| pages_in(file.text(), &mentioned)).collect();
        let mut other_names = HashMap::new();
        for sponsor in &config.sponsors {
            // Landing pages are often called like the sponsor, whichever of them the notes link to.
            pages.insert(folded(&sponsor.name));
            let landing = sponsor.url.as_ref().and_then(|url| pages_in(url.as_str(), &mentioned).next());
            pages.extend(landing.clone());
            for name in &sponsor.aliases {
                other_names.extend(landing.as_ref().map(|landing| (folded(name), landing.clone())));
            }
        }
        other_names.retain(|name, _| !pages.contains(name));
        let next = end.split('.').next().unwrap_or_default();
        let ends = [format!(".{next}"), format!(" dot {next}")];
        let ends = AhoCorasick::builder().ascii_case_insensitive(true).build(ends).ok()?;
        Some(Self { ends, pattern: Regex::new(&pattern).ok()?, host, name, pages, other_names })
    }

    fn findings(&self, file: &SourceFile) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut behind = 0;
        for end in self.ends.find_iter(file.text()) {
            // An address stands on one line, and most lines hold none.
            if end.start() < behind {
                continue;
            }
            let line = line_around(file.text(), end.start());
            behind = line.end;
            found.extend(self.pattern.captures_iter(file.slice(line)).filter_map(|hit| {
                let range = |group: Match<'_>| group.start() + line.start..group.end() + line.start;
                let group = |name| hit.name(name).map(|group| (group.as_str(), range(group)));
                self.judge(file, group("host")?, group("slash"), group("page"), group("second"))
            }));
        }
        found
    }

    fn judge(
        &self,
        file: &SourceFile,
        host: Part<'_>,
        slash: Option<Part<'_>>,
        page: Option<Part<'_>>,
        second: Option<Part<'_>>,
    ) -> Option<Finding> {
        let here = Span::from(host.1.clone());
        if self.is_misheard(host.0) {
            return Some(wrong(file, here, &format!("`{}` is no address of the show", host.0), &self.host));
        }
        if !host.0.eq_ignore_ascii_case(&self.host) {
            return None;
        }
        let (mark, mark_at) = slash?;
        let Some((page, page_at)) = page else {
            // The page is said in the next cue.
            let found = RULE.at(file.place(Span::new(here.start, mark_at.end)), MISSING_SLASH);
            let diagnostic = found.help(format!("write {}/ and the page behind it", self.host));
            return mark.contains("slash").then_some(Finding { diagnostic, page: None });
        };
        match mark {
            "/" => self.judge_page(file, here.start, (page, page_at), second),
            _ if mark.starts_with('.') => {
                // The first letter of the page has told its full stop from the end of a sentence.
                let page = file.slice(Span::new(mark_at.end - 1, page_at.end)).to_lowercase();
                let known = self.pages.contains(&page);
                known.then(|| self.without_slash(file, Span::new(here.start, page_at.end), &page))
            }
            _ => {
                let joined = self.joined(page, second.as_ref());
                let (page, end) = joined.unwrap_or((page.to_lowercase(), page_at.end));
                Some(self.without_slash(file, Span::new(here.start, end), &page))
            }
        }
    }

    fn without_slash(&self, file: &SourceFile, span: Span, page: &str) -> Finding {
        wrong(file, span, MISSING_SLASH, &format!("{}/{page}", self.host))
    }

    /// The known page that `page` and the word after it make together, and where it ends.
    fn joined(&self, page: &str, second: Option<&Part<'_>>) -> Option<(String, usize)> {
        let (second, at) = second?;
        let joined = format!("{}{}", page.to_lowercase(), second.to_lowercase());
        self.pages.contains(&joined).then_some((joined, at.end))
    }

    /// `host/page`, where the page may go on in the next word.
    fn judge_page(
        &self,
        file: &SourceFile,
        start: usize,
        (page, at): Part<'_>,
        second: Option<Part<'_>>,
    ) -> Option<Finding> {
        let page = page.to_lowercase();
        let number = page.bytes().all(|byte| byte.is_ascii_digit());
        if self.pages.contains(&page) || number || self.pages.is_empty() {
            return None;
        }
        if let Some((joined, end)) = self.joined(&page, second.as_ref()) {
            let right = format!("{}/{joined}", self.host);
            return Some(wrong(file, Span::new(start, end), "a blank cuts the address in two", &right));
        }
        let found = wrong(file, Span::from(at), &format!("the show has no page `{page}`"), self.meant(&page)?);
        Some(Finding { page: Some(page), ..found })
    }

    /// The known page that `page` was heard as: a sponsor by another name, one spelt out, or one that is nearly so called.
    fn meant(&self, page: &str) -> Option<&str> {
        let heard = folded(page);
        if let Some(right) = self.other_names.get(&heard) {
            return Some(right);
        }
        let begins_alike = |known: &&str| known.bytes().zip(page.bytes()).take_while(|(a, b)| a == b).count() >= ALIKE;
        let known: BTreeSet<&str> = self.pages.iter().map(String::as_str).collect();
        let spelt = known.iter().copied().find(|known| folded(known) == heard);
        spelt
            .or_else(|| crate::words::nearest(page, known.iter().copied()))
            .or_else(|| known.iter().copied().find(begins_alike))
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

/// The line of `text` that holds the byte `at`.
fn line_around(text: &str, at: usize) -> Span {
    let (before, after) = text.as_bytes().split_at(at.min(text.len()));
    let start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    Span::new(start, memchr::memchr(b'\n', after).map_or(text.len(), |newline| at + newline))
}

fn wrong(file: &SourceFile, span: Span, message: &str, right: &str) -> Finding {
    let found = RULE.at(file.place(span), message).help(format!("write {right}"));
    Finding { diagnostic: found.fix(Fix::doubtful(span, right)), page: None }
}

/// The title of the show as a pattern with its blanks, when its letters are those of the host.
fn spaced(title: &str, name: &str) -> Option<String> {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    (words.len() > 1 && words.concat() == *name)
        .then(|| words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("[ -]?"))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The parts of the paths in `text` behind the host, which `mentioned` finds with its slash.
fn pages_in<'t>(text: &'t str, mentioned: &'t AhoCorasick) -> impl Iterator<Item = String> + 't {
    let hits = mentioned.find_iter(text);
    let around = hits.filter_map(|hit| Some((text.get(..hit.start())?, text.get(hit.end()..)?)));
    around.filter(|(before, _)| begins_behind(before)).flat_map(|(_, rest)| pages_of(rest))
}

/// May a host begin behind `before`, and not in the middle of a longer one?
fn begins_behind(before: &str) -> bool {
    let before = before.strip_suffix("www.").unwrap_or(before);
    !before.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '.')
}

/// The parts of the path that `rest`, what follows host and slash, begins with, in small letters.
fn pages_of(rest: &str) -> impl Iterator<Item = String> {
    let is_part = |c: char| c.is_alphanumeric() || "/-_.~%".contains(c);
    let path = rest.split(|c| !is_part(c)).next().unwrap_or_default();
    path.split('/').map(|part| part.trim_matches(['.', '_'])).filter(|part| !part.is_empty()).map(str::to_lowercase)
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
    fn pages_of_hosts_that_end_alike_are_not_those_of_the_show() {
        let lint = |url: &str| {
            let config = format!("[[sponsors]]\nname = \"Malt\"\nurl = \"{url}\"\n");
            let text = "00:00:00 Go to breadbasket.fm.spelt today.\n";
            findings("spoken-url", &[("podwright.toml", &config), ("transcripts/001.txt", text)])
        };
        assert!(lint("https://breadbasket.fm/spelt").contains("breadbasket.fm/spelt"));
        assert_eq!(lint("https://otherbreadbasket.fm/spelt"), "");
    }

    #[test]
    fn addresses_as_they_are_heard() {
        let text = "00:00:00 Go to Bread Basket.fm, or breadbaskit.fm.\n\n00:00:05 It is breadbasket.fm slash oats, breadbasket.fm/rye bread,\n\n\
                    00:00:09 breadbasket.fm.oats or breadbasket.fm/coats. BreadBasket.fm slash rye bread.\n";
        insta::assert_snapshot!(lint(text), @"
        transcripts/001.txt:1:16: warning: `Bread Basket.fm` is no address of the show [spoken-url]
          help: write breadbasket.fm
          transcripts/001.txt - 00:00:00 Go to Bread Basket.fm, or breadbaskit.fm.
          transcripts/001.txt + 00:00:00 Go to breadbasket.fm, or breadbaskit.fm.
        transcripts/001.txt:1:36: warning: `breadbaskit.fm` is no address of the show [spoken-url]
          help: write breadbasket.fm
          transcripts/001.txt - 00:00:00 Go to Bread Basket.fm, or breadbaskit.fm.
          transcripts/001.txt + 00:00:00 Go to Bread Basket.fm, or breadbasket.fm.
        transcripts/001.txt:3:16: warning: the slash of the address is written as it is spoken, or missing [spoken-url]
          help: write breadbasket.fm/oats
          transcripts/001.txt - 00:00:05 It is breadbasket.fm slash oats, breadbasket.fm/rye bread,
          transcripts/001.txt + 00:00:05 It is breadbasket.fm/oats, breadbasket.fm/rye bread,
        transcripts/001.txt:3:43: warning: a blank cuts the address in two [spoken-url]
          help: write breadbasket.fm/ryebread
          transcripts/001.txt - 00:00:05 It is breadbasket.fm slash oats, breadbasket.fm/rye bread,
          transcripts/001.txt + 00:00:05 It is breadbasket.fm slash oats, breadbasket.fm/ryebread,
        transcripts/001.txt:5:10: warning: the slash of the address is written as it is spoken, or missing [spoken-url]
          help: write breadbasket.fm/oats
          transcripts/001.txt - 00:00:09 breadbasket.fm.oats or breadbasket.fm/coats. BreadBasket.fm slash rye bread.
          transcripts/001.txt + 00:00:09 breadbasket.fm/oats or breadbasket.fm/coats. BreadBasket.fm slash rye bread.
        transcripts/001.txt:5:48: warning: the show has no page `coats` [spoken-url]
          help: write oats
          transcripts/001.txt - 00:00:09 breadbasket.fm.oats or breadbasket.fm/coats. BreadBasket.fm slash rye bread.
          transcripts/001.txt + 00:00:09 breadbasket.fm.oats or breadbasket.fm/oats. BreadBasket.fm slash rye bread.
        transcripts/001.txt:5:55: warning: the slash of the address is written as it is spoken, or missing [spoken-url]
          help: write breadbasket.fm/ryebread
          transcripts/001.txt - 00:00:09 breadbasket.fm.oats or breadbasket.fm/coats. BreadBasket.fm slash rye bread.
          transcripts/001.txt + 00:00:09 breadbasket.fm.oats or breadbasket.fm/coats. breadbasket.fm/ryebread.
        ");
    }

    #[test]
    fn addresses_as_they_are() {
        assert_eq!(
            lint("00:00:00 Go to breadbasket.fm. Or BreadBasket.fm/ryebread and rye.fm/x and breadbasket.fm/12 now.\n"),
            ""
        );
    }
}
