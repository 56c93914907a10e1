//! `topic-link-split`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::Link;
use crate::source::{SourceFile, Span};

rule! {
    /// The title of a topic is one link cut in pieces.
    ///
    /// ## What it does
    /// Finds links in the line of a topic that follow each other with nothing but blanks between them and lead to the
    /// same address, or one to a page above the other.
    ///
    /// ## Why it matters
    /// Screen readers announce every piece as a link of its own. Editors leave it behind when a linked title is changed.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #1:** [**Why rye**](https://example.org/rye)[ **rises**](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [**Why rye rises**](https://example.org/rye)
    /// ```
    "topic-link-split", Notes, Off, fix: Safe, check: Episode(check),
    sources: ["practice: style"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in notes.topics.iter().filter_map(|topic| notes.lines.get(topic.line)) {
        let runs = line.inline.links.chunk_by(|a, b| is_blank_between(file, a, b) && is_one_target(&a.url, &b.url));
        for run in runs {
            let [first, .., last] = run else { continue };
            let span = Span::new(first.span.start, last.span.end);
            let mut found = RULE
                .at(file.place(span), format!("the title is cut into {} links", run.len()))
                .help("make one link of them");
            if run.iter().all(|link| link.url == first.url)
                && let Some(whole) = joined(file, run)
            {
                found = found.fix(Fix::safe(span, whole));
            }
            diagnostics.push(found);
        }
    }
}

fn is_blank_between(file: &SourceFile, a: &Link, b: &Link) -> bool {
    a.span.end <= b.span.start
        && file.slice(Span::new(a.span.end, b.span.start)).trim_matches(['*', ' ', '\t']).is_empty()
}

/// The same address, or a page and one above it.
fn is_one_target(a: &str, b: &str) -> bool {
    let above = |short: &str, long: &str| {
        long.strip_prefix(short.trim_end_matches('/')).is_some_and(|rest| rest.starts_with('/'))
    };
    let is_page = |url: &str| url.trim_end_matches('/').matches('/').count() > 2;
    a == b || (above(a, b) && is_page(a)) || (above(b, a) && is_page(b))
}

/// The links of `run` as one, with everything that stands between them.
fn joined(file: &SourceFile, run: &[Link]) -> Option<String> {
    let mut text = String::new();
    let mut tail = None;
    let mut at = run.first()?.span.start;
    for link in run {
        let source = file.slice(link.span);
        let target = source.rfind("](").filter(|_| source.starts_with('['))?;
        text.push_str(file.slice(Span::new(at, link.span.start)));
        text.push_str(source.get(1..target)?);
        tail = source.get(target..);
        at = link.span.end;
    }
    let text = text.replace("****", "").replace("** **", " ");
    // A lone pair of asterisks between the links would no longer have its other half inside.
    let is_balanced = text.matches("**").count().is_multiple_of(2);
    is_balanced.then(|| format!("[{text}{}", tail.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn pieces_of_one_link() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** [**Why**](https://e.org/r)[ ](https://e.org/r)[**rye**](https://e.org/r)[ **rises**](https://e.org/r)\n";
        insta::assert_snapshot!(findings("topic-link-split", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:13: info: the title is cut into 4 links [topic-link-split]
          help: make one link of them
          show_notes/001.md - **Ada #1:** [**Why**](https://e.org/r)[ ](https://e.org/r)[**rye**](https://e.org/r)[ **rises**](https://e.org/r)
          show_notes/001.md + **Ada #1:** [**Why rye rises**](https://e.org/r)
        ");
    }

    #[test]
    fn a_page_and_the_one_above_it() {
        let notes =
            "# Bread Basket 1\n\n**Ada #1:** [**Rye by**](https://e.org/bob/rye) [**Bob**](https://e.org/bob)\n";
        insta::assert_snapshot!(findings("topic-link-split", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:13: info: the title is cut into 2 links [topic-link-split]
          help: make one link of them
        ");
    }

    #[test]
    fn two_links() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** [**Rye**](https://e.org/r) and [**Oats**](https://e.org/r) [x](https://f.org/)\n";
        assert_eq!(findings("topic-link-split", &[("show_notes/001.md", notes)]), "");
    }
}
