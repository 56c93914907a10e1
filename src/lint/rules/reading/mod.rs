//! What parsers, normalisers, the generator and the commands report: the pages of these rules, a file for each part of
//! podwright that finds them.
//!
//! The names stand in the code that reports them, too; `tests/reported_names.rs` compares the two.

pub mod audio;
pub mod chapter_files;
pub mod command;
pub mod config;
pub mod config_values;
pub mod feed_document;
pub mod feed_encoding;
pub mod feed_tags;
pub mod feed_text;
pub mod files;
pub mod front_matter;
pub mod image;
pub mod import;
pub mod ledger;
pub mod publish;
pub mod written_chapters;

/// Declares rules whose findings are reported by whoever reads the file: page, name, group, level, sources.
macro_rules! pages {
    ($(
        $(#[doc = $page:literal])+
        $name:literal, $group:ident, $level:ident, sources: [$($source:literal),* $(,)?]
        $(, fix: $fix:ident)? $(, w3c: [$($w3c:literal),* $(,)?])?;
    )+) => {
        /// The rules of this part.
        pub static RULES: &[&$crate::lint::rule::Rule] = &[$(
            &$crate::lint::rule::Rule {
                name: $name,
                group: $crate::lint::rule::Group::$group,
                level: $crate::config::Level::$level,
                page: concat!($($page, "\n"),+),
                profiles: &[],
                levels: &[],
                fix: pages!(@fix $($fix)?),
                sources: &[$($source),*],
                w3c: &[$($($w3c),*)?],
                check: $crate::lint::rule::Check::Reading,
            },
        )+];
    };
    (@fix) => { $crate::lint::rule::FixKind::None };
    (@fix $fix:ident) => { $crate::lint::rule::FixKind::$fix };
}
pub(crate) use pages;
