//! Addresses.

/// `url-relative`
pub mod relative {
    use crate::lint::rule::rule;

    rule! {
        /// An address without its beginning.
        ///
        /// ## What it does
        /// Finds relative addresses where a whole URL must stand. Where a host can be recognised the fix puts
        /// `https://` before it.
        ///
        /// ## Why it matters
        /// A feed is read far from its website: nobody can complete the address.
        ///
        /// ## Example
        /// ```xml
        /// <link>/episodes/1</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/episodes/1</link>
        /// ```
        "url-relative", Feed, Error, fix: Unsafe, check: Family("element-unknown"),
        sources: ["RFC 3986, section 4.3", "RSS 2.0"],
        w3c: ["InvalidLink", "InvalidFullLink", "InvalidURLAttribute", "InvalidURI"]
    }
}

/// `url-empty`
pub mod empty {
    use crate::lint::rule::rule;

    rule! {
        /// An address is empty.
        ///
        /// ## What it does
        /// Finds URLs of texts and required attributes that hold nothing.
        ///
        /// ## Why it matters
        /// Nothing opens; some apps open the feed itself.
        ///
        /// ## Example
        /// ```xml
        /// <link></link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/</link>
        /// ```
        "url-empty", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RFC 3986, section 3", "RSS 2.0"],
        w3c: ["InvalidLink", "InvalidFullLink", "InvalidURLAttribute", "NotBlank"]
    }
}

/// `url-broken`
pub mod broken {
    use crate::lint::rule::rule;

    rule! {
        /// An address that nobody can follow.
        ///
        /// ## What it does
        /// Finds URLs without host, with a host that cannot be, or without `//`.
        ///
        /// ## Why it matters
        /// The link, the picture or the sound does not open.
        ///
        /// ## Example
        /// ```xml
        /// <link>https:/bread.example/</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/</link>
        /// ```
        "url-broken", Feed, Error, fix: Unsafe, check: Family("element-unknown"),
        sources: ["RFC 3986"],
        w3c: ["InvalidLink", "InvalidFullLink", "InvalidURLAttribute", "InvalidURI", "InvalidIRI"]
    }
}

/// `url-character`
pub mod character {
    use crate::lint::rule::rule;

    rule! {
        /// An address holds a character that must be escaped.
        ///
        /// ## What it does
        /// Finds spaces, quotes, brackets and other signs that no URI may hold, and `%` without two hexadecimal
        /// digits. The fix writes them percent-encoded.
        ///
        /// ## Why it matters
        /// Some apps cut the address off at the sign.
        ///
        /// ## Example
        /// ```xml
        /// <link>https://bread.example/rye bread</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/rye%20bread</link>
        /// ```
        "url-character", Feed, Error, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 3986, section 2"],
        w3c: ["InvalidUriChar", "InvalidLink", "InvalidURLAttribute"]
    }
}

/// `url-non-ascii`
pub mod non_ascii {
    use crate::lint::rule::rule;

    rule! {
        /// An address holds letters outside ASCII.
        ///
        /// ## What it does
        /// Finds umlauts, dashes and the like in URLs. The fix writes them percent-encoded.
        ///
        /// ## Why it matters
        /// Browsers understand them, many podcast apps and Apple do not.
        ///
        /// ## Example
        /// ```xml
        /// <link>https://bread.example/bäcker</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/b%C3%A4cker</link>
        /// ```
        "url-non-ascii", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 3987, section 3.1", "Apple, Podcast RSS feed requirements, technical requirements"],
        w3c: ["UriNotIri", "InvalidIRI"]
    }
}

/// `url-delimiter`
pub mod delimiter {
    use crate::lint::rule::rule;

    rule! {
        /// An address holds a sign that divides its parts, where it divides nothing.
        ///
        /// ## What it does
        /// Finds square brackets behind the host and a second `#`. The fix writes them percent-encoded; it is unsafe,
        /// because some apps take the new spelling for another file.
        ///
        /// ## Why it matters
        /// Browsers let it pass, strict readers refuse the address or cut it off.
        ///
        /// ## Example
        /// ```xml
        /// <link>https://bread.example/rye[1]</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/rye%5B1%5D</link>
        /// ```
        "url-delimiter", Feed, Warning, fix: Unsafe, check: Family("element-unknown"),
        sources: ["RFC 3986, sections 3.3 to 3.5"],
        w3c: ["InvalidUriChar", "InvalidLink", "InvalidURLAttribute"]
    }
}

/// `url-local`
pub mod local {
    use crate::lint::rule::rule;

    rule! {
        /// An address opens on one computer, or in one network, alone.
        ///
        /// ## What it does
        /// Finds `localhost`, addresses of private networks and `file:` in a feed.
        ///
        /// ## Why it matters
        /// It is left from a try at home: listeners cannot go there.
        ///
        /// ## Example
        /// ```xml
        /// <link>http://localhost:4000/1</link>
        /// ```
        /// Use instead:
        /// ```xml
        /// <link>https://bread.example/1</link>
        /// ```
        "url-local", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RFC 6761, section 6.3", "RFC 6890"]
    }
}

/// `url-password`
pub mod password {
    use crate::lint::rule::rule;

    rule! {
        /// An address tells a name and a password.
        ///
        /// ## What it does
        /// Finds `https://name:password@host/` wherever an address stands in a feed.
        ///
        /// ## Why it matters
        /// Everybody who has the feed has the password. Apple asks for what opens without one, and most apps do not send
        /// what stands there: they are refused.
        ///
        /// ## Example
        /// ```xml
        /// <enclosure url="https://ada:rye@bread.example/1.mp3" length="34216300" type="audio/mpeg"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <enclosure url="https://bread.example/1.mp3" length="34216300" type="audio/mpeg"/>
        /// ```
        "url-password", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RFC 3986, section 3.2.1", "Apple, Podcast RSS feed requirements, technical requirements"]
    }
}

/// `url-scheme-unknown`
pub mod scheme {
    use crate::lint::rule::rule;

    rule! {
        /// An address has a scheme that nobody registered.
        ///
        /// ## What it does
        /// Compares the scheme of URLs with the registry of the IANA.
        ///
        /// ## Why it matters
        /// Most apps cannot open it.
        ///
        /// ## Example
        /// ```xml
        /// <source url="feed://bread.example/feed.xml">Bread</source>
        /// ```
        /// Use instead:
        /// ```xml
        /// <source url="https://bread.example/feed.xml">Bread</source>
        /// ```
        "url-scheme-unknown", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["IANA, Uniform Resource Identifier (URI) Schemes"],
        w3c: ["SchemeNotIANARegistered"]
    }
}

/// `podcast-url-http`
pub mod http {
    use crate::lint::rule::rule;

    rule! {
        /// An address of the podcast namespace uses http.
        ///
        /// ## What it does
        /// Finds `http:` in attributes of podcast elements. The fix writes `https:`; it is unsafe, because the
        /// server may not have it.
        ///
        /// ## Why it matters
        /// The namespace requires https for every address.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="http://bread.example/1.vtt" type="text/vtt"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.vtt" type="text/vtt"/>
        /// ```
        "podcast-url-http", Podcast, Warning, fix: Unsafe, check: Family("element-unknown"),
        sources: ["podcast-namespace 1.0.md, Podcast Tags"],
        profiles: [Podcasting20],
        levels: [Podcasting20: Error]
    }
}
