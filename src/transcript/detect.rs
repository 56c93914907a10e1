//! Which format a transcript has: the content decides, the name only breaks ties.

use std::path::Path;

use super::Format;
use super::faults::Faults;
use super::lines::{lines, without_bom};
use super::{ass, captions, html, lrc, sbv, text, tsv, ttml};
use crate::source::{SourceFile, Span};

/// A format shows itself in the first lines, or not at all.
const LINES_TO_READ: usize = 200;

/// The format of `file`.
pub(super) fn format(file: &SourceFile) -> Format {
    let (text, _) = without_bom(file.text());
    let named = format_of_name(file.path());
    if is_webvtt(text) {
        return Format::WebVtt;
    }
    if is_json(text) {
        return Format::Json;
    }
    if let Some(marked) = of_markup(text, named).or_else(|| of_first_line(text)) {
        return marked;
    }
    let head = || lines(text, 0).take(LINES_TO_READ);
    if let Some(comma) = head().find_map(|line| captions::timing_mark(line.text)) {
        return match named {
            Some(captions @ (Format::WebVtt | Format::Srt)) => captions,
            _ if comma => Format::Srt,
            _ => Format::WebVtt,
        };
    }
    match named {
        Some(Format::Lrc) | None => named.unwrap_or_default(),
        Some(named) if head().all(|line| !text::is_stamped(line.text)) => named,
        Some(_) => Format::Text,
    }
}

/// What begins with a tag is a page where its name says so, else where the tag is one of a page.
fn of_markup(text: &str, named: Option<Format>) -> Option<Format> {
    match () {
        () if !text.trim_start().starts_with('<') => None,
        () if ttml::is_ttml(text) => Some(Format::Ttml),
        () if named == Some(Format::Html) || html::is_html(text) => Some(Format::Html),
        () => None,
    }
}

/// The formats that the first line with words tells.
fn of_first_line(text: &str) -> Option<Format> {
    match () {
        () if tsv::is_table(text) => Some(Format::Table),
        () if sbv::is_sbv(text) => Some(Format::Sbv),
        () if lrc::is_lrc(text) => Some(Format::Lrc),
        () if ass::is_ass(text) => Some(Format::Ass),
        () => None,
    }
}

/// Does a line begin with a time, or hold the times of a cue?
pub(super) fn is_timed(file: &SourceFile) -> bool {
    let (text, _) = without_bom(file.text());
    let timed = |line: &str| captions::timing_mark(line).is_some() || text::is_stamped(line);
    let is_timed_page = html::is_html(text) && (text.contains("<time") || text.contains(" data-m="));
    is_webvtt(text)
        || is_timed_page
        || ttml::is_ttml(text)
        || of_first_line(text).is_some()
        || lines(text, 0).take(LINES_TO_READ).any(|line| timed(line.text))
}

/// Reports a name that promises another format than the content has.
pub(super) fn compare_with_name(file: &SourceFile, format: Format, faults: &mut Faults<'_>) {
    let Some(named) = format_of_name(file.path()).filter(|named| *named != format) else { return };
    faults.warn(
        "transcript-format-mismatch",
        Span::default(),
        &format!("the name says {}, but the content is {}", name(named), name(format)),
        "rename the file, so that it is served with the right type",
    );
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::WebVtt => "WebVTT",
        Format::Srt => "SubRip",
        Format::Json => "JSON",
        Format::Html => "HTML",
        Format::Table => "a table with tabs",
        Format::Sbv => "SBV captions",
        Format::Lrc => "lyrics (LRC)",
        Format::Ttml => "Timed Text (TTML)",
        Format::Ass => "SubStation Alpha",
    }
}

/// The format that the ending of a name promises.
pub(crate) fn format_of_name(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "vtt" | "webvtt" => Some(Format::WebVtt),
        "srt" => Some(Format::Srt),
        "json" => Some(Format::Json),
        "html" | "htm" => Some(Format::Html),
        "tsv" => Some(Format::Table),
        "sbv" => Some(Format::Sbv),
        "lrc" => Some(Format::Lrc),
        "ttml" | "dfxp" => Some(Format::Ttml),
        "ass" | "ssa" => Some(Format::Ass),
        "txt" | "md" | "markdown" => Some(Format::Text),
        _ => None,
    }
}

/// The signature of WebVTT, section 4.1.
pub(super) fn is_webvtt(text: &str) -> bool {
    text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// `{"…`, `{}`, `[{`, `[]`: Liquid tags (`{% … %}`) and bracketed times open otherwise.
fn is_json(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    matches!((marks.next(), marks.next()), (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format_of(name: &str, text: &str) -> Format {
        format(&SourceFile::new(name, text))
    }

    #[test]
    fn content_decides() {
        assert_eq!(format_of("a.txt", "\u{feff}WEBVTT\n"), Format::WebVtt);
        assert_eq!(format_of("a.txt", "1\n00:00:00,000 --> 00:00:01,000\nHi"), Format::Srt);
        assert_eq!(format_of("a.txt", "00:00.000 --> 00:01.000\nHi"), Format::WebVtt);
        assert_eq!(format_of("a.txt", " { \"segments\": [] }"), Format::Json);
        assert_eq!(format_of("a.txt", "<!doctype HTML><p>Hi"), Format::Html);
        assert_eq!(format_of("a.vtt", "00:00:00 Hello"), Format::Text);
        assert_eq!(format_of("a.json", "[00:00:00] Hello"), Format::Text);
    }

    #[test]
    fn the_name_breaks_ties() {
        assert_eq!(format_of("a.srt", "00:00:00.000 --> 00:00:01.000\nHi"), Format::Srt);
        assert_eq!(format_of("a.vtt", ""), Format::WebVtt);
        assert_eq!(format_of("a.json", "oops"), Format::Json);
        assert_eq!(format_of("a", "{%- include x -%}"), Format::Text);
    }

    #[test]
    fn a_name_that_promises_something_else_is_reported() {
        let mut found = Vec::new();
        super::super::parse(&SourceFile::new("a.srt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n"), &mut found);
        assert_eq!(
            found[0].to_string(),
            "a.srt:1:1: warning: the name says SubRip, but the content is WebVTT [transcript-format-mismatch]"
        );
    }
}
