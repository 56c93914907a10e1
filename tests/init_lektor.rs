//! `podwright init` in sites of Lektor.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

#[test]
fn fields_between_lines() {
    let page = |number: u32, title: &str| {
        format!(
            "_model: episode\n---\ntitle: {title}\n---\npub_date: 2024-0{number}-15\n---\naudio: https://media.example/{number}.mp3\n---\nlength: 234567{number}\n---\n\
             guests: Bob Miller, Cara Doe\n---\nsummary: On {title}.\n---\nbody:\n\nAll of **it**.\n\n----\n\n- [Book](https://book.example/{number})\n---\n_discoverable: yes\n"
        )
    };
    let show = Repository::with(&[
        ("Loaf.lektorproject", "[project]\nname = Loaf Talk\nurl = https://loaf.example/\n"),
        ("content/contents.lr", "_model: page\n---\ntitle: Welcome\n---\nbody: Hello.\n"),
        ("content/episodes/contents.lr", "_model: episodes\n---\ntitle: Episodes\n"),
        ("content/episodes/11/contents.lr", &page(1, "Why: rye")),
        ("content/episodes/12/contents.lr", &page(2, "Oats")),
        ("content/about/contents.lr", "title: About\n---\nbody: We bake.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/ | en |  | What the show is about.
    12 | Oats | Thu, 15 Feb 2024 00:00:00 +0000 | https://media.example/2.mp3 2345672 audio/mpeg |  | https://loaf.example/episodes/12/ | Bob Miller (guest), Cara Doe (guest) | transcript - | chapters -: 
    11 | Why: rye | Mon, 15 Jan 2024 00:00:00 +0000 | https://media.example/1.mp3 2345671 audio/mpeg |  | https://loaf.example/episodes/11/ | Bob Miller (guest), Cara Doe (guest) | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.content("Oats"), @r#"
    <p>All of <strong>it</strong>.</p>
    <hr>
    <ul>
    <li><a href="https://book.example/2" rel="noopener">Book</a></li>
    </ul>
    "#);
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["content/episodes/**/contents.lr"]
    transcripts = ["transcripts/**/*.{txt,vtt,srt,json}"]
    audio = []
    exclude = ["content/episodes/contents.lr"]
    site = ["assets"]

    [sources.front_matter]
    date = ["pub_date"]

    [feed]
    path = "podcast/feed.xml"
    url = "https://loaf.example/podcast/feed.xml"
    episode_link = "https://loaf.example/episodes/{file}/"
    "#);
    let records = show.records();
    let evidence = &records[0]["evidence"]["published"][0];
    assert_eq!(evidence["line"], 5, "{evidence}");
}

#[test]
fn the_next_page_has_the_form_of_the_others() {
    let page = |number: u32, title: &str| {
        format!(
            "_model: episode\n---\ntitle: {title}\n---\nnumber: {number}\n---\npub_date: 2024-0{number}-15\n---\naudio: https://media.example/{number}.mp3\n---\nlength: 234567{number}\n---\nsummary:\n\nOn {title}.\n---\nbody:\n\nAll of it.\n---\n_discoverable: yes\n"
        )
    };
    let show = Repository::with(&[
        ("Loaf.lektorproject", "[project]\nname = Loaf Talk\nurl = https://loaf.example/\n"),
        ("content/episodes/contents.lr", "_model: episodes\n---\ntitle: Episodes\n"),
        ("content/episodes/1/contents.lr", &page(1, "Why: rye")),
        ("content/episodes/2/contents.lr", &page(2, "Oats")),
    ]);
    show.run(&["init"]);
    show.run(&["new", "Wheat: why", "--date", "2024-03-15"]);
    insta::assert_snapshot!(show.read("content/episodes/3/contents.lr"), @"
    _model: episode
    ---
    title: Wheat: why
    ---
    number: 3
    ---
    pub_date: 2024-03-15
    ---
    audio:
    ---
    length:
    ---
    summary:
    ---
    body:

    All of it.
    ---
    _discoverable: yes
    ---
    _hidden: yes
    ");
    show.run(&["build", "--now", "2024-06-01"]);
    let records = show.records();
    assert!(records.iter().any(|one| one["title"] == "Wheat: why" && one["draft"] == true), "{records:?}");
}
