use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn shown(path: &str, text: &str) -> String {
    let found = translate(Path::new(path), text).unwrap();
    assert_eq!(found.markdown.matches('\n').count(), text.matches('\n').count());
    found.markdown
}

#[test]
fn rst() {
    let text = include_str!("rst/example.rst");
    let found = translate(Path::new("a.rst"), text).unwrap();
    insta::assert_snapshot!(shown("a.rst", text));
    insta::assert_debug_snapshot!(
        found.facts.iter().map(|f| (&f.key, &f.value, &found.markdown[f.span.start..f.span.end])).collect::<Vec<_>>()
    );
}

/// What files in these languages are made of, whole and torn.
const PIECES: &[&str] = &[
    "====\n",
    "----\n",
    "~~~~\n",
    "Title\n",
    ".. ",
    ".. note::",
    ".. code-block:: x\n",
    ".. _a: https://a.example",
    ".. |x| replace:: y",
    ".. [1] ",
    ".. image:: a.png\n",
    ".. raw:: html\n\n",
    ".. unknown:: b\n",
    "::\n\n",
    "\n",
    "\n\n",
    "  ",
    "   ",
    "\t",
    "- ",
    "* ",
    "#. ",
    "1. ",
    "(2) ",
    "| ",
    "|x|",
    "+--+--+\n",
    "| a | b |\n",
    "=== ===\n",
    "a   b\n",
    ":date: 2024-01-01\n",
    ":a: ",
    "`text <https://a.example>`_",
    "`a`__",
    "__ https://b.example\n",
    "name_",
    "[1]_",
    "**b**",
    "*i*",
    "``c``",
    ":role:`x`",
    "`",
    "*",
    "**",
    "_",
    "\\",
    "<b>",
    "&amp;",
    "[a](b)",
    "https://a.example/x_y_(z)",
    "# ",
    "> ",
    "```\n",
    "---\n",
    "+++\n",
    "é",
    "🫖",
    "\r\n",
    "\u{feff}",
    "\u{a0}",
    "word ",
    "x",
    "::",
    ":",
    ">>> ",
];

proptest! {
    #[test]
    fn any_text_keeps_its_lines(pieces in prop::collection::vec(prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>()], 0..40)) {
        let text = pieces.concat();
        for extension in EXTENSIONS {
            let path = format!("a.{extension}");
            let found = translate(Path::new(&path), &text).unwrap();
            prop_assert_eq!(found.markdown.matches('\n').count(), text.matches('\n').count());
            for span in found.facts.iter().flat_map(|fact| [fact.key_span, fact.span]).chain(found.heads) {
                prop_assert!(found.markdown.get(span.start..span.end).is_some(), "{:?} in {:?}", span, found.markdown);
            }
        }
    }
}

/// Markup that nothing ends, and nests in itself: the time for it grows with its length.
#[test]
fn huge_texts_take_no_time() {
    const TIMES: usize = 8_000;
    for piece in PIECES {
        for text in [piece.repeat(TIMES), format!("a {piece}").repeat(TIMES), format!("{piece}\n").repeat(TIMES)] {
            let began = std::time::Instant::now();
            for extension in ["rst", "org", "adoc"] {
                translate(Path::new(&format!("a.{extension}")), &text);
            }
            let took = began.elapsed();
            assert!(took.as_secs() < 5, "{piece:?} takes {took:?}");
        }
    }
    let deep: String = (0..2_000).map(|level| format!("{}- a\n", " ".repeat(level * 2))).collect();
    let began = std::time::Instant::now();
    for extension in ["rst", "org", "adoc"] {
        translate(Path::new(&format!("a.{extension}")), &deep);
    }
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

#[test]
fn org() {
    let text = include_str!("org/example.org");
    let found = translate(Path::new("a.org"), text).unwrap();
    insta::assert_snapshot!(shown("a.org", text));
    insta::assert_debug_snapshot!(facts(&found));
}

#[test]
fn asciidoc() {
    let text = include_str!("asciidoc/example.adoc");
    let found = translate(Path::new("a.adoc"), text).unwrap();
    insta::assert_snapshot!(shown("a.adoc", text));
    insta::assert_debug_snapshot!(facts(&found));
}

fn facts(found: &Translation) -> Vec<String> {
    let shown =
        |fact: &Fact| format!("{} {:?} {:?}", fact.key, fact.value, &found.markdown[fact.span.start..fact.span.end]);
    found.facts.iter().map(shown).collect()
}
