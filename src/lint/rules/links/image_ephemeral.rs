//! `image-ephemeral`

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// An image is served by a tool that will not keep it.
    ///
    /// ## What it does
    /// Finds images on the attachment servers of task boards, chats and editors, and behind signatures that expire.
    ///
    /// ## Why it matters
    /// The image disappears with the card, the chat or the signature; episodes are read for years.
    ///
    /// ## Example
    /// ```markdown
    /// ![A loaf](https://trello-attachments.s3.amazonaws.com/5e/loaf.jpg)
    /// ```
    /// Use instead:
    /// ```markdown
    /// ![A loaf](https://bread.example/images/loaf.jpg)
    /// ```
    "image-ephemeral", Notes, Off, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

const HOSTS: &[&str] = &[
    "cdn.discordapp.com",
    "dl.dropboxusercontent.com",
    "files.slack.com",
    "lh3.googleusercontent.com",
    "media.discordapp.net",
    "paper-attachments.dropbox.com",
    "paper-attachments.dropboxusercontent.com",
    "paper-attachments.s3.amazonaws.com",
    "paper.dropboxstatic.com",
    "slack-files.com",
    "trello-attachments.s3.amazonaws.com",
    "trello.com",
];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for image in notes.lines.iter().flat_map(|line| line.inline.images()) {
        let Some(host) = parts::host(&image.url) else { continue };
        let served = HOSTS.iter().any(|known| parts::is_below(host, known)) || image.url.contains("X-Amz-Expires=");
        if served {
            let message = format!("the image lies at {host}, which will not keep it");
            let place = file.place(parts::address(file, image.span, &image.url));
            diagnostics.push(RULE.at(place, message).help("put the image beside the notes or on your own site"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn attachments_of_tools() {
        let notes = "![](https://trello-attachments.s3.amazonaws.com/5e/loaf.jpg)\n![a](https://bread.example/loaf.jpg)\n![b](loaf.jpg)\n";
        insta::assert_snapshot!(findings("image-ephemeral", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:1:5: info: the image lies at trello-attachments.s3.amazonaws.com, which will not keep it [image-ephemeral]
          help: put the image beside the notes or on your own site
        ");
    }
}
