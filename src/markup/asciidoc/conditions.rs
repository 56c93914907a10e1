//! Lines between `ifdef::name[]` and `endif::[]`: those that are for other readers are not read.

use super::attributes::{self, Attributes};
use crate::markup::source::Lines;

/// Which lines are not for us, the conditions included.
pub(super) fn hidden(lines: &Lines<'_>) -> Vec<bool> {
    let mut hidden = vec![false; lines.count()];
    let mut attributes = Attributes::default();
    let mut open: Vec<bool> = Vec::new();
    let mut closed = 0_usize;
    for at in 0..lines.count() {
        let line = lines.whole(at);
        let condition = ["ifdef::", "ifndef::", "ifeval::", "endif::"].iter().find(|word| line.starts_with(**word));
        if let Some(word) = condition
            && let Some((name, inside)) = line.get(word.len()..).and_then(|rest| rest.split_once('['))
        {
            if let Some(mark) = hidden.get_mut(at) {
                *mark = true;
            }
            if *word == "endif::" {
                closed -= usize::from(open.pop() == Some(false));
                continue;
            }
            let any = |sign: char| name.split(sign).any(|name| attributes.holds(name.trim()));
            let all = |sign: char| name.split(sign).all(|name| attributes.holds(name.trim()));
            let holds = match *word {
                "ifdef::" if name.contains('+') => all('+'),
                "ifdef::" => any(','),
                "ifndef::" => !any(','),
                _ => true,
            };
            // With a text between the brackets it is a line of its own.
            if inside == "]" || *word == "ifeval::" {
                open.push(holds);
                closed += usize::from(!holds);
            }
            continue;
        }
        if closed > 0 {
            if let Some(mark) = hidden.get_mut(at) {
                *mark = true;
            }
        } else if let Some(entry) = attributes::entry(line) {
            attributes.set(&entry);
        }
    }
    hidden
}
