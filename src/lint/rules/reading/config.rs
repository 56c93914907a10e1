//! `podwright.toml` as a whole: its syntax, its keys, the types of its values.

use super::pages;

pages! {
    /// There is no `podwright.toml`.
    ///
    /// ## What it does
    /// Looks for `podwright.toml` in the working folder and in every folder above it.
    ///
    /// ## Why it matters
    /// Without it nobody knows which files belong to the show and what it is called.
    ///
    /// ## Example
    /// ```console
    /// $ cd / && podwright build
    /// ```
    /// Stand in the show, or name the file:
    /// ```console
    /// $ podwright build --config shows/bread/podwright.toml
    /// ```
    "config-missing", Config, Error, sources: ["podwright.toml"];

    /// `podwright.toml` is not TOML.
    ///
    /// ## What it does
    /// Names the first place at which the text breaks the grammar of TOML, a key that stands twice, or tables that are
    /// nested deeper than any key needs.
    ///
    /// ## Why it matters
    /// Nothing in the file can be trusted, so no command runs.
    ///
    /// ## Example
    /// ```toml
    /// [show
    /// title = Bread Basket
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    "config-syntax", Config, Error, sources: ["TOML 1.1"];

    /// A key that must be in `podwright.toml` is missing.
    ///
    /// ## What it does
    /// Finds tables without a key that has no default, such as `title` of `[show]` or `name` of a host.
    ///
    /// ## Why it matters
    /// There is no feed without a title, and no person without a name.
    ///
    /// ## Example
    /// ```toml
    /// [[hosts]]
    /// url = "https://crumb.example/"
    /// ```
    /// Use instead:
    /// ```toml
    /// [[hosts]]
    /// name = "Ada Crumb"
    /// url = "https://crumb.example/"
    /// ```
    "config-key-missing", Config, Error, sources: ["schemas/config.schema.json"];

    /// A key of `podwright.toml` is unknown.
    ///
    /// ## What it does
    /// Finds keys that podwright does not know, and names the nearest one that it does.
    ///
    /// ## Why it matters
    /// A misspelt key is silently without effect in most tools; the feed then lacks what it was written for.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// langauge = "en"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// language = "en"
    /// ```
    "config-key-unknown", Config, Error, sources: ["schemas/config.schema.json"];

    /// A value of `podwright.toml` has the wrong type.
    ///
    /// ## What it does
    /// Finds texts where numbers belong, single values where lists belong, numbers out of range.
    ///
    /// ## Why it matters
    /// The value cannot be used, and guessing what was meant would publish the guess.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// categories = "Technology"
    /// explicit = "no"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// categories = ["Technology"]
    /// explicit = false
    /// ```
    "config-value-type", Config, Error, sources: ["schemas/config.schema.json"];

    /// A value of `podwright.toml` is none of the words that may stand there.
    ///
    /// ## What it does
    /// Compares keys with a fixed list of words, such as `type` and the levels of `[lint.rules]`, with that list.
    ///
    /// ## Why it matters
    /// Apps that read the feed know only these words.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// type = "episodical"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// type = "episodic"
    /// ```
    "config-value-unknown", Config, Error, sources: ["schemas/config.schema.json"];

    /// A value of `podwright.toml` is empty.
    ///
    /// ## What it does
    /// Finds titles, names and other texts that must say something and are `""`.
    ///
    /// ## Why it matters
    /// An empty title is refused by every directory; an empty name matches everybody.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = ""
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    "value-empty", Config, Error, sources: ["RSS 2.0, required channel elements"];

    /// A text of `podwright.toml` is longer than apps show.
    ///
    /// ## What it does
    /// Counts the characters of texts for which a document names a limit, such as `copyright` or `license`.
    ///
    /// ## Why it matters
    /// What is beyond the limit is cut off or refused.
    ///
    /// ## Example
    /// A `[show] txt` record of 5,000 characters. Shorten it to the 4,000 that the namespace allows.
    "text-too-long", Config, Warning, sources: ["podcast-namespace 1.0, lengths of values"];

    /// A host leaves before they come.
    ///
    /// ## What it does
    /// Finds hosts whose first episode (`from`) is later than their last one (`until`).
    ///
    /// ## Why it matters
    /// The host belongs to no episode then, and their topics are given to guests.
    ///
    /// ## Example
    /// ```toml
    /// [[hosts]]
    /// name = "Ada Crumb"
    /// from = 200
    /// until = 100
    /// ```
    /// Use instead:
    /// ```toml
    /// [[hosts]]
    /// name = "Ada Crumb"
    /// from = 100
    /// until = 200
    /// ```
    "host-range-reversed", Config, Error, sources: ["podwright.toml, [[hosts]]"];

    /// Two hosts, or two sponsors, share a name.
    ///
    /// ## What it does
    /// Finds names and aliases that stand at two entries of `[[hosts]]` or `[[sponsors]]`, in whatever case.
    ///
    /// ## Why it matters
    /// Where notes or transcripts use the name nobody can tell who is meant.
    ///
    /// ## Example
    /// ```toml
    /// [[hosts]]
    /// name = "Ada Crumb"
    /// aliases = ["Ada"]
    /// [[hosts]]
    /// name = "Ada Loaf"
    /// aliases = ["Ada"]
    /// ```
    /// Leave the alias to the one whom everybody calls so:
    /// ```toml
    /// [[hosts]]
    /// name = "Ada Crumb"
    /// aliases = ["Ada"]
    /// [[hosts]]
    /// name = "Ada Loaf"
    /// ```
    "name-shared", Config, Error, sources: ["podwright.toml, [[hosts]] and [[sponsors]]"];
}
