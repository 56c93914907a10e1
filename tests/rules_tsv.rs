//! Every requirement of the catalogue on feeds, sources, audio and pictures has a rule, or a reason why not.
//!
//! The tables in `coverage` map them: `requirement<TAB>rule`, or `requirement<TAB>-<TAB>reason`, in the order of the
//! catalogue, `../shared/spec/rules.tsv`.

use std::path::Path;

use podwright::lint::registry;

/// A table, and the levels of the catalogue that it answers for.
const COVERAGE: [(&str, &[&str]); 3] = [
    (include_str!("coverage/feed.tsv"), &["feed", "item", "chapters", "transcript"]),
    (include_str!("coverage/media.tsv"), &["audio", "image"]),
    (include_str!("coverage/sources.tsv"), &["source"]),
];

#[test]
fn every_line_names_a_rule_or_a_reason() {
    for line in COVERAGE.iter().flat_map(|(table, _)| table.lines()) {
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
    for (table, levels) in COVERAGE {
        let asked = catalogue.lines().skip(1).filter_map(|line| {
            let mut fields = line.split('\t');
            let (id, level) = (fields.next()?, fields.next()?);
            levels.contains(&level).then_some(id)
        });
        let answered = table.lines().filter_map(|line| line.split('\t').next());
        assert_eq!(answered.collect::<Vec<_>>(), asked.collect::<Vec<_>>());
    }
}
