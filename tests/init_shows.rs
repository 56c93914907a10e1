//! `podwright init` in the repositories of shows that other generators made: the config finds all that is there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::fs;

use assert_cmd::Command;
use repository::{Repository, items};

#[test]
fn a_folder_without_a_show_gets_one_that_builds() {
    let empty = Repository::with(&[]);
    let (said, _) = empty.run(&["init"]);
    insta::assert_snapshot!(said, @"
    wrote podwright.toml
    wrote show_notes/001.md
    wrote transcripts/.gitkeep
    wrote audio/.gitkeep
    wrote .pre-commit-config.yaml
    note: put yours into [show] of podwright.toml where nothing was found: link, description, language, categories, image
    ");
    empty.run(&["build"]);
    empty.run(&["lint"]);
    empty.run(&["build", "--check"]);
    assert_eq!(empty.records()[0]["title"], "Hello");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let show = Repository::with(&[("podwright.toml", "# mine\n"), ("show_notes/001.md", "# Mine 1: Own\n")]);
    let before = show.sources();
    let (said, _) = show.run(&["init"]);
    assert!(said.contains("left podwright.toml, which was there"), "{said}");
    assert!(before.iter().all(|(path, bytes)| show.sources().get(path) == Some(bytes)));
}

#[test]
fn a_jekyll_site_with_posts_beside_episodes() {
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf Talk\nurl: https://loaf.example\nbaseurl: /pod\nlang: en_GB\nauthor: {name: Ada Crumb, email: ada@loaf.example}\n\
             description: Bread, weekly.\npermalink: /:year/:title/\ntimezone: Europe/London\n\
             podcast:\n  categories: [Arts > Food]\n  cover: /img/cover.jpg\n  explicit: no\n",
        ),
        (
            "_posts/2024-05-01-rye.md",
            "---\nlayout: episode\ntitle: 'Rye: a story'\nepisode: 1\nmp3-url: https://cdn.example/rye.mp3\nmp3-size: 12345678\n\
             time: '52:14'\ncategory: podcast\n---\nIn this episode we bake rye.\n\n- [@00:00] - Welcome\n- [@01:55] - Rye\n\nHosts: [Ada][ada] and Bob Oven\n\n[ada]: https://ada.example/\n",
        ),
        (
            "_posts/2024-06-01-oats.md",
            "---\nlayout: episode\ntitle: Oats\nepisode: 2\nmp3-url: /audio/oats 2.mp3\nmp3-size: 22345678\ntime: '1:02:14'\ncategory: podcast\n---\nOats.\n",
        ),
        ("_posts/2024-06-02-news.md", "---\nlayout: post\ntitle: News\ncategory: news\n---\nNo audio here.\n"),
        (
            "_posts/2024-07-01-hidden.md",
            "---\ntitle: Hidden\nepisode: 3\nmp3-url: https://cdn.example/3.mp3\npublished: false\n---\nNot yet.\n",
        ),
        ("about.md", "---\ntitle: About\n---\nAbout us.\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://loaf.example/pod/ | en-GB | Ada Crumb | Bread, weekly.
    2 | Oats | Sat, 01 Jun 2024 00:00:00 +0100 | https://loaf.example/audio/oats%202.mp3 22345678 audio/mpeg | 3734 | https://loaf.example/pod/2024/oats/ |  | transcript - | chapters -: 
    1 | Rye: a story | Wed, 01 May 2024 00:00:00 +0100 | https://cdn.example/rye.mp3 12345678 audio/mpeg | 3134 | https://loaf.example/pod/2024/rye/ | Ada (host), Bob Oven (host) | transcript - | chapters https://loaf.example/pod/podcast/chapters/2024-05-01-rye.json: 00:00:00.000 Welcome; 00:01:55.000 Rye
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["_posts/*.md"]
    transcripts = ["transcripts/**/*.{txt,vtt,srt,json}"]
    audio = []
    site = ["."]

    [sources.only]
    audio = true # other pages lie beside the episodes

    [sources.front_matter]
    audio = ["mp3-url"]
    duration = ["time"]
    length = ["mp3-size"]

    [feed]
    path = "podcast/feed.xml"
    url = "https://loaf.example/pod/podcast/feed.xml"
    episode_link = "https://loaf.example/pod/{year}/{file}/"
    "#);
}

#[test]
fn a_hugo_site_in_toml_with_data_files() {
    let episode = |number: u32, title: &str, rest: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndate = 2024-0{number}-03T08:00:00+01:00\nepisode = \"{number}\"\nepisode_image = \"img/{number}.jpg\"\n\
             podcast_file = \"loaf-{number}.mp3\"\npodcast_bytes = \"{number}2345678\"\npodcast_duration = \"0:52:1{number}\"\nhosts = [\"ada\", \"bob\"]\n\
             sponsors = [\"flour-hub-{number}\"]\n{rest}+++\nNotes of {title}.\n"
        )
    };
    let show = Repository::with(&[
        (
            "hugo.toml",
            "baseURL = \"https://loaf.example/\"\nlanguageCode = \"de-de\"\ntitle = \"Site of Loaf\"\n[permalinks]\nepisode = \"/:section/:slug/\"\n\
             [params]\ndescription = \"Brot.\"\nmedia_prefix = \"https://media.example/loaf/\"\n[params.podcast]\ntitle = \"Loaf\"\nauthor = \"Ada\"\n\
             category = \"Arts:Food\"\nimage = \"img/cover.png\"\n",
        ),
        ("content/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/episode/_index.md", "+++\ntitle = \"All episodes\"\n+++\n"),
        ("content/episode/1.md", &episode(1, "Roggen", "guests = [\"Cid Loaf\"]\n")),
        (
            "content/episode/2.md",
            &episode(
                2,
                "Hafer",
                "[[chapters]]\nstart = \"00:00\"\ntitle = \"Hallo\"\n[[chapters]]\nstart = \"01:30\"\ntitle = \"Hafer\"\n[transcript]\nsrc = \"https://media.example/2.vtt\"\ntype = \"text/vtt\"\n",
            ),
        ),
        ("content/blog/1.md", "+++\ntitle = \"A post\"\ndate = 2024-01-01\n+++\nWords.\n"),
        ("data/hosts/ada.toml", "name = \"Ada Crumb\"\nhomepage = \"https://ada.example/\"\n"),
        ("data/hosts/bob.toml", "name = \"Bob Oven\"\n"),
        (
            "data/sponsors.yaml",
            "flour-hub-1:\n  name: Flour Hub\n  url: https://flour.example/loaf\nflour-hub-2:\n  name: Flour Hub\n  url: https://flour.example/loaf\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | de-de | Ada | Brot.
    2 | Hafer | Sat, 03 Feb 2024 08:00:00 +0100 | https://media.example/loaf/loaf-2.mp3 22345678 audio/mpeg | 3132 | https://loaf.example/episode/2/ | Ada Crumb (host), Bob Oven (host) | transcript https://media.example/2.vtt | chapters https://loaf.example/podcast/chapters/2.json: 00:00:00.000 Hallo; 00:01:30.000 Hafer
    1 | Roggen | Wed, 03 Jan 2024 08:00:00 +0100 | https://media.example/loaf/loaf-1.mp3 12345678 audio/mpeg | 3131 | https://loaf.example/episode/1/ | Ada Crumb (host), Bob Oven (host), Cid Loaf (guest) | transcript - | chapters -:
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["content/episode/*.md"]
    transcripts = ["transcripts/**/*.{txt,vtt,srt,json}"]
    audio = []
    exclude = ["**/_index.*"]
    site = ["static"]

    [sources.people]
    files = ["data/hosts/*.toml"]

    [sources.sponsors]
    files = ["data/*.yaml"]

    [feed]
    path = "static/podcast/feed.xml"
    url = "https://loaf.example/podcast/feed.xml"
    episode_link = "https://loaf.example/episode/{file}/"
    enclosure = "https://media.example/loaf/{audio}"
    "#);
    let records = show.records();
    assert_eq!(records[0]["sponsors"][0]["name"], "Flour Hub");
    assert_eq!(records[0]["hosts"][0]["url"], "https://ada.example/");
    assert_eq!(records[0]["guests"][0]["name"], "Cid Loaf");
}

#[test]
fn a_hugo_site_of_several_shows_in_json() {
    let episode = |show: &str, number: u32| {
        format!(
            "{{\n  \"title\": \"{show} {number}\",\n  \"date\": \"2024-0{number}-03T08:00:00Z\",\n  \"episode\": {number},\n  \"episode_padded\": \"00{number}\",\n  \
             \"type\": \"episode\",\n  \"show_slug\": \"{show}\",\n  \"hosts\": [\"ada\"],\n  \"guests\": [],\n  \"sponsors\": [\"flour.example-{show}\"],\n  \
             \"podcast_file\": \"https://cdn.example/{show}/{number}.mp3\",\n  \"podcast_bytes\": 1{number}345678,\n  \"podcast_duration\": \"01:02:0{number}\",\n  \
             \"podcast_ogg_file\": \"https://cdn.example/{show}/{number}.ogg\",\n  \"podcast_chapters\": {{\"src\": \"https://cdn.example/{show}/{number}.json\", \"type\": \"application/json+chapters\"}},\n  \
             \"episode_guid\": \"{show}-guid-{number}\",\n  \"tags\": [\"bread\"]\n}}\n\n* Notes of {show} {number}\n"
        )
    };
    let show = Repository::with(&[
        (
            "config.json",
            "{\"baseURL\": \"https://net.example\", \"title\": \"Bread Network\", \"params\": {\"podcast\": {\"author\": \"The Network\", \"language\": \"en\"}}}",
        ),
        ("content/show/baking/_index.md", "{\n  \"title\": \"Baking\"\n}\n"),
        ("content/show/baking/1.md", &episode("baking", 1)),
        ("content/show/baking/2.md", &episode("baking", 2)),
        ("content/show/milling/1.md", &episode("milling", 1)),
        (
            "content/people/ada.md",
            "{\n  \"title\": \"Ada Crumb\",\n  \"username\": \"ada\",\n  \"homepage\": \"https://ada.example/\"\n}\n",
        ),
        (
            "content/sponsors/flour.example-baking.md",
            "{\n  \"name\": \"Flour Hub\",\n  \"shortname\": \"flour.example-baking\",\n  \"link\": \"https://flour.example/\"\n}\n",
        ),
        (
            "content/sponsors/flour.example-milling.md",
            "{\n  \"name\": \"Flour Hub\",\n  \"link\": \"https://flour.example/\"\n}\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Bread Network | https://net.example/ | en | The Network | What the show is about.
    2 | baking 2 | Sat, 03 Feb 2024 08:00:00 +0000 | https://cdn.example/baking/2.mp3 12345678 audio/mpeg | 3722 | https://net.example/show/baking/2/ | Ada Crumb (host) | transcript - | chapters https://cdn.example/baking/2.json: 
    1 | baking 1 | Wed, 03 Jan 2024 08:00:00 +0000 | https://cdn.example/baking/1.mp3 11345678 audio/mpeg | 3721 | https://net.example/show/baking/1/ | Ada Crumb (host) | transcript - | chapters https://cdn.example/baking/1.json: 
    1 | milling 1 | Wed, 03 Jan 2024 08:00:00 +0000 | https://cdn.example/milling/1.mp3 11345678 audio/mpeg | 3721 | https://net.example/show/milling/1/ | Ada Crumb (host) | transcript - | chapters https://cdn.example/milling/1.json:
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["content/show/**/*.md"]
    transcripts = ["transcripts/**/*.{txt,vtt,srt,json}"]
    audio = []
    exclude = ["**/_index.*"]
    other_keys = ["podcast_ogg_file", "type"]
    site = ["static"]

    [sources.front_matter]
    chapters = ["podcast_chapters"]

    [sources.people]
    files = ["content/people/*.md"]

    [sources.sponsors]
    files = ["content/sponsors/*.md"]

    [feed]
    path = "static/podcast/feed.xml"
    url = "https://net.example/podcast/feed.xml"
    episode_link = "https://net.example/show/{path:2}/"

    [lint.rules]
    # What the sources hold today: told, but it stops nothing.
    number-duplicate = "warning" # 1
    "#);
    assert_eq!(show.records()[0]["sponsors"][0]["name"], "Flour Hub");
}

#[test]
fn a_hugo_site_of_bundles() {
    let show = Repository::with(&[
        ("config/_default/hugo.yaml", "baseURL: https://loaf.example/\ntitle: Loaf\n"),
        (
            "config/_default/params.yaml",
            "description: Bread.\npodcast:\n  owner: {name: Ada, email: ada@loaf.example}\n  image: /cover.jpg\n",
        ),
        (
            "content/podcast/01-rye/index.md",
            "---\ntitle: Rye\npublishDate: 2024-01-02\nenclosure: {url: /media/01.mp3, length: 1234567, type: audio/mpeg}\n---\nRye.\n",
        ),
        ("content/podcast/01-rye/transcript.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello\n"),
        (
            "content/podcast/02-oats/index.md",
            "---\ntitle: Oats\npublishDate: 2024-01-09\nenclosure: {url: /media/02.mp3, length: 2234567, type: audio/mpeg}\n---\nOats.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada | Bread.
    2 | Oats | Tue, 09 Jan 2024 00:00:00 +0000 | https://loaf.example/media/02.mp3 2234567 audio/mpeg |  | https://loaf.example/podcast/02-oats/ |  | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://loaf.example/media/01.mp3 1234567 audio/mpeg | 2 | https://loaf.example/podcast/01-rye/ |  | transcript https://loaf.example/podcast/transcripts/01.vtt | chapters -:
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["content/podcast/**/index.md"]
    transcripts = ["content/podcast/**/transcript.vtt"]
    audio = []
    site = ["static"]

    [sources.front_matter]
    date = ["publishDate"]

    [feed]
    path = "static/podcast/feed.xml"
    url = "https://loaf.example/podcast/feed.xml"
    episode_link = "https://loaf.example/podcast/{file}/"
    "#);
}

#[test]
fn an_eleventy_site() {
    let show = Repository::with(&[
        (".eleventy.js", "module.exports = (config) => ({ dir: { input: 'src' } });\n"),
        (
            "src/_data/site.js",
            "module.exports = {\n  title: 'Loaf',\n  url: 'https://loaf.example',\n  description: \"Bread.\", // every week\n  author: { name: 'Ada Crumb' },\n};\n",
        ),
        (
            "src/_data/hosts.json",
            "[{\"slug\": \"ada\", \"name\": \"Ada Crumb\"}, {\"slug\": \"bob\", \"name\": \"Bob Oven\"}]",
        ),
        ("src/episodes/episodes.json", "{\"layout\": \"episode.njk\", \"tags\": \"episodes\"}"),
        (
            "src/episodes/rye.md",
            "---\ntitle: Rye\nepisodeNumber: 1\ndate: 2024-01-02\nhost: ada\nguest:\n  - name: Cid\n    twitter: '@cid'\naudio:\n  file: https://cdn.example/rye.m4a\n  size: 1234567\n  duration: 3134\ntranscript: transcripts/rye.txt\n---\nRye.\n",
        ),
        (
            "src/episodes/oats.md",
            "---\ntitle: Oats\nepisodeNumber: 2\ndate: 2024-01-09\nhost: bob\naudio:\n  file: https://cdn.example/oats.m4a\n  size: 2234567\n  duration: 3234\n---\nOats.\n",
        ),
        ("transcripts/rye.txt", "00:01 Hello.\n00:09 Rye is good.\n"),
        ("node_modules/x/readme.md", "---\ntitle: x\nfile: https://x.example/x.mp3\n---\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada Crumb | Bread.
    2 | Oats | Tue, 09 Jan 2024 00:00:00 +0000 | https://cdn.example/oats.m4a 2234567 audio/x-m4a | 3234 | https://loaf.example/episodes/oats/ | Bob Oven (host) | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/rye.m4a 1234567 audio/x-m4a | 3134 | https://loaf.example/episodes/rye/ | Ada Crumb (host), Cid (guest) | transcript https://loaf.example/podcast/transcripts/rye.vtt | chapters -:
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["src/episodes/*.md"]
    transcripts = ["transcripts/**/*.txt"]
    audio = []
    beside = ["src/episodes/episodes.json"]
    other_keys = ["tags"]
    site = ["src", "."]

    [sources.front_matter]
    hosts = ["host"]
    guests = ["guest"]

    [sources.people]
    files = ["src/_data/*.json"]

    [feed]
    path = "podcast/feed.xml"
    url = "https://loaf.example/podcast/feed.xml"
    episode_link = "https://loaf.example/episodes/{file}/"
    "#);
}

#[test]
fn a_jekyll_site_with_audio_in_several_formats() {
    let episode = |name: &str, bytes: u32| {
        format!(
            "---\ntitle: Rye\nlayout: post\nduration: \"0:06:30\"\naudio:\n  ogg: {name}.ogg\n  mp3: {name}.mp3\n  opus: {name}.opus\n\
             filesize:\n  mp3: {bytes}\n  ogg: {}\n---\nRye.\n",
            bytes / 2
        )
    };
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\ndownload_url: https://dl.loaf.example\nauthor: Ada\ndescription: Bread.\n",
        ),
        ("_posts/2024-01-01-rye.md", &episode("rye", 3_100_000)),
        ("_posts/2024-01-08-oats.md", &episode("oats", 3_200_000)),
    ]);
    show.run(&["init"]);
    show.run(&["build", "--now", "2030-01-01"]);
    let feed = show.read("podcast/feed.xml");
    let lines = feed.lines().filter(|line| line.contains("nclosure") || line.contains("podcast:source"));
    insta::assert_snapshot!(lines.map(str::trim).collect::<Vec<_>>().join("\n"), @r#"
    <enclosure url="https://dl.loaf.example/oats.mp3" length="3200000" type="audio/mpeg"/>
    <podcast:alternateEnclosure type="audio/opus">
    <podcast:source uri="https://dl.loaf.example/oats.opus"/>
    </podcast:alternateEnclosure>
    <podcast:alternateEnclosure length="1600000" type="audio/ogg">
    <podcast:source uri="https://dl.loaf.example/oats.ogg"/>
    </podcast:alternateEnclosure>
    <enclosure url="https://dl.loaf.example/rye.mp3" length="3100000" type="audio/mpeg"/>
    <podcast:alternateEnclosure type="audio/opus">
    <podcast:source uri="https://dl.loaf.example/rye.opus"/>
    </podcast:alternateEnclosure>
    <podcast:alternateEnclosure length="1550000" type="audio/ogg">
    <podcast:source uri="https://dl.loaf.example/rye.ogg"/>
    </podcast:alternateEnclosure>
    "#);
}

#[test]
fn an_eleventy_site_with_folders_of_seasons() {
    let episode = |title: &str, number: u32, season: &str| {
        format!(
            "---\ntitle: {title}\nepisodeNumber: {number}\n{season}date: 2024-01-{number:02}\naudio: https://cdn.example/{number}.mp3\n---\n{title}.\n"
        )
    };
    let links = |folders: [&str; 2], season: [&str; 2]| {
        let show = Repository::with(&[
            (".eleventy.js", "module.exports = (config) => ({ dir: { input: 'src' } });\n"),
            ("src/_data/site.json", "{\"title\": \"Loaf\", \"url\": \"https://loaf.example\"}"),
            (&format!("src/episodes/{}/rye.md", folders[0]), &episode("Rye", 1, season[0])),
            (&format!("src/episodes/{}/oats.md", folders[0]), &episode("Oats", 2, season[0])),
            (&format!("src/episodes/{}/spelt.md", folders[1]), &episode("Spelt", 3, season[1])),
        ]);
        show.run(&["init"]);
        let config = show.read("podwright.toml");
        config.lines().find(|line| line.starts_with("episode_link")).map(str::to_owned)
    };
    let stated = ["season: 1\n", "season: 2\n"];
    assert_eq!(
        links(["season-01", "season-02"], stated).unwrap(),
        r#"episode_link = "https://loaf.example/episodes/{path:2}/""#
    );
    assert_eq!(links(["s1", "s1"], stated).unwrap(), r#"episode_link = "https://loaf.example/episodes/s1/{file}/""#);
}

#[test]
fn notes_without_a_generator() {
    let show = Repository::with(&[
        ("notes/001.md", "# Loaf Talk 1: Rye\n\n00:00 Welcome\n00:30 Rye\n"),
        ("notes/002.md", "# Loaf Talk 2: Oats\n\n00:00 Welcome\n02:30 Oats\n"),
        ("captions/001.vtt", "WEBVTT\n\n00:00.000 --> 52:02.000\nHello\n"),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | What the show is about.
    2 | Oats |  |    |  |  |  | transcript - | chapters https://example.org/podcast/chapters/002.json: 00:00:00.000 Welcome; 00:02:30.000 Oats
    1 | Rye |  |    | 3122 |  |  | transcript https://example.org/podcast/transcripts/001.vtt | chapters https://example.org/podcast/chapters/001.json: 00:00:00.000 Welcome; 00:00:30.000 Rye
    ");
    insta::assert_snapshot!(show.sources_of_config(), @r#"
    [sources]
    notes = ["notes/*.md"]
    transcripts = ["captions/**/*.vtt"]
    audio = ["audio/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}"]
    site = ["public"]

    [feed]
    path = "podcast/feed.xml"
    url = "https://example.org/podcast/feed.xml"
    "#);
}

#[test]
fn faults_of_single_episodes_stop_no_adopted_show() {
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\nlogo: /cover.jpg\n"),
        ("_posts/2024-01-01-a.md", "---\ntitle: A\nfile: https://cdn.example/a.mp3\nlength: 1234567\n---\nA.\n"),
        ("_posts/2024-01-08-b.md", "---\ntitle: B\nfile: https://cdn.example/b.mp3\nlength: '52:14'\n---\nB.\n"),
        ("_posts/2024-01-15-c.md", "---\ntitle: C\nfile: https://cdn.example/c.mp3\nlength: 1234569\n---\nC.\n"),
    ]);
    show.run(&["init"]);
    let (_, said) = show.run(&["build"]);
    assert!(said.contains("warning[length-not-bytes]"), "{said}");
    assert!(show.read("podwright.toml").contains("length-not-bytes = \"warning\" # 1"));
    assert_eq!(items(&show.feed()).lines().count(), 4);
}

#[test]
fn who_moves_a_show_hears_that_its_old_episodes_get_new_guids() {
    let post = |day: &str| {
        let path = format!("_posts/2024-01-{day}-loaf.md");
        (path, format!("---\ntitle: Loaf {day}\nfile: https://cdn.example/{day}.mp3\nlength: 1234567\n---\nBread.\n"))
    };
    let posts = ["01", "08", "15"].map(post);
    let show = Repository::with(&[("_config.yml", "title: Loaf\nurl: https://loaf.example\n")]);
    posts.iter().for_each(|(path, text)| show.write(path, text));

    let (said, _) = show.run(&["init"]);
    assert!(said.contains("`podwright init --from-feed FEED` before the first build"), "{said}");
    let told = |now: &str| {
        let (_, said) = show.run(&["build", "--now", now]);
        said.lines().find(|line| line.contains("ledger-guids-new")).map(str::to_owned)
    };
    let first = told("2024-02-20");
    assert_eq!(
        first.as_deref(),
        Some(
            "warning[ledger-guids-new]: 3 episodes since 2024-01-01 get new guids: podwright.lock knows no episode yet"
        )
    );
    assert_eq!(told("2024-02-20"), None, "told once: then the ledger knows them");
    fs::remove_file(show.root.join("podwright.lock")).unwrap();
    assert_eq!(told("2024-02-01"), None, "a show of a month is new");
    fs::remove_file(show.root.join("podwright.lock")).unwrap();
    show.write("podwright.toml", &format!("{}guid = \"loaf-{{id}}\"\n", show.read("podwright.toml")));
    assert_eq!(told("2024-02-20"), None, "the show says what its guids are");
}

#[test]
fn subscribers_of_an_old_feed_see_nothing_twice() {
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\n"),
        (
            "_posts/2024-01-01-rye.md",
            "---\ntitle: Rye\nfile: https://cdn.example/rye.mp3\nlength: 1234567\n---\nRye.\n",
        ),
        (
            "_posts/2024-01-08-oats.md",
            "---\ntitle: Oats\nfile: https://cdn.example/oats.mp3\nlength: 1234568\n---\nOats.\n",
        ),
        (
            "_posts/2024-01-15-new.md",
            "---\ntitle: New\nfile: https://cdn.example/new.mp3\nlength: 1234569\n---\nNew.\n",
        ),
        (
            "old.rss",
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\
             <title>Loaf, the podcast</title><link>https://loaf.example/podcast/</link><description>Bread &amp; butter</description><language>en-gb</language>\
             <itunes:author>Ada</itunes:author><itunes:owner><itunes:name>Ada</itunes:name><itunes:email>ada@loaf.example</itunes:email></itunes:owner>\
             <itunes:category text=\"Arts\"><itunes:category text=\"Food\"/></itunes:category><itunes:image href=\"https://loaf.example/c.jpg\"/><itunes:explicit>no</itunes:explicit>\
             <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><atom:link rel=\"self\" href=\"https://loaf.example/old.rss\"/>\
             <item><title>Oats again</title><guid isPermaLink=\"false\">loaf-2</guid><pubDate>Mon, 08 Jan 2024 07:00:00 +0000</pubDate>\
             <enclosure url=\"https://op3.dev/e/cdn.example/oats.mp3\" length=\"999\" type=\"audio/mpeg\"/></item>\
             <item><title>Rye</title><guid>https://loaf.example/?p=1</guid><pubDate>Mon, 01 Jan 2024 07:00:00 +0000</pubDate>\
             <enclosure url=\"https://op3.dev/e/cdn.example/rye.mp3\" length=\"998\" type=\"audio/mpeg\"/></item>\
             <item><title>Lost</title><guid>lost</guid><enclosure url=\"https://cdn.example/lost.mp3\" length=\"1\" type=\"audio/mpeg\"/></item>\
             </channel></rss>",
        ),
    ]);
    let (said, _) = show.run(&["init", "--from-feed", "old.rss"]);
    insta::assert_snapshot!(said, @"
    wrote podwright.toml
    wrote podwright.lock
    wrote .pre-commit-config.yaml
    a Jekyll site with 3 episodes
    2 episodes known from the feed
    note: the feed has `Lost`, of which there are no notes here
    ");
    show.run(&["build"]);
    insta::assert_snapshot!(show.read("podwright.lock"), @r#"
    # What subscribers have been given. `podwright build` keeps this file; commit it with the notes.
    # An episode whose guid changes is downloaded again by everybody: edit only what you are sure of.

    version = 1
    podcast_guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"

    [[episode]]
    id = "2024-01-01-rye"
    title = "Rye"
    guid = "https://loaf.example/?p=1"
    permalink = true
    published = "2024-01-01T07:00:00Z"
    enclosure = "https://cdn.example/rye.mp3"
    length = 1234567
    type = "audio/mpeg"

    [[episode]]
    id = "2024-01-08-oats"
    title = "Oats"
    guid = "loaf-2"
    published = "2024-01-08T07:00:00Z"
    enclosure = "https://cdn.example/oats.mp3"
    length = 1234568
    type = "audio/mpeg"

    [[episode]]
    id = "2024-01-15-new"
    title = "New"
    guid = "96379d01-8937-585e-a4c0-3575ba869582"
    published = "2024-01-15T00:00:00Z"
    enclosure = "https://cdn.example/new.mp3"
    length = 1234569
    type = "audio/mpeg"
    "#);
    let output = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&show.root)
        .arg("diff")
        .arg("old.rss")
        .arg(show.feed())
        .output()
        .unwrap();
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @"
    gone: Lost
    new: New (Mon, 15 Jan 2024 00:00:00 +0000)
    changed: Oats (Mon, 08 Jan 2024 07:00:00 +0000)
        title: Oats again → Oats
        link: none → https://loaf.example/2024/01/08/oats.html
        enclosure@length: 999 → 1234568
        description: added
        content:encoded: added
    changed: Rye (Mon, 01 Jan 2024 07:00:00 +0000)
        link: none → https://loaf.example/2024/01/01/rye.html
        enclosure@length: 998 → 1234567
        description: added
        content:encoded: added
    ");
}

#[test]
fn scripts_of_a_site_name_the_show() {
    let show = Repository::with(&[
        ("astro.config.mjs", "export default defineConfig({ site: 'https://loaf.example', integrations: [mdx()] });\n"),
        ("src/consts.ts", "export const SITE_TITLE = \"Loaf\";\nexport const SITE_DESCRIPTION = 'Bread.';\n"),
        ("package.json", "{\"name\": \"loaf-site\", \"description\": \"A site\"}"),
        (
            "src/content/episodes/rye.mdx",
            "---\ntitle: Rye\npubDate: 2024-01-02\nepisodeNumber: 1\nhosts: Ada Crumb, Bob Oven\nimages: [a.png]\n\
             enclosure: { url: 'https://cdn.example/rye.mp3', length: 1234567, type: audio/mpeg }\n\
             duration: 3134\n---\nimport Player from '../Player.astro';\n\nRye is good.\n",
        ),
        (
            "src/content/episodes/oats.mdx",
            "---\ntitle: Oats\npubDate: 2024-01-09\nepisodeNumber: 2\nstatus: draft\nhosts: Ada Crumb, Bob Oven\n\
             enclosure: { url: 'https://cdn.example/oats.mp3', length: 2234567, type: audio/mpeg }\n\
             duration: 3234\n---\nOats.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada Crumb, Bob Oven | Bread.
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/rye.mp3 1234567 audio/mpeg | 3134 |  | Ada Crumb (host), Bob Oven (host) | transcript - | chapters -:
    ");
    assert!(!fs::read_to_string(show.feed()).unwrap().contains("Player"));
}

#[test]
fn what_a_site_states_for_all_pages_counts_for_all_episodes() {
    let show = Repository::with(&[
        (
            "_config.yml",
            "title: Loaf\nurl: https://loaf.example\nmedia_base: https://cdn.example/\ncategory: Arts\nsubcategory: Food\n\
             collections: {episodes: {permalink: '/e/:title/'}}\n\
             defaults:\n  - scope: {type: episodes}\n    values: {hosts: [ada]}\n",
        ),
        ("_data/people.yml", "ada: {name: Ada Crumb, url: 'https://ada.example'}\n"),
        (
            "_episodes/001.md",
            "---\ntitle: Rye\ndate: 2024-01-02\naudio_file: 1.mp3\naudio_file_size: 1234567\naudio_file_duration: '30:15'\n---\nRye.\n",
        ),
        (
            "_episodes/002.md",
            "---\ntitle: Oats\ndate: 2024-01-09\naudio_file: 2.mp3\naudio_file_size: 2234567\naudio_file_duration: '31:15'\n---\nOats.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en | Ada Crumb | What the show is about.
    2 | Oats | Tue, 09 Jan 2024 00:00:00 +0000 | https://cdn.example/2.mp3 2234567 audio/mpeg | 1875 | https://loaf.example/e/002/ | Ada Crumb (host) | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234567 audio/mpeg | 1815 | https://loaf.example/e/001/ | Ada Crumb (host) | transcript - | chapters -:
    ");
    assert!(show.read("podwright.toml").contains("categories = [\"Arts > Food\"]"));
}

#[test]
fn settings_that_lie_above_the_episodes() {
    let show = Repository::with(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\nlang: de\n"),
        (
            "cast/notes/1.md",
            "---\ntitle: Rye\ndate: 2024-01-02\nmp3: https://cdn.example/1.mp3\nmp3_size: 1234567\n---\nRye.\n",
        ),
        (
            "cast/notes/2.md",
            "---\ntitle: Oats\ndate: 2024-01-09\nmp3: https://cdn.example/2.mp3\nmp3_size: 2234567\n---\nOats.\n",
        ),
    ]);
    let cast = Repository { root: show.root.join("cast"), ..show };
    insta::assert_snapshot!(cast.adopted(), @"
    Loaf | https://loaf.example/ | de |  | Bread.
    2 | Oats | Tue, 09 Jan 2024 00:00:00 +0000 | https://cdn.example/2.mp3 2234567 audio/mpeg |  |  |  | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234567 audio/mpeg |  |  |  | transcript - | chapters -:
    ");

    let show = Repository::with(&[
        ("cast/show.yaml", "title: Loaf\nwebsite: https://loaf.example\ndescription: Bread.\n"),
        (
            "cast/notes/1.md",
            "---\ntitle: Rye\ndate: 2024-01-02\nmp3: https://cdn.example/1.mp3\nmp3_length: '30:00'\nmp3_bytes: 1234567\n---\nRye.\n",
        ),
        (
            "cast/notes/2.md",
            "---\ntitle: Oats\ndate: 2024-01-09\nmp3: https://cdn.example/2.mp3\nmp3_length: '31:00'\nmp3_bytes: 2234567\n---\nOats.\n",
        ),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
    2 | Oats | Tue, 09 Jan 2024 00:00:00 +0000 | https://cdn.example/2.mp3 2234567 audio/mpeg | 1860 |  |  | transcript - | chapters -: 
    1 | Rye | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234567 audio/mpeg | 1800 |  |  | transcript - | chapters -:
    ");
}

#[test]
fn weights_dates_of_publication_and_templates() {
    let page = |number: u32, more: &str| {
        format!(
            "+++\ntitle = \"Rye {number}x\"\ndate = 2024-0{number}-02T00:00:00Z\n{more}weight = {number}\n[podcast]\n\
             mp3 = \"https://cdn.example/{number}.mp3\"\nsize = 123456{number}\nduration = \"PT30M{number}S\"\n+++\n\
             {{{{< player >}}}}\n\nRye is good.\n"
        )
    };
    let show = Repository::with(&[
        (
            "hugo.toml",
            "baseURL = \"https://loaf.example/pod/\"\ntitle = \"Loaf\"\n[params]\ndescription = \"Bread.\"\n",
        ),
        ("content/episode/rye.md", &page(1, "")),
        ("content/episode/oats.md", &page(2, "publishDate = 2024-02-05T00:00:00Z\n")),
        ("content/episode/salt.md", &page(3, "publishDate = 2030-01-01T00:00:00Z\n")),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/pod/ | en |  | Bread.
    2 | Rye 2x | Mon, 05 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 1234562 audio/mpeg | 1802 | https://loaf.example/pod/episode/oats/ |  | transcript - | chapters -: 
    1 | Rye 1x | Tue, 02 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 1234561 audio/mpeg | 1801 | https://loaf.example/pod/episode/rye/ |  | transcript - | chapters -:
    ");
    assert!(!fs::read_to_string(show.feed()).unwrap().contains("player"));
}
