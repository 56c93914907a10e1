//! Facts at the head: fields (Pelican, docutils), comments (`.. title: Rye`, Nikola), the directive `post` (ABlog).

use super::explicit::{self, Explicit};
use crate::markup::Said;
use crate::markup::head::Head;
use crate::markup::source::Lines;

/// Reads the facts that begin in line `at` into `head`; where they end.
pub(super) fn read(lines: &Lines<'_>, at: usize, head: &mut Head) -> Option<usize> {
    let end = match explicit::of(lines.whole(at)) {
        None if lines.indent(at) == 0 => fields(lines, at, lines.count(), head)?,
        Some(Explicit::Comment(_)) => comments(lines, at, head)?,
        Some(Explicit::Directive { name: "post", argument }) => {
            head.add(at, lines.whole(at), "date", argument, Said::Text(argument.to_owned()));
            options(lines, at, head)
        }
        Some(Explicit::Directive { name: "meta", .. }) => options(lines, at, head),
        _ => return None,
    };
    head.take(at..end);
    Some(end)
}

/// `:date: 2024-05-01`, and lines below that go on with a value.
fn fields(lines: &Lines<'_>, from: usize, end: usize, head: &mut Head) -> Option<usize> {
    explicit::field(lines.bare(from))?;
    let column = lines.indent(from);
    let mut at = from;
    while at < end {
        if lines.indent(at) == column
            && let Some((key, value)) = explicit::field(lines.bare(at))
        {
            head.add(at, lines.whole(at), key, value, Said::Text(value.to_owned()));
            let said = !value.is_empty();
            let below = lines.below(at, column);
            let below = below.start..below.end.min(end);
            let mut is_first = !said;
            for more in below.clone().filter(|more| !lines.is_blank(*more)) {
                let text = lines.bare(more);
                if std::mem::take(&mut is_first) {
                    head.add(more, lines.whole(more), text, text, Said::Text(text.to_owned()));
                    head.rename_if(more, &key.to_lowercase().replace(' ', "_"));
                } else {
                    head.lengthen(more, lines.whole(more), text);
                }
            }
            at = below.end;
        } else {
            break;
        }
    }
    Some(at)
}

/// The options of the directive in line `at`, all lines of which are facts.
fn options(lines: &Lines<'_>, at: usize, head: &mut Head) -> usize {
    let below = lines.below(at, lines.indent(at));
    let is_field = |at: &usize| explicit::field(lines.bare(*at)).is_some();
    if let Some(first) = below.clone().find(is_field) {
        fields(lines, first, below.end, head);
    }
    below.end
}

/// `.. title: Rye`, line by line. Those without a value say nothing.
fn comments(lines: &Lines<'_>, from: usize, head: &mut Head) -> Option<usize> {
    let fact = |at: usize| {
        let (key, value) = lines.whole(at).strip_prefix(".. ")?.split_once(':')?;
        let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        let is_parted = value.is_empty() || value.starts_with(' ');
        (is_key && is_parted && key != "podwright").then(|| (key, value.trim()))
    };
    fact(from)?;
    let mut at = from;
    while let Some((key, value)) = fact(at) {
        head.add(at, lines.whole(at), key, value, Said::Text(value.to_owned()));
        at += 1;
    }
    Some(at)
}
