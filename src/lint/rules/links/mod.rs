//! Links, markup and characters of show notes.

pub mod bare_url;
pub mod bold_debris;
pub mod debris_lines;
pub mod embed_directive;
pub mod episode_ref;
pub mod fence_unclosed;
pub mod filename_autolink;
pub mod http_link;
pub mod image_alt_missing;
pub mod image_ephemeral;
pub mod invisible_char;
pub mod link_broken_markdown;
pub mod link_empty_text;
pub mod link_text_target;
mod parts;
pub mod relative_link;
pub mod tracking_parameters;
pub mod url_bad_host;
pub mod url_doubled;
pub mod url_from_last_week;
pub mod url_private;
pub mod url_scheme_missing;
pub mod url_with_spaces;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &bare_url::RULE,
    &bold_debris::RULE,
    &debris_lines::RULE,
    &embed_directive::RULE,
    &episode_ref::RULE,
    &fence_unclosed::RULE,
    &filename_autolink::RULE,
    &http_link::RULE,
    &image_alt_missing::RULE,
    &image_ephemeral::RULE,
    &invisible_char::RULE,
    &link_broken_markdown::RULE,
    &link_empty_text::RULE,
    &link_text_target::RULE,
    &relative_link::RULE,
    &tracking_parameters::RULE,
    &url_bad_host::RULE,
    &url_doubled::RULE,
    &url_from_last_week::RULE,
    &url_private::RULE,
    &url_scheme_missing::RULE,
    &url_with_spaces::RULE,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::lint::testing::{findings_in_anything, mended};

    const PIECES: &[&str] = &[
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "**",
        "****",
        "*",
        "`",
        "```",
        "\n",
        "\n\n",
        "- ",
        "-",
        "\\",
        "<",
        ">",
        " ",
        "\r\n",
        "http://",
        "https://",
        "https:///",
        "www.rye.org",
        "e.org/a",
        "setup.py",
        "?utm_source=a&b=c",
        "#x",
        "episode 12",
        "/show/13/",
        "\u{200b}",
        "\u{a0}",
        "Ï",
        "é",
        "**Ada #1:** ",
        "Extras",
        "{% include x %}",
        "rye",
        "%20",
        "file:",
        ".",
    ];

    fn notes() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
    }

    fn rule() -> impl Strategy<Value = &'static str> {
        prop::sample::select(super::RULES.iter().map(|rule| rule.name).collect::<Vec<_>>())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn any_notes_are_judged_and_every_fix_fits(rule in rule(), notes in notes()) {
            findings_in_anything(rule, &[("show_notes/001.md", &notes)]);
        }

        #[test]
        fn fixes_end(rule in rule(), notes in notes()) {
            mended(rule, "show_notes/001.md", &notes);
        }
    }
}
