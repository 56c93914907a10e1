//! `podwright init` in shows that write their facts in forms of their own: sizes in groups, zones by name, words for numbers,
//! variables of templates, people with roles.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

/// A line of `name` of every record, the first episode first.
fn values(show: &Repository, name: &str) -> Vec<String> {
    show.records().iter().map(|record| record.pointer(name).map_or("-".to_owned(), ToString::to_string)).collect()
}

#[test]
fn facts_as_people_write_them() {
    let forms = [
        ("March 15th, 2024 at 10am EST", "'#1'", "21,334,551", "1h02", "N"),
        ("2024-03-16 10:00 PST", "Episode 2", "'21 334 552'", "62 min", "not explicit"),
        ("20240317", "Three", "21.334.553", "PT1H2M", "1"),
    ];
    let episodes: Vec<(String, String)> = forms
        .iter()
        .zip(1..)
        .map(|((date, number, size, duration, explicit), at)| {
            let text = format!(
                "---\ntitle: Rye {at}\nnumber: {number}\ndate: {date}\naudio: https://cdn.example/{at}.mp3\nsize: {size}\nduration: {duration}\nexplicit: {explicit}\n---\nRye.\n"
            );
            (format!("episodes/rye-{at}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = episodes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let show = Repository::with(&files);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    3 | Rye 3 | Sun, 17 Mar 2024 00:00:00 +0000 | https://cdn.example/3.mp3 21334553 audio/mpeg | 3720 |  |  | transcript - | chapters -: 
    2 | Rye 2 | Sat, 16 Mar 2024 10:00:00 -0800 | https://cdn.example/2.mp3 21334552 audio/mpeg | 3720 |  |  | transcript - | chapters -: 
    1 | Rye 1 | Fri, 15 Mar 2024 10:00:00 -0500 | https://cdn.example/1.mp3 21334551 audio/mpeg | 3720 |  |  | transcript - | chapters -:
    ");
    assert_eq!(values(&show, "/explicit"), ["false", "false", "true"]);
    assert!(!show.read("podwright.toml").contains("other_keys"));
}

#[test]
fn a_season_is_a_collection_of_jekyll() {
    let episode = |season: u32, number: u32| {
        format!(
            "---\ntitle: Line {season}{number}\nepisode: {number}\ndate: 202{season}-0{number}-03\nmp3: s{season}e{number}.mp3\nfilesize: 300000{number}\n---\nLine.\n"
        )
    };
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\nemail: a@loaf.example\nauthors: [Ada Crumb, {name: Bo Oven}]\ndescription: Bread.\ncdn: https://cdn.example/\n\
             collections_dir: collections\ncollections: {season_1: {output: true}, season_2: {output: true}}\n",
        ),
        ("collections/_season_1/01.md", &episode(1, 1)),
        ("collections/_season_1/02.md", &episode(1, 2)),
        ("collections/_season_2/01.md", &episode(2, 1)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada Crumb, Bo Oven | Bread.
    1 | Line 21 | Mon, 03 Jan 2022 00:00:00 +0000 | https://cdn.example/s2e1.mp3 3000001 audio/mpeg |  |  |  | transcript - | chapters -: 
    2 | Line 12 | Wed, 03 Feb 2021 00:00:00 +0000 | https://cdn.example/s1e2.mp3 3000002 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Line 11 | Sun, 03 Jan 2021 00:00:00 +0000 | https://cdn.example/s1e1.mp3 3000001 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    assert_eq!(values(&show, "/season"), ["1", "1", "2"]);
    let config = show.read("podwright.toml");
    assert!(config.contains("owner = { name = \"Ada Crumb, Bo Oven\", email = \"a@loaf.example\" }"), "{config}");
}

#[test]
fn sections_of_hugo_in_addresses() {
    let address = |pattern: &str| {
        let config = format!("baseURL: https://loaf.example/\ntitle: Loaf\npermalinks: {{episodes: '{pattern}'}}\n");
        let page = |season: u32| {
            format!(
                "---\ntitle: Rye\nslug: rye\ndate: 2024-0{season}-01\naudio: https://cdn.example/{season}.mp3\nlength: 500000{season}\n---\nRye.\n"
            )
        };
        let show = Repository::with(&[
            ("hugo.yaml", &config),
            ("content/episodes/season-1/01/index.md", &page(1)),
            ("content/episodes/season-2/01/index.md", &page(2)),
            ("content/about.md", "---\ntitle: About\n---\n"),
        ]);
        let items = show.adopted();
        let link = items.split(" | ").find(|part| part.starts_with("https://loaf.example/") && part.contains("rye"));
        link.map(str::to_owned)
    };
    assert_eq!(address("/s/:sections[1:]/:slug/").unwrap(), "https://loaf.example/s/season-2/rye/");
    assert_eq!(address("/:sections/:slug/").unwrap(), "https://loaf.example/episodes/season-2/rye/");
    assert_eq!(address("/:sections[:1]/:slug/"), None, "which sections are meant is not known");
}

#[test]
fn variables_and_states_of_pages() {
    let page = |number: u32, state: &str| {
        format!(
            "---\ntitle: Drop {number}\nepisode: {number}\naudio: '{{{{ site.cdn }}}}/drop{number}.mp3'\nbytes: 10{number}0000\n{state}---\nDrop.\n"
        )
    };
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\ncdn: https://cdn.example/audio\n",
        ),
        ("_posts/2024-01-01-a.md", &page(1, "")),
        ("_posts/2024-01-02-b.md", &page(2, "status: published\n")),
        ("_posts/2024-01-03-c.md", &page(3, "status: planned\n")),
        ("_posts/2024-01-04-d.md", &page(4, "visibility: private\n")),
        ("_posts/2024-01-05-e.md", &page(5, "upcoming: true\n")),
        ("_posts/2024-01-06-f.md", &page(6, "private: true\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
    2 | Drop 2 | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/audio/drop2.mp3 1020000 audio/mpeg |  | https://loaf.example/2024/01/02/b.html |  | transcript - | chapters -: 
    1 | Drop 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/audio/drop1.mp3 1010000 audio/mpeg |  | https://loaf.example/2024/01/01/a.html |  | transcript - | chapters -:
    ");
}

#[test]
fn people_with_roles_and_files_that_the_site_serves() {
    let page = |number: u32| {
        format!(
            "+++\ntitle = \"Ep {number}\"\ndate = \"2020-0{number}-01T09:00:00Z\"\npeople = [\n  {{name = \"Pia Crust\", role = \"host\", avatar = \"/img/pia.jpg\", bio = \"Bakes.\"}},\n  {{name = \"Lev Ain\", role = \"guest\", url = \"https://lev.example\"}},\n]\n\
             [podcast]\n  itunes_title = \"Short {number}\"\n  itunes_subtitle = \"Sub {number}\"\n  enclosure_url = \"https://cdn.example/{number}.mp3\"\n  enclosure_length = \"900{number}000\"\n  \
             transcript_url = \"/transcripts/{number}.vtt\"\n  chapters_url = \"/chapters/{number}.json\"\n+++\nText.\n"
        )
    };
    let show = Repository::with(&[
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("content/post/ep1.md", &page(1)),
        ("content/post/ep2.md", &page(2)),
        ("static/transcripts/1.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ann>Hi\n"),
        (
            "static/chapters/1.json",
            "{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":0,\"title\":\"A\"},{\"startTime\":9,\"title\":\"B\"}]}",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Pia Crust | What the show is about.
    2 | Ep 2 | Sat, 01 Feb 2020 09:00:00 +0000 | https://cdn.example/2.mp3 9002000 audio/mpeg |  | https://loaf.example/post/ep2/ | Pia Crust (host), Lev Ain (guest) | transcript https://loaf.example/transcripts/2.vtt | chapters https://loaf.example/chapters/2.json: 
    1 | Ep 1 | Wed, 01 Jan 2020 09:00:00 +0000 | https://cdn.example/1.mp3 9001000 audio/mpeg | 4 | https://loaf.example/post/ep1/ | Pia Crust (host), Lev Ain (guest) | transcript https://loaf.example/podcast/transcripts/1.vtt | chapters https://loaf.example/podcast/chapters/1.json: 00:00:00.000 A
    ");
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for said in [
        "<itunes:title>Short 2</itunes:title>",
        "<itunes:subtitle>Sub 2</itunes:subtitle>",
        "img=\"https://loaf.example/img/pia.jpg\"",
        "href=\"https://lev.example/\"",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
    let (_, told) = show.run(&["build", "--now", "2026-06-01"]);
    assert!(!told.contains("bio"), "what a site says of hosts and guests beyond that is its own: {told}");
}

#[test]
fn tables_of_audio_and_what_powerpress_wrote() {
    let show = Repository::with(&[
        ("_config.yml", "title: Old Press\nurl: https://old.example\ndescription: Words.\n"),
        (
            "_posts/2015-01-09-hello.md",
            "---\ntitle: Hello\nlayout: post\ncomments: true\nenclosure:\n  - |\n    https://media.example/1.mp3\n    23456781\n    audio/mpeg\n    a:1:{s:8:\"duration\";s:8:\"00:31:11\";}\n---\nHello.\n",
        ),
        (
            "_posts/2015-02-09-again.md",
            "---\ntitle: Again\nlayout: post\ncomments: true\nenclosure: {url: 'https://media.example/2.mp3', sizeInBytes: 23456782, seconds: 1872}\n---\nAgain.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Old Press | https://old.example/ | en |  | Words.
     | Again | Mon, 09 Feb 2015 00:00:00 +0000 | https://media.example/2.mp3 23456782 audio/mpeg | 1872 | https://old.example/2015/02/09/again.html |  | transcript - | chapters -: 
     | Hello | Fri, 09 Jan 2015 00:00:00 +0000 | https://media.example/1.mp3 23456781 audio/mpeg | 1871 | https://old.example/2015/01/09/hello.html |  | transcript - | chapters -:
    ");
    assert!(show.read("podwright.toml").contains("other_keys = [\"comments\"]"), "`true` is no page of comments");
}

#[test]
fn objects_of_scripts_with_lists_in_them() {
    let page = |number: u32| {
        format!(
            "---\ntitle: Pod {number}\npublishAt: '2022-07-0{number}T08:00:00Z'\naudioUrl: https://cdn.example/{number}.mp3\nbytes: 100000{number}\n---\nPod.\n"
        )
    };
    let show = Repository::with(&[
        ("astro.config.mjs", "export default defineConfig({ site: 'https://pod.example', base: '/show' })\n"),
        (
            "src/config.ts",
            "export const podcast: Podcast = {\n  title: 'Pod',\n  description: 'Space.',\n  author: 'Neil A',\n  owner: { name: 'Neil B', email: 'n@pod.example' },\n  categories: ['Science', 'Arts > Food'],\n};\n",
        ),
        ("src/content/episode/1.md", &page(1)),
        ("src/content/episode/2.md", &page(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Pod | https://pod.example/show/ | en | Neil A | Space.
    2 | Pod 2 | Sat, 02 Jul 2022 08:00:00 +0000 | https://cdn.example/2.mp3 1000002 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Pod 1 | Fri, 01 Jul 2022 08:00:00 +0000 | https://cdn.example/1.mp3 1000001 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    let config = show.read("podwright.toml");
    assert!(config.contains("categories = [\"Science\", \"Arts > Food\"]"), "{config}");
    assert!(config.contains("owner = { name = \"Neil B\", email = \"n@pod.example\" }"), "{config}");
}

#[test]
fn a_show_in_french() {
    let episode = |number: u32, date: &str| {
        format!(
            "---\ntitre: Le pain {number}\nnuméro: {number}\ndate: {date}\nfichier: https://son.example/{number}.mp3\ntaille: 12 345 67{number} octets\ndurée: 1 h 0{number} min\nexplicite: oui\n---\nPain.\n"
        )
    };
    let show = Repository::with(&[
        (
            "podcast.yml",
            "titre: Le Fournil\nsite: https://fournil.example\nlangue: fr\ndescription: Du pain.\nauteur: Luc Four\ncatégorie: Arts\n",
        ),
        ("episodes/01.md", &episode(1, "3 février 2022 à 18h30")),
        ("episodes/02.md", &episode(2, "1er mars 2022 à 18h")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Le Fournil | https://fournil.example/ | fr | Luc Four | Du pain.
    2 | Le pain 2 | Tue, 01 Mar 2022 18:00:00 +0000 | https://son.example/2.mp3 12345672 audio/mpeg | 3720 |  |  | transcript - | chapters -: 
    1 | Le pain 1 | Thu, 03 Feb 2022 18:30:00 +0000 | https://son.example/1.mp3 12345671 audio/mpeg | 3660 |  |  | transcript - | chapters -:
    ");
    assert_eq!(values(&show, "/explicit"), ["true", "true"]);
    assert!(show.read("podwright.toml").contains("categories = [\"Arts\"]"));
}

#[test]
fn elements_whose_attributes_are_called_otherwise() {
    let show = Repository::with(&[(
        "episodes/001.md",
        "---\ntitle: One\nnumber: 1\ndate: 2024-01-01\naudio: https://cdn.example/1.mp3\nlength: 1234567\n\
         soundbites:\n  - {start: 12.5, duration: 30, text: Best}\nfunding: {url: 'https://pay.example', text: Pay}\n\
         contentLinks:\n  - {url: 'https://video.example/1', text: Video}\nalternateEnclosures:\n  - {type: audio/opus, sources: [{uri: 'https://cdn.example/1.opus'}]}\n---\nOne.\n",
    )]);
    show.adopted();
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for said in [
        "<podcast:soundbite duration=\"30\" startTime=\"12.5\">Best<",
        "<podcast:funding url=\"https://pay.example/\">Pay<",
        "<podcast:contentLink href=\"https://video.example/1\">Video<",
        "<podcast:source uri=\"https://cdn.example/1.opus\"",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
}

#[test]
fn what_lies_in_the_folder_of_an_episode() {
    let page = |number: u32| {
        format!(
            "---\ntitle: Ep {number}\ndate: 2024-0{number}-01\nepisode: {number}\naudio: https://cdn.example/{number}.mp3\nlength: 500000{number}\nimages: [/img/{number}.jpg]\n---\nBees.\n"
        )
    };
    let talk = "WEBVTT\n\n00:00.000 --> 00:02.000\nHi.\n";
    let show = Repository::with(&[
        ("hugo.toml", "baseURL = \"https://b.example/\"\ntitle = \"B\"\n"),
        ("content/episodes/bees/index.md", &page(1)),
        ("content/episodes/bees/talk.vtt", talk),
        ("content/episodes/wasps/index.md", &page(2)),
        ("content/episodes/wasps/talk.vtt", talk),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    B | https://b.example/ | en |  | What the show is about.
    2 | Ep 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 5000002 audio/mpeg | 2 | https://b.example/episodes/wasps/ |  | transcript https://b.example/podcast/transcripts/wasps.vtt | chapters -: 
    1 | Ep 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 5000001 audio/mpeg | 2 | https://b.example/episodes/bees/ |  | transcript https://b.example/podcast/transcripts/bees.vtt | chapters -:
    ");
    assert_eq!(values(&show, "/image"), ["\"https://b.example/img/1.jpg\"", "\"https://b.example/img/2.jpg\""]);
}

#[test]
fn audio_that_is_called_by_the_number_behind_a_date() {
    let show = Repository::with(&[
        ("_config.yml", "title: Un\nurl: https://un.example\ndescription: d\nauthor: A\n"),
        ("_posts/2024-01-01-ep1.md", "---\ntitle: One\nnumber: 1\n---\nText.\n"),
        ("_posts/2024-02-01-ep2.md", "---\ntitle: Two\nnumber: 2\n---\nText.\n"),
    ]);
    for number in [1, 2] {
        let path = show.root.join(format!("audio/ep{number}.mp3"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy("tests/fixtures/audio/cbr-info.mp3", path).unwrap();
    }
    insta::assert_snapshot!(show.adopted(), @"
    Un | https://un.example/ | en | A | d
    2 | Two | Thu, 01 Feb 2024 00:00:00 +0000 | https://un.example/podcast/audio/ep2.mp3 16615 audio/mpeg | 2 | https://un.example/2024/02/01/ep2.html |  | transcript - | chapters -: 
    1 | One | Mon, 01 Jan 2024 00:00:00 +0000 | https://un.example/podcast/audio/ep1.mp3 16615 audio/mpeg | 2 | https://un.example/2024/01/01/ep1.html |  | transcript - | chapters -:
    ");
}

#[test]
fn posts_of_nikola_with_their_facts_in_comments_or_files() {
    let facts = |number: u32| {
        format!(
            ".. title: Bird {number}\n.. slug: bird-{number}\n.. date: 2021-0{number}-01 07:00:00 UTC+02:00\n.. link:\n.. enclosure: https://cdn.example/{number}.mp3\n.. enclosure_length: 2233445{number}\n.. itunes_duration: 33:1{number}\n"
        )
    };
    let settings = "BLOG_AUTHOR = \"Jo Corvid\"  # (translatable)\nBLOG_TITLE = \"Corvid Cast\"\nSITE_URL = \"https://corvid.example/\"\nBLOG_DESCRIPTION = \"Birds that think.\"\nDEFAULT_LANG = \"en\"\n";
    let beside = Repository::with(&[
        ("conf.py", settings),
        ("posts/one.meta", &facts(1)),
        ("posts/one.md", "We watch one.\n"),
        ("posts/two.meta", &facts(2)),
        ("posts/two.md", "We watch two.\n"),
    ]);
    let comment =
        |number: u32| format!("<!--\n{}-->\n\nWe watch {}.\n", facts(number), ["one", "two"][number as usize - 1]);
    let inside =
        Repository::with(&[("conf.py", settings), ("posts/one.md", &comment(1)), ("posts/two.md", &comment(2))]);
    let told = beside.adopted();
    assert_eq!(told, inside.adopted());
    insta::assert_snapshot!(told, @"
    Corvid Cast | https://corvid.example/ | en | Jo Corvid | Birds that think.
     | Bird 2 | Mon, 01 Feb 2021 07:00:00 +0200 | https://cdn.example/2.mp3 22334452 audio/mpeg | 1992 |  |  | transcript - | chapters -: 
     | Bird 1 | Fri, 01 Jan 2021 07:00:00 +0200 | https://cdn.example/1.mp3 22334451 audio/mpeg | 1991 |  |  | transcript - | chapters -:
    ");
}

#[test]
fn a_vault_of_obsidian() {
    let note = |number: u32| {
        format!(
            "# Moss {number}\n\nnumber:: {number}\ndate:: 2023-0{number}-11\naudio:: https://files.example/{number}.m4a\nsize:: 3344556{number}\nguest:: [[People/Fern Stalk|Fern Stalk]]\n\n## Shownotes\n\nWe crawl among [[Moss]].\n"
        )
    };
    let show = Repository::with(&[
        ("Episodes/E1 - Moss.md", &note(1)),
        ("Episodes/E2 - More moss.md", &note(2)),
        ("People/Fern Stalk.md", "---\nname: Fern Stalk\nurl: https://fern.example\n---\n"),
        ("README.md", "# Undergrowth\n\nA podcast about small plants.\n\nWebsite: <https://undergrowth.example/>\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Undergrowth | https://undergrowth.example/ | en |  | A podcast about small plants.
    2 | More moss | Sat, 11 Feb 2023 00:00:00 +0000 | https://files.example/2.m4a 33445562 audio/x-m4a |  |  | Fern Stalk (guest) | transcript - | chapters -: 
    1 | Moss | Wed, 11 Jan 2023 00:00:00 +0000 | https://files.example/1.m4a 33445561 audio/x-m4a |  |  | Fern Stalk (guest) | transcript - | chapters -:
    ");
}

#[test]
fn episodes_that_are_no_more_than_their_front_matter() {
    let page = |number: u32, size: &str| {
        format!(
            "---\ntitle: E{number}\nepisode:\n  number: {number}\n  audio: {{path: 'https://cdn.example/{number}.mp3', {size}duration_seconds: 61{number}}}\n  people: {{hosts: [Ann], guests: [Gus]}}\ndate: 2024-0{number}-01\nsummary: On {number}.\n---\n"
        )
    };
    let sized = Repository::with(&[
        ("episodes/1.md", &page(1, "byte_length: 1234561, ")),
        ("episodes/2.md", &page(2, "byte_length: 1234562, ")),
    ]);
    insta::assert_snapshot!(sized.adopted(), @"
    Loaf Talk | https://example.org/ | en | Ann | What the show is about.
    2 | E2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 1234562 audio/mpeg | 612 |  | Ann (host), Gus (guest) | transcript - | chapters -: 
    1 | E1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234561 audio/mpeg | 611 |  | Ann (host), Gus (guest) | transcript - | chapters -:
    ");
    // Sizes that nobody knows stop no build, with or without words in the notes.
    let of_no_size = Repository::with(&[("episodes/1.md", &page(1, "")), ("episodes/2.md", &page(2, ""))]);
    of_no_size.run(&["init"]);
    let (_, told) = of_no_size.run(&["build", "--now", "2026-06-01"]);
    assert!(told.contains("enclosure-length-unknown"), "{told}");
}

#[test]
fn authors_by_their_slugs() {
    let page = |number: u32| {
        format!(
            "---\ntitle: E{number}\nauthor: sam\naudio: https://cdn.example/{number}.mp3\nlength: 500000{number}\n---\nWords.\n"
        )
    };
    let show = Repository::with(&[
        ("_config.yml", "title: Old Press\nurl: https://old.example\ndescription: Words.\nauthor: The Press\n"),
        ("_data/authors.yml", "sam:\n  name: Sam Press\n  web: https://sam.example\n"),
        ("_posts/2015-01-09-a.md", &page(1)),
        ("_posts/2015-02-09-b.md", &page(2)),
    ]);
    show.adopted();
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    assert_eq!(feed.matches("<itunes:author>Sam Press</itunes:author>").count(), 2, "{feed}");
}

#[test]
fn measures_and_chapters_in_forms_of_sites() {
    let list = "title: Loaf\nurl: https://loaf.example\nepisodes:\n";
    let entry = |number: u32| {
        format!(
            "  - number: {number}\n    title: Rye {number}\n    published: \"May 0{number} 2023 10:00 GMT+2\"\n    audio: {{url: https://cdn.example/{number}.mp3, size: 2100011{number}, duration: {number}380500}}\n"
        )
    };
    let listed = Repository::with(&[("podcast.yaml", &format!("{list}{}{}", entry(1), entry(2)))]);
    insta::assert_snapshot!(listed.adopted(), @"
    Loaf | https://loaf.example/ | en |  | What the show is about.
    2 | Rye 2 | Tue, 02 May 2023 10:00:00 +0200 | https://cdn.example/2.mp3 21000112 audio/mpeg | 2381 |  |  | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 May 2023 10:00:00 +0200 | https://cdn.example/1.mp3 21000111 audio/mpeg | 1381 |  |  | transcript - | chapters -:
    ");
    let page = |number: u32, more: &str| {
        format!(
            "---\ntitle: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-01\npublished: true\nhosted_by: [Ada Crumb]\n{more}---\nRye.\n"
        )
    };
    let enclosed = |number: u32, chapters: &str| {
        page(
            number,
            &format!(
                "enclosure: https://cdn.example/{number}.mp3 2100011{number} audio/mpeg\nduration: '31:0{number}'\n{chapters}"
            ),
        )
    };
    let show = Repository::with(&[
        ("episodes/1.md", &enclosed(1, "kapitel: |\n  00:00 Hello\n  03:20 Rye: whole\n")),
        ("episodes/2.md", &enclosed(2, "kapitel:\n  \"00:00\": Hello\n  \"04:20\": Oats\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en | Ada Crumb | What the show is about.
    2 | Rye 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 21000112 audio/mpeg | 1862 |  | Ada Crumb (host) | transcript - | chapters https://example.org/podcast/chapters/2.json: 00:00:00.000 Hello; 00:04:20.000 Oats
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 21000111 audio/mpeg | 1861 |  | Ada Crumb (host) | transcript - | chapters https://example.org/podcast/chapters/1.json: 00:00:00.000 Hello; 00:03:20.000 Rye: whole
    ");
    let (out, _) = show.run(&["lint", "--format", "concise"]);
    assert!(!out.contains("published"), "{out}");
    let named = |number: u32| {
        page(
            number,
            &format!(
                "recording: https://cdn.example/{number}.mp3\nrecording_bytes: 2100011{number}\nrecording_length: 31:0{number}\n"
            ),
        )
    };
    let show = Repository::with(&[("episodes/1.md", &named(1)), ("episodes/2.md", &named(2))]);
    assert!(show.adopted().contains("1.mp3 21000111 audio/mpeg | 1861"));
}

#[test]
fn sizes_in_tables_are_told_once_where_they_stand() {
    let page = |number: u32| {
        format!(
            "---\ntitle: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-01\nmp3: {{url: 'https://cdn.example/{number}.mp3', length: 34.1 MB, duration: '35:31'}}\n---\nRye.\n"
        )
    };
    let show = Repository::with(&[("episodes/1.md", &page(1)), ("episodes/2.md", &page(2))]);
    assert!(show.adopted().contains("1.mp3 34100000 audio/mpeg | 2131"));
    let (out, _) = show.run(&["lint", "--format", "concise"]);
    assert_eq!(out.matches("`34.1 MB` is no number of bytes").count(), 2, "{out}");
    assert!(!out.contains("a table is no"), "{out}");
}

#[test]
fn names_of_keys_whose_first_letters_differ_and_sizes_that_are_rounded_beside_exact_ones() {
    let page = |number: u32, more: &str| {
        format!(
            "---\nTitle: Rye {number}\nEpisode: {number}\nDate: 2024-0{number}-01\nAudio: https://cdn.example/{number}.mp3\n{more}---\nRye.\n"
        )
    };
    let show = Repository::with(&[
        ("episodes/1.md", &page(1, "Length: 00:31:01\nSize: 29.8 MB\nGuests: ['Ebb Flow (University of Kiel)']\n")),
        ("episodes/2.md", &page(2, "Length: 00:31:02\nSize: 19.8 MB\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Rye 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 19800000 audio/mpeg | 1862 |  |  | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 29800000 audio/mpeg | 1861 |  | Ebb Flow (guest) | transcript - | chapters -:
    ");
    let sized =
        |number: u32| page(number, &format!("filesize: 25.85M\nfilesize_raw: 2710541{number}\nduration: '28:14'\n"));
    let show = Repository::with(&[("episodes/1.md", &sized(1)), ("episodes/2.md", &sized(2))]);
    assert!(show.adopted().contains("1.mp3 27105411 audio/mpeg"));
    // What search engines are told.
    let entry = |number: u32| {
        format!(
            "{{\"episodeNumber\": {number}, \"name\": \"Rye {number}\", \"datePublished\": \"2024-0{number}-01T20:00:00.000Z\", \"audio\": {{\"contentUrl\": \"https://cdn.example/{number}.mp3\", \"contentSize\": \"2411724{number}\", \"duration\": \"PT25M{number}S\", \"encodingFormat\": \"audio/mpeg\"}}}}"
        )
    };
    let show = Repository::with(&[("episodes/001.json", &entry(1)), ("episodes/002.json", &entry(2))]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Rye 2 | Thu, 01 Feb 2024 20:00:00 +0000 | https://cdn.example/2.mp3 24117242 audio/mpeg | 1502 |  |  | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 Jan 2024 20:00:00 +0000 | https://cdn.example/1.mp3 24117241 audio/mpeg | 1501 |  |  | transcript - | chapters -:
    ");
    assert_eq!(values(&show, "/id"), ["\"001\"", "\"002\""]);
}

#[test]
fn transcripts_by_the_numbers_that_notes_state() {
    let page = |number: u32| {
        format!(
            "---\ntitle: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-01\naudio: https://cdn.example/{number}.mp3\nlength: 500000{number}\n---\nRye.\n"
        )
    };
    let show = Repository::with(&[
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("content/episodes/2024/01/low-water.md", &page(1)),
        ("content/episodes/2024/02/high-water.md", &page(2)),
        ("transcripts/001.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\n<v Ada>Rye.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | What the show is about.
    2 | Rye 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 5000002 audio/mpeg |  | https://loaf.example/episodes/2024/02/high-water/ |  | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 5000001 audio/mpeg | 5 | https://loaf.example/episodes/2024/01/low-water/ |  | transcript https://loaf.example/podcast/transcripts/low-water.vtt | chapters -:
    ");
}
