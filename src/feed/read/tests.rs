//! What the tree knows of a feed.

use super::*;

const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title> Bread &amp; Butter </title>
  <itunes:image href="https://bread.example/a.jpg?x=1&amp;y=2"/>
  <description>one <![CDATA[<b>two</b>]]> three</description>
  <item><title>First</title></item>
  <item/>
</channel>
</rss>
"#;

/// The faults of a feed, a line each.
fn faults(text: &str) -> String {
    let (file, mut found) = (SourceFile::new("feed.xml", text), Diagnostics::new());
    read(&file, &mut found);
    found.sort_by_key(|one| one.place.as_ref().map(|place| place.start));
    let told: Vec<String> = found
        .iter()
        .map(|one| {
            let place = one.place.as_ref().unwrap();
            let blamed = &text[place.start..place.end];
            format!("{}:{}: {} [{blamed}] ({})", place.line, place.column, one.message, one.rule)
        })
        .collect();
    told.join("\n")
}

fn with<T>(text: &str, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let file = SourceFile::new("feed.xml", text);
    look(&read(&file, &mut Diagnostics::new()))
}

#[test]
fn elements_texts_and_attributes_keep_their_bytes() {
    with(FEED, |feed| {
        let slice = |span| feed.file().slice(span);
        let channel = feed.channel().unwrap();
        let title = channel.child(Ns::Rss, "title").unwrap();
        assert_eq!(title.text(), "Bread & Butter");
        assert_eq!(slice(title.text_span()), " Bread &amp; Butter ");
        assert_eq!(slice(title.span()), "<title> Bread &amp; Butter </title>");
        let image = channel.child(Ns::Itunes, "image").unwrap();
        let href = image.attribute("href").unwrap();
        assert_eq!(href.value(), "https://bread.example/a.jpg?x=1&y=2");
        assert_eq!(slice(href.value_span()), "https://bread.example/a.jpg?x=1&amp;y=2");
        assert_eq!(slice(image.name_span()), "itunes:image");
        let description = channel.child(Ns::Rss, "description").unwrap();
        assert_eq!(description.raw_text(), "one <b>two</b> three");
        assert_eq!(slice(description.text_span()), "one <![CDATA[<b>two</b>]]> three");
    });
}

#[test]
fn children_items_and_descendants_are_told_apart() {
    with(FEED, |feed| {
        let names = |elements: Vec<Element<'_>>| elements.iter().map(|e| e.qualified().to_owned()).collect::<Vec<_>>();
        let channel = feed.channel().unwrap();
        assert_eq!(names(channel.children().collect()), ["title", "itunes:image", "description", "item", "item"]);
        assert_eq!(feed.items().count(), 2);
        assert_eq!(channel.descendants().count(), 6);
        assert!(feed.root().unwrap().parent().is_none());
        assert!(feed.bindings()[0].used);
    });
}

#[test]
fn unclosed_elements_end_where_their_parents_do() {
    with("<rss><channel><title>a<link>b</channel></rss>", |feed| {
        let title = feed.channel().unwrap().child(Ns::Rss, "title").unwrap();
        assert_eq!(feed.file().slice(title.span()), "<title>a<link>b");
        assert_eq!(title.child(Ns::Rss, "link").unwrap().text(), "b");
        assert!(title.end_tag().is_none());
    });
}

#[test]
fn every_fault_of_a_feed_is_told_once_and_where_it_stands() {
    insta::assert_snapshot!(faults(
        r#"
<?xml version="1.0"?>
<rss version=2.0 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:itunes="x">
<channel>
  <title>Bread & Butter</title>
  <description>Caf&eacute; <3</description>
  <itunes:author>Ada</itunes:Author>
  <podcast:locked>no</podcast:locked> <podcast:medium>music</podcast:medium>
  <item><title>One <b><i>rye</b></i></title>
    <enclosure url="https://a.example/1.mp3 length="1" type="audio/mpeg"/>
    <link>https://a.example/?a=1&b=2
    <guid>1</guid>
  </item>
  <!-- one -- two -->
  <item/></items>
</channel>
</rss>
trailing
<rss/>
"#
    ));
}

#[test]
fn ends_that_come_too_early_are_told() {
    let ends = [
        "<rss><channel><title>a",
        "<rss><channel></channel>\n",
        "<rss><channel",
        "<rss><channel a=\"b",
        "<rss></rss",
        "<rss><!-- a </rss>",
        "<rss><![CDATA[ a </rss>",
        "<rss><?php a </rss>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>",
        "",
        "{\"items\": []}",
        "Bread",
        "<",
        "<!-- a -->",
    ];
    let told: Vec<String> = ends.iter().map(|text| format!("{text:?}\n    {}", faults(text))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn every_bare_sign_of_a_value_is_told() {
    assert_eq!(
        faults("<rss a='1<2<3'/>"),
        "1:10: a bare `<` in the value of the attribute `a` [<] (xml-attribute-less-than)\n\
         1:12: a bare `<` in the value of the attribute `a` [<] (xml-attribute-less-than)"
    );
}

#[test]
fn prologs_are_strict() {
    let prologs = [
        "\u{FEFF}<?xml version='1.0'?>",
        "\u{FEFF}\u{FEFF}<?xml version='1.0'?>",
        "\n<?xml version='1.0'?>",
        "---\nlayout: none\n---\n<?xml version='1.0'?>",
        "Bread <?xml version='1.0'?>",
        "<!-- a --><?xml version='1.0'?>",
        "<?xml version='1.1'?>",
        "<?xml encoding='utf-8' version='1.0'?>",
        "<?xml version=1.0?>",
        "<?xml version='1.0' standalone='true'?>",
        "<?xml version='1.0' encoding=''?>",
        "<?xml version='1.0'encoding='utf-8'?>",
        "<?xml?>",
        "<?XML version='1.0'?>",
        "<?php a:b ?>",
        "<?a:b ?>",
        "<!doctype rss>",
        "<!DOCTYPE rss><!DOCTYPE rss>",
        "<!DOCTYPE rss SYSTEM rss.dtd>",
        "<!DOCTYPE rss [<!ELEMENT a any>]>",
        "<!DOCTYPE rss [<!ELEMENT a (b,c|d)>]>",
        "<!DOCTYPE rss [<!ELEMENT a ()>]>",
        "<!DOCTYPE rss [<!ELEMENT a (b>]>",
        "<!DOCTYPE rss [<!ELEMENT a (#PCDATA|b)>]>",
        "<!DOCTYPE rss [<!ELEMENT a (b)++>]>",
        "<!DOCTYPE rss [<!ATTLIST a b CDATA>]>",
        "<!DOCTYPE rss [<!ATTLIST a b FOO 'x'>]>",
        "<!DOCTYPE rss [<!ATTLIST a b (x,y) 'x'>]>",
        "<!DOCTYPE rss [<!ATTLIST a b CDATA #required>]>",
        "<!DOCTYPE rss [<!ATTLIST a b CDATA '<'>]>",
        "<!DOCTYPE rss [<!ATTLIST a b CDATA 'R&D'>]>",
        "<!DOCTYPE rss [<!NOTATION a>]>",
        "<!DOCTYPE rss [<!-- a -- b -->]>",
        "<!DOCTYPE rss [<?xml x?>]>",
        "<!DOCTYPE rss [<!ENTITY % a SYSTEM 'x' NDATA n>]>",
        "<!DOCTYPE rss [<!ELEMENT a (b?,(c|d)*,e+)><!ELEMENT b (#PCDATA|c)*><!ELEMENT c EMPTY><!ATTLIST a b ID #IMPLIED \
         c (1|y) 'y' d NOTATION (n) #REQUIRED e CDATA #FIXED '&amp;'><!NOTATION n PUBLIC 'p' 's'><!--x--><?y z?>]>",
        "<!DOCTYPE rss [<!ENTITY a 'b'> <!ELEMENT rss ANY> <!-- > --> %more;]>",
        "Bread ",
    ];
    let told: Vec<String> =
        prologs.iter().map(|text| format!("{text:?}\n    {}", faults(&format!("{text}<rss/>")))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn namespaces_follow_their_rules() {
    let roots = [
        "<rss xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>",
        "<rss xmlns:a=''/>",
        "<rss xmlns:xml='u'/>",
        "<rss xmlns:xmlns='u'/>",
        "<rss xmlns:a='http://a.example/ b'/>",
        "<rss a:b:c='1'/>",
        "<iTunes:rss/>",
        "<rss xml:lang='en' itunes:x='1'/>",
    ];
    let told: Vec<String> = roots.iter().map(|text| format!("{text}\n    {}", faults(text))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn entities_of_the_document_count_and_other_files_do_not() {
    let text = "<!DOCTYPE rss [<!ENTITY who 'Ada &amp; Bob'><!ENTITY ping SYSTEM 'http://a.example/'>]>\
                <rss><title>&who;</title><link>&ping;</link><guid>&no;</guid></rss>";
    with(text, |feed| {
        let text = |name| feed.root().unwrap().child(Ns::Rss, name).unwrap().text().into_owned();
        assert_eq!((text("title").as_str(), text("link").as_str()), ("Ada & Bob", "&ping;"));
        assert_eq!(feed.doctype().unwrap().external.len(), 1);
    });
    assert_eq!(faults(text).lines().count(), 1);
    assert_eq!(faults("<!DOCTYPE rss SYSTEM 'a.dtd'><rss>&uuml;</rss>"), "");
}

#[test]
fn declarations_go_where_they_reach() {
    for (text, mended) in [("<rss><podcast:guid/></rss>", true), ("<rss/><rss><podcast:guid/></rss>", false)] {
        let (file, mut found) = (SourceFile::new("feed.xml", text), Diagnostics::new());
        read(&file, &mut found);
        let told = found.iter().find(|one| one.rule == "xml-prefix-undeclared").unwrap();
        assert_eq!(told.fix.is_some(), mended, "{text}");
    }
}

#[test]
fn web_pages_are_no_xml_and_no_fault_of_theirs_is_told() {
    assert_eq!(faults("<!doctype html><html><br><p class=a>R&D</html>"), "");
}

#[test]
fn hostile_files_are_read_in_no_time() {
    let many = 100_000;
    let deep = "<a>".repeat(many);
    let files = [
        deep.clone() + &"</a>".repeat(many),
        deep.clone() + &"</b>".repeat(many),
        deep,
        format!("<a {}/>", (0..many).map(|n| format!("a{n}=''")).collect::<Vec<_>>().join(" ")),
        format!("<a {}/>", (0..many).map(|n| format!("xmlns:a{n}='u{n}'")).collect::<Vec<_>>().join(" ")),
        "<a:b/>".repeat(many),
        format!("<a>{}</a>", "&".repeat(many)),
        "<".repeat(many),
        "<!--".repeat(many),
        format!("<a b=\"{}", "<c d=\"".repeat(many)),
        format!("<a b='{}", "' c='<".repeat(many)),
        "<![CDATA[".repeat(many),
        "<?".repeat(many),
        format!("<!DOCTYPE a [{}", "<!ENTITY a 'b'>".repeat(many)),
    ];
    // Work that grows with the square of these would not end while anybody waits, nor would anybody read a finding for each.
    for text in files {
        let head: String = text.chars().take(20).collect();
        let told = faults(&text).lines().count();
        assert!((1..=many / 10).contains(&told), "{head}: {told}");
    }
}

#[test]
fn entities_are_held_to_what_a_reader_makes_of_them() {
    let with = |subset: &str, text: &str| {
        faults(&format!("<!DOCTYPE rss [{subset}]>\n<rss version='2.0'><channel><title>{text}</title></channel></rss>"))
    };
    for (subset, text) in [
        ("<!ENTITY a '<b>x</b>'>", "&a;"),
        ("<!ENTITY a '&#60;b/>&#38;#38;'>", "&a;"),
        ("<!ENTITY a '&b;'><!ENTITY b 'c'>", "&a;"),
        ("<!ENTITY a '<![CDATA[]]>&#38;#93;]>'>", "&a;"),
        ("<!ENTITY a ']]>'>", "<i j='&a;'/>"),
        ("<!ENTITY a '<x:b xmlns:x=\"u\"/>'>", "&a;"),
        ("<!ENTITY a '<x:b/>'>", "<i xmlns:x='u'>&a;</i>"),
        ("<!ENTITY a '<b xmlns:x=\"u\">&c;</b>'><!ENTITY c '<x:d/>'>", "&a;"),
        ("<!ENTITY b 'x'><!ATTLIST rss version CDATA '&b;&lt;'>", ""),
        ("<!ENTITY a 'x'><!ELEMENT rss (channel)><!ELEMENT b EMPTY><!ATTLIST rss><!ATTLIST b c CDATA #IMPLIED>", ""),
    ] {
        assert_eq!(with(subset, text), "", "{subset}");
    }
    let wrong = [
        ("<!ENTITY a '<b>'>", "&a;"),
        ("<!ENTITY a '&#38;'>", "&a;"),
        ("<!ENTITY a 'rye & oats'>", ""),
        ("<!ENTITY a '50%'>", ""),
        ("<!ENTITY a '&b;'>", "&a;"),
        ("<!ENTITY a '&#60;b/>'>", "<i j='&a;'/>"),
        ("<!NOTATION n SYSTEM 'n'><!ENTITY a SYSTEM 'x' NDATA n>", "&a;"),
        ("<!ENTITY a ']]>'>", "&a;"),
        ("<!ENTITY a '&b;'><!ENTITY b '&#93;]>'>", "&a;"),
        ("<!ENTITY a '&b;'><!ENTITY b '<c/>'>", "<i j='&a;'/>"),
        ("<!ENTITY a '<b>&c;</b>'><!ENTITY c '<x:d/>'>", "&a;"),
        ("<!ATTLIST rss version CDATA '&b;'><!ENTITY b 'x'>", ""),
        ("<!ENTITY b '&#60;x/>'><!ATTLIST rss version CDATA '&b;'>", ""),
        ("<!ENTITY b SYSTEM 'x'><!ATTLIST rss version CDATA '&b;'>", ""),
        ("<!ENTITY a PUBLIC '{x}' 'y'>", ""),
        ("<!ELEMENT rss>", ""),
        ("<!ATTLIST rss version>", ""),
    ];
    let told: Vec<String> =
        wrong.iter().map(|(subset, text)| format!("{subset} {text}\n{}", with(subset, text))).collect();
    insta::assert_snapshot!(told.join("\n\n"));
}
