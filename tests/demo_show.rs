//! The demo show is what its README says: truth.json, transcripts and config belong together.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use podwright::config;
use serde_json::Value;

const DEMO: &str = "feeds/demo";

fn read(relative: &str) -> String {
    fs::read_to_string(Path::new(DEMO).join(relative)).unwrap()
}

fn truth() -> Vec<Value> {
    serde_json::from_str(&read("truth.json")).unwrap()
}

fn files<'a>(episode: &'a Value, kind: &str) -> Vec<&'a str> {
    match &episode["files"][kind] {
        Value::Array(files) => files.iter().map(|file| file.as_str().unwrap()).collect(),
        file => vec![file.as_str().unwrap()],
    }
}

/// As transcripts print a time: text cuts to seconds, WebVTT keeps milliseconds.
fn stamp(seconds: f64, format: &str) -> String {
    let milliseconds = (seconds * 1000.0).round() as u64;
    let seconds = milliseconds / 1000;
    let text = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if format.ends_with(".vtt") { format!("{text}.{:03} -->", milliseconds % 1000) } else { format!("{text} ") }
}

#[test]
fn every_start_is_a_cue_of_every_transcript() {
    for episode in truth() {
        for transcript in files(&episode, "transcripts") {
            let text = read(transcript);
            for segment in episode["segments"].as_array().unwrap() {
                let start = segment["start"].as_f64().unwrap();
                let stamp = stamp(start, transcript);
                // The intro begins with the signature tune, before the first cue.
                assert!(start == 0.0 || text.lines().any(|line| line.starts_with(&stamp)), "{transcript}: {stamp}");
            }
        }
    }
}

#[test]
fn the_notes_name_what_the_truth_names() {
    for episode in truth() {
        let notes = read(files(&episode, "notes")[0]);
        let heading = format!("# Crumbs on the Sill {}: {}\n", episode["number"], episode["title"].as_str().unwrap());
        assert!(notes.starts_with(&heading));
        for topic in episode["topics"].as_array().unwrap() {
            let first_name = topic["presenter"].as_str().unwrap().split(' ').next().unwrap();
            let label = format!("**{first_name} #{}:** [**{}**](", topic["order"], topic["title"].as_str().unwrap());
            assert!(notes.contains(&label), "{label}");
        }
        for person in episode["guests"].as_array().unwrap() {
            assert!(notes.contains(&format!("Special guest: [**{}**](", person.as_str().unwrap())));
        }
        for sponsor in episode["sponsors"].as_array().unwrap() {
            assert!(notes.contains(&format!("Sponsored by {}: [", sponsor.as_str().unwrap())));
        }
    }
}

#[test]
fn segments_follow_each_other_and_topics_repeat_them() {
    for episode in truth() {
        let segments = episode["segments"].as_array().unwrap();
        let of = |segment: &Value, key: &str| segment[key].as_f64().unwrap();
        for segment in segments {
            assert!(of(segment, "earliest") <= of(segment, "start") && of(segment, "start") <= of(segment, "latest"));
        }
        for pair in segments.windows(2) {
            assert!(of(&pair[0], "latest") < of(&pair[1], "earliest"));
        }
        for topic in episode["topics"].as_array().unwrap() {
            let segment = segments.iter().find(|segment| segment["topic"] == topic["order"]).unwrap();
            assert_eq!((&segment["label"], &segment["start"]), (&topic["title"], &topic["start"]));
        }
        assert!(of(segments.last().unwrap(), "latest") < of(&episode, "duration"));
    }
}

#[test]
fn episode_four_is_told_in_another_order_than_its_notes() {
    let episode = truth().swap_remove(3);
    let told: Vec<_> = episode["segments"].as_array().unwrap().iter().filter_map(|s| s["topic"].as_u64()).collect();
    assert_eq!(told, [1, 4, 2, 3]);
}

#[test]
fn the_config_is_read() {
    let mut diagnostics = Vec::new();
    let config = config::load(&Path::new(DEMO).join("podwright.toml"), &mut diagnostics).unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(config.show.title, "Crumbs on the Sill");
    let hosts: Vec<_> = config.hosts.iter().map(|host| host.name.as_str()).collect();
    assert_eq!(hosts, ["Nora Whitlow", "Tobias Fenn"]);
}
