//! The generator of a site, and what its settings say.

use std::path::{Path, PathBuf};

use super::survey::{Page, Survey, leaves, said};
use super::{ini, script};
use crate::notes::front_matter::{self, Node, Value};
use crate::source::SourceFile;

/// Extensions of scripts that hold settings.
const SCRIPTS: [&str; 6] = ["js", "cjs", "mjs", "ts", "mts", "py"];

/// Extension of the settings of Lektor.
const LEKTOR: &str = "lektorproject";

/// The settings of Lektor, which lie at the root under any name.
fn lektor_project(survey: &Survey) -> Option<&PathBuf> {
    let is_one =
        |path: &&PathBuf| path.components().count() == 1 && path.extension().is_some_and(|kind| kind == LEKTOR);
    survey.others.iter().find(is_one)
}

fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|extension| SCRIPTS.iter().any(|script| extension == *script))
}

/// Names of scripts that state the facts of a site, wherever they lie.
const OF_SITE: [&str; 15] = [
    "conf",
    "site",
    "consts",
    "constants",
    "config",
    "podcast",
    "show",
    "metadata",
    "site.config",
    "siteconfig",
    "site-config",
    "site_config",
    "sitemetadata",
    "site-metadata",
    "app.config",
];

/// The files by which other generators are known, which hold their settings, too.
const MARKERS: [(Generator, &[&str]); 12] = [
    (Generator::Astro, &["astro.config.mjs", "astro.config.js", "astro.config.ts"]),
    (Generator::Gatsby, &["gatsby-config.js", "gatsby-config.mjs", "gatsby-config.ts"]),
    (Generator::Docusaurus, &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"]),
    (
        Generator::VitePress,
        &[
            "docs/.vitepress/config.mts",
            "docs/.vitepress/config.ts",
            "docs/.vitepress/config.js",
            "docs/.vitepress/config.mjs",
            ".vitepress/config.mts",
            ".vitepress/config.ts",
            ".vitepress/config.js",
            ".vitepress/config.mjs",
        ],
    ),
    (Generator::Nuxt, &["nuxt.config.ts", "nuxt.config.js"]),
    (Generator::Next, &["next.config.js", "next.config.mjs", "next.config.ts"]),
    (Generator::Quarto, &["_quarto.yml", "_quarto.yaml"]),
    (Generator::MkDocs, &["mkdocs.yml", "mkdocs.yaml"]),
    (Generator::Pelican, &["pelicanconf.py", "publishconf.py"]),
    (Generator::Bridgetown, &["bridgetown.config.yml", "bridgetown.config.yaml"]),
    (Generator::Lume, &["_config.ts", "_config.js"]),
    (Generator::Cobalt, &["_cobalt.yml"]),
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
    /// Astro: `astro.config.*`.
    Astro,
    /// Gatsby: `gatsby-config.*`.
    Gatsby,
    /// Docusaurus: `docusaurus.config.*`.
    Docusaurus,
    /// VitePress: `.vitepress/config.*`.
    VitePress,
    /// Nuxt: `nuxt.config.*`.
    Nuxt,
    /// Next.js: `next.config.*`.
    Next,
    /// Quarto: `_quarto.yml`.
    Quarto,
    /// MkDocs: `mkdocs.yml`.
    MkDocs,
    /// Pelican: `pelicanconf.py`.
    Pelican,
    /// Middleman: `config.rb` beside `source/`.
    Middleman,
    /// Bridgetown, which grew out of Jekyll: `bridgetown.config.yml`.
    Bridgetown,
    /// Lume: `_config.ts`.
    Lume,
    /// Cobalt: `_cobalt.yml`.
    Cobalt,
    /// Lektor: `*.lektorproject`.
    Lektor,
    /// Nikola: `conf.py` that says where posts are.
    Nikola,
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
            Self::Astro => "an Astro site",
            Self::Gatsby => "a Gatsby site",
            Self::Docusaurus => "a Docusaurus site",
            Self::VitePress => "a VitePress site",
            Self::Nuxt => "a Nuxt site",
            Self::Next => "a Next.js site",
            Self::Quarto => "a Quarto site",
            Self::MkDocs => "a MkDocs site",
            Self::Pelican => "a Pelican site",
            Self::Middleman => "a Middleman site",
            Self::Bridgetown => "a Bridgetown site",
            Self::Lume => "a Lume site",
            Self::Cobalt => "a Cobalt site",
            Self::Lektor => "a Lektor site",
            Self::Nikola => "a Nikola site",
            Self::Other => "a folder of notes",
        }
    }

    /// Does it serve files in the folder of a page beside that page? Others serve pictures under names that they make.
    pub(super) fn serves_bundles(self) -> bool {
        !matches!(
            self,
            Self::Astro
                | Self::Gatsby
                | Self::Docusaurus
                | Self::VitePress
                | Self::Nuxt
                | Self::Next
                | Self::Bridgetown
        )
    }

    /// Folders whose files it serves at the root of the site, those that may be there first.
    fn served(self) -> &'static [&'static str] {
        match self {
            Self::Jekyll | Self::Cobalt => &["."],
            Self::Hugo | Self::Zola => &["static"],
            Self::Hexo | Self::Middleman => &["source"],
            Self::MkDocs => &["docs"],
            Self::Quarto => &["."],
            Self::Bridgetown | Self::Lume => &["src", "."],
            Self::Pelican => &["content"],
            Self::Lektor => &["assets"],
            Self::Nikola => &["files"],
            Self::VitePress => &["docs/public", "public", "src/public"],
            Self::Docusaurus | Self::Gatsby => &["static"],
            Self::Astro | Self::Next | Self::Nuxt => &["public"],
            Self::Eleventy => &["public", "static", "src/static", "src/public", "src", "."],
            Self::Other => &["public", "static", "src/static", "src/public"],
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
    root: PathBuf,
}

impl Site {
    /// Reads the settings of the site in `root`.
    pub(super) fn of(root: &Path, survey: &Survey) -> Self {
        let generator = generator(root, survey);
        let mut site =
            Self { generator, settings: Vec::new(), files: Vec::new(), served: Vec::new(), root: root.into() };
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
        let is_ini = path.extension().is_some_and(|kind| kind == LEKTOR);
        let whole = || front_matter::plain_object_in_script(&file);
        let node = if is_script { whole() } else { front_matter::data(&file).ok() };
        let fields = match node {
            _ if is_ini => ini::tables(&file),
            Some(Node { value: Value::Map(fields), .. }) => fields,
            _ if is_script => {
                let mut fields = match front_matter::object_in_script(&file).map(|node| node.value) {
                    Some(Value::Map(fields)) => fields,
                    _ => Vec::new(),
                };
                fields.extend(script::constants(&file));
                fields.extend(script::imported_cover(&file));
                fields
            }
            // A tag that only its program knows makes no YAML of it; what stands on lines of its own is plain all the same.
            None if path.extension().is_some_and(|kind| kind == "yml" || kind == "yaml") => script::lines(&file),
            _ => return,
        };
        let index = self.files.len();
        for (path, node) in leaves(&fields) {
            let path = if prefix.is_empty() { path } else { format!("{prefix}.{path}") };
            self.settings.push(Setting { path, node: node.clone(), file: index });
        }
        self.files.push(file);
    }

    /// What the list that lies above all `pages` says, where they are one of the sections of a site of Hugo.
    pub(super) fn of_section(survey: &Survey, pages: &[&Page]) -> Option<Self> {
        let depth = |list: &Page| list.path.components().count();
        let list = survey.lists_above(pages).filter(|list| depth(list) > 2).max_by_key(|list| depth(list))?;
        let fields = &list.front_matter.as_ref()?.fields;
        let setting = |(path, node): (String, &Node)| Setting { path, node: node.clone(), file: 0 };
        Some(Self {
            generator: Generator::Hugo,
            settings: leaves(fields).into_iter().map(setting).collect(),
            files: vec![list.file.clone()],
            served: Vec::new(),
            root: PathBuf::new(),
        })
    }

    /// May a file of the site lie at `path`? Not where the folder it would be in is here without it.
    pub(super) fn may_hold(&self, path: &str) -> bool {
        let path = Path::new(path.trim_start_matches(['/', '.']));
        let folders = || self.served.iter().map(|folder| self.root.join(folder)).chain([self.root.clone()]);
        let holds = |folder: PathBuf| {
            let above = folder.join(path.parent().unwrap_or(Path::new("")));
            folder.join(path).is_file() || !above.is_dir()
        };
        self.root.as_os_str().is_empty() || folders().any(|folder| folder.join(path).is_file()) || folders().all(holds)
    }

    /// What a setting says as text.
    pub(super) fn said(&self, setting: &Setting) -> Option<String> {
        let text = said(self.files.get(setting.file)?, &setting.node)?;
        // `=site.title` of Lume is what the data say there.
        let Some(name) = text.strip_prefix('=').filter(|_| self.generator == Generator::Lume) else {
            return Some(text);
        };
        let is_it =
            |one: &&Setting| one.path == name || one.path.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'));
        let meant = self.settings.iter().find(is_it)?;
        said(self.files.get(meant.file)?, &meant.node).filter(|text| !text.starts_with('='))
    }

    /// What the first setting at `path` says.
    pub(super) fn at(&self, path: &str) -> Option<String> {
        self.settings.iter().find(|setting| setting.path == path).and_then(|setting| self.said(setting))
    }

    /// The same in whatever case the path is written.
    pub(super) fn at_any_case(&self, path: &str) -> Option<String> {
        self.settings.iter().find(|one| one.path.eq_ignore_ascii_case(path)).and_then(|one| self.said(one))
    }

    /// The file a setting stands in.
    pub(super) fn file(&self, setting: &Setting) -> Option<&SourceFile> {
        self.files.get(setting.file)
    }
}

/// Is the script about the show or the site alone, so that what is called `name` in it is theirs?
fn is_about_show(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| ["podcast", "show"].iter().any(|name| stem.eq_ignore_ascii_case(name)))
}

/// Is a script such as `loaf.config.ts`, which no generator has, about the show? It says what that is, and who makes it.
fn is_config_of_show(root: &Path, path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    if path.components().count() > 1 || !name.ends_with(".config") {
        return false;
    }
    let object = SourceFile::read(root, path).ok().and_then(|file| front_matter::object_in_script(&file));
    let Some(Node { value: Value::Map(fields), .. }) = object else { return false };
    let says =
        |names: &[&str]| fields.iter().any(|field| names.iter().any(|name| field.key.eq_ignore_ascii_case(name)));
    says(&["title", "name", "description"]) && says(&["author", "host", "hosts", "podcast", "feed", "rss", "rssFeed"])
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
    } else if let Some((marked, _)) = MARKERS.iter().find(|(_, files)| any(files)) {
        *marked
    } else if has_folder("content") && is_zola() {
        Generator::Zola
    } else if any(&hugo) || has_folder("config/_default") || (any(&config) && has_folder("content")) {
        Generator::Hugo
    } else if is_file("config.rb") && has_pages_in("source") {
        Generator::Middleman
    } else if is_file("_config.yml") && has_pages_in("source/_posts") {
        Generator::Hexo
    } else if is_file("_config.yml") || is_file("_config.yaml") || is_file("_config.toml") {
        Generator::Jekyll
    } else if lektor_project(survey).is_some() {
        Generator::Lektor
    } else if SourceFile::read(root, Path::new("conf.py")).is_ok_and(|file| file.text().contains("\nPOSTS =")) {
        Generator::Nikola
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
            "nanoc.yaml",
            "podbard.yaml",
            "podbard.yml",
            "metalsmith.json",
        ],
        Generator::Eleventy | Generator::Lektor => &[],
        Generator::Nikola => &["conf.py"],
        marked => MARKERS.iter().find(|(generator, _)| *generator == marked).map_or(&[], |(_, files)| files),
    };
    let mut files: Vec<(PathBuf, String)> = own.iter().map(|name| ((*name).into(), String::new())).collect();
    files.extend(lektor_project(survey).map(|path| (path.clone(), String::new())));
    if generator == Generator::Hugo {
        // A file for each key at the root: `params.toml`, `languages.toml`, `permalinks.toml`.
        let apart = survey.data.iter().filter(|path| path.starts_with("config/_default"));
        let name = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let named = apart.filter_map(|path| Some((path.clone(), name(path)?)));
        files.extend(named.filter(|(_, name)| !["hugo", "config"].contains(&name.as_str())));
    }
    let about = [
        "podcast",
        "show",
        "site",
        "metadata",
        "meta",
        "settings",
        "config",
        "global",
        "info",
        "feed",
        "channel",
        "site_metadata",
        "_data",
        "web",
    ];
    let scripts = || survey.others.iter().filter(|path| is_script(path));
    let is_above = |folder: &Path| survey.pages.iter().any(|page| page.path.starts_with(folder));
    for path in survey.data.iter().chain(scripts()) {
        // What speaks of episodes does not speak of the show.
        if survey.beside.holds(path) {
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let is_data = ["_data", "data"].contains(&folder.as_ref());
        let lies_above = || !folder.is_empty() && survey.data.contains(path) && path.parent().is_some_and(is_above);
        if about.contains(&stem.as_str()) && (is_data || lies_above()) {
            files.push((path.clone(), stem));
        }
    }
    let is_named = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        OF_SITE.contains(&stem.as_str())
    };
    let is_own = |path: &&PathBuf| is_named(path) || is_config_of_show(root, path);
    let mut named: Vec<&PathBuf> = scripts().filter(is_own).collect();
    named.sort_by_key(|path| path.components().count());
    for path in named {
        if !files.iter().any(|(known, _)| known == path) {
            files.push((path.clone(), if is_about_show(path) { "podcast".into() } else { String::new() }));
        }
    }
    files.push(("package.json".into(), "package".into()));
    files.retain(|(path, _)| root.join(path).is_file());
    files
}
