//! Every weight of the aligner, in one table.
//!
//! A weight is what one unit of a [`Feature`] adds to the log-odds of a reading of the episode. The values are fitted by
//! `fit.rs` (conditional likelihood of hand-labelled episodes, drawn towards the values of a plain first guess), rounded;
//! docs/alignment.md has the figures with and without each.

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $weight:literal,)*) => {
        /// Something that speaks for or against a reading of a step.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        /// All features, in the order of [`WEIGHTS`].
        #[cfg(test)]
        pub(super) const FEATURES: &[Feature] = &[$(Feature::$name,)*];

        /// The weight of every feature.
        pub(super) const WEIGHTS: [f32; [$(Feature::$name,)*].len()] = [$($weight,)*];
    };
}

features! {
    // Beginning anything.
    /// The step before ends in agreement (0 to 1 for up to three words).
    ClosedBefore = 1.0,
    /// The two steps before both do.
    ClosedTwice = 0.3,
    /// The step opens with *so, well, now …*.
    Opens = 0.7,
    /// The step is nothing but agreement.
    OnlyAgrees = -2.0,
    /// The step is long (0 to 1 for up to twelve words).
    Long = 0.5,
    /// The step before ends in a question.
    AskedBefore = 0.0,
    /// The step begins in the middle of a sentence.
    MidSentence = -0.8,
    /// A pause that the rate of speech does not explain (0 to 1 for two seconds).
    Pause = 0.3,
    /// Words before and after differ more than usual (standard deviations).
    Dip = 0.4,
    // Beginning a topic.
    /// Any topic at any step.
    TopicStart = -4.0,
    /// Somebody asks for the next item here,
    AskHere = 1.5,
    /// in the step before,
    AskBefore = 0.5,
    /// or in the next.
    AskAfter = 0.5,
    /// The item is announced here,
    AnnounceHere = 1.2,
    /// or in the next step.
    AnnounceAfter = 0.5,
    /// *Speaking of*, *moving on*: here.
    TurnHere = 1.2,
    /// Where the item comes from, here or in the next step.
    Origin = 0.6,
    /// The presenter is addressed.
    Addressed = 0.6,
    /// Another person is addressed.
    OtherAddressed = 0.2,
    /// The presenter speaks more after than before (-1 to 1).
    VoiceTurns = 1.0,
    /// The heading is said within 4 seconds,
    Named0 = 1.0,
    /// within 4 to 12,
    Named4 = 1.3,
    /// within 12 to 28,
    Named12 = 0.8,
    /// within 28 to 55,
    Named28 = 0.4,
    /// or not at all within 55 seconds.
    Unnamed = -1.5,
    /// It was said in the 40 seconds before.
    NamedBefore = -1.5,
    /// Distance from evenly spread topics, in topics.
    Uneven = -0.7,
    /// A topic is left out.
    Skip = -6.0,
    // Lying in a topic, for each step.
    /// Words of the heading are said.
    InHead = 1.5,
    /// Words of the body are said.
    InBody = 1.0,
    // Sponsor spots.
    /// Any spot.
    SpotStart = -5.0,
    /// A sponsor's read is opened here,
    SpotOpened = 2.0,
    /// or in the next step.
    SpotOpenedAfter = 1.0,
    /// The sponsor is named within 15 seconds,
    SponsorNamed = 2.5,
    /// and was named in the 30 seconds before.
    SponsorNamedBefore = -1.0,
    /// A spot amid the greeting.
    SpotInGreeting = -3.0,
    /// A sponsor has been named in the notes or the greeting, and is not the show itself.
    SpotExpected = 1.0,
    /// Words of a sponsor's read.
    InSpot = 1.2,
    /// Each ten seconds of a spot.
    SpotTime = -0.25,
    // Extras.
    /// Any extras.
    ExtrasStart = -3.0,
    /// Extras after the joke.
    MoreExtras = -6.0,
    /// Extras that the notes write of.
    ExtrasNoted = 1.0,
    /// They are opened here,
    ExtrasOpened = 3.0,
    /// or in the next step.
    ExtrasOpenedAfter = 1.2,
    /// Words of the notes' extras.
    InExtras = 0.6,
    // Joke.
    /// Any joke.
    JokeStart = -5.0,
    /// A joke that the notes write of.
    JokeNoted = 2.0,
    /// It is opened here,
    JokeOpened = 3.0,
    /// or in the next step.
    JokeOpenedAfter = 1.2,
    /// Words of a joke.
    InJoke = 0.6,
    /// Each ten seconds of a joke.
    JokeTime = -0.1,
    // Goodbye.
    /// Any goodbye.
    OutroStart = -2.0,
    /// It is opened here,
    OutroOpened = 2.0,
    /// or in the next step.
    OutroOpenedAfter = 1.0,
    /// Words of goodbye.
    InOutro = 0.7,
    /// Each ten seconds of a goodbye.
    OutroTime = -0.5,
    /// No goodbye at all.
    NoOutro = -3.0,
    // Greeting.
    /// Words of greeting.
    InIntro = 1.0,
    /// Each ten seconds of greeting.
    IntroTime = -0.1,
}
