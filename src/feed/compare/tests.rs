//! What subscribers see of a change.

use super::*;
use crate::feed::read::read;
use crate::source::SourceFile;

fn feed(items: &[(&str, &str, &str, u32)]) -> SourceFile {
    let mut text = String::from("<rss version='2.0'><channel><title>Crumbs</title>\n");
    for (guid, title, url, day) in items {
        text.push_str(&format!(
            "<item><guid>{guid}</guid><title>{title}</title><pubDate>{day:02} May 2026 10:00:00 +0000</pubDate>\
             <enclosure url=\"https://a.example/{url}\" length=\"1\" type=\"audio/mpeg\"/></item>\n"
        ));
    }
    text.push_str("</channel></rss>");
    SourceFile::new("feed.xml", text)
}

/// What the comparison says, a line a fact.
fn told(old: &[(&str, &str, &str, u32)], new: &[(&str, &str, &str, u32)]) -> Vec<String> {
    let (old, new) = (feed(old), feed(new));
    let (old, new) = (read(&old, &mut Vec::new()), read(&new, &mut Vec::new()));
    let comparison = Comparison::new(&old, &new);
    let mut lines: Vec<String> = comparison
        .kept
        .iter()
        .map(|kept| {
            let fields: Vec<&str> = kept.changes.iter().map(|change| change.field).collect();
            format!("{} {:?} {}", comparison.new[kept.new].title, kept.fate, fields.join(" ")).trim_end().to_owned()
        })
        .collect();
    lines.extend(comparison.added.iter().map(|index| format!("{} added", comparison.new[*index].title)));
    lines.extend(comparison.gone.iter().map(|gone| {
        let how = if gone.dropped_off { "dropped off" } else { "gone" };
        format!("{} {how}", comparison.old[gone.old].title)
    }));
    lines
}

#[test]
fn what_stays_the_same_is_known() {
    let items = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    assert_eq!(told(&items, &items), ["Rye Known", "Oat Known"]);
}

#[test]
fn a_changed_guid_comes_back_as_new() {
    let old = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("b", "Rye", "2.mp3", 2), ("x", "Oat", "1.mp3", 1)];
    assert_eq!(told(&old, &new), ["Rye Known", "Oat ComesBack guid"]);
}

#[test]
fn a_moved_file_with_a_new_guid_is_found_by_its_title() {
    let old = [("b", "Rye", "2.mp3", 2)];
    let new = [("x", "Rye", "moved/2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye ComesBack guid enclosure@url"]);
}

#[test]
fn a_guid_that_is_used_again_hides_an_episode() {
    let old = [("a", "Oat", "1.mp3", 1)];
    let new = [("a", "Rye", "2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye Hidden title pubDate enclosure@url"]);
}

#[test]
fn new_items_may_push_the_oldest_off_the_end() {
    let old = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("c", "Spelt", "3.mp3", 3), ("b", "Rye", "2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye Known", "Spelt added", "Oat dropped off"]);
}

#[test]
fn an_item_that_is_missing_in_between_is_gone() {
    let old = [("c", "Spelt", "3.mp3", 3), ("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("c", "Spelt", "3.mp3", 3), ("a", "Oat", "1.mp3", 1)];
    assert_eq!(told(&old, &new), ["Spelt Known", "Oat Known", "Rye gone"]);
}

#[test]
fn titles_that_several_share_prove_nothing() {
    let old = [("a", "Oat", "1.mp3", 1), ("b", "Oat", "2.mp3", 2)];
    let new = [("x", "Oat", "3.mp3", 3), ("y", "Oat", "4.mp3", 4)];
    assert_eq!(told(&old, &new), ["Oat added", "Oat added", "Oat gone", "Oat gone"]);
}
