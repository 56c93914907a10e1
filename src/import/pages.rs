//! A feed in pages as one feed (RFC 5005, section 3): hosts serve the latest episodes, and the others behind a link.

use std::collections::HashSet;
use std::sync::LazyLock;

use url::Url;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read::{self, Document, Element};
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::source::SourceFile;

/// No more pages are followed: a server may make up new ones without end.
const MOST_PAGES: usize = 500;

/// The folder of a feed that does not say where it is served (RFC 2606: nobody is there).
static UNKNOWN: LazyLock<Url> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "an address that is written here")]
    Url::parse("https://feed.invalid/").unwrap()
});

/// A feed with its further pages.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The first page, every byte up to the end of its channel where it was, and behind that the items of the others.
    pub file: SourceFile,
    /// Does `file` hold more than the first page?
    pub is_longer: bool,
    /// The first page that nobody has.
    pub missing: Option<Url>,
}

/// The feed in `first`, which came from `address` or else from where it says itself, with the items of its further pages
/// behind its own. `page` gets them, told the address of the feed and that of the page, or nothing where a page is not at
/// hand.
///
/// # Errors
/// Those of `page`, and a diagnostic where the pages do not end: with a part of its episodes a show would lose the others.
pub fn in_one(
    first: SourceFile,
    address: Option<&Url>,
    mut page: impl FnMut(&Url, &Url) -> Result<Option<SourceFile>, Diagnostic>,
) -> Result<Joined, Diagnostic> {
    let document = read::read(&first, &mut Diagnostics::new());
    let address = match address {
        Some(address) => address.clone(),
        None => own_address(&document),
    };
    let mut seen = HashSet::from([address.clone()]);
    let mut items = String::new();
    let mut next = address_of_next(&document, &address);
    let mut missing = None;
    // A page that leads to one that was there is the last one.
    while let Some(at) = next.filter(|at| seen.insert(at.clone())) {
        if seen.len() > MOST_PAGES || items.len() as u64 > MAX_FEED_BYTES {
            let message = format!("the pages of the feed do not end: the next one is {at}");
            return Err(Diagnostic::error("import-endless", message).in_file(first.path()));
        }
        let Some(file) = page(&address, &at)? else {
            missing = Some(at);
            break;
        };
        let document = read::read(&file, &mut Diagnostics::new());
        items.extend(document.items().flat_map(|item| [file.slice(item.span()), "\n"]));
        next = address_of_next(&document, &at);
    }
    let joined = with_items(&document, &items, missing.is_none());
    let is_longer = joined.is_some();
    let file = joined.map_or_else(|| first.clone(), |text| SourceFile::new(first.path(), text));
    Ok(Joined { file, is_longer, missing })
}

/// Where a feed is served, as it says itself; where it does not, relative addresses in it stay relative to this.
fn own_address(document: &Document<'_>) -> Url {
    let own = document.channel().and_then(|channel| channel.links("self").next()?.attribute("href"));
    let own = own.and_then(|href| Url::parse(href.value().trim()).ok());
    own.filter(|own| !own.cannot_be_a_base()).unwrap_or_else(|| UNKNOWN.clone())
}

fn next_links<'d>(document: &'d Document<'d>) -> impl Iterator<Item = Element<'d>> {
    document.channel().into_iter().flat_map(|channel| channel.links("next"))
}

fn address_of_next(document: &Document<'_>, at: &Url) -> Option<Url> {
    let next = next_links(document).find_map(|link| at.join(link.attribute("href")?.value().trim()).ok())?;
    matches!(next.scheme(), "http" | "https").then_some(next)
}

/// The text of `document` with `items` at the end of its channel, which goes on nowhere else where that is `all`. What
/// stands before them stays where it is.
fn with_items(document: &Document<'_>, items: &str, all: bool) -> Option<String> {
    if items.is_empty() {
        return None;
    }
    let text = document.file().text();
    let channel = document.channel()?;
    let end = channel.end_tag().map_or(channel.span().end, |tag| tag.start);
    let mut joined = String::with_capacity(text.len() + items.len());
    let mut at = 0;
    for link in next_links(document).filter(|link| all && link.span().end <= end) {
        let span = link.span();
        joined.push_str(text.get(at..span.start)?);
        let blank = |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        joined.extend(text.get(span.start..span.end)?.bytes().map(blank));
        at = span.end;
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
        let joined =
            in_one(page(1, &next(1)), Some(&address), |_, at| Ok(Some(page(number(at), &next(number(at))))))?.file;
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
    fn a_page_that_is_not_at_hand_is_named_and_nothing_moves() {
        let address = Url::parse("https://rye.example/feed.xml").ok();
        let first = page(1, &link("?page=2"));
        let get = |_: &Url, at: &Url| Ok((at.query() == Some("page=2")).then(|| page(2, &link("?page=3"))));
        let joined = in_one(first.clone(), address.as_ref(), get).unwrap();
        assert_eq!(joined.missing.map(String::from).as_deref(), Some("https://rye.example/feed.xml?page=3"));
        assert!(joined.file.text().starts_with(first.text().strip_suffix("</channel></rss>").unwrap()));
        let whole = in_one(first.clone(), address.as_ref(), |_, _| Ok(Some(page(2, "")))).unwrap();
        assert_eq!(whole.missing, None);
        assert_eq!(whole.file.text().find("<item>"), first.text().find("<item>"));
    }

    #[test]
    fn a_circle_ends_and_an_endless_feed_is_refused() {
        assert_eq!(guids(|page| link(&format!("?page={}", page % 3 + 1))).unwrap(), ["1", "2", "3"]);
        let endless = guids(|page| link(&format!("?page={}", page + 1))).unwrap_err();
        assert_eq!(endless.rule, "import-endless");
    }
}
