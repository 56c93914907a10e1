//! What the features notice, in the words of people.

use super::phrases::Act;
use super::weights::Feature;

/// Something that people notice where a stretch begins; several features may notice the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    Heading,
    Notes,
    Presenter,
    Somebody,
    Voice,
    Agreement,
    Opener,
    Change,
    Early,
    MidSentence,
    /// A phrase, and the step in which it stands: 0 for the first one of the stretch.
    Phrase(Act),
    Sponsor,
    Pitch,
}

impl Notice {
    /// What `feature` notices; none for those that are the same everywhere, or mean nothing by themselves.
    pub(super) fn of(feature: Feature) -> Option<Self> {
        use Feature as F;
        Some(match feature {
            F::Named0 | F::Named4 | F::Unnamed => Self::Heading,
            F::InHead | F::InBody | F::InExtras => Self::Notes,
            F::ToPresenter => Self::Presenter,
            F::Addressed => Self::Somebody,
            F::VoiceTurns => Self::Voice,
            F::ClosedBefore | F::ClosedTwice => Self::Agreement,
            F::Opens => Self::Opener,
            F::Dip => Self::Change,
            F::NamedBefore | F::SponsorNamedBefore | F::GreetingAhead => Self::Early,
            F::MidSentence => Self::MidSentence,
            F::AskHere | F::AskBefore | F::AskAfter => Self::Phrase(Act::Ask),
            F::AnnounceHere | F::AnnounceAfter | F::SpotAnnounced => Self::Phrase(Act::Announce),
            F::TurnHere => Self::Phrase(Act::Turn),
            F::Origin => Self::Phrase(Act::Origin),
            F::SpotOpened | F::SpotOpenedAfter => Self::Phrase(Act::Sponsor),
            F::SponsorNamed | F::SponsorNamedSoon => Self::Sponsor,
            F::SpotAhead | F::InSpot => Self::Pitch,
            F::ExtrasOpened | F::ExtrasOpenedAfter => Self::Phrase(Act::Extras),
            F::JokeOpened | F::JokeOpenedAfter | F::InJoke => Self::Phrase(Act::Joke),
            F::OutroOpened | F::OutroOpenedAfter | F::InOutro => Self::Phrase(Act::Goodbye),
            _ => return None,
        })
    }

    /// What it says for a place.
    pub(super) fn what(self) -> Option<&'static str> {
        Some(match self {
            Self::Heading => "the heading is named:",
            Self::Notes => "words of the notes:",
            Self::Presenter => "the presenter is called:",
            Self::Somebody => "somebody is called:",
            Self::Voice => "the presenter speaks from here on",
            Self::Agreement => "agreement before:",
            Self::Opener => "opens with",
            Self::Change => "the words change",
            Self::Phrase(act) => match act {
                Act::Ask => "hands over:",
                Act::Announce => "announces:",
                Act::Turn => "turns to something else:",
                Act::Origin => "says where it comes from:",
                Act::Sponsor => "thanks a sponsor:",
                Act::Offer => "offers something:",
                Act::Extras => "opens the extras:",
                Act::Joke => "speaks of a joke:",
                Act::Goodbye => "says goodbye:",
                Act::Greeting => "greets:",
                Act::Later => "announces for later:",
            },
            Self::Sponsor => "the sponsor is named:",
            Self::Pitch => "sounds like a sponsor's read:",
            Self::Early | Self::MidSentence => return None,
        })
    }

    /// What it says against a place.
    pub(super) fn against(self) -> Option<&'static str> {
        Some(match self {
            Self::Heading => "hardly a word of the heading is said",
            Self::Early => "it was spoken of before",
            Self::MidSentence => "it is amid a sentence",
            _ => return None,
        })
    }

    /// Is it worth nothing without the words?
    pub(super) fn is_quoted(self) -> bool {
        !matches!(self, Self::Voice | Self::Change | Self::Early | Self::MidSentence)
    }
}
