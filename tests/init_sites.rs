//! `podwright init` in sites of which files of their own say where pages are.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

fn page(number: u32, rest: &str) -> String {
    format!(
        "---\ntitle: Loaf {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 1234567{number}\n{rest}---\nWe bake.\n"
    )
}

fn link(show: &Repository) -> String {
    let config: toml::Table = show.read("podwright.toml").parse().unwrap();
    config["feed"].get("episode_link").map_or_else(String::new, |link| link.as_str().unwrap().to_owned())
}

#[test]
fn posts_of_nikola() {
    let conf = |more: &str| {
        format!(
            "BLOG_TITLE = \"Loaf\"\nSITE_URL = \"https://loaf.example/\"\nPOSTS = (\n    (\"posts/*.rst\", \"blog\", \"post.tmpl\"),\n    (\"episodes/*.md\", \"shows\", \"post.tmpl\"),\n)\n{more}"
        )
    };
    let with = |more: &str| {
        let show = Repository::with(&[
            ("conf.py", &conf(more)),
            ("episodes/rye.md", &page(1, "")),
            ("episodes/oats.md", &page(2, "")),
        ]);
        show.adopted();
        link(&show)
    };
    assert_eq!(with(""), "https://loaf.example/shows/{file}/");
    assert_eq!(with("PRETTY_URLS = False\n"), "https://loaf.example/shows/{file}.html");
}

#[test]
fn paths_of_jekyll_keep_dates() {
    let config = "title: Loaf\nurl: https://loaf.example\ncollections:\n  episodes:\n    output: true\n    permalink: /:collection/:path/\n";
    let show = Repository::with(&[
        ("_config.yml", config),
        ("_episodes/2024-05-01-rye.md", &page(1, "")),
        ("_episodes/2024-05-02-oats.md", &page(2, "")),
    ]);
    let told = show.adopted();
    assert_eq!(link(&show), "https://loaf.example/episodes/{id}/");
    assert!(told.contains("https://loaf.example/episodes/2024-05-01-rye/"), "{told}");
}

#[test]
fn one_season_so_far() {
    let show = Repository::with(&[
        ("season-1/01-rye.md", &page(1, "")),
        ("season-1/02-oats.md", &page(2, "")),
        ("about.md", "We bake.\n"),
    ]);
    show.adopted();
    assert!(show.sources_of_config().contains("notes = [\"season-[0-9]*/*.md\"]"), "{}", show.sources_of_config());
}

#[test]
fn entries_whose_pages_a_file_names() {
    let data = r#"[{"id": "rye", "title": "Rye", "date": "2024-05-01", "audio": "https://cdn.example/1.mp3", "length": 12345671},
        {"id": "oats", "title": "Oats", "date": "2024-05-02", "audio": "https://cdn.example/2.mp3", "length": 12345672}]"#;
    let show = Repository::with(&[
        ("astro.config.mjs", "export default { site: 'https://loaf.example' };\n"),
        ("src/data/episodes.json", data),
        ("src/pages/episodes/[id].astro", "---\n---\n"),
        ("src/pages/tags/[tag].astro", "---\n---\n"),
    ]);
    let told = show.adopted();
    assert!(told.contains("https://loaf.example/episodes/rye/"), "{told}\n{}", show.sources_of_config());
    assert!(show.records().iter().any(|record| record["guid"] == "rye"));
}

#[test]
fn headings_that_end_with_a_number() {
    let notes = |heading: &str| format!("# {heading}\n\nWe bake.\n");
    let show = Repository::with(&[
        ("podwright.toml", "[show]\ntitle = \"Loaf Talk\"\n[sources]\nnotes = [\"episodes/*.md\"]\n"),
        ("episodes/004.md", &notes("Apollo 11")),
        ("episodes/005.md", &notes("Rye 5")),
        ("episodes/006.md", &notes("Loaf Talk 6")),
        ("episodes/007.md", &notes("LT 7")),
        ("episodes/008-more-rye.md", &notes("Crumbs 8")),
        ("episodes/009-wheat.md", &notes("Episode 9: Wheat")),
    ]);
    let records = show.records();
    let said: Vec<String> = records.iter().map(|one| format!("{} {}", one["number"], one["title"])).collect();
    assert_eq!(said, ["4 \"Apollo 11\"", "5 \"Rye 5\"", "6 null", "7 null", "8 \"More rye\"", "9 \"Wheat\""]);
}

#[test]
fn settings_and_pages_of_cobalt_and_a_cover_that_nobody_names() {
    let page = |number: u32| {
        format!(
            "---\ntitle: Metal {number}\ndescription: On metal.\npublished_date: 2021-04-0{number} 08:00:00 +0000\nis_draft: false\ndata:\n  number: {number}\n  audio: https://cdn.example/{number}.mp3\n  bytes: 512345{number}\n---\nMetal.\n"
        )
    };
    let show = Repository::with(&[
        (
            "_cobalt.yml",
            "site:\n  title: Metal Minutes\n  description: Minute talks.\n  base_url: https://metal.example\n  data:\n    author: Fe Smith\nposts:\n  dir: episodes\n",
        ),
        ("episodes/2021-04-01-copper.md", &page(1)),
        ("episodes/2021-04-02-zinc.md", &page(2)),
    ]);
    let head = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &1400_u32.to_be_bytes(), &1400_u32.to_be_bytes()].concat();
    std::fs::create_dir(show.root.join("assets")).unwrap();
    std::fs::write(
        show.root.join("assets/artwork.png"),
        [head.as_slice(), b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND"].concat(),
    )
    .unwrap();
    insta::assert_snapshot!(show.adopted(), @"
    Metal Minutes | https://metal.example/ | en | Fe Smith | Minute talks.
    2 | Metal 2 | Fri, 02 Apr 2021 08:00:00 +0000 | https://cdn.example/2.mp3 5123452 audio/mpeg |  | https://metal.example/episodes/zinc.html |  | transcript - | chapters -: 
    1 | Metal 1 | Thu, 01 Apr 2021 08:00:00 +0000 | https://cdn.example/1.mp3 5123451 audio/mpeg |  | https://metal.example/episodes/copper.html |  | transcript - | chapters -:
    ");
    assert!(show.read("podwright.toml").contains("image = \"assets/artwork.png\""));
}
