//! `heading-form`

use std::collections::HashMap;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::LineKind;
use crate::source::Span;

rule! {
    /// The first heading is not written like those of the other episodes.
    ///
    /// ## What it does
    /// Takes what stands before the number in the first headings, and the level of the heading. Where most notes agree
    /// on one form, finds those that have another.
    ///
    /// ## Why it matters
    /// Scripts that read the notes, and people who search them, look for one form.
    ///
    /// ## Example
    /// ```markdown
    /// ## BB 12
    /// ```
    /// Where the other notes write it so, use instead:
    /// ```markdown
    /// # Bread Basket 12
    /// ```
    "heading-form", Notes, Off, fix: Safe, check: Show(check),
    sources: ["practice: style"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(show) = show.all_read() else { return };
    let headings: Vec<Heading<'_>> = habit::episodes(show).filter_map(Heading::of).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for heading in &headings {
        *counts.entry(heading.lead).or_default() += 1;
    }
    let Some((usual, count)) = counts.into_iter().max_by_key(|(lead, count)| (*count, *lead)) else { return };
    if count < 3 || count * 2 < headings.len() {
        return;
    }
    for heading in headings.iter().filter(|heading| heading.lead != usual) {
        let Some((file, _)) = heading.episode.notes() else { continue };
        let found = RULE
            .at(file.place(heading.span), "the heading is not written like those of the other episodes")
            .help(format!("most begin with `{usual}{}`", heading.number))
            .fix(Fix::safe(heading.span, usual));
        diagnostics.push(found);
    }
}

/// The first heading of an episode that gives its number.
struct Heading<'a> {
    episode: EpisodeContext<'a>,
    /// Everything before the number: `# Bread Basket `.
    lead: &'a str,
    span: Span,
    number: u32,
}

impl<'a> Heading<'a> {
    fn of(episode: EpisodeContext<'a>) -> Option<Self> {
        let (file, notes) = episode.notes()?;
        let heading = notes.heading.as_ref()?;
        let (number, at) = heading.number?;
        let line = notes.lines.get(heading.line).filter(|line| matches!(line.line.kind, LineKind::Heading(_)))?;
        let span = Span::new(line.line.span.start, at.start);
        Some(Self { lead: file.slice(span), span, number, episode })
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn one_form_among_others() {
        let show = [
            ("show_notes/001.md", "# Bread Basket 1\n"),
            ("show_notes/002.md", "# Bread Basket 2: Rye\n"),
            ("show_notes/003.md", "## \\#3: Oats\n"),
            ("show_notes/004.md", "# Bread Basket 4\n"),
        ];
        insta::assert_snapshot!(findings("heading-form", &show), @r"
        show_notes/003.md:1:1: info: the heading is not written like those of the other episodes [heading-form]
          help: most begin with `# Bread Basket 3`
          show_notes/003.md - ## \#3: Oats
          show_notes/003.md + # Bread Basket 3: Oats
        ");
    }

    #[test]
    fn no_form_is_usual() {
        let show = [("show_notes/001.md", "# BB 1\n"), ("show_notes/002.md", "# 2\n"), ("show_notes/003.md", "# #3\n")];
        assert_eq!(findings("heading-form", &show), "");
    }
}
