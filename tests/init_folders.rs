//! `podwright init` in shows that have a folder for each episode, with several Markdown files in it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

const TALK: &str = "**Ada:** Hello and welcome to Loaf Talk.\n\n**Bob:** Hi Ada, all of it is good.\n";

/// A show with episodes in folders as `name` calls them, and in each what `files` say of its number, and audio.
fn show(name: impl Fn(u32) -> String, files: impl Fn(u32) -> Vec<(String, String)>) -> Repository {
    let show = Repository::with(&[("README.md", "# Loaf Talk\n\nA podcast about bread.\n")]);
    for number in 1..=3 {
        for (path, text) in files(number) {
            show.write(&format!("{}/{path}", name(number)), &text);
        }
        let mut audio = [&[0xff, 0xfb, 0x90, 0x00][..], &[0; 413]].concat().repeat(40);
        audio.extend(number.to_le_bytes());
        std::fs::write(show.root.join(name(number)).join("audio.mp3"), audio).unwrap();
    }
    show
}

fn words(number: u32) -> &'static str {
    ["", "Rye", "Oats", "Wheat"][number as usize]
}

/// The patterns of the config.
fn patterns(show: &Repository) -> String {
    let config = show.sources_of_config();
    let wanted = ["notes", "transcripts", "audio", "exclude"].map(|key| format!("{key} = "));
    let lines = config.lines().filter(|line| wanted.iter().any(|key| line.starts_with(key)));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn notes_guests_and_transcript() {
    let show = show(
        |number| format!("episodes/{number:03}"),
        |number| {
            let notes = format!("---\ntitle: {0}\ndate: 2024-0{number}-01\n---\nAll of {0}.\n", words(number));
            vec![
                ("notes.md".into(), notes),
                ("transcript.md".into(), TALK.into()),
                ("guests.md".into(), "# Guests\n\n- Bob Miller, baker\n".into()),
            ]
        },
    );
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | A podcast about bread.
    3 | Wheat | Fri, 01 Mar 2024 00:00:00 +0000 | https://example.org/podcast/episodes/003/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/003.html | chapters -: 
    2 | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://example.org/podcast/episodes/002/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/002.html | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://example.org/podcast/episodes/001/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/001.html | chapters -:
    ");
    insta::assert_snapshot!(patterns(&show), @r#"
    notes = ["episodes/**/notes.md"]
    transcripts = ["episodes/**/transcript.md"]
    audio = ["episodes/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}"]
    "#);
}

#[test]
fn readmes_with_an_outline_in_seasons() {
    let show = show(
        |number| format!("season-1/{number:02}-{}", words(number).to_lowercase()),
        |number| {
            let mut files = vec![
                ("README.md".into(), format!("# {0}\n\nAll of {0}.\n", words(number))),
                ("outline.md".into(), "- begin\n- end\n".into()),
                (format!("{number:02}-{}-transcript.md", words(number).to_lowercase()), TALK.into()),
            ];
            if number == 2 {
                files.push(("ideas.md".into(), "Something.\n".into()));
            }
            files
        },
    );
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | A podcast about bread.
    3 | Wheat |  | https://example.org/podcast/season-1/03-wheat/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/s01e03.html | chapters -: 
    2 | Oats |  | https://example.org/podcast/season-1/02-oats/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/s01e02.html | chapters -: 
    1 | Rye |  | https://example.org/podcast/season-1/01-rye/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/s01e01.html | chapters -:
    ");
    insta::assert_snapshot!(patterns(&show), @r#"
    notes = ["season-[0-9]*/**/README.md"]
    transcripts = ["season-[0-9]*/**/*transcript.md"]
    audio = ["season-[0-9]*/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}"]
    "#);
}

#[test]
fn notes_called_like_their_folders() {
    let show = show(
        |number| format!("shows/{}", words(number).to_lowercase()),
        |number| {
            let notes = format!(
                "---\ntitle: {0}\ndate: 2024-0{number}-01\nnumber: {number}\n---\nAll of {0}.\n",
                words(number)
            );
            vec![
                (format!("{}.md", words(number).to_lowercase()), notes),
                ("transcript.md".into(), TALK.into()),
                ("guests.md".into(), "# Guests\n\n- Bob Miller, baker\n".into()),
            ]
        },
    );
    insta::assert_snapshot!(show.adopted(), @"
    Loaf Talk | https://example.org/ | en |  | A podcast about bread.
    3 | Wheat | Fri, 01 Mar 2024 00:00:00 +0000 | https://example.org/podcast/shows/wheat/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/wheat.html | chapters -: 
    2 | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://example.org/podcast/shows/oats/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/oats.html | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://example.org/podcast/shows/rye/audio.mp3 16684 audio/mpeg | 1 |  |  | transcript https://example.org/podcast/transcripts/rye.html | chapters -:
    ");
    insta::assert_snapshot!(patterns(&show), @r#"
    notes = ["shows/**/*.md"]
    transcripts = ["shows/**/transcript.md"]
    audio = ["shows/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}"]
    exclude = ["**/guests.md"]
    "#);
}

#[test]
fn pages_that_count_for_themselves_are_all_episodes() {
    let show = Repository::with(&[
        ("2024/index.md", "# All of 2024\n\n- [Rye](rye.md)\n"),
        (
            "2024/rye.md",
            "---\ntitle: Rye\ndate: 2024-01-01\naudio: https://a.example/1.mp3\nlength: 1234567\n---\nRye.\n",
        ),
        (
            "2024/oats.md",
            "---\ntitle: Oats\ndate: 2024-02-01\naudio: https://a.example/2.mp3\nlength: 1234567\n---\nOats.\n",
        ),
    ]);
    let items = show.adopted();
    assert!(items.contains("| Rye |") && items.contains("| Oats |"), "{items}");
}

/// The head of a PNG with so many pixels a side.
fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &size, b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND"].concat()
}

#[test]
fn seasons_with_audio_chapters_and_covers_in_the_folders_of_episodes() {
    let folder =
        |number: u32| format!("s0{}/e0{}-{}", 1 + number / 3, 1 + (number + 2) % 2, words(number).to_lowercase());
    let show = show(folder, |number| {
        vec![
            ("episode.md".into(), format!("---\ntitle: {}\nreleased: {number} Jan 2020\n---\nGrain.\n", words(number))),
            ("chapters.txt".into(), "00:00 Hello\n00:00.5 Grain\n".into()),
        ]
    });
    std::fs::write(show.root.join(folder(1)).join("cover.png"), png(1400, 1400)).unwrap();
    std::fs::write(show.root.join(folder(2)).join("cover.png"), png(1600, 900)).unwrap();
    show.adopted();
    insta::assert_snapshot!(patterns(&show), @r#"
    notes = ["s[0-9]*/**/episode.md"]
    transcripts = ["transcripts/**/*.{txt,vtt,srt,json}"]
    audio = ["s[0-9]*/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}"]
    "#);
    let records = show.records();
    let facts: Vec<String> = records
        .iter()
        .map(|record| {
            let chapters = record["chapters"].as_array().unwrap().len();
            format!(
                "{} {} {} {chapters} {}",
                record["id"], record["title"], record["audio"]["location"], record["image"]
            )
        })
        .collect();
    insta::assert_snapshot!(facts.join("\n"), @r#"
    "s01e01" "Oats" "s01/e01-oats/audio.mp3" 2 null
    "s01e02" "Rye" "s01/e02-rye/audio.mp3" 2 "s01/e02-rye/cover.png"
    "s02e02" "Wheat" "s02/e02-wheat/audio.mp3" 2 null
    "#);
}

#[test]
fn the_index_of_a_folder_lists_episodes_and_is_none() {
    let page = |number: u32| {
        format!(
            "---\ndate: 2024-0{number}-01\naudio: https://cdn.example/{number}.mp3\nbytes: 500000{number}\n---\n# 00{number}: {}\n\nGrain.\n",
            words(number)
        )
    };
    let show = Repository::with(&[
        (
            "docs/.vitepress/config.mts",
            "export default { title: 'Loaf', description: 'Bread.', sitemap: { hostname: 'https://loaf.example' } }\n",
        ),
        ("docs/index.md", "# Loaf\n"),
        ("docs/episodes/index.md", "# Episodes\n\n<EpisodeList />\n"),
        ("docs/episodes/001.md", &page(1)),
        ("docs/episodes/002.md", &page(2)),
    ]);
    insta::assert_snapshot!(show.adopted(), @"
    Loaf | https://loaf.example/ | en |  | Bread.
    2 | Oats | Thu, 01 Feb 2024 00:00:00 +0000 | https://cdn.example/2.mp3 5000002 audio/mpeg |  | https://loaf.example/episodes/002.html |  | transcript - | chapters -: 
    1 | Rye | Mon, 01 Jan 2024 00:00:00 +0000 | https://cdn.example/1.mp3 5000001 audio/mpeg |  | https://loaf.example/episodes/001.html |  | transcript - | chapters -:
    ");
    assert_eq!(patterns(&show).lines().last(), Some("exclude = [\"docs/episodes/index.md\"]"));
}
