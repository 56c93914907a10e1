//! `host-misspelt-notes`

use crate::config;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::{fold, given, is_slip_of};
use crate::record::{Fact, Person};

rule! {
    /// The label of a topic misspells a host.
    ///
    /// ## What it does
    /// Finds presenters that differ from the given name or an alias of one host by one letter, or by two that changed
    /// places. The fix is safe for swapped letters; a lost or wrong letter could be another name, so it is unsafe.
    ///
    /// ## Why it matters
    /// Readers stumble over it every time, and tools take it for a new person.
    ///
    /// ## Example
    /// ```markdown
    /// **Jhon #1:** [Why rye rises](https://example.org/rye)
    /// ```
    /// With a host called John, use instead:
    /// ```markdown
    /// **John #1:** [Why rye rises](https://example.org/rye)
    /// ```
    "host-misspelt-notes", Notes, Error, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, _)) = episode.notes() else { return };
    for read in episode.evidence(Fact::Presenters) {
        let (Some(label), Some(span)) = (read.value.as_str(), read.span) else { continue };
        let Some(meant) = host_meant(label, &episode.config().hosts, &episode.record().guests) else { continue };
        let mut found = RULE
            .at(file.place(span), format!("the presenter is called {label}; the host is {meant}"))
            .help(format!("write `{meant}`"));
        // Bold that was cut within the name is for another rule to mend first.
        if file.slice(span) == label {
            let fix = if has_same_letters(label, meant) { Fix::safe(span, meant) } else { Fix::doubtful(span, meant) };
            found = found.fix(fix);
        }
        diagnostics.push(found);
    }
}

/// The given name of the host whom a single word means by mistake; none for names that somebody has.
fn host_meant<'a>(label: &str, hosts: &'a [config::Host], guests: &[Person]) -> Option<&'a str> {
    if label.contains(' ') {
        return None;
    }
    let word = fold(label);
    let calls = |host: &'a config::Host| std::iter::once(&host.name).chain(&host.aliases);
    let is_somebody = hosts.iter().flat_map(calls).any(|call| fold(call) == word || given(call) == word)
        || guests.iter().any(|guest| guest.name.split_whitespace().any(|part| fold(part) == word));
    if is_somebody {
        return None;
    }
    let names = hosts.iter().filter_map(|host| host.name.split_whitespace().next());
    let mut near = names.filter(|name| is_slip_of(&word, &fold(name)));
    near.next().filter(|_| near.next().is_none())
}

fn has_same_letters(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = fold(word).chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const HOST: (&str, &str) = ("podwright.toml", "[[hosts]]\nname = \"Clara Malt\"\n");

    #[test]
    fn swapped_and_lost_letters() {
        let notes = "# Bread Basket 1\n\n**Clraa #1:** Rye\n\n**Ada #2:** Oats\n\n**Clar #3:** Salt\n";
        insta::assert_snapshot!(findings("host-misspelt-notes", &[HOST, ("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:3: error: the presenter is called Clraa; the host is Clara [host-misspelt-notes]
          help: write `Clara`
          show_notes/001.md - **Clraa #1:** Rye
          show_notes/001.md + **Clara #1:** Rye
        show_notes/001.md:7:3: error: the presenter is called Clar; the host is Clara [host-misspelt-notes]
          help: write `Clara`
          show_notes/001.md - **Clar #3:** Salt
          show_notes/001.md + **Clara #3:** Salt
        ");
    }

    #[test]
    fn guests_with_similar_names() {
        let notes =
            "# Bread Basket 1\n\nSpecial guest: [Clare Mill](https://e.org)\n\n**Clare #1:** Rye\n\n**Ada #2:** Oats\n";
        assert_eq!(findings("host-misspelt-notes", &[HOST, ("show_notes/001.md", notes)]), "");
    }
}
