//! `podwright init` in blogs of Material for MkDocs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

const AUTHORS: &str = "authors:\n  ada:\n    name: Ada Crumb\n    description: Host\n    avatar: https://avatars.example/ada.jpg\n    url: https://ada.example/\n  bob: {name: Bob Miller, description: Baker, avatar: https://avatars.example/bob.png}\n";

fn post(number: u32, title: &str) -> String {
    format!(
        "---\ndate: 2024-0{number}-15\nauthors: [ada, bob]\ncategories: [Podcast]\naudio: https://media.example/{number}.mp3\nlength: 234567{number}\n---\n\n\
         # :material-podcast: {title} {{ #top }}\n\nAll of it :fontawesome-brands-x:, and code `:material-x:`.\n\n<!-- more -->\n\n\
         ## :material-link-variant:{{ .lg .middle }} Links {{ #links }}\n\n- [:material-download: Download](https://media.example/{number}.mp3){{ .md-button }}\n\
         - :octicons-book-16: [The book](https://book.example/{number}) at 10:30\n"
    )
}

fn show(plugins: &str, folder: &str) -> Repository {
    let show = Repository::with(&[(
        "mkdocs.yml",
        &format!("site_name: Loaf Talk\nsite_url: https://loaf.example/\nplugins:\n{plugins}"),
    )]);
    show.write(&format!("docs/{folder}.authors.yml"), AUTHORS);
    show.write(&format!("docs/{folder}posts/rye.md"), &post(1, "Why rye"));
    show.write(&format!("docs/{folder}posts/oats.md"), &post(2, "Oats, and why"));
    show
}

#[test]
fn authors_stand_in_a_hidden_file_and_icons_are_no_text() {
    let show = show("  - search\n  - blog\n", "blog/");
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en | Ada Crumb, Bob Miller | What the show is about.
     | Oats, and why | Thu, 15 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 2345672 audio/mpeg |  | https://loaf.example/blog/2024/02/15/oats-and-why/ | Ada Crumb (host), Bob Miller (host) | transcript - | chapters -: 
     | Why rye | Mon, 15 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 2345671 audio/mpeg |  | https://loaf.example/blog/2024/01/15/why-rye/ | Ada Crumb (host), Bob Miller (host) | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Why rye"), @r#"
    <p>All of it, and code <code>:material-x:</code>.</p>
    <h2>Links</h2>
    <ul>
    <li><a href="https://media.example/1.mp3" rel="noopener">Download</a></li>
    <li><a href="https://book.example/1" rel="noopener">The book</a> at 10:30</li>
    </ul>
    "#);
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    assert!(
        feed.contains(r#"href="https://ada.example/""#) && feed.contains("https://avatars.example/bob.png"),
        "{feed}"
    );
    assert!(show.sources_of_config().contains("files = [\"docs/blog/.authors.yml\"]"), "{}", show.sources_of_config());
}

#[test]
fn settings_of_the_blog_say_where_posts_are() {
    let show = show("  - blog:\n      blog_dir: .\n      post_url_format: \"{slug}\"\n", "");
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en | Ada Crumb, Bob Miller | What the show is about.
     | Oats, and why | Thu, 15 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 2345672 audio/mpeg |  | https://loaf.example/oats-and-why/ | Ada Crumb (host), Bob Miller (host) | transcript - | chapters -: 
     | Why rye | Mon, 15 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 2345671 audio/mpeg |  | https://loaf.example/why-rye/ | Ada Crumb (host), Bob Miller (host) | transcript - | chapters -:
    ");
}
