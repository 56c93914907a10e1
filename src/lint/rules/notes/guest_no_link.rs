//! `guest-no-link`

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::record::{Evidence, Fact};
use crate::source::Span;

rule! {
    /// A guest is named without a link.
    ///
    /// ## What it does
    /// In a show that links most of its guests, finds lines such as `Special guest: Cleo` without one.
    ///
    /// ## Why it matters
    /// The link is the guest's reward, becomes `podcast:person href` in the feed, and tells people of one name apart.
    ///
    /// ## Example
    /// ```markdown
    /// Special guest: Cleo Crust
    /// ```
    /// Use instead:
    /// ```markdown
    /// Special guest: [Cleo Crust](https://example.org/cleo)
    /// ```
    "guest-no-link", Notes, Warning, fix: None, check: Show(check),
    sources: ["Podcasting 2.0: person", "practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let lacks_link = |episode: &EpisodeContext<'_>| guest_lines(episode).any(|read| !is_linked(episode, read));
    let Some(show) = show.all_read_for(lacks_link) else { return };
    let episodes: Vec<_> = habit::episodes(show).collect();
    let declared = || episodes.iter().flat_map(|episode| guest_lines(episode).map(move |read| (episode, read)));
    let bare = declared().filter(|(episode, read)| !holds_link(episode, read)).count();
    if bare * 2 > declared().count() {
        return;
    }
    for (episode, read) in declared().filter(|(episode, read)| !is_linked(episode, read)) {
        let name = read.value.as_str().unwrap_or_default();
        let found = RULE
            .at(episode.place_of(read), format!("the guest {name} has no link"))
            .help("link a page of the guest: a site, or a profile");
        diagnostics.push(found);
    }
}

fn guest_lines<'a>(episode: &EpisodeContext<'a>) -> impl Iterator<Item = &'a Evidence> {
    episode.evidence(Fact::Guests).iter().filter(|read| read.how == "guest line")
}

/// Is there a link in the line? So far the notes alone tell, which are all that is read of most episodes.
fn holds_link(episode: &EpisodeContext<'_>, read: &Evidence) -> bool {
    let line_of = |span: Span| {
        let (_, notes) = episode.notes()?;
        notes.lines.iter().find(|line| line.line.span.start <= span.start && span.end <= line.line.span.end)
    };
    read.span.and_then(line_of).is_some_and(|line| !line.inline.links.is_empty())
}

/// Has the guest of a line a page? People who turned out to be hosts have.
fn is_linked(episode: &EpisodeContext<'_>, read: &Evidence) -> bool {
    let name = fold(read.value.as_str().unwrap_or_default());
    let mut guests = episode.record().guests.iter().filter(|guest| fold(&guest.name).starts_with(&name));
    guests.all(|guest| guest.url.is_some())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const LINKED: (&str, &str) =
        ("show_notes/001.md", "# Bread Basket 1\n\nSpecial guest: [Dora Dough](https://e.org)\n");

    #[test]
    fn a_guest_without_a_link() {
        let bare = ("show_notes/002.md", "# Bread Basket 2\n\nSpecial guest: Cleo\n");
        insta::assert_snapshot!(findings("guest-no-link", &[LINKED, bare]), @"
        show_notes/002.md:3:16: warning: the guest Cleo has no link [guest-no-link]
          help: link a page of the guest: a site, or a profile
        ");
    }

    #[test]
    fn linked_guests_and_a_show_that_links_nobody() {
        assert_eq!(findings("guest-no-link", &[LINKED]), "");
        let bare = ("show_notes/002.md", "# Bread Basket 2\n\nSpecial guest: Cleo Crust\n");
        assert_eq!(findings("guest-no-link", &[bare]), "");
    }
}
