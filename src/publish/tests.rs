//! Small shows, built into temporary folders.

use std::collections::BTreeMap;
use std::fs;

use chrono::{FixedOffset, NaiveDate};
use tempfile::TempDir;

use super::*;
use crate::chapters::formats::tests::chapter;
use crate::feed::media::Enclosure;
use crate::record::{Audio, Episode, Evidence};
use crate::source::{SourceFile, Span};
use crate::transcript::{Cue, Format, Transcript, Utterance};
use crate::{config, notes};

const SHOW: &str = r#"
    [show]
    title = "Example"
    link = "https://example.org/"
    description = "About examples."
    author = "Ada Crumb"
    categories = ["Arts > Food"]
    image = "https://example.org/cover.jpg"
    timezone = "Europe/Berlin"

    [feed]
    url = "https://example.org/feeds/feed.xml"
    episode_link = "https://example.org/{number}"
"#;

fn config_with(more: &str) -> Config {
    config::parse(&SourceFile::new("podwright.toml", format!("{SHOW}{more}")), &mut Vec::new()).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2020-06-01T00:00:00Z").unwrap().to_utc()
}

fn date(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// Episode `number` with notes, recorded on the `number`th of March 2020.
fn compiled(number: u32) -> Compiled {
    let path = format!("show_notes/{number:03}.md");
    let text = format!("# Example {number}\n\nNotes");
    let record = Episode {
        id: format!("{number:03}"),
        number: Some(number),
        title: Some(format!("Title {number}")),
        recorded: NaiveDate::from_ymd_opt(2020, 3, number),
        files: crate::record::Files { notes: Some(path.clone().into()), ..Default::default() },
        audio: Some(Audio {
            location: format!("https://example.org/{number}.mp3"),
            length: Some(7),
            ..Audio::default()
        }),
        ..Episode::default()
    };
    let file = SourceFile::new(path, text);
    let notes = notes::parse(&file, &[], &mut Vec::new());
    let mut compiled = Compiled::new(record);
    compiled.notes = Some((file, notes));
    compiled
}

fn state_date(compiled: &mut Compiled, text: &str) {
    compiled.record.published = Some(date(text));
    let (file, _) = compiled.notes.as_ref().unwrap();
    let evidence = Evidence::read(text, file, Span::new(2, 9), "front matter");
    compiled.record.evidence.insert(Fact::Published, vec![evidence]);
}

fn planned(config: &Config, episodes: &[Compiled], ledger: &Ledger) -> Plan {
    plan(Path::new("/nowhere"), config, episodes, ledger, now())
}

fn rules(plan: &Plan) -> Vec<&'static str> {
    plan.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

fn feed(plan: &Plan) -> rss::Channel {
    match &plan.outputs.last().unwrap().content {
        Content::Text(file) => rss::Channel::read_from(file.text().as_bytes()).unwrap(),
        other => panic!("the feed is {other:?}"),
    }
}

fn guids(plan: &Plan) -> BTreeMap<String, String> {
    plan.ledger.episodes.iter().map(|(id, entry)| (id.clone(), entry.guid.clone())).collect()
}

#[test]
fn a_clean_show_builds_without_a_word() {
    let mut one = compiled(1);
    one.record.chapters = vec![chapter(0.0, "Intro"), chapter(10.0, "Topic")];
    let plan = planned(&config_with(""), &[one, compiled(2)], &Ledger::default());
    assert_eq!(plan.diagnostics, []);
    let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["chapters/001.json", "feed.xml"]);
    let titles: Vec<_> = feed(&plan).items.iter().map(|item| item.title.clone().unwrap()).collect();
    assert_eq!(titles, ["Title 2", "Title 1"]);
}

#[test]
fn a_guid_is_never_changed_once_it_was_given() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut renamed = compiled(1);
    renamed.record.title = Some("Another title".into());
    renamed.record.guid = Some("mine".into());
    let after = planned(&config_with("guid = \"{slug}\""), &[renamed], &before.ledger);
    assert_eq!(guids(&before), guids(&after));
    assert_eq!(rules(&after), ["ledger-guid-differs"]);
}

#[test]
fn a_new_guid_is_the_stated_one_else_the_template_s_else_a_uuid() {
    let mut stated = compiled(1);
    stated.record.guid = Some(" mine ".into());
    let mut untitled = compiled(3);
    untitled.record.title = None;
    let plan = planned(&config_with("guid = \"ex-{slug}\""), &[stated, compiled(2), untitled], &Ledger::default());
    let guids = guids(&plan);
    assert_eq!(guids["001"], "mine");
    assert_eq!(guids["002"], "ex-title-2");
    let show = crate::feed::identity::podcast_guid(&"https://example.org/feeds/feed.xml".parse().unwrap());
    assert_eq!(guids["003"], crate::feed::identity::episode_guid(show, "003"));
    assert_eq!(rules(&plan), ["guid-template", "title-missing"]);
}

#[test]
fn a_renamed_episode_is_known_by_the_guid_its_notes_state() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut renamed = compiled(5);
    renamed.record.guid = Some(before.ledger.episodes["001"].guid.clone());
    let after = planned(&config_with(""), &[renamed], &before.ledger);
    // Its address is made of the number.
    assert_eq!(rules(&after), ["enclosure-moved"]);
    assert_eq!(after.ledger.episodes.len(), 1);
    assert_eq!(after.ledger.episodes["005"].published, before.ledger.episodes["001"].published);
}

#[test]
fn a_vanished_episode_stays_in_the_ledger() {
    let before = planned(&config_with(""), &[compiled(1), compiled(2)], &Ledger::default());
    let after = planned(&config_with(""), &[compiled(2)], &before.ledger);
    assert_eq!(after.ledger, before.ledger);
    assert_eq!(rules(&after), ["ledger-episode-missing"]);
    assert_eq!(feed(&after).items.len(), 1);
}

#[test]
fn two_episodes_never_share_a_guid() {
    let plan = planned(&config_with("guid = \"same\""), &[compiled(1), compiled(2)], &Ledger::default());
    assert_eq!(rules(&plan), ["guid-duplicate"]);
    assert!(plan.write(&Destination::elsewhere(Path::new("/nowhere"))).is_err());
}

#[test]
fn a_day_of_recording_is_published_at_noon_in_the_show_s_zone() {
    let plan = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    assert_eq!(feed(&plan).items[0].pub_date.as_deref(), Some("Sun, 01 Mar 2020 12:00:00 +0100"));
}

#[test]
fn a_missing_date_is_inferred_from_the_neighbours() {
    let undated = |number| {
        let mut compiled = compiled(number);
        compiled.record.recorded = None;
        compiled
    };
    let episodes = [undated(1), compiled(2), undated(3), compiled(6), undated(7)];
    let plan = planned(&config_with(""), &episodes, &Ledger::default());
    let day = |id: &str| plan.ledger.episodes[id].published.unwrap().format("%m-%d").to_string();
    assert_eq!([day("001"), day("003"), day("007")], ["02-24", "03-03", "03-13"]);
    assert_eq!(
        plan.diagnostics[1].to_string(),
        "show_notes/003.md:1:1: warning: episode 003 states no date; 2020-03-03T12:00:00+01:00 was inferred from its \
         neighbours [published-unknown]"
    );
    // Once given, a date is no guess any more.
    assert_eq!(planned(&config_with(""), &episodes, &plan.ledger).diagnostics, []);
}

#[test]
fn without_any_date_there_is_no_pub_date() {
    let mut undated = compiled(1);
    undated.record.recorded = None;
    let plan = planned(&config_with(""), &[undated], &Ledger::default());
    assert_eq!(rules(&plan), ["published-unknown"]);
    assert_eq!(feed(&plan).items[0].pub_date, None);
}

#[test]
fn a_published_date_moves_only_when_the_front_matter_says_so() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let build = |stated: &str| {
        let mut changed = compiled(1);
        state_date(&mut changed, stated);
        planned(&config_with(""), &[changed], &before.ledger)
    };
    let moved = build("2020-03-05T10:00:00+01:00");
    assert_eq!(
        moved.diagnostics[0].to_string(),
        "show_notes/001.md:1:3: warning: the notes say 2020-03-05T10:00:00+01:00, but the episode was published \
         2020-03-01T12:00:00+01:00 [published-changed]"
    );
    assert_eq!(moved.ledger.episodes["001"].published, Some(date("2020-03-05T10:00:00+01:00")));
    let same_day = build("2020-03-01T00:00:00+01:00");
    assert_eq!(same_day.diagnostics, []);
    assert_eq!(same_day.ledger, before.ledger);
}

#[test]
fn drafts_and_future_episodes_are_held_back() {
    let mut draft = compiled(1);
    draft.record.draft = true;
    let mut future = compiled(2);
    state_date(&mut future, "2020-07-01T10:00:00+02:00");
    let plan = planned(&config_with(""), &[draft, future], &Ledger::default());
    assert_eq!(plan.ledger.episodes.len(), 0);
    assert_eq!(
        plan.diagnostics[0].to_string(),
        "show_notes/002.md:1:3: info: episode 002 is held back until 2020-07-01 10:00 +02:00 [episode-held-back]"
    );
}

#[test]
fn what_subscribers_have_stays_as_they_have_it() {
    let mut episode = compiled(1);
    episode.record.recorded = None;
    let enclosure = Enclosure {
        url: Url::parse("https://example.org/1.mp3").unwrap(),
        length: Some(7),
        media_type: "audio/x-wav".into(),
    };
    let given = Entry {
        audio: None,
        title: None,
        guid: "https://example.org/1".into(),
        permalink: true,
        published: Some(date("2031-01-01T00:00:00Z")),
        enclosure: Some(enclosure),
    };
    let ledger = |given| Ledger { podcast_guid: None, episodes: BTreeMap::from([("001".to_owned(), given)]) };
    // It was published with a date to come.
    let first = feed(&planned(&config_with(""), &[episode.clone()], &ledger(given.clone()))).items.remove(0);
    assert_eq!(first.pub_date.as_deref(), Some("Wed, 01 Jan 2031 00:00:00 +0000"));
    assert!(first.guid.unwrap().permalink);
    assert_eq!(first.enclosure.unwrap().mime_type, "audio/x-wav");
    // Another was published without any; its neighbour tells none either.
    let undated = Entry { published: None, ..given };
    let items = feed(&planned(&config_with(""), &[episode, compiled(2)], &ledger(undated))).items;
    assert_eq!(items.last().unwrap().pub_date, None);
}

#[test]
fn descriptions_can_be_kept_as_they_are_written() {
    let config = config_with("description = \"as-written\"");
    let mut episode = compiled(1);
    episode.record.chapters = vec![chapter(0.0, "Intro"), chapter(10.0, "Topic")];
    let written = |episode: &Compiled| {
        let item = feed(&planned(&config, std::slice::from_ref(episode), &Ledger::default())).items.remove(0);
        (item.description.unwrap(), item.content)
    };
    assert_eq!(written(&episode), ("<h1>Example 1</h1>\n<p>Notes</p>".into(), None));
    episode.record.summary = Some("Short & *sweet*.".into());
    assert_eq!(written(&episode).0, "<p>Short &amp; <em>sweet</em>.</p>");
    episode.record.summary = Some("Short & sweet.".into());
    assert_eq!(written(&episode), ("Short & sweet.".into(), Some("<h1>Example 1</h1>\n<p>Notes</p>".into())));
}

#[test]
fn what_every_episode_lacks_is_said_once() {
    let episodes: Vec<_> = (1..9)
        .map(|number| {
            let mut compiled = compiled(number);
            compiled.record.audio = None;
            compiled
        })
        .collect();
    let plan = planned(&config_with(""), &episodes, &Ledger::default());
    assert_eq!(
        plan.diagnostics[0].to_string(),
        "show_notes/001.md:1:1: warning: 8 episodes (001, 002, 003, …) have no audio: it is not in the repository, and \
         neither front matter nor [feed] enclosure say where [episode-without-audio]"
    );
    let described =
        planned(&config_with("enclosure = \"https://example.org/{id}.mp3\""), &episodes, &Ledger::default());
    assert_eq!(rules(&described), ["enclosure-length-unknown"]);
    let enclosure = feed(&described).items[7].enclosure.clone().unwrap();
    assert_eq!((enclosure.url.as_str(), enclosure.length.as_str()), ("https://example.org/001.mp3", "0"));
}

#[test]
fn a_published_enclosure_keeps_the_length_nobody_states_any_more() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut unmeasured = compiled(1);
    unmeasured.record.audio.as_mut().unwrap().length = None;
    let after = planned(&config_with(""), &[unmeasured], &before.ledger);
    assert_eq!(after.diagnostics, []);
    assert_eq!(after.ledger, before.ledger);
}

#[test]
fn a_show_that_states_little_is_told_what_is_missing() {
    let config =
        config::parse(&SourceFile::new("podwright.toml", "[show]\ntitle = \"Bare\""), &mut Vec::new()).unwrap();
    let plan = planned(&config, &[], &Ledger::default());
    assert_eq!(
        rules(&plan),
        [
            "feed-url-missing",
            "base-url-missing",
            "show-link-missing",
            "show-description-missing",
            "show-category-missing",
            "show-author-missing",
            "show-cover-missing"
        ]
    );
    assert!(!crate::diagnostic::has_errors(&plan.diagnostics));
}

#[test]
fn a_feed_outside_the_show_is_refused() {
    for path in ["../feed.xml", "/tmp/feed.xml", "", "feeds/"] {
        let mut config = config_with("");
        config.feed.path = path.into();
        assert_eq!(rules(&planned(&config, &[], &Ledger::default())), ["feed-path"], "{path}");
    }
}

/// A show on disk: audio and a cover in the repository, a transcript of each kind.
fn show_on_disk() -> (TempDir, Config, Vec<Compiled>) {
    let root = tempfile::tempdir().unwrap();
    // The first bytes of a PNG file of 1400 × 1400 pixels.
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\x78\0\0\x05\x78\x08\x02\0\0\0CRC!\0\0\0\0IENDCRC!";
    for (path, bytes) in [("audio/Ep 1.mp3", &b"sound"[..]), ("art/cover.png", picture), ("feeds/near.mp3", b"near")] {
        fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
        fs::write(root.path().join(path), bytes).unwrap();
    }
    let config = {
        let mut config = config_with("");
        config.show.image = Some("art/cover.png".into());
        config
    };
    let transcript = |format, start| Transcript {
        format,
        cues: vec![Cue { start, end: Some(start + 1.0), text: "a < b".into(), ..Cue::default() }],
        ..Transcript::default()
    };
    let untimed = || Transcript {
        untimed: vec![Utterance { text: "hello".into(), ..Utterance::default() }],
        ..Transcript::default()
    };
    let (mut one, mut two) = (compiled(1), compiled(2));
    one.record.audio = Some(Audio { location: "audio/Ep 1.mp3".into(), ..Audio::default() });
    one.transcripts = vec![
        (SourceFile::new("transcripts/001.txt", "hello"), untimed()),
        (SourceFile::new("transcripts/001.srt", "1 …"), transcript(Format::Srt, 3.0)),
    ];
    two.record.audio = Some(Audio { location: "feeds/near.mp3".into(), ..Audio::default() });
    two.transcripts = vec![(SourceFile::new("transcripts/002.txt", "hello"), untimed())];
    (root, config, vec![one, two])
}

fn tree(folder: &Path) -> Vec<String> {
    let files = ignore::WalkBuilder::new(folder).hidden(false).build().filter_map(Result::ok);
    let mut paths: Vec<_> = files
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect();
    paths.sort();
    paths
}

#[test]
fn files_of_the_show_are_served_beside_the_feed() {
    let (root, config, episodes) = show_on_disk();
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    assert_eq!(plan.diagnostics, []);
    let feed = feed(&plan);
    let enclosures: Vec<_> = feed
        .items
        .iter()
        .map(|item| item.enclosure.as_ref().unwrap())
        .map(|e| (e.url.as_str(), e.length.as_str()))
        .collect();
    assert_eq!(
        enclosures,
        [("https://example.org/feeds/near.mp3", "4"), ("https://example.org/feeds/audio/Ep%201.mp3", "5")]
    );
    assert_eq!(feed.image.as_ref().unwrap().url, "https://example.org/feeds/art/cover.png");
    let transcript = |index: usize| feed.items[index].extensions["podcast"]["transcript"][0].attrs.clone();
    assert_eq!(transcript(0)["url"], "https://example.org/feeds/transcripts/002.html");
    assert_eq!(transcript(0).get("rel"), None);
    assert_eq!(transcript(1)["url"], "https://example.org/feeds/transcripts/001.vtt");
    assert_eq!(transcript(1)["rel"], "captions");

    let destination = Destination::in_show(root.path(), &config);
    plan.write(&destination).unwrap();
    assert_eq!(
        tree(root.path()),
        [
            "art/cover.png",
            "audio/Ep 1.mp3",
            "feeds/art/cover.png",
            "feeds/audio/Ep 1.mp3",
            "feeds/feed.xml",
            "feeds/near.mp3",
            "feeds/transcripts/001.vtt",
            "feeds/transcripts/002.html",
            "podwright.lock",
        ]
    );
}

#[test]
fn a_second_build_changes_nothing() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    let build = || {
        let ledger = read_ledger(root.path(), &destination).unwrap();
        plan(root.path(), &config, &episodes, &ledger, now())
    };
    let first = build();
    assert!(first.check(&destination).unwrap().iter().any(|difference| difference.kind == DifferenceKind::Missing));
    assert_eq!(first.write(&destination).unwrap().last().unwrap(), &root.path().join("feeds/feed.xml"));
    let second = build();
    assert_eq!(second.outputs, first.outputs);
    assert_eq!(second.check(&destination).unwrap(), []);
    assert_eq!(second.write(&destination).unwrap(), Vec::<PathBuf>::new());

    fs::write(root.path().join("feeds/feed.xml"), "broken").unwrap();
    let expected = Difference { path: root.path().join("feeds/feed.xml"), kind: DifferenceKind::Changed };
    assert_eq!(build().check(&destination).unwrap(), [expected]);
}

#[test]
fn a_show_can_be_built_elsewhere() {
    let (root, config, episodes) = show_on_disk();
    let out = tempfile::tempdir().unwrap();
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    plan.write(&Destination::elsewhere(out.path())).unwrap();
    assert_eq!(
        tree(out.path()),
        [
            "art/cover.png",
            "audio/Ep 1.mp3",
            "feed.xml",
            "near.mp3",
            "podwright.lock",
            "transcripts/001.vtt",
            "transcripts/002.html"
        ]
    );
    assert!(!root.path().join("podwright.lock").exists());
}

#[test]
fn an_output_never_takes_the_place_of_a_source() {
    let (root, mut config, mut episodes) = show_on_disk();
    config.feed.path = "feed.xml".into();
    let (_, transcript) = episodes[0].transcripts.pop().unwrap();
    episodes[0].transcripts = vec![(SourceFile::new("transcripts/001.srt", "1 …"), transcript)];
    episodes[0].record.files.transcripts = vec!["transcripts/001.srt".into(), "transcripts/001.vtt".into()];
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.to_str().unwrap()).collect();
    assert!(paths.contains(&"transcripts/001.built.vtt"), "{paths:?}");
    assert!(!paths.contains(&"transcripts/001.vtt"), "{paths:?}");
}

#[test]
fn outputs_of_former_builds_are_named_and_kept() {
    let (root, config, mut episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    plan(root.path(), &config, &episodes, &Ledger::default(), now()).write(&destination).unwrap();
    episodes.pop();
    let after = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    after.write(&destination).unwrap();
    assert_eq!(after.stale(&destination), [Path::new("transcripts/002.html")]);
    assert!(root.path().join("feeds/transcripts/002.html").exists());
}

#[test]
fn feeds_of_former_builds_are_named_whatever_they_were_called() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    plan.write(&destination).unwrap();
    let built = fs::read_to_string(root.path().join("feeds/feed.xml")).unwrap();
    fs::create_dir(root.path().join("feeds/seasons")).unwrap();
    fs::write(root.path().join("feeds/seasons/one.xml"), &built).unwrap();
    fs::write(root.path().join("feeds/other.xml"), built.replacen("<title>", "<title>Another ", 1)).unwrap();
    fs::write(root.path().join("feeds/sitemap.xml"), "<urlset/>").unwrap();
    assert_eq!(plan.stale(&destination), [Path::new("seasons/one.xml")]);
}

#[test]
fn an_episode_is_left_out_when_it_expires() {
    let mut expired = compiled(1);
    expired.record.expires = "2020-01-01T00:00:00Z".parse().ok();
    let plan = planned(&config_with(""), &[expired, compiled(2)], &Ledger::default());
    assert_eq!(plan.items, 1);
    assert!(rules(&plan).contains(&"episode-expired"), "{:?}", rules(&plan));
}

#[test]
fn a_size_in_round_numbers_is_better_than_none() {
    let mut rounded = compiled(1);
    let audio = rounded.record.audio.as_mut().unwrap();
    (audio.length, audio.rounded_length) = (None, Some(10_500_000));
    let plan = planned(&config_with(""), &[rounded], &Ledger::default());
    assert_eq!(rules(&plan), [""; 0]);
    let enclosure = plan.ledger.episodes["001"].enclosure.as_ref().unwrap();
    assert_eq!(enclosure.length, Some(10_500_000));
}

#[test]
fn a_folder_that_cannot_be_written_leaves_everything_as_it_was() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    // A file where a folder has to be: nobody can write there, not even root.
    fs::write(root.path().join("feeds/transcripts"), "in the way").unwrap();
    fs::write(root.path().join("feeds/feed.xml"), "old").unwrap();
    let faults = plan(root.path(), &config, &episodes, &Ledger::default(), now()).write(&destination).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].rule, "output-not-written");
    assert!(faults[0].message.contains("feeds/transcripts/001.vtt"), "{}", faults[0].message);
    assert_eq!(
        tree(root.path()),
        ["art/cover.png", "audio/Ep 1.mp3", "feeds/feed.xml", "feeds/near.mp3", "feeds/transcripts"]
    );
    assert_eq!(fs::read_to_string(root.path().join("feeds/feed.xml")).unwrap(), "old");
}

#[test]
fn what_is_staged_and_not_kept_leaves_nothing() {
    let (root, config, episodes) = show_on_disk();
    let out = root.path().join("new");
    let before = tree(root.path());
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    let staged = plan.stage(&Destination::elsewhere(&out)).unwrap();
    // Nobody looks into a folder that is new; a feed is there at once and whole.
    assert!(out.join("transcripts/001.vtt").exists() && !out.join("feed.xml").exists());
    drop(staged);
    assert_eq!(tree(root.path()), before);
    assert!(!out.exists());
}

#[test]
fn a_cover_that_is_not_there_is_an_error() {
    let (root, mut config, episodes) = show_on_disk();
    config.show.image = Some("art/none.png".into());
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    assert_eq!(rules(&plan), ["cover-missing"]);
    assert!(crate::diagnostic::has_errors(&plan.diagnostics));
}

/// A whole real show, where it is at hand: data that is never part of the project.
#[test]
fn a_real_show_becomes_a_feed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/python-bytes");
    if !root.exists() {
        println!("skipped: no corpus at {}", root.display());
        return;
    }
    let mut config = config_with("enclosure = \"https://cdn.example.org/{id}.mp3\"");
    config.show.title = "Python Bytes".into();
    let show = crate::show::Show { root: root.clone(), config };
    let mut diagnostics = Vec::new();
    let files = crate::show::episodes(&show, &mut diagnostics).unwrap();
    let episodes = crate::normalize::compile(&show, files, &mut diagnostics);

    let out = tempfile::tempdir().unwrap();
    let destination = Destination::elsewhere(out.path());
    let now = DateTime::parse_from_rfc3339("2030-01-01T00:00:00Z").unwrap().to_utc();
    let first = plan(&root, &show.config, &episodes, &Ledger::default(), now);
    assert!(!crate::diagnostic::has_errors(&first.diagnostics), "{:?}", first.diagnostics);
    first.write(&destination).unwrap();

    let items = feed(&first).items;
    assert_eq!(items.len(), episodes.len());
    assert!(items.iter().all(|item| item.title.is_some() && item.guid.is_some() && item.pub_date.is_some()));
    let again = plan(&root, &show.config, &episodes, &read_ledger(&root, &destination).unwrap(), now);
    assert_eq!(again.check(&destination).unwrap(), []);
    assert!(!rules(&again).contains(&"published-unknown"));
}
