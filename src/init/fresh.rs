//! A show that is to begin: config, folders, a first episode.

use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};

use super::facts::Facts;
use super::text::Draft;
use super::{NewFile, Proposal, name_of};
use crate::config::CONFIG_NAME;

/// What a folder without a show gets.
pub(super) fn propose(root: &Path, facts: Facts, now: DateTime<Utc>) -> Proposal {
    let title = facts.title.or_else(|| name_of(root));
    let draft = Draft {
        about: "A podcast that podwright makes from the files of this folder.".into(),
        facts: Facts { title, ..facts }.fit_for_config(),
        notes: vec!["show_notes/**/*.md".into()],
        transcripts: vec!["transcripts/**/*.{txt,vtt,srt,json}".into()],
        audio: vec!["audio/**/*.{mp3,m4a,ogg,opus,flac,wav}".into()],
        feed_path: "feed/feed.xml".into(),
        ..Draft::default()
    };
    let keep = |folder: &str| NewFile { path: Path::new(folder).join(".gitkeep"), text: String::new() };
    let files = vec![
        NewFile { path: CONFIG_NAME.into(), text: draft.text() },
        NewFile { path: "show_notes/001.md".into(), text: first_episode(now) },
        keep("transcripts"),
        keep("audio"),
        hooks(),
    ];
    Proposal { files, episodes: 1, placeholders: draft.placeholders(), ..Proposal::default() }
}

fn first_episode(now: DateTime<Utc>) -> String {
    let date = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "---\n\
         title: Hello\n\
         number: 1\n\
         date: {date}\n\
         # The audio is audio/001.mp3 when that file is there; else say where it is served:\n\
         # audio: https://example.org/audio/001.mp3\n\
         ---\n\
         \n\
         The first paragraph says what the episode is about.\n\
         \n\
         ## Chapters\n\
         \n\
         - 00:00 Welcome\n\
         - 01:30 What this show will be\n"
    )
}

/// Hooks for pre-commit that run the podwright that is installed.
pub(super) fn hooks() -> NewFile {
    let text = "\
# https://pre-commit.com
repos:
  - repo: local
    hooks:
      - id: podwright-lint
        name: podwright lint
        entry: podwright lint
        language: system
        files: \\.(md|markdown|mdx|txt|vtt|srt|json|toml|xml|rss|mp3|m4a|mp4|ogg|opus|flac|wav)$
        require_serial: true
      - id: podwright-build-check
        name: podwright build --check
        entry: podwright build --check
        language: system
        pass_filenames: false
        always_run: true
";
    NewFile { path: ".pre-commit-config.yaml".into(), text: text.into() }
}
