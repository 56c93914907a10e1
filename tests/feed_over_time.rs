//! What subscribers have stays theirs: files are renamed, hosts change, feeds are cut into pages, episodes wait for their day.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// The show of every tag in a folder of its own, its config changed by `edit`.
struct Show(TempDir);

/// What a run said on standard output and on standard error, and whether it went well.
struct Run(String, String, bool);

impl Show {
    fn with(edit: impl Fn(String) -> String) -> Self {
        let show = Self(tempfile::tempdir().unwrap());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-tag");
        for file in ["podwright.toml", "show_notes/001.md", "show_notes/002.md", "transcripts/001.vtt"] {
            show.write(file, &fs::read_to_string(fixture.join(file)).unwrap());
        }
        show.edit("podwright.toml", edit);
        show
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(file)).unwrap()
    }

    fn edit(&self, file: &str, edit: impl Fn(String) -> String) {
        self.write(file, &edit(self.read(file)));
    }

    fn build(&self, now: &str) -> Run {
        let mut command = Command::cargo_bin("podwright").unwrap();
        let run = command.args(["build", "--now", now]).arg(self.0.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run(text(run.stdout), text(run.stderr), run.status.success())
    }

    /// guid, date and enclosure of every item.
    fn promises(&self) -> Vec<String> {
        let feed = rss::Channel::read_from(self.read("feeds/feed.xml").as_bytes()).unwrap();
        let promise = |item: &rss::Item| {
            let enclosure = item.enclosure.as_ref().unwrap();
            let guid = &item.guid.as_ref().unwrap().value;
            format!("{guid} {} {} {}", item.pub_date.as_ref().unwrap(), enclosure.url, enclosure.length)
        };
        feed.items.iter().map(promise).collect()
    }
}

/// Lines of `text` with `part` in them, without white space around them.
fn lines<'a>(text: &'a str, part: &str) -> Vec<&'a str> {
    text.lines().map(str::trim).filter(|line| line.contains(part)).collect()
}

#[test]
fn renamed_files_keep_what_was_published() {
    let show = Show::with(|config| config);
    assert!(show.build("2026-03-01").2);
    let before = show.promises();
    // Another id, and neither date nor length is stated any more.
    let notes = show.read("show_notes/001.md").replace("date: 2026-01-02T12:00:00Z\n", "");
    show.write("show_notes/first-of-all.md", &notes);
    fs::remove_file(show.0.path().join("show_notes/001.md")).unwrap();
    fs::remove_file(show.0.path().join("transcripts/001.vtt")).unwrap();
    let Run(_, said, fine) = show.build("2026-03-01");
    assert!(fine && said.contains("[episode-renamed]"), "{said}");
    assert_eq!(show.promises(), before);
    assert!(!show.read("podwright.lock").contains("id = \"001\""));
}

#[test]
fn a_new_domain_changes_addresses_and_nothing_else() {
    let show = Show::with(|config| config.replace("guid = \"917393e3-1b1e-5cef-ace4-edaa54e1f810\"\n", ""));
    assert!(show.build("2026-03-01").2);
    let (promises, before) = (show.promises(), show.read("feeds/feed.xml"));
    show.edit("podwright.toml", |config| config.replace("bells.example.org", "chimes.example.net"));
    for file in ["show_notes/001.md", "show_notes/002.md"] {
        show.edit(file, |notes| notes.replace("cdn.example.org", "cdn.example.net").replace("length", "size_unknown"));
    }
    let Run(_, said, fine) = show.build("2026-03-01");
    assert!(fine && said.contains("episodes 001, 002 have audio at another address than before"), "{said}");
    let after: Vec<String> =
        show.promises().iter().map(|promise| promise.replace("cdn.example.net", "cdn.example.org")).collect();
    assert_eq!(after, promises);
    assert_eq!(lines(&show.read("feeds/feed.xml"), "<podcast:guid>"), lines(&before, "<podcast:guid>"));
}

#[test]
fn pages_lead_to_each_other() {
    let show = Show::with(|config| config.replace("[feed]\n", "[feed]\npage_size = 1\n"));
    assert!(show.build("2026-03-01").2);
    let pages = ["feeds/feed.xml", "feeds/feed-2.xml"].map(|page| lines(&show.read(page), "<atom:link").join("\n"));
    insta::assert_snapshot!(pages.join("\n\n"), @r#"
    <atom:link href="https://bells.example.org/feeds/feed.xml" rel="self" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed.xml" rel="first" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed-2.xml" rel="last" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed-2.xml" rel="next" type="application/rss+xml"/>
    <atom:link href="https://hub.example.org/" rel="hub"/>

    <atom:link href="https://bells.example.org/feeds/feed-2.xml" rel="self" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed.xml" rel="first" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed-2.xml" rel="last" type="application/rss+xml"/>
    <atom:link href="https://bells.example.org/feeds/feed.xml" rel="previous" type="application/rss+xml"/>
    <atom:link href="https://hub.example.org/" rel="hub"/>
    "#);
    assert_eq!(lines(&show.read("feeds/feed-2.xml"), "<guid").len(), 2, "the episode and the live item");
}

#[test]
fn variants_hold_some_of_the_episodes() {
    let variants = "\n[[feed.variants]]\npath = \"season-{season}.xml\"\ntitle = \"Bells, season {season}\"\neach = \"season\"\n\
                    [[feed.variants]]\npath = \"latest.xml\"\nlatest = 1\n[[feed.variants]]\npath = \"towers.xml\"\ntag = \"Towers\"\n\n[[hosts]]";
    let show = Show::with(|config| config.replacen("\n[[hosts]]", variants, 1));
    let Run(_, said, fine) = show.build("2026-03-01");
    assert!(fine, "{said}");
    let told = |name: &str| {
        let feed = rss::Channel::read_from(show.read(&format!("feeds/{name}.xml")).as_bytes()).unwrap();
        let items: Vec<&str> = feed.items.iter().filter_map(|item| item.title.as_deref()).collect();
        format!("{name}: {} {items:?}", feed.title)
    };
    insta::assert_snapshot!(["season-1", "season-2", "latest", "towers", "feed"].map(told).join("\n"), @r#"
    season-1: Bells, season 1 ["Eight bells"]
    season-2: Bells, season 2 ["The long touch"]
    latest: Bell & Clapper ["The long touch"]
    towers: Bell & Clapper ["Eight bells"]
    feed: Bell & Clapper ["The long touch", "Eight bells"]
    "#);
    let guid = |name: &str| lines(&show.read(&format!("feeds/{name}.xml")), "<podcast:guid>").join("");
    assert_ne!(guid("latest"), guid("feed"), "another feed is another podcast to apps");
    let moved = |name: &str| lines(&show.read(&format!("feeds/{name}.xml")), "new-feed-url").len();
    assert_eq!([moved("feed"), moved("latest"), moved("season-1")], [1, 0, 0], "who hears a season stays there");
}

#[test]
fn feeds_of_former_builds_are_told() {
    let each = "\n[[feed.variants]]\npath = \"tag-{tag}.xml\"\neach = \"tag\"\n\n[[hosts]]";
    let show =
        Show::with(|config| config.replace("[feed]\n", "[feed]\npage_size = 1\n").replacen("\n[[hosts]]", each, 1));
    show.write("feeds/tag-mine.xml", "<rss><channel><generator>hand</generator></channel></rss>");
    let notes = |Run(_, said, _): Run| lines(&said, "note:").join("\n");
    assert_eq!(notes(show.build("2026-03-01")), "");
    show.edit("podwright.toml", |config| config.replace("page_size = 1", "page_size = 9"));
    show.edit("show_notes/001.md", |notes| notes.replace("tags: [ringing, towers]", "tags: [ringing]"));
    assert_eq!(
        notes(show.build("2026-03-01")),
        "note: feed-2.xml is from a former build; this one does not write it\n\
         note: tag-towers.xml is from a former build; this one does not write it"
    );
}

#[test]
fn what_subscribers_lose_is_told() {
    let show = Show::with(|config| config);
    assert!(show.build("2026-03-01").2);
    show.edit("show_notes/002.md", |notes| notes.replacen("---\n", "---\ndraft: true\n", 1));
    fs::remove_file(show.0.path().join("show_notes/001.md")).unwrap();
    fs::remove_file(show.0.path().join("transcripts/001.vtt")).unwrap();
    let Run(_, said, _) = show.build("2026-03-01");
    assert_eq!(
        lines(&said, "[ledger-episode-missing]"),
        [
            "warning[ledger-episode-missing]: episode 001 (Eight bells) was published, but none of its files is here any more",
            "warning[ledger-episode-missing]: episode 002 (The long touch) was published, but is a draft now: subscribers lose it",
        ]
    );
}

#[test]
fn what_is_due_next_is_said() {
    let show = Show::with(|config| config);
    let Run(out, _, fine) = show.build("2026-01-10");
    assert!(fine);
    assert!(out.contains("1 episode,") && out.ends_with("next: episode 002 is due 2026-01-16 12:00 +00:00\n"), "{out}");
    assert_eq!(
        lines(&show.read("feeds/feed.xml"), "<lastBuildDate>"),
        ["<lastBuildDate>Fri, 02 Jan 2026 12:00:00 +0000</lastBuildDate>"]
    );
}

#[test]
fn a_feed_that_the_linter_calls_an_error_is_not_written() {
    let show =
        Show::with(|config| config.replacen("protocol = \"irc\", account_id", "protocol = \"smoke\", account_id", 1));
    show.edit("show_notes/001.md", |notes| notes.replace("type: sri", "type: md5"));
    let Run(_, said, fine) = show.build("2026-03-01");
    assert!(!fine && !show.0.path().join("feeds/feed.xml").exists());
    insta::assert_snapshot!(said, @r##"
    error[value-unknown]: `smoke` in `protocol` of <podcast:chat> is none of the words that are known there
      --> podwright.toml:33:8
       |
    33 | chat = { server = "irc.example.org", protocol = "smoke", account_id = "@bells", space = "#bells" }
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: write `irc`, `xmpp`, `nostr` or `matrix`
    note: in the feed that would be written
      --> feed.xml:32:48

    error[value-unknown]: `md5` in `type` of <podcast:integrity> is none of the words that are known there
      --> show_notes/001.md:23:1
       |
    23 | alternateEnclosure:
       | ^^^^^^^^^^^^^^^^^^
       |
       = help: write `sri` or `pgp-signature`
    note: in the feed that would be written
      --> feed.xml:134:34

    not built because of 2 errors; the outputs of the last build are as they were
    "##);
}
