//! `podwright init` in repositories of sites whose feeds have subscribers: apps know episodes by what the site wrote into `<guid>`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

const JEKYLL: (&str, &str) = ("_config.yml", "title: Loaf\nurl: https://loaf.example\n");
const HUGO: (&str, &str) = ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n");
const ELEVENTY: (&str, &str) = (".eleventy.js", "module.exports = {};\n");

/// A repository with two episodes, which have `more` in their front matter, `#` for their numbers.
fn repository(folder: &str, more: &str, others: &[(&str, &str)]) -> Repository {
    let episode = |number: &str, name: &str| {
        let more = more.replace('#', number);
        let text = format!(
            "---\ntitle: Loaf {number}\nepisode: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 12345678\n{more}---\nNotes.\n"
        );
        (format!("{folder}/{name}.md"), text)
    };
    let dated = folder == "_posts";
    let names = if dated { ["2024-05-01-rye", "2024-05-02-oats"] } else { ["rye", "oats"] };
    let (one, two) = (episode("1", names[0]), episode("2", names[1]));
    let mut files = vec![(one.0.as_str(), one.1.as_str()), (two.0.as_str(), two.1.as_str())];
    files.extend(others);
    Repository::with(&files)
}

/// A feed that writes `guid`.
fn feed(guid: &str) -> String {
    format!(
        "---\n---\n<rss xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><itunes:author>Ann</itunes:author>\n\
         {{% for post in site.posts %}}<item><title>{{{{ post.title }}}}</title><link>{{{{ post.url }}}}</link>\n{guid}\n\
         <enclosure url=\"{{{{ post.audio }}}}\" length=\"1\" type=\"audio/mpeg\"/></item>{{% endfor %}}</channel></rss>\n"
    )
}

/// The guids of the feed that is built, and what `init` says of the guids it cannot take over.
fn guids(show: &Repository) -> (Vec<String>, String) {
    let (out, _) = show.run(&["init"]);
    show.run(&["build", "--now", "2026-06-01"]);
    let xml = std::fs::read_to_string(show.feed()).unwrap();
    let guids = xml.split("<guid").skip(1).map(|rest| {
        let (attributes, rest) = rest.split_once('>').unwrap();
        let mark = if attributes.contains("false") { "" } else { "@" };
        format!("{mark}{}", rest.split("</guid>").next().unwrap())
    });
    let mut guids: Vec<String> = guids.collect();
    guids.reverse();
    (guids, out.lines().filter(|line| line.contains("makes the guids")).collect())
}

fn of_jekyll(more: &str, guid: &str) -> [String; 2] {
    let show = repository("_posts", more, &[JEKYLL, ("feed.xml", &feed(guid))]);
    let (guids, note) = guids(&show);
    assert_eq!(note, "", "{guid}");
    guids.try_into().unwrap()
}

fn both(one: &str) -> [String; 2] {
    [one.replace('#', "1").replace("NAME", "rye"), one.replace('#', "2").replace("NAME", "oats")]
}

const PAGE: &str = "https://loaf.example/2024/05/0#/NAME.html";

#[test]
fn pages_of_jekyll() {
    let permalink = format!("@{PAGE}");
    for guid in [
        "<guid>{{ site.url }}{{ post.url }}</guid>",
        "<guid>{{ post.url | absolute_url }}</guid>",
        "<guid isPermaLink=\"true\">{{ post.url | prepend: site.baseurl | prepend: site.url }}</guid>",
        "<guid>https://loaf.example{{ post.url | xml_escape }}</guid>",
        "{% assign address = post.url | absolute_url %}<guid>{{ address }}</guid>",
        "{% capture address %}{{ site.url }}{{ post.url }}{% endcapture %}<guid>{{ address }}</guid>",
        "<guid>{% if post.guid %}{{ post.guid }}{% else %}{{ site.url }}{{ post.url }}{% endif %}</guid>",
    ] {
        assert_eq!(of_jekyll("", guid), both(&permalink), "{guid}");
    }
    let no_address = "<guid isPermaLink=\"false\">{{ post.url | prepend: site.url }}</guid>";
    assert_eq!(of_jekyll("", no_address), both(PAGE));
    // As it was served when it began.
    assert_eq!(
        of_jekyll("", "<guid>http://www.loaf.example{{ post.url }}</guid>"),
        both("@http://www.loaf.example/2024/05/0#/NAME.html")
    );
    assert_eq!(of_jekyll("", "<guid isPermaLink=\"false\">{{ post.url }}</guid>"), both("/2024/05/0#/NAME.html"));
    assert_eq!(
        of_jekyll("", "<guid>{{ post.url | absolute_url }}?play</guid>"),
        both("@https://loaf.example/2024/05/0#/NAME.html?play")
    );
}

#[test]
fn ids_of_jekyll() {
    assert_eq!(of_jekyll("", "<guid isPermaLink=\"false\">{{ post.id }}</guid>"), both("/2024/05/0#/NAME"));
    assert_eq!(
        of_jekyll("", "<guid isPermaLink=\"false\">{{ post.id | prepend: site.url }}</guid>"),
        both("https://loaf.example/2024/05/0#/NAME")
    );
}

#[test]
fn keys_and_literals() {
    assert_eq!(of_jekyll("uid: abc-#\n", "<guid isPermaLink=\"false\">{{ post.uid }}</guid>"), both("abc-#"));
    // An `id` that is none of the feed.
    assert_eq!(of_jekyll("id: abc-#\n", "<guid>{{ post.url | absolute_url }}</guid>"), both(&format!("@{PAGE}")));
    let tag = "<guid isPermaLink=\"false\">tag:loaf.example,2020:ep-{{ post.episode }}</guid>";
    assert_eq!(of_jekyll("", tag), both("tag:loaf.example,2020:ep-#"));
    let behind = "<guid isPermaLink=\"false\">loaf-{{ post.uid }}-x</guid>";
    assert_eq!(of_jekyll("uid: abc-#\n", behind), both("loaf-abc-#-x"));
    assert_eq!(of_jekyll("", "<guid>{{ post.audio }}</guid>"), both("https://cdn.example/#.mp3"));
    assert_eq!(of_jekyll("", ""), both("https://cdn.example/#.mp3"));
    let stated = "<guid isPermaLink=\"false\">{{ post.guid | default: post.id }}</guid>";
    let show = repository("_posts", "", &[JEKYLL, ("feed.xml", &feed(stated))]);
    show.write(
        "_posts/2024-05-02-oats.md",
        &show.read("_posts/2024-05-02-oats.md").replace("length", "guid: old\nlength"),
    );
    assert_eq!(guids(&show).0, ["/2024/05/01/rye", "old"]);
}

#[test]
fn templates_of_hugo() {
    let page = "https://loaf.example/episodes/NAME/";
    let of = |more: &str, guid: &str| {
        let template = format!(
            "<rss xmlns:itunes=\"x\">{{{{ range .Pages }}}}<item>{guid}<enclosure url=\"{{{{ .Params.audio }}}}\"/><itunes:x/></item>{{{{ end }}}}</rss>"
        );
        let show = repository("content/episodes", more, &[HUGO, ("layouts/_default/rss.xml", &template)]);
        guids(&show)
    };
    let fine = |more: &str, guid: &str, expected: &str| {
        let (guids, note) = of(more, guid);
        assert_eq!((guids, note.as_str()), (both(expected).to_vec(), ""), "{guid}");
    };
    fine("", "<guid>{{ .Permalink }}</guid>", &format!("@{page}"));
    fine("", "<guid isPermaLink=\"false\">{{ .Permalink | safeHTML }}</guid>", page);
    fine("", "<guid>{{ .RelPermalink | absURL }}</guid>", &format!("@{page}"));
    fine("", "<guid>{{ with .Params.guid }}{{ . }}{{ else }}{{ .Permalink }}{{ end }}</guid>", &format!("@{page}"));
    fine("uuid: u#\n", "<guid isPermaLink=\"false\">{{ .Params.UUID | default .Permalink }}</guid>", "u#");
    fine("", "<guid>{{ printf \"loaf-%03d\" .Params.episode }}</guid>", "loaf-00#");
    let (_, note) = of("", "<guid isPermaLink=\"false\">{{ .File.UniqueID }}</guid>");
    assert!(note.contains("layouts/_default/rss.xml:1 ") && note.contains("--from-feed"), "{note}");
}

#[test]
fn hugo_with_the_template_of_a_theme() {
    let config = format!("{}theme = \"castaway\"\n", HUGO.1);
    let show = repository("content/episodes", "", &[(HUGO.0, &config)]);
    assert_eq!(guids(&show).0, both("@https://loaf.example/episodes/NAME/"));
}

#[test]
fn feeds_of_eleventy() {
    let data = ("src/_data/metadata.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}");
    let of = |more: &str, guid: &str, expected: &str| {
        let template = feed(guid);
        let show = repository("src/episodes", more, &[ELEVENTY, data, ("src/feed.njk", &template)]);
        let (guids, note) = guids(&show);
        assert_eq!((guids, note.as_str()), (both(expected).to_vec(), ""), "{guid}");
    };
    let page = "@https://loaf.example/episodes/NAME/";
    of("", "<guid>{{ post.url | absoluteUrl(metadata.url) }}</guid>", page);
    of(
        "",
        "{% set absoluteUrl %}{{ post.url | url | absoluteUrl(metadata.url) }}{% endset %}<guid>{{ absoluteUrl }}</guid>",
        page,
    );
    of("uuid: u#\n", "<guid isPermaLink=\"false\">{{ post.data.uuid }}</guid>", "u#");
    of("", "<guid>{{ post.data.guid or (post.url | htmlBaseUrl(metadata.url)) }}</guid>", page);
}

#[test]
fn feeds_that_scripts_write() {
    let astro = ("astro.config.mjs", "export default defineConfig({ site: 'https://loaf.example' });\n");
    let of = |folder: &str, path: &str, script: &str, expected: &str| {
        let show =
            repository(folder, "uid: u#\n", &[astro, ("src/pages/episodes/[...slug].astro", ""), (path, script)]);
        let (guids, note) = guids(&show);
        assert_eq!((guids, note.as_str()), (both(expected).to_vec(), ""), "{script}");
    };
    let rss = "import rss from '@astrojs/rss';\nexport const GET = (context) => rss({ site: context.site, items: posts.map((post) => ({\n\
               title: post.data.title,\n link: `/episodes/${post.slug}/`,\n enclosure: { url: post.data.audio },\n customData: `<itunes:x/>` })) });";
    let page = "@https://loaf.example/episodes/NAME/";
    of("src/content/episodes", "src/pages/rss.xml.js", rss, page);
    let own = "const podcast = `<item><enclosure/><guid isPermaLink=\"false\">${episode.data.uid}</guid></item>`;";
    of("src/content/episodes", "src/pages/feed.xml.ts", own, "u#");
    let python = "from feedgen.feed import FeedGenerator\nfe = fg.add_entry()\nfe.id(f\"loaf-{ep['episode']}\")\nfe.enclosure(ep['audio'])\n";
    of("src/content/episodes", "make_feed.py", python, "loaf-#");
}

#[test]
fn what_only_a_program_knows_is_told() {
    let script = "feed.addItem({\n  enclosure: { url },\n  guid: sha1(episode.file),\n})\n";
    let show = repository("episodes", "", &[("build/feed.js", ""), ("scripts/podcast.js", script)]);
    let (_, note) = guids(&show);
    assert!(note.starts_with("note: scripts/podcast.js:3 "), "{note}");
}
