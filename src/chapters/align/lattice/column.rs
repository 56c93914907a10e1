//! The columns of the table of scores, by number.

/// A column of the table of scores: what a move or a stay is scored by.
pub(in super::super) type Column = usize;

/// Costs nothing.
pub(in super::super) const FREE: Column = 0;
pub(in super::super) const IN_INTRO: Column = 1;
pub(in super::super) const START_SPOT: Column = 2;
pub(in super::super) const IN_SPOT: Column = 3;
pub(in super::super) const START_EXTRAS: Column = 4;
pub(in super::super) const IN_EXTRAS: Column = 5;
pub(in super::super) const START_JOKE: Column = 6;
pub(in super::super) const IN_JOKE: Column = 7;
pub(in super::super) const START_OUTRO: Column = 8;
pub(in super::super) const IN_OUTRO: Column = 9;
pub(in super::super) const SKIP: Column = 10;
pub(in super::super) const NO_OUTRO: Column = 11;
/// Extras again, after the joke.
pub(in super::super) const START_MORE: Column = 12;
/// No spot in the whole episode.
pub(in super::super) const NO_SPOT: Column = 13;
const FIRST_TOPIC: Column = 14;

/// Beginning topic `topic` (from 0).
pub(in super::super) const fn start(topic: usize) -> Column {
    FIRST_TOPIC + 2 * topic
}

/// Lying in topic `topic` (from 0).
pub(in super::super) const fn inside(topic: usize) -> Column {
    FIRST_TOPIC + 2 * topic + 1
}

/// The topic of a column, and whether the column begins it.
pub(in super::super) const fn topic(column: Column) -> (usize, bool) {
    let past = column.saturating_sub(FIRST_TOPIC);
    (past / 2, past.is_multiple_of(2))
}

/// Does the column begin a state?
pub(in super::super) const fn begins(column: Column) -> bool {
    matches!(column, START_SPOT | START_EXTRAS | START_MORE | START_JOKE | START_OUTRO) || begins_topic(column)
}

/// Does the column begin a topic?
pub(in super::super) const fn begins_topic(column: Column) -> bool {
    column >= FIRST_TOPIC && topic(column).1
}

/// How many topics so many columns are about.
pub(super) const fn topics(columns: usize) -> usize {
    columns.saturating_sub(FIRST_TOPIC) / 2
}

/// How many columns there are.
pub(in super::super) const fn count(topics: usize) -> usize {
    FIRST_TOPIC + 2 * topics
}
