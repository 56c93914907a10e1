//! Feeds as documents: what comes first, what comes last, declarations, comments, prefixes.

use super::pages;

pages! {
    /// The file holds no XML.
    ///
    /// ## What it does
    /// Tells files without any element: empty ones, JSON, plain text.
    ///
    /// ## Why it matters
    /// There is nothing to subscribe to.
    ///
    /// ## Example
    /// ```xml
    /// {"version": "https://jsonfeed.org/version/1.1"}
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0"><channel>…</channel></rss>
    /// ```
    "xml-no-element", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.1"], w3c: ["SAXError"];

    /// The file has two root elements.
    ///
    /// ## What it does
    /// Finds elements behind the end of the first one.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <rss>…</rss>
    /// <rss>…</rss>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss>…</rss>
    /// ```
    "xml-second-root", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.1"], w3c: ["SAXError"];

    /// Text stands outside the root element.
    ///
    /// ## What it does
    /// Finds text before `<rss>` or behind `</rss>`.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// </rss> generated in 0.3 s
    /// ```
    /// Use instead:
    /// ```xml
    /// </rss>
    /// ```
    "xml-text-outside", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.1"], w3c: ["SAXError"];

    /// Something stands before the XML declaration.
    ///
    /// ## What it does
    /// Finds white space, front matter or text before `<?xml`. White space most often comes from an empty line in a template or
    /// behind a `?>` in PHP.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    ///
    /// <?xml version="1.0"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0"?>
    /// ```
    "xml-before-declaration", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.8"], fix: Safe, w3c: ["SAXError", "WPBlankLine"];

    /// An XML declaration stands inside the feed.
    ///
    /// ## What it does
    /// Finds `<?xml` behind comments or elements, as when one file was pasted into another.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <!-- Crumbs -->
    /// <?xml version="1.0"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0"?>
    /// <!-- Crumbs -->
    /// ```
    "xml-declaration-late", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.6"], w3c: ["SAXError"];

    /// The XML declaration is malformed.
    ///
    /// ## What it does
    /// Finds declarations without version, out of order, with unquoted values or with something else in them.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <?xml encoding="UTF-8" version="1.0"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// ```
    "xml-declaration-malformed", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.8, XMLDecl"], w3c: ["SAXError"];

    /// The declaration names another version of XML than 1.0.
    ///
    /// ## What it does
    /// Finds `version="1.1"` and others.
    ///
    /// ## Why it matters
    /// Hardly any reader knows XML 1.1, and there is no XML 2.0.
    ///
    /// ## Example
    /// ```xml
    /// <?xml version="1.1"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0"?>
    /// ```
    "xml-version-wrong", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.8"], w3c: ["BadXmlVersion"];

    /// A processing instruction has a name that cannot be one.
    ///
    /// ## What it does
    /// Finds `<?XML` and other reserved or malformed names.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <?XML version="1.0"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0"?>
    /// ```
    "xml-instruction-target", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.6, PITarget"], w3c: ["SAXError"];

    /// A comment holds two dashes.
    ///
    /// ## What it does
    /// Finds `--` inside comments, once a comment; also the third dash of `--->`. Comments that were put into comments look so,
    /// too.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <!-- Crumbs -- the feed -->
    /// ```
    /// Use instead:
    /// ```xml
    /// <!-- Crumbs: the feed -->
    /// ```
    "xml-comment-dashes", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.5"], w3c: ["SAXError"];

    /// `<!` begins nothing that XML knows.
    ///
    /// ## What it does
    /// Finds `<!` that begins neither a comment nor a CDATA section nor a DOCTYPE; also `<!doctype` in small letters.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <! Crumbs !>
    /// ```
    /// Use instead:
    /// ```xml
    /// <!-- Crumbs -->
    /// ```
    "xml-markup-unknown", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.1"], w3c: ["SAXError"];

    /// The DOCTYPE is malformed, or stands where none can stand.
    ///
    /// ## What it does
    /// Reads the DOCTYPE and the entities in it.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <!DOCTYPE rss [<!ENTITY who Ada>]>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss>…</rss>
    /// ```
    "xml-doctype-malformed", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.8, doctypedecl"], w3c: ["SAXError", "InvalidDoctype"];

    /// A prefix is not declared.
    ///
    /// ## What it does
    /// Finds the first element or attribute with a prefix that no `xmlns` declares. For prefixes that feeds know, the fix
    /// declares it. Case counts: `iTunes:` is not `itunes:`.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0"><channel><itunes:author>Ada</itunes:author></channel></rss>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">…</rss>
    /// ```
    "xml-prefix-undeclared", Feed, Error, sources: ["Namespaces in XML 1.0, 5, Prefix Declared"], fix: Safe, w3c: ["SAXError", "UndeclaredPrefix", "MissingNamespace"];

    /// A declaration of a namespace is one that cannot be.
    ///
    /// ## What it does
    /// Finds prefixes declared as nothing, the prefixes `xml` and `xmlns` declared as something else, and white space in the
    /// address.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <rss xmlns:itunes="">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    "xml-namespace-invalid", Feed, Error, sources: ["Namespaces in XML 1.0, 3"], w3c: ["SAXError", "InvalidNamespace"];
}
