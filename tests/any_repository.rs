//! Whatever stands in the files of a site, `podwright init` proposes a config that can be read: it never panics, and what it
//! took from settings, templates and scripts is sound or left out.

#![allow(clippy::unwrap_used, clippy::expect_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use podwright::config::{self, CONFIG_NAME};
use podwright::diagnostic::Diagnostics;
use podwright::feed::read;
use podwright::init;
use podwright::ledger::{LEDGER_NAME, Ledger};
use podwright::source::SourceFile;
use proptest::prelude::*;
use proptest::sample::select;

/// Files that `init` reads for what they say of the show.
const FILES: &[&str] = &[
    "_config.yml",
    "hugo.toml",
    "zola.toml",
    "pelicanconf.py",
    "conf.py",
    "astro.config.mjs",
    "eleventy.config.js",
    "src/consts.ts",
    "src/pages/rss.xml.js",
    "scripts/feed.py",
    "feed.xml",
    "feed.njk",
    "layouts/podcast/rss.xml",
    "source/feed.xml.builder",
    "_data/podcast.yml",
    "_data/episodes.csv",
    "data/people/ada.toml",
    "README.md",
    "package.json",
    "_posts/2024-05-08-oats.md",
    "_posts/2024-05-15-spelt.org",
];

/// What they are made of, whole and torn.
const PIECES: &[&str] = &[
    "title: Tea Time\n",
    "title = \"Tea Time\"\n",
    "url: https://tea.example/\n",
    "baseURL = 'https://tea.example/'\n",
    "SITEURL = \"https://tea.example\"\n",
    "permalink: /:year/:title/\n",
    "[permalinks]\nepisode = \"/:slug/\"\n",
    "categories: [Arts > Food]\n",
    "explicit: maybe\n",
    "image: ../../x.png\n",
    "author: {name: Ada, email: ada@}\n",
    "hosts:\n  - ada\n  - name: Bob\n",
    "---\n",
    "+++\n",
    "{{ site.title | escape }}",
    "{% for post in site.posts %}",
    "{% if post.guid %}{{ post.guid }}{% else %}",
    "{% endif %}{% endfor %}",
    "{{ range .Pages }}",
    "{{ end }}",
    "<item><guid isPermaLink=\"false\">",
    "{{ post.url | prepend: site.url | append: \"#{x}\" }}",
    "{{ printf \"ep-%03d\" .Params.number }}",
    "{{ default .Permalink (index .Params \"guid\") }}",
    "<%= episode.data[\"guid\"] %>",
    "</guid><enclosure url=\"{{ page.audio }}\" length=\"1\"/><itunes:author>a</itunes:author></item>",
    "<rss version=\"2.0\"><channel><title>x</title>",
    "</channel></rss>",
    "export default { guid: `${site}/${slug(post.title)}`, enclosure: { url: a ? b : c } };\n",
    "fe.id(f\"{SITEURL}/{ep['slug'][0]}\")\nfe.enclosure(url, 0, 'audio/mpeg')\n",
    "const site = { title: 'x', url: process.env.URL || \"https://tea.example\" };\n",
    "import rss from '@astrojs/rss';\n",
    "<audio src=\"https://cdn.example/{{ file }}\">",
    "file: rye.mp3\n",
    "episode: 7\n",
    "guid: ep-7\n",
    "link: https://tea.example/rye/\n",
    "number,title,audio\n1,Rye,https://cdn.example/rye.mp3\n",
    "{\"name\": \"tea\", \"homepage\": \"https://tea.example\"}",
    "{",
    "}",
    "((((",
    "))",
    "\"",
    "'",
    "`${",
    "\\",
    ": ",
    "[",
    "é",
    "\u{0}",
    "\n",
    "  ",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_proposed_can_be_read(
        files in prop::collection::vec((select(FILES), text()), 1..5),
        feed in prop::option::of(text()),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "_posts/2024-05-01-rye.md", "---\ntitle: Rye\naudio: https://cdn.example/rye.mp3\n---\nRye.\n");
        for (name, text) in &files {
            write(root, name, text);
        }
        let feed = feed.map(|text| SourceFile::new("old.xml", text));
        let mut ignored = Diagnostics::new();
        let document = feed.as_ref().map(|file| read::read(file, &mut ignored)).filter(|it| it.channel().is_some());
        let proposal = init::propose(root, document.as_ref(), "2026-01-01T00:00:00Z".parse().unwrap());
        for file in &proposal.files {
            let mut found = Diagnostics::new();
            let source = SourceFile::new(&file.path, file.text.clone());
            match file.path.to_str() {
                Some(CONFIG_NAME) => {
                    prop_assert!(config::parse(&source, &mut found).is_some(), "{found:?}\n{}", file.text);
                }
                Some(LEDGER_NAME) => {
                    prop_assert!(Ledger::parse(&source).is_ok(), "{}", file.text);
                }
                _ => {}
            }
        }
    }
}
