//! `podwright init` in shows whose settings stand among the code of scripts and templates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

fn page(number: u32, more: &str) -> String {
    format!(
        "---\ntitle: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-01\naudio: https://cdn.example/{number}.mp3\nlength: 500000{number}\n{more}---\nRye.\n"
    )
}

/// What `[show]` of the config says.
fn facts(show: &Repository) -> String {
    let config = show.read("podwright.toml");
    let (start, end) = (config.find("[show]").unwrap(), config.find("[sources]").unwrap());
    config[start..end].trim_end().to_owned()
}

#[test]
fn data_of_eleventy_with_code_in_them() {
    let show = Repository::with(&[
        (".eleventy.js", "module.exports = function (config) {\n  return { dir: { input: 'src' } };\n};\n"),
        ("package.json", "{\"name\": \"rye-site\", \"description\": \"The site of a podcast\"}\n"),
        (
            "src/_data/site.js",
            "module.exports = {\n  name: \"Loaf\",\n  url: process.env.URL || \"https://loaf.example\",\n  description: `Bread.`,\n  language: \"de\",\n\
             \x20 author: { name: \"Ada Crumb\", email: \"ada@loaf.example\" },\n  podcast: { category: \"Arts > Food\", explicit: false }, // {\n  built: new Date(),\n};\n",
        ),
        ("src/_data/people.json", "{\"ada\": {\"name\": \"Ada Crumb\", \"url\": \"https://ada.example\"}}\n"),
        (
            "src/episodes/episodes.11tydata.js",
            "module.exports = {\n  tags: [\"episodes\"],\n  permalink: \"/e/{{ page.fileSlug }}/\",\n  season: 3,\n  hosts: [\"ada\"],\n  eleventyComputed: { year: (data) => data.date.getFullYear() },\n};\n",
        ),
        ("src/episodes/rye-1.md", &page(1, "")),
        ("src/episodes/rye-2.md", &page(2, "")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | de | Ada Crumb | Bread.
    2 | Rye 2 | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 5000002 audio/mpeg |  | https://loaf.example/e/rye-2/ | Ada Crumb (host) | transcript - | chapters -: 
    1 | Rye 1 | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 5000001 audio/mpeg |  | https://loaf.example/e/rye-1/ | Ada Crumb (host) | transcript - | chapters -:
    ");
    assert_eq!(show.records()[0]["season"], 3);
}

#[test]
fn a_show_of_typescript_with_an_imported_cover() {
    let show = Repository::with(&[
        (
            "astro.config.mjs",
            "import { defineConfig } from \"astro/config\";\nexport default defineConfig({ site: \"https://loaf.example\" });\n",
        ),
        (
            "src/config.ts",
            "import type { Show } from \"./types\";\nimport coverArt from \"./assets/cover.png\";\n\nexport const show: Show = {\n  title: \"Loaf\",\n  description: \"Bread.\",\n\
             \x20 copyright: `© ${new Date().getFullYear()} Loaf`,\n  author: \"Ada & Bo\",\n  owner: { name: \"Ada Crumb\", email: \"ada@loaf.example\" },\n  image: coverArt,\n\
             \x20 categories: [{ name: \"Arts\", sub: \"Design\" }, { name: \"Technology\" }],\n  type: \"serial\" as const,\n};\n",
        ),
        ("src/content/episode/1.md", &page(1, "")),
        ("src/content/episode/2.md", &page(2, "")),
    ]);
    std::fs::create_dir_all(show.root.join("src/assets")).unwrap();
    std::fs::write(show.root.join("src/assets/cover.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    show.run(&["init"]);
    insta::assert_snapshot!(facts(&show), @r#"
    [show]
    title = "Loaf"
    link = "https://loaf.example/"
    description = "Bread."
    language = "en" # not found: put yours here
    author = "Ada & Bo"
    owner = { name = "Ada Crumb", email = "ada@loaf.example" }
    categories = ["Arts > Design", "Technology"]
    explicit = false
    image = "src/assets/cover.png"
    type = "serial"
    "#);
}

#[test]
fn templates_of_feeds() {
    let template = |head: &str, link: &str| {
        format!(
            "{head}<?xml version=\"1.0\"?>\n<rss xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\n<title>{{{{ site.title | xml_escape }}}}</title>\n<language>de-at</language>\n\
             <itunes:author>Loaf Team</itunes:author><itunes:category text=\"Arts\"><itunes:category text=\"Food\"/></itunes:category>\n<itunes:explicit>true</itunes:explicit>\n\
             <itunes:image href=\"{{{{ site.url }}}}/cover.jpg\"/><copyright>{{{{ page.rights }}}}</copyright>\n{{% for e in site.data.episodes %}}\n\
             <item><title>{{{{ e.title }}}}</title><link>{link}</link><enclosure url=\"{{{{ e.audio }}}}\"/></item>\n{{% endfor %}}</channel></rss>\n"
        )
    };
    let list = "- {slug: rye, title: Rye, date: 2024-01-01, audio: https://cdn.example/1.mp3, size: 1234561}\n- {slug: oats, title: Oats, date: 2024-02-01, audio: https://cdn.example/2.mp3, size: 1234562}\n";
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\n"),
        ("_data/episodes.yml", list),
        ("feed.xml", &template("---\n---\n", "{{ site.url }}/e/{{ e.slug }}/")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | de-at | Loaf Team | Bread.
     | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 1234562 audio/mpeg |  | https://loaf.example/e/oats/ |  | transcript - | chapters -: 
     | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234561 audio/mpeg |  | https://loaf.example/e/rye/ |  | transcript - | chapters -:
    ");
    insta::assert_snapshot!(facts(&show), @r#"
    [show]
    title = "Loaf"
    link = "https://loaf.example/"
    description = "Bread."
    language = "de-at"
    author = "Loaf Team"
    categories = ["Arts > Food"]
    explicit = true
    image = "https://loaf.example/cover.jpg"
    "#);
    // Templates of a theme lie in folders that hold no sources.
    let show = Repository::with(&[
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        (
            "layouts/episode/rss.xml",
            &template("", "{{ .Permalink }}").replace("site.title | xml_escape", ".Site.Title"),
        ),
        ("content/episode/1.md", &page(1, "")),
        ("content/episode/2.md", &page(2, "")),
    ]);
    show.adopted();
    assert!(facts(&show).contains("author = \"Loaf Team\"\ncategories = [\"Arts > Food\"]"), "{}", facts(&show));
}

#[test]
fn a_feed_by_hand_says_where_pages_are_and_how_long_audio_is() {
    let item = |number: u32, slug: &str| {
        format!(
            "<item><title>{slug}</title><link>https://loaf.example/shows/{slug}.html</link><guid isPermaLink=\"false\">l-{number}</guid><pubDate>Mon, 0{number} Jan 2024 10:00:00 +0000</pubDate>\
             <enclosure url=\"https://cdn.example/{number}.mp3\" length=\"123456{number}\" type=\"audio/mpeg\"/><itunes:duration>20:0{number}</itunes:duration><itunes:episode>{number}</itunes:episode></item>\n"
        )
    };
    let feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>Loaf</title><link>https://loaf.example/</link>\
         <description>Bread.</description><language>en</language>{}{}</channel></rss>\n",
        item(2, "oats"),
        item(1, "rye")
    );
    let show = Repository::with(&[
        ("docs/feed.xml", &feed),
        ("shownotes/1-rye.md", "# Rye\n\nWe bake rye.\n"),
        ("shownotes/2-oats.md", "# Oats\n\nWe bake oats.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
    2 | Oats | Tue, 02 Jan 2024 10:00:00 +0000 | https://cdn.example/2.mp3 1234562 audio/mpeg | 1202 | https://loaf.example/shows/oats.html |  | transcript - | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 10:00:00 +0000 | https://cdn.example/1.mp3 1234561 audio/mpeg | 1201 | https://loaf.example/shows/rye.html |  | transcript - | chapters -:
    ");
}

#[test]
fn readmes_that_say_who_presents_and_where() {
    let show = Repository::with(&[
        (
            "README.md",
            "# Loaf Talk\n\n![cover](art/cover.png)\n\nA podcast about bread, hosted by [Ada Crumb](https://ada.example) and **Bo Oven**.\n\n\
             Subscribe: [RSS](https://loaf.example/feed.xml) · [Apple](https://podcasts.apple.com/x)\n",
        ),
        ("art/cover.png", ""),
        ("episodes/1.md", &page(1, "")),
        ("episodes/2.md", &page(2, "")),
    ]);
    show.run(&["init"]);
    let config = show.read("podwright.toml");
    for said in [
        "link = \"https://loaf.example/\"",
        "image = \"art/cover.png\"",
        "name = \"Ada Crumb\"\nurl = \"https://ada.example\"",
        "name = \"Bo Oven\"",
    ] {
        assert!(config.contains(said), "{said} is not in {config}");
    }
}

#[test]
fn a_list_of_episodes_in_typescript() {
    let entry = |number: u32, slug: &str| {
        format!(
            "  {{\n    slug: '{slug}',\n    number: {number},\n    title: \"{slug}'s\",\n    published: '2024-03-0{number}',\n    description: `On {slug}.`,\n    audio: {{ src: 'https://cdn.example/{number}.mp3', size: 2011122{number}, duration: '00:20:1{number}' }},\n    play() {{ return this.audio; }},\n    guests: ['Wes Worm'],\n  }},\n"
        )
    };
    let list = format!(
        "import type {{ Episode }} from '@/types';\n\nexport const hosts = ['Fern Bracken'];\n\nexport const episodes: Episode[] = [\n{}{}];\n",
        entry(1, "compost"),
        entry(2, "slugs")
    );
    let show = Repository::with(&[
        ("next.config.mjs", "export default {};\n"),
        ("src/app/episodes/[slug]/page.tsx", "export default function Page() { return null }\n"),
        (
            "src/data/site.ts",
            "export const site = { name: 'Gate', url: 'https://gate.example', description: 'Dirt.' };\n",
        ),
        ("src/data/episodes.ts", &list),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Gate | https://gate.example/ | en |  | Dirt.
    2 | slugs's | Sat, 02 Mar 2024 00:00:00 +0000 | https://cdn.example/2.mp3 20111222 audio/mpeg | 1212 | https://gate.example/episodes/slugs | Wes Worm (guest) | transcript - | chapters -: 
    1 | compost's | Fri, 01 Mar 2024 00:00:00 +0000 | https://cdn.example/1.mp3 20111221 audio/mpeg | 1211 | https://gate.example/episodes/compost | Wes Worm (guest) | transcript - | chapters -:
    ");
}

#[test]
fn front_matter_in_javascript() {
    let page = |number: u32| {
        (
            format!("src/episodes/{number}.md"),
            format!(
                "---js\n{{\n  title: \"Rye {number}\", // so far\n  date: new Date(\"2024-0{number}-01\"),\n  audio: `https://cdn.example/{number}.mp3`,\n  length: 500000{number},\n  slug: (data) => data.title,\n}}\n---\nRye.\n"
            ),
        )
    };
    let (one, two) = (page(1), page(2));
    let show = Repository::with(&[
        (".eleventy.js", "module.exports = () => ({ dir: { input: 'src' } });\n"),
        (
            "src/_data/site.json",
            "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\", \"description\": \"Bread.\"}\n",
        ),
        (&one.0, &one.1),
        (&two.0, &two.1),
    ]);
    show.run(&["init"]);
    let (records, _) = show.run(&["normalize", "--format", "jsonl"]);
    for said in ["\"title\":\"Rye 2\"", "2024-02-01", "https://cdn.example/2.mp3", "\"length\":5000002"] {
        assert!(records.contains(said), "{said}:\n{records}");
    }
}

#[test]
fn audio_where_a_template_or_a_script_puts_it() {
    let page = |number: u32| {
        (
            format!("src/episodes/{number}.md"),
            format!(
                "---\ntitle: Rye {number}\nnumber: {number}\ndate: 2024-0{number}-01\nfile: rye-{number}.mp3\n---\nRye.\n"
            ),
        )
    };
    for (path, text) in [
        (
            "src/episodes/episodes.11tydata.js",
            "module.exports = {\n  eleventyComputed: {\n    audioUrl: (data) => `https://cdn.loaf.example/mp3/${data.file}`,\n  },\n};\n",
        ),
        (
            "src/_includes/player.njk",
            "<audio controls><source src=\"https://cdn.loaf.example/mp3/{{ file | url }}\"></audio>\n",
        ),
        (
            "src/feed.njk",
            "<rss><item><enclosure url=\"https://cdn.loaf.example/mp3/{{ episode.data.file }}\"/></item></rss>\n",
        ),
    ] {
        let (one, two) = (page(1), page(2));
        let show = Repository::with(&[
            (".eleventy.js", "module.exports = () => ({ dir: { input: 'src' } });\n"),
            ("src/_data/site.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}\n"),
            (&one.0, &one.1),
            (&two.0, &two.1),
            (path, text),
        ]);
        show.run(&["init"]);
        let config = show.read("podwright.toml");
        assert!(config.contains("enclosure = \"https://cdn.loaf.example/mp3/{audio}\"\n"), "{path}:\n{config}");
    }
}
