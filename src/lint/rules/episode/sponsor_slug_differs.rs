//! `sponsor-slug-differs`

use regex::Regex;
use url::Url;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The landing page of a sponsor is heard by another address than the notes link to.
    ///
    /// ## What it does
    /// Compares the last part of the sponsor's link with the addresses of the same site that the transcript holds. Many are
    /// redirected, so the rule is off unless asked for.
    ///
    /// ## Why it matters
    /// Listeners who type what they hear land on another page, and the sponsor counts them elsewhere.
    ///
    /// ## Example
    /// The notes link to `bread.example/flour2022`, the hosts say `bread.example/flour`.
    "sponsor-slug-differs", Episode, Off, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Less than this is another page.
const LEAST_LIKENESS: f64 = 0.5;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for sponsor in episode.record().sponsors.iter().filter(|sponsor| !sponsor.is_self) {
        let Some(url) = sponsor.url.as_ref().and_then(|url| Url::parse(url).ok()) else { continue };
        let slug = url.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default().to_lowercase();
        let Some(host) = url.host_str().filter(|_| !slug.is_empty()) else { continue };
        let Ok(pattern) = Regex::new(&format!(r"(?i){}(?: ?/ ?| slash )(?P<slug>[a-z0-9-]+)", regex::escape(host)))
        else {
            continue;
        };
        for (file, _) in episode.transcripts() {
            let spoken: Vec<_> = pattern.captures_iter(file.text()).filter_map(|found| found.name("slug")).collect();
            let alike = |spoken: &str| strsim::normalized_damerau_levenshtein(&spoken.to_lowercase(), &slug);
            if spoken.iter().any(|spoken| spoken.as_str().eq_ignore_ascii_case(&slug)) {
                continue;
            }
            let other = spoken.iter().find(|spoken| alike(spoken.as_str()) >= LEAST_LIKENESS);
            if let Some(other) = other {
                let message = format!("the notes link to {host}/{slug}, here it is {host}/{}", other.as_str());
                diagnostics.push(RULE.at(file.place(Span::from(other.range())), message));
            }
        }
    }
}
