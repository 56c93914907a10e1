//! What listeners lack in a list that is there for them alone: a file of chapters, or one in the front matter.
//!
//! Times in the notes are no such list: they lead readers to what is said, and may begin anywhere. What JSON chapters say
//! is judged with the rest of the file.

use super::source::Source;
use crate::chapters::formats::web_address;
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::times::clock;
use crate::words::shown;

/// Nobody hears that a first chapter begins later, in seconds.
const AT_ONCE: f64 = 1.0;

/// A shorter chapter is hard to hit, in seconds.
const SHORTEST: f64 = 10.0;

/// Reports what is wrong with a list whose marks are in order.
pub(super) fn check(source: &Source<'_>, diagnostics: &mut Diagnostics) {
    if !source.is_list() {
        return;
    }
    diagnostics.extend(begins_late(source));
    if let [only] = source.marks.as_slice() {
        let message = "this is the only chapter, so there is nowhere to jump to".to_owned();
        diagnostics.push(info("chapters-only-one", message).at(source.place(only.span)));
    }
    for (mark, next) in source.marks.iter().zip(source.marks.iter().skip(1)) {
        let length = next.start - mark.start;
        if length < SHORTEST {
            let found = info("chapter-too-short", format!("this chapter lasts {length:.0} s"));
            diagnostics.push(found.at(source.place(mark.span)).related(source.place(next.span), "the next chapter"));
        }
    }
    for mark in &source.marks {
        diagnostics.extend(markup(source, mark));
        diagnostics.extend(addresses(source, mark));
    }
}

fn begins_late(source: &Source<'_>) -> Option<Diagnostic> {
    let first = source.marks.first().filter(|first| first.start >= AT_ONCE)?;
    let message = format!("the first chapter starts at {}, so the beginning belongs to none", clock(first.start));
    Some(Diagnostic::warning("chapters-begin-late", message).at(source.place(first.span)).help("add a chapter at 0:00"))
}

fn markup(source: &Source<'_>, mark: &Mark) -> Option<Diagnostic> {
    let is_tag = |rest: &str| rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let found = mark.title.split('<').skip(1).any(|rest| is_tag(rest) && rest.contains('>'));
    let message = format!("the title {} holds HTML", shown(&mark.title));
    found.then(|| {
        Diagnostic::warning("chapter-title-html", message).at(source.place(mark.span)).help("write plain text")
    })
}

fn addresses(source: &Source<'_>, mark: &Mark) -> impl Iterator<Item = Diagnostic> {
    let addresses = [&mark.url, &mark.image].into_iter().flatten();
    addresses.filter(|address| web_address(Some(address)).is_none()).map(|bad| {
        Diagnostic::warning("chapter-address-incomplete", format!("{} is no complete web address", shown(bad)))
            .at(source.place(mark.span))
            .help("write it with https:// and its host; it is left out of the outputs")
    })
}

fn info(rule: &'static str, message: String) -> Diagnostic {
    Diagnostic::new(rule, Severity::Info, message)
}
