//! The text of `podwright.toml`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::facts::Facts;
use super::guid::Guids;
use super::keys::Mapping;
use super::shape::is_address;
use crate::notes::front_matter::Key;
use crate::notes::front_matter::values::PersonEntry;

/// Everything that is written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// What was found, in one line.
    pub(super) about: String,
    pub(super) facts: Facts,
    pub(super) notes: Vec<String>,
    /// Data files whose entries are the episodes.
    pub(super) listed: Vec<String>,
    pub(super) transcripts: Vec<String>,
    pub(super) audio: Vec<String>,
    pub(super) exclude: Vec<String>,
    pub(super) only_with_audio: bool,
    pub(super) mapping: Mapping,
    /// How files are called, beyond the usual ways.
    pub(super) file_names: Vec<String>,
    /// Data files with facts beside the notes.
    pub(super) beside: Vec<String>,
    /// What the site states for all episodes at once, as TOML.
    pub(super) defaults: Vec<(Key, String)>,
    /// Headings in notes below which the transcript stands.
    pub(super) transcript_headings: Vec<String>,
    /// Does the text of the notes alone say where the audio is?
    pub(super) audio_in_notes: bool,
    /// Do titles hold the numbers of the episodes?
    pub(super) title_numbers: bool,
    /// Does the site serve files in the folder of an episode elsewhere than beside its page?
    pub(super) hides_bundles: bool,
    pub(super) people: Vec<String>,
    /// Hosts whom the settings of the site know, by what front matter calls them.
    pub(super) called: BTreeMap<String, PersonEntry>,
    pub(super) sponsors: Vec<String>,
    pub(super) served: Vec<String>,
    pub(super) template: Option<String>,
    pub(super) feed_path: String,
    pub(super) episode_link: Option<String>,
    pub(super) enclosure: Option<String>,
    /// What subscribers know episodes by.
    pub(super) guids: Guids,
    /// Rules whose findings must not stop a build, with how many there are.
    pub(super) tolerated: Vec<(String, usize)>,
}

/// Where nothing was found: an address that nobody has.
const NOWHERE: &str = "https://example.org/";

impl Draft {
    /// The show's page, or a place to put it.
    pub(super) fn link(&self) -> String {
        self.facts.link.as_ref().map_or_else(|| NOWHERE.to_owned(), ToString::to_string)
    }

    /// The keys of `[show]` that hold a placeholder.
    pub(super) fn placeholders(&self) -> Vec<&'static str> {
        let Facts { title, link, description, language, categories, image, .. } = &self.facts;
        let missing = [
            ("title", title.is_none()),
            ("link", link.is_none()),
            ("description", description.is_none()),
            ("language", language.is_none()),
            ("categories", categories.is_empty()),
            ("image", image.is_none()),
        ];
        missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| key).collect()
    }

    /// The config.
    pub(super) fn text(&self) -> String {
        let mut text = Text(String::new());
        text.line(&format!("# {}", self.about));
        text.line("# Every key is explained in its schema: `podwright schema config`.");
        self.show(&mut text);
        self.sources(&mut text);
        self.feed(&mut text);
        let plain = self.facts.hosts.iter().map(|host| (None, host));
        for (slug, host) in plain.chain(self.called.iter().map(|(slug, host)| (Some(slug), host))) {
            text.line("\n[[hosts]]");
            text.key("name", Some(&host.name));
            text.some_list("aliases", &slug.into_iter().cloned().collect::<Vec<_>>());
            text.key("url", host.url.as_deref().filter(|url| is_address(url)));
            text.key("image", host.image.as_deref().filter(|image| is_address(image)));
        }
        if !self.tolerated.is_empty() {
            text.table("lint.rules");
            text.line("# What the sources hold today: told, but it stops nothing.");
            for (rule, count) in &self.tolerated {
                text.line(&format!("{rule} = \"warning\" # {count}"));
            }
        }
        text.0
    }

    fn show(&self, text: &mut Text) {
        let facts = &self.facts;
        text.table("show");
        text.key_or("title", facts.title.as_deref(), "Untitled");
        text.key_or("link", facts.link.as_ref().map(url::Url::as_str), NOWHERE);
        text.key_or("description", facts.description.as_deref(), "What the show is about.");
        text.key_or("language", facts.language.as_deref(), "en");
        text.key("author", facts.author.as_deref());
        if let (name, Some(email)) = &facts.owner {
            let name = name.as_deref().map(|name| format!("name = {}, ", quoted(name))).unwrap_or_default();
            text.line(&format!("owner = {{ {name}email = {} }}", quoted(email)));
        }
        match facts.categories.as_slice() {
            [] => text.line("categories = [\"Technology\"] # not found: put yours here, from Apple's list"),
            categories => text.list("categories", categories),
        }
        text.line(&format!("explicit = {}", facts.explicit.unwrap_or_default()));
        match &facts.image {
            Some(image) => text.key("image", Some(image)),
            None => {
                let form = "JPEG or PNG, square, 1400 to 3000 pixels: an address or a file";
                text.placeholder("image", &format!("{NOWHERE}cover.jpg"), form);
            }
        }
        if facts.serial {
            text.line("type = \"serial\"");
        }
        text.key("timezone", facts.timezone.as_deref());
        text.key("guid", facts.guid.as_deref());
        text.key("copyright", facts.copyright.as_deref());
    }

    fn sources(&self, text: &mut Text) {
        text.table("sources");
        text.list("notes", &self.notes);
        text.some_list("episodes", &self.listed);
        text.list("transcripts", &self.transcripts);
        text.list("audio", &self.audio);
        text.some_list("exclude", &self.exclude);
        let others: Vec<String> = self.mapping.others.iter().cloned().collect();
        text.some_list("file_names", &self.file_names);
        text.some_list("beside", &self.beside);
        text.some_list("other_keys", &others);
        text.some_list("transcript_headings", &self.transcript_headings);
        if self.audio_in_notes {
            text.line("audio_in_notes = true");
        }
        if self.title_numbers {
            text.line("title_numbers = true");
        }
        text.some_list("site", &self.served);
        if self.hides_bundles {
            text.line("page_bundles = false # the site puts pictures elsewhere");
        }
        text.key("template", self.template.as_deref());
        if self.only_with_audio {
            text.table("sources.only");
            text.line("audio = true # other pages lie beside the episodes");
        }
        if !self.mapping.own.is_empty() {
            text.table("sources.front_matter");
            for (key, names) in &self.mapping.own {
                text.list(key.name(), names);
            }
        }
        if !self.defaults.is_empty() {
            text.table("sources.defaults");
            for (key, value) in &self.defaults {
                text.line(&format!("{key} = {value}"));
            }
        }
        for (table, files) in [("sources.people", &self.people), ("sources.sponsors", &self.sponsors)] {
            if !files.is_empty() {
                text.table(table);
                text.list("files", files);
            }
        }
    }

    fn feed(&self, text: &mut Text) {
        text.table("feed");
        text.key("path", Some(&self.feed_path));
        match &self.facts.feed_url {
            Some(url) => {
                text.key("url", Some(url.as_str()));
                text.key("base_url", Some(&self.base_url()));
            }
            None => {
                let name = self.feed_path.rsplit('/').next().unwrap_or_default();
                text.key("url", Some(&format!("{}{name}", self.base_url())));
            }
        }
        text.key("episode_link", self.episode_link.as_deref());
        text.key("enclosure", self.enclosure.as_deref());
        text.key("prefix", self.facts.prefix.as_deref());
        text.key("guid", self.guids.template.as_deref());
        if self.guids.is_permalink {
            text.line("guid_is_permalink = true");
        }
    }

    /// Where the folder of the feed is served: the folders that the site serves are its root.
    fn base_url(&self) -> String {
        let folder = self.feed_path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = self.served.iter().find_map(|served| folder.strip_prefix(&format!("{served}/"))).unwrap_or(folder);
        let link = self.link();
        let slash = if link.ends_with('/') { "" } else { "/" };
        if below.is_empty() { format!("{link}{slash}") } else { format!("{link}{slash}{below}/") }
    }
}

struct Text(String);

impl Text {
    fn line(&mut self, line: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn table(&mut self, name: &str) {
        self.line(&format!("\n[{name}]"));
    }

    fn key(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(&format!("{key} = {}", quoted(value)));
        }
    }

    fn key_or(&mut self, key: &str, value: Option<&str>, placeholder: &str) {
        match value {
            Some(_) => self.key(key, value),
            None => self.placeholder(key, placeholder, ""),
        }
    }

    fn placeholder(&mut self, key: &str, value: &str, form: &str) {
        let form = if form.is_empty() { String::new() } else { format!(", {form}") };
        self.line(&format!("{key} = {} # not found: put yours here{form}", quoted(value)));
    }

    fn list(&mut self, key: &str, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        self.line(&format!("{key} = [{}]", values.join(", ")));
    }

    fn some_list(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            self.list(key, values);
        }
    }
}

/// A text as TOML writes it on one line.
pub(super) fn quoted(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut quoted = String::from('"');
    for c in folded.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
