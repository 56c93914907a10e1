//! `handle-url`

use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The name of an account links to another account.
    ///
    /// ## What it does
    /// Compares link texts such as `@ada@bread.example` with the addresses behind them. An account may be linked where
    /// it lives or through any other server that shows it.
    ///
    /// ## Why it matters
    /// Listeners follow somebody else, or nobody. The line was usually copied and only half changed.
    ///
    /// ## Example
    /// ```markdown
    /// [@ada@bread.example](https://bread.example/@bob)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [@ada@bread.example](https://bread.example/@ada)
    /// ```
    "handle-url", Notes, Warning, fix: Unsafe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

static HANDLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^@(?P<user>[\w.-]+)@(?P<server>[\w-]+(?:\.[\w-]+)+)$").ok());

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in &notes.lines {
        for link in &line.inline.links {
            let text = line.inline.text.get(link.text.start..link.text.end).unwrap_or_default().trim();
            let Some(handle) = HANDLE.as_ref().and_then(|handle| handle.captures(text)) else { continue };
            let (Some(user), Some(server)) = (handle.name("user"), handle.name("server")) else { continue };
            if leads_to(&link.url, user.as_str(), server.as_str()) {
                continue;
            }
            let right = format!("https://{}/@{}", server.as_str(), user.as_str());
            let mut found = RULE
                .at(file.place(link.span), format!("{text} links to {}", link.url))
                .help(format!("the account lives at {right}"));
            if let Some(at) = file.slice(link.span).rfind(&link.url) {
                let start = link.span.start + at;
                found = found.fix(Fix::doubtful(Span::new(start, start + link.url.len()), right));
            }
            diagnostics.push(found);
        }
    }
}

/// Does `url` show the account, at its own server or through another one?
fn leads_to(url: &str, user: &str, server: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let host = url.host_str().unwrap_or_default().to_lowercase();
    let path = url.path().to_lowercase();
    let (user, server) = (user.to_lowercase(), server.to_lowercase());
    let at_home = host == server || host.ends_with(&format!(".{server}")) || server.ends_with(&format!(".{host}"));
    let names_user = path.split('/').any(|part| part.trim_start_matches('@') == user);
    (at_home && names_user) || path.contains(&format!("@{user}@{server}"))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn another_account_and_another_server() {
        let notes = "# Bread Basket 1\n\n- Ada: [**@ada@bread.example**](https://bread.example/@bob)\n- Bob: [@bob@bread.example](https://oven.example/@bob)\n";
        insta::assert_snapshot!(findings("handle-url", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:8: warning: @ada@bread.example links to https://bread.example/@bob [handle-url]
          help: the account lives at https://bread.example/@ada
          show_notes/001.md - - Ada: [**@ada@bread.example**](https://bread.example/@bob)
          show_notes/001.md + - Ada: [**@ada@bread.example**](https://bread.example/@ada)
        show_notes/001.md:4:8: warning: @bob@bread.example links to https://oven.example/@bob [handle-url]
          help: the account lives at https://bread.example/@bob
          show_notes/001.md - - Bob: [@bob@bread.example](https://oven.example/@bob)
          show_notes/001.md + - Bob: [@bob@bread.example](https://bread.example/@bob)
        ");
    }

    #[test]
    fn the_same_account_in_other_ways() {
        for url in [
            "https://bread.example/@Ada",
            "https://social.bread.example/users/ada",
            "https://oven.example/@ada@bread.example",
        ] {
            let notes = format!("# Bread Basket 1\n\n- [@ada@bread.example]({url})\n");
            assert_eq!(findings("handle-url", &[("show_notes/001.md", &notes)]), "", "{url}");
        }
    }
}
