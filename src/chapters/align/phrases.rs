//! What people say when they hand over, announce, thank a sponsor, joke or say goodbye.
//!
//! The phrases are ordinary spoken English, collected from the advice that podcast editors give, from the labelled
//! episodes' boundaries and from other shows; none holds a name. A show in another language keeps the rest of the
//! evidence: words, names, voices, pauses.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words;

/// What a phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Act {
    /// Asks for the next item or hands over to its presenter.
    Ask,
    /// Announces what the speaker is going to talk about.
    Announce,
    /// Turns from one subject to the next.
    Turn,
    /// Says where an item comes from.
    Origin,
    /// Opens the read of a sponsor.
    Sponsor,
    /// What is offered in a sponsor's read.
    Offer,
    /// Opens the extras.
    Extras,
    /// Opens the joke.
    Joke,
    /// Says goodbye.
    Goodbye,
    /// Greets.
    Greeting,
    /// Announces what comes much later: no beginning.
    Later,
}

/// How many [`Act`]s there are.
pub(super) const ACTS: usize = 11;

/// All phrases, by what they do. A bar parts them.
const PHRASES: [(Act, &str); ACTS] = [
    (
        Act::Ask,
        "over to you|back to you|what have you got|what do you got|what you got|you got something on|what else you got|\
         what do you have for us|whats next|what is next|whats your next|what is your next|whats this next|whats up next|\
         your next one|take it away|kick us off|kick it off|kick things off|kick this off|kick off the show|start us off|\
         get us started|lead us off|tell us about|tell me about|talk to us about|youre up|you are up|your turn|\
         you have the next|you got the next|youve got the next|you got the first|youve got the first|\
         you got the last|youve got the last|you have the last|you have the first|item is yours|one is for you|is yours|\
         how about you|whats your first|what have you|have you got for|do you have for|what are you|you want to go first|am i up|\
         im up next|its your turn|got for us|got next|next for us|it is your turn|hit us with|hear about|what did you|you found|you brought",
    ),
    (
        Act::Announce,
        "i want to talk about|i wanted to talk about|want to tell you|i want to tell|want to highlight|wanted to highlight|\
         want to cover|wanted to cover|i want to bring|wanted to bring|want to share|lets talk about|lets start with|lets start|\
         lets dive|lets jump|lets round|lets kick|lets get|lets go to|lets flip|lets stick|lets move|lets continue|\
         the next thing|next thing i|the next one|this next one|my next|next item|next up|next topic|first up|first topic|\
         first item|first thing|first one|last one|last item|last topic|last thing|final item|final thing|final topic|\
         the thing i|one i want|i got one|ive got one|i have one|have the one|got one more|one more to|i have something|\
         ive got something|i brought|another one|going to talk about|gonna talk about|i wanna talk about|id like to talk about|\
         i would like to|id like to|i want to know|want to start|start off|i have some|im going to tell you|have you heard of|\
         have you heard about|did you know|do you know about|remember when|remember last|so remember|imagine you|\
         i was going to talk|i just wanted to|wanted to remind|i think you|talk about the|ill take|wrap up this|how about we|this next|next one|i want to talk",
    ),
    (
        Act::Turn,
        "speaking of|moving on|on to the next|onto the next|move on to|switch gears|shift gears|changing gears|change gears|\
         staying with|sticking with|on that note|with that said|that brings us|brings us to|transition|segue|piggyback on|\
         have we talked about|have we covered|follow that|you know what|you know whats|full circle",
    ),
    (
        Act::Origin,
        "comes to us from|comes to us|came to us|sent in by|sent this in|sent that in|sent to us|sent us|sending this|sending that|\
         was suggested by|suggested by|recommended by|i ran across|i came across|ran across|came across|i saw this|\
         i found this|i found an|i stumbled|article called|article by|article from|wrote an|there is an article|theres an article|\
         came out with|just released|announced that|is a blog post|a tool called|a library called|a project called|\
         a package called|this thing called|its called|this is called",
    ),
    (
        Act::Sponsor,
        "brought to you by|is brought to you|sponsoring this|sponsoring the|sponsored by|our sponsor|our sponsors|todays sponsor|\
         thank our sponsor|hear from our sponsor|word from our sponsor|about our sponsor|tell you about|tell you quickly about|\
         tell you real quick|tell you guys|tell you all about|tell you really quickly|supporting the show|support the show|\
         supporting the podcast|before we move on|before we get to the next|before we get on to|before we go on|quick break|\
         is sponsoring|partner for this|thanks to our sponsor|like to thank",
    ),
    (
        Act::Offer,
        "free trial|day trial|free credit|dollars credit|credit for new|credit when|sign up|promo code|coupon code|discount code|\
         percent off|use the code|offer code|get started today|get started for free|create a new account|thank you to|\
         check them out at|visit|slash|link is in your|link in your|link in the show notes|click the link|free tier|no credit card|\
         they offer|were offering|theyre offering|our courses|our course|patreon|merch|become a|supporters|let them know|sent you",
    ),
    (
        Act::Extras,
        "extras|extra extra|extra stuff|extra things|\
         extra things to|anything extra|something extra|any other news|other news|anything else|what else|thats it for our|\
         that is it for our|those are all of our|those are our|those are my items|thats our six|thats our|that was our|\
         for our items|for our main|our main items|our main topics|our main item|our items|all of our items|extra part|\
         quick things|couple of things|you got anything|got a couple|\
         got any|closing thoughts|parting thoughts|quick announcements|housekeeping|thats it for all|that wraps up|\
         an extra|any extra|anything you want to|extra news|extra for us|extra item|one extra|first extra|what extra|extra you|extra thing|personal news|\
         our news|the news this week|whats up with you|what else is up|whats new with you|going on with you|\
         one more follow|follow up item|one last thing|a bonus|all of our topics|our official|our normal items",
    ),
    (
        Act::Joke,
        "a joke|the joke|our joke|jokes|joke time|this joke|something funny|a laugh|to laugh|some laughs|some humor|for a laugh|\
         ready for a joke|ready for the joke|ready for our joke|ready to joke|close it out|close this out|close out the show|close out with|end the show|end with|wrap it up with|\
         something fun|make you laugh|funny|meme|memes|before we end this",
    ),
    (
        Act::Goodbye,
        "thanks for listening|thank you for listening|thanks everyone|thanks everybody|thank you everyone|thank you everybody|\
         thanks for being here|thank you for being here|thanks for being|thanks for coming|thank you for coming|bye bye|bye|goodbye|\
         see you next|see you later|see ya|talk to you next|talk to you later|talk next week|catch you later|catch you next|\
         follow the show|full show notes|get the full show notes|until next time|until then|thats it for this week|that is it for this|\
         thats it for today|thats all for|its a wrap|thanks a lot|thank you as always|thanks as always|great to have you|\
         good talking|for joining us|thanks for joining|for another episode|it for our show|on behalf of|were out of time|\
         at the end of the episode|a fun show|a great episode|fun episode|great show|thank you so much for",
    ),
    (
        Act::Greeting,
        "hello and welcome|welcome to|welcome back to|this is episode|and im|i am|recorded|for those of you|subscribe|\
         newsletter|live stream|join us|follow us|connect with us|the audience|great to have you here|thanks for having me",
    ),
    (
        Act::Later,
        "more about that later|more on that later|more about them later|tell you more about|more to say|come back to that|\
         talk about that later|more on what|more on why|get to that later|later in the show|later on in the show",
    ),
];

/// Short words of agreement; a row of them closes a subject.
const AGREEMENT: &str = "yeah yes yep yup cool nice very all right alright okay ok awesome great good neat definitely absolutely \
    exactly indeed oh wow really pretty sure thats is it its interesting love that this fun fantastic amazing perfect super \
    beautiful well done job find stuff agree i thanks thank you for sharing so quite no not bad hmm huh uh um ah gotcha true of \
    course me too totally same here right lovely excellent sweet brilliant fair enough was one how like yay boom got";

/// First words of somebody who begins something.
const OPENERS: &str = "so well all alright okay ok now right anyway next moving lastly finally first";

/// First words that lead on to something, two at a time.
static MATCHER: LazyLock<Option<Matcher>> = LazyLock::new(Matcher::new);

struct Matcher {
    automaton: AhoCorasick,
    acts: Vec<Act>,
}

impl Matcher {
    fn new() -> Option<Self> {
        let mut patterns = Vec::new();
        let mut acts = Vec::new();
        for (act, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                patterns.push(format!(" {} ", words::split(phrase).join(" ")));
                acts.push(act);
            }
        }
        Some(Self { automaton: AhoCorasick::new(patterns).ok()?, acts })
    }
}

/// Calls `visit` with every phrase in `text` (folded words, each between blanks) and the byte at which it begins.
pub(super) fn for_each(text: &str, mut visit: impl FnMut(Act, usize)) {
    let Some(matcher) = MATCHER.as_ref() else { return };
    for found in matcher.automaton.find_overlapping_iter(text) {
        if let Some(act) = matcher.acts.get(found.pattern().as_usize()) {
            visit(*act, found.start());
        }
    }
}

/// What does `act` and begins in the first `before` bytes of `text`; phrases that overlap are one.
pub(super) fn quoted(text: &str, act: Act, before: usize) -> Vec<&str> {
    let Some(matcher) = MATCHER.as_ref() else { return Vec::new() };
    let found = matcher.automaton.find_overlapping_iter(text);
    let mut spans: Vec<(usize, usize)> = found
        .filter(|found| matcher.acts.get(found.pattern().as_usize()) == Some(&act) && found.start() < before)
        .map(|found| (found.start(), found.end()))
        .collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        // Neighbours share the blank between them.
        let overlap = next.0 + 1 < last.1;
        last.1 = if overlap { last.1.max(next.1) } else { last.1 };
        overlap
    });
    spans.into_iter().filter_map(|(start, end)| text.get(start..end)).map(str::trim).collect()
}

/// Is `word` (folded) one of those with which people agree?
pub(super) fn agrees(word: &str) -> bool {
    static WORDS: LazyLock<foldhash::HashSet<&str>> = LazyLock::new(|| AGREEMENT.split_whitespace().collect());
    WORDS.contains(word)
}

/// Does `word` (folded) open something?
pub(super) fn opens(word: &str) -> bool {
    OPENERS.split(' ').any(|opener| opener == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(text: &str) -> Vec<Act> {
        let mut found = Vec::new();
        for_each(&format!(" {} ", words::split(text).join(" ")), |act, _| found.push(act));
        found
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        assert_eq!(acts("All right, over to you, Ada."), [Act::Ask]);
        assert_eq!(acts("We move over to youth clubs."), []);
        assert_eq!(acts("Speaking of bread, this was sent in by Bob."), [Act::Turn, Act::Origin]);
    }

    #[test]
    fn phrases_that_overlap_are_quoted_as_one() {
        let text = " so i want to tell you about rye first up oats ";
        assert_eq!(quoted(text, Act::Announce, text.len()), ["i want to tell you", "first up"]);
        assert_eq!(quoted(text, Act::Announce, 12), ["i want to tell you"]);
        assert!(quoted(text, Act::Joke, text.len()).is_empty());
    }

    #[test]
    fn every_phrase_is_folded_and_named_once() {
        let mut seen = std::collections::HashSet::new();
        for (act, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                assert_eq!(words::split(phrase).join(" "), phrase);
                assert!(seen.insert((act, phrase)), "{phrase} stands twice");
            }
        }
    }
}
