//! Any bytes are read as a feed: every span lies on characters of the text, and the tree is whole.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use podwright::diagnostic::Diagnostics;
use podwright::feed::read;
use podwright::source::Span;

fuzz_target!(|bytes: &[u8]| {
    let mut found = Diagnostics::new();
    let decoded = read::decode(Path::new("feed.xml"), bytes.to_vec(), &mut found);
    let document = read::read(&decoded.file, &mut found);
    let text = decoded.file.text();
    let is_text = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    for element in document.elements() {
        for span in [element.span(), element.tag(), element.name_span(), element.content(), element.text_span()] {
            is_text(span);
        }
        for attribute in element.attributes() {
            is_text(attribute.span());
            is_text(attribute.value_span());
        }
        for piece in element.texts() {
            is_text(piece.span());
        }
        for child in element.children() {
            assert_eq!(child.parent().map(|parent| parent.id()), Some(element.id()));
        }
    }
    for one in &found {
        let place = one.place.as_ref().expect("every fault has a place");
        is_text(Span::new(place.start, place.end));
    }
});
