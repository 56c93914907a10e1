//! `podwright init` in shows whose episodes are no pages but entries of data files.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::path::Path;

use repository::Repository;

/// The lines of the config that say where the episodes are and what they call their facts.
fn sources(show: &Repository) -> String {
    let config = show.sources_of_config();
    let is_told = |line: &&str| !line.is_empty() && !line.starts_with("transcripts =") && !line.starts_with("site =");
    let until = config.find("[feed]").unwrap();
    config[..until].lines().filter(is_told).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_list_in_the_data_of_a_site() {
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Night Trains\nurl: https://trains.example\nemail: c@trains.example\nauthor: Clara Gleis\ndescription: Sleeping cars.\ntimezone: Europe/Vienna\n",
        ),
        (
            "_data/episodes.yml",
            "- number: 2\n  title: 'Couchettes: a history'\n  slug: couchettes\n  date: 2024-02-15\n  file: https://media.example/2.mp3\n  filesize: 28,245,678\n  duration: '00:29:25'\n  description: Why six berths?\n  guests: [Otto Zug]\n\
             - number: 1\n  title: All aboard\n  slug: all-aboard\n  date: 2024-01-15\n  file: https://media.example/1.mp3\n  filesize: 21245678\n  duration: '00:22:08'\n  notes: |\n    What this is about.\n\n    - 00:00 Hello\n    - 01:00 Berths\n\
             - number: 3\n  title: To come\n  slug: to-come\n  date: 2024-03-15\n  published: false\n",
        ),
        ("index.html", "---\nlayout: default\n---\n{% for e in site.data.episodes %}{{ e.title }}{% endfor %}\n"),
        ("about.md", "---\ntitle: About\n---\nAbout us.\n"),
        ("transcripts/002.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\n<v Clara>Six berths.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Night Trains | https://trains.example/ | en | Clara Gleis | Sleeping cars.
    2 | Couchettes: a history | Thu, 15 Feb 2024 00:00:00 +0100 | https://media.example/2.mp3 28245678 audio/mpeg | 1765 |  | Otto Zug (guest) | transcript https://trains.example/podcast/transcripts/002.vtt | chapters -: 
    1 | All aboard | Mon, 15 Jan 2024 00:00:00 +0100 | https://media.example/1.mp3 21245678 audio/mpeg | 1328 |  |  | transcript - | chapters https://trains.example/podcast/chapters/001.json: 00:00:00.000 Hello; 00:01:00.000 Berths
    ");
    insta::assert_snapshot!(sources(&show), @r#"
    [sources]
    notes = []
    episodes = ["_data/episodes.yml"]
    audio = []
    "#);
    let records = show.records();
    let evidence = &records[0]["evidence"]["published"][0];
    assert_eq!((&evidence["file"], &evidence["line"]), (&"_data/episodes.yml".into(), &13.into()), "{evidence}");
    let (out, _) = show.run(&["normalize", "_data/episodes.yml", "--format", "jsonl"]);
    assert_eq!(out.lines().count(), 3, "the file stands for its entries");
}

#[test]
fn exports_of_hosts_and_json_feed() {
    let transistor = Repository::with(&[(
        "export/episodes.json",
        r#"{"data": [
            {"id": "901", "type": "episode", "attributes": {"title": "Bees", "number": 1, "season": 1, "status": "published", "published_at": "2023-05-01T06:00:00.000Z",
             "duration": 1834, "file_size": 14345678, "explicit": false, "media_url": "https://media.example/901.mp3", "share_url": "https://share.example/s/901", "summary": "On bees.",
             "description": "<p>All of <b>bees</b>.</p>", "image_url": "https://img.example/1.jpg", "keywords": "bees,honey", "type": "full"}},
            {"id": "902", "type": "episode", "attributes": {"title": "Wasps", "number": 2, "season": 1, "status": "draft", "published_at": null,
             "duration": 1900, "file_size": 15345678, "explicit": false, "media_url": "https://media.example/902.mp3", "summary": "On wasps."}}
        ]}"#,
    )]);
    insta::assert_snapshot!(transistor.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    1 | Bees | Mon, 01 May 2023 06:00:00 +0000 | https://media.example/901.mp3 14345678 audio/mpeg | 1834 | https://share.example/s/901 |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(sources(&transistor), @r#"
    [sources]
    notes = []
    episodes = ["export/episodes.json"]
    audio = []
    [sources.front_matter]
    date = ["published_at"]
    audio = ["media_url"]
    length = ["file_size"]
    image = ["image_url"]
    link = ["share_url"]
    "#);
    let json_feed = Repository::with(&[(
        "data/feed.json",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Loaf", "home_page_url": "https://loaf.example/", "description": "Bread.", "items": [
            {"id": "g-2", "url": "https://loaf.example/2", "title": "Oats", "content_html": "<p>Oats.</p>", "date_published": "2024-02-01T06:00:00+01:00",
             "attachments": [{"url": "https://cdn.example/2.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 2345678, "duration_in_seconds": 3000}]},
            {"id": "g-1", "url": "https://loaf.example/1", "title": "Rye", "content_html": "<p>Rye.</p>", "date_published": "2024-01-01T06:00:00+01:00",
             "attachments": [{"url": "https://cdn.example/1.m4a", "mime_type": "audio/x-m4a", "size_in_bytes": 1345678, "duration_in_seconds": 2000}]}
        ]}"#,
    )]);
    insta::assert_snapshot!(json_feed.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
     | Oats | Thu, 01 Feb 2024 06:00:00 +0100 | https://cdn.example/2.mp3 2345678 audio/mpeg | 3000 | https://loaf.example/2 |  | transcript - | chapters -: 
     | Rye | Mon, 01 Jan 2024 06:00:00 +0100 | https://cdn.example/1.m4a 1345678 audio/x-m4a | 2000 | https://loaf.example/1 |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(sources(&json_feed), @r#"
    [sources]
    notes = []
    episodes = ["data/feed.json"]
    audio = []
    [sources.front_matter]
    date = ["date_published"]
    audio = ["attachments.url"]
    duration = ["attachments.duration_in_seconds"]
    length = ["attachments.size_in_bytes"]
    link = ["url"]
    "#);
}

#[test]
fn entries_under_their_slugs_and_a_file_for_each() {
    let keyed = Repository::with(&[(
        "episodes.toml",
        "[rye]\ntitle = \"Rye\"\ndate = 2024-01-01\naudio = {url = \"https://cdn.example/1.mp3\", size = 1345678}\n\
         [oats]\ntitle = \"Oats\"\ndate = 2024-02-01\naudio = {url = \"https://cdn.example/2.mp3\", size = 2345678}\n",
    )]);
    insta::assert_snapshot!(keyed.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
     | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 2345678 audio/mpeg |  |  |  | transcript - | chapters -: 
     | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1345678 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    let entry = |number: u32| {
        format!(
            "{{\"title\": \"Rye {number}\", \"date\": \"2024-0{number}-01\", \"season\": \"Two\", \"episode\": {number}, \"mp3\": \"https://cdn.example/{number}.mp3\", \"bytes\": 134567{number}, \"body\": \"Rye **{number}**.\"}}"
        )
    };
    let files = Repository::with(&[
        ("content/shows/rye-one.json", &entry(1)),
        ("content/shows/rye-two.json", &entry(2)),
        ("package.json", "{\"name\": \"loaf\"}"),
    ]);
    insta::assert_snapshot!(files.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Rye 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 1345672 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1345671 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(sources(&files), @r#"
    [sources]
    notes = []
    episodes = ["content/shows/*.json"]
    audio = []
    [sources.front_matter]
    audio = ["mp3"]
    "#);
    let new = assert_cmd::Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&files.root)
        .args(["new", "Oats"])
        .output()
        .unwrap();
    let told = String::from_utf8(new.stderr).unwrap();
    assert!(told.contains("the episodes are entries of content/shows/rye-two.json"), "{told}");
    assert!(!Path::new(&files.root).join("show_notes").exists());
}

#[test]
fn data_beside_notes_holds_episodes_back() {
    let metadata = |number: u32, more: &str| {
        format!(
            "title: Rye {number}\nnumber: {number}\ndate: 2024-01-0{number}\naudio: https://cdn.example/{number}.mp3\nbytes: 366555{number}\n{more}"
        )
    };
    let show = Repository::with(&[
        ("episodes/001/metadata.yml", &metadata(1, "")),
        ("episodes/001/notes.md", "Rye.\n"),
        ("episodes/002/metadata.yml", &metadata(2, "published: false\n")),
        ("episodes/002/notes.md", "Rye.\n"),
        ("episodes/003/metadata.yml", &metadata(3, "status: draft\n")),
        ("episodes/003/notes.md", "Rye.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 3665551 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
}

#[test]
fn pages_that_are_no_episodes_are_told() {
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\n"),
        ("about.md", "---\ntitle: About\n---\nAbout us.\n"),
        ("README.md", "# Loaf\n\nA show on bread.\n"),
    ]);
    let (said, _) = show.run(&["init"]);
    assert!(
        said.contains("note: of 1 page here none seems to be an episode; [sources] of podwright.toml says which are\n"),
        "{said}"
    );
    let (said, _) = Repository::with(&[("README.md", "# Loaf\n")]).run(&["init"]);
    assert!(!said.contains("none seems"), "{said}");
}

#[test]
fn findings_in_texts_of_entries_stand_in_the_data_file() {
    let show = Repository::with(&[
        (
            "podwright.toml",
            "[show]\ntitle = \"Rye\"\nlink = \"https://rye.example/\"\n[sources]\nnotes = []\nepisodes = [\"eps.yml\"]\n[feed]\nepisode_link = \"https://rye.example/{id}\"\n",
        ),
        (
            "eps.yml",
            "- title: Rye\n  number: 1\n  date: 2024-01-01\n  audio: {url: 'https://rye.example/1.mp3', length: 1000}\n  body: |\n    ****Rye and [oats] (https://rye.example/oats)\n",
        ),
    ]);
    let (out, _) = show.run(&["lint", "--fix", "--select", "bold-debris,link-broken-markdown"]);
    insta::assert_snapshot!(out, @"
    warning[bold-debris]: empty bold is left over
     --> eps.yml:6:5
      |
    6 |     ****Rye and [oats] (https://rye.example/oats)
      |     ^
      |
      = help: remove the asterisks

    warning[link-broken-markdown]: a blank parts the text of the link from its address
     --> eps.yml:6:5
      |
    6 |     ****Rye and [oats] (https://rye.example/oats)
      |     ^
      |
      = help: write `](` without a blank
    ");
    assert!(show.sources()[Path::new("eps.yml")].ends_with(b"(https://rye.example/oats)\n"), "nothing is fixed there");
}

#[test]
fn pages_in_languages_that_are_not_read_are_told() {
    let show = Repository::with(&[("episodes/1.textile", "h1. Rye\n"), ("episodes/2.textile", "h1. Oats\n")]);
    let (said, _) = show.run(&["init"]);
    assert!(said.contains("note: 2 pages of Textile cannot be read"), "{said}");
}

#[test]
fn a_table_of_facts_beside_notes_with_their_numbers() {
    let row = |season: u32, number: u32| {
        format!(
            "{number},{season},Rye {season}{number},2024-0{season}-0{number},00:41:2{number},https://cdn.example/s{season}e{number}.mp3,397123{season}{number}\n"
        )
    };
    let rows: Vec<String> = [(1, 1), (1, 2), (2, 1)].map(|(season, number)| row(season, number)).into();
    let table = format!("Episode,Season,Title,Release Date,Duration,MP3 URL,File Size (bytes)\n{}", rows.concat());
    let show = Repository::with(&[
        ("episodes.csv", &table),
        ("notes/s1e1.md", "# Rye 11\n\nFirst words.\n"),
        ("notes/s1e2.md", "# Rye 12\n\nSecond words.\n"),
        ("notes/s2e1.md", "# Rye 21\n\nThird words.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    1 | Rye 21 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/s2e1.mp3 39712321 audio/mpeg | 2481 |  |  | transcript - | chapters -: 
    2 | Rye 12 | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/s1e2.mp3 39712312 audio/mpeg | 2482 |  |  | transcript - | chapters -: 
    1 | Rye 11 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/s1e1.mp3 39712311 audio/mpeg | 2481 |  |  | transcript - | chapters -:
    ");
    assert!(
        sources(&show).contains("notes = [\"notes/*.md\"]\naudio = []\nbeside = [\"episodes.csv\"]"),
        "{}",
        sources(&show)
    );
    assert!(show.content("Rye 21").contains("Third words"));
    // Where most entries have no notes, all of them are episodes all the same.
    let show = Repository::with(&[("episodes.csv", &table), ("notes/s1e1.md", "# Rye 11\n\nFirst words.\n")]);
    assert_eq!(show.adopted().lines().count(), 4);
}
