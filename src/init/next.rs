//! The notes of the next episode: the show's template, or what its last episodes have in common.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};

use super::NewFile;
use super::name;
use super::skeleton::{self, Values};
use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::{Compiled, Others};
use crate::notes::front_matter::{Key, KeyNames, Node, Value};
use crate::show::{Show, listed};
use crate::source::SourceFile;

/// The notes of the next episode of `show`, called `title` and dated `day`.
///
/// # Errors
/// What hinders the show from being read, a template that cannot be, or that there are notes of that name.
pub fn next(show: &Show, title: Option<&str>, day: NaiveDate) -> Result<NewFile, Diagnostic> {
    let mut found = Diagnostics::new();
    let episodes = compile::skim(show, &|_| false, Others::All, &mut found)?;
    let mut noted: Vec<&Compiled> = episodes.iter().filter(|episode| episode.notes.is_some()).collect();
    noted.sort_by_key(|episode| (episode.record.published, episode.record.number, episode.record.id.as_str()));
    let newest = noted.last().copied();
    let number = next_number(&episodes, newest);
    let title = title.map(str::trim).filter(|title| !title.is_empty()).map_or_else(
        || number.map_or_else(|| "Untitled".to_owned(), |number| format!("Episode {number}")),
        str::to_owned,
    );
    let names = KeyNames::new(&show.config.sources);
    let date = newest.and_then(|newest| date_like(newest, &names, day)).unwrap_or_else(|| Date::Text(day.to_string()));
    let values = Values { title: &title, number, date, names: &names };
    let text = match (&show.config.sources.template, noted.as_slice()) {
        (Some(path), _) => {
            skeleton::from_template(&SourceFile::read(&show.root, Path::new(path))?.as_written(), &values)
        }
        (None, []) => skeleton::bare(&values),
        (None, [.., before, newest]) => skeleton::from_episode(newest, Some(before), &values),
        (None, [newest]) => skeleton::from_episode(newest, None, &values),
    };
    if let Some(path) = newest.and_then(|newest| newest.record.files.notes.as_deref())
        && let Some(file) = listed::data_file(&show.root, path)
    {
        let message = format!("the episodes are entries of {}", file.display());
        return Err(Diagnostic::error("output-over-source", message).in_file(&file).help("add the next one there"));
    }
    let path =
        match newest.and_then(|newest| newest.record.files.notes.as_deref().map(|path| (path, newest.record.number))) {
            Some((path, last)) => name::like(path, last, number, &title, day),
            None => first_path(show, number),
        };
    if show.root.join(&path).symlink_metadata().is_ok() {
        let message = format!("{} is there already", path.display());
        let fault = Diagnostic::error("output-over-source", message).in_file(&path);
        return Err(fault.help("give another title, or another day with --date"));
    }
    Ok(NewFile { path, text })
}

/// A date in the form in which the show writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Date {
    /// Seconds or milliseconds since 1970.
    Number(i64),
    /// Anything else.
    Text(String),
}

/// The number after the last one, of the season of the newest episode; none where episodes have none.
fn next_number(episodes: &[Compiled], newest: Option<&Compiled>) -> Option<u32> {
    let Some(newest) = newest else { return Some(1) };
    let season = newest.record.season;
    let last = episodes
        .iter()
        .filter(|episode| episode.record.season == season)
        .filter_map(|episode| episode.record.number)
        .max();
    last.map(|last| last.saturating_add(1))
}

/// `day` as the newest episode writes its date, at the same time of day.
fn date_like(newest: &Compiled, names: &KeyNames, day: NaiveDate) -> Option<Date> {
    let (file, notes) = newest.notes.as_ref()?;
    let node: &Node = notes.front_matter.as_ref()?.get(Key::Date, names)?;
    let published = newest.record.published?;
    let moved: DateTime<_> = day.and_time(published.time()).and_local_timezone(*published.offset()).earliest()?;
    let text = match &node.value {
        Value::Integer(number) if *number >= 100_000_000_000 => return Some(Date::Number(moved.timestamp_millis())),
        Value::Integer(_) => return Some(Date::Number(moved.timestamp())),
        Value::Text(text) => text.trim().to_owned(),
        _ => file.slice(node.span).trim().to_owned(),
    };
    let is_iso = text.get(..10).is_some_and(|head| head.parse::<NaiveDate>().is_ok());
    Some(Date::Text(match text.get(10..) {
        Some(rest) if is_iso => format!("{day}{rest}"),
        _ => moved.to_rfc3339(),
    }))
}

/// Where the first notes of a show go: the folder of its patterns.
fn first_path(show: &Show, number: Option<u32>) -> PathBuf {
    let pattern = show.config.sources.notes.first().map_or("show_notes/*.md", |pattern| pattern.as_str());
    let is_literal = |part: &&str| !part.contains(['*', '?', '[', '{']);
    let folders: Vec<&str> = pattern.split('/').take_while(is_literal).collect();
    let folder: PathBuf =
        if folders.len() < pattern.split('/').count() { folders.iter().collect() } else { PathBuf::new() };
    folder.join(format!("{:03}.md", number.unwrap_or(1)))
}
