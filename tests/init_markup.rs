//! `podwright init`, and all that follows, in sites whose notes are in another language than Markdown.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

#[test]
fn pelican() {
    let page = |number: u32, title: &str| {
        let line = "#".repeat(title.len());
        format!(
            "{title}\n{line}\n\n:date: 2024-0{number}-15 10:00\n:tags: bread, rye\n:category: episodes\n:audio: https://media.example/{number}.mp3\n:audio_length: 234567{number}\n\
             :guests: Bob Miller, Cara Doe\n:summary: On {title}.\n\nAll of **it**, with `Bob\n<https://bob.example/>`_ and the Book_.\n\n.. PELICAN_END_SUMMARY\n\nChapters\n========\n\n\
             * 00:00 Intro\n* 01:30 Rye & oats\n* 12:00 Picks\n\n.. code-block:: python\n\n   print('rye')\n\nLinks\n=====\n\n- `A link <http://www.link.example/{number}>`__\n\n.. _Book: https://book.example/{number}\n"
        )
    };
    let show = Repository::with(&[
        (
            "pelicanconf.py",
            "AUTHOR = 'Ada Crumb'\nSITENAME = 'Loaf Talk'\nSITEURL = 'https://loaf.example'\nPATH = 'content'\nTIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'en'\n",
        ),
        ("content/11.rst", &page(1, "Why: rye")),
        ("content/12.rst", &page(2, "Oats")),
        (
            "content/13.md",
            "Title: Spelt\nDate: 2024-03-15 10:00\nAudio: https://media.example/3.mp3\nAudio_Length: 3456789\n\nIn *Markdown*.\n",
        ),
        ("content/pages/about.rst", "About\n#####\n\nWe bake.\n"),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Oats"));
    insta::assert_snapshot!(show.sources_of_config());
    let records = show.records();
    insta::assert_json_snapshot!(records[0]["evidence"]);
    insta::assert_json_snapshot!(records[0]["chapters"]);
    let (told, _) = show.run(&["lint", "content/12.rst", "--format", "concise"]);
    insta::assert_snapshot!(told);
}

#[test]
fn nikola() {
    let facts = |number: u32| {
        format!(
            ".. title: Bird {number}\n.. slug: bird-{number}\n.. date: 2021-0{number}-01 07:00:00 UTC+02:00\n.. link:\n.. enclosure: https://cdn.example/{number}.mp3\n.. enclosure_length: 2233445{number}\n.. itunes_duration: 33:1{number}\n"
        )
    };
    let settings = "BLOG_AUTHOR = \"Jo Corvid\"\nBLOG_TITLE = \"Corvid Cast\"\nSITE_URL = \"https://corvid.example/\"\nBLOG_DESCRIPTION = \"Birds that think.\"\nDEFAULT_LANG = \"en\"\nPOSTS = (\n    (\"posts/*.rst\", \"posts\", \"post.tmpl\"),\n)\n";
    let text = |number: u32| {
        format!(
            "We *watch* {number}.\n\n.. TEASER_END\n\nLinks\n-----\n\n* `A bird <https://bird.example/{number}>`_\n"
        )
    };
    let beside = Repository::with(&[
        ("conf.py", settings),
        ("posts/one.meta", &facts(1)),
        ("posts/one.rst", &text(1)),
        ("posts/two.meta", &facts(2)),
        ("posts/two.rst", &text(2)),
    ]);
    let with_facts = |number| format!("{}\n{}", facts(number), text(number));
    let inside = Repository::with(&[
        ("conf.py", settings),
        ("posts/one.rst", &with_facts(1)),
        ("posts/two.rst", &with_facts(2)),
    ]);
    let told = beside.adopted();
    assert_eq!(told, inside.adopted());
    assert_eq!(beside.content("Bird 2"), inside.content("Bird 2"));
    insta::assert_snapshot!(told);
    insta::assert_snapshot!(inside.content("Bird 2"));
    insta::assert_snapshot!(inside.sources_of_config());
}

#[test]
fn ablog() {
    let page = |number: u32, head: &str| {
        format!(
            "{head}Loaf Talk {number}: Rye\n===============\n\n.. audio:: https://cdn.example/{number}.mp3\n\nHello {number}, see :doc:`the other <1>`.\n\n.. include:: ../secret.rst\n\n.. note::\n\n   Mind the |gap|.\n\n.. |gap| replace:: **gap**\n"
        )
    };
    let show = Repository::with(&[
        ("conf.py", "project = 'Loaf Talk'\nextensions = ['ablog']\nblog_baseurl = 'https://loaf.example'\n"),
        ("secret.rst", "Not to be told.\n"),
        (
            "blog/1.rst",
            &page(1, ":blogpost: true\n:date: January 5, 2024\n:audio: https://cdn.example/1.mp3\n:length: 123456\n\n"),
        ),
        (
            "blog/2.rst",
            &page(
                2,
                ".. post:: Feb 5, 2024\n   :tags: bread, rye\n   :author: Ada\n   :audio: https://cdn.example/2.mp3\n   :length: 123457\n\n",
            ),
        ),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Rye"));
}

#[test]
fn hugo_with_org() {
    let page = |number: u32, title: &str| {
        format!(
            "#+title: {title}\n#+date: <2024-0{number}-15 Mon 10:00>\n#+tags[]: bread rye\n#+draft: false\n#+episode: {number}\n#+podcast_file: https://media.example/{number}.mp3\n#+podcast_bytes: 234567{number}\n\n\
             All of *it*, with [[https://bob.example/][Bob]].\n\n* Chapters\n- 00:00 Intro\n- 01:30 Rye /&/ oats\n- 12:00 :: Picks\n\n* Guests\n- Bob Miller\n\n* TODO cut :noexport:\nsecret\n"
        )
    };
    let show = Repository::with(&[
        ("hugo.toml", "title = 'Loaf Talk'\nbaseURL = 'https://loaf.example/'\n"),
        ("content/episode/_index.org", "#+title: Episodes\n"),
        ("content/episode/rye.org", &page(1, "Why: rye")),
        ("content/episode/oats.org", &page(2, "Oats")),
        (
            "content/episode/spelt.org",
            "---\ntitle: Spelt\ndate: 2024-03-15\nepisode: 3\npodcast_file: https://media.example/3.mp3\npodcast_bytes: 3456789\n---\n\n#+begin_quote\nSaid.\n#+end_quote\n",
        ),
        ("content/about.org", "#+title: About\nWe bake.\n"),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Oats"));
    insta::assert_snapshot!(show.sources_of_config());
}

#[test]
fn headings_of_emacs() {
    let page = |number: u32| {
        format!(
            "# -*- mode: org -*-\n* Loaf Talk {number}: Rye :bread:rye:\nCLOSED: [2024-0{number}-01 Mon 10:00]\n:PROPERTIES:\n:AUDIO: https://cdn.example/{number}.mp3\n:LENGTH: 12345{number}\n:GUESTS: Bob Miller\n:END:\nHello.\n** Links\n- [[https://a.example][A]]\n"
        )
    };
    let show = Repository::with(&[
        ("episodes/1.org", &page(1)),
        ("episodes/2.org", &page(2)),
        ("README.org", "* Loaf Talk\nA show about bread.\n"),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Rye"));
    insta::assert_json_snapshot!(show.records()[0]["evidence"]["tags"]);
    insta::assert_json_snapshot!(show.records()[0]["evidence"]["published"]);
}

#[test]
fn jekyll_with_asciidoc() {
    let page = |number: u32, title: &str| {
        format!(
            "= {title}\nAda Crumb <ada@loaf.example>\n:page-layout: episode\n:page-tags: [bread, rye]\n:page-file: //cdn.example/{number}.mp3\n:page-length: 234567{number}\n:book: https://book.example/{number}\n\n\
             All of *it*, with https://bob.example/[Bob] and {{book}}[the book].\n\n== Chapters\n\n* 00:00 Intro\n* 01:30 Rye _&_ oats\n* 12:00 Picks\n\n\
             [source,python]\n----\nprint('rye')\n----\n\nNOTE: Mind the gap.\n\ninclude::../secret.adoc[]\n"
        )
    };
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\npermalink: /:title/\n"),
        ("_posts/2024-01-15-why-rye.adoc", &page(1, "Why: rye")),
        ("_posts/2024-02-15-oats.adoc", &page(2, "Oats")),
        (
            "_posts/2024-03-15-spelt.md",
            "---\ntitle: Spelt\nfile: //cdn.example/3.mp3\nlength: 3456789\n---\nIn *Markdown*.\n",
        ),
        ("secret.adoc", "Not to be told.\n"),
        ("audio/1.mp3.asc", "-----BEGIN PGP SIGNATURE-----\n"),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Oats"));
    insta::assert_snapshot!(show.sources_of_config());
}

#[test]
fn hugo_with_asciidoc_and_front_matter() {
    let page = |number: u32| {
        format!(
            "+++\ntitle = 'Rye {number}'\ndate = 2024-0{number}-15T10:00:00Z\nepisode = {number}\npodcast_file = 'https://media.example/{number}.mp3'\npodcast_bytes = 234567{number}\n+++\n:page-guests: Bob Miller\n\n\
             Hello, https://bob.example/[Bob].\n\n== Links\n\nBook:: https://book.example/{number}[The book]\n"
        )
    };
    let show = Repository::with(&[
        ("hugo.toml", "title = 'Loaf Talk'\nbaseURL = 'https://loaf.example/'\n"),
        ("content/episode/one.adoc", &page(1)),
        ("content/episode/two/index.asciidoc", &page(2)),
    ]);
    insta::assert_snapshot!(show.adopted());
    insta::assert_snapshot!(show.content("Rye 2"));
    insta::assert_snapshot!(show.sources_of_config());
}

#[test]
fn jbake() {
    let page = |number: u32| {
        format!(
            "= Rye {number}\nAda Crumb\n2024-0{number}-05\n:jbake-type: post\n:jbake-status: published\n:jbake-tags: bread, rye\n:jbake-audio: https://cdn.example/{number}.mp3\n:jbake-length: 12345{number}\n:idprefix:\n\nHello.\n"
        )
    };
    let show = Repository::with(&[
        ("jbake.properties", "site.host=https://loaf.example\n"),
        ("content/blog/1.adoc", &page(1)),
        ("content/blog/2.adoc", &page(2)),
    ]);
    insta::assert_snapshot!(show.adopted());
}

/// What `podwright new` writes after these notes.
fn next(files: &[(&str, &str)]) -> String {
    let show = Repository::with(files);
    show.run(&["init"]);
    let before = show.sources();
    show.run(&["new", "Wheat: a longer story", "--date", "2024-06-15"]);
    let new = show.sources().into_iter().find(|(path, _)| !before.contains_key(path)).unwrap();
    let text = String::from_utf8(new.1).unwrap();
    show.run(&["build", "--now", "2026-06-01"]);
    format!("{}\n\n{text}", new.0.display())
}

#[test]
fn next_notes_have_the_form_of_the_last() {
    let pelican = |number: u32| {
        format!(
            "########\nLoaf {number}: Rye\n########\n\n:date: 2024-0{number}-15 10:00\n:category: bread\n:audio: https://media.example/{number}.mp3\n:length: 234567{number}\n:summary: On {number},\n   and more.\n\nHello.\n\nLinks\n=====\n\n- {number}\n"
        )
    };
    insta::assert_snapshot!(next(&[
        ("pelicanconf.py", "SITENAME = 'Loaf'\n"),
        ("content/1.rst", &pelican(1)),
        ("content/2.rst", &pelican(2))
    ]));
    let nikola = |number: u32| {
        format!(
            ".. title: Bird {number}\n.. slug: bird-{number}\n.. date: 2021-0{number}-01 07:00:00\n.. enclosure: https://cdn.example/{number}.mp3\n.. enclosure_length: 2233445{number}\n\nHello.\n"
        )
    };
    insta::assert_snapshot!(next(&[
        ("conf.py", "POSTS = (\n)\n"),
        ("posts/one.rst", &nikola(1)),
        ("posts/two.rst", &nikola(2))
    ]));
    let org = |number: u32| {
        format!(
            "#+TITLE: Rye {number}\n#+DATE: <2024-0{number}-15 Mon 10:00>\n#+FILETAGS: :bread:\n#+AUDIO: https://cdn.example/{number}.mp3\n#+LENGTH: 123456\n\nHello.\n\n* Links\n- {number}\n"
        )
    };
    insta::assert_snapshot!(next(&[("episodes/1.org", &org(1)), ("episodes/2.org", &org(2))]));
    let adoc = |number: u32| {
        format!(
            "= Rye {number}\nAda Crumb\n:page-date: 2024-0{number}-15\n:page-layout: episode\n:page-audio: https://cdn.example/{number}.mp3\n:page-length: 12345{number}\n\nHello.\n\n== Links\n\n* {number}\n"
        )
    };
    insta::assert_snapshot!(next(&[("episodes/1.adoc", &adoc(1)), ("episodes/2.adoc", &adoc(2))]));
}
