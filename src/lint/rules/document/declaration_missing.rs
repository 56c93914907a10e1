//! `declaration-missing`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The feed has no XML declaration.
    ///
    /// ## What it does
    /// Finds feeds that begin with something else than `<?xml`.
    ///
    /// ## Why it matters
    /// Without it, readers take the feed for UTF-8 or for what the server says, and servers say ISO-8859-1 at times.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0">
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// <rss version="2.0">
    /// ```
    "declaration-missing", Feed, Info, fix: Safe, check: Feed(check),
    sources: ["Apple, Podcast RSS feed requirements (support/823)", "PSP-1, Required RSS Namespace Declarations"],
    levels: [Apple: Warning, Psp1: Warning]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root() else { return };
    let text = feed.document.file().text();
    // A declaration that is late or malformed is told by the reader.
    if feed.document.declaration().is_some() || text.get(..root.tag().start).is_some_and(|head| head.contains("<?xml "))
    {
        return;
    }
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let told = feed.found(&RULE, Span::new(start, start), "the feed has no XML declaration");
    let told = told.help(format!("begin it with {declaration}"));
    let blank = text.get(start..).is_some_and(|text| text.starts_with('<'));
    found.push(if blank { told.fix(Fix::safe(Span::new(start, start), format!("{declaration}\n"))) } else { told });
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::{feed_findings, mended_feed};

    #[test]
    fn a_feed_without_declaration_gets_one() {
        insta::assert_snapshot!(feed_findings("declaration-missing", "<rss/>"), @r#"
        1:1: info: the feed has no XML declaration
          help: begin it with <?xml version="1.0" encoding="UTF-8"?>
          feed.xml + <?xml version="1.0" encoding="UTF-8"?>
        "#);
        let mended = mended_feed("declaration-missing", "\u{FEFF}<rss/>");
        assert_eq!(mended, "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss/>");
        assert_eq!(feed_findings("declaration-missing", "<?xml version='1.0'?><rss/>"), "");
    }
}
