//! What speaks for and against each reading of each step.

use std::ops::Range;

use super::heard::{Heard, Step};
use super::lattice::{Column, column};
use super::phrases::Act;
use super::subjects::{Mention, Subject};
use super::weights::{Feature, WEIGHTS};
use super::words::Vocabulary;
use super::{Input, cohesion};

/// Steps that begin within this time of the end of another are its neighbours, in seconds.
const NEAR: f64 = 8.0;

/// Greetings are over by then, in seconds.
const GREETED: f64 = 300.0;
/// The heading is listened for so long before and after the start of a topic, in seconds.
const HEARD_BEFORE: f64 = 40.0;
const HEARD_AFTER: f64 = 55.0;
/// No speaker begins more steps within the time that is looked ahead.
const MOST_AHEAD: usize = 40;

/// Everything that is known about an episode when its steps are scored.
pub(super) struct Evidence<'a> {
    pub heard: &'a Heard,
    /// The words of the transcript and of the notes.
    pub vocabulary: &'a Vocabulary<'a>,
    /// Topics in the order of the lattice.
    pub topics: Vec<Topic<'a>>,
    pub sponsor: &'a Subject,
    pub extras: &'a Subject,
    pub joke: &'a Subject,
    /// The name of the show.
    pub show: &'a Subject,
    pub input: &'a Input,
    /// Steps in which, or just before which, somebody who presents is addressed.
    addressed: Vec<bool>,
    dips: Vec<f32>,
    /// Seconds a word usually takes.
    pace: f64,
}

/// A topic as it is heard.
pub(super) struct Topic<'a> {
    pub subject: &'a Subject,
    /// For each step, which mentions lie around it: all steps ask for them, and are in order as mentions are.
    around: Vec<Range<u32>>,
    /// Steps in which, or just before which, its presenter is addressed.
    pub addressed: &'a [bool],
    /// How much more the presenter speaks after each step than before it, -1 to 1.
    pub voice: &'a [f32],
}

impl<'a> Topic<'a> {
    pub(super) fn new(subject: &'a Subject, heard: &Heard, addressed: &'a [bool], voice: &'a [f32]) -> Self {
        let (mut first, mut behind) = (0, 0);
        let pass = |at: &mut usize, until: f64| {
            *at += subject.mentions.iter().skip(*at).take_while(|mention| mention.time < until).count();
            *at
        };
        let around = heard.steps.iter().map(|step| {
            let from = pass(&mut first, step.start - HEARD_BEFORE);
            let until = pass(&mut behind, step.start + HEARD_AFTER);
            from as u32..until as u32
        });
        Self { subject, around: around.collect(), addressed, voice }
    }

    /// The mentions around a step.
    fn around(&self, step: usize) -> &'a [Mention] {
        let range = self.around.get(step).map_or(0..0, |range| range.start as usize..range.end as usize);
        self.subject.mentions.get(range).unwrap_or_default()
    }
}

impl<'a> Evidence<'a> {
    pub(super) fn new(
        heard: &'a Heard,
        vocabulary: &'a Vocabulary<'a>,
        topics: Vec<Topic<'a>>,
        sections: [&'a Subject; 4],
        input: &'a Input,
        people: &[Vec<bool>],
    ) -> Self {
        let [sponsor, extras, joke, show] = sections;
        let spoken: f64 = heard.steps.iter().map(|step| (step.end - step.start).min(30.0)).sum();
        let pace = spoken / heard.words.len().max(1) as f64;
        let anybody = |step| people.iter().any(|steps| is(steps, step));
        let addressed = (0..heard.steps.len()).map(anybody).collect();
        let dips = cohesion::dips(heard, vocabulary);
        Self { heard, vocabulary, topics, sponsor, extras, joke, show, input, addressed, dips, pace }
    }

    fn neighbour(&self, step: usize, by: isize) -> Option<&Step> {
        let here = self.heard.steps.get(step)?;
        let other = self.heard.steps.get(step.checked_add_signed(by)?)?;
        let gap = if by < 0 { here.start - other.end } else { other.start - here.end };
        (gap < NEAR && (by < 0 || other.start - here.start < 2.0 * NEAR)).then_some(other)
    }

    /// How much `step` sounds like a sponsor's read.
    fn spot_words(&self, step: usize) -> f32 {
        let of = |list: &[f32]| list.get(step).copied().unwrap_or_default();
        let acts = |act: Act| self.heard.steps.get(step).map_or(0.0, |step| f32::from(step.count(act)));
        acts(Act::Sponsor) + 0.5 * acts(Act::Offer) + of(&self.sponsor.head) + 0.5 * of(&self.sponsor.body)
    }

    /// How much the 30 seconds from `step` sound like a sponsor's read, 0 to 1.
    fn spot_ahead(&self, step: usize) -> f32 {
        let Some(here) = self.heard.steps.get(step) else { return 0.0 };
        let ahead = self.heard.steps.iter().enumerate().skip(step).take(MOST_AHEAD);
        let ahead = ahead.take_while(|(_, other)| other.start < here.start + 30.0);
        (ahead.map(|(index, _)| self.spot_words(index).min(1.0)).sum::<f32>() / 4.0).min(1.0)
    }

    /// How much `step` sounds like a greeting, 0 to 1.
    fn greeting_words(&self, step: usize) -> f32 {
        let acts = |act: Act| self.heard.steps.get(step).map_or(0.0, |step| f32::from(step.count(act)));
        let named = self.show.head.get(step).copied().unwrap_or_default();
        0.5 * (acts(Act::Greeting) + acts(Act::Later) + acts(Act::Sponsor) + named).min(2.0)
    }

    /// How much the half minute after `step` sounds like a greeting, 0 to 1; nobody greets late.
    fn greeting_ahead(&self, step: usize) -> f32 {
        let Some(here) = self.heard.steps.get(step).filter(|here| here.start < GREETED) else { return 0.0 };
        let ahead = self.heard.steps.iter().enumerate().skip(step + 1).take(MOST_AHEAD);
        let ahead = ahead.take_while(|(_, other)| other.start < here.start + 30.0);
        (ahead.map(|(index, _)| self.greeting_words(index)).sum::<f32>() / 2.0).min(1.0)
    }

    /// What speaks for beginning anything at `step`.
    pub(super) fn beginning(&self, step: usize, put: &mut impl FnMut(Feature, f32)) {
        let Some(here) = self.heard.steps.get(step) else { return };
        let agreement = |step: &Step| f32::from(step.closing.min(3)) / 3.0;
        if let Some(before) = self.neighbour(step, -1) {
            put(Feature::ClosedBefore, agreement(before));
            if before.asks {
                put(Feature::AskedBefore, 1.0);
            }
            if before.only_agrees()
                && let Some(earlier) = self.neighbour(step, -2)
            {
                put(Feature::ClosedTwice, agreement(earlier));
            }
            let said = before.words.len() as f64 * self.pace;
            put(Feature::Pause, ((here.start - before.start - said) / 2.0).clamp(0.0, 1.0) as f32);
        }
        if here.opening {
            put(Feature::Opens, 1.0);
        }
        if here.only_agrees() {
            put(Feature::OnlyAgrees, 1.0);
        }
        if here.mid_sentence {
            put(Feature::MidSentence, 1.0);
        }
        put(Feature::Long, here.words.len().min(12) as f32 / 12.0);
        put(Feature::Dip, self.dips.get(step).copied().unwrap_or_default());
    }

    /// What speaks for beginning any topic at `step`, beside [`Self::beginning`].
    pub(super) fn beginning_topic(&self, step: usize, put: &mut impl FnMut(Feature, f32)) {
        let Some(here) = self.heard.steps.get(step) else { return };
        let (before, after) = (self.neighbour(step, -1), self.neighbour(step, 1));
        let does = |step: Option<&Step>, act| step.is_some_and(|step| step.does(act));
        put(Feature::TopicStart, 1.0);
        put(Feature::GreetingAhead, self.greeting_ahead(step));
        let mut when = |holds: bool, feature| {
            if holds {
                put(feature, 1.0);
            }
        };
        when(here.does(Act::Ask), Feature::AskHere);
        when(does(before, Act::Ask), Feature::AskBefore);
        when(does(after, Act::Ask), Feature::AskAfter);
        when(here.does(Act::Announce), Feature::AnnounceHere);
        when(does(after, Act::Announce), Feature::AnnounceAfter);
        when(here.does(Act::Turn), Feature::TurnHere);
        when(here.does(Act::Origin) || does(after, Act::Origin), Feature::Origin);
    }

    fn beginning_of(&self, index: usize, step: usize, put: &mut impl FnMut(Feature, f32)) {
        let (Some(topic), Some(here)) = (self.topics.get(index), self.heard.steps.get(step)) else { return };
        let t = here.start;
        let around = topic.around(step);
        let said = |from: f64, until: f64| {
            let within = |mention: &&Mention| (t + from..t + until).contains(&mention.time);
            topic.subject.whole(around.iter().filter(within))
        };
        if is(&self.addressed, step) {
            put(Feature::Addressed, 1.0);
        }
        if is(topic.addressed, step) {
            put(Feature::ToPresenter, 1.0);
        }
        put(Feature::VoiceTurns, topic.voice.get(step).copied().unwrap_or_default());
        if topic.subject.shares.is_empty() {
            return;
        }
        let (now, soon) = (said(0.0, 4.0), said(4.0, 12.0));
        put(Feature::Named0, now);
        put(Feature::Named4, (soon - now).max(0.0));
        put(Feature::Unnamed, 1.0 - said(0.0, HEARD_AFTER));
        put(Feature::NamedBefore, said(-HEARD_BEFORE, -0.01));
        let count = self.topics.len() as f64;
        let end = self.heard.end();
        let expected = end * (0.03 + 0.78 * index as f64 / count);
        put(Feature::Uneven, ((t - expected).abs() / (0.78 * end / count).max(1.0)).min(3.0) as f32);
    }

    /// What `column` says of `step`, beside [`Self::beginning`] and [`Self::beginning_topic`].
    pub(super) fn own(&self, step: usize, column: Column, put: &mut impl FnMut(Feature, f32)) {
        let Some(here) = self.heard.steps.get(step) else { return };
        let after = self.neighbour(step, 1);
        let does = |act| f32::from(u8::from(here.does(act)));
        let next = |act| f32::from(u8::from(!here.does(act) && after.is_some_and(|step| step.does(act))));
        let tens = ((here.end - here.start).min(90.0) / 10.0) as f32;
        let of = |list: &[f32]| list.get(step).copied().unwrap_or_default();
        let count = |act| f32::from(here.count(act));
        match column {
            column::FREE => {}
            column::IN_INTRO => {
                put(Feature::InIntro, self.greeting_words(step));
                put(Feature::IntroTime, tens);
            }
            column::START_SPOT => {
                put(Feature::SpotStart, 1.0);
                put(Feature::SpotOpened, does(Act::Sponsor));
                put(Feature::SpotOpenedAfter, next(Act::Sponsor));
                let named = self.sponsor.mentioned(here.start, here.start + 5.0);
                put(Feature::SponsorNamed, named);
                put(
                    Feature::SponsorNamedSoon,
                    (self.sponsor.mentioned(here.start, here.start + 15.0) - named).max(0.0),
                );
                put(Feature::SpotAnnounced, does(Act::Announce).max(does(Act::Turn)));
                put(Feature::SponsorNamedBefore, self.sponsor.mentioned(here.start - 30.0, here.start - 0.01));
                put(Feature::SpotAhead, self.spot_ahead(step));
                put(Feature::SpotInGreeting, f32::from(u8::from(here.start < 60.0)));
            }
            column::IN_SPOT => {
                put(Feature::InSpot, self.spot_words(step).min(2.0));
                put(Feature::SpotTime, tens);
            }
            column::START_EXTRAS | column::START_MORE => {
                put(if column == column::START_MORE { Feature::MoreExtras } else { Feature::ExtrasStart }, 1.0);
                put(Feature::ExtrasNoted, f32::from(u8::from(self.input.extras_noted)));
                put(Feature::ExtrasOpened, does(Act::Extras));
                put(Feature::ExtrasOpenedAfter, next(Act::Extras));
            }
            column::IN_EXTRAS => put(Feature::InExtras, of(&self.extras.body)),
            column::START_JOKE => {
                put(Feature::JokeStart, 1.0);
                put(Feature::JokeNoted, f32::from(u8::from(self.input.joke_noted)));
                put(Feature::JokeOpened, does(Act::Joke));
                put(Feature::JokeOpenedAfter, next(Act::Joke));
            }
            column::IN_JOKE => {
                put(Feature::InJoke, (0.5 * count(Act::Joke) + of(&self.joke.body) + of(&self.joke.head)).min(1.5));
                put(Feature::JokeTime, tens);
            }
            column::START_OUTRO => {
                put(Feature::OutroStart, 1.0);
                put(Feature::OutroOpened, does(Act::Goodbye));
                put(Feature::OutroOpenedAfter, next(Act::Goodbye));
            }
            column::IN_OUTRO => {
                put(Feature::InOutro, count(Act::Goodbye).min(2.0));
                put(Feature::OutroTime, tens);
            }
            column::SKIP => put(Feature::Skip, 1.0),
            column::NO_SPOT => put(Feature::NoSpot, f32::from(u8::from(self.input.sponsored))),
            column::NO_OUTRO => put(Feature::NoOutro, 1.0),
            _ => match column::topic(column) {
                (index, true) => self.beginning_of(index, step, put),
                (index, false) => {
                    if let Some(topic) = self.topics.get(index) {
                        if topic.subject.shares.is_empty() {
                            put(Feature::NamelessTime, tens);
                        }
                        put(Feature::InHead, of(&topic.subject.head));
                        put(Feature::InBody, of(&topic.subject.body));
                    }
                }
            },
        }
    }
}

fn is(steps: &[bool], step: usize) -> bool {
    steps.get(step).copied().unwrap_or_default()
}

/// What a feature of this value adds to a score.
pub(super) fn weigh(feature: Feature, value: f32) -> f32 {
    WEIGHTS.get(feature as usize).copied().unwrap_or_default() * value
}
