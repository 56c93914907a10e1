//! Every requirement on feeds, items, chapters and transcripts of the catalogue has a rule, or a reason why not.
//!
//! `coverage/feed.tsv` maps them: `requirement<TAB>rule`, or `requirement<TAB>-<TAB>reason`, in the order of the
//! catalogue, `../shared/spec/rules.tsv`.

use std::path::Path;

use podwright::lint::registry;

const COVERAGE: &str = include_str!("coverage/feed.tsv");

/// Levels of the catalogue that this file answers for.
const LEVELS: [&str; 4] = ["feed", "item", "chapters", "transcript"];

#[test]
fn every_line_names_a_rule_or_a_reason() {
    for line in COVERAGE.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [_, "-", reason] => assert!(reason.trim().len() > 10, "no reason: {line}"),
            [_, rule] => assert!(registry::find(rule).is_some(), "no such rule: {line}"),
            _ => panic!("neither a rule nor a reason: {line}"),
        }
    }
}

#[test]
fn every_requirement_of_the_catalogue_is_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/rules.tsv");
    let Ok(catalogue) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no catalogue beside the project");
        return;
    };
    let asked = catalogue.lines().skip(1).filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, level) = (fields.next()?, fields.next()?);
        LEVELS.contains(&level).then_some(id)
    });
    let answered = COVERAGE.lines().filter_map(|line| line.split('\t').next());
    assert_eq!(answered.collect::<Vec<_>>(), asked.collect::<Vec<_>>());
}
