//! `typographic-quotes`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::front_matter::{Node, Value};
use crate::source::SourceFile;

rule! {
    /// A value of the front matter stands in typographic quotes.
    ///
    /// ## What it does
    /// Finds values that begin and end with quotes such as `“…”`, where `"…"` was meant.
    ///
    /// ## Why it matters
    /// Word processors write them. No format of front matter takes them for quotes: they become part of the value, and
    /// what they were to protect (a colon, a `#`) is not protected.
    ///
    /// ## Example
    /// ```yaml
    /// title: “Rye: a love story”
    /// ```
    /// Use instead:
    /// ```yaml
    /// title: "Rye: a love story"
    /// ```
    "typographic-quotes", Notes, Warning, fix: Unsafe, check: Episode(check),
    sources: ["practice: checks that shows have in their CI", "YAML 1.2 section 7.3"]
}

const OPENING: [char; 4] = ['“', '„', '‘', '«'];
const CLOSING: [char; 4] = ['”', '“', '’', '»'];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let Some(front_matter) = &notes.front_matter else { return };
    for field in &front_matter.fields {
        walk(file, &field.node, diagnostics);
    }
}

/// Values are nested no deeper than the reader of front matter allows.
fn walk(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| walk(file, item, diagnostics)),
        Value::Map(fields) => fields.iter().for_each(|field| walk(file, &field.node, diagnostics)),
        _ => scalar(file, node, diagnostics),
    }
}

fn scalar(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) {
    let written = file.slice(node.span);
    let inner = written.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING));
    let is_one_quotation = |inner: &&str| !inner.contains(OPENING) && !inner.contains(['“', '”', '»', '"', '\\']);
    let Some(inner) = inner.filter(is_one_quotation) else { return };
    let right = format!("\"{inner}\"");
    let found = RULE.at(file.place(node.span), "typographic quotes are part of the value, they do not enclose it");
    diagnostics.push(found.help(format!("write {right}")).fix(Fix::doubtful(node.span, right)));
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn quotes_of_a_word_processor() {
        let notes =
            "---\ntitle: “Rye a love story”\nsummary: “Rye” and “Oats”\nguests: [‘Cy Bran’]\nlink: \"“x”\"\n---\n";
        insta::assert_snapshot!(findings("typographic-quotes", &[("show_notes/001.md", notes)]), @r#"
        show_notes/001.md:2:8: warning: typographic quotes are part of the value, they do not enclose it [typographic-quotes]
          help: write "Rye a love story"
          show_notes/001.md - title: “Rye a love story”
          show_notes/001.md + title: "Rye a love story"
        show_notes/001.md:4:10: warning: typographic quotes are part of the value, they do not enclose it [typographic-quotes]
          help: write "Cy Bran"
          show_notes/001.md - guests: [‘Cy Bran’]
          show_notes/001.md + guests: ["Cy Bran"]
        "#);
    }
}
