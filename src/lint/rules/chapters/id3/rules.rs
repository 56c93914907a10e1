//! The pages of the rules on chapters in ID3 tags.

use crate::lint::rule::{Rule, rule};

macro_rules! page {
    ($module:ident, $($rule:tt)*) => {
        pub(super) mod $module {
            use super::rule;
            rule! { $($rule)* }
        }
    };
}

/// All of them; the first one looks for all.
pub(super) static ALL: &[&Rule] = &[
    &id_twice::RULE,
    &contents_top::RULE,
    &contents_count::RULE,
    &contents_child::RULE,
    &unlisted::RULE,
    &times::RULE,
    &offsets::RULE,
    &untitled::RULE,
    &version::RULE,
    &order::RULE,
];

page! {
    id_twice,
    /// Two chapter frames of an ID3 tag have the same element ID.
    ///
    /// ## Why it matters
    /// The table of contents names chapters by it; players show one of them, or neither.
    ///
    /// ## Example
    /// Two `CHAP` frames `chp0`.
    "id3-chapter-id-twice", Chapters, Error, fix: None, check: Episode(super::super::check),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Chapter frame"]
}

page! {
    contents_top,
    /// Not one table of contents of an ID3 tag is the top one.
    ///
    /// ## Why it matters
    /// Players begin there; without it, or with two, they choose or show nothing.
    ///
    /// ## Example
    /// Two `CTOC` frames with the top-level bit.
    "id3-contents-top", Chapters, Warning, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Table of contents frame, Flag a"]
}

page! {
    contents_count,
    /// A table of contents of an ID3 tag is empty, or cannot list all chapters.
    ///
    /// ## Why it matters
    /// It counts its entries in one byte: 1 to 255.
    ///
    /// ## Example
    /// 300 chapters and one `CTOC` frame.
    "id3-contents-count", Chapters, Error, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Table of contents frame"]
}

page! {
    contents_child,
    /// A table of contents of an ID3 tag lists a chapter that is not there.
    ///
    /// ## Why it matters
    /// Some players drop the whole list.
    ///
    /// ## Example
    /// The entry `chp9`, and no frame of that ID.
    "id3-contents-child-missing", Chapters, Error, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Table of contents frame"]
}

page! {
    unlisted,
    /// A chapter of an ID3 tag stands in no table of contents.
    ///
    /// ## Why it matters
    /// It is allowed, and hidden: players show what the table lists.
    ///
    /// ## Example
    /// A `CHAP` frame and no `CTOC` frame.
    "id3-chapter-unlisted", Chapters, Info, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Notes"]
}

page! {
    times,
    /// A chapter of an ID3 tag ends before it starts, or starts behind the end.
    ///
    /// ## Why it matters
    /// Players drop it, or jump to a moment that is not there.
    ///
    /// ## Example
    /// An end of 0.
    "id3-chapter-times", Chapters, Error, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Chapter frame"]
}

page! {
    offsets,
    /// A chapter of an ID3 tag gives byte offsets that cannot be right.
    ///
    /// ## Why it matters
    /// Players that find offsets use them before the times. `0xFFFFFFFF` says that the times count.
    ///
    /// ## Example
    /// Both offsets are 0.
    "id3-chapter-offsets", Chapters, Warning, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Chapter frame, offsets"]
}

page! {
    untitled,
    /// A chapter of an ID3 tag has no title.
    ///
    /// ## Why it matters
    /// Listeners see an empty line, or nothing at all.
    ///
    /// ## Example
    /// A `CHAP` frame without `TIT2` in it.
    "id3-chapter-untitled", Chapters, Warning, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["ID3v2 Chapter Frame Addendum 1.0, Notes"]
}

page! {
    version,
    /// A chapter of an ID3v2.4 tag holds a picture.
    ///
    /// ## Why it matters
    /// Some players misread the sizes of frames in frames of version 2.4; version 2.3 is read by all.
    ///
    /// ## Example
    /// `CHAP` with `APIC` of 40 kilobytes in ID3v2.4.
    "id3-chapter-version", Chapters, Info, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["notes of makers of chapter editors on mutagen (reported)"]
}

page! {
    order,
    /// The chapters of an ID3 tag do not stand in the order of time.
    ///
    /// ## Why it matters
    /// Some players show them as they stand in the file.
    ///
    /// ## Example
    /// The frame of 10:00 before that of 5:00.
    "id3-chapter-order", Chapters, Info, fix: None, check: Family("id3-chapter-id-twice"),
    sources: ["notes of makers of chapter editors (reported)"]
}
