//! What the readme of a repository says about the show, where nothing else does.

use std::path::{Path, PathBuf};

use url::Url;

use super::survey::is_called_list;
use crate::diagnostic::Diagnostics;
use crate::notes::{self, LineKind};
use crate::show::is_markdown;
use crate::source::SourceFile;

/// A heading longer than this is no name, in characters.
const LONGEST_TITLE: usize = 60;

/// What it says.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The first heading.
    pub(super) title: Option<String>,
    /// The first paragraph below it that is no more than words.
    pub(super) description: Option<String>,
    /// The address that stands alone on a line, or behind a word such as `Website`.
    pub(super) link: Option<Url>,
}

/// Reads the readme in `root`, or the first of the files that list the episodes.
pub(super) fn facts(root: &Path, listed: &[PathBuf]) -> Facts {
    let readmes = ["README.md", "readme.md", "Readme.md"].iter().map(Path::new);
    let lists = listed.iter().map(PathBuf::as_path).filter(|path| is_markdown(path));
    let file = readmes.chain(lists).find_map(|path| SourceFile::read(root, path).ok());
    let Some(file) = file else { return Facts::default() };
    let link = file.text().lines().find_map(link);
    let notes = notes::parse(&file, &[], &mut Diagnostics::new());
    let heading = notes.lines.iter().position(|line| line.line.kind == LineKind::Heading(1));
    let Some(heading) = heading else { return Facts { link, ..Facts::default() } };
    let title = notes.lines.get(heading).map(|line| without_list(line.inline.text.trim()));
    let below = notes.lines.iter().skip(heading + 1).skip_while(|line| line.inline.text.trim().is_empty());
    let paragraph = below.take_while(|line| line.line.kind == LineKind::Text && !line.inline.text.trim().is_empty());
    let lines: Vec<&str> = paragraph.map(|line| line.inline.text.trim()).collect();
    let text = lines.join(" ");
    // Badges and remarks for programmers are no description.
    let describes = text.split_whitespace().count() > 2 && !text.contains("](") && text.ends_with(['.', '!', '?']);
    let is_name = |title: &String| !title.is_empty() && title.chars().count() <= LONGEST_TITLE && !title.contains('/');
    Facts { title: title.filter(is_name), description: Some(text).filter(|_| describes), link }
}

/// A heading without the part that says that episodes are listed below: `Loaf Talk: all episodes`.
fn without_list(heading: &str) -> String {
    let marks = [": ", " – ", " — ", " - ", " | "];
    let Some(mark) = marks.into_iter().find(|mark| heading.contains(mark)) else {
        return if is_called_list(heading) { String::new() } else { heading.to_owned() };
    };
    let is_name = |part: &&str| !part.split(' ').any(is_called_list);
    heading.split(mark).filter(is_name).collect::<Vec<_>>().join(mark)
}

/// The address of the show on a line that says nothing else.
fn link(line: &str) -> Option<Url> {
    const LABELS: [&str; 8] = ["website", "site", "web", "homepage", "home", "show", "podcast", "url"];
    const FORGES: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];
    let bare = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || "*_<>-:".contains(c)).to_owned();
    let (label, address) = match line.split_once(": ") {
        Some((label, address)) => (bare(label).to_lowercase(), bare(address)),
        None => (String::new(), bare(line)),
    };
    let url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_of_show = label.is_empty() || LABELS.contains(&label.as_str());
    let is_forge = FORGES.iter().any(|forge| url.host_str() == Some(forge));
    (is_of_show && !is_forge && !address.contains(char::is_whitespace)).then_some(url)
}
