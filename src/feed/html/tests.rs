//! What people write in show notes, and what becomes of it.

use proptest::prelude::*;

use super::token::{Token, is_void, tokens};
use super::*;
use crate::chapters::formats::tests::chapter;

fn show() -> Url {
    Url::parse("https://example.org/show/").unwrap()
}

fn content(markdown: &str) -> String {
    render(&Source { markdown, show_link: Some(&show()), ..Source::default() }).content
}

fn description(markdown: &str) -> String {
    render(&Source { markdown, show_link: Some(&show()), ..Source::default() }).description
}

/// Every start tag has its end tag, in order.
fn is_balanced(html: &str) -> bool {
    let mut open = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Open(name, _) if !is_void(name) => open.push(name),
            Token::Close(name) if open.pop() != Some(name) => return false,
            _ => {}
        }
    }
    open.is_empty() && tokens(html).map(length).sum::<usize>() == html.len()
}

fn length(token: Token<'_>) -> usize {
    match token {
        Token::Open(_, raw) | Token::Text(raw) => raw.len(),
        Token::Close(name) => name.len() + 3,
    }
}

#[test]
fn notes_become_html() {
    let notes = "**Ann #1:** [**A tool**](https://example.org/tool) ****\n\n- one\n\t- two `x < y`\n\nText\n\n    code & more\n\n\
                 | a | b |\n|---|---|\n| 1 | 2 |\n\n~~old~~ https://example.org/a_b_c.";
    insta::assert_snapshot!(content(notes), @r#"
    <p><strong>Ann #1:</strong> <a href="https://example.org/tool" rel="noopener"><strong>A tool</strong></a> </p>
    <ul>
    <li>one
    <ul>
    <li>two <code>x &lt; y</code></li>
    </ul>
    </li>
    </ul>
    <p>Text</p>
    <pre><code>code &amp; more
    </code></pre>
    <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>
    <tr><td>1</td><td>2</td></tr>
    </tbody></table>
    <p><del>old</del> <a href="https://example.org/a_b_c" rel="noopener">https://example.org/a_b_c</a>.</p>
    "#);
}

#[test]
fn links_of_a_wiki_are_text() {
    let shown = [
        ("See [[Rye]] and [[bread/Oats|all about oats]].", "<p>See Rye and all about oats.</p>"),
        ("[[Rye]], [[Oats]] ([[Spelt|spelt & co]])", "<p>Rye, Oats (spelt &amp; co)</p>"),
        ("# [[Rye]]\n\n![[rye.png]]\n\n- [[Rye]]", "<h1>Rye</h1>\n<ul>\n<li>Rye</li>\n</ul>"),
        ("A [[file]] of [[tool.rye]]", "<p>A [[file]] of [[tool.rye]]</p>"),
        (
            "`[[Rye]]` rows[[1]] [[ -f x ]] [[1, 2], [3]]",
            "<p><code>[[Rye]]</code> rows[[1]] [[ -f x ]] [[1, 2], [3]]</p>",
        ),
        (
            "[[1]](https://rye.example/) [[Rye]]\n\n[rye]: https://rye.example/",
            "<p><a href=\"https://rye.example/\" rel=\"noopener\">[1]</a> [<a href=\"https://rye.example/\" rel=\"noopener\">Rye</a>]</p>",
        ),
    ];
    for (notes, html) in shown {
        assert_eq!(content(notes), html, "{notes}");
    }
}

#[test]
fn the_description_keeps_only_what_apple_allows() {
    let notes = "## Heading\n\n> quoted\n\none  \ntwo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](https://example.org/x.png)\n\n\
                 1. *in* ~~out~~ `code`";
    insta::assert_snapshot!(description(notes), @r"
    <p><strong>Heading</strong></p>
    <p>quoted</p>
    <p>one</p><p>
    two</p>
    <p>a b </p>
    <p>1 2 </p>
    <ol>
    <li><em>in</em> out code</li>
    </ol>
    ");
}

#[test]
fn dangerous_html_goes_and_its_text_stays() {
    let html = content(
        "<script>alert(1)</script><b onclick=x style=y class=z>bold</b> <iframe src=https://example.org>no</iframe>\n\n\
         [js](javascript:alert(1)) [data](data:text/html,x) <img src=https://example.org/p.gif width=1 height=1>",
    );
    assert_eq!(html, "<b>bold</b>\n<p>js data </p>");
}

#[test]
fn relative_links_are_resolved_or_dropped() {
    let notes = "[a](about) [b](/b) [c](www.example.com/c) [d](#t=1:49)";
    let page = Url::parse("https://example.org/show/7").unwrap();
    let with_base = Source { markdown: notes, link: Some(&page), show_link: Some(&show()), ..Source::default() };
    let html = render(&with_base).content;
    for address in
        ["https://example.org/show/about", "https://example.org/b", "https://www.example.com/c", "/show/7#t=1:49"]
    {
        assert!(html.contains(address), "{address} is not in {html}");
    }
    let without = render(&Source { markdown: "[a](about)", ..Source::default() }).content;
    assert_eq!(without, "<p>a</p>");
}

#[test]
fn footnotes_are_listed_below_the_notes() {
    let notes =
        "Rye[^b] and oats[^a].[^b] Spelt[^c].\n\n[^a]: Oats *here*[^b].\n[^b]: Rye.\n\n    More.\n[^d]: Nobody.\n\nEnd";
    let list = "<p>End</p>\n<ol>\n<li>\n<p>Rye.</p>\n<p>More.</p>\n</li>\n<li>Oats <em>here</em>";
    let numbered = "<p>Rye<sup>1</sup> and oats<sup>2</sup>.<sup>1</sup> Spelt[^c].</p>";
    assert_eq!(content(notes), format!("{numbered}\n{list}<sup>1</sup>.</li>\n<li>Nobody.</li>\n</ol>"));
    let numbered = "<p>Rye¹ and oats².¹ Spelt[^c].</p>";
    assert_eq!(description(notes), format!("{numbered}\n{list}¹.</li>\n<li>Nobody.</li>\n</ol>"));
    assert_eq!(content("a[^1] [^b]: c `[^d]`"), "<p>a[^1] [^b]: c <code>[^d]</code></p>");
    let with_html = "<p><b>a</b><sup>1</sup></p>\n<ol>\n<li>b</li>\n</ol>";
    assert_eq!(content("<b>a</b>[^1]\n\n[^1]: b"), with_html);
}

#[test]
fn links_without_text_are_dropped() {
    let notes = "one [](https://example.org) two [****](https://example.org) ![](https://example.org/a.png)";
    assert_eq!(content(notes), "<p>one  two  <img src=\"https://example.org/a.png\" alt=\"\"></p>");
}

#[test]
fn a_heading_that_repeats_the_title_is_left_out() {
    let html = |markdown: &str| {
        let source =
            Source { markdown, title: Some("Taming *wild* code"), show_title: "The Example", ..Source::default() };
        render(&source).content
    };
    for heading in
        ["# The Example 81: Taming wild code", "# TE 81", "# The Example Episode 81", "## Taming wild code", "# 81"]
    {
        assert_eq!(html(&format!("{heading}\n\nText")), "<p>Text</p>", "{heading}");
    }
    assert_eq!(html("# Techniques\n\nText"), "<h1>Techniques</h1>\n<p>Text</p>");
}

#[test]
fn four_stars_are_debris_unless_a_word_is_censored() {
    assert_eq!(content("a **** b"), "<p>a  b</p>");
    assert_eq!(content("what the f****!"), "<p>what the f****!</p>");
}

#[test]
fn an_unclosed_fence_stays_code() {
    assert_eq!(content("a\n\n```\ncode\n# b"), "<p>a</p>\n<pre><code>code\n# b</code></pre>");
}

#[test]
fn chapters_are_listed_below_the_notes() {
    let chapters = [chapter(0.0, "Intro"), chapter(37.4, "A & B"), chapter(4000.0, "End")];
    let notes = render(&Source { markdown: "Text", chapters: &chapters, ..Source::default() });
    let expected =
        "<p>Text</p>\n<ul>\n<li>00:00:00 Intro</li>\n<li>00:00:37 A &amp; B</li>\n<li>01:06:40 End</li>\n</ul>";
    assert_eq!(notes.content, expected);
    assert_eq!(notes.description, expected);
}

#[test]
fn chapters_are_not_listed_twice_nor_when_apple_would_refuse_them() {
    let chapters = [chapter(0.0, "Intro"), chapter(37.4, "A"), chapter(4000.0, "End")];
    let listed = "0:00 Intro, 00:37 A, 1:06:40 End";
    let html = |markdown, chapters| render(&Source { markdown, chapters, ..Source::default() }).content;
    assert!(!html(listed, &chapters[..]).contains("<li>"));
    assert!(!html("Text", &chapters[..2]).contains("<li>"));
    assert!(!html("Text", &chapters[1..]).contains("<li>"));
}

#[test]
fn the_summary_comes_first_unless_the_notes_say_it() {
    let html =
        |markdown| render(&Source { markdown, summary: Some("What it is *about*."), ..Source::default() }).description;
    assert_eq!(html("Notes"), "<p>What it is <em>about</em>.</p>\n<p>Notes</p>");
    assert_eq!(html("What it is about. More."), "<p>What it is about. More.</p>");
}

#[test]
fn long_notes_are_cut_and_end_with_a_link() {
    let page = Url::parse("https://example.org/81").unwrap();
    let notes = "- A line with a [link](https://example.org/?a=1&b=2) and words\n".repeat(200);
    let html = render(&Source { markdown: &notes, link: Some(&page), ..Source::default() }).description;
    assert!((3800..=MAX_DESCRIPTION_BYTES).contains(&html.len()), "{} bytes", html.len());
    assert!(is_balanced(&html));
    assert!(html.ends_with("and words</li></ul><p>… <a href=\"https://example.org/81\">example.org/81</a></p>"));
}

#[test]
fn hostile_notes_take_no_longer_than_their_size_allows() {
    let hostile = [
        ">".repeat(50_000),
        "- ".repeat(20_000),
        "<div>".repeat(50_000),
        "<b><p>".repeat(30_000),
        (0..20_000).map(|n| format!("<b x={n}>\n\n")).collect(),
        "[".repeat(50_000),
        "**a ".repeat(30_000),
        "<b ".repeat(30_000),
    ];
    // Work that grows with the square of these would not end while anybody waits.
    for notes in hostile {
        let html = render(&Source { markdown: &notes, ..Source::default() });
        assert!(is_balanced(&html.description));
    }
}

/// The notes of real shows, where they are at hand: data that is never part of the project.
#[test]
fn real_notes_become_feeds() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(corpus) = corpus.canonicalize() else {
        println!("skipped: no corpus at {}", corpus.display());
        return;
    };
    let is_notes = |path: &std::path::Path| path.extension().is_some_and(|extension| extension == "md");
    let files = ignore::WalkBuilder::new(&corpus).build().filter_map(Result::ok).filter(|entry| is_notes(entry.path()));
    let empty_link = regex::Regex::new(r"<a [^>]*>\s*</a>").unwrap();
    let mut count = 0;
    for file in files {
        let Ok(markdown) = std::fs::read_to_string(file.path()) else { continue };
        let notes = render(&Source { markdown: &markdown, show_link: Some(&show()), ..Source::default() });
        let name = file.path().display();
        assert!(is_balanced(&notes.content), "{name}");
        assert!(is_balanced(&notes.description), "{name}");
        assert!(notes.description.len() <= MAX_DESCRIPTION_BYTES, "{name}");
        assert!(!notes.content.is_empty() || markdown.trim().is_empty(), "{name}");
        assert!(!empty_link.is_match(&notes.content), "{name}");
        count += 1;
    }
    assert!(count > 0, "the corpus holds no notes");
}

/// Texts made of what breaks Markdown and HTML tools.
fn any_notes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("**"),
        Just("****"),
        Just("["),
        Just("]("),
        Just(")"),
        Just("https://example.org/x"),
        Just("\n\n"),
        Just("\n"),
        Just("- "),
        Just("[^1]"),
        Just("\n[^1]: "),
        Just("\t"),
        Just("    "),
        Just("```\n"),
        Just("<b>"),
        Just("</p>"),
        Just("<td>"),
        Just("&amp;"),
        Just("&#1;"),
        Just("\u{0}"),
        Just("]]>"),
        Just("<!--"),
        Just("| a | b |\n|---|---|\n"),
        Just("ünï 🎧"),
        Just("<a href='x>y'>"),
        Just("word "),
    ];
    prop_oneof![
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        proptest::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter),
    ]
}

proptest! {
    #[test]
    fn any_notes_give_balanced_html(markdown in any_notes(), repeat in 1usize..80) {
        let markdown = markdown.repeat(repeat);
        let notes = render(&Source { markdown: &markdown, ..Source::default() });
        prop_assert!(notes.description.len() <= MAX_DESCRIPTION_BYTES);
        prop_assert!(is_balanced(&notes.description), "{}", notes.description);
        prop_assert!(is_balanced(&notes.content), "{}", notes.content);
        let allowed = ["p", "ol", "ul", "li", "a", "strong", "em"];
        prop_assert!(tokens(&notes.description).all(|token| !matches!(token, Token::Open(name, _) if !allowed.contains(&name))));
    }
}
