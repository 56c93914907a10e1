//! One episode: its item, and the files that go with it.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use url::Url;

use super::claim::Claim;
use super::dialect::Flavour;
use super::references::{Lookup, Pages};
use super::site::{Site, pointer_served, web_address};
use super::tally::Lack;
use super::variables::Variables;
use super::{Content, Output, Purpose, at, dialect, links};
use crate::chapters::formats::{json, presentable};
use crate::config::{Config, Description};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::feed::html::{self, Notes};
use crate::feed::media::{self, Enclosure};
use crate::feed::write::Item;
use crate::record::{Audio, AudioFormat, Fact};
use crate::source::pointed_size;
use crate::tags::AlternateEnclosure;

/// What becomes of one episode.
pub(super) struct Made<'a> {
    pub(super) item: Item<'a>,
    pub(super) outputs: Vec<Output>,
    pub(super) lacks: Vec<Lack>,
    pub(super) diagnostics: Diagnostics,
}

/// What all episodes are made with.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) config: &'c Config,
    pub(super) site: &'c Site<'c>,
    pub(super) pages: &'c Pages<'c>,
    pub(super) purpose: Purpose,
}

/// Makes the item of `claim`, whose date and guid are decided, and its files.
pub(super) fn make<'a>(claim: &Claim<'a>, context: &Context<'_>) -> Made<'a> {
    let (outputs, lacks, diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    let Context { config, site, pages, purpose } = *context;
    let mut maker = Maker { claim, config, site, pages, purpose, outputs, lacks, diagnostics };
    let link = maker.link();
    let mut item = Item {
        episode: claim.record(),
        title: maker.title(),
        notes: maker.notes(link.as_ref()),
        guid: claim.guid.clone(),
        permalink: claim.permalink,
        published: claim.published,
        link,
        enclosure: maker.enclosure(),
        alternates: Vec::new(),
        image: maker.image(),
        transcripts: maker.transcripts(),
        chapters: maker.chapters(),
    };
    item.alternates = maker.alternates(item.enclosure.as_ref());
    Made { item, outputs: maker.outputs, lacks: maker.lacks, diagnostics: maker.diagnostics }
}

pub(super) struct Maker<'c, 'a> {
    pub(super) claim: &'c Claim<'a>,
    pub(super) config: &'c Config,
    pub(super) site: &'c Site<'c>,
    pages: &'c Pages<'c>,
    purpose: Purpose,
    outputs: Vec<Output>,
    lacks: Vec<Lack>,
    diagnostics: Diagnostics,
}

impl Maker<'_, '_> {
    fn title(&mut self) -> String {
        let record = self.claim.record();
        match record.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
            Some(title) => title.to_owned(),
            None => {
                self.lacks.push(Lack::Title);
                let number = record.number.map_or_else(|| record.id.clone(), |number| number.to_string());
                format!("{} {number}", self.config.show.title)
            }
        }
    }

    fn link(&mut self) -> Option<Url> {
        let link = self.claim.page(self.config);
        if link.is_none() {
            self.lacks.push(Lack::Link);
        }
        link
    }

    fn notes(&mut self, link: Option<&Url>) -> Notes {
        let record = self.claim.record();
        if self.claim.compiled.notes.is_none() {
            self.lacks.push(Lack::Notes);
        }
        if self.purpose == Purpose::Findings {
            return Notes::default();
        }
        let render = match self.config.feed.description {
            Description::Composed => html::render,
            Description::AsWritten => html::render_as_written,
        };
        let Self { config, site, pages, .. } = *self;
        let notes = record.files.notes.as_deref();
        let lookup = notes.map(|notes| Lookup::new((config, site, pages), notes, link));
        let markdown = lookup.as_ref().map(|lookup| self.markdown(lookup)).unwrap_or_default();
        let summary = record.summary.as_deref().map(|summary| match &lookup {
            Some(lookup) if config.feed.description == Description::Composed => self.plain(summary, lookup),
            _ => Cow::Borrowed(summary),
        });
        let links = match &lookup {
            Some(lookup) if !record.links.is_empty() => {
                links::markdown(&record.links, &markdown, &|text| self.plain(text, lookup).into_owned())
            }
            _ => String::new(),
        };
        let rendered = render(&html::Source {
            markdown: &markdown,
            links: &links,
            title: record.title.as_deref(),
            show_title: &self.config.show.title,
            summary: summary.as_deref(),
            link,
            show_link: self.config.show.link.as_ref(),
            references: lookup.as_ref().map(|lookup| lookup as &dyn html::References),
            chapters: record.chapters_in_time(),
        });
        let files = lookup.map(|lookup| lookup.outputs.into_inner().unwrap_or_else(PoisonError::into_inner));
        self.outputs.extend(files.into_iter().flatten());
        rendered
    }

    /// The body of the notes; what is written for the templates of a site stays only in descriptions as written.
    fn markdown(&self, lookup: &Lookup<'_>) -> Cow<'_, str> {
        let Some((file, notes)) = &self.claim.compiled.notes else { return Cow::Borrowed("") };
        let body = file.slice(notes.body);
        if self.config.feed.description == Description::AsWritten {
            return Cow::Borrowed(body);
        }
        self.plain(body, lookup)
    }

    /// `text` without what only the generator of the site reads.
    fn plain<'t>(&self, text: &'t str, lookup: &Lookup<'_>) -> Cow<'t, str> {
        let is_mdx = lookup.notes.extension().is_some_and(|extension| extension == "mdx");
        let flavour = if is_mdx { Flavour::Mdx } else { Flavour::Markdown };
        dialect::plain(text, flavour, &Variables { lookup, claim: self.claim })
    }

    /// The address that the notes state, else the one `[feed] enclosure` describes, else that of the file in the
    /// repository, else the one that was published.
    ///
    /// A template goes before a file so that builds agree whether or not the audio is checked out.
    fn enclosure(&mut self) -> Option<Enclosure> {
        let given = self.claim.given.and_then(|entry| entry.enclosure.as_ref());
        if self.claim.has_broken_audio() {
            // What subscribers have was whole.
            return given.cloned();
        }
        let audio = self.claim.record().audio.clone().unwrap_or_default();
        let stated = web_address(&audio.location);
        let served_elsewhere = stated.is_some();
        let described = stated.or_else(|| self.claim.words().address(self.config.feed.enclosure.as_ref()?));
        let file = if served_elsewhere { None } else { self.audio_file(&audio, described.is_none()) };
        let length = audio.length.or(file.as_ref().map(|file| file.length));
        let url = described.or_else(|| file.and_then(|file| file.url));
        let mut enclosure = match url {
            Some(url) => Some(self.described(url, length, &audio, given)),
            None => given.cloned(),
        };
        if let Some(enclosure) = &mut enclosure
            && let Some(near) = audio.rounded_length.filter(|near| enclosure.length.is_none_or(|known| known == *near))
        {
            // Told where it is stated.
            enclosure.length = Some(near);
        }
        if enclosure.as_ref().zip(given).is_some_and(|(enclosure, given)| enclosure.url != given.url) {
            self.lacks.push(Lack::FormerAudio);
        }
        self.diagnostics.extend(enclosure.as_ref().and_then(|enclosure| self.pointer_at(&enclosure.url)));
        match &enclosure {
            None => self.lacks.push(Lack::Enclosure),
            Some(enclosure) if enclosure.length.is_none() => self.lacks.push(Lack::Length),
            Some(_) => {}
        }
        enclosure
    }

    /// What to say where the audio of the folder that the feed lies in is served at `url`, and is the pointer of Git LFS.
    fn pointer_at(&self, url: &Url) -> Option<Diagnostic> {
        let path = self.claim.record().files.audio.as_deref()?;
        let served = self.site.address(&self.site.in_folder(path)?)?;
        let file = self.site.file(path).ok().filter(|_| served == *url)?;
        pointed_size(&file.file).map(|_| pointer_served(path))
    }

    /// The enclosure at `url`; what the sources do not tell about it is as it was published.
    fn described(&mut self, url: Url, length: Option<u64>, audio: &Audio, given: Option<&Enclosure>) -> Enclosure {
        // The audio moves to other servers under its name.
        let same =
            given.filter(|given| given.url == url || (file_of(&url).is_some() && file_of(&given.url) == file_of(&url)));
        let path = if extension_is_known(url.path()) { url.path() } else { &audio.location };
        let probed = self.claim.compiled.audio.as_ref().map(|facts| facts.media_type);
        // What was published of a file that nobody looked into stays; a name tells less.
        let stated = audio.media_type.as_deref().or(probed).or(same.map(|same| same.media_type.as_str()));
        let media_type = media::media_type(stated, path).unwrap_or_else(|| {
            self.lacks.push(Lack::MediaType);
            media::USUAL_TYPE.into()
        });
        Enclosure { length: length.or(same.and_then(|same| same.length)).filter(|length| *length > 0), media_type, url }
    }

    /// The other formats of the audio, unless the front matter states them element by element. Those of one format with the
    /// enclosure are parts of something else.
    fn alternates(&self, enclosure: Option<&Enclosure>) -> Vec<AlternateEnclosure> {
        let record = self.claim.record();
        let others = record.audio.as_ref().filter(|_| record.elements.alternate_enclosure.is_empty());
        let others = others.map(|audio| audio.others.as_slice()).unwrap_or_default();
        let template = self.config.feed.enclosure.as_ref();
        let described = |location: &str| self.claim.words().address_of_audio(template?, location);
        let alternate = |other: &AudioFormat| {
            let url = web_address(&other.location).or_else(|| described(&other.location))?;
            let kind = media::media_type(other.media_type.as_deref(), &other.location)?;
            let is_other = enclosure.is_none_or(|enclosure| enclosure.url != url && enclosure.media_type != kind);
            let uri = media::prefixed(self.config.feed.prefix.as_ref(), &url);
            is_other.then(|| AlternateEnclosure::of_file(kind, other.length, uri))
        };
        others.iter().filter_map(alternate).collect()
    }

    /// The audio in the repository; `publish` says whether the feed is to name it.
    fn audio_file(&mut self, audio: &Audio, publish: bool) -> Option<AudioFile> {
        let files = &self.claim.record().files;
        let path = match audio.location.trim() {
            "" => files.audio.clone()?,
            location => PathBuf::from(location),
        };
        match self.site.file(&path) {
            Ok(served) => {
                let lies_there = fs::metadata(&served.file).ok()?.len();
                let length = self.claim.compiled.audio.as_ref().map_or(lies_there, |facts| facts.bytes);
                // What Git LFS left in the place of the file is not for listeners, and neither is what cannot be played.
                let is_whole = lies_there == length && self.claim.compiled.audio_flaw.is_none();
                if publish && served.url.is_some() && is_whole {
                    self.outputs.push(Output { path: served.path, content: Content::Link(served.file) });
                }
                Some(AudioFile { url: served.url, length })
            }
            // The file is not here, but what is to be known of it is.
            Err(_) if self.claim.compiled.audio_remembered.is_some() => {
                let length = self.claim.compiled.audio.as_ref()?.bytes;
                Some(AudioFile { url: self.site.address_of_file(&path), length })
            }
            // Shows keep audio out of git: what a template describes need not be here. In a flawed episode the reason
            // was told when the headers were read.
            Err(_) if !publish || self.claim.compiled.flawed => None,
            Err(fault) => {
                let message = format!("the audio {} cannot be used: {}", path.display(), fault.message);
                let help = "name a file of the show or an address, or set [feed] enclosure";
                self.warn("audio-missing", message, help, Fact::Audio);
                None
            }
        }
    }

    fn image(&mut self) -> Option<Url> {
        let stated = self.claim.record().image.as_deref()?;
        match self.site.image(stated, &mut self.diagnostics) {
            Ok((url, output)) => {
                self.outputs.extend(output.filter(|_| url.is_some()));
                url
            }
            Err(fault) => {
                let message = format!("the image {stated} cannot be used: {}", fault.message);
                let rule = match fault.rule {
                    "cover-not-an-image" => "image-not-an-image",
                    "path-leaves-show" => "path-leaves-show",
                    _ => "image-missing",
                };
                let help = match self.purpose {
                    Purpose::Build => {
                        "name a JPEG or PNG file of the show, or its web address; without, apps show the cover"
                    }
                    Purpose::Findings => "name a JPEG or PNG file of the show, or its web address",
                };
                // Listeners can do without the picture, but not without all episodes; the linter tells the fault as what it
                // is. A path that leads out of the show is none that anybody forgot to add.
                let severity = match self.purpose {
                    Purpose::Build if rule != "path-leaves-show" => Severity::Warning,
                    _ => Severity::Error,
                };
                let fault = Diagnostic::new(rule, severity, message).help(help);
                self.diagnostics.push(at(fault, self.claim.compiled, Fact::Image));
                None
            }
        }
    }

    fn chapters(&mut self) -> Option<Url> {
        let record = self.claim.record();
        let chapters = record.chapters_in_time();
        // Who names a file elsewhere means that one.
        if record.chapters_link.is_some() || presentable(chapters).is_empty() {
            return record.chapters_link.clone();
        }
        let path = self.text("chapters", "json", || json::write(chapters));
        self.site.address(&path)
    }

    /// An output of this episode, at a path where no source of the show lies.
    pub(super) fn text(&mut self, folder: &str, extension: &str, text: impl FnOnce() -> String) -> PathBuf {
        let name = file_name(&self.claim.record().id);
        let mut path = Path::new(folder).join(format!("{name}.{extension}"));
        if self.site.is_source(&path) {
            path.set_file_name(format!("{name}.built.{extension}"));
        }
        if self.purpose == Purpose::Build {
            self.outputs.push(Output::text(path.clone(), text()));
        }
        path
    }

    fn warn(&mut self, rule: &'static str, message: String, help: &str, fact: Fact) {
        self.diagnostics.push(at(Diagnostic::warning(rule, message).help(help), self.claim.compiled, fact));
    }
}

/// Audio in the repository.
struct AudioFile {
    url: Option<Url>,
    length: u64,
}

/// The last name in the path of an address.
fn file_of(url: &Url) -> Option<&str> {
    url.path_segments()?.next_back().filter(|name| !name.is_empty())
}

fn extension_is_known(path: &str) -> bool {
    media::media_type(None, path).is_some()
}

/// `id` as the name of a file on every system: letters, digits, `-`, `_` and `.` stay, everything else is written as the
/// hexadecimal numbers of its bytes, so that two ids never share a file.
fn file_name(id: &str) -> String {
    let is_plain = |(at, c): (usize, char)| c.is_alphanumeric() || matches!(c, '-' | '_') || (c == '.' && at > 0);
    let mut name = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        if is_plain((at, c)) {
            name.push(c);
        } else {
            let mut bytes = [0; 4];
            name.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("~{byte:02X}")));
        }
    }
    if name.is_empty() { "~".into() } else { name }
}
