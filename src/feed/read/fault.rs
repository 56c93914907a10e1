//! What can be wrong with the XML of a feed, and how it is told.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::source::{SourceFile, Span};

/// After so many faults the rest is read in silence: a file of nothing but `&` would make more findings than text.
const MAX_FAULTS: usize = 10_000;

/// A violation of XML 1.0 or of Namespaces in XML 1.0. Names and values are as the file has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault<'a> {
    // Characters and references
    ControlCharacter(char),
    BareAmpersand(&'a str),
    ReferenceUnended(&'a str),
    CharacterReference(&'a str),
    EntityUndefined(&'a str),
    EntityRecursive(&'a str),
    EntityBomb(&'a str),
    EntityExternal(&'a str),
    EntityUnparsed(&'a str),
    EntityMalformed(&'a str),
    BareLessThan,
    CdataEndInText,
    // Tags
    AttributeUnquoted(&'a str),
    AttributeWithoutValue(&'a str),
    AttributeUnspaced(&'a str),
    AttributeTwice(&'a str),
    AttributeLessThan(&'a str),
    QuoteMissing(&'a str),
    TagUnended(&'a str),
    TagStrayCharacter(char),
    NameInvalid(&'a str),
    // Nesting
    Unclosed { name: &'a str, instead: Option<(&'a str, Span)> },
    Mismatch { open: &'a str, end: &'a str, start: Span, name: Span },
    StrayEnd(&'a str),
    Truncated(Cow<'static, str>),
    Excessive(&'static str),
    // The document
    NoElement(&'static str),
    SecondRoot(&'a str),
    TextOutside { before: bool },
    BeforeDeclaration(Before),
    LateDeclaration,
    Declaration(Cow<'static, str>),
    Version(&'a str),
    InstructionTarget(&'a str),
    CommentDashes,
    MarkupUnknown,
    Doctype(&'static str),
    // Namespaces
    PrefixUnbound { prefix: &'a str, declare: Option<(&'static str, usize)>, instead: Option<&'static str> },
    NamespaceInvalid(Cow<'static, str>),
}

/// What stands before the XML declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    WhiteSpace,
    FrontMatter,
    ByteOrderMarks,
    Text,
}

/// Takes faults down as findings.
pub(super) struct Faults<'a, 'f> {
    pub(super) file: &'a SourceFile,
    found: &'f mut Diagnostics,
    count: usize,
    /// Did the file end inside of something?
    pub(super) truncated: bool,
}

impl<'a, 'f> Faults<'a, 'f> {
    pub(super) fn new(file: &'a SourceFile, found: &'f mut Diagnostics) -> Self {
        Self { file, found, count: 0, truncated: false }
    }

    /// `fault` at `span`.
    pub(super) fn report(&mut self, span: Span, fault: Fault<'_>) {
        self.count += 1;
        self.truncated |= matches!(fault, Fault::Truncated(_));
        if self.count < MAX_FAULTS {
            self.found.push(fault.told(self.file, span));
        } else if self.count == MAX_FAULTS {
            let message = format!("the XML has {MAX_FAULTS} faults up to here; what follows is not told");
            self.found.push(Diagnostic::error("xml-too-many-faults", message).at(self.file.place(span)));
        }
    }

    /// How many there are by now; see [`Faults::forget_since`].
    pub(super) fn mark(&self) -> usize {
        self.found.len()
    }

    /// Takes back what was reported since `mark`.
    pub(super) fn forget_since(&mut self, mark: usize) {
        self.found.truncate(mark);
        self.count = 0;
    }
}

impl Fault<'_> {
    fn told(self, file: &SourceFile, span: Span) -> Diagnostic {
        let mut told = Diagnostic::error(self.rule(), self.message()).at(file.place(span));
        told.help = self.help().map(Cow::into_owned);
        told.fix = self.fix(span);
        match self {
            Self::Unclosed { instead: Some((name, end)), .. } => {
                told.related(file.place(end), format!("`{name}` ends here what is around it"))
            }
            Self::Mismatch { open, start, .. } => told.related(file.place(start), format!("`<{open}>` begins here")),
            _ => told,
        }
    }

    fn rule(&self) -> &'static str {
        match self {
            Self::ControlCharacter(_) => "xml-control-character",
            Self::BareAmpersand(_) => "xml-bare-ampersand",
            Self::ReferenceUnended(_) => "xml-reference-unended",
            Self::CharacterReference(_) => "xml-character-reference",
            Self::EntityUndefined(_) => "xml-entity-undefined",
            Self::EntityRecursive(_) | Self::EntityBomb(_) => "xml-entity-bomb",
            Self::EntityExternal(_) | Self::EntityUnparsed(_) => "xml-entity-external",
            Self::BareLessThan => "xml-bare-less-than",
            Self::CdataEndInText => "xml-cdata-end-in-text",
            Self::AttributeUnquoted(_) => "xml-attribute-unquoted",
            Self::AttributeWithoutValue(_) => "xml-attribute-without-value",
            Self::AttributeUnspaced(_) => "xml-attribute-unspaced",
            Self::AttributeTwice(_) => "xml-attribute-duplicate",
            Self::AttributeLessThan(_) => "xml-attribute-less-than",
            Self::QuoteMissing(_) => "xml-quote-missing",
            Self::TagUnended(_) | Self::TagStrayCharacter(_) => "xml-tag-malformed",
            Self::NameInvalid(_) => "xml-name-invalid",
            Self::Unclosed { .. } => "xml-tag-unclosed",
            Self::Mismatch { .. } => "xml-tag-mismatch",
            Self::StrayEnd(_) => "xml-tag-stray",
            Self::Truncated(_) => "xml-truncated",
            Self::Excessive(_) => "xml-excessive",
            Self::NoElement(_) => "xml-no-element",
            Self::SecondRoot(_) => "xml-second-root",
            Self::TextOutside { .. } => "xml-text-outside",
            Self::BeforeDeclaration(_) => "xml-before-declaration",
            Self::LateDeclaration => "xml-declaration-late",
            Self::Declaration(_) => "xml-declaration-malformed",
            Self::Version(_) => "xml-version-wrong",
            Self::InstructionTarget(_) => "xml-instruction-target",
            Self::CommentDashes => "xml-comment-dashes",
            Self::MarkupUnknown => "xml-markup-unknown",
            Self::Doctype(_) | Self::EntityMalformed(_) => "xml-doctype-malformed",
            Self::PrefixUnbound { .. } => "xml-prefix-undeclared",
            Self::NamespaceInvalid(_) => "xml-namespace-invalid",
        }
    }

    fn message(&self) -> String {
        match self {
            Self::ControlCharacter(character) => {
                format!("the character U+{:04X} is forbidden in XML", u32::from(*character))
            }
            Self::BareAmpersand("&") => "a bare `&`: in XML it begins a reference".into(),
            Self::BareAmpersand(around) => format!("a bare `&` in `{around}`: in XML it begins a reference"),
            Self::ReferenceUnended(name) => format!("`&{name}` is not ended by a semicolon"),
            Self::CharacterReference(name) => format!("`&{name};` stands for no character that XML allows"),
            Self::EntityUndefined(name) => format!("`&{name};` is not defined: XML knows amp, lt, gt, quot and apos"),
            Self::EntityRecursive(name) => format!("the entity `&{name};` contains itself"),
            Self::EntityBomb(name) => format!("with `&{name};` the entities grow larger than any feed"),
            Self::EntityExternal(name) => format!("`&{name};` in an attribute stands for another file"),
            Self::EntityUnparsed(name) => format!("`&{name};` stands for a file that is no text"),
            Self::EntityMalformed(name) => format!("what the DOCTYPE declares as `&{name};` is not whole here"),
            Self::BareLessThan => "a bare `<`: in XML it begins a tag".into(),
            Self::CdataEndInText => "`]]>` in text outside a CDATA section".into(),
            Self::AttributeUnquoted(name) => format!("the value of the attribute `{name}` is not quoted"),
            Self::AttributeWithoutValue(name) => format!("the attribute `{name}` has no value"),
            Self::AttributeUnspaced(name) => format!("there is no space before the attribute `{name}`"),
            Self::AttributeTwice(name) => format!("the attribute `{name}` stands in the tag twice"),
            Self::AttributeLessThan(name) => format!("a bare `<` in the value of the attribute `{name}`"),
            Self::QuoteMissing(name) => format!("the closing quote of the attribute `{name}` is missing"),
            Self::TagUnended(name) => format!("the tag `{name}` is not ended by `>`"),
            Self::TagStrayCharacter(character) => format!("a stray `{character}` in a tag"),
            Self::NameInvalid(name) => format!("`{name}` cannot be a name in XML"),
            Self::Unclosed { name, .. } => format!("`<{name}>` is never closed"),
            Self::Mismatch { open, end, .. } => format!("`</{end}>` does not close `<{open}>`"),
            Self::StrayEnd(name) => format!("`</{name}>` closes nothing: no `<{name}>` is open here"),
            Self::Truncated(what) => format!("the file ends inside {what}"),
            Self::Excessive(what) => format!("{what}; the rest is not read"),
            Self::NoElement(what) => format!("there is no XML in it: {what}"),
            Self::SecondRoot(name) => format!("a second root element, `<{name}>`: a document has one"),
            Self::TextOutside { before: true } => "text before the first element".into(),
            Self::TextOutside { before: false } => "text behind the end of the root element".into(),
            Self::BeforeDeclaration(before) => {
                let what = match before {
                    Before::WhiteSpace => "white space",
                    Before::FrontMatter => "front matter",
                    Before::ByteOrderMarks => "a second byte order mark",
                    Before::Text => "text",
                };
                format!("{what} before the XML declaration, which must be the first thing in the file")
            }
            Self::LateDeclaration => "an XML declaration that is not the first thing in the file".into(),
            Self::Declaration(what) => format!("the XML declaration is malformed: {what}"),
            Self::Version(version) => format!("the declaration says XML {version}; feeds are XML 1.0"),
            Self::InstructionTarget(target) => format!("`<?{target}` cannot be the name of a processing instruction"),
            Self::CommentDashes => "`--` inside a comment".into(),
            Self::MarkupUnknown => "`<!` begins neither a comment nor a CDATA section".into(),
            Self::Doctype(what) => format!("the DOCTYPE is malformed: {what}"),
            Self::PrefixUnbound { prefix, .. } => format!("the prefix `{prefix}:` is not declared"),
            Self::NamespaceInvalid(what) => what.clone().into_owned(),
        }
    }

    fn help(&self) -> Option<Cow<'static, str>> {
        Some(match self {
            Self::ControlCharacter(_) => "take it out".into(),
            Self::BareAmpersand(_) => "write `&amp;`".into(),
            Self::ReferenceUnended(name) => format!("write `&{name};`").into(),
            Self::CharacterReference(name) if name.starts_with("#X") => "the x is a small letter: `&#x…;`".into(),
            Self::CharacterReference(_) => "take it out, or write the number of the character that is meant".into(),
            Self::EntityUndefined(name) => match html_entity(name) {
                Some(reference) => format!("HTML has it, XML has not: write `{reference}`").into(),
                None => format!("if the `&` itself is meant, write `&amp;{name};`").into(),
            },
            Self::EntityRecursive(_) | Self::EntityBomb(_) => "write the text itself and take out the DOCTYPE".into(),
            Self::EntityExternal(_) | Self::EntityUnparsed(_) | Self::EntityMalformed(_) => {
                "write the text itself".into()
            }
            Self::BareLessThan => "write `&lt;`; HTML goes into a CDATA section".into(),
            Self::CdataEndInText => "write `]]&gt;`".into(),
            Self::AttributeUnquoted(name) => format!("write `{name}=\"…\"`").into(),
            Self::AttributeWithoutValue(name) => format!("write `{name}=\"…\"`, or take it out").into(),
            Self::AttributeTwice(_) => "take one of them out: readers refuse the file".into(),
            Self::AttributeLessThan(_) => "write `&lt;`".into(),
            Self::TagStrayCharacter(_) => "take it out, or write the missing attribute or quote".into(),
            Self::NameInvalid(_) => {
                "names begin with a letter or `_` and go on with letters, digits, `-`, `_`, `.`".into()
            }
            Self::Unclosed { name, .. } => format!("write `</{name}>` where it ends").into(),
            Self::Mismatch { open, .. } => format!("write `</{open}>`").into(),
            Self::StrayEnd(_) => "take it out, or write the start tag".into(),
            Self::Truncated(_) => "was the file written or downloaded to its end?".into(),
            Self::SecondRoot(_) => "a feed is one `<rss>` with one `<channel>`".into(),
            Self::TextOutside { before: false } => "`</rss>` is the last thing in a feed".into(),
            Self::BeforeDeclaration(Before::FrontMatter) => {
                "this is the template of a site generator: lint the feed that it builds".into()
            }
            Self::BeforeDeclaration(_) | Self::TextOutside { before: true } => "take it out".into(),
            Self::LateDeclaration => "take it out: only the first one counts".into(),
            Self::Declaration(_) | Self::Version(_) => r#"write `<?xml version="1.0" encoding="UTF-8"?>`"#.into(),
            Self::InstructionTarget(_) => "names that begin with xml are reserved".into(),
            Self::CommentDashes => "write one dash, or a long one (—)".into(),
            Self::MarkupUnknown => "write `&lt;!`, or `<!--` for a comment".into(),
            Self::Doctype(_) => "take it out: no feed needs one".into(),
            Self::PrefixUnbound { prefix, declare, instead } => match (declare, instead) {
                (Some((uri, _)), _) => format!("write `xmlns:{prefix}=\"{uri}\"` in the tag `<rss>`").into(),
                (None, Some(instead)) => format!("write `{instead}:`; case counts").into(),
                (None, None) => format!("write `xmlns:{prefix}=\"…\"` in the tag `<rss>`").into(),
            },
            _ => return None,
        })
    }

    fn fix(&self, span: Span) -> Option<Fix> {
        Some(match self {
            Self::ControlCharacter(_) => Fix::safe(span, ""),
            Self::BareAmpersand(_) => Fix::safe(span, "&amp;"),
            Self::BareLessThan | Self::AttributeLessThan(_) => Fix::safe(span, "&lt;"),
            Self::CdataEndInText => Fix::safe(span, "]]&gt;"),
            Self::ReferenceUnended(name) => Fix::safe(span, format!("&{name};")),
            Self::EntityUndefined(name) => match html_entity(name) {
                Some(reference) => Fix::safe(span, reference),
                None => Fix::doubtful(span, format!("&amp;{name};")),
            },
            Self::AttributeUnspaced(_) => Fix::safe(Span::new(span.start, span.start), " "),
            Self::BeforeDeclaration(Before::WhiteSpace | Before::ByteOrderMarks) => Fix::safe(span, ""),
            Self::Mismatch { open, name, .. } => Fix::doubtful(*name, *open),
            Self::PrefixUnbound { prefix, declare: Some((uri, at)), .. } => {
                Fix::safe(Span::new(*at, *at), format!(" xmlns:{prefix}=\"{uri}\""))
            }
            _ => return None,
        })
    }
}

/// What HTML means by `&name;`, written as XML knows it.
fn html_entity(name: &str) -> Option<String> {
    let reference = format!("&{name};");
    let character = html_escape::decode_html_entities(&reference);
    (character != reference).then(|| character.chars().map(|one| format!("&#{};", u32::from(one))).collect())
}
