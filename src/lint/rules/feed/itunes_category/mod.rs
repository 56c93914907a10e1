//! `itunes:category`: every category and subcategory against Apple's list.

mod judge;
#[cfg(test)]
mod tests;

use crate::lint::rule::Rule;

/// `itunes-category-unknown`
pub mod unknown {
    use crate::lint::rule::rule;

    rule! {
        /// A category that Apple's list does not have.
        ///
        /// ## What it does
        /// Compares every `itunes:category` with Apple's list of 19 categories and 91 subcategories. The nearest
        /// name is suggested.
        ///
        /// ## Why it matters
        /// Apple refuses the feed, other shops list the show nowhere.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Everything"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Arts"/>
        /// ```
        "itunes-category-unknown", Feed, Error, fix: Unsafe, check: Feed(super::judge::check),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:category"],
        profiles: [Apple, Spotify, Psp1, Rss],
        w3c: ["InvalidItunesCategory"]
    }
}

/// `itunes-category-spelling`
pub mod spelling {
    use crate::lint::rule::rule;

    rule! {
        /// A category is spelt otherwise than in Apple's list.
        ///
        /// ## What it does
        /// Finds names that differ in letter case, white space or `and` for `&`, and names that were escaped twice
        /// (`&amp;amp;`).
        ///
        /// ## Why it matters
        /// Apple compares letter by letter; `Kids & family` is its own example of a wrong name.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Kids &amp; family"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Kids &amp; Family"/>
        /// ```
        "itunes-category-spelling", Feed, Error, fix: Safe, check: Family("itunes-category-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:category", "Apple, Podcast RSS feed requirements, technical requirements"],
        profiles: [Apple, Spotify, Psp1, Rss],
        w3c: ["InvalidItunesCategory"]
    }
}

/// `itunes-category-legacy`
pub mod legacy {
    use crate::lint::rule::rule;

    rule! {
        /// A category that Apple gave up.
        ///
        /// ## What it does
        /// Finds names of the lists of 2005 and before 2019. Where a successor is known the fix writes it; it is
        /// unsafe, because only the author knows what the show is about.
        ///
        /// ## Why it matters
        /// Apple still maps most of them, others do not.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Sports &amp; Recreation"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Sports"/>
        /// ```
        "itunes-category-legacy", Feed, Warning, fix: Unsafe, check: Family("itunes-category-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:category", "Apple's lists of 2005 and 2006, as in the W3C feed validator"],
        w3c: ["ObsoleteItunesCategory"]
    }
}

/// `itunes-category-misplaced`
pub mod misplaced {
    use crate::lint::rule::rule;

    rule! {
        /// A subcategory stands alone or in a category that is not its own.
        ///
        /// ## What it does
        /// Finds subcategories at the place of a category, in another category than Apple's list gives, and below
        /// another subcategory.
        ///
        /// ## Why it matters
        /// Apple does not know the category.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Natural Sciences"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Science">
        ///   <itunes:category text="Natural Sciences"/>
        /// </itunes:category>
        /// ```
        "itunes-category-misplaced", Feed, Error, fix: Unsafe, check: Family("itunes-category-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:category"],
        profiles: [Apple, Spotify, Psp1, Rss],
        w3c: ["InvalidItunesCategory"]
    }
}

/// `itunes-category-repeated`
pub mod repeated {
    use crate::lint::rule::rule;

    rule! {
        /// A category stands twice.
        ///
        /// ## What it does
        /// Finds the same category, or the same subcategory of it, twice in a channel.
        ///
        /// ## Why it matters
        /// The second says nothing new.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Arts"/>
        /// <itunes:category text="Arts"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Arts"/>
        /// ```
        "itunes-category-repeated", Feed, Info, fix: None, check: Family("itunes-category-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:category"]
    }
}

/// `itunes-category-many`
pub mod many {
    use crate::lint::rule::rule;

    rule! {
        /// More than three categories.
        ///
        /// ## What it does
        /// Counts the categories of a channel.
        ///
        /// ## Why it matters
        /// Apple shows the first, other shops up to three.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:category text="Arts"/>
        /// <itunes:category text="News"/>
        /// <itunes:category text="Music"/>
        /// <itunes:category text="Science"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:category text="Arts"/>
        /// ```
        "itunes-category-many", Feed, Info, fix: None, check: Family("itunes-category-unknown"),
        sources: ["Help pages of podcast hosts", "Apple, A Podcaster's Guide to RSS, itunes:category"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] =
    &[&unknown::RULE, &spelling::RULE, &legacy::RULE, &misplaced::RULE, &repeated::RULE, &many::RULE];
