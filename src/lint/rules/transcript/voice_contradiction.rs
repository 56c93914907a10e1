//! `voice-contradiction`

use std::sync::LazyLock;

use regex::Regex;

use crate::config::Host;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::transcript::is_anonymous;

rule! {
    /// A cue is tagged with one voice, and its words introduce another host.
    ///
    /// ## What it does
    /// In the first five minutes, compares `I'm Ada Crumb` with the voice of the cue in which it is said.
    ///
    /// ## Why it matters
    /// If the first tag is wrong, the voices are often swapped through the whole transcript. If the cue holds the
    /// introductions of two people, it has to be cut.
    ///
    /// ## Example
    /// ```text
    /// 00:00:08 <v Ada Crumb>And I'm Bob Oven.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:08 <v Bob Oven>And I'm Bob Oven.
    /// ```
    "voice-contradiction", Transcript, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// People introduce themselves before, in seconds.
const GREETING: f64 = 300.0;

static INTRODUCTION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:I['’]m|I am|[Mm]y name is)\s+(?P<first>\p{Lu}[\p{L}'’-]+)").ok());

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let hosts = &episode.config().hosts;
    for (file, transcript) in episode.transcripts() {
        for cue in transcript.cues.iter().take_while(|cue| cue.start < GREETING) {
            let Some(speaker) = cue.speaker.as_deref().filter(|speaker| !is_anonymous(speaker)) else { continue };
            let introduced = INTRODUCTION.iter().flat_map(|pattern| pattern.captures_iter(&cue.text));
            let stranger = introduced
                .filter_map(|found| only_host(hosts, found.name("first")?.as_str()))
                .find(|host| !is_called(host, speaker));
            if let Some(host) = stranger {
                let message = format!("the voice is {speaker}, but the words introduce {}", host.name);
                diagnostics.push(
                    RULE.at(file.place(cue.span), message)
                        .help(format!("tag the introduction with {}, in a cue of its own", host.name)),
                );
            }
        }
    }
}

/// The host whose first name or alias is `name`, when only one has it.
fn only_host<'a>(hosts: &'a [Host], name: &str) -> Option<&'a Host> {
    let mut called = hosts.iter().filter(|host| is_called(host, name));
    let first = called.next()?;
    called.next().is_none().then_some(first)
}

/// Do the first names agree?
fn is_called(host: &Host, name: &str) -> bool {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let called = first(name);
    std::iter::once(&host.name).chain(&host.aliases).any(|own| first(own) == called)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(text: &str) -> String {
        findings("voice-contradiction", &[("transcripts/001.txt", text)])
    }

    #[test]
    fn the_wrong_voice_and_two_voices_in_one() {
        let text = "00:00:01 <v Ada Crumb>Hello, I'm Ada Crumb. And I am Bob Oven.\n\n00:00:05 <v Ada Crumb>I'm Bob.\n";
        insta::assert_snapshot!(lint(text), @"
        transcripts/001.txt:1:1: warning: the voice is Ada Crumb, but the words introduce Bob Oven [voice-contradiction]
          help: tag the introduction with Bob Oven, in a cue of its own
        transcripts/001.txt:3:1: warning: the voice is Ada Crumb, but the words introduce Bob Oven [voice-contradiction]
          help: tag the introduction with Bob Oven, in a cue of its own
        ");
    }

    #[test]
    fn the_right_voice_strangers_and_feelings() {
        let text = "00:00:01 <v Ada>I'm Ada Crumb. I'm Italian.\n\n00:00:05 <v Speaker 1>I'm Bob.\n\n00:00:06 <v Bob Oven>I'm Bob.\n";
        assert_eq!(lint(text), "");
    }
}
