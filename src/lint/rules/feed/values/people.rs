//! E-mail addresses.

/// `contact-invalid`
pub mod invalid {
    use crate::lint::rule::rule;

    rule! {
        /// An e-mail address is none.
        ///
        /// ## What it does
        /// Reads `itunes:email`, `managingEditor`, `webMaster`, `author` and others. RSS writes people as
        /// `user@example.org (Ada Crumb)`; where address and name stand in another order, the fix turns them.
        ///
        /// ## Why it matters
        /// Nobody can write there; services that verify the owner by e-mail refuse the show.
        ///
        /// ## Example
        /// ```xml
        /// <managingEditor>Ada Crumb (ada@bread.example)</managingEditor>
        /// ```
        /// Use instead:
        /// ```xml
        /// <managingEditor>ada@bread.example (Ada Crumb)</managingEditor>
        /// ```
        "contact-invalid", Feed, Warning, fix: Unsafe, check: Family("element-unknown"),
        sources: ["RSS 2.0, managingEditor", "RFC 5322, section 3.4"],
        w3c: ["InvalidContact", "InvalidAddrSpec"]
    }
}

/// `contact-form`
pub mod form {
    use crate::lint::rule::rule;

    rule! {
        /// A person is written as in letters: name first, address in angle brackets.
        ///
        /// ## What it does
        /// Finds `Ada Crumb <ada@bread.example>` where RSS recommends `ada@bread.example (Ada Crumb)`.
        ///
        /// ## Why it matters
        /// Readers of RSS look for the name in parentheses.
        ///
        /// ## Example
        /// ```xml
        /// <author>Ada Crumb &lt;ada@bread.example&gt;</author>
        /// ```
        /// Use instead:
        /// ```xml
        /// <author>ada@bread.example (Ada Crumb)</author>
        /// ```
        "contact-form", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RSS Best Practices Profile, E-mail Addresses"],
        w3c: ["EmailFormat"]
    }
}

/// `contact-name-missing`
pub mod name {
    use crate::lint::rule::rule;

    rule! {
        /// An e-mail address stands without a name.
        ///
        /// ## What it does
        /// Finds `managingEditor`, `webMaster` and `author` that hold an address alone.
        ///
        /// ## Why it matters
        /// Readers show the name; without one they show the address.
        ///
        /// ## Example
        /// ```xml
        /// <author>ada@bread.example</author>
        /// ```
        /// Use instead:
        /// ```xml
        /// <author>ada@bread.example (Ada Crumb)</author>
        /// ```
        "contact-name-missing", Feed, Info, fix: None, check: Family("element-unknown"),
        sources: ["RSS Best Practices Profile, E-mail Addresses"],
        w3c: ["MissingRealName"]
    }
}
