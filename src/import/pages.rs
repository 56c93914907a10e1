//! A feed in pages as one feed (RFC 5005, section 3): hosts serve the latest episodes, and the others behind a link.

use std::collections::HashSet;

use url::Url;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read::{self, Document, Element};
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::source::SourceFile;

/// No more pages are followed: a server may make up new ones without end.
const MOST_PAGES: usize = 500;

/// The feed in `first`, which came from `address`, with the items of its further pages behind its own; `page` gets them.
///
/// # Errors
/// Those of `page`, and a diagnostic where the pages do not end: with a part of its episodes a show would lose the others.
pub fn in_one(
    first: SourceFile,
    address: &Url,
    mut page: impl FnMut(&Url) -> Result<SourceFile, Diagnostic>,
) -> Result<SourceFile, Diagnostic> {
    let document = read::read(&first, &mut Diagnostics::new());
    let mut seen = HashSet::from([address.clone()]);
    let mut items = String::new();
    let mut next = address_of_next(&document, address);
    // A page that leads to one that was there is the last one.
    while let Some(at) = next.filter(|at| seen.insert(at.clone())) {
        if seen.len() > MOST_PAGES || items.len() as u64 > MAX_FEED_BYTES {
            let message = format!("the pages of the feed do not end: the next one is {at}");
            return Err(Diagnostic::error("import-endless", message).in_file(first.path()));
        }
        let file = page(&at)?;
        let document = read::read(&file, &mut Diagnostics::new());
        items.extend(document.items().flat_map(|item| [file.slice(item.span()), "\n"]));
        next = address_of_next(&document, &at);
    }
    let joined = with_items(&document, &items);
    Ok(joined.map_or_else(|| first.clone(), |text| SourceFile::new(first.path(), text)))
}

fn next_links<'d>(document: &'d Document<'d>) -> impl Iterator<Item = Element<'d>> {
    document.channel().into_iter().flat_map(|channel| channel.links("next"))
}

fn address_of_next(document: &Document<'_>, at: &Url) -> Option<Url> {
    let next = next_links(document).find_map(|link| at.join(link.attribute("href")?.value().trim()).ok())?;
    matches!(next.scheme(), "http" | "https").then_some(next)
}

/// The text of `document` with `items` at the end of its channel, which does not go on anywhere else then.
fn with_items(document: &Document<'_>, items: &str) -> Option<String> {
    if items.is_empty() {
        return None;
    }
    let text = document.file().text();
    let channel = document.channel()?;
    let end = channel.end_tag().map_or(channel.span().end, |tag| tag.start);
    let mut joined = String::with_capacity(text.len() + items.len());
    let mut at = 0;
    for link in next_links(document) {
        joined.push_str(text.get(at..link.span().start)?);
        at = link.span().end;
    }
    joined.extend([text.get(at..end)?, items, text.get(end..)?]);
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::read::Ns;

    fn page(number: u32, next: &str) -> SourceFile {
        let text = format!(
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Rye</title>{next}\
             <item><guid>{number}</guid></item></channel></rss>"
        );
        SourceFile::new("feed.xml", text)
    }

    fn link(href: &str) -> String {
        format!("<atom:link rel=\"next\" href=\"{href}\"/>")
    }

    /// The guids of the feed whose page `n` leads to what `next` says.
    fn guids(next: impl Fn(u32) -> String) -> Result<Vec<String>, Diagnostic> {
        let address = Url::parse("https://rye.example/feed.xml?page=1").unwrap();
        let number = |at: &Url| at.query().unwrap_or_default().trim_start_matches("page=").parse().unwrap_or(0);
        let joined = in_one(page(1, &next(1)), &address, |at| Ok(page(number(at), &next(number(at)))))?;
        let document = read::read(&joined, &mut Diagnostics::new());
        assert_eq!(next_links(&document).count(), 0, "{}", joined.text());
        Ok(document.items().filter_map(|item| Some(item.child(Ns::Rss, "guid")?.text().into_owned())).collect())
    }

    #[test]
    fn items_of_all_pages_are_in_their_order() {
        let found = guids(|page| if page < 3 { link(&format!("?page={}", page + 1)) } else { String::new() });
        assert_eq!(found.unwrap(), ["1", "2", "3"]);
    }

    #[test]
    fn a_circle_ends_and_an_endless_feed_is_refused() {
        assert_eq!(guids(|page| link(&format!("?page={}", page % 3 + 1))).unwrap(), ["1", "2", "3"]);
        let endless = guids(|page| link(&format!("?page={}", page + 1))).unwrap_err();
        assert_eq!(endless.rule, "import-endless");
    }
}
