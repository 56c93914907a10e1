//! `url-private`

use std::net::Ipv4Addr;

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A link leads to something that only its owner can open.
    ///
    /// ## What it does
    /// Finds links, bare addresses and images that point to working documents, recording rooms, meetings, task boards, a
    /// signed-in account, a private network or a file on somebody's disk.
    ///
    /// ## Why it matters
    /// Listeners get a login page, or walk into the next recording.
    ///
    /// ## Example
    /// ```markdown
    /// **Recording room:** https://streamyard.com/x7kq2m9pz4
    /// ```
    /// Take such lines out before you publish.
    "url-private", Notes, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Host, how paths on it begin, and what lies there.
const PLACES: &[(&str, &str, &str)] = &[
    ("app.asana.com", "/", "a task board"),
    ("app.slack.com", "/", "a chat"),
    ("drive.google.com", "/drive/my-drive", "somebody's own folder"),
    ("mail.google.com", "/", "a mailbox"),
    ("meet.google.com", "/", "a meeting"),
    ("paper.dropbox.com", "/doc/", "a working document"),
    ("paper.dropbox.com", "/folder/", "a working document"),
    ("riverside.fm", "/studio/", "a recording room"),
    ("squadcast.fm", "/session", "a recording room"),
    ("studio.youtube.com", "/", "the back rooms of a channel"),
    ("teams.microsoft.com", "/l/meetup", "a meeting"),
    ("trello.com", "/1/cards/", "a task board"),
    ("trello.com", "/c/", "a task board"),
    ("www.dropbox.com", "/home", "somebody's own folder"),
    ("zoom.us", "/j/", "a meeting"),
];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for inline in notes.lines.iter().map(|line| &line.inline) {
        let links = inline.links.iter().map(|link| (link.url.as_str(), parts::address(file, link.span, &link.url)));
        let images =
            inline.images().iter().map(|image| (image.url.as_str(), parts::address(file, image.span, &image.url)));
        let bare = inline.bare_urls().iter().map(|url| (text_of(&inline.text, *url), inline.source_span(*url)));
        for (url, span) in links.chain(images).chain(bare) {
            if let Some(what) = private(url) {
                let found = RULE.at(file.place(span), format!("the address leads to {what}"));
                diagnostics.push(found.help("link to a public page, or take it out"));
            }
        }
    }
}

fn text_of(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// What lies at `url`, when the public cannot see it.
fn private(url: &str) -> Option<&'static str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let on_disk = lower.starts_with("file:") || lower.get(1..3) == Some(":\\") || lower.starts_with("\\\\");
    if on_disk {
        return Some("a file on one computer");
    }
    let host = parts::host(url)?;
    let path = parts::path(url);
    let known = PLACES.iter().find(|(place, start, _)| parts::is_below(host, place) && path.starts_with(start));
    if let Some((_, _, what)) = known.filter(|(_, start, _)| path.len() > start.len() || *start != "/") {
        return Some(what);
    }
    if is_room(host, path) {
        return Some("a recording room");
    }
    let account =
        parts::is_below(host, "google.com") && ["/u/0/", "/u/1/", "/u/2/"].iter().any(|part| path.contains(part));
    if account {
        return Some("the account that its author is signed in to");
    }
    let network = host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_private() || address.is_link_local())
        || ["local", "lan", "internal", "intranet"].iter().any(|end| host.contains('.') && parts::is_below(host, end));
    network.then_some("a private network")
}

/// Rooms for recording: `streamyard.com/x7kq2m9pz4`, `zencastr.com/show/room`.
fn is_room(host: &str, path: &str) -> bool {
    let parts_of_path: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts_of_path.as_slice() {
        [room] => {
            parts::is_below(host, "streamyard.com")
                && room.len() >= 8
                && room.bytes().any(|byte| byte.is_ascii_digit())
                && room.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
        [_, room] => parts::is_below(host, "zencastr.com") && room.bytes().any(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("url-private", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn rooms_documents_and_disks() {
        let notes = "**Room:** https://streamyard.com/x7kq2m9pz4\n- [rye](https://paper.dropbox.com/doc/Rye--a1b2)\n\
                     - ![loaf](file:///home/ada/loaf.png)\n- [oats](http://192.168.1.7/oats)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:11: warning: the address leads to a recording room [url-private]
          help: link to a public page, or take it out
        show_notes/001.md:2:9: warning: the address leads to a working document [url-private]
          help: link to a public page, or take it out
        show_notes/001.md:3:11: warning: the address leads to a file on one computer [url-private]
          help: link to a public page, or take it out
        show_notes/001.md:4:10: warning: the address leads to a private network [url-private]
          help: link to a public page, or take it out
        ");
    }

    #[test]
    fn public_pages_of_the_same_hosts() {
        let notes = "- [rooms](https://streamyard.com/pricing)\n- [slides](https://docs.google.com/presentation/d/1a/edit)\n\
                     - [paper](https://paper.dropbox.com/)\n- `file:///tmp/x`\n";
        assert_eq!(lint(notes), "");
    }
}
