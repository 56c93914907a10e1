//! `filename-autolink`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A file name was turned into a web link.
    ///
    /// ## What it does
    /// Finds links such as `[setup.py](http://setup.py)`, whose text and target are one name with the end of a file name.
    /// Ends that are top-level domains, too (`md`, `sh`, `rs`), count only with `http://`, as editors write it that make
    /// links by themselves. The fix leaves the name as code.
    ///
    /// ## Why it matters
    /// Nobody wanted the link. It leads nowhere, or to a stranger's site.
    ///
    /// ## Example
    /// ```markdown
    /// - Keep your rules in [Rules.md](http://Rules.md)
    /// ```
    /// Use instead:
    /// ```markdown
    /// - Keep your rules in `Rules.md`
    /// ```
    "filename-autolink", Notes, Warning, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Ends of file names that are no top-level domain, or one that has no sites right below it.
const FILES: &[&str] = &[
    "cfg", "conf", "cpp", "css", "csv", "exe", "html", "ini", "ipynb", "java", "js", "json", "jsonl", "jsx", "lock",
    "log", "pdf", "php", "png", "py", "pyi", "rb", "rst", "sql", "svg", "toml", "ts", "tsx", "txt", "vue", "wasm",
    "xml", "yaml", "yml",
];

/// Ends of file names that are top-level domains, too.
const FILES_AND_SITES: &[&str] = &["cc", "go", "md", "ml", "mk", "pl", "ps", "rs", "sh", "so", "zip"];

/// Sites with such a name.
const SITES: &[&str] = &[
    "astral.sh",
    "brew.sh",
    "bun.sh",
    "cdnjs.com",
    "docs.rs",
    "esm.sh",
    "lib.rs",
    "obsidian.md",
    "ohmyz.sh",
    "prefix.sh",
    "render.rs",
    "starship.rs",
    "tokio.rs",
    "ty.sh",
    "unity.sh",
];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (line, link) in parts::links(notes) {
        let name = line.inline.label(link);
        if !is_file(name, &link.url) {
            continue;
        }
        let message = format!("the file name {name} is a web link");
        let found = RULE.at(file.place(link.span), message).help(format!("write `{name}` without the link"));
        diagnostics.push(found.fix(Fix::safe(link.span, format!("`{name}`"))));
    }
}

fn is_file(name: &str, url: &str) -> bool {
    let Some(target) = parts::after_scheme(url).map(|rest| rest.trim_end_matches('/')) else { return false };
    let Some((stem, end)) = name.rsplit_once('.') else { return false };
    let end = end.to_ascii_lowercase();
    let autolinked = url.starts_with("http://");
    let is_file_end = FILES.contains(&end.as_str()) || (autolinked && FILES_AND_SITES.contains(&end.as_str()));
    !stem.is_empty()
        && !name.contains(['/', '`', ' '])
        && is_file_end
        && target.eq_ignore_ascii_case(name)
        && !SITES.iter().any(|site| parts::is_below(name, site))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("filename-autolink", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn file_names() {
        insta::assert_snapshot!(lint("- [Rules.md](http://Rules.md) and [setup.py](https://setup.py/)\n"), @"
        show_notes/001.md:1:3: warning: the file name Rules.md is a web link [filename-autolink]
          help: write `Rules.md` without the link
          show_notes/001.md - - [Rules.md](http://Rules.md) and [setup.py](https://setup.py/)
          show_notes/001.md + - `Rules.md` and [setup.py](https://setup.py/)
        show_notes/001.md:1:35: warning: the file name setup.py is a web link [filename-autolink]
          help: write `setup.py` without the link
          show_notes/001.md - - [Rules.md](http://Rules.md) and [setup.py](https://setup.py/)
          show_notes/001.md + - [Rules.md](http://Rules.md) and `setup.py`
        ");
    }

    #[test]
    fn sites_and_files_on_sites() {
        let notes = "- [docs.rs](https://docs.rs)\n- [setup.py](https://bread.example/setup.py)\n- [rye.org](http://rye.org)\n- [obsidian.md](http://obsidian.md)\n";
        assert_eq!(lint(notes), "");
    }
}
