//! Any text is read as show notes and rendered: every span lies on characters of the file, and the HTML is safe.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use podwright::diagnostic::Diagnostics;
use podwright::feed::html;
use podwright::notes;
use podwright::source::{SourceFile, Span};

fuzz_target!(|text: &str| {
    judge(&SourceFile::new("001.md", text));
    // The same bytes in languages that are translated: a line for a line.
    for name in ["001.rst", "001.org", "001.adoc"] {
        if let Ok(file) = SourceFile::decode(Path::new(name), text.as_bytes().to_vec()) {
            let breaks = |text: &str| text.matches('\n').count();
            assert_eq!(breaks(file.text()), breaks(text));
            judge(&file);
        }
    }
});

fn judge(file: &SourceFile) {
    let text = file.text();
    let read = notes::parse(file, &["Ada Brew", "Bob"], &mut Diagnostics::new());
    let is_text = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    for line in &read.lines {
        is_text(line.line.span);
        is_text(line.line.content);
        let shown = Span::new(0, line.inline.text.len());
        assert!(line.inline.source_span(shown).end <= text.len());
    }
    let mut next = 0;
    for section in &read.sections {
        assert_eq!(section.first_line, next);
        next = section.end_line;
    }
    assert_eq!(next, read.lines.len());
    assert!(read.topics.iter().all(|topic| topic.line < topic.end_line));
    let made = html::render(&html::Source { markdown: file.slice(read.body), ..html::Source::default() });
    assert!(made.description.len() <= html::MAX_DESCRIPTION_BYTES);
    // In text, `<` is escaped.
    for tag in made.content.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        assert!(!tag.starts_with("script") && !tag.contains("=\"javascript:"), "{tag}");
    }
}
