//! Texts with one fault each.

use crate::lint::feed_testing::{edited, feed, feed_findings, item};

#[test]
fn a_good_feed_is_quiet() {
    let good = feed("", &format!("{}\n{}", item(2), item(1)));
    for rule in super::RULES {
        assert_eq!(feed_findings(rule.name, &good), "", "{}", rule.name);
    }
}

#[test]
fn html_as_people_write_it_is_whole() {
    for html in [
        "<p>Rye<p>Oats<ul><li>Wheat<li>Spelt</ul>",
        "Rye<br>Oats<br/><img src='https://a.example/a.png' alt=''><hr>",
        "<table><tr><td>Rye<td>Oats</table>",
        "<P>Rye <B>and</b> <i><a href='https://a.example'>oats</a></i></P>",
        "<o:p></o:p><my-player src='a'></my-player>1 < 2, I <3 rye <!-- <b> -->",
        "<p>Rye<ul><li>Oats</ul></p>",
    ] {
        assert_eq!(
            feed_findings("html-invalid", &edited("About rye 1.", &format!("<![CDATA[{html}]]>"))),
            "",
            "{html}"
        );
    }
}

#[test]
fn addresses_that_browsers_mend_are_no_broken_ones() {
    for address in ["https://a.example/a b", "https://münchen.example/", "mailto:ada@a.example", "#part", "/1", "tel:1"]
    {
        let html = format!("<![CDATA[<a href='{address}'>Rye</a>]]>");
        assert_eq!(feed_findings("html-address-broken", &edited("About rye 1.", &html)), "", "{address}");
    }
}

#[test]
fn a_password_in_a_link_is_told_as_everywhere_else() {
    let html = "<![CDATA[<a href='https://ada:rye@bread.example/'>Rye</a>]]>";
    insta::assert_snapshot!(feed_findings("url-password", &edited("About rye 1.", html)), @"
    26:23: warning: `https://ada:rye@bread.example/` in `href` tells a password
      help: serve it without; browsers and apps do not send what stands there, and everybody can read it
    ");
    assert_eq!(feed_findings("html-address-broken", &edited("About rye 1.", html)), "");
}

#[test]
fn scripts_may_hold_a_section() {
    let html = "<![CDATA[<script>// <![CDATA[ x()</script>]]>";
    assert_eq!(feed_findings("cdata-left", &edited("About rye 1.", html)), "");
}

#[test]
fn parameters_of_an_address_are_no_references() {
    let html = "<![CDATA[<a href='https://bread.example/?a=1&amp;q=&amp;w=2&amp;n=3'>Rye</a> AT&amp;T; R&amp;D]]>";
    assert_eq!(feed_findings("reference-escaped-twice", &edited("About rye 1.", html)), "");
}

#[test]
fn every_rule_finds_its_fault() {
    let faults: &[(&str, String)] = &[
        ("html-unsafe", edited("About rye 1.", "<![CDATA[<p>Rye</p>\n<script src='x'></script>]]>")),
        (
            "html-event-attribute",
            edited("About rye 1.", "&lt;p&gt;Rye &amp;amp; oat&lt;/p&gt; &lt;a onclick=\"x()\"&gt;"),
        ),
        ("html-event-attribute", edited("About rye 1.", "<![CDATA[<a href=\"java\nscript:x()\">Rye</a>]]>")),
        ("html-style-unsafe", edited("About rye 1.", "<![CDATA[<p style='position: absolute'>Rye</p>]]>")),
        ("cdata-left", edited("About rye 1.", "<![CDATA[<p><![CDATA[Rye</p>]]>")),
        ("cdata-left", edited("<title>Rye, part 1", "<title>&lt;![CDATA[Rye]]&gt;")),
        ("html-address-broken", edited("About rye 1.", "<![CDATA[<a href=”https://a.example/”>1</a>]]>")),
        (
            "html-address-broken",
            edited("About rye 1.", "<![CDATA[<a href='htps://a.example/'>1</a><a href='https://'>2</a>]]>"),
        ),
        (
            "html-address-broken",
            edited(
                "About rye 1.",
                "<![CDATA[<a href=''>1</a><a href='http://localhost:4000/'>2</a><img src='file:///1.png'>]]>",
            ),
        ),
        ("template-left", edited("About rye 1.", "&lt;p&gt;[audio src=&quot;https://a.example/1.mp3&quot;]&lt;/p&gt;")),
        (
            "channel-description-html",
            feed("", &item(1)).replace("All about bread.", "All &lt;b&gt;about&lt;/b&gt; bread."),
        ),
        ("html-unsafe", edited("About rye 1.", "<![CDATA[<html><body><blink>Rye</blink></body></html>]]>")),
        ("html-relative-address", edited("About rye 1.", "<![CDATA[<img src='/rye.jpg'>]]>")),
        ("html-escaped-twice", edited("About rye 1.", "&amp;lt;p&amp;gt;Rye&amp;lt;/p&amp;gt;")),
        (
            "reference-escaped-twice",
            edited("About rye 1.", "<![CDATA[<p>Rye &amp;amp; oats &amp;nbsp; wheat &amp;amp; salt</p>]]>"),
        ),
        ("reference-escaped-twice", edited("About rye 1.", "&lt;p&gt;Rye &amp;amp;nbsp;oats&lt;/p&gt;")),
        (
            "reference-escaped-twice",
            edited("About rye 1.", "<![CDATA[<b>Ada&amp;rsquo;s</b> rye, &amp;lt;p&amp;gt;]]>"),
        ),
        ("html-in-plain-text", edited("Rye, part 1", "Rye &lt;b&gt;one&lt;/b&gt;")),
        ("reference-left", edited("Rye, part 1", "Rye &amp;amp; Oat")),
        ("description-too-long", edited("About rye 1.", &"rye ".repeat(1001))),
        ("description-markup", edited("About rye 1.", "<p>Rye</p>")),
        (
            "description-markup",
            edited("<itunes:duration>", "<content:encoded><p>Rye</p></content:encoded>\n<itunes:duration>"),
        ),
        ("description-missing", edited("About rye 1.", "")),
        ("description-is-title", edited("About rye 1.", "Rye, part 1")),
        (
            "name-is-address",
            edited("<itunes:duration>", "<itunes:author>ada@bread.example</itunes:author>\n<itunes:duration>"),
        ),
        (
            "name-is-address",
            edited("<itunes:duration>", "<itunes:author>https://bread.example/</itunes:author>\n<itunes:duration>"),
        ),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye and <b>oats</p>]]>")),
        ("html-invalid", edited("About rye 1.", "&lt;p&gt;Rye&lt;/p&gt;&lt;/div&gt;")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[Rye</p>]]>")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye <rye>oats</rye></p>]]>")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye <a href='https://a.example'>oats]]>")),
        ("html-tag-dropped", edited("About rye 1.", "<![CDATA[<h2>Rye</h2><table><tr><td>400 g</table>]]>")),
        ("html-link-http", edited("About rye 1.", "<![CDATA[<a href='http://a.example/'>Rye</a>]]>")),
        ("plain-line-breaks", edited("About rye 1.", "About rye.\n\nAnd oats.")),
        (
            "summary-copied",
            edited("<itunes:duration>", "<itunes:summary>About rye 1.</itunes:summary>\n<itunes:duration>"),
        ),
        (
            "summary-alone",
            edited("<description>About rye 1.</description>", "<itunes:summary>About rye 1.</itunes:summary>"),
        ),
        ("markdown-left", edited("About rye 1.", "**About** [rye](https://bread.example/rye).")),
        ("template-left", edited(">1800<", ">[ITEM_DURATION]<")),
        ("template-left", edited("About rye 1.", "TODO")),
        ("template-left", edited("/1.mp3", "/%7B%7Bfile%7D%7D")),
        ("template-left", edited("/1.mp3", "/undefined.mp3")),
        ("tracking-pixel", edited("About rye 1.", "<![CDATA[<img src='https://t.example/' width='1' height='1'>]]>")),
    ];
    let told: Vec<String> =
        faults.iter().map(|(rule, feed)| format!("{rule}\n{}", feed_findings(rule, feed))).collect();
    insta::assert_snapshot!(told.join("\n"));
    for rule in super::RULES {
        assert!(faults.iter().any(|(name, _)| *name == rule.name), "{} has no feed that breaks it", rule.name);
    }
    assert!(told.iter().all(|told| told.lines().count() > 1), "every feed breaks its rule");
}
