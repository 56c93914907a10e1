//! `podwright init` in shows whose episodes are all listed in one Markdown file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

#[test]
fn a_table_in_the_readme() {
    let show = Repository::with(&[(
        "README.md",
        "# Loaf Talk\n\nA podcast about bread.\n\nWebsite: https://loaf.example/\n\n## Episodes\n\n\
         | # | Title | Date | Length | Size | Guest | Listen |\n|---|:------|------|--------|-----|-------|--------|\n\
         | 3 | [Oats](https://loaf.example/3) | 2024-03-01 | 32:10 | 28,245,678 | [Bob Miller](https://bob.example) | [MP3](https://media.example/3.mp3) |\n\
         | 2 | Rye \\| wheat | 2024-02-01 | 30:00 | 26,245,678 | | [MP3](https://media.example/2.mp3) |\n\
         | 1 | Hello | 2024-01-01 | 12:00 | 11245678 | Carl, Dora | <https://media.example/1.mp3> |\n\n## Licence\n\nCC-BY\n",
    )]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en |  | A podcast about bread.
    3 | Oats | Fri, 01 Mar 2024 00:00:00 +0000 | https://media.example/3.mp3 28245678 audio/mpeg | 1930 | https://loaf.example/3 | Bob Miller (guest) | transcript - | chapters -: 
    2 | Rye | wheat | Thu, 01 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 26245678 audio/mpeg | 1800 |  |  | transcript - | chapters -: 
    1 | Hello | Mon, 01 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 11245678 audio/mpeg | 720 |  | Carl (guest), Dora (guest) | transcript - | chapters -:
    ");
    assert!(show.sources_of_config().contains("episodes = [\"README.md\"]\n"), "{}", show.sources_of_config());
    let records = show.records();
    let evidence = &records[0]["evidence"]["published"][0];
    assert_eq!((&evidence["file"], &evidence["line"]), (&"README.md".into(), &13.into()), "{evidence}");
}

#[test]
fn headings_with_lists_below() {
    let show = Repository::with(&[(
        "episodes.md",
        "# Loaf Talk: all episodes\n\n## 12 – Rye bread (2024-05-01)\n\nWhy rye *ferments* faster.\n\n\
         - Guest: [Bob Miller](https://bob.example)\n- Duration: 42:11\n- [MP3](https://media.example/12.mp3) (28.2 MB)\n- [The book](https://book.example)\n\n\
         ### Chapters\n\n- 00:00 Hello\n- 05:00 Rye\n\n## 11 – Oats (2024-04-01)\n\nWith milk.\n\n- [Download MP3](https://media.example/11.mp3) (25.1 MB)\n\n## About\n\nWe bake.\n",
    )]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    12 | Rye bread | Wed, 01 May 2024 00:00:00 +0000 | https://media.example/12.mp3 28200000 audio/mpeg | 2531 |  | Bob Miller (guest) | transcript - | chapters https://example.org/podcast/chapters/012.json: 00:00:00.000 Hello; 00:05:00.000 Rye
    11 | Oats | Mon, 01 Apr 2024 00:00:00 +0000 | https://media.example/11.mp3 25100000 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Rye bread"), @r#"
    <p>Why rye <em>ferments</em> faster.</p>
    <ul>
    <li><a href="https://book.example" rel="noopener">The book</a></li>
    </ul>
    <h3>Chapters</h3>
    <ul>
    <li>00:00 Hello</li>
    <li>05:00 Rye</li>
    </ul>
    "#);
}

#[test]
fn seasons_and_facts_in_one_line() {
    let show = Repository::with(&[(
        "episodes/README.md",
        "# Brotzeit\n\nEin Podcast über Brot.\n\n## Staffel 2\n\n### Folge 1: Gerste\n\n*1. Februar 2025* · Gast: Otto Zug · 🎧 <https://media.example/s2-1.mp3> · 28 MB\n\nÜber Gerste.\n\n\
         ## Staffel 1\n\n### Folge 2: Hafer\n\n*1. Februar 2024* · 31:10 · 🎧 <https://media.example/2.mp3> · 28 MB\n\nÜber Hafer.\n\n\
         ### Folge 1: Roggen\n\n*1. Januar 2024* · [Anhören](https://media.example/1.mp3) (27,5 MB)\n\nÜber Roggen.\n",
    )]);
    insta::assert_snapshot!(show.adopted(), @"
    Brotzeit | https://example.org/ | en |  | Ein Podcast über Brot.
    1 | Gerste | Sat, 01 Feb 2025 00:00:00 +0000 | https://media.example/s2-1.mp3 28000000 audio/mpeg |  |  | Otto Zug (guest) | transcript - | chapters -: 
    2 | Hafer | Thu, 01 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 28000000 audio/mpeg | 1870 |  |  | transcript - | chapters -: 
    1 | Roggen | Mon, 01 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 27500000 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Hafer"), @"<p>Über Hafer.</p>");
}

#[test]
fn a_table_of_facts_beside_notes() {
    let show = Repository::with(&[
        (
            "README.md",
            "# Loaf Talk\n\n| No. | Episode | Released | Audio |\n|-|-|-|-|\n\
             | 2 | [Oats](episodes/002-oats.md) | 1 February 2024 | [mp3](https://media.example/2.mp3) (31245678) |\n\
             | 1 | [Rye](episodes/001-rye.md) | 1 January 2024 | [mp3](https://media.example/1.mp3) (31245678) |\n",
        ),
        ("episodes/001-rye.md", "# Rye\n\nAll of rye.\n"),
        ("episodes/002-oats.md", "# Oats\n\nAll of oats.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 31245678 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 31245678 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Oats"), @"<p>All of oats.</p>");
}

#[test]
fn findings_stand_in_the_markdown_file() {
    let show = Repository::with(&[(
        "README.md",
        "# Loaf Talk\n\n## 2: Rye (2024-05-01)\n\n[MP3](https://media.example/2.mp3)\n\n****Rye and [oats] (https://rye.example/oats)\n\n\
         ## 1: Oats (2024-04-31)\n\n[MP3](https://media.example/1.mp3)\n",
    )]);
    show.run(&["init"]);
    let (out, _) = show.run(&["lint", "--select", "bold-debris,link-broken-markdown"]);
    insta::assert_snapshot!(out, @"
    warning[bold-debris]: empty bold is left over
     --> README.md:7:1
      |
    7 | ****Rye and [oats] (https://rye.example/oats)
      | ^^^^
      |
      = help: remove the asterisks

    warning[link-broken-markdown]: a blank parts the text of the link from its address
     --> README.md:7:13
      |
    7 | ****Rye and [oats] (https://rye.example/oats)
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write `](` without a blank
    ");
}

#[test]
fn items_of_lists() {
    let show = Repository::with(&[(
        "README.md",
        "# Loaf Talk\n\nA podcast about bread.\n\n- Website: https://loaf.example/\n- [Join us](CONTRIBUTING.md)\n\n## Season 1\n\n\
         * 3: Oats, milk – 2024-03-01 – [MP3](https://media.example/3.mp3) (28.2 MB)\n  Porridge and more.\n\n  \
         - Guest: [Bob Miller](https://bob.example)\n  - [The book](https://book.example)\n\
         * **2** – [Rye (part 2)](https://media.example/2.mp3) (1 February 2024, 30:00, 27 MB)\n\
         * 2024-01-01: [Hello](https://media.example/1.mp3) (12 MB)\n",
    )]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en |  | A podcast about bread.
    3 | Oats, milk | Fri, 01 Mar 2024 00:00:00 +0000 | https://media.example/3.mp3 28200000 audio/mpeg |  |  | Bob Miller (guest) | transcript - | chapters -: 
    2 | Rye (part 2) | Thu, 01 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 27000000 audio/mpeg | 1800 |  |  | transcript - | chapters -: 
     | Hello | Mon, 01 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 12000000 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Oats, milk"), @r#"
    <p>Porridge and more.</p>
    <ul>
    <li><a href="https://book.example" rel="noopener">The book</a></li>
    </ul>
    "#);
    assert!(show.sources_of_config().contains("episodes = [\"README.md\"]\n"), "{}", show.sources_of_config());
}

#[test]
fn a_list_of_facts_beside_notes() {
    let show = Repository::with(&[
        (
            "README.md",
            "# Loaf Talk\n\n## Episodes\n\n- [001: Rye](episodes/001-rye.md) (2020-01-02)\n- [002: Oats](episodes/002-oats.md) (2020-01-09)\n",
        ),
        ("episodes/001-rye.md", "# Rye\n\nWe bake rye.\n"),
        ("episodes/002-oats.md", "# Oats\n\nWe bake oats.\n"),
        ("audio/001.mp3", "x"),
        ("audio/002.mp3", "x"),
    ]);
    show.run(&["init"]);
    let records = show.records();
    let facts: Vec<String> =
        records.iter().map(|one| format!("{} {} {}", one["number"], one["title"], one["published"])).collect();
    assert_eq!(facts, ["1 \"Rye\" \"2020-01-02T00:00:00Z\"", "2 \"Oats\" \"2020-01-09T00:00:00Z\""]);
}

#[test]
fn lists_that_are_no_episodes() {
    let show = Repository::with(&[
        (
            "README.md",
            "# Loaf Talk\n\n## News\n\n- 2024-01-01: [We moved](https://loaf.example/x.html).\n- 2024-01-02: [A jingle](docs/a.md)\n- Nothing.\n- Else.\n",
        ),
        (
            "episodes/1.md",
            "---\ntitle: Rye\ndate: 2024-05-01\naudio: https://cdn.example/1.mp3\nlength: 12345678\n---\nWe bake.\n",
        ),
    ]);
    show.adopted();
    let sources = show.sources_of_config();
    assert!(!sources.contains("README"), "{sources}");
}
