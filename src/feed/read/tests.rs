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
