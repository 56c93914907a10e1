//! `image-alt-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// An image has no alternative text.
    ///
    /// ## What it does
    /// Finds `![](image)` with nothing between the brackets.
    ///
    /// ## Why it matters
    /// Many podcast apps show no images, and some listeners see none: for them the text is all there is.
    ///
    /// ## Example
    /// ```markdown
    /// ![](loaf.jpg)
    /// ```
    /// Use instead:
    /// ```markdown
    /// ![A loaf of rye that fell from the oven](loaf.jpg)
    /// ```
    "image-alt-missing", Notes, Off, fix: None, check: Episode(check),
    sources: ["WCAG 2.2, 1.1.1 Non-text Content"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let images = notes.lines.iter().flat_map(|line| line.inline.images());
    for image in images.filter(|image| image.alt.trim().is_empty()) {
        let found = RULE.at(file.place(image.span), "the image has no alternative text");
        diagnostics.push(found.help("say in a few words what it shows: `![a loaf of rye](…)`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn images_without_words() {
        let notes = "![](loaf.jpg)\n![A loaf](loaf.jpg)\n";
        insta::assert_snapshot!(findings("image-alt-missing", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:1:1: info: the image has no alternative text [image-alt-missing]
          help: say in a few words what it shows: `![a loaf of rye](…)`
        ");
    }
}
