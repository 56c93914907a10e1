//! Org, as Emacs, Hugo and ox-hugo read it.

mod blocks;
mod facts;
mod inline;
mod names;
mod tables;

use super::Translation;

/// `text` as Markdown.
pub(super) fn translate(text: &str) -> Translation {
    blocks::translate(text)
}

/// `#+KEY: value`, its key and its value.
fn keyword(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.strip_prefix("#+")?.split_once(':')?;
    let is_key = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-[]".contains(&byte))
        && !key.to_ascii_lowercase().starts_with("begin_");
    is_key.then_some((key, value.trim()))
}

/// `:NAME:`, and what stands behind it.
fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte));
    (is_name && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((name, value.trim()))
}
