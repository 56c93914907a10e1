//! `podwright init` in shows whose texts stand elsewhere than below the front matter, or in another encoding.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::fs;

use assert_cmd::Command;
use repository::Repository;

fn episode(number: u32, rest: &str) -> String {
    format!(
        "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 1234567{number}\n{rest}"
    )
}

#[test]
fn texts_that_are_values_of_keys() {
    let show = Repository::with(&[
        ("episodes/1.md", &episode(1, "show_notes: |\n  We bake **rye**.\n\n  - [Rye](https://rye.example/)\n---\n")),
        ("episodes/2.md", &episode(2, "description: >\n  We bake oats.\n\n\n  *More* of it.\n---\n\n")),
        ("episodes/3.md", &episode(3, "description: Short.\ncontent: '<p>We bake <b>spelt</b>.</p>'\n---\n")),
        ("episodes/4.md", &episode(4, "description: Short.\ncontent: No text.\n---\nWe bake wheat.\n")),
        ("episodes/5.md", &episode(5, "description: Short.\n---\n")),
    ]);
    show.adopted();
    assert_eq!(
        show.content("Loaf 1"),
        "<p>We bake <strong>rye</strong>.</p>\n<ul>\n<li><a href=\"https://rye.example/\" rel=\"noopener\">Rye</a></li>\n</ul>"
    );
    assert_eq!(show.content("Loaf 2"), "<p>We bake oats.</p>\n<p><em>More</em> of it.</p>");
    assert_eq!(show.content("Loaf 3"), "<p>We bake <b>spelt</b>.</p>");
    assert_eq!(show.content("Loaf 4"), "<p>We bake wheat.</p>");
    assert_eq!(show.content("Loaf 5"), "<p>Short.</p>");
}

#[test]
fn what_is_wrong_in_a_text_is_told_at_its_key() {
    let config = "[show]\ntitle = \"Loaf\"\n[sources]\nnotes = [\"episodes/*.md\"]\n[sources.front_matter]\nnotes = [\"blurb\"]\n";
    let notes = episode(1, "blurb: |\n  A [page](http://rye.example/) of the show.\n---\n");
    let show = Repository::with(&[("podwright.toml", config), ("episodes/1.md", &notes)]);
    let mut lint = Command::cargo_bin("podwright").unwrap();
    let output = lint
        .current_dir(&show.root)
        .args(["lint", "--select", "http-link", "--fix", "--unsafe-fixes", "--format", "concise"])
        .output();
    let told = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(told.starts_with("episodes/1.md:8:3:"), "{told}");
    assert_eq!(show.read("episodes/1.md"), notes);
}

#[test]
fn texts_in_utf_16() {
    let show = Repository::with(&[("episodes/1.md", &episode(1, "---\nRye.\n"))]);
    let text = format!("\u{feff}{}", episode(2, "---\nWe bake Hafergrütze.\n"));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(show.root.join("episodes/2.md"), bytes).unwrap();
    let captions: Vec<u8> =
        "\u{feff}WEBVTT\n\n00:00.000 --> 00:02.000\nGrütze.\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    fs::create_dir(show.root.join("transcripts")).unwrap();
    fs::write(show.root.join("transcripts/2.vtt"), captions).unwrap();
    let feed = show.adopted();
    assert_eq!(show.content("Loaf 2"), "<p>We bake Hafergrütze.</p>");
    assert!(feed.contains("transcript https://"), "{feed}");
}

#[test]
fn texts_in_latin_1_are_named() {
    let show = Repository::with(&[("episodes/1.md", &episode(1, "---\nRye.\n"))]);
    let bytes: Vec<u8> = episode(2, "---\nGrütze.\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(show.root.join("episodes/2.md"), bytes).unwrap();
    let (said, _) = show.run(&["init"]);
    assert!(said.contains("2 episodes"), "{said}");
    let (_, said) = show.run(&["build", "--now", "2026-06-01"]);
    assert!(
        said.contains("the file is not UTF-8: byte 0xFC cannot stand here") && said.contains("save the file as UTF-8"),
        "{said}"
    );
}

#[test]
fn rows_of_a_spreadsheet_are_episodes() {
    let rows = "Nummer;Titel;Datum;Datei;Größe;Beschreibung\n\
                1;Roggen;2024-05-01;https://cdn.example/1.mp3;4,85;\"Alles über \"\"Roggen\"\".\n\nUnd mehr; viel mehr.\"\n\
                2;Hafer;2024-06-01;https://cdn.example/2.mp3;48,5 MB;Kurz.\n";
    let show = Repository::with(&[("data/folgen.csv", rows), ("README.md", "# Brot\n")]);
    insta::assert_snapshot!(show.adopted(), @"
    Brot | https://example.org/ | en |  | What the show is about.
    2 | Hafer | Sat, 01 Jun 2024 00:00:00 +0000 | https://cdn.example/2.mp3 48500000 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Roggen | Wed, 01 May 2024 00:00:00 +0000 | https://cdn.example/1.mp3 4850000 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    assert_eq!(show.content("Roggen"), "<p>Alles über \"Roggen\".</p>\n<p>Und mehr; viel mehr.</p>");
}

#[test]
fn facts_in_a_table_at_the_head_of_notes() {
    let one = "# Rye\n\n| Date | 2024-05-01 |\n|---|---|\n| Audio | https://cdn.example/1.mp3 |\n| Size | 12345678 |\n| Guests | [Ada Crumb](https://ada.example/), [Bob Oven](https://bob.example/) |\n\nWe bake rye.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let two = "# Oats\n\n| | |\n|:--|:--|\n| **Date** | 2024-06-01 |\n| **Audio** | <https://cdn.example/2.mp3> |\n| **Duration** | 52:10 |\n| **Size** | 22345678 |\n\nWe bake oats.\n";
    let three = "# Spelt\n\n| Flour | Water |\n|---|---|\n| 1 | 2024-05-01 |\n";
    let show = Repository::with(&[
        ("episodes/001-rye.md", one),
        ("episodes/002-oats.md", two),
        ("episodes/003-spelt.md", three),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Oats | Sat, 01 Jun 2024 00:00:00 +0000 | https://cdn.example/2.mp3 22345678 audio/mpeg | 3130 |  |  | transcript - | chapters -: 
    1 | Rye | Wed, 01 May 2024 00:00:00 +0000 | https://cdn.example/1.mp3 12345678 audio/mpeg |  |  | Ada Crumb (guest), Bob Oven (guest) | transcript - | chapters -:
    ");
    assert!(show.content("Rye").starts_with("<p>We bake rye.</p>\n<table>"), "{}", show.content("Rye"));
}

#[test]
fn docusaurus_serves_episodes_elsewhere() {
    let config = "module.exports = {\n  title: 'Loaf', url: 'https://loaf.example', baseUrl: '/pod/',\n  presets: [['classic', { docs: false, blog: { path: './episodes', blogTitle: 'Loaf', routeBasePath: '/shows' } }]],\n};\n";
    let show = Repository::with(&[
        ("docusaurus.config.js", config),
        ("episodes/2024-05-01-rye.mdx", &episode(1, "---\nRye.\n")),
        ("episodes/2024-05-02-oats.mdx", &episode(2, "---\nOats.\n")),
    ]);
    show.adopted();
    let config = show.read("podwright.toml");
    assert!(
        config.contains("episode_link = \"https://loaf.example/pod/shows/{year}/{month}/{day}/{file}\""),
        "{config}"
    );
}

#[test]
fn audio_that_the_text_alone_plays() {
    let post = |number: u32, text: &str| {
        format!("---\ntitle: Loaf {number}\ndate: 2024-05-0{number}\n---\nWe bake.\n\n{text}\n")
    };
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\n"),
        (
            "_posts/2024-05-01-rye.md",
            &post(1, "<audio controls><source src=\"https://cdn.example/1.mp3?x=1\" type=\"audio/mpeg\"></audio>"),
        ),
        ("_posts/2024-05-02-oats.md", &post(2, "{% include audio.html src=\"/audio/2.m4a\" %}")),
        (
            "_posts/2024-05-03-wheat.md",
            &post(3, "[Listen](https://cdn.example/3.mp3), [more](https://cdn.example/3b.mp3)"),
        ),
        ("about.md", "---\ntitle: About\n---\nWe bake.\n"),
    ]);
    show.run(&["init"]);
    assert!(show.sources_of_config().contains("audio_in_notes = true\n"), "{}", show.sources_of_config());
    show.run(&["build", "--now", "2024-06-01"]);
    let records = show.records();
    let audio: Vec<&str> =
        records.iter().map(|record| record["audio"]["location"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        audio,
        ["https://cdn.example/1.mp3?x=1", "https://loaf.example/audio/2.m4a", "https://cdn.example/3.mp3"]
    );
    let feed = fs::read_to_string(show.feed()).unwrap();
    assert!(feed.contains("<enclosure url=\"https://loaf.example/audio/2.m4a\""), "{feed}");
    assert_eq!(records[0]["evidence"]["audio"][0]["line"], 7);
}

#[test]
fn the_day_below_the_heading_and_measures_behind_the_audio() {
    let notes = |number: u32| {
        format!(
            "# Rye {number}\n\n*Published 2024-0{number}-06*\n\nWe bake.\n\n**Audio:** <https://cdn.example/{number}.mp3> (31:2{number}, 30.1 MB)\n\n| Time | Topic |\n|---|---|\n| 00:00 | Hello |\n| 05:10 | Rye |\n| 09:00 | Oats |\n"
        )
    };
    let show = Repository::with(&[("episodes/1/notes.md", &notes(1)), ("episodes/2/notes.md", &notes(2))]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Rye 2 | Tue, 06 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 30100000 audio/mpeg | 1882 |  |  | transcript - | chapters https://example.org/podcast/chapters/2.json: 00:00:00.000 Hello; 00:05:10.000 Rye; 00:09:00.000 Oats
    1 | Rye 1 | Sat, 06 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 30100000 audio/mpeg | 1881 |  |  | transcript - | chapters https://example.org/podcast/chapters/1.json: 00:00:00.000 Hello; 00:05:10.000 Rye; 00:09:00.000 Oats
    ");
}

#[test]
fn titles_of_wordpress_with_letters_before_their_numbers() {
    let page = |number: u32, title: &str| {
        format!(
            "---\ntitle: 'LT {number} &#8211; {title}'\ndate: 2014-05-{number}\nenclosure:\n  - |\n    https://cdn.example/{number}.mp3\n    123456{number}\n    audio/mpeg\n---\n<p>Words.</p>\n"
        )
    };
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\n"),
        ("_posts/2014-05-17-a.md", &page(17, "Rye &amp; Oats")),
        ("_posts/2014-05-18-b.md", &page(18, "What &nbsp; is")),
        ("_posts/2014-05-19-c.md", &page(19, "Millet")),
    ]);
    show.adopted();
    let facts: Vec<String> =
        show.records().iter().map(|record| format!("{} {}", record["number"], record["title"])).collect();
    assert_eq!(facts, ["17 \"LT 17 – Rye & Oats\"", "18 \"LT 18 – What &nbsp; is\"", "19 \"LT 19 – Millet\""]);
}
