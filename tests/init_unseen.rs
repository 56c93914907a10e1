//! `podwright init` in repositories laid out in ways that no other test has.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

const EPISODE: &str = "audio: https://cdn.example/#.mp3\nlength: 12345678\n";

fn page(head: &str, number: u32) -> String {
    format!("---\n{}---\nNotes.\n", head.replace('#', &number.to_string()))
}

/// Two pages with `head`, `#` for their numbers.
fn two(paths: [&str; 2], head: &str, others: &[(&str, &str)]) -> Repository {
    let (one, two) = (page(head, 1), page(head, 2));
    let mut files = vec![(paths[0], one.as_str()), (paths[1], two.as_str())];
    files.extend(others);
    let show = Repository::with(&files);
    show.run(&["init"]);
    show
}

#[test]
fn episodes_whose_audio_lies_in_their_folder_beside_those_that_name_theirs() {
    let frames: Vec<u8> = [&[0xff, 0xfb, 0x90, 0x64][..], &[0; 413][..]].concat().repeat(50);
    let named = "---\ntitle: Rye\ndate: 2024-05-01\nresources:\n- src: rye.mp3\n---\nRye.\n";
    let unnamed = "---\ntitle: Oats\ndate: 2024-05-08\n---\nOats.\n";
    let show = Repository::with(&[
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("content/episodes/rye/index.md", named),
        ("content/episodes/oats/index.md", unnamed),
    ]);
    for name in ["rye", "oats"] {
        std::fs::write(show.root.join(format!("content/episodes/{name}/{name}.mp3")), &frames).unwrap();
    }
    show.run(&["init"]);
    let locations: Vec<String> =
        show.records().iter().map(|record| record["audio"]["location"].as_str().unwrap().to_owned()).collect();
    assert_eq!(locations, ["content/episodes/oats/oats.mp3", "content/episodes/rye/rye.mp3"]);
}

#[test]
fn transcripts_that_notes_name_are_no_episodes() {
    let head =
        format!("title: Rye #\ndate: 2024-05-0#\n{EPISODE}transcript_file: /assets/transcripts/loaf_#_otter.txt\n");
    let transcript = "Ann Lee  0:03\nHello.\n\nBo Ek  0:12\nHello.\n";
    let others = [
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\n"),
        ("assets/transcripts/loaf_1_otter.txt", transcript),
        ("assets/transcripts/loaf_2_otter.txt", transcript),
    ];
    let show = two(["_posts/2024-05-01-rye.md", "_posts/2024-05-02-oats.md"], &head, &others);
    let records = show.records();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["files"]["transcripts"][0], "assets/transcripts/loaf_1_otter.txt");
}

#[test]
fn entries_of_statamic() {
    let head = format!("id: 0b9b1f9c-000#\ntitle: Rye #\nepisode_number: #\n{EPISODE}");
    let show = two(["content/episodes/2023-01-10.kimchi.md", "content/episodes/2023-01-17.kefir.md"], &head, &[]);
    let dates: Vec<_> =
        show.records().iter().map(|record| record["published"].as_str().unwrap()[..10].to_owned()).collect();
    assert_eq!(dates, ["2023-01-10", "2023-01-17"]);
}

#[test]
fn keys_with_dots() {
    let head = "date: 2020-04-29 10:00\naudio.url: https://cdn.example/#.mp3\naudio.duration: 01:02:03\naudio.size: 59123456\npodcast.episode: #\npodcast.season: 3\n";
    let show = two(["Content/podcast/rye.md", "Content/podcast/oats.md"], head, &[]);
    let record = &show.records()[0];
    assert_eq!((&record["number"], &record["season"]), (&2.into(), &3.into()));
    assert_eq!((&record["audio"]["length"], &record["duration"]), (&59_123_456.into(), &3723.0.into()));
}

#[test]
fn words_of_more_languages() {
    let of = |head: &str| {
        let show = two(["episodes/one.md", "episodes/two.md"], head, &[]);
        show.records().remove(0)
    };
    let names = |record: &serde_json::Value, key: &str| record[key][0]["name"].as_str().unwrap().to_owned();
    let turkish = of(
        "baslik: Demlik #\ntarih: 2024-02-0#\nses: https://cdn.example/#.mp3\nboyut: 9000000\nsure: \"10:30\"\nkonuk: Deniz Ak\nsunucu: Ece Su\n",
    );
    assert_eq!(turkish["title"], "Demlik 1");
    assert_eq!((&turkish["audio"]["length"], &turkish["duration"]), (&9_000_000.into(), &630.0.into()));
    assert_eq!((names(&turkish, "hosts"), names(&turkish, "guests")), ("Ece Su".into(), "Deniz Ak".into()));
    let chinese = of("title: 绿茶 #\ndate: 2024-02-0#\naudio: https://cdn.example/#.mp3\n主播: [林]\n嘉宾: [陈茶]\n");
    assert_eq!((names(&chinese, "hosts"), names(&chinese, "guests")), ("林".into(), "陈茶".into()));
    let czech = of("title: Pila #\ncislo: #\ndatum: 5. 1#. 2022\nsoubor: https://cdn.example/#.mp3\n");
    assert_eq!((&czech["number"], &czech["published"].as_str().unwrap()[..10]), (&1.into(), "2022-11-05"));
}

#[test]
fn lines_below_a_heading_in_swedish() {
    let notes = |number: u32| {
        format!(
            "# Avsnitt {number}: Tall\n\nPublicerat: {number} maj 2023\nLängd: 42 min\n\
             Ljudfil: https://cdn.example/0{number}.mp3\nProgramledare: Karin Gran\n\nOm tallen.\n"
        )
    };
    let (five, six) = (notes(5), notes(6));
    let show = Repository::with(&[("avsnitt/05-tall.md", five.as_str()), ("avsnitt/06-gran.md", six.as_str())]);
    show.run(&["init"]);
    let record = &show.records()[0];
    assert_eq!(&record["published"].as_str().unwrap()[..10], "2023-05-05");
    assert_eq!((&record["duration"], &record["hosts"][0]["name"]), (&2520.0.into(), &"Karin Gran".into()));
}

#[test]
fn audio_where_the_feed_of_the_site_has_it() {
    let of = |others: &[(&str, &str)]| {
        let head = "title: Rye #\ndate: 2024-05-0#\naudio: loaf-#.mp3\nlength: 12345678\n";
        let show = two(["src/episodes/rye.md", "src/episodes/oats.md"], head, others);
        show.run(&["build", "--now", "2026-06-01"]);
        let feed = std::fs::read_to_string(show.feed()).unwrap();
        feed.split("<enclosure url=\"").nth(2).unwrap().split('"').next().unwrap().to_owned()
    };
    let eleventy = (".eleventy.js", "module.exports = {};\n");
    let data = ("src/_data/metadata.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}");
    let feed = "<rss xmlns:itunes=\"x\">{% for post in c %}<item><guid>{{ post.data.guid }}</guid><enclosure url=\"{{ metadata.url }}/sound/{{ post.data.audio | urlencode }}\" length=\"1\"/><itunes:x/></item>{% endfor %}</rss>";
    assert_eq!(of(&[eleventy, data, ("src/feed.njk", feed)]), "https://loaf.example/sound/loaf-1.mp3");
    let python = "from feedgen.feed import FeedGenerator\nBASE = \"https://media.example/loaf\"\nfe = fg.add_entry()\nfe.enclosure(f\"{BASE}/{ep['audio']}\", '1', 'audio/mpeg')\n# podcast\n";
    assert_eq!(
        of(&[("make.py", python), ("README.md", "# Loaf\n\nhttps://loaf.example\n")]),
        "https://media.example/loaf/loaf-1.mp3"
    );
    let hakyll = "<rss xmlns:itunes=\"x\"><channel><title>Loaf</title><link>https://loaf.example/</link><itunes:author>Ann</itunes:author>$for(episodes)$<item><enclosure url=\"https://loaf.example/audio/$audio$\" length=\"1\"/></item>$endfor$</channel></rss>";
    assert_eq!(of(&[("templates/podcast.xml", hakyll)]), "https://loaf.example/audio/loaf-1.mp3");
}

#[test]
fn several_shows_and_transcripts_alone_are_told() {
    let head = format!("title: Rye #\ndate: 2024-05-0#\n{EPISODE}");
    let (one, two) = (page(&head, 1), page(&head, 2));
    let shows = Repository::with(&[
        ("shows/iron/show.yml", "title: Iron\n"),
        ("shows/iron/episodes/001.md", &one),
        ("shows/wool/show.yml", "title: Wool\n"),
        ("shows/wool/episodes/001.md", &two),
    ]);
    let (out, _) = shows.run(&["init"]);
    assert!(out.contains("note: shows/iron, shows/wool state facts of shows of their own; "), "{out}");
    let transcripts = Repository::with(&[
        ("README.md", "# Transcripts of Loaf\n"),
        ("2022/101-rye.txt", "Ada: Hello.\n"),
        ("2022/102-oats.txt", "Ada: Hello.\n"),
    ]);
    let (out, _) = transcripts.run(&["init"]);
    assert!(out.contains("note: of 2 transcripts here none has notes; `podwright import FEED` "), "{out}");
}
