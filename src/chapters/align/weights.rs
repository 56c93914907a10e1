//! Every weight of the aligner, in one table.
//!
//! A weight is what one unit of a [`Feature`] adds to the log-odds of a reading of the episode. The values are fitted by
//! `fit.rs` (conditional likelihood of hand-labelled episodes, drawn towards the values of a plain first guess), rounded;
//! docs/alignment.md has the figures with and without each group. Two were set by hand after the fit: time alone must never
//! speak for staying in a greeting or a spot, so `IntroTime` and `SpotTime` are 0, and `GreetingAhead` is a first guess.

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $weight:literal from $guess:literal,)*) => {
        /// Something that speaks for or against a reading of a step.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        /// All features, in the order of [`WEIGHTS`].
        #[cfg(test)]
        pub(super) const FEATURES: &[Feature] = &[$(Feature::$name,)*];

        /// The first guess, to which the fit is drawn.
        #[cfg(test)]
        pub(super) const GUESS: &[f32] = &[$($guess,)*];

        /// The weight of every feature.
        pub(super) const WEIGHTS: [f32; [$(Feature::$name,)*].len()] = [$($weight,)*];
    };
}

features! {
    // Beginning anything.
    /// The step before ends in agreement (0 to 1 for up to three words).
    ClosedBefore = 1.32 from 1.0,
    /// The two steps before both do.
    ClosedTwice = 2.10 from 0.3,
    /// The step opens with *so, well, now …*.
    Opens = 0.85 from 0.7,
    /// The step is nothing but agreement.
    OnlyAgrees = -2.42 from -2.0,
    /// The step is long (0 to 1 for up to twelve words).
    Long = -0.83 from 0.5,
    /// The step before ends in a question.
    AskedBefore = -1.05 from 0.0,
    /// The step begins in the middle of a sentence.
    MidSentence = -0.96 from -0.8,
    /// A pause that the rate of speech does not explain (0 to 1 for two seconds).
    Pause = -0.34 from 0.3,
    /// Words before and after differ more than usual (standard deviations).
    Dip = 0.50 from 0.4,
    // Beginning a topic.
    /// Any topic at any step.
    TopicStart = -5.01 from -4.0,
    /// Somebody asks for the next item here,
    AskHere = 2.27 from 1.5,
    /// in the step before,
    AskBefore = 0.39 from 0.5,
    /// or in the next.
    AskAfter = 0.54 from 0.5,
    /// The item is announced here,
    AnnounceHere = 2.87 from 1.2,
    /// or in the next step.
    AnnounceAfter = 1.22 from 0.5,
    /// *Speaking of*, *moving on*: here.
    TurnHere = 2.91 from 1.2,
    /// Where the item comes from, here or in the next step.
    Origin = 0.22 from 0.6,
    /// Somebody who presents is called by name.
    Addressed = 1.78 from 1.0,
    /// It is the presenter of the topic.
    ToPresenter = 0.55 from 0.3,
    /// The presenter speaks more after than before (-1 to 1).
    VoiceTurns = 0.97 from 1.0,
    /// The heading is said within 4 seconds,
    Named0 = 1.32 from 1.0,
    /// within 4 to 12,
    Named4 = 0.95 from 1.3,
    /// or not at all within 55 seconds.
    Unnamed = -2.30 from -1.5,
    /// It was said in the 40 seconds before.
    NamedBefore = -1.99 from -1.5,
    /// Distance from evenly spread topics, in topics.
    Uneven = -0.96 from -0.7,
    /// The next half minute still greets (0 to 1).
    GreetingAhead = -2.0 from -2.0,
    /// Each ten seconds of a topic that the notes do not name, lest the greeting fill the episode.
    NamelessTime = 0.6 from 0.6,
    /// A topic is left out.
    Skip = -3.35 from -6.0,
    // Lying in a topic, for each step.
    /// Words of the heading are said.
    InHead = 1.34 from 1.5,
    /// Words of the body are said.
    InBody = 1.44 from 1.0,
    // Sponsor spots.
    /// Any spot.
    SpotStart = -7.17 from -5.0,
    /// A sponsor's read is opened here,
    SpotOpened = 2.07 from 2.0,
    /// or in the next step.
    SpotOpenedAfter = 1.01 from 1.0,
    /// The sponsor is named within 5 seconds,
    SponsorNamed = 2.42 from 2.5,
    /// within 5 to 15,
    SponsorNamedSoon = 1.45 from 1.5,
    /// and was named in the 30 seconds before.
    SponsorNamedBefore = -1.05 from -1.0,
    /// The step sounds like the beginning of a topic.
    SpotAnnounced = 2.24 from 1.0,
    /// Words of a sponsor's read in the 30 seconds from here (0 to 1).
    SpotAhead = 0.74 from 1.0,
    /// A spot amid the greeting.
    SpotInGreeting = -3.58 from -3.0,
    /// Somebody pays for the episode, and no spot is found.
    NoSpot = -2.08 from -2.0,
    /// Words of a sponsor's read.
    InSpot = 1.21 from 1.2,
    /// Each ten seconds of a spot.
    SpotTime = 0.0 from -0.25,
    // Extras.
    /// Any extras.
    ExtrasStart = -3.88 from -3.0,
    /// Extras after the joke.
    MoreExtras = -7.12 from -6.0,
    /// Extras that the notes write of.
    ExtrasNoted = 0.15 from 1.0,
    /// They are opened here,
    ExtrasOpened = 3.87 from 3.0,
    /// or in the next step.
    ExtrasOpenedAfter = 1.14 from 1.2,
    /// Words of the notes' extras.
    InExtras = 0.99 from 0.6,
    // Joke.
    /// Any joke.
    JokeStart = -5.41 from -5.0,
    /// A joke that the notes write of.
    JokeNoted = 2.01 from 2.0,
    /// It is opened here,
    JokeOpened = 4.17 from 3.0,
    /// or in the next step.
    JokeOpenedAfter = 1.06 from 1.2,
    /// Words of a joke.
    InJoke = 2.00 from 0.6,
    /// Each ten seconds of a joke.
    JokeTime = -0.04 from -0.1,
    // Goodbye.
    /// Any goodbye.
    OutroStart = -2.91 from -2.0,
    /// It is opened here,
    OutroOpened = 1.46 from 2.0,
    /// or in the next step.
    OutroOpenedAfter = 1.26 from 1.0,
    /// Words of goodbye.
    InOutro = 1.35 from 0.7,
    /// Each ten seconds of a goodbye.
    OutroTime = -0.90 from -0.5,
    /// No goodbye at all.
    NoOutro = -1.36 from -3.0,
    // Greeting.
    /// Words of greeting.
    InIntro = 2.34 from 1.0,
    /// Each ten seconds of greeting.
    IntroTime = 0.0 from -0.1,
}
