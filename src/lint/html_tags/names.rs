//! The elements of HTML by number: the texts of a feed hold many thousand tags, so that the name of each is looked up
//! once and no letters are compared behind that.

/// An element of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) struct Known(u8);

/// How HTML ends an element, and how common it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Kind {
    /// It has no content and no end tag.
    Void,
    /// It may end where its parent ends (HTML, optional tags).
    Open,
    /// By its end tag.
    Closed,
    /// By its end tag; seldom seen in notes.
    Rare,
    /// It has no content; seldom seen in notes.
    RareVoid,
    /// No element, and no end.
    Instruction,
}

#[rustfmt::skip]
const GROUPS: [(Kind, &[&str]); 6] = [
    (Kind::Void, &[
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    ]),
    (Kind::Open, &[
        "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "tbody", "td", "tfoot", "th",
        "thead", "tr",
    ]),
    (Kind::Closed, &[
        "a", "abbr", "acronym", "address", "applet", "article", "aside", "audio", "b", "big", "blink", "blockquote",
        "button", "center", "cite", "code", "del", "details", "dfn", "dir", "div", "dl", "em", "fieldset", "figcaption",
        "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "iframe", "ins", "kbd",
        "label", "legend", "main", "map", "mark", "marquee", "menu", "nav", "noscript", "object", "ol", "picture", "pre",
        "q", "s", "samp", "script", "section", "select", "small", "span", "strike", "strong", "style", "sub", "summary",
        "sup", "svg", "table", "textarea", "title", "tt", "u", "ul", "var", "video",
    ]),
    (Kind::Rare, &[
        "bdi", "bdo", "canvas", "data", "datalist", "dialog", "frameset", "hgroup", "listing", "math", "meter", "nobr",
        "noembed", "noframes", "optgroup", "output", "path", "plaintext", "progress", "rb", "rp", "rt", "rtc", "ruby",
        "search", "slot", "template", "time", "xmp", "g", "rect", "circle", "use", "bgsound",
    ]),
    (Kind::RareVoid, &["basefont", "track", "wbr"]),
    (Kind::Instruction, &["?import"]),
];

const COUNT: usize = 143;

/// What there is to know of each element, made when this is compiled.
struct Table {
    names: [Key; COUNT],
    kinds: [Kind; COUNT],
    /// One more than the number of an element, at or behind the place of its name; 0 where there is none.
    slots: [u8; SLOTS],
}

/// Many more than elements, so that most names have a place to themselves.
const SLOTS: usize = 1024;

static TABLE: Table = Table::new();

impl Table {
    // An index that is wrong stops the compiler.
    #[allow(clippy::indexing_slicing)]
    const fn new() -> Self {
        let mut table = Self { names: [Key(0); COUNT], kinds: [Kind::Void; COUNT], slots: [0; SLOTS] };
        let (mut group, mut number) = (0, 0);
        while group < GROUPS.len() {
            let (kind, names) = GROUPS[group];
            let mut at = 0;
            while at < names.len() {
                let key = Key::of(names[at]);
                let mut slot = key.slot();
                while table.slots[slot] != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                table.slots[slot] = number as u8 + 1;
                table.names[number] = key;
                table.kinds[number] = kind;
                (number, at) = (number + 1, at + 1);
            }
            group += 1;
        }
        assert!(number == COUNT, "elements were added or taken out");
        table
    }
}

/// The letters of a name, small ones, in one number; names that are longer than any element's may share one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::lint) struct Key(u128);

impl Key {
    /// Letters grow small; digits, `:`, `-` and `?` stay as they are.
    const SMALL: u8 = 0x20;

    /// The key of a name with one more byte.
    pub(in crate::lint) const fn with(self, byte: u8) -> Self {
        Self(self.0 << 8 | (byte | Self::SMALL) as u128)
    }

    #[allow(clippy::indexing_slicing)] // `const` knows no iterators
    const fn of(name: &str) -> Self {
        let (bytes, mut key, mut at) = (name.as_bytes(), Self(0), 0);
        while at < bytes.len() {
            key = key.with(bytes[at]);
            at += 1;
        }
        key
    }

    const fn slot(self) -> usize {
        let folded = self.0 as u64 ^ (self.0 >> 64) as u64;
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOTS.trailing_zeros())) as usize
    }
}

impl Known {
    /// The element with a name of `length` bytes that has this key.
    #[inline]
    pub(in crate::lint) fn find(key: Key, length: usize) -> Option<Self> {
        let mut slot = if length <= size_of::<Key>() { key.slot() } else { return None };
        loop {
            let number = TABLE.slots.get(slot)?.checked_sub(1)?;
            if TABLE.names.get(usize::from(number)) == Some(&key) {
                return Some(Self(number));
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The element called so; HTML does not tell capitals apart.
    pub(in crate::lint) fn named(name: &str) -> Option<Self> {
        name.bytes().all(|byte| byte.is_ascii_graphic()).then(|| Self::find(Key::of(name), name.len())).flatten()
    }

    /// How it ends.
    #[inline]
    pub(in crate::lint) fn kind(self) -> Kind {
        TABLE.kinds.get(usize::from(self.0)).copied().unwrap_or(Kind::Rare)
    }

    /// Is it one that people use? The rare ones look like HTML in few texts only.
    pub(in crate::lint) fn is_common(self) -> bool {
        matches!(self.kind(), Kind::Void | Kind::Open | Kind::Closed)
    }
}

/// Some elements of HTML.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::lint) struct Elements([u128; 2]);

impl Elements {
    /// Those that are called so; a name that HTML does not have stops the compiler.
    #[allow(clippy::indexing_slicing)]
    pub(in crate::lint) const fn of(names: &[&str]) -> Self {
        let (mut elements, mut at) = (Self([0; 2]), 0);
        while at < names.len() {
            let (key, mut number) = (Key::of(names[at]), 0);
            while TABLE_NAMES[number].0 != key.0 {
                number += 1;
            }
            elements.0[number / 128] |= 1 << (number % 128);
            at += 1;
        }
        elements
    }

    /// All that [people use](Known::is_common).
    pub(in crate::lint) const COMMON: Self = Self::common();

    #[allow(clippy::indexing_slicing)]
    const fn common() -> Self {
        let (mut elements, mut group) = (Self([0; 2]), 0);
        while let (Kind::Void | Kind::Open | Kind::Closed, names) = GROUPS[group] {
            let Self([a, b]) = Self::of(names);
            elements = Self([elements.0[0] | a, elements.0[1] | b]);
            group += 1;
        }
        elements
    }

    /// Takes one in.
    pub(in crate::lint) fn insert(&mut self, element: Known) {
        let number = usize::from(element.0);
        if let Some(half) = self.0.get_mut(number / 128) {
            *half |= 1 << (number % 128);
        }
    }

    /// Is it one of them?
    pub(in crate::lint) fn has(self, element: Known) -> bool {
        let number = usize::from(element.0);
        self.0.get(number / 128).is_some_and(|half| half >> (number % 128) & 1 == 1)
    }

    /// Those that are among `others`, too.
    pub(in crate::lint) fn shared(self, others: Self) -> Self {
        let ([a, b], [c, d]) = (self.0, others.0);
        Self([a & c, b & d])
    }

    /// Is one of them among `others`?
    pub(in crate::lint) fn meets(self, others: Self) -> bool {
        self.shared(others) != Self::default()
    }

    /// Their names.
    pub(in crate::lint) fn names(self) -> impl Iterator<Item = &'static str> {
        let all = GROUPS.into_iter().flat_map(|(_, names)| names);
        all.zip(0..).filter(move |(_, number)| self.has(Known(*number))).map(|(name, _)| *name)
    }
}

const TABLE_NAMES: [Key; COUNT] = Table::new().names;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_found_by_its_name_and_no_other_is() {
        for (kind, names) in GROUPS {
            for name in names {
                let element = Known::named(&name.to_uppercase()).unwrap();
                assert_eq!(element.kind(), kind, "{name}");
                assert!(Elements::of(&[name]).has(element), "{name}");
            }
        }
        for name in ["", "h7", "pp", "x-a", "o:p", "?xml", "importimportimport", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaap"] {
            assert_eq!(Known::named(name), None, "{name}");
        }
    }

    #[test]
    fn sets_know_what_they_hold() {
        const LISTS: Elements = Elements::of(&["ul", "ol", "wbr"]);
        let mut own = Elements::default();
        assert!(!LISTS.meets(own) && !own.meets(own));
        own.insert(Known::named("p").unwrap());
        assert!(!LISTS.meets(own));
        own.insert(Known::named("wbr").unwrap());
        assert!(LISTS.meets(own) && !LISTS.has(Known::named("P").unwrap()));
    }
}
