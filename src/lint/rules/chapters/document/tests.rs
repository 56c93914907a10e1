//! What is told of JSON chapters.

use super::check;
use crate::source::SourceFile;

fn told(text: &str, end: Option<f64>) -> Vec<String> {
    let found = check(&SourceFile::new("c.json", text), end);
    found.into_iter().map(|one| format!("{}:{} {}", one.place.as_ref().unwrap().line, one.rule, one.message)).collect()
}

#[test]
fn a_good_file_is_quiet() {
    let good = r#"{"version": "1.2.0", "chapters": [
        {"startTime": 0, "title": "Intro"},
        {"startTime": 30, "endTime": 90, "title": "Rye", "url": "https://a.example/", "img": "https://a.example/r.jpg"},
        {"startTime": 31.5, "img": "https://a.example/s.jpg", "toc": false},
        {"startTime": 90, "title": "a < b > c", "location": {"name": "Leeds", "geo": "geo:53.8,-1.55"}}
    ]}"#;
    assert_eq!(told(good, Some(120.0)), [""; 0]);
}

#[test]
fn what_is_wrong_with_the_file_is_told() {
    insta::assert_snapshot!(told("[]", None).join("\n"), @"1:chapters-list-missing there is no list `chapters`");
    insta::assert_snapshot!(told(r#"{"chapters": []}"#, None).join("\n"), @"
    1:chapters-version-missing the file does not say its version
    1:chapters-none the list of chapters is empty
    ");
    insta::assert_snapshot!(told(r#"{"version": "2", "chapters": {}, "auther": "x", "title": 7, "waypoints": "no"}"#, None).join("\n"), @"
    1:chapters-version-unknown there is no version 2 of JSON chapters
    1:chapters-list-missing there is no list `chapters`
    1:chapter-flag-invalid this is neither true nor false
    1:chapters-text-invalid title is no text
    1:chapter-key-unknown JSON chapters have no key `auther`
    ");
    insta::assert_snapshot!(told("{\"version\": \"1.2.0\",\n oops", None).join("\n"), @"2:chapters-json-invalid the JSON is broken: expected string for object property");
}

#[test]
fn what_is_wrong_with_chapters_is_told() {
    let bad = r#"{"version": "1.2.0", "chapters": [
        {"startTime": "0:37", "title": "<b>Rye</b>"},
        {"startTime": 60, "endTime": 50, "title": "Oat", "img": "oat.jpg"},
        {"startTime": 60, "title": ""},
        {"startTime": 64, "endTime": 300, "title": "Emmer", "toc": "yes"},
        {"starttime": 70, "title": "Spelt", "location": {"name": "Leeds"}},
        {"startTime": 20, "title": "Barley"},
        {"startTime": 900, "title": "Malt"}
    ]}"#;
    insta::assert_snapshot!(told(bad, Some(600.0)).join("\n"), @"
    2:chapter-start-missing startTime is no number of seconds
    6:chapter-start-missing this chapter has no startTime
    7:chapter-order this chapter starts at 20 s, before the one above it at 64 s
    4:chapter-start-twice the chapter above starts at 60 s, too
    3:chapter-end-before-start the chapter ends at 50 s and starts at 60 s
    4:chapter-title-missing this chapter has no title
    2:chapter-title-html the title holds HTML
    5:chapter-flag-invalid this is neither true nor false
    3:chapter-url-relative `oat.jpg` is no complete web address
    6:chapter-location-incomplete the location has no geo
    6:chapter-key-unknown JSON chapters have no key `starttime`
    8:chapter-behind-end the chapter starts at 900 s, but the episode ends at 600 s
    7:chapters-begin-late the first chapter starts at 20 s, so the beginning belongs to none
    4:chapter-too-short this chapter lasts 4 s
    ");
}
