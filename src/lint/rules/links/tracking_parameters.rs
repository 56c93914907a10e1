//! `tracking-parameters`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::words::listed;

rule! {
    /// The address of a link carries parameters that only follow its readers.
    ///
    /// ## What it does
    /// Finds the parameters that newsletters, shops and social networks add: `utm_source`, `fbclid`, `mc_eid` and their
    /// like. The fix removes them; it is marked unsafe, because a sponsor may want its own.
    ///
    /// ## Why it matters
    /// Your listeners are counted as the visitors of somebody's mail, sometimes under the name of the person who copied the
    /// link.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](https://rye.example/loaf?utm_source=mail&utm_medium=email&id=7)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://rye.example/loaf?id=7)
    /// ```
    "tracking-parameters", Notes, Off, fix: Unsafe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

const TRACKERS: &[&str] = &[
    "_hsenc",
    "_hsmi",
    "ck_subscriber_id",
    "cn",
    "dclid",
    "fbclid",
    "gclid",
    "igsh",
    "igshid",
    "lipi",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ref_src",
    "ref_url",
    "refsrc",
    "trackingid",
    "trk",
    "twclid",
    "vero_id",
    "yclid",
];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (_, link) in parts::links(notes) {
        let Some((clean, followed)) = cleaned(&link.url) else { continue };
        let address = parts::address(file, link.span, &link.url);
        let message = format!("the address carries {}", listed(&followed));
        let found = RULE.at(file.place(address), message).help(format!("{clean} says the same"));
        let exact = file.slice(address) == link.url;
        diagnostics.push(if exact { found.fix(Fix::doubtful(address, clean)) } else { found });
    }
}

/// The address without its trackers, and their names; none when there are none.
fn cleaned(url: &str) -> Option<(String, Vec<&str>)> {
    let (before, rest) = url.split_once('?')?;
    let (query, fragment) = rest.split_once('#').map_or((rest, None), |(query, fragment)| (query, Some(fragment)));
    let (trackers, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| is_tracker(name(pair)));
    if trackers.is_empty() {
        return None;
    }
    let mut clean = before.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Some((clean, trackers.into_iter().map(name).collect()))
}

fn name(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default()
}

fn is_tracker(name: &str) -> bool {
    let name = name.trim_start_matches("amp;").to_ascii_lowercase();
    name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn parameters_that_follow_readers() {
        let notes = "- [Rye](https://rye.example/loaf?utm_source=mail&id=7&fbclid=x#crumb)\n- [Oats](https://oats.example/?mc_cid=1)\n- [Bran](https://bran.example/?id=1)\n";
        insta::assert_snapshot!(findings("tracking-parameters", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:1:9: info: the address carries `utm_source` and `fbclid` [tracking-parameters]
          help: https://rye.example/loaf?id=7#crumb says the same
          show_notes/001.md - - [Rye](https://rye.example/loaf?utm_source=mail&id=7&fbclid=x#crumb)
          show_notes/001.md + - [Rye](https://rye.example/loaf?id=7#crumb)
        show_notes/001.md:2:10: info: the address carries `mc_cid` [tracking-parameters]
          help: https://oats.example/ says the same
          show_notes/001.md - - [Oats](https://oats.example/?mc_cid=1)
          show_notes/001.md + - [Oats](https://oats.example/)
        ");
    }
}
