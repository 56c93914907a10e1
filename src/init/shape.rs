//! What kind of value a text is, told by its form alone.

use url::Url;

use crate::artwork;
use crate::chapters::formats;
use crate::normalize::spelled_out::is_spelled_out;
use crate::notes::front_matter::values::Size;
use crate::notes::front_matter::{Key, Node, Value, values};
use crate::source::SourceFile;

const AUDIO: [&str; 10] = ["mp3", "m4a", "mp4", "m4b", "ogg", "oga", "opus", "aac", "flac", "wav"];

/// Smaller files hold no episode.
const SMALLEST_BYTES: u64 = 100_000;

/// Can `node` be what `key` wants?
pub(super) fn fits(key: Key, file: &SourceFile, node: &Node) -> bool {
    let text = || super::survey::said(file, node).unwrap_or_default();
    match key {
        Key::Audio => {
            values::media(file, node).is_ok_and(|entry| is_audio(&entry.location) || is_address(&entry.location))
        }
        Key::Length => match &node.value {
            Value::Map(fields) => fields.iter().all(|one| values::is_format(&one.key) && is_length(file, &one.node)),
            _ => is_length(file, node),
        },
        Key::Duration => {
            values::duration(file, node).is_ok() && text().parse::<f64>().is_ok_and(|s| s < 100_000.0)
                || is_clock(&text())
                || (text().contains(char::is_alphabetic) && values::duration(file, node).is_ok())
        }
        Key::Number | Key::Season => values::number(file, node).is_ok(),
        Key::Date | Key::Recorded | Key::Expires => values::is_date(file, node),
        Key::Image => match &node.value {
            Value::Map(_) => values::media(file, node).is_ok(),
            Value::List(_) => values::media(file, node).is_ok_and(|entry| is_picture(&entry.location)),
            _ => is_picture(&text()) || is_address(&text()),
        },
        Key::Explicit | Key::Draft => values::boolean(file, node).is_ok(),
        Key::Type => matches!(text().to_lowercase().as_str(), "full" | "trailer" | "bonus"),
        Key::Link => {
            (is_address(&text()) || (text().starts_with('/') && !text().contains(['{', ':']))) && !is_audio(&text())
        }
        Key::Hosts | Key::Guests | Key::Sponsors => {
            let mut faults = Vec::new();
            values::people(file, node, &mut faults);
            faults.is_empty() && !matches!(node.value, Value::Bool(_))
        }
        Key::Title | Key::Guid | Key::Summary | Key::Slug => super::survey::said(file, node).is_some(),
        Key::Tags | Key::Keywords => node.items().iter().all(|item| super::survey::said(file, item).is_some()),
        Key::Chapters => {
            matches!(node.value, Value::List(_) | Value::Map(_))
                || values::names_files(node)
                || formats::node::is_list(&text())
        }
        Key::Transcript => values::names_files(node) || is_spelled_out(file, node),
        Key::License => !matches!(node.value, Value::List(_)),
        Key::Links => is_list_of_links(file, node),
        Key::Comments => is_address(&text()),
        Key::Srcset => super::survey::said(file, node).is_some(),
        key if Key::TAGS.contains(&key) => is_table(node),
        _ => true,
    }
}

/// A list that leads somewhere, or nothing of that kind.
fn is_list_of_links(file: &SourceFile, node: &Node) -> bool {
    !values::links(file, node, &mut Vec::new()).is_empty()
}

fn is_length(file: &SourceFile, node: &Node) -> bool {
    values::size(file, node).is_ok_and(|size| match size {
        Size::Exact(bytes) => bytes >= SMALLEST_BYTES || bytes == 0,
        Size::Rounded(_) => true,
    })
}

/// A table, or a list of tables; texts under the name of an element are the site's own.
fn is_table(node: &Node) -> bool {
    match &node.value {
        Value::Map(_) => true,
        Value::List(items) => items.iter().all(is_table),
        _ => false,
    }
}

/// A path or an address whose name ends as audio does.
pub(super) fn is_audio(text: &str) -> bool {
    has_extension(text, &AUDIO)
}

fn is_picture(text: &str) -> bool {
    !text.trim().contains('\n') && artwork::is_picture(text.trim())
}

fn has_extension(text: &str, extensions: &[&str]) -> bool {
    let path = text.trim().split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    !text.trim().contains('\n') && extensions.contains(&extension.as_str())
}

pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
        && Url::parse(text).is_ok()
}

/// `52:14`, `1:02:03`.
pub(super) fn is_clock(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let digits = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(digits)
}
