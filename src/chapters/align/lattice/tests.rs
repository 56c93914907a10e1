//! Two topics and six steps.

use super::*;

/// Two topics, six steps; each topic scores where it lies.
fn scores(skip: f32) -> Scores {
    let mut scores = Scores::new(6, column::count(2));
    for (step, (inside, start)) in
        [(None, 0), (Some(0), 0), (Some(0), 1), (Some(1), 1), (Some(1), 1), (None, 1)].into_iter().enumerate()
    {
        let row = scores.row_mut(step);
        row[column::START_SPOT] = -9.0;
        row[column::START_EXTRAS] = -9.0;
        row[column::START_JOKE] = -9.0;
        row[column::START_OUTRO] = if step == 5 { 1.0 } else { -9.0 };
        row[column::SKIP] = skip;
        if let Some(topic) = inside {
            row[column::inside(topic)] = 3.0;
        }
        row[column::start(start)] -= 0.5;
    }
    scores
}

fn lattice() -> Lattice {
    Lattice::ordered(&[0, 1], true)
}

fn posterior(lattice: Lattice, scores: &Scores) -> Posterior {
    Readings::of(lattice, &scores.clone().into_odds()).posterior()
}

#[test]
fn the_best_reading_is_found() {
    let scores = scores(-20.0);
    use State::*;
    let expected = [Intro, Topic(0), Topic(0), Topic(1), Topic(1), Outro];
    let found = best(lattice(), &scores);
    assert_eq!(found.iter().map(|step| step.0).collect::<Vec<_>>(), expected);
    assert_eq!(found.iter().map(|step| step.1).collect::<Vec<_>>(), [true, true, false, true, false, true]);
}

#[test]
fn posteriors_of_a_start_sum_to_one() {
    let scores = scores(-50.0);
    let posterior = posterior(lattice(), &scores);
    for topic in 0..2 {
        let sum: f32 = (0..6).map(|step| posterior.get(step, column::start(topic))).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
    }
    // Nothing tells step 0 from step 1; step 2 is too late.
    assert!(posterior.get(1, column::start(0)) > 5.0 * posterior.get(2, column::start(0)));
}

#[test]
fn a_topic_that_is_dear_is_left_out() {
    let mut scores = scores(-1.0);
    for step in 0..6 {
        scores.row_mut(step)[column::start(1)] = -30.0;
    }
    assert!(best(lattice(), &scores).iter().all(|step| step.0 != State::Topic(1)));
    let posterior = posterior(lattice(), &scores);
    let skipped: f32 = (0..6).map(|step| posterior.get(step, column::SKIP)).sum();
    assert!(skipped > 0.99);
}

#[test]
fn one_gate_for_both_is_the_same_when_no_spot_costs_nothing() {
    let scores = scores(-3.0);
    let unspotted = || Lattice::ordered(&[0, 1], false);
    assert!(unspotted().nodes.len() < lattice().nodes.len());
    assert_eq!(best(unspotted(), &scores), best(lattice(), &scores));
    let (two, one) = (posterior(lattice(), &scores), posterior(unspotted(), &scores));
    let columns = (1..column::count(2)).filter(|column| *column != column::NO_SPOT);
    for (step, column) in columns.flat_map(|column| (0..6).map(move |step| (step, column))) {
        assert!((one.get(step, column) - two.get(step, column)).abs() < 1e-5, "step {step}, column {column}");
    }
}

#[test]
fn no_steps_no_reading() {
    let scores = Scores::new(0, column::count(2));
    assert!(best(lattice(), &scores).is_empty());
    assert_eq!(posterior(lattice(), &scores).total, f64::NEG_INFINITY);
}
