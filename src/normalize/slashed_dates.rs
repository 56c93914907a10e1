//! What stands first in `3/4/2024`, day or month: as the config says, else as the dates of the series tell.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::beside::Beside;
use crate::config::SlashedDates;
use crate::diagnostic::Diagnostics;
use crate::notes::front_matter::values::slashed_order;
use crate::notes::front_matter::{self, Key, KeyNames, Value};
use crate::show::{EpisodeFiles, Show};

/// The keys that hold dates.
const DATES: [Key; 3] = [Key::Date, Key::Recorded, Key::Expires];

/// The dates of a series; they are looked at when the first one is found that does not tell by itself.
pub(super) struct Series<'a> {
    show: &'a Show,
    names: &'a KeyNames,
    beside: &'a Beside,
    notes: Vec<PathBuf>,
    order: OnceLock<Option<SlashedDates>>,
}

impl<'a> Series<'a> {
    pub(super) fn new(show: &'a Show, names: &'a KeyNames, beside: &'a Beside, episodes: &[EpisodeFiles]) -> Self {
        let notes = episodes.iter().filter_map(|episode| episode.files.notes.clone()).collect();
        Self { show, names, beside, notes, order: OnceLock::new() }
    }

    /// One date whose day is beyond 12 decides for all; none where there is none, or where they contradict each other.
    pub(super) fn slashed_dates(&self) -> Option<SlashedDates> {
        let stated = self.show.config.sources.slashed_dates;
        stated.or_else(|| *self.order.get_or_init(|| self.told()))
    }

    fn told(&self) -> Option<SlashedDates> {
        let mut orders = self.notes.iter().flat_map(|path| self.orders_of(path));
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }

    fn orders_of(&self, path: &Path) -> Vec<SlashedDates> {
        let Ok(file) = self.beside.notes(&self.show.root, path) else { return Vec::new() };
        let (stated, start) = front_matter::parse(&file, &mut Diagnostics::new());
        let mut stated = stated.or_else(|| Some(front_matter::below_heading(&file, start)?.0));
        self.beside.complete(file.path(), &mut stated, Some(self.names));
        let nodes = DATES.iter().filter_map(|key| stated.as_ref()?.get(*key, self.names));
        let order = |node: &front_matter::Node| match &node.value {
            Value::Text(text) => slashed_order(text),
            _ => None,
        };
        nodes.filter_map(order).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::compile::compile;
    use crate::config;
    use crate::show::Show;
    use crate::source::SourceFile;

    /// The dates of episodes whose notes state `dates`, and what is wrong with them.
    fn dates(sources: &str, dates: &[&str]) -> (Vec<String>, Vec<String>) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("show_notes")).unwrap();
        for (number, date) in (1..).zip(dates) {
            let notes = format!("---\ntitle: Rye {number}\ndate: {date}\n---\nRye.\n");
            fs::write(root.path().join(format!("show_notes/{number}.md")), notes).unwrap();
        }
        let text = format!("[show]\ntitle = \"Loaf\"\n[sources]\n{sources}");
        let config = config::parse(&SourceFile::new("podwright.toml", text), &mut Vec::new()).unwrap();
        let mut found = Vec::new();
        let episodes = compile(&Show { root: root.path().to_owned(), config }, &mut found).unwrap();
        let published = episodes.iter().filter_map(|one| Some(one.record.published?.date_naive().to_string()));
        (published.collect(), found.into_iter().map(|one| one.to_string()).collect())
    }

    #[test]
    fn one_date_decides_for_all() {
        assert_eq!(dates("", &["3/4/2024", "25/4/2024"]), (vec!["2024-04-03".into(), "2024-04-25".into()], vec![]));
        assert_eq!(dates("", &["4/3/2024", "4/25/2024"]), (vec!["2024-04-03".into(), "2024-04-25".into()], vec![]));
        let stated = "slashed_dates = \"month-first\"";
        assert_eq!(dates(stated, &["4/3/2024"]), (vec!["2024-04-03".into()], vec![]));
    }

    #[test]
    fn what_nothing_decides_is_told() {
        let (published, found) = dates("", &["3/4/2024"]);
        assert_eq!(published, [""; 0]);
        insta::assert_snapshot!(found.join("\n"), @"show_notes/1.md:3:7: error: `3/4/2024` begins with a day or a month, and no date of the series tells which [date-invalid]");
        let (published, found) = dates("", &["3/4/2024", "25/4/2024", "4/26/2024"]);
        assert_eq!(
            (published, found.len()),
            (vec!["2024-04-25".into(), "2024-04-26".into()], 1),
            "they contradict each other"
        );
    }
}
