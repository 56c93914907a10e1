//! `podwright init` in shows whose notes name pictures, files and other episodes by relative addresses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

/// Two episodes in Markdown, the first with `notes`, and whatever else the repository holds.
fn show(first: &str, second: &str, notes: &str, others: &[(&str, &str)]) -> Repository {
    let episode = |number: u32, notes: &str| {
        format!(
            "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 12345678\n---\n{notes}\n"
        )
    };
    let (one, two) = (episode(1, notes), episode(2, "Oats."));
    let mut files = vec![(first, one.as_str()), (second, two.as_str())];
    files.extend(others);
    let show = Repository::with(&files);
    show.adopted();
    show
}

/// The addresses in what apps show of the first episode.
fn addresses(show: &Repository) -> Vec<String> {
    let content = show.content("Loaf 1");
    let address = |attribute: &str| -> Vec<(usize, String)> {
        let start = |at: usize| at + attribute.len() + 2;
        let found = content.match_indices(attribute).filter(|(at, name)| content[at + name.len()..].starts_with("=\""));
        found.map(|(at, _)| (at, content[start(at)..].split('"').next().unwrap().to_owned())).collect()
    };
    let mut found = address("src");
    found.extend(address("href"));
    found.sort();
    found.into_iter().map(|(_, address)| address).collect()
}

/// Is the file at `path` published with the feed as it stands in the show?
fn is_published(show: &Repository, path: &str) -> bool {
    let folder = show.feed().parent().unwrap().to_owned();
    std::fs::read(folder.join(path)).ok() == std::fs::read(show.root.join(path)).ok()
}

#[test]
fn files_in_a_bundle_of_hugo_lie_beside_its_page() {
    let notes = "![a](cover.png) ![b](./img/b.png \"B\") <img src=\"cover.png\"> [c](/c.png) [d](../2/) [e](#e) [f](slides.pdf?x=1#p2) [g](gone.png)\n";
    let others = [
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("content/episodes/1/cover.png", "png"),
        ("content/episodes/1/img/b.png", "png"),
        ("content/episodes/1/slides.pdf", "pdf"),
    ];
    let show = show("content/episodes/1/index.md", "content/episodes/2/index.md", notes, &others);
    let page = "https://loaf.example/episodes";
    let expected =
        ["1/cover.png", "1/img/b.png", "1/cover.png", "../c.png", "2/", "1/#e", "1/slides.pdf?x=1#p2", "1/gone.png"];
    let expected = expected.map(|path| format!("{page}/{path}").replace("episodes/../", ""));
    assert_eq!(addresses(&show), expected);
    assert!(!is_published(&show, "content/episodes/1/cover.png"));
}

#[test]
fn a_site_in_a_folder_serves_its_files_there() {
    let notes = "![a](/img/a.png) ![b](/gone.png) ![c](img/a.png)\n";
    let others =
        [("hugo.toml", "baseURL = \"https://loaf.example/pod/\"\ntitle = \"Loaf\"\n"), ("static/img/a.png", "png")];
    let show = show("content/episodes/1.md", "content/episodes/2.md", notes, &others);
    let expected =
        ["https://loaf.example/pod/img/a.png", "https://loaf.example/gone.png", "https://loaf.example/pod/img/a.png"];
    assert_eq!(addresses(&show), expected);
}

#[test]
fn files_beside_posts_of_jekyll_are_published() {
    let notes = "![a](a.png) ![b](../images/b c.png) [two](2024-05-02-oats.md) [three](../2023/rye.html) [about](../about.md) [secret](../.env)\n";
    let notes = notes.replace("b c.png", "b%20c.png");
    let others = [
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\npermalink: /:year/:title/\n"),
        ("_posts/a.png", "png"),
        ("images/b c.png", "png"),
        ("about.md", "About."),
        (".env", "KEY=1"),
    ];
    let show = show("_posts/2024-05-01-rye.md", "_posts/2024-05-02-oats.md", &notes, &others);
    assert_eq!(
        addresses(&show),
        [
            "https://loaf.example/podcast/_posts/a.png",
            "https://loaf.example/podcast/images/b%20c.png",
            "https://loaf.example/2024/oats/",
            "https://loaf.example/2024/2023/rye.html",
            "https://loaf.example/2024/.env",
        ]
    );
    assert!(is_published(&show, "_posts/a.png") && is_published(&show, "images/b c.png"));
    assert!(!is_published(&show, ".env"));
}

#[test]
fn pictures_in_a_vault_of_obsidian_are_published_from_where_they_lie() {
    let notes = "![[field.png|300]] ![[a c#1.png]] ![[gone.png]] ![[Rye]] [[002]] [[Rye]] ![[../../.env]]\n";
    let others = [
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ncollections: {shows: {output: true}}\n"),
        ("attachments/field.png", "png"),
        ("_shows/a c#1.png", "png 2"),
        (".env", "KEY=1"),
    ];
    let show = show("_shows/001.md", "_shows/002.md", notes, &others);
    assert_eq!(
        addresses(&show),
        [
            "https://loaf.example/podcast/attachments/field.png",
            "https://loaf.example/podcast/_shows/a%20c%231.png",
            "https://loaf.example/shows/002.html"
        ]
    );
    assert!(is_published(&show, "attachments/field.png") && is_published(&show, "_shows/a c#1.png"));
    assert!(!show.content("Loaf 1").contains("[["));
}

#[test]
fn pictures_of_astro_and_eleventy_are_published() {
    let astro = [
        ("astro.config.mjs", "export default defineConfig({ site: 'https://loaf.example' })"),
        ("src/pages/episodes/[...slug].astro", ""),
        ("src/content/episodes/1/cover.png", "png"),
        ("src/assets/a.png", "png"),
    ];
    let notes = "![a](./cover.png) ![b](../../../assets/a.png) [c](../2/)\n";
    let show_of_astro = show("src/content/episodes/1/index.md", "src/content/episodes/2/index.md", notes, &astro);
    let feed = show_of_astro.read("podwright.toml");
    assert!(feed.contains("page_bundles = false"), "{feed}");
    let folder = "https://loaf.example/podcast/src";
    assert_eq!(
        addresses(&show_of_astro),
        [
            format!("{folder}/content/episodes/1/cover.png"),
            format!("{folder}/assets/a.png"),
            "https://loaf.example/episodes/2/".into(),
        ]
    );
    let eleventy = [
        ("eleventy.config.js", "module.exports = function (config) {}"),
        ("_data/site.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}"),
        ("episodes/cover.png", "png"),
    ];
    let show_of_eleventy = show("episodes/1.md", "episodes/2.md", "![a](./cover.png) [b](2.md)\n", &eleventy);
    assert!(is_published(&show_of_eleventy, "episodes/cover.png"));
    assert_eq!(
        addresses(&show_of_eleventy),
        ["https://loaf.example/podcast/episodes/cover.png", "https://loaf.example/episodes/2/"]
    );
}

#[test]
fn pictures_beside_bare_notes_are_published() {
    let others = [
        ("podcast.json", "{\"title\": \"Loaf\", \"link\": \"https://loaf.example/show\"}"),
        ("episodes/001-rye/a.png", "png"),
        ("episodes/img/b.png", "png"),
    ];
    let notes = "![a](a.png) ![b](img/b.png) [about](about)\n";
    let show = show("episodes/001-rye.md", "episodes/002-oats.md", notes, &others);
    assert!(is_published(&show, "episodes/img/b.png"));
    assert!(!show.read("podwright.toml").contains("page_bundles"));
    assert_eq!(
        addresses(&show),
        [
            "https://loaf.example/show/podcast/episodes/001-rye/a.png",
            "https://loaf.example/show/podcast/episodes/img/b.png",
            "https://loaf.example/show/about",
        ]
    );
}

#[test]
fn what_templates_mean_in_notes() {
    let notes = "Hello from {{ site.title }}[^1], [two]({% post_url 2024-05-02-oats %}){:target=\"_blank\"}.\n\n{% include player.html %}\n\n\
                 ![a]({{ site.url }}{{ site.baseurl }}/a.png) ![b]({{ '/b.png' | relative_url }}) [c]({{ site.cdn }}/c)\n\n\
                 {% include figure.html src=\"/d.png\" caption=\"Fig. D\" %}\n\n> [!NOTE]\n> Mind {{ page.number }}.\n\n[^1]: Of {{ page.title }}.\n";
    let others =
        [("_config.yml", "title: Loaf\nurl: https://loaf.example\nbaseurl: /pod\npermalink: /:year/:title/\n")];
    let show = show("_posts/2024-05-01-rye.md", "_posts/2024-05-02-oats.md", notes, &others);
    insta::assert_snapshot!(show.content("Loaf 1"), @r#"
    <p>Hello from Loaf<sup>1</sup>, <a href="https://loaf.example/pod/2024/oats/" rel="noopener">two</a>.</p>
    <p><img src="https://loaf.example/pod/a.png" alt="a"> <img src="https://loaf.example/pod/b.png" alt="b"> c</p>
    <p><img src="https://loaf.example/d.png" alt="Fig. D"> Fig. D</p>
    <blockquote>
    <p>Mind 1.</p>
    </blockquote>
    <ol>
    <li>Of Loaf 1.</li>
    </ol>
    "#);
}

#[test]
fn signs_for_the_root_of_what_a_generator_reads() {
    let notes = "[a](@/episodes/2.md) [b](@site/static/b.png) [c]({filename}/episodes/2.md) [d]({static}/b.png) [e](@/gone.md)\n";
    let others = [("config.toml", "base_url = \"https://loaf.example\"\ntitle = \"Loaf\"\n"), ("static/b.png", "png")];
    let show = show("content/episodes/1.md", "content/episodes/2.md", notes, &others);
    let (page, picture) = ("https://loaf.example/episodes/2/", "https://loaf.example/b.png");
    assert_eq!(addresses(&show), [page, picture, page, picture]);
}

#[test]
fn names_of_keys_in_other_letters_and_tables() {
    let notes = "Rye.\n";
    let show = show("episodes/1.md", "episodes/2.md", notes, &[]);
    let episode = |number: u32| {
        format!(
            "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio:\n  url: https://cdn.example/{number}.mp3\n  taille: 1234567{number}\n  durée: '52:1{number}'\n---\nRye.\n"
        )
    };
    let (one, two) = (episode(1), episode(2));
    let nested = Repository::with(&[("episodes/1.md", one.as_str()), ("episodes/2.md", two.as_str())]);
    assert!(
        nested.adopted().contains("https://cdn.example/1.mp3 12345671 audio/mpeg | 3131"),
        "{}",
        nested.sources_of_config()
    );
    for path in ["episodes/1.md", "episodes/2.md"] {
        let text = show.read(path).replace("length:", "fileSize:");
        show.write(path, &text);
    }
    std::fs::remove_file(show.root.join("podwright.toml")).unwrap();
    assert!(show.adopted().contains("https://cdn.example/1.mp3 12345678 audio/mpeg"), "{}", show.sources_of_config());
}
