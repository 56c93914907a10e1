//! Tags of feeds that are malformed, and tags that do not fit together.

use super::pages;

pages! {
    /// The value of an attribute is not in quotes.
    ///
    /// ## What it does
    /// Finds `name=value`, which HTML allows and XML does not.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure url=https://crumbs.example/1.mp3/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure url="https://crumbs.example/1.mp3"/>
    /// ```
    "xml-attribute-unquoted", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.3, AttValue"], w3c: ["SAXError"];

    /// An attribute has no value.
    ///
    /// ## What it does
    /// Finds names in a tag behind which no `=` stands; once a tag.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <guid isPermaLink>12</guid>
    /// ```
    /// Use instead:
    /// ```xml
    /// <guid isPermaLink="false">12</guid>
    /// ```
    "xml-attribute-without-value", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1, Attribute"], w3c: ["SAXError"];

    /// Two attributes stand together without a space.
    ///
    /// ## What it does
    /// Finds attributes right behind the quote of the one before.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure url="https://crumbs.example/1.mp3"length="9"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure url="https://crumbs.example/1.mp3" length="9"/>
    /// ```
    "xml-attribute-unspaced", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1, STag"], fix: Safe, w3c: ["SAXError"];

    /// An attribute stands in a tag twice.
    ///
    /// ## What it does
    /// Finds attributes of one name in a tag, also when two prefixes stand for one namespace.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure type="audio/mpeg" url="…" type="audio/mpeg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure type="audio/mpeg" url="…"/>
    /// ```
    "xml-attribute-duplicate", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1, Unique Att Spec", "Namespaces in XML 1.0, 6.3"], w3c: ["SAXError"];

    /// A `<` stands in the value of an attribute.
    ///
    /// ## What it does
    /// Finds the first `<` in each value.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:category text="Rye < Wheat"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:category text="Rye &lt; Wheat"/>
    /// ```
    "xml-attribute-less-than", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1, No < in Attribute Values"], fix: Safe, w3c: ["SAXError"];

    /// The closing quote of an attribute is missing.
    ///
    /// ## What it does
    /// Finds values that run on into the next attribute or out of the tag.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure url="https://crumbs.example/1.mp3 length="9" type="audio/mpeg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure url="https://crumbs.example/1.mp3" length="9" type="audio/mpeg"/>
    /// ```
    "xml-quote-missing", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.3, AttValue"], w3c: ["SAXError"];

    /// A tag holds something that belongs in none.
    ///
    /// ## What it does
    /// Finds tags without `>`, end tags with something behind the name, stray quotes, slashes and equals signs.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Rye</title
    /// <link>https://crumbs.example/</link>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Rye</title>
    /// <link>https://crumbs.example/</link>
    /// ```
    "xml-tag-malformed", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1"], w3c: ["SAXError"];

    /// An element or attribute has a name that cannot be one.
    ///
    /// ## What it does
    /// Finds names with characters that names cannot have, with more than one colon, or with nothing beside the colon.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:image: href="…"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:image href="…"/>
    /// ```
    "xml-name-invalid", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.3, Name", "Namespaces in XML 1.0, 4"], w3c: ["SAXError"];

    /// An element is never closed.
    ///
    /// ## What it does
    /// Finds start tags without end tag; the place where something else closes instead is named beside.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <item><title>Rye</item>
    /// ```
    /// Use instead:
    /// ```xml
    /// <item><title>Rye</title></item>
    /// ```
    "xml-tag-unclosed", Feed, Error, sources: ["XML 1.0 (fifth edition), 3, Element Type Match"], w3c: ["SAXError"];

    /// An end tag has another name than its start tag.
    ///
    /// ## What it does
    /// Finds elements without children whose end tag closes nothing that is open. Case counts.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:author>Ada</itunes:Author>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:author>Ada</itunes:author>
    /// ```
    "xml-tag-mismatch", Feed, Error, sources: ["XML 1.0 (fifth edition), 3, Element Type Match"], fix: Unsafe, w3c: ["SAXError"];

    /// An end tag closes nothing.
    ///
    /// ## What it does
    /// Finds end tags without start tag.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <item></title></item>
    /// ```
    /// Use instead:
    /// ```xml
    /// <item></item>
    /// ```
    "xml-tag-stray", Feed, Error, sources: ["XML 1.0 (fifth edition), 3, Element Type Match"], w3c: ["SAXError"];

    /// The file ends too early.
    ///
    /// ## What it does
    /// Finds feeds that end inside an element, a tag, a comment or a CDATA section.
    ///
    /// ## Why it matters
    /// Half a feed is no feed: readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <rss><channel><title>Crumbs</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss><channel><title>Crumbs</title></channel></rss>
    /// ```
    "xml-truncated", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.1"], w3c: ["SAXError"];

    /// Elements are nested deeper, or are more, than in any feed.
    ///
    /// ## What it does
    /// Elements deeper than 256 levels, beyond eight millions or with thousands of attributes are not read.
    ///
    /// ## Why it matters
    /// Such files are made to bring readers down; those that protect themselves refuse them.
    ///
    /// ## Example
    /// ```xml
    /// <a><a><a><a>…
    /// ```
    /// Look at what writes the feed.
    "xml-excessive", Feed, Error, sources: ["practice"];

    /// The XML has more faults than anybody wants to read.
    ///
    /// ## What it does
    /// Tells ten thousand faults, then goes on in silence.
    ///
    /// ## Why it matters
    /// What wrote the file does not write XML.
    ///
    /// ## Example
    /// ```xml
    /// <title>& & & & &</title>
    /// ```
    /// Look at what writes the feed; a template that does not escape makes the same fault again and again.
    "xml-too-many-faults", Feed, Error, sources: ["practice"];
}
