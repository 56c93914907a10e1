//! `podwright init`: what settings of sites say about shows, and what their episodes call things.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

/// A show of two episodes whose front matter ends with these lines, and whatever else its repository holds.
fn show(folder: &str, (first, second): (&str, &str), others: &[(&str, &str)]) -> Repository {
    let episode = |number: u32, rest: &str| {
        let known = ["audio", "mp3", "media"].iter().any(|key| rest.contains(key));
        let audio = if known { "" } else { &format!("audio: https://cdn.example/{number}.mp3\nlength: 12345678\n") };
        format!("---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\n{audio}{rest}---\nNotes.\n")
    };
    let (one, two) = (episode(1, first), episode(2, second));
    let (one_at, two_at) = (format!("{folder}/1.md"), format!("{folder}/2.md"));
    let mut files = vec![(one_at.as_str(), one.as_str()), (two_at.as_str(), two.as_str())];
    files.extend(others);
    let show = Repository::with(&files);
    show.adopted();
    show
}

/// The lines of `[show]` and `[[hosts]]` that begin with one of `keys`.
fn lines(show: &Repository, keys: &[&str]) -> String {
    let config = show.read("podwright.toml");
    let is_wanted =
        |line: &&str| keys.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" =")));
    config.lines().filter(is_wanted).collect::<Vec<_>>().join("\n")
}

/// The categories and the page of each item.
fn items(show: &Repository) -> Vec<String> {
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    let texts = |item: &str, name: &str| {
        let tag = format!("<{name}>");
        let found = item.split(&tag).skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
        found.collect::<Vec<_>>().join(",")
    };
    feed.split("<item>").skip(1).map(|item| format!("{} [{}]", texts(item, "link"), texts(item, "category"))).collect()
}

#[test]
fn feeds_and_directories_are_not_the_page_of_the_show() {
    let jekyll = "title: Loaf\nurl: https://loaf.example\nfeed: {url: 'https://feeds.example/loaf'}\n\
                  podcast:\n  itunes_url: https://itunes.example/1\n  rss_url: https://feeds.example/loaf\n  apple_url: https://apple.example/1\n";
    let show = show("_posts", ("", ""), &[("_config.yml", jekyll)]);
    assert_eq!(lines(&show, &["link"]), "link = \"https://loaf.example/\"");
    assert!(show.sources_of_config().contains("url = \"https://feeds.example/loaf\""), "{}", show.sources_of_config());
}

#[test]
fn a_host_of_media_is_no_host_of_a_show() {
    let gatsby = "module.exports = {siteMetadata: {title: `Loaf`, siteUrl: `https://loaf.example`, feedUrl: `https://loaf.example/rss.xml`, \
                  podcastHost: `https://media.example`, author: {name: `Ada Crumb`, email: `ada@loaf.example`}}}\n";
    let slugs = ("audio: 1.mp3\nlength: 700000\nslug: /one\n", "audio: 2.mp3\nlength: 700000\nslug: /two\n");
    let show = show("content/episodes", slugs, &[("gatsby-config.js", gatsby)]);
    assert_eq!(
        lines(&show, &["link", "author", "name", "enclosure"]),
        "link = \"https://loaf.example/\"\nauthor = \"Ada Crumb\"\nlink = [\"slug\"]\nenclosure = \"https://media.example/{audio}\""
    );
    assert_eq!(items(&show), ["https://loaf.example/two []", "https://loaf.example/one []"]);
}

#[test]
fn tables_of_scripts_and_of_exports() {
    let config = "import type { SiteConfig } from './types'\nexport const siteConfig: SiteConfig = {\n  title: 'Loaf',\n  url: 'https://loaf.example',\n  \
                  author: { name: 'Ada Crumb', email: 'ada@loaf.example' },\n}\n";
    let next = show("content/episodes", ("", ""), &[("next.config.mjs", ""), ("site.config.ts", config)]);
    assert_eq!(
        lines(&next, &["title", "author", "owner"]),
        "title = \"Loaf\"\nauthor = \"Ada Crumb\"\nowner = { name = \"Ada Crumb\", email = \"ada@loaf.example\" }"
    );
    let export = "{\"data\": {\"id\": \"1\", \"type\": \"show\", \"attributes\": {\"title\": \"Loaf\", \"website\": \"https://loaf.example\", \"category\": \"Arts :: Food\"}}}";
    let plain = show("episodes", ("", ""), &[("show.json", export)]);
    assert_eq!(
        lines(&plain, &["title", "link", "categories"]),
        "title = \"Loaf\"\nlink = \"https://loaf.example/\"\ncategories = [\"Arts > Food\"]"
    );
    let own = "import { defineLoafConfig } from './src/config'\nexport default defineLoafConfig({\n  description: 'Bread.',\n  hosts: [{ name: 'Ada Crumb', website: 'https://ada.example/', img: 'ada.jpg' }],\n});\n";
    let astro = show(
        "src/content/episode",
        ("", ""),
        &[
            ("astro.config.mjs", "export default defineConfig({ site: 'https://loaf.example' })\n"),
            ("loaf.config.ts", own),
            ("src/pages/[episode].astro", ""),
        ],
    );
    assert!(lines(&astro, &["description"]).contains("Bread."));
    assert!(lines(&astro, &["name"]).contains("Ada Crumb"));
    assert_eq!(items(&astro)[0], "https://loaf.example/2/ []");
}

#[test]
fn shows_of_a_network() {
    let index = "---\ntitle: Baking\ndescription: About bread.\nexplicit: true\nheader: x\n---\n";
    let hugo = "baseURL = \"https://net.example/\"\ntitle = \"Network\"\n[params]\ndescription = \"Shows.\"\nauthor = \"The Network\"\n";
    let one = show("content/show/baking", ("", ""), &[("hugo.toml", hugo), ("content/show/baking/_index.md", index)]);
    assert_eq!(
        lines(&one, &["title", "link", "description", "author", "explicit"]),
        "title = \"Baking\"\nlink = \"https://net.example/\"\ndescription = \"About bread.\"\nauthor = \"The Network\"\nexplicit = true"
    );
    let list = "---\ntitle: All episodes\nimage: /cover.jpg\n---\n";
    let of_list = show("content/episodes", ("", ""), &[("hugo.toml", hugo), ("content/episodes/_index.md", list)]);
    assert_eq!(
        lines(&of_list, &["title", "description", "image"]),
        "title = \"Network\"\ndescription = \"Shows.\"\nimage = \"https://net.example/cover.jpg\""
    );
    let milling =
        "---\ntitle: Mill 1\ndate: 2024-06-01\naudio: https://cdn.example/m.mp3\nlength: 12345678\n---\nMill.\n";
    let two = show("content/show/baking", ("", ""), &[("hugo.toml", hugo), ("content/show/milling/1.md", milling)]);
    assert_eq!(
        items(&two),
        [
            "https://net.example/show/milling/1/ []",
            "https://net.example/show/baking/2/ []",
            "https://net.example/show/baking/1/ []"
        ]
    );
}

#[test]
fn pages_that_episodes_state_under_any_key() {
    let own = ("loaf_url: https://www.loaf.example/e/one\n", "loaf_url: https://www.loaf.example/e/two\n");
    let show = show("episodes", own, &[("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")]);
    assert_eq!(items(&show), ["https://www.loaf.example/e/two []", "https://www.loaf.example/e/one []"]);
}

#[test]
fn tags_that_tell_of_episodes() {
    let eleventy = [
        (".eleventy.js", "module.exports = () => ({})\n"),
        ("_data/site.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}"),
        ("episodes/episodes.json", "{\"tags\": [\"episode\"]}"),
    ];
    let topics = show("episodes", ("topics: [rye, salt]\n", ""), &eleventy);
    assert_eq!(items(&topics), ["https://loaf.example/episodes/2/ []", "https://loaf.example/episodes/1/ [rye,salt]"]);
    let jekyll = [("_config.yml", "title: Loaf\nurl: https://loaf.example\n")];
    let told = show("_episodes", ("categories: [rye]\n", "categories: [oats, milk]\n"), &jekyll);
    assert!(items(&told)[0].ends_with(" [oats,milk]"), "{:?}", items(&told));
    let same = show("_episodes", ("categories: [podcast]\n", "categories: [podcast]\n"), &jekyll);
    assert!(items(&same)[0].ends_with(" []"), "{:?}", items(&same));
}

#[test]
fn names_that_a_show_has_changed() {
    let (early, late) = (
        "mp3_url: https://cdn.example/1.mp3\nmp3_size: 700000\nart: /1.jpg\n",
        "audioUrl: https://cdn.example/2.mp3\naudioBytes: 800000\nfeaturedImage: /2.jpg\n",
    );
    let show = show("episodes", (early, late), &[("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")]);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for stated in ["1.mp3\" length=\"700000\"", "2.mp3\" length=\"800000\"", "/1.jpg\"", "/2.jpg\""] {
        assert!(feed.contains(stated), "{stated}: {}", show.sources_of_config());
    }
}

#[test]
fn transcripts_here_and_elsewhere() {
    let list = "transcripts:\n  - url: 1.vtt\n    type: text/vtt\n  - url: https://cdn.example/1.srt\n    type: application/srt\n";
    let captions = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nHello.\n";
    let show = show(
        "episodes",
        (list, ""),
        &[("episodes/1.vtt", captions), ("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")],
    );
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    assert_eq!(feed.matches("<podcast:transcript").count(), 2, "{feed}");
}

#[test]
fn names_that_begin_with_pod() {
    let hugo = "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n[params]\npodcastBaseUrl = \"https://media.example/\"\n";
    let episode = |number: u32| {
        format!(
            "podlink: {number}.mp3\npodlength: {number}2345678\npodduration: '00:10:0{number}'\npodtags: [rye{number}]\n"
        )
    };
    let (one, two) = (episode(1), episode(2));
    let show = show("content/episodes", (&one, &two), &[("hugo.toml", hugo)]);
    assert_eq!(lines(&show, &["link"]), "link = \"https://loaf.example/\"");
    assert_eq!(items(&show)[0], "https://loaf.example/episodes/2/ [rye2]");
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    assert!(feed.contains("https://media.example/2.mp3\" length=\"22345678\""), "{feed}");
    assert!(feed.contains("<itunes:duration>602<"), "{feed}");
}

#[test]
fn tables_of_formats_and_chapters_in_tables() {
    let media = |number: u32| {
        format!(
            "media:\n  mp3: {{file: 'https://cdn.example/{number}.mp3', bytes: {number}2345678}}\n  ogg: {{file: 'https://cdn.example/{number}.ogg', bytes: {number}1345678}}\n\
             chapters: {{items: [{{at: '00:00', label: Intro}}, {{at: '01:00', label: Rye}}]}}\n"
        )
    };
    let (one, two) = (media(1), media(2));
    let show = show("episodes", (&one, &two), &[("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")]);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for stated in [
        "2.mp3\" length=\"22345678\"",
        "length=\"21345678\" type=\"audio/ogg\"",
        "start=\"00:01:00.000\" title=\"Rye\"",
    ] {
        assert!(feed.contains(stated), "{stated}: {feed}");
    }
}

#[test]
fn the_author_and_the_cover_of_a_show() {
    let jekyll = "title: Loaf\nurl: https://loaf.example\npodcast_album_art: /img/album.jpg\n\
                  defaults:\n  - {scope: {path: ''}, values: {author: ada}}\n";
    let people = "- {slug: ada, name: Ada Crumb, website: 'https://ada.example/'}\n";
    let show = show(
        "_episodes",
        ("hosts: [ada]\n", "hosts: [ada]\n"),
        &[("_config.yml", jekyll), ("_data/people.yml", people)],
    );
    assert!(
        lines(&show, &["author", "image"])
            .starts_with("author = \"Ada Crumb\"\nimage = \"https://loaf.example/img/album.jpg\"")
    );
}

#[test]
fn transcripts_by_their_formats() {
    let table = "transcript:\n  vtt: /t/1.vtt\n  srt: https://cdn.example/1.srt\nchapters:\n  json: https://cdn.example/1.json\n";
    let captions = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nHello.\n";
    let hugo = "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n";
    let show = show("content/episodes", (table, ""), &[("static/t/1.vtt", captions), ("hugo.toml", hugo)]);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for stated in [
        "type=\"text/vtt\" url=\"https://loaf.example/",
        "url=\"https://cdn.example/1.srt\"",
        "url=\"https://cdn.example/1.json\"",
    ] {
        assert!(feed.contains(stated), "{stated}: {feed}");
    }
}

#[test]
fn exports_of_hosts_of_podcasts_and_notes_in_two_parts() {
    let export = |number: u32| {
        format!(
            "{{\"episode\": {{\"title\": \"Loaf {number}\", \"itunes_title\": \"Short {number}\", \"published_date\": \"2024-05-0{number} 10:00:00\", \"shownotes\": \"<p>On rye {number}.</p>\", \
             \"episode_number\": \"{number}\", \"media_url\": \"https://cdn.example/{number}.mp3\", \"episode_file\": {{\"media_size\": {number}2345678}}}}}}"
        )
    };
    let files = [("episodes/rye.json", export(1)), ("episodes/oats.json", export(2))];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let listed = Repository::with(&files);
    listed.adopted();
    assert_eq!(listed.content("Loaf 2"), "<p>On rye 2.</p>");
    let podcast = [("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")];
    let two = show("episodes", ("show_notes: |\n  - [Rye](https://rye.example/)\n  - Oats\n", ""), &podcast);
    assert_eq!(
        two.content("Loaf 1"),
        "<p>Notes.</p>\n<ul>\n<li><a href=\"https://rye.example/\" rel=\"noopener\">Rye</a></li>\n<li>Oats</li>\n</ul>"
    );
}

#[test]
fn chapters_and_files_in_german() {
    let german = "kapitel:\n  - {start: '00:00', titel: Hallo}\n  - {start: '03:00', titel: Roggen}\ntranskript:\n  - datei: https://cdn.example/1.vtt\n";
    let show = show("episodes", (german, ""), &[("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")]);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for stated in ["start=\"00:03:00.000\" title=\"Roggen\"", "url=\"https://cdn.example/1.vtt\""] {
        assert!(feed.contains(stated), "{stated}: {feed}");
    }
}

#[test]
fn what_entries_of_lists_say_is_no_fact_of_the_episode() {
    let jumps = "length: '59:30'\naudio: https://cdn.example/1.mp3\nfilesize: 700000\ntime_jumps:\n  - {time: '00:00', text: Hello}\n  - {time: '00:31', text: Rye}\n";
    let none = "length: '49:30'\naudio: https://cdn.example/2.mp3\nfilesize: 700000\n";
    let show = show("episodes", (jumps, none), &[("podcast.yml", "title: Loaf\nurl: https://loaf.example/\n")]);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for stated in ["<itunes:duration>3570<", "<itunes:duration>2970<", "start=\"00:00:31.000\" title=\"Rye\""] {
        assert!(feed.contains(stated), "{stated}: {}", show.sources_of_config());
    }
}

#[test]
fn scripts_that_ask_their_surroundings_first() {
    let meta = "module.exports = {\n  siteName: 'Loaf',\n  siteUrl: process.env.URL || 'https://loaf.example',\n};\n";
    let show = show("show", ("", ""), &[(".eleventy.js", "module.exports = () => ({})\n"), ("_data/meta.js", meta)]);
    assert_eq!(lines(&show, &["title", "link"]), "title = \"Loaf\"\nlink = \"https://loaf.example/\"");
}
