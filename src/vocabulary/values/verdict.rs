//! What is wrong with a value, before anybody knows in which element it stands.

/// Which kind of fault it is; the linter has a rule for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No date of RFC 2822.
    Date,
    /// A date that RFC 822 allows and some readers stumble over.
    DateForm,
    /// A time zone by a name that RFC 822 does not know.
    ZoneUnknown,
    /// A time zone by an old name.
    ZoneObsolete,
    /// The weekday of another date.
    Weekday,
    /// A date without weekday.
    WeekdayMissing,
    /// No date of ISO 8601 in the W3C's profile.
    IsoDate,
    /// No duration.
    Duration,
    /// Nothing, where a form has no empty value, but hardly anybody minds.
    Blank,
    /// No whole URL.
    UrlRelative,
    /// No URL at all.
    UrlEmpty,
    /// A URL that no reader can follow.
    Url,
    /// A character that must be escaped in a URL.
    UrlCharacter,
    /// A letter outside ASCII in a URL.
    UrlNonAscii,
    /// A sign that divides the parts of a URL, where it divides nothing.
    UrlDelimiter,
    /// A URL that opens on one computer or in one network alone.
    UrlLocal,
    /// A URL that tells a name and a password.
    UrlPassword,
    /// A scheme that nobody registered.
    UrlScheme,
    /// `http:` where the specification asks for `https:`.
    UrlHttp,
    /// No number of the kind that is asked for.
    Number,
    /// Neither `true` nor `false`.
    Boolean,
    /// A flag of `itunes:explicit` that is no flag at all.
    Explicit,
    /// `yes`, `no` or `clean` of before 2019.
    ExplicitLegacy,
    /// A flag that only `Yes` sets.
    YesOnly,
    /// Not one of the known words.
    Word,
    /// Not one of the usual words, where others are allowed.
    WordUnusual,
    /// A known word in wrong letter case.
    WordCase,
    /// No language.
    Language,
    /// No media type.
    MediaType,
    /// No e-mail address.
    Contact,
    /// An address and a name in another order than RSS recommends.
    ContactForm,
    /// An address without a name.
    ContactName,
    /// Keywords without commas.
    Keywords,
    /// No hour of the day.
    Hour,
    /// No day of the week.
    Day,
    /// A picture larger than RSS allows.
    PictureSize,
    /// No name of a form field.
    FieldName,
    /// A version of RSS that is not 2.0.
    Version,
    /// A value of another form that its specification gives.
    Form,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The kind.
    pub kind: Kind,
    /// What the value is, as the rest of a sentence that begins with it: "is no date".
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What a machine would write instead.
    pub better: Option<Better>,
}

/// A value to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Better {
    /// The value.
    pub value: String,
    /// Does it surely say the same?
    pub sure: bool,
}

impl Fault {
    /// A fault of `kind`.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), help: None, better: None }
    }

    /// Says what would be right.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Gives a value that says the same in the right form.
    #[must_use]
    pub(crate) fn better(mut self, value: impl Into<String>) -> Self {
        self.better = Some(Better { value: value.into(), sure: true });
        self
    }

    /// Gives a value that is probably meant.
    #[must_use]
    pub(crate) fn perhaps(mut self, value: impl Into<String>) -> Self {
        self.better = Some(Better { value: value.into(), sure: false });
        self
    }
}
