//! The generator of a site, and what its settings say.

use std::path::{Path, PathBuf};

use super::script;
use super::survey::{Survey, leaves, said};
use crate::notes::front_matter::{self, Node, Value};
use crate::source::SourceFile;

/// Extensions of scripts that hold settings.
const SCRIPTS: [&str; 4] = ["js", "cjs", "mjs", "ts"];

fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|extension| SCRIPTS.iter().any(|script| extension == *script))
}

/// Scripts that state the facts of a site, beside those in folders of data.
const OF_SITE: [&str; 12] = [
    "gatsby-config.js",
    "gatsby-config.mjs",
    "gatsby-config.ts",
    "astro.config.mjs",
    "astro.config.js",
    "astro.config.ts",
    "src/consts.ts",
    "src/consts.js",
    "src/config.ts",
    "src/config.js",
    "src/site.config.ts",
    "site.config.js",
];

/// What made the site so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generator {
    /// Jekyll: `_config.yml` with `_posts` or collections.
    Jekyll,
    /// Hugo: `hugo.toml`, or `config.toml` beside `content/`.
    Hugo,
    /// Eleventy: `.eleventy.js`, `eleventy.config.*`.
    Eleventy,
    /// Hexo: `_config.yml` beside `source/_posts`.
    Hexo,
    /// Zola: `config.toml` with `base_url` beside `content/`.
    Zola,
    /// None of them, or none at all.
    Other,
}

impl Generator {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jekyll => "a Jekyll site",
            Self::Hugo => "a Hugo site",
            Self::Eleventy => "an Eleventy site",
            Self::Hexo => "a Hexo site",
            Self::Zola => "a Zola site",
            Self::Other => "a folder of notes",
        }
    }

    /// Folders whose files it serves at the root of the site, those that may be there first.
    fn served(self) -> &'static [&'static str] {
        match self {
            Self::Jekyll => &["."],
            Self::Hugo | Self::Zola => &["static"],
            Self::Hexo => &["source"],
            Self::Eleventy | Self::Other => &["public", "static", "src/static", "src/public"],
        }
    }
}

/// A setting: where it stands and what it says.
#[derive(Debug)]
pub(super) struct Setting {
    /// Dotted path, the name of the data file first where it is one.
    pub(super) path: String,
    /// Its value.
    pub(super) node: Node,
    /// Index of its file.
    file: usize,
}

/// A site.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) generator: Generator,
    /// All settings, those that count first.
    pub(super) settings: Vec<Setting>,
    files: Vec<SourceFile>,
    /// Folders that are served at the root of the site.
    pub(super) served: Vec<String>,
}

impl Site {
    /// Reads the settings of the site in `root`.
    pub(super) fn of(root: &Path, survey: &Survey) -> Self {
        let generator = generator(root, survey);
        let mut site = Self { generator, settings: Vec::new(), files: Vec::new(), served: Vec::new() };
        for (path, prefix) in settings_files(root, generator, survey) {
            site.read(root, &path, &prefix);
        }
        let served = generator.served();
        let there: Vec<&str> = served.iter().copied().filter(|folder| root.join(folder).is_dir()).collect();
        // Where none is there, the usual one says that paths belong to the site.
        let served = if there.is_empty() { served.get(..1).unwrap_or_default().to_vec() } else { there };
        site.served = served.into_iter().map(str::to_owned).collect();
        site
    }

    fn read(&mut self, root: &Path, path: &Path, prefix: &str) {
        let Ok(file) = SourceFile::read(root, path) else { return };
        let is_script = is_script(path);
        let node = if is_script { front_matter::object_in_script(&file) } else { front_matter::data(&file).ok() };
        let fields = match node {
            Some(Node { value: Value::Map(fields), .. }) => fields,
            _ if is_script => script::constants(&file),
            _ => return,
        };
        let index = self.files.len();
        for (path, node) in leaves(&fields) {
            let path = if prefix.is_empty() { path } else { format!("{prefix}.{path}") };
            self.settings.push(Setting { path, node: node.clone(), file: index });
        }
        self.files.push(file);
    }

    /// What a setting says as text.
    pub(super) fn said(&self, setting: &Setting) -> Option<String> {
        said(self.files.get(setting.file)?, &setting.node)
    }

    /// The file a setting stands in.
    pub(super) fn file(&self, setting: &Setting) -> Option<&SourceFile> {
        self.files.get(setting.file)
    }
}

fn generator(root: &Path, survey: &Survey) -> Generator {
    let is_file = |name: &str| root.join(name).is_file();
    let any = |names: &[&str]| names.iter().any(|name| is_file(name));
    let has_folder = |name: &str| root.join(name).is_dir();
    let has_pages_in = |prefix: &str| survey.pages.iter().any(|page| page.path.starts_with(prefix));
    let eleventy =
        [".eleventy.js", "eleventy.config.js", "eleventy.config.cjs", "eleventy.config.mjs", ".eleventy.cjs"];
    let hugo = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];
    let config = ["config.toml", "config.yaml", "config.yml", "config.json"];
    let is_zola =
        || SourceFile::read(root, Path::new("config.toml")).is_ok_and(|file| file.text().contains("base_url"));
    if any(&eleventy) {
        Generator::Eleventy
    } else if has_folder("content") && is_zola() {
        Generator::Zola
    } else if any(&hugo) || has_folder("config/_default") || (any(&config) && has_folder("content")) {
        Generator::Hugo
    } else if is_file("_config.yml") && has_pages_in("source/_posts") {
        Generator::Hexo
    } else if is_file("_config.yml") || is_file("_config.yaml") || is_file("_config.toml") {
        Generator::Jekyll
    } else {
        Generator::Other
    }
}

/// The files of settings and the names that their keys stand under: those of the generator first, then data files whose
/// names say that they are about the site or the show, then the manifest of the project.
fn settings_files(root: &Path, generator: Generator, survey: &Survey) -> Vec<(PathBuf, String)> {
    let own: &[&str] = match generator {
        Generator::Jekyll | Generator::Hexo => &["_config.yml", "_config.yaml", "_config.toml"],
        Generator::Hugo => &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.toml",
            "config/_default/config.yaml",
        ],
        Generator::Zola => &["config.toml"],
        Generator::Eleventy => &[],
        Generator::Other => &[
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "site.json",
            "podcast.json",
            "podcast.yml",
            "podcast.yaml",
            "podcast.toml",
            "show.json",
            "show.yml",
            "show.yaml",
            "show.toml",
        ],
    };
    let mut files: Vec<(PathBuf, String)> = own.iter().map(|name| ((*name).into(), String::new())).collect();
    if generator == Generator::Hugo {
        let params = survey.data.iter().filter(|path| path.starts_with("config/_default"));
        let named = params.filter(|path| path.file_stem().is_some_and(|stem| stem == "params"));
        files.extend(named.map(|path| (path.clone(), "params".into())));
    }
    let about =
        ["podcast", "show", "site", "metadata", "meta", "settings", "config", "global", "info", "feed", "channel"];
    let scripts = survey.others.iter().filter(|path| is_script(path));
    let is_above = |folder: &Path| survey.pages.iter().any(|page| page.path.starts_with(folder));
    for path in survey.data.iter().chain(scripts) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let is_data = ["_data", "data"].contains(&folder.as_ref());
        let lies_above = || !folder.is_empty() && survey.data.contains(path) && path.parent().is_some_and(is_above);
        if about.contains(&stem.as_str()) && (is_data || lies_above()) {
            files.push((path.clone(), stem));
        }
    }
    files.extend(OF_SITE.iter().map(|name| ((*name).into(), String::new())));
    files.push(("package.json".into(), "package".into()));
    files.retain(|(path, _)| root.join(path).is_file());
    files
}
