//! Links that notes list under keys of their front matter, as sites show them below the notes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use assert_cmd::Command;
use repository::Repository;

fn episode(number: u32, rest: &str) -> String {
    format!(
        "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 1234567{number}\n{rest}"
    )
}

/// The part of the notes below `We bake.`, without what links carry.
fn below(show: &Repository, title: &str) -> String {
    let content = show.content(title).replace(" rel=\"noopener\"", "");
    content.strip_prefix("<p>We bake.</p>").unwrap_or(&content).trim().to_owned()
}

#[test]
fn links_in_all_forms() {
    let show = Repository::with(&[
        (
            "episodes/1.md",
            &episode(
                1,
                "links:\n  - title: \"Rye & *Oat*\"\n    url: https://rye.example/a\n    description: how to **feed** it\n  \
                 - {name: Oats, link: 'https://oats.example/?a=1&b=2'}\n  - Wheat: https://wheat.example/\n  \
                 - https://spelt.example/\n  - '[Millet](https://millet.example/), a *grain*'\n  \
                 - 'Barley – https://barley.example/'\n  - text: Only words\n---\nWe bake.\n",
            ),
        ),
        (
            "episodes/2.md",
            &episode(
                2,
                "further_reading:\n  Rye bread: https://rye.example/\n  Oats: /oats/\nresources:\n  \
                 - label: Mill\n    href: https://mill.example/\n---\nWe bake.\n",
            ),
        ),
        (
            "episodes/3.md",
            &episode(
                3,
                "picks:\n  ada:\n    - title: A book\n      url: https://book.example/\n    - A good walk\n  Bob Rye: '[Tea](https://tea.example/)'\n---\nWe bake.\n",
            ),
        ),
        (
            "episodes/4.md",
            &episode(
                4,
                "picks:\n  - {by: ada, title: A book, url: 'https://book.example/'}\n  - host: Bob Rye\n    items:\n      - {title: Tea, url: 'https://tea.example/'}\n---\nWe bake.\n",
            ),
        ),
        ("_data/people.yml", "ada:\n  name: Ada Crumb\n"),
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\n"),
    ]);
    show.write("episodes/5.md", &episode(5, "hosts: [ada]\n---\nWe bake.\n"));
    show.adopted();
    assert_eq!(
        below(&show, "Loaf 1"),
        "<h3>Links</h3>\n<ul>\n\
         <li><a href=\"https://rye.example/a\">Rye &amp; *Oat*</a> – how to <strong>feed</strong> it</li>\n\
         <li><a href=\"https://oats.example/?a=1&amp;b=2\">Oats</a></li>\n\
         <li><a href=\"https://wheat.example/\">Wheat</a></li>\n\
         <li><a href=\"https://spelt.example/\">spelt.example</a></li>\n\
         <li><a href=\"https://millet.example/\">Millet</a>, a <em>grain</em></li>\n\
         <li><a href=\"https://barley.example/\">Barley</a></li>\n\
         <li>Only words</li>\n</ul>"
    );
    assert_eq!(
        below(&show, "Loaf 2"),
        "<h3>Further reading</h3>\n<ul>\n<li><a href=\"https://rye.example/\">Rye bread</a></li>\n\
         <li><a href=\"https://loaf.example/oats/\">Oats</a></li>\n</ul>\n\
         <h3>Resources</h3>\n<ul>\n<li><a href=\"https://mill.example/\">Mill</a></li>\n</ul>"
    );
    assert_eq!(
        below(&show, "Loaf 3"),
        "<h3>Picks</h3>\n<ul>\n<li>Ada Crumb: <a href=\"https://book.example/\">A book</a></li>\n\
         <li>Ada Crumb: A good walk</li>\n<li>Bob Rye: <a href=\"https://tea.example/\">Tea</a></li>\n</ul>"
    );
    assert_eq!(
        below(&show, "Loaf 4"),
        "<h3>Picks</h3>\n<ul>\n<li>Ada Crumb: <a href=\"https://book.example/\">A book</a></li>\n\
         <li>Bob Rye: <a href=\"https://tea.example/\">Tea</a></li>\n</ul>"
    );
    assert_eq!(below(&show, "Loaf 5"), "");
    let records = show.records();
    let record = records.iter().find(|record| record["number"] == 3).unwrap();
    assert_eq!(record["links"][0]["heading"], "Picks");
    assert_eq!(record["links"][0]["links"][0]["by"], "Ada Crumb");
}

#[test]
fn keys_that_mean_something_else_are_no_notes() {
    let others = [
        "links:\n  spotify: https://open.spotify.com/episode/1\n  apple: https://podcasts.apple.com/1\n",
        "links:\n  - {name: Apple Podcasts, url: 'https://podcasts.apple.com/1'}\n  - {name: Spotify, url: 'https://open.spotify.com/1'}\n",
        "links: {self: 'https://loaf.example/1'}\n",
        "links: [rye, oats]\n",
        "links: 3\n",
        "links: true\n",
        "links: rye\n",
        "resources:\n  - {src: '*.jpg', title: A picture}\n",
        "references: [rye-12, oats-3]\n",
        "picks:\n  - {title: Rye}\n",
        "links:\n  - rel: enclosure\n    href: https://cdn.example/1.mp3\n",
    ];
    for other in others {
        let show = Repository::with(&[("episodes/1.md", &episode(1, &format!("{other}---\nWe bake.\n")))]);
        show.adopted();
        assert_eq!(below(&show, "Loaf 1"), "", "{other}");
    }
}

#[test]
fn links_that_the_notes_have_stand_once() {
    let body = "---\nWe bake [rye](https://rye.example/a/) and https://oats.example/b.\n";
    let links =
        "links:\n  - {title: Rye, url: 'https://rye.example/a'}\n  - {title: Oats, url: 'https://oats.example/b'}\n";
    let more = format!("{links}  - {{title: Rye again, url: 'https://rye.example/a/b'}}\n");
    let show = Repository::with(&[
        ("episodes/1.md", &episode(1, &[links, body].concat())),
        ("episodes/2.md", &episode(2, &[&more, body].concat())),
    ]);
    show.adopted();
    assert!(!show.content("Loaf 1").contains("<h3>"), "{}", show.content("Loaf 1"));
    assert!(
        show.content("Loaf 2")
            .ends_with("<ul>\n<li><a href=\"https://rye.example/a/b\" rel=\"noopener\">Rye again</a></li>\n</ul>")
    );
}

#[test]
fn names_of_the_show() {
    let config = "[show]\ntitle = \"Loaf\"\nlink = \"https://loaf.example/\"\ndescription = \"Bread.\"\nlanguage = \"en\"\nauthor = \"Ada\"\n\
        categories = [\"Arts\"]\nexplicit = false\nimage = \"https://loaf.example/c.jpg\"\nowner = {name = \"Ada\", email = \"a@loaf.example\"}\n\
        [sources]\nnotes = [\"episodes/*.md\"]\nother_keys = [\"links\"]\n[sources.front_matter]\nlinks = [\"extra.crumbsOfTheWeek\"]\n\
        [feed]\npath = \"f.xml\"\nbase_url = \"https://loaf.example/\"\n";
    let notes = episode(
        1,
        "links: ['https://rye.example/']\nextra:\n  crumbsOfTheWeek:\n    - {title: Oats, url: 'https://oats.example/'}\n---\nWe bake.\n",
    );
    let show = Repository::with(&[("podwright.toml", config), ("episodes/1.md", &notes)]);
    show.run(&["build", "--now", "2024-07-01"]);
    let feed = show.read("f.xml");
    assert!(feed.contains("Crumbs of the week"), "{feed}");
    assert!(feed.contains("https://oats.example/") && !feed.contains("https://rye.example/"), "{feed}");
}

#[test]
fn untrusted_addresses_are_told_where_they_stand() {
    let links = "links:\n  - {title: Rye, url: 'javascript:alert(1)'}\n  - {title: Oats, url: 'https://oats.example/a b'}\n  \
                 - {title: 'x](javascript:alert(2))<script>', url: 'https://a.example/>)x'}\n  - https:/wheat\n  - https://good.example/\n";
    let show = Repository::with(&[("episodes/1.md", &episode(1, &format!("{links}---\nWe bake.\n")))]);
    show.run(&["init"]);
    let lint = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&show.root)
        .args(["lint", "--select", "link-invalid", "--format", "concise"])
        .output()
        .unwrap();
    let told = String::from_utf8(lint.stdout).unwrap();
    for place in ["episodes/1.md:8:23:", "episodes/1.md:9:24:", "episodes/1.md:11:5:"] {
        assert!(told.contains(place), "{place} is not in {told}");
    }
    assert!(!told.contains("1.md:10:") && !told.contains("1.md:12:"), "{told}");
    show.run(&["build", "--now", "2024-07-01"]);
    assert_eq!(
        below(&show, "Loaf 1"),
        "<h3>Links</h3>\n<ul>\n<li>Rye</li>\n<li>Oats</li>\n\
         <li><a href=\"https://a.example/%3E)x\">x](javascript:alert(2))&lt;script&gt;</a></li>\n\
         <li><a href=\"https://good.example/\">good.example</a></li>\n</ul>"
    );
}

#[test]
fn points_of_notes() {
    let show = Repository::with(&[
        (
            "episodes/1.md",
            &episode(1, "showNotes:\n  - We bake rye.\n  - '[Book](https://book.example/) of it'\n---\nWe bake.\n"),
        ),
        ("episodes/2.md", &episode(2, "show_notes: Short.\n---\nWe bake.\n")),
    ]);
    show.adopted();
    assert_eq!(
        below(&show, "Loaf 1"),
        "<h3>Show notes</h3>\n<ul>\n<li>We bake rye.</li>\n<li><a href=\"https://book.example/\">Book</a> of it</li>\n</ul>"
    );
    assert_eq!(below(&show, "Loaf 2"), "");
}

#[test]
fn what_lists_say_is_no_fact_of_the_episode() {
    let rest = "picks:\n  - host: Ada\n    picks:\n      - {name: A pan, url: 'https://pan.example/'}\n  - host: Bob\n    picks:\n      - {name: A book, url: 'https://book.example/'}\n\
                transcript:\n  - {speaker: Cid, start: 0, text: Hello.}\n  - {speaker: Dan, start: 4, text: Hi.}\n---\nWe bake.\n";
    let show = Repository::with(&[("episodes/1.md", &episode(1, rest)), ("episodes/2.md", &episode(2, rest))]);
    show.adopted();
    let records = show.records();
    assert_eq!((&records[0]["hosts"], &records[0]["guests"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert!(below(&show, "Loaf 1").contains("<li>Bob: <a href=\"https://book.example/\">A book</a></li>"));
    assert!(!show.sources_of_config().contains("links ="), "{}", show.sources_of_config());
}
