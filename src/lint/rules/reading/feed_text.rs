//! Characters and references in feeds.

use super::pages;

pages! {
    /// An `&` stands for itself.
    ///
    /// ## What it does
    /// Finds `&` in text and attribute values that begin no reference.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Bread & Butter</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Bread &amp; Butter</title>
    /// ```
    "xml-bare-ampersand", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.4"], fix: Safe, w3c: ["SAXError"];

    /// A named entity is not defined.
    ///
    /// ## What it does
    /// Finds `&name;` where the name is neither one of XML's five (`amp`, `lt`, `gt`, `quot`, `apos`) nor declared by the
    /// document. For names of HTML the fix is the number of the character; for others it is doubtful.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Caf&eacute;</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Caf&#233;</title>
    /// ```
    "xml-entity-undefined", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.1"], fix: Safe, w3c: ["SAXError", "UndefinedNamedEntity"];

    /// A reference has no semicolon.
    ///
    /// ## What it does
    /// Finds `&amp`, `&#8217` and their like where the semicolon was forgotten.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Bread &amp Butter</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Bread &amp; Butter</title>
    /// ```
    "xml-reference-unended", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.1"], fix: Safe, w3c: ["SAXError"];

    /// A reference by number stands for no character.
    ///
    /// ## What it does
    /// Finds `&#0;` and other numbers of characters that XML forbids, `&#X41;` with a capital X, and numbers with letters in
    /// them.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Rye&#11;Bread</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Rye Bread</title>
    /// ```
    "xml-character-reference", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.1, Legal Character"], w3c: ["SAXError", "BadCharacters"];

    /// Entities contain themselves, or grow without measure.
    ///
    /// ## What it does
    /// Expands the entities that a DOCTYPE declares up to a megabyte for the whole feed, then leaves them alone.
    ///
    /// ## Why it matters
    /// Readers refuse such a file: it is known as an attack on them.
    ///
    /// ## Example
    /// ```xml
    /// <!DOCTYPE rss [<!ENTITY a "&b;&b;"> <!ENTITY b "&a;">]>
    /// ```
    /// Write the text itself and take out the DOCTYPE.
    "xml-entity-bomb", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.1, No Recursion"], w3c: ["SAXError"];

    /// An attribute refers to an entity in another file.
    ///
    /// ## What it does
    /// Finds references in attribute values to entities declared with SYSTEM or PUBLIC.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <!DOCTYPE rss [<!ENTITY cover SYSTEM "https://crumbs.example/cover.txt">]>
    /// …
    /// <itunes:image href="&cover;"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:image href="https://crumbs.example/cover.jpg"/>
    /// ```
    "xml-entity-external", Feed, Error, sources: ["XML 1.0 (fifth edition), 3.1, No External Entity References"], w3c: ["SAXError", "ContainsSystemEntity"];

    /// A control character stands in the feed.
    ///
    /// ## What it does
    /// Finds the characters that XML forbids wherever they stand: U+0000 to U+001F but tab and line ends, U+FFFE, U+FFFF.
    /// They come from word processors and from vertical tabs in databases. The fix takes them out.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Rye␋Bread</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Rye Bread</title>
    /// ```
    "xml-control-character", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.2"], fix: Safe, w3c: ["SAXError", "BadCharacters"];

    /// A `<` stands for itself.
    ///
    /// ## What it does
    /// Finds `<` in text behind which no tag can begin.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Rye < Wheat</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Rye &lt; Wheat</title>
    /// ```
    "xml-bare-less-than", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.4"], fix: Safe, w3c: ["SAXError"];

    /// The end of a CDATA section stands in text.
    ///
    /// ## What it does
    /// Finds `]]>` outside CDATA sections; often one section was put into another.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <description>Rye ]]> Bread</description>
    /// ```
    /// Use instead:
    /// ```xml
    /// <description>Rye ]]&gt; Bread</description>
    /// ```
    "xml-cdata-end-in-text", Feed, Error, sources: ["XML 1.0 (fifth edition), 2.4"], fix: Safe, w3c: ["SAXError"];
}
