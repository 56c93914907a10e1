//! What is written here beside what the sanitiser leaves.

use std::path::Path;

use proptest::prelude::*;
use url::Url;

use super::*;
use crate::feed::html::sanitize::sanitize;
use crate::feed::html::tidy::tidy;
use crate::feed::html::{Source, markdown, only_xml_text};

/// The HTML that is written here, where any is, beside that of the sanitiser.
fn both(notes: &str, with_base: bool) -> Option<(String, String)> {
    let (page, show) = (Url::parse("https://example.org/7?a=b"), Url::parse("https://example.org/show/"));
    let source = Source { link: page.as_ref().ok(), show_link: show.as_ref().ok(), ..Source::default() };
    let base = if with_base { Base::of(&source) } else { Base::default() };
    let notes = only_xml_text(notes);
    let mut writer = Writer::new(base, 0);
    markdown::each_event(&notes, None, "", &mut |event| writer.event(&event))?;
    let sanitised = sanitize(&markdown::html(markdown::events(&notes, None, "")), base);
    Some((writer.html(), tidy(&sanitised)))
}

#[test]
fn notes_without_html_need_no_sanitiser() {
    let notes = "# A & B\n\n> *a* **b** ~~c~~ `<d>` \"e\"\u{A0}\n\n3. x\n   - y\n\n| a | b |\n|:--|---|\n| 1 | **2** |\n\n---\n\n\
                 ```rust\nfn<T>()\n```\n\n[a](https://example.org/ü?a=1&b=2 \"t\\\"<\") <a@example.org> ![i<](x.png \"t\")\\\n- [x] done";
    let (here, sanitised) = both(notes, true).unwrap();
    assert_eq!(here, sanitised);
    insta::assert_snapshot!(here);
}

#[test]
fn addresses_of_other_schemes_go() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://[x",
        "http://",
        "javascript&colon;alert(1)",
    ] {
        for notes in [format!("[t](<{address}>)"), format!("![t](<{address}>)"), format!("[t]\n\n[t]: <{address}>")] {
            for with_base in [true, false] {
                let (here, sanitised) = both(&notes, with_base).unwrap();
                assert_eq!(here, sanitised, "{notes}");
                let addressed = here.contains("href=\"") || here.contains("src=\"");
                assert!(!addressed || here.contains("=\"https://"), "{here}");
            }
        }
    }
}

#[test]
fn html_is_left_to_the_sanitiser() {
    let nested = format!("{}x", "> ".repeat(40));
    for notes in
        ["<b>x</b>", "<script>", "a\n\n<!-- x -->", "[a <https://example.org> b](https://example.com)", &nested]
    {
        assert_eq!(both(notes, true), None, "{notes}");
    }
}

#[test]
fn real_notes_are_written_as_the_sanitiser_leaves_them() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: no corpus at {}", corpus.display());
        return;
    }
    let is_notes = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
    let files = ignore::WalkBuilder::new(&corpus).build().filter_map(Result::ok);
    let (mut all, mut here) = (0, 0);
    for file in files.filter(|entry| is_notes(entry.path())) {
        let Ok(notes) = std::fs::read_to_string(file.path()) else { continue };
        all += 1;
        if let Some((written, sanitised)) = both(&notes, true) {
            assert_eq!(written, sanitised, "{}", file.path().display());
            here += 1;
        }
    }
    println!("{here} of {all}");
    assert!(here * 2 > all, "{here} of {all}");
}

/// Markdown of all kinds, with what breaks it, and with characters that HTML writes in a way of its own.
fn any_markdown() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "**",
        "*",
        "~~",
        "`",
        "``",
        "_",
        "[",
        "](",
        ")",
        "](<",
        ">)",
        "![",
        "](#t=1:02)",
        "](/x)",
        "](www.example.com)",
        " \"t\")",
        "https://example.org/x",
        "<https://example.org/?a=1&b=2>",
        "<a@example.org>",
        "\n\n",
        "\n",
        "\r\n",
        "\n\n\n",
        "- ",
        "* ",
        "1. ",
        "7) ",
        "> ",
        "\t",
        "    ",
        "  \n",
        "\\\n",
        "```\n",
        "~~~ rust\n",
        "# ",
        "###### ",
        "===\n",
        "---\n",
        "***\n",
        "| a | b |\n|:-|-:|\n",
        "| c | d |\n",
        "|",
        "- [ ] ",
        "- [x] ",
        "&amp;",
        "&nbsp;",
        "&lt;b&gt;",
        "&#13;",
        "&#10;",
        "&#0;",
        "&#160;",
        "&#xFEFF;",
        "\u{A0}",
        "\u{FEFF}",
        "Â",
        "ünï 🎧",
        "\"",
        "'",
        "<",
        ">",
        "&",
        "x",
        "word ",
        "****",
        "]]>",
        "javascript:alert(1)",
        "mailto:a@b",
        "[r]",
        "\n\n[r]: https://example.org/r 'r'\n\n",
        "\\<",
        "\\[",
        "!",
        "{",
        "^",
    ];
    let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
    let any = "[ -~\\n\u{A0}é]{1,12}";
    proptest::collection::vec(prop_oneof![8 => piece, 1 => any], 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn any_markdown_is_written_as_the_sanitiser_leaves_it(notes in any_markdown(), with_base: bool) {
        if let Some((here, sanitised)) = both(&notes, with_base) {
            prop_assert_eq!(here, sanitised);
        }
    }
}
