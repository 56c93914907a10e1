//! What the readme of a repository says about the show, where nothing else does.

use std::path::Path;

use crate::diagnostic::Diagnostics;
use crate::notes::{self, LineKind};
use crate::source::SourceFile;

/// A heading longer than this is no name, in characters.
const LONGEST_TITLE: usize = 60;

/// The first heading, and the first paragraph below it that is no more than words.
pub(super) fn facts(root: &Path) -> (Option<String>, Option<String>) {
    let file =
        ["README.md", "readme.md", "Readme.md"].iter().find_map(|name| SourceFile::read(root, Path::new(name)).ok());
    let Some(file) = file else { return (None, None) };
    let notes = notes::parse(&file, &[], &mut Diagnostics::new());
    let heading = notes.lines.iter().position(|line| line.line.kind == LineKind::Heading(1));
    let Some(heading) = heading else { return (None, None) };
    let title = notes.lines.get(heading).map(|line| line.inline.text.trim().to_owned());
    let below = notes.lines.iter().skip(heading + 1).skip_while(|line| line.inline.text.trim().is_empty());
    let paragraph = below.take_while(|line| line.line.kind == LineKind::Text && !line.inline.text.trim().is_empty());
    let lines: Vec<&str> = paragraph.map(|line| line.inline.text.trim()).collect();
    let text = lines.join(" ");
    // Badges and remarks for programmers are no description.
    let describes = text.split_whitespace().count() > 2 && !text.contains("](") && text.ends_with(['.', '!', '?']);
    let is_name = |title: &String| !title.is_empty() && title.chars().count() <= LONGEST_TITLE && !title.contains('/');
    (title.filter(is_name), Some(text).filter(|_| describes))
}
