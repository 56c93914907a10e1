//! One fact of an entry: what it is about, told from its name and its form.

use crate::audio::media_type_for_extension;
use crate::notes::front_matter::words::WORDS;
use crate::notes::front_matter::{Field, Key, KeyNames, Node, Value, header, values};
use crate::notes::inline::Inline;
use crate::source::{SourceFile, Span};
use crate::words::folded;

/// What the name of a column or of a line can mean, the likeliest first.
pub(super) fn meanings(name: &str) -> Vec<Key> {
    if matches!(name.trim(), "#" | "№" | "Nº" | "N°") {
        return vec![Key::Number];
    }
    let name = folded(name);
    let usual = KeyNames::default();
    let known = Key::all().filter(|key| usual.of(*key).any(|known| folded(known) == name));
    let further = WORDS.iter().filter(|(_, words)| words.split(' ').any(|word| word == name)).map(|(key, _)| *key);
    let mut meanings: Vec<Key> = Vec::new();
    for key in known.chain(further) {
        if !meanings.contains(&key) {
            meanings.push(key);
        }
    }
    meanings
}

/// Can `text` be what `key` wants?
pub(super) fn fits(key: Key, text: &str) -> bool {
    let text = text.trim();
    match key {
        Key::Date | Key::Recorded | Key::Expires => is_date(text),
        Key::Number | Key::Season => bare_number(text).parse::<u32>().is_ok(),
        Key::Duration => asked(text, |file, node| values::duration(file, node).is_ok()) && text.parse::<u32>().is_err(),
        Key::Length => is_size(text),
        Key::Audio | Key::Transcript | Key::Chapters | Key::Image | Key::Link => address(key, text).is_some(),
        _ => !text.is_empty(),
    }
}

/// `#12`, `12.`
fn bare_number(text: &str) -> &str {
    text.trim().trim_start_matches('#').trim_end_matches(['.', ')', ':']).trim()
}

/// A date that is more than a number.
pub(super) fn is_date(text: &str) -> bool {
    text.contains(|c: char| !c.is_ascii_digit()) && asked(text, values::is_date)
}

/// `28 MB`, `28,123,456`
fn is_size(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && asked(text, |file, node| values::size(file, node).is_ok())
}

/// `42:11`
fn is_clock(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') && fits(Key::Duration, text)
}

fn asked(text: &str, question: impl Fn(&SourceFile, &Node) -> bool) -> bool {
    let file = SourceFile::new("", "");
    question(&file, &Node { value: Value::Text(text.trim().to_owned()), span: Span::new(0, 0) })
}

/// Does the path or address `url` end as audio does?
pub(super) fn is_audio(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    !path.contains(char::is_whitespace) && media_type_for_extension(path).is_some_and(|kind| kind.starts_with("audio/"))
}

/// What a reader sees of a piece of Markdown that begins no block: `1. Mai 2024` is a date and no list.
pub(super) fn seen(text: &str) -> String {
    let text = text.trim();
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if counted.len() < text.len() && counted.starts_with(['.', ')']) {
        counted.get(1..).unwrap_or_default()
    } else {
        text.trim_start_matches(['#', '-', '+', '>'])
    };
    let marker = text.get(..text.len() - rest.len()).unwrap_or_default();
    let blank = if rest.starts_with(' ') && !marker.is_empty() { " " } else { "" };
    format!("{marker}{blank}{}", Inline::parse(rest, 0).text.trim()).trim().to_owned()
}

/// All addresses in a piece of Markdown, links first.
pub(super) fn addresses(inline: &Inline) -> impl Iterator<Item = &str> {
    let links = inline.links.iter().map(|link| link.url.as_str());
    let bare = inline.bare_urls().iter().filter_map(|span| inline.text.get(span.start..span.end));
    links.chain(bare).chain(inline.images().iter().map(|image| image.url.as_str()))
}

/// The address of a file that `text` names under `key`.
fn address(key: Key, text: &str) -> Option<String> {
    let inline = Inline::parse(text, 0);
    let is_wanted = |url: &str| key != Key::Audio || is_audio(url) || url.starts_with("http");
    let linked = addresses(&inline).find(|url| is_wanted(url)).map(str::to_owned);
    let is_path = |text: &&str| !text.is_empty() && !text.contains(char::is_whitespace) && text.contains('.');
    let bare =
        || Some(text.trim().trim_matches('`')).filter(is_path).filter(|path| key != Key::Audio || is_audio(path));
    linked.or_else(|| bare().map(str::to_owned))
}

/// What `text`, at byte `start` of its file, says of `key`.
pub(super) fn stated(key: Key, text: &str, start: usize) -> Option<Field> {
    let text = text.trim_end();
    let start = start + (text.len() - text.trim_start().len());
    let text = text.trim_start();
    let span = Span::new(start, start + text.len());
    let value = match key {
        Key::Audio | Key::Transcript | Key::Chapters | Key::Image | Key::Link => Value::Text(address(key, text)?),
        Key::Guests | Key::Hosts | Key::Sponsors => header::linked(text.trim_matches(['*', '_']), span),
        Key::Number | Key::Season => Value::Text(bare_number(&seen(text)).to_owned()),
        Key::Notes => Value::Text(text.replace("\\|", "|")),
        _ => Value::Text(seen(text)),
    };
    let is_said = !matches!(&value, Value::Text(text) if text.is_empty() || text.chars().all(|c| "-–—".contains(c)));
    is_said.then(|| Field::new(key.name(), span, Node { value, span }))
}

/// The size that stands in brackets behind a link: `[MP3](…) (28 MB)`.
pub(super) fn size_behind_link(text: &str, start: usize) -> Option<Field> {
    let open = text.rfind('(')?;
    let inner = text.get(open + 1..)?.trim_end().strip_suffix(')')?;
    if text.get(..open)?.ends_with(']') || !is_size(inner.trim()) {
        return None;
    }
    stated(Key::Length, inner, start + open + 1)
}

/// Keys that a line of an entry may state; other lines with a colon are prose.
const OF_LINES: [Key; 16] = [
    Key::Date,
    Key::Recorded,
    Key::Duration,
    Key::Length,
    Key::Audio,
    Key::Number,
    Key::Season,
    Key::Guests,
    Key::Hosts,
    Key::Sponsors,
    Key::Image,
    Key::Transcript,
    Key::Chapters,
    Key::Explicit,
    Key::Guid,
    Key::Tags,
];

/// The facts of a line that states nothing else: `Guest: Ada`, `*1 May 2024* · 42:11 · [MP3](…)`.
pub(super) fn line(text: &str, start: usize) -> Option<Vec<Field>> {
    let mut facts = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(['·', '•', '|']) {
        let piece = part.trim_end_matches(['·', '•', '|']);
        facts.extend(segment(piece, start + at)?);
        at += part.len();
    }
    Some(facts)
}

/// The facts that a piece of a line states, which states nothing else.
pub(super) fn segment(text: &str, start: usize) -> Option<Vec<Field>> {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '<' | '*' | '_' | '!'));
    let start = start + (text.len() - bare.len());
    let named = header::field(bare.trim_end(), start).and_then(|field| {
        let value = bare.get(field.node.span.start - start..)?;
        let key = meanings(&field.key).into_iter().find(|key| OF_LINES.contains(key) && fits(*key, value))?;
        stated(key, value, field.node.span.start)
    });
    if let Some(field) = named {
        return Some(vec![field]);
    }
    let inline = Inline::parse(bare, 0);
    let seen = &*seen(bare);
    let alone = |key| Some(stated(key, bare, start).into_iter().collect());
    match seen {
        "" if inline.images().is_empty() => Some(Vec::new()),
        _ if is_date(seen) => alone(Key::Date),
        _ if is_clock(seen) => alone(Key::Duration),
        _ if is_size(seen) && seen.ends_with(char::is_alphabetic) => alone(Key::Length),
        _ => audio_alone(&inline, bare, start),
    }
}

/// A link to audio with no more than a few words around it.
fn audio_alone(inline: &Inline, text: &str, start: usize) -> Option<Vec<Field>> {
    const FEW: usize = 4;
    let is_alone = addresses(inline).all(is_audio);
    let address = addresses(inline).find(|url| is_audio(url)).filter(|_| is_alone)?;
    let words = inline.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let size = size_behind_link(text, start);
    if words > FEW + usize::from(size.is_some()) * 2 {
        return None;
    }
    Some(std::iter::once(audio(address, start, text.trim_end().len())).chain(size).collect())
}

/// The `length` bytes from `start` name the audio at `address`.
pub(super) fn audio(address: &str, start: usize, length: usize) -> Field {
    let span = Span::new(start, start + length);
    Field::new(Key::Audio.name(), span, Node { value: Value::Text(address.to_owned()), span })
}
