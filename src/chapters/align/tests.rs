//! One small show, baked by hand, for every idea of the aligner.

use proptest::prelude::*;

use super::*;

/// A transcript as people read it: seconds, perhaps a voice in brackets, and what is said.
fn cues(transcript: &str) -> Vec<Cue> {
    let lines = transcript.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (start, rest) = line.split_once(' ').unwrap();
            let voiced = rest.strip_prefix('[').and_then(|rest| rest.split_once("] "));
            let (speaker, text) = voiced.map_or((None, rest), |(voice, text)| (Some(voice.to_owned()), text));
            Cue { start: start.parse().unwrap(), speaker, text: text.to_owned(), ..Cue::default() }
        })
        .collect()
}

fn topic(head: &str, body: &str) -> Written {
    Written { head: head.into(), links: Vec::new(), body: body.into() }
}

fn bakery() -> Input {
    Input {
        show: "Crumb Talk Marsh Reed".into(),
        topics: vec![
            topic("Sourdough starters", "flour and water ferment, feed daily"),
            topic("The Brotolin oven", "steam injection, stone deck, firebrick"),
            topic("Croissant lamination", "butter layers, fold, rest in the fridge"),
        ],
        presenters: vec![vec!["ada".into()], vec!["bob".into()], vec!["ada".into()]],
        ..Input::default()
    }
}

const EPISODE: &str = "
    0 Hello and welcome to Crumb Talk, the show about bread.
    6 I'm Ada Marsh. And I'm Bob Reed.
    12 Great to be back.
    15 Yeah.
    16 All right. Ada, what have you got for us?
    20 So I want to talk about sourdough starters.
    25 You mix flour and water and let it ferment.
    33 You feed it daily, and after a week it bubbles.
    41 Mine smells of apples.
    60 The flour matters too, rye ferments faster.
    80 Feed it at night and bake in the morning.
    98 Yeah.
    99 Very cool.
    101 Bob, what's next?
    103 Well, I found the bro to lin oven.
    108 It has steam injection and a stone deck.
    118 The firebrick keeps the heat.
    140 The deck takes an hour, then steam does the rest.
    170 Nice.
    171 Awesome.
    172 So the last thing I want to cover is croissant lamination.
    178 You fold butter into the dough, layers upon layers.
    190 Then it must rest in the fridge.
    215 Fold again, rest again, twenty seven layers.
    240 All right.
    241 Well, that's it for our items. Any extras?
    246 I only have one, the mill is open on Sunday.
    262 Nice.
    263 Thanks for listening, everybody.
    266 Bye. See you next week.
";

fn starts(found: &[Stretch]) -> Vec<(State, f64)> {
    found.iter().map(|stretch| (stretch.state, stretch.start)).collect()
}

#[test]
fn topics_begin_where_they_are_handed_over() {
    let found = align(&cues(EPISODE), &bakery());
    let expected = [
        (State::Intro, 0.0),
        (State::Topic(0), 16.0),
        (State::Topic(1), 101.0),
        (State::Topic(2), 172.0),
        (State::Extras, 241.0),
        (State::Outro, 263.0),
    ];
    assert_eq!(starts(&found), expected);
    assert!(found.iter().all(|stretch| stretch.confidence > 0.6), "{found:?}");
}

#[test]
fn a_topic_that_nobody_discusses_gets_no_start() {
    let mut input = bakery();
    input.topics.insert(1, topic("Gluten-free tapioca pancakes", "cassava, coconut, griddle"));
    input.presenters.insert(1, vec!["bob".into()]);
    let found = align(&cues(EPISODE), &input);
    let topics: Vec<f64> = found.iter().filter(|s| matches!(s.state, State::Topic(_))).map(|s| s.start).collect();
    assert_eq!(topics, [16.0, 101.0, 172.0]);
    assert!(found.iter().all(|stretch| stretch.state != State::Topic(1)));
}

#[test]
fn one_paragraph_for_many_sentences_is_taken_apart() {
    let mut joined: Vec<Cue> = Vec::new();
    for cue in cues(EPISODE) {
        match joined.last_mut().filter(|last| cue.start - last.start < 45.0) {
            Some(last) => last.text = format!("{} {}", last.text, cue.text),
            None => joined.push(cue),
        }
    }
    assert_eq!(joined.len(), 6);
    let found = align(&joined, &bakery());
    for (topic, start) in [16.0, 101.0, 172.0].into_iter().enumerate() {
        let guess = found.iter().find(|stretch| stretch.state == State::Topic(topic)).map(|stretch| stretch.start);
        assert!(guess.is_some_and(|guess| (guess - start).abs() < 15.0), "topic {topic}: {guess:?}, not {start}");
    }
}

#[test]
fn a_sponsor_is_read_between_topics() {
    let spot = "
        99.1 All right. Before we move on, let me tell you about our sponsor.
        99.3 This episode is brought to you by Millstone Credit.
        99.5 Millstone Credit lends to bakers. Sign up for a free trial.
        99.7 Visit millstone dot example slash crumb.
        99.9 Thank you to Millstone Credit.
    ";
    let mut all = cues(EPISODE);
    for cue in &mut all {
        cue.start += if cue.start > 100.0 { 40.0 } else { 0.0 };
    }
    let at = all.iter().position(|cue| cue.start > 100.0).unwrap();
    let mut spot = cues(spot);
    for (index, cue) in spot.iter_mut().enumerate() {
        cue.start = 100.5 + 8.0 * index as f64;
    }
    all.splice(at..at, spot);
    let input = Input {
        sponsored: true,
        sponsor: Written { head: "Millstone Credit".into(), ..Written::default() },
        ..bakery()
    };
    let found = align(&all, &input);
    assert!(starts(&found).contains(&(State::Spot, 100.5)), "{found:?}");
    assert!(starts(&found).contains(&(State::Topic(1), 141.0)), "{found:?}");
}

#[test]
fn misheard_names_are_heard() {
    let mut lexicon = Lexicon::new("en");
    let mut vocabulary = Vocabulary::new(&mut lexicon);
    let heard = Heard::read(&cues("0 I love the pie instrument.\n9 And pan duck too."), &mut vocabulary, 99);
    let names = ["pyinstrument".to_owned(), "pandoc".to_owned(), "memray".to_owned()];
    let found: Vec<(usize, usize)> =
        names::hear(&names, &heard, &vocabulary).iter().map(|found| (found.name, found.word)).collect();
    assert!(found.contains(&(0, 3)), "{found:?}");
    assert!(found.contains(&(1, 6)), "{found:?}");
    assert!(found.iter().all(|(name, _)| *name != 2), "{found:?}");
}

#[test]
fn an_episode_without_notes_gets_humble_chapters() {
    let input = Input { show: "Crumb Talk".into(), ..Input::default() };
    let (found, _) = outline(&cues(EPISODE), &input, &mut Lexicon::new("en"));
    let topics: Vec<&(Stretch, String)> = found.iter().filter(|(s, _)| matches!(s.state, State::Topic(_))).collect();
    assert!(!topics.is_empty());
    assert!(topics.iter().all(|(stretch, title)| stretch.confidence <= 0.5 && !title.is_empty()), "{found:?}");
}

/// What aligning costs: cells of the table of scores, and words that are listened to.
fn work(cues: &[Cue], input: &Input) -> (usize, usize) {
    prepare(cues, input, &mut Lexicon::new("en"), |evidence| {
        let columns = column::count(evidence.topics.len());
        (evidence.heard.steps.len() * columns, evidence.heard.words.len())
    })
}

fn cue(start: f64, text: &str) -> Cue {
    Cue { start, text: text.into(), ..Cue::default() }
}

#[test]
fn hostile_transcripts_cost_no_more_than_their_words() {
    let at_once: Vec<Cue> = (0..10_000).map(|_| cue(5.0, "So, the Brotolin oven.")).collect();
    let backwards: Vec<Cue> = (0..10_000).map(|at| cue(f64::from(10_000 - at), "sourdough yeah")).collect();
    let silent: Vec<Cue> = (0..10_000).map(|at| cue(f64::from(at), "")).collect();
    let broken = vec![cue(f64::NAN, "a"), cue(f64::INFINITY, "b"), cue(-3.0, "c"), cue(1.0, "")];
    let dots = vec![cue(0.0, &"a.b ".repeat(20_000))];
    let long = vec![cue(0.0, &"broto lin. ".repeat(50_000))];
    for (name, cues, starts) in [
        ("at once", at_once, true),
        ("backwards", backwards, true),
        ("silent", silent, false),
        ("broken", broken, false),
        ("dots", dots, false),
        ("long", long, true),
        ("one", vec![cue(3.0, "So, the Brotolin oven.")], true),
        ("none", Vec::new(), false),
    ] {
        let (cells, words) = work(&cues, &bakery());
        let said: usize = cues.iter().map(|cue| words::split(&cue.text).len()).sum();
        assert!(cells <= MOST_CELLS && words <= said, "{name}: {cells} cells, {words} words");
        let found = align(&cues, &bakery());
        assert!(found.windows(2).all(|pair| pair[0].start <= pair[1].start), "{name}: {found:?}");
        assert!(starts || found.iter().all(|stretch| stretch.state == State::Intro), "{name}: {found:?}");
    }
}

/// Neither more cues nor more topics than people can have make the table larger than the lattice is allowed to be.
#[test]
fn endless_transcripts_and_notes_are_bounded() {
    let cues: Vec<Cue> = (0..1_000_000).map(|at| cue(f64::from(at), "rye")).collect();
    let (cells, words) = work(&cues, &bakery());
    assert!((MOST_CELLS / 3..=MOST_CELLS).contains(&cells), "{cells}");
    assert_eq!(words, 1_000_000);
    let topics = (0..5_000).map(|at| topic(&format!("loaf{at}"), "flour")).collect();
    let notes = Input { topics, presenters: vec![Vec::new(); 5_000], ..bakery() };
    let (cells, _) = work(&cues[..20_000], &notes);
    assert!(cells <= MOST_CELLS, "{cells}");
}

/// An episode of `minutes`, in which `topics` topics follow each other.
fn long_episode(minutes: usize, topics: usize) -> (Vec<Cue>, Input) {
    const SYLLABLES: [&str; 8] = ["bram", "tolu", "kezi", "wind", "sprog", "hulm", "jafe", "quor"];
    let name = |at: usize| format!("{} {}{}", SYLLABLES[at % 8].repeat(2), SYLLABLES[at / 8], SYLLABLES[(at + 3) % 8]);
    let input = Input {
        topics: (0..topics).map(|at| topic(&name(at), "flour water butter")).collect(),
        presenters: vec![Vec::new(); topics],
        ..bakery()
    };
    let (cues, each) = (20 * minutes, 20 * minutes / topics);
    let said = |at: usize| match at % each {
        0 => format!("So the next thing is {}, you know.", name(at / each)),
        later if later % 12 == 0 => format!("And the {} was wet, yeah.", name(at / each)),
        _ => "And the flour was wet, yeah.".into(),
    };
    ((0..cues).map(|at| cue(at as f64 * 3.0, &said(at))).collect(), input)
}

#[test]
fn work_grows_with_the_length() {
    let cells = |minutes| {
        let (cues, input) = long_episode(minutes, 10);
        work(&cues, &input).0
    };
    assert_eq!(cells(480), 4 * cells(120));
}

#[test]
fn sixty_topics_of_six_hours_are_found() {
    let (cues, input) = long_episode(360, 60);
    let found = align(&cues, &input);
    assert_eq!(found.iter().filter(|stretch| matches!(stretch.state, State::Topic(_))).count(), 60);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn never_panics_and_starts_ascend(
        spoken in proptest::collection::vec((0.0f64..4000.0, "(so|yeah|ada|sourdough|oven|bye|é|[a-z. ]{0,12}| ){0,8}"), 0..60),
        titles in proptest::collection::vec("\\PC{0,20}", 0..6),
    ) {
        let cues: Vec<Cue> = spoken.into_iter().map(|(start, text)| Cue { start, text, ..Cue::default() }).collect();
        let input = Input {
            presenters: vec![Vec::new(); titles.len()],
            topics: titles.iter().map(|title| topic(title, title)).collect(),
            ..bakery()
        };
        let last = cues.iter().map(|cue| cue.start).fold(0.0, f64::max);
        let bare = outline(&cues, &input, &mut Lexicon::new("en")).0.into_iter().map(|(stretch, _)| stretch).collect();
        for found in [align(&cues, &input), bare] {
            prop_assert!(found.windows(2).all(|pair| pair[0].start <= pair[1].start));
            prop_assert!(found.iter().all(|stretch| (0.0..=last + 1e3).contains(&stretch.start)));
            prop_assert!(found.iter().all(|stretch| (0.0..=1.0).contains(&stretch.confidence)));
        }
    }
}
