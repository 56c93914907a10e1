//! Blocks of code: between fences where there are free lines for these, else indented.

use super::page::Page;

/// Writes `lines`, of which the first is line `from`. `is_free_below` says that the line behind them is blank in the file.
pub(super) fn write(page: &mut Page, prefix: &str, from: usize, lines: &[&str], is_free_below: bool, language: &str) {
    let above = from.checked_sub(1).filter(|above| page.is_empty(*above));
    match above.filter(|_| is_free_below) {
        Some(_) => between(page, prefix, from, lines, language),
        None => indented(page, prefix, from, lines),
    }
}

/// Writes `lines`, of which the first is line `from`, between two lines that mark them in the file as well.
pub(super) fn between(page: &mut Page, prefix: &str, from: usize, lines: &[&str], language: &str) {
    if lines.iter().any(|line| line.contains("```") || line.contains("~~~")) {
        return indented(page, prefix, from, lines);
    }
    page.set(from.saturating_sub(1), opening(prefix, language));
    for (index, line) in lines.iter().enumerate() {
        page.set(from + index, [prefix, line].concat().trim_end());
    }
    page.set(from + lines.len(), format!("{prefix}```"));
}

fn opening(prefix: &str, language: &str) -> String {
    let is_name =
        language.len() <= 24 && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-_".contains(&byte));
    format!("{prefix}```{}", if is_name { language } else { "" })
}

fn indented(page: &mut Page, prefix: &str, from: usize, lines: &[&str]) {
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        page.set(from + index, [prefix, "    ", line].concat());
    }
}
