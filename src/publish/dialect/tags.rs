//! Tags of Liquid and Nunjucks (`{% include figure.html src="a.png" %}`) and shortcodes of Hugo (`{{< figure src="a.png" >}}`):
//! what a reader would see of them.

use super::Known;
use crate::artwork::is_picture;
use crate::audio::media_type_for_extension;

/// A tag, split into its parts.
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    /// Does it close what one of the same name opened?
    pub(super) closes: bool,
    arguments: Vec<(Option<&'t str>, &'t str)>,
}

/// Names of arguments that hold addresses, those of pictures first.
const ADDRESSES: [&str; 14] = [
    "src",
    "image",
    "image_path",
    "img",
    "picture",
    "file",
    "path",
    "href",
    "url",
    "link",
    "to",
    "ref",
    "poster",
    "source",
];

/// Names of arguments that a reader sees.
const TEXTS: [&str; 6] = ["caption", "text", "content", "label", "body", "description"];

/// Tags that decide what is shown, and show nothing themselves.
const CONTROLS: [&str; 21] = [
    "if",
    "unless",
    "elsif",
    "elseif",
    "else",
    "for",
    "assign",
    "capture",
    "case",
    "when",
    "set",
    "with",
    "macro",
    "import",
    "from",
    "extends",
    "block",
    "layout",
    "increment",
    "cycle",
    "paginate",
];

/// More are not looked at.
const MOST_ARGUMENTS: usize = 40;

impl<'t> Tag<'t> {
    /// Reads what stands between the signs of a tag; none where no name does.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let text = text.trim_matches(['-', '~', '+']).trim();
        let (closes, text) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest.trim_start()));
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.');
        let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
        let (name, rest) = text.split_at_checked(length)?;
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(())?;
        let (closes, name) =
            name.strip_prefix("end").filter(|rest| !rest.is_empty()).map_or((closes, name), |rest| (true, rest));
        Some(Self { name: name.trim_end_matches('/'), closes, arguments: arguments(rest) })
    }

    /// What it names first without a name for it, such as the page of `post_url`.
    pub(super) fn first(&self) -> Option<&'t str> {
        self.arguments.iter().find_map(|(name, value)| name.is_none().then_some(*value))
    }

    fn named(&self, names: &[&str]) -> Option<&'t str> {
        let is_one =
            |name: &str| self.arguments.iter().find(|(one, _)| one.is_some_and(|one| one.eq_ignore_ascii_case(name)));
        names.iter().find_map(|name| is_one(name)).map(|(_, value)| *value).filter(|value| !value.trim().is_empty())
    }

    /// The picture, the link or the text that it shows, as Markdown.
    pub(super) fn shown(&self, known: &dyn Known) -> Option<String> {
        if CONTROLS.contains(&self.name) {
            return None;
        }
        if ["link", "post_url", "ref", "relref"].contains(&self.name) {
            return self.first().and_then(|page| known.page(page));
        }
        let addresses = ADDRESSES.iter().filter_map(|name| self.named(&[name]));
        let positional = self.arguments.iter().filter(|(name, _)| name.is_none()).map(|(_, value)| *value);
        let mut addresses = addresses.chain(positional).filter(|address| is_address(address));
        let picture = addresses.clone().find(|address| is_picture(address));
        let text = self.named(&TEXTS).map(str::trim);
        if let Some(picture) = picture {
            let alt = self.named(&["alt", "title"]).or(text).unwrap_or_default().replace(['[', ']', '\n'], " ");
            let caption = text.map(|text| format!(" {text}")).unwrap_or_default();
            return Some(format!("![{alt}](<{picture}>){caption}"));
        }
        // The player of the episode itself is what apps are.
        let page = addresses.find(|address| is_page(address)).map(str::to_owned).or_else(|| self.video());
        match (page, self.named(&["title"]).filter(|_| text.is_none()).or(text)) {
            (Some(page), Some(text)) => Some(format!("[{}](<{page}>)", text.replace(['[', ']', '\n'], " "))),
            (Some(page), None) => Some(format!("<{page}>")),
            (None, _) => text.map(str::to_owned),
        }
    }
}

impl Tag<'_> {
    /// The page of the video that a shortcode names by its mark alone: Hugo has these, and so have plugins of others.
    fn video(&self) -> Option<String> {
        let mark = self.named(&["id"]).or_else(|| self.first())?;
        let is_of = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        match self.name {
            "youtube" if mark.len() == 11 && mark.bytes().all(is_of) => {
                Some(format!("https://www.youtube.com/watch?v={mark}"))
            }
            "vimeo" if mark.len() > 5 && mark.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(format!("https://vimeo.com/{mark}"))
            }
            _ => None,
        }
    }
}

/// Names and values of arguments: `a="b c"`, `a=b`, `"b c"`, `b`.
fn arguments(text: &str) -> Vec<(Option<&str>, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() && found.len() < MOST_ARGUMENTS {
        let name_ends =
            rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(rest.len());
        let behind = rest.get(name_ends..).unwrap_or_default().trim_start();
        let name = rest.get(..name_ends).filter(|name| !name.is_empty());
        let (name, value) = match behind.strip_prefix(['=', ':']).filter(|value| !value.starts_with("//")) {
            Some(value) if name.is_some() => (name, value.trim_start()),
            _ => (None, rest),
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`' | '{'));
        let close = match quote {
            Some('{') => Some('}'),
            other => other,
        };
        let (value, after) = match quote.zip(close) {
            Some((quote, close)) => {
                let inner = value.strip_prefix(quote).unwrap_or(value);
                inner.split_once(close).unwrap_or((inner, ""))
            }
            None => {
                value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len())).unwrap_or((value, ""))
            }
        };
        let value = value.trim_matches(['"', '\'', '`']).trim_end_matches(',');
        if !value.is_empty() {
            found.push((name, value));
        }
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    found
}

/// May it stand in Markdown as an address?
fn is_address(text: &str) -> bool {
    !text.contains(['<', '>', '\n', '{', '}']) && !text.is_empty()
}

/// Is it the address of something to look at on the web, and no audio?
fn is_page(address: &str) -> bool {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web && !address.contains(' ') && media_type_for_extension(address).is_none()
}
