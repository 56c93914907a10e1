//! All rules, group by group.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rule::Rule;
use super::rules;

/// The rules in the order in which they are listed.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().copied().flatten().copied()
}

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    // Asked once for each finding.
    static BY_NAME: LazyLock<HashMap<&str, &Rule>> = LazyLock::new(|| rules().map(|rule| (rule.name, rule)).collect());
    BY_NAME.get(name).copied()
}

/// The rule name nearest to `name`, for help with typing errors.
pub fn nearest(name: &str) -> Option<&'static str> {
    let names: Vec<&'static str> = rules().map(|rule| rule.name).collect();
    crate::words::nearest(name, names)
}

static GROUPS: &[&[&Rule]] = &[
    rules::notes::RULES,
    rules::links::RULES,
    rules::transcript::RULES,
    rules::episode::RULES,
    rules::show::RULES,
    rules::chapters::RULES,
    rules::chapters::document::RULES,
    rules::chapters::described::RULES,
    rules::chapters::id3::RULES,
    rules::config::RULES,
    rules::reading::config::RULES,
    rules::reading::config_values::RULES,
    rules::reading::feed_document::RULES,
    rules::reading::feed_encoding::RULES,
    rules::reading::feed_tags::RULES,
    rules::reading::feed_text::RULES,
    rules::reading::files::RULES,
    rules::reading::front_matter::RULES,
    rules::reading::written_chapters::RULES,
    rules::reading::chapter_files::RULES,
    rules::reading::audio::RULES,
    rules::audio::RULES,
    rules::reading::image::RULES,
    rules::image::RULES,
    rules::reading::publish::RULES,
    rules::reading::ledger::RULES,
    rules::reading::command::RULES,
    rules::reading::import::RULES,
    rules::document::RULES,
    rules::feed::RULES,
    rules::feed::VOCABULARY,
    rules::feed::values::RULES,
    rules::feed::itunes_category::RULES,
    rules::feed::skip::RULES,
    rules::feed::atom_link::RULES,
    rules::item::RULES,
    rules::channel::RULES,
    rules::texts::RULES,
    rules::podcast::presence::RULES,
    rules::podcast::guid::RULES,
    rules::podcast::alternate::RULES,
    rules::podcast::block::RULES,
    rules::podcast::chapters::RULES,
    rules::podcast::image::RULES,
    rules::podcast::license::RULES,
    rules::podcast::live_item::RULES,
    rules::podcast::medium::RULES,
    rules::podcast::person::RULES,
    rules::podcast::publisher::RULES,
    rules::podcast::season::RULES,
    rules::podcast::social::RULES,
    rules::podcast::soundbite::RULES,
    rules::podcast::time_split::RULES,
    rules::podcast::transcript::RULES,
    rules::podcast::txt::RULES,
    rules::podcast::update_frequency::RULES,
    rules::podcast::value::RULES,
    rules::ledger::RULES,
    rules::beside::RULES,
    rules::online::RULES,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rule::Check;

    #[test]
    fn rules_of_a_family_name_the_one_that_looks() {
        for rule in rules() {
            let Check::Family(whose) = rule.check else { continue };
            let looks = find(whose).is_some_and(|owner| !matches!(owner.check, Check::Family(_) | Check::Reading));
            assert!(looks, "{}: {whose} looks for nothing", rule.name);
        }
    }
}
