//! `podwright init` in layouts of shows: facts that stand beside the notes, in lines of them, in scripts, in other languages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::{Repository, items};

/// The config from `[sources]` on without what every config has.
fn mapped(show: &Repository) -> String {
    let text = show.sources_of_config();
    let usual = |line: &&str| {
        !["transcripts = [\"transcripts/", "audio = []", "site = [", "path = ", "url = "]
            .iter()
            .any(|head| line.starts_with(head))
    };
    text.lines().filter(usual).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn defaults_of_jekyll_and_rounded_sizes() {
    let episode = |number: u32, more: &str| {
        format!(
            "---\ntitle: Rye {number}\ndate: 2024-0{number}-02 10:00:00 +0100\nfile: //cdn.example/{number}.mp3\nsize: '1{number}.5 MB'\nduration: '30:0{number}'\n{more}---\nRye.\n"
        )
    };
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\ncollections: {episodes: {permalink: '/e/:title/'}}\n\
             defaults:\n  - scope: {path: '', type: episodes}\n    values: {layout: episode, explicit: true, season: 2, author: Bo}\n\
             \x20 - scope: {path: ''}\n    values: {author: Ada, image: /i.png}\n  - scope: {type: posts}\n    values: {author: Cy}\n",
        ),
        ("_episodes/1.md", &episode(1, "")),
        ("_episodes/2.md", &episode(2, "explicit: false\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Bo | Bread.
    2 | Rye 2 | Fri, 02 Feb 2024 10:00:00 +0100 | https://cdn.example/2.mp3 12500000 audio/mpeg | 1802 | https://loaf.example/e/2/ |  | transcript - | chapters -: 
    1 | Rye 1 | Tue, 02 Jan 2024 10:00:00 +0100 | https://cdn.example/1.mp3 11500000 audio/mpeg | 1801 | https://loaf.example/e/1/ |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(mapped(&show), @r#"
    [sources]
    notes = ["_episodes/*.md"]
    [sources.defaults]
    season = 2
    image = "/i.png"
    explicit = true
    author = "Bo"
    [feed]
    episode_link = "https://loaf.example/e/{file}/"
    [lint.rules]
    # What the sources hold today: told, but it stops nothing.
    length-not-bytes = "warning" # 2
    "#);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for said in ["explicit>true<", "explicit>false<", "season>2<", "author>Bo<", "\"https://loaf.example/i.png\""] {
        assert!(feed.contains(said), "{said}");
    }
    let (_, told) = show.run(&["build", "--now", "2026-06-01"]);
    assert!(told.contains("length-not-bytes"), "{told}");
}

#[test]
fn data_of_a_folder_and_numbers_behind_dates() {
    let episode = |number: u32| {
        format!(
            "---\ntitle: Rye {number}x\ndate: 2024-0{number}-14T12:00:00Z\nepisode:\n  filename: rye {number}.mp3\n  size: 7012345{number}\n  duration: 360{number}.5\n---\nRye.\n"
        )
    };
    let show = Repository::with(&[
        ("eleventy.config.js", "export default function (c) { return { dir: { input: 'src' } } }\n"),
        (
            "src/_data/podcast.json",
            "{\"title\": \"Loaf\", \"siteUrl\": \"https://loaf.example\", \"description\": \"Bread.\", \"episodeUrlBase\": \"https://cdn.example/\",\n\
             \"categories\": [\"Arts\", \"Arts:Food\"], \"copyrightNotice\": \"CC Ada\", \"owner\": {\"name\": \"Ada\", \"email\": \"a@loaf.example\"}}",
        ),
        (
            "src/posts/posts.json",
            "{\"layout\": \"x\", \"explicit\": true, \"hosts\": [\"Ada Crumb\"], \"permalink\": \"/{{ episode.seasonNumber }}/{{ episode.episodeNumber }}/{{ title | slugify }}/\"}",
        ),
        ("src/posts/2024-01-14-s1e1-rye.md", &episode(1)),
        ("src/posts/2024-02-14-s1e2-oats.md", &episode(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada | Bread.
    2 | Rye 2x | Wed, 14 Feb 2024 12:00:00 +0000 | https://cdn.example/rye%202.mp3 70123452 audio/mpeg | 3603 | https://loaf.example/1/2/rye-2x/ | Ada Crumb (host) | transcript - | chapters -: 
    1 | Rye 1x | Sun, 14 Jan 2024 12:00:00 +0000 | https://cdn.example/rye%201.mp3 70123451 audio/mpeg | 3602 | https://loaf.example/1/1/rye-1x/ | Ada Crumb (host) | transcript - | chapters -:
    ");
    insta::assert_snapshot!(mapped(&show), @r#"
    [sources]
    notes = ["src/posts/*.md"]
    file_names = ["{date}-s{season}e{number}-{slug}"]
    beside = ["src/posts/posts.json"]
    other_keys = ["episode"]
    [sources.front_matter]
    duration = ["episode.duration"]
    length = ["episode.size"]
    [feed]
    episode_link = "https://loaf.example/{season}/{number}/{slug}/"
    enclosure = "https://cdn.example/{audio}"
    "#);
    let config = show.read("podwright.toml");
    assert!(config.contains("categories = [\"Arts > Food\"]") && config.contains("copyright = \"CC Ada\""), "{config}");
    assert!(config.contains("author = \"Ada\""), "{config}");
}

#[test]
fn a_folder_for_each_episode_with_facts_in_a_file_beside() {
    let metadata = |number: u32| {
        format!(
            "title: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-15\naudio: https://cdn.example/{number}.mp3\nbytes: 366555{number}\nduration: '31:0{number}'\nguests:\n  - {{name: Cid Loaf, url: 'https://cid.example'}}\nchapters:\n  - {{start: '00:00', title: Hello}}\n  - {{start: '03:00', title: Rye}}\n"
        )
    };
    let show = Repository::with(&[
        ("README.md", "# Loaf Talk\n\nA podcast about bread.\n"),
        ("episodes/README.md", "# How to add one\n"),
        ("episodes/001-rye/metadata.yml", &metadata(1)),
        ("episodes/001-rye/notes.md", "We talk of rye.\n"),
        ("episodes/001-rye/transcript.vtt", "WEBVTT\n\n00:00.000 --> 31:01.000\nHi.\n"),
        ("episodes/002-oats/metadata.yml", &metadata(2)),
        ("episodes/002-oats/notes.md", "We talk of oats.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | A podcast about bread.
    2 | Rye 2 | Thu, 15 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 3665552 audio/mpeg | 1862 |  | Cid Loaf (guest) | transcript - | chapters https://example.org/podcast/chapters/002.json: 00:00:00.000 Hello; 00:03:00.000 Rye
    1 | Rye 1 | Mon, 15 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 3665551 audio/mpeg | 1861 |  | Cid Loaf (guest) | transcript https://example.org/podcast/transcripts/001.vtt | chapters https://example.org/podcast/chapters/001.json: 00:00:00.000 Hello; 00:03:00.000 Rye
    ");
    insta::assert_snapshot!(mapped(&show), @r#"
    [sources]
    notes = ["episodes/**/notes.md"]
    transcripts = ["episodes/**/transcript.vtt"]
    beside = ["episodes/**/metadata.yml"]
    [feed]
    "#);
}

#[test]
fn header_lines_of_pelican() {
    let episode = |number: u32| {
        format!(
            "Title: Rye: part {number}\nDate: 2024-0{number}-07 20:30\nTags: bread, rye\nSlug: rye-{number}\nAuthors: Ada Crumb, Bo Oven\nSummary: Rye.\nPodcast: https://cdn.example/{number}.mp3\nLength: 1:0{number}:00\nBytes: 1122334{number}\nEpisode: {number}\n\nRye is good.\n"
        )
    };
    let show = Repository::with(&[
        (
            "pelicanconf.py",
            "AUTHOR = 'Ada Crumb'\nSITENAME = 'Loaf'\nSITEURL = 'https://loaf.example'\nSITESUBTITLE = 'Bread.'\nTIMEZONE = 'Europe/Paris'\n\
             DEFAULT_LANG = 'en'\nARTICLE_URL = 'e/{slug}/'\nPODCAST_FEED_TITLE = u'Loaf Talk'\nPODCAST_FEED_EXPLICIT = False\nPODCAST_FEED_CATEGORY = ['Arts', 'Food']\n",
        ),
        ("content/episodes/one.md", &episode(1)),
        ("content/episodes/two.md", &episode(2)),
        ("content/pages/about.md", "Title: About\n\nWe.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en | Ada Crumb | Bread.
    2 | Rye: part 2 | Wed, 07 Feb 2024 20:30:00 +0100 | https://cdn.example/2.mp3 11223342 audio/mpeg | 3720 | https://loaf.example/e/rye-2/ | Ada Crumb (host), Bo Oven (host) | transcript - | chapters -: 
    1 | Rye: part 1 | Sun, 07 Jan 2024 20:30:00 +0100 | https://cdn.example/1.mp3 11223341 audio/mpeg | 3660 | https://loaf.example/e/rye-1/ | Ada Crumb (host), Bo Oven (host) | transcript - | chapters -:
    ");
    insta::assert_snapshot!(mapped(&show), @r#"
    [sources]
    notes = ["content/episodes/*.md"]
    [sources.front_matter]
    audio = ["podcast"]
    duration = ["length"]
    hosts = ["authors"]
    [feed]
    episode_link = "https://loaf.example/e/{slug}/"
    "#);
}

#[test]
fn header_lines_below_a_heading() {
    let show = Repository::with(&[
        (
            "shows/001.md",
            "# Episode 1: Rye\n\n- **Date**: January 2nd, 2024\n- **Audio:** <https://cdn.example/1.mp3>\n- **Length**: 25 min\n- **Size**: 24 MB\n- **Hosts**: [Ada](https://ada.example), [Bo](https://bo.example)\n\nRye is on the air.\n",
        ),
        (
            "shows/002.md",
            "# Episode 2: Oats\n\n- **Date**: February 2nd, 2024\n- **Audio:** <https://cdn.example/2.mp3>\n- **Length**: 1 h 5 min\n- **Size**: 62441234\n- **Hosts**: [Ada](https://ada.example)\n\nOats are on the air.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en | Ada | What the show is about.
    2 | Oats | Fri, 02 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 62441234 audio/mpeg | 3900 |  | Ada (host) | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 24000000 audio/mpeg | 1500 |  | Ada (host), Bo (host) | transcript - | chapters -:
    ");
    assert!(!std::fs::read_to_string(show.feed()).unwrap().contains("25 min"));
}

#[test]
fn pages_of_mdx_that_export_what_they_know() {
    let page = |number: u32| {
        format!(
            "import {{ Player }} from '@/player'\n\nexport const meta = {{\n  title: \"Rye's {number}\",\n  date: '2024-0{number}-24',\n  // counted\n  episode: {number},\n  audio: {{ src: 'https://cdn.example/{number}.mp3', type: 'audio/mpeg', length: 1234567{number} }},\n  duration: '4{number}:00',\n}}\n\n<Player />\n\nRye.\n"
        )
    };
    let show = Repository::with(&[
        ("next.config.mjs", "export default {}\n"),
        (
            "src/lib/site.ts",
            "export const site = { name: 'Loaf', description: 'Bread.', url: 'https://loaf.example', author: 'Ada' }\n",
        ),
        ("src/app/episodes/1/page.mdx", &page(1)),
        ("src/app/episodes/2/page.mdx", &page(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada | Bread.
    2 | Rye's 2 | Sat, 24 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 12345672 audio/mpeg | 2520 | https://loaf.example/episodes/2 |  | transcript - | chapters -: 
    1 | Rye's 1 | Wed, 24 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 12345671 audio/mpeg | 2460 | https://loaf.example/episodes/1 |  | transcript - | chapters -:
    ");
}

#[test]
fn keys_in_other_languages() {
    let folge = |number: u32| {
        format!(
            "---\ntitel: Roggen {number}\nfolge: {number}\ndatum: 0{number}.02.2024\ndauer: '00:4{number}:10'\ndatei: https://cdn.example/{number}.mp3\ngröße: 666555{number}\nbeschreibung: Über Roggen.\nmoderation: [Ada Krume]\ngäste: [Cid Laib]\nkapitel: ['00:00:00 Begrüßung', '00:02:00 Roggen']\n---\nText.\n"
        )
    };
    let show = Repository::with(&[
        (
            "podcast.yml",
            "titel: Brotkasten\nwebseite: https://loaf.example\nsprache: de\nbeschreibung: Alles über Brot.\nautorin: Ada Krume\n",
        ),
        ("folgen/folge-01.md", &folge(1)),
        ("folgen/folge-02.md", &folge(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Brotkasten | https://loaf.example/ | de | Ada Krume | Alles über Brot.
    2 | Roggen 2 | Fri, 02 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 6665552 audio/mpeg | 2530 |  | Ada Krume (host), Cid Laib (guest) | transcript - | chapters https://loaf.example/podcast/chapters/02.json: 00:00:00.000 Begrüßung; 00:02:00.000 Roggen
    1 | Roggen 1 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/1.mp3 6665551 audio/mpeg | 2470 |  | Ada Krume (host), Cid Laib (guest) | transcript - | chapters https://loaf.example/podcast/chapters/01.json: 00:00:00.000 Begrüßung; 00:02:00.000 Roggen
    ");
    insta::assert_snapshot!(mapped(&show), @r#"
    [sources]
    notes = ["folgen/*.md"]
    [sources.front_matter]
    title = ["titel"]
    number = ["folge"]
    date = ["datum"]
    audio = ["datei"]
    duration = ["dauer"]
    length = ["größe"]
    summary = ["beschreibung"]
    hosts = ["moderation"]
    guests = ["gäste"]
    chapters = ["kapitel"]
    [feed]
    "#);
}

#[test]
fn a_feed_in_the_repository_is_what_subscribers_have() {
    let item = |number: u32, title: &str| {
        format!(
            "<item><title>{title}</title><guid isPermaLink=\"false\">loaf-{number}</guid><pubDate>Mon, 0{number} Jan 2024 07:00:00 GMT</pubDate><enclosure url=\"https://cdn.example/{number}.mp3\" length=\"555444{number}\" type=\"audio/mpeg\"/></item>"
        )
    };
    let feed = |items: &str| {
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>Loaf</title><link>https://loaf.example</link><description>Bread &amp; butter</description><language>en-gb</language><itunes:author>Ada</itunes:author><itunes:image href=\"https://loaf.example/c.jpg\"/>{items}</channel></rss>\n"
        )
    };
    let own = feed(&(item(1, "Rye") + &item(2, "Oats")));
    let show = Repository::with(&[
        ("shownotes/001.md", "# 001 - Rye\n\nRye is good.\n"),
        ("shownotes/002.md", "# 002 - Oats\n\nOats are good.\n"),
        ("shownotes/template.md", "# 000 - Title\n"),
        ("public/feed.xml", &own),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en-gb | Ada | Bread & butter
    2 | Oats | Tue, 02 Jan 2024 07:00:00 +0000 | https://cdn.example/2.mp3 5554442 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 07:00:00 +0000 | https://cdn.example/1.mp3 5554441 audio/mpeg |  |  |  | transcript - | chapters -:
    ");
    assert!(show.read("podwright.lock").contains("loaf-2"));

    let stranger = feed(&item(1, "Of another show"));
    let other = Repository::with(&[
        ("shownotes/001.md", "# 001 - Rye\n\nRye is good.\n"),
        ("shownotes/002.md", "# 002 - Oats\n\nOats are good.\n"),
        ("tests/feed.xml", &stranger),
    ]);
    let (said, _) = other.run(&["init"]);
    assert!(!said.contains("subscribers"), "{said}");
    assert!(!other.read("podwright.toml").contains("Bread & butter"));
}

#[test]
fn an_episode_is_taken_out_on_its_date() {
    let episode = |number: u32, more: &str| {
        format!(
            "+++\ntitle = \"Rye {number}\"\ndate = 2024-0{number}-02\nepisode = \"{number}\"\npodcast_file = \"https://cdn.example/{number}.mp3\"\npodcast_bytes = \"1234567{number}\"\n{more}+++\nRye.\n"
        )
    };
    let show = Repository::with(&[
        ("config/_default/hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("config/_default/params.toml", "description = \"Bread.\"\n"),
        ("config/_default/permalinks.toml", "episode = \"/e/:slug/\"\n"),
        ("content/episode/one.md", &episode(1, "")),
        ("content/episode/two.md", &episode(2, "expiryDate = 2024-05-01T00:00:00Z\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
    1 | Rye 1 | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 12345671 audio/mpeg |  | https://loaf.example/e/one/ |  | transcript - | chapters -:
    ");
    show.run(&["build", "--now", "2024-04-01"]);
    assert!(items(&show.feed()).contains("Rye 2"));
}

#[test]
fn where_sites_put_the_pages_of_episodes() {
    let episode =
        "---\ntitle: Rye\ndate: 2024-01-02\naudioUrl: https://cdn.example/1.mp3\naudioBytes: 12345678\n---\nRye.\n";
    let link = |files: &[(&str, &str)]| {
        let show = Repository::with(files);
        show.run(&["init"]);
        let config = show.read("podwright.toml");
        config.lines().find_map(|line| line.strip_prefix("episode_link = ")).unwrap_or("-").trim_matches('"').to_owned()
    };
    let astro = ("astro.config.mjs", "export default defineConfig({ site: 'https://loaf.example' });\n");
    let route = ("src/pages/podcast/[...slug].astro", "");
    assert_eq!(link(&[astro, route, ("src/content/episodes/rye.md", episode)]), "https://loaf.example/podcast/{file}/");
    let never = (
        "astro.config.mjs",
        "export default defineConfig({ site: 'https://loaf.example', trailingSlash: 'never' });\n",
    );
    assert_eq!(link(&[never, route, ("src/content/episodes/rye.md", episode)]), "https://loaf.example/podcast/{file}");
    let mkdocs = ("mkdocs.yml", "site_name: Loaf\nsite_url: https://loaf.example/\nx: !!python/name:y\n");
    assert_eq!(link(&[mkdocs, ("docs/episodes/rye.md", episode)]), "https://loaf.example/episodes/{file}/");
    let vitepress = (
        "docs/.vitepress/config.mts",
        "export default { title: 'Loaf', sitemap: { hostname: 'https://loaf.example' } }\n",
    );
    assert_eq!(link(&[vitepress, ("docs/episodes/rye.md", episode)]), "https://loaf.example/episodes/{file}.html");
    let domain = ("CNAME", "loaf.example\n");
    let svelte = ("src/routes/episodes/[slug]/+page.svelte", "");
    assert_eq!(link(&[domain, svelte, ("content/episodes/rye.md", episode)]), "https://loaf.example/episodes/{file}");
    let quarto = ("_quarto.yml", "website:\n  title: Loaf\n  site-url: https://loaf.example\n");
    assert_eq!(link(&[quarto, ("episodes/2024-01-02-rye/index.qmd", episode)]), "https://loaf.example/episodes/{id}/");
    let docusaurus = ("docusaurus.config.js", "module.exports = { title: 'Loaf', url: 'https://loaf.example' };\n");
    assert_eq!(
        link(&[docusaurus, ("blog/2024-01-02-rye.md", episode)]),
        "https://loaf.example/blog/{year}/{month}/{day}/{file}"
    );
}

#[test]
fn people_in_settings_and_authors_beside_posts() {
    let episode = |number: u32| {
        format!(
            "---\nactor_ids:\n  - alice\n  - bob\naudio_file_path: /audio/{number}.mp3\naudio_file_size: 266555{number}\ndate: 2018-0{number}-01 00:00:00 +0900\nduration: '36:5{number}'\ntitle: {number}. Rye\n---\nRye.\n"
        )
    };
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\npermalink: /episode/:title\nactors:\n  alice: {name: Alice Oat, url: 'https://alice.example', image_url: 'https://alice.example/a.png'}\n  bob: {name: Bob Rye}\n",
        ),
        ("_posts/2018-01-01-1.md", &episode(1)),
        ("_posts/2018-02-01-2.md", &episode(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Alice Oat, Bob Rye | What the show is about.
     | 2. Rye | Thu, 01 Feb 2018 00:00:00 +0900 | https://loaf.example/audio/2.mp3 2665552 audio/mpeg | 2212 | https://loaf.example/episode/2 | Alice Oat (host), Bob Rye (host) | transcript - | chapters -: 
     | 1. Rye | Mon, 01 Jan 2018 00:00:00 +0900 | https://loaf.example/audio/1.mp3 2665551 audio/mpeg | 2211 | https://loaf.example/episode/1 | Alice Oat (host), Bob Rye (host) | transcript - | chapters -:
    ");
}

/// The address of the last episode of a show with these files and two episodes, whose notes lie where `name` says.
fn page_of(files: &[(&str, &str)], name: impl Fn(u32) -> String) -> String {
    let show = Repository::with(files);
    for number in 1..=2 {
        let notes = format!(
            "---\ntitle: Of rye {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 700\nduration: 600\n---\nRye.\n"
        );
        show.write(&name(number), &notes);
    }
    show.run(&["init"]);
    show.run(&["build", "--now", "2026-06-01"]);
    let items = items(&show.feed());
    let last = items.lines().nth(1).unwrap();
    last.split(" | ").nth(5).unwrap().to_owned()
}

#[test]
fn pages_lie_where_generators_put_their_files() {
    let nuxt = [
        ("nuxt.config.ts", "export default defineNuxtConfig({ modules: ['@nuxt/content'] })\n"),
        ("CNAME", "loaf.example\n"),
    ];
    let ordered = page_of(&nuxt, |number| format!("content/2.shows/{number}.of-rye-{number}.md"));
    assert_eq!(ordered, "https://loaf.example/shows/of-rye-2");
    let gatsby = [
        (
            "gatsby-config.js",
            "module.exports = {siteMetadata: {title: 'Loaf', siteUrl: 'https://loaf.example'}, plugins: [{resolve: 'gatsby-source-filesystem', options: {path: `${__dirname}/content/shows`}}]}\n",
        ),
        ("gatsby-node.js", "exports.onCreateNode = ({node}) => { const value = createFilePath({ node, getNode }) }\n"),
    ];
    let bundled = page_of(&gatsby, |number| format!("content/shows/rye-{number}/index.md"));
    assert_eq!(bundled, "https://loaf.example/rye-2/");
    let middleman = [
        ("config.rb", "activate :blog do |blog|\n  blog.prefix = 'shows'\nend\n"),
        ("data/site.yml", "title: Loaf\nurl: https://loaf.example\n"),
    ];
    let dated = page_of(&middleman, |number| format!("source/shows/2024-05-0{number}-of-rye.html.md"));
    assert_eq!(dated, "https://loaf.example/shows/2024/05/02/of-rye.html");
}

#[test]
fn pages_of_a_collection_lie_where_jekyll_puts_them() {
    let page = |settings: &str, folder: &str| {
        let settings = format!("title: Loaf\nurl: https://loaf.example\n{settings}");
        page_of(&[("_config.yml", &settings)], |number| format!("_shows/{folder}rye-{number}.md"))
    };
    let collection = "collections:\n  shows:\n    output: true\n";
    assert_eq!(page(collection, ""), "https://loaf.example/shows/rye-2.html");
    assert_eq!(page(collection, "bread/"), "https://loaf.example/shows/bread/rye-2.html");
    assert_eq!(page(&format!("permalink: pretty\n{collection}"), ""), "https://loaf.example/shows/rye-2/");
    let own = format!("{collection}    permalink: /listen/:path/\n");
    assert_eq!(page(&own, "bread/"), "https://loaf.example/listen/bread/rye-2/");
    let scopes = "defaults:\n  - scope: {path: '', type: posts}\n    values: {permalink: '/blog/:title/'}\n  - scope: {path: '', type: shows}\n    values: {permalink: '/s/:name/'}\n";
    assert_eq!(page(&format!("{own}{scopes}"), ""), "https://loaf.example/s/rye-2/");
    assert_eq!(page("collections:\n  shows: {}\n", ""), "");
    let settings = format!("title: Loaf\nurl: https://loaf.example\ncollections_dir: all\n{collection}");
    let together = page_of(&[("_config.yml", &settings)], |number| format!("all/_shows/rye-{number}.md"));
    assert_eq!(together, "https://loaf.example/shows/rye-2.html");
}

#[test]
fn pages_keep_the_folders_they_lie_in() {
    let hugo = [("hugo.toml", "baseURL = 'https://loaf.example/'\ntitle = 'Loaf'\n")];
    let of_year = page_of(&hugo, |number| format!("content/shows/202{number}/rye-{number}.md"));
    assert_eq!(of_year, "https://loaf.example/shows/2022/rye-2/");
    let bundle = page_of(&hugo, |number| format!("content/shows/202{number}/rye-{number}/index.md"));
    assert_eq!(bundle, "https://loaf.example/shows/2022/rye-2/");
    let zola = [("config.toml", "base_url = 'https://loaf.example'\ntitle = 'Loaf'\n[markdown]\n")];
    let of_word = page_of(&zola, |number| format!("content/shows/no{number}/rye-{number}.md"));
    assert_eq!(of_word, "https://loaf.example/shows/no2/rye-2/");
}

#[test]
fn settings_of_bridgetown_lume_metalsmith_and_languages_of_hugo() {
    let episode =
        "---\ntitle: Rye\ndate: 2024-01-02\naudioUrl: https://cdn.example/1.mp3\naudioBytes: 12345678\n---\nRye.\n";
    let show = |files: &[(&str, &str)]| {
        let show = Repository::with(files);
        show.run(&["init"]);
        let config = show.read("podwright.toml");
        let line = |key: &str| {
            let found = config.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
            found.unwrap_or("-").trim_matches('"').to_owned()
        };
        format!("{} | {} | {}", line("title"), line("link"), line("episode_link"))
    };
    let bridgetown = [
        (
            "bridgetown.config.yml",
            "url: https://loaf.example\ncollections: {episodes: {output: true, permalink: '/listen/:slug/'}}\n",
        ),
        ("src/_data/site_metadata.yml", "title: Loaf\n"),
        ("src/_episodes/2024-01-02-rye.md", episode),
    ];
    assert_eq!(show(&bridgetown), "Loaf | https://loaf.example/ | https://loaf.example/listen/{file}/");
    let lume = [
        ("_config.ts", "const site = lume({ location: new URL(\"https://loaf.example/\") });\nexport default site;\n"),
        ("src/_data.yml", "title: Loaf\n"),
        ("src/shows/rye.md", episode),
    ];
    assert_eq!(show(&lume), "Loaf | https://loaf.example/ | https://loaf.example/shows/{file}/");
    let metalsmith = [
        ("metalsmith.json", "{\"metadata\": {\"sitename\": \"Loaf\", \"siteurl\": \"https://loaf.example\"}}"),
        ("src/shows/rye.md", episode),
    ];
    assert_eq!(show(&metalsmith), "Loaf | https://loaf.example/ | -");
    let hugo = |folder: &str| {
        show(&[
            (
                "hugo.toml",
                "baseURL = 'https://loaf.example/'\ntitle = 'Loaf'\ndefaultContentLanguage = 'pl'\n[languages.pl]\ncontentDir = 'content/pl'\n[languages.en]\ncontentDir = 'content/en'\n",
            ),
            (&format!("content/{folder}/shows/rye.md"), episode),
        ])
    };
    assert_eq!(hugo("pl"), "Loaf | https://loaf.example/ | https://loaf.example/shows/{file}/");
    assert_eq!(hugo("en"), "Loaf | https://loaf.example/ | https://loaf.example/en/shows/{file}/");
}
