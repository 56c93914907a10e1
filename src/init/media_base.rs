//! Where templates and scripts of a site put the audio that its pages name by the file alone: `<source src="https://cdn.example/{{
//! page.file }}">`, `https://cdn.example/${data.file}`.

use std::path::{Path, PathBuf};

use regex::{Regex, RegexBuilder};

use super::feed_template;
use super::survey::{Page, Survey, is_script};
use crate::notes::front_matter::{Key, KeyNames};
use crate::source::SourceFile;

/// More scripts and templates than that are of no show.
const MOST_FILES: usize = 400;

/// The address before the name of the file; none where the templates have several.
pub(super) fn of_templates(root: &Path, survey: &Survey, pages: &[&Page], names: &KeyNames) -> Option<String> {
    let form = form(&stated_key(pages, names)?)?;
    let scripts = survey
        .others
        .iter()
        .filter(|path| is_script(path) || path.extension().is_some_and(|extension| extension == "tsx"));
    let beside = pages.iter().flat_map(|page| survey.beside.files_of(&page.path)).map(Path::to_owned);
    let mut files: Vec<PathBuf> = scripts.cloned().chain(beside).chain(feed_template::files(root, survey)).collect();
    files.sort();
    files.dedup();
    let texts = files.into_iter().take(MOST_FILES).filter_map(|path| SourceFile::read(root, &path).ok());
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let bases = form.captures_iter(text.text()).filter_map(|found| Some(found.name("base")?.as_str().to_owned()));
        found.extend(bases);
    }
    found.sort();
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}

/// The key under which most pages name their audio.
fn stated_key(pages: &[&Page], names: &KeyNames) -> Option<String> {
    let stated = |name: &&str| {
        let states = |page: &&&Page| {
            let fields = page.front_matter.iter().flat_map(|front_matter| &front_matter.fields);
            fields.into_iter().any(|field| field.key == **name)
        };
        pages.iter().filter(states).count() * 2 > pages.len()
    };
    names.of(Key::Audio).find(stated).map(str::to_owned)
}

/// An address up to a place that is filled with the value of `key`, in the languages of templates and in JavaScript.
fn form(key: &str) -> Option<Regex> {
    let key = regex::escape(key);
    let base = r#"(?P<base>https?://[^\s"'`<>{}$%]+/)"#;
    let pattern =
        format!(r"{base}(?:\$\{{[^{{}}]*\b{key}\}}|\{{\{{[^{{}}]*\b{key}\b[^{{}}]*\}}\}}|<%=[^%]*\b{key}\b[^%]*%>)");
    RegexBuilder::new(&pattern).case_insensitive(true).build().ok()
}
