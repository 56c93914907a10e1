//! Directives: what becomes of the lines below `.. name:: argument`.

/// What a directive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Code in a language.
    Code,
    /// What is for the generator of the site, or stands elsewhere.
    Nothing,
    /// A picture, with a text below it in figures.
    Picture,
    /// A hint with this title.
    Hint(&'static str),
    /// A text with the argument as its title.
    Titled,
    /// A title alone.
    Rubric,
    /// A quote.
    Quote,
    /// HTML, where the argument says so.
    Raw,
    /// A recording that this address plays; its place is marked `{}`.
    Player(&'static str),
    /// A row a line, parted by commas.
    Rows,
    /// Text.
    Text,
}

/// What the directive `name` holds. Of one that nobody knows the lines below it are text: authors mean them to be read.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "code" | "code-block" | "sourcecode" | "highlight-block" | "parsed-literal" | "math" | "prompt" | "doctest"
        | "testcode" | "testoutput" | "productionlist" => Kind::Code,
        "include" | "literalinclude" | "toctree" | "contents" | "sectnum" | "section-numbering" | "meta" | "role"
        | "default-role" | "highlight" | "index" | "tags" | "post" | "postlist" | "post-list" | "title" | "date"
        | "header" | "footer" | "target-notes" | "gallery" | "chart" | "graphviz" | "mermaid" | "plantuml"
        | "raw-html" | "comments" | "currentmodule" | "module" | "update" | "todo" | "tabularcolumns" => Kind::Nothing,
        "image" | "figure" | "thumbnail" => Kind::Picture,
        "note" | "seealso" => Kind::Hint(if name == "note" { "Note" } else { "See also" }),
        "tip" => Kind::Hint("Tip"),
        "hint" => Kind::Hint("Hint"),
        "important" => Kind::Hint("Important"),
        "warning" => Kind::Hint("Warning"),
        "caution" => Kind::Hint("Caution"),
        "attention" => Kind::Hint("Attention"),
        "danger" => Kind::Hint("Danger"),
        "error" => Kind::Hint("Error"),
        "admonition" | "topic" | "sidebar" | "card" | "dropdown" => Kind::Titled,
        "rubric" => Kind::Rubric,
        "epigraph" | "highlights" | "pull-quote" | "blockquote" => Kind::Quote,
        "raw" => Kind::Raw,
        "youtube" => Kind::Player("https://www.youtube.com/watch?v={}"),
        "vimeo" => Kind::Player("https://vimeo.com/{}"),
        "audio" | "media" | "video" | "soundcloud" | "podcast" => Kind::Player("{}"),
        "csv-table" => Kind::Rows,
        _ => Kind::Text,
    }
}
