//! `podcast:person`: roles and groups of the Podcast Taxonomy, and who counts in an episode.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{named, value};
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::{nearest, shown};

/// `person-role-unknown`
pub mod role {
    use crate::lint::rule::rule;

    rule! {
        /// A role that the Podcast Taxonomy does not have.
        ///
        /// ## What it does
        /// Compares `role` of `podcast:person` with the roles of the taxonomy; letter case does not count.
        ///
        /// ## Why it matters
        /// Apps that show people by what they do leave the person out, or show no role.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:person role="Baker">Ada Crumb</podcast:person>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:person role="Host">Ada Crumb</podcast:person>
        /// ```
        "person-role-unknown", Podcast, Warning, fix: Unsafe, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/person.md", "Podcast Taxonomy Project"]
    }
}

/// `person-group-unknown`
pub mod group {
    use crate::lint::rule::rule;

    rule! {
        /// A group that the Podcast Taxonomy does not have.
        ///
        /// ## What it does
        /// Compares `group` of `podcast:person` with the groups of the taxonomy; letter case does not count.
        ///
        /// ## Why it matters
        /// Apps cannot sort the person.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:person group="Kitchen" role="Host">Ada Crumb</podcast:person>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:person group="Cast" role="Host">Ada Crumb</podcast:person>
        /// ```
        "person-group-unknown", Podcast, Warning, fix: Unsafe, check: Family("person-role-unknown"),
        sources: ["podcast-namespace docs/tags/person.md", "Podcast Taxonomy Project"]
    }
}

/// `person-role-foreign`
pub mod foreign {
    use crate::lint::rule::rule;

    rule! {
        /// A role stands in a group that does not have it.
        ///
        /// ## What it does
        /// Compares `role` with the roles of `group`, which is `cast` where it is not given.
        ///
        /// ## Why it matters
        /// Who looks for the role in its group does not find the person.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:person role="Producer">Ada Crumb</podcast:person>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:person group="Creative Direction" role="Producer">Ada Crumb</podcast:person>
        /// ```
        "person-role-foreign", Podcast, Info, fix: None, check: Family("person-role-unknown"),
        sources: ["podcast-namespace docs/tags/person.md", "Podcast Taxonomy Project"]
    }
}

/// `people-of-show-missing`
pub mod show {
    use crate::lint::rule::rule;

    rule! {
        /// Episodes name people, the show names none.
        ///
        /// ## What it does
        /// Looks for `podcast:person` in the channel of feeds that have it in items.
        ///
        /// ## Why it matters
        /// Apps show the people of the show where an episode names nobody.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        ///   <item><podcast:person>Ada Crumb</podcast:person></item>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <podcast:person>Ada Crumb</podcast:person>
        ///   <item><podcast:person>Ada Crumb</podcast:person></item>
        /// </channel>
        /// ```
        "people-of-show-missing", Podcast, Info, fix: None, check: Family("person-role-unknown"),
        sources: ["podcast-namespace docs/tags/person.md, Parent"]
    }
}

/// `people-replaced`
pub mod replaced {
    use crate::lint::rule::rule;

    rule! {
        /// An episode names guests only, so that the hosts of the show do not count.
        ///
        /// ## What it does
        /// Finds items with people of whom none is a host, in shows that name hosts.
        ///
        /// ## Why it matters
        /// The people of an item replace those of the channel: for this episode apps show no host.
        ///
        /// ## Example
        /// ```xml
        /// <item>
        ///   <podcast:person role="Guest">Bob Oven</podcast:person>
        /// </item>
        /// ```
        /// Use instead:
        /// ```xml
        /// <item>
        ///   <podcast:person role="Host">Ada Crumb</podcast:person>
        ///   <podcast:person role="Guest">Bob Oven</podcast:person>
        /// </item>
        /// ```
        "people-replaced", Podcast, Info, fix: None, check: Family("person-role-unknown"),
        sources: ["podcast-namespace docs/tags/person.md, Parent"]
    }
}

/// `person-repeated`
pub mod repeated {
    use crate::lint::rule::rule;

    rule! {
        /// A person is named twice with the same role.
        ///
        /// ## What it does
        /// Compares the people of each episode, and those of the show, by name, role and group; letter case does not
        /// count, no role is a host and no group is the cast. Two who lead to different pages are two people.
        ///
        /// ## Why it matters
        /// Apps show the person twice.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:person>Ada Crumb</podcast:person>
        /// <podcast:person role="Host">Ada Crumb</podcast:person>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:person role="Host">Ada Crumb</podcast:person>
        /// ```
        "person-repeated", Podcast, Warning, fix: None, check: Family("person-role-unknown"),
        sources: ["derived from podcast-namespace docs/tags/person.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] =
    &[&role::RULE, &group::RULE, &foreign::RULE, &show::RULE, &replaced::RULE, &repeated::RULE];

/// Groups with their roles.
#[derive(Default, Deserialize)]
struct Taxonomy {
    groups: BTreeMap<String, Vec<String>>,
}

static TAXONOMY: LazyLock<Taxonomy> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../schemas/podcast_taxonomy.toml")).unwrap_or_default());

impl Taxonomy {
    fn roles(&self) -> impl Iterator<Item = &str> {
        self.groups.values().flatten().map(String::as_str)
    }

    fn group(&self, name: &str) -> Option<&[String]> {
        self.groups.iter().find(|(group, _)| group.eq_ignore_ascii_case(name)).map(|(_, roles)| roles.as_slice())
    }
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for person in named(feed, "person") {
        words(feed, person, found);
    }
    let people = |element: Element<'_>| element.children_named(Ns::Podcast, "person").count();
    let Some(channel) = feed.channel else { return };
    let live = channel.children_named(Ns::Podcast, "liveItem");
    feed.items.iter().copied().chain([channel]).chain(live).for_each(|parent| twice(feed, parent, found));
    let first = feed.items.iter().find(|item| people(**item) > 0);
    if let (0, Some(item)) = (people(channel), first) {
        let span = item.child(Ns::Podcast, "person").map_or(item.name_span(), Element::name_span);
        let help = "name the regular people of the show in the channel";
        found.push(feed.found(&show::RULE, span, "only episodes name people, not the show").help(help));
    }
    let hosted = |element: Element<'_>| element.children_named(Ns::Podcast, "person").any(is_host);
    // Asked once: the channel has as many children as items.
    if !hosted(channel) {
        return;
    }
    for item in feed.items.iter().filter(|item| people(**item) > 0 && !hosted(**item)) {
        let span = item.child(Ns::Podcast, "person").map_or(item.name_span(), Element::name_span);
        let message = "the episode names people but no host, and the hosts of the show do not count any more";
        found.push(feed.found(&replaced::RULE, span, message).help("name the hosts here, too"));
    }
}

/// Who stands twice in `parent` with one role.
fn twice(feed: &FeedContext<'_>, parent: Element<'_>, found: &mut Diagnostics) {
    /// More than that are compared with the first ones only: nobody has so many people.
    const MANY: usize = 64;
    let people: Vec<Element<'_>> = parent.children_named(Ns::Podcast, "person").collect();
    for (at, person) in people.iter().enumerate() {
        if let Some(first) = people.iter().take(at.min(MANY)).find(|first| are_same(**first, *person)) {
            let message = format!("{} stands here with this role already", shown(&person.text()));
            found.push(
                feed.found(&repeated::RULE, person.text_span(), message)
                    .help("keep one of them")
                    .related(feed.document.place(first.text_span()), "the first time"),
            );
        }
    }
}

fn are_same(one: Element<'_>, other: Element<'_>) -> bool {
    let is_alike = |name: &str, without: &str| {
        let [one, other] = [one, other].map(|person| value(person, name).unwrap_or(without));
        one.eq_ignore_ascii_case(other)
    };
    let pages = [one, other].map(|person| value(person, "href"));
    let lead_apart = matches!(pages, [Some(one), Some(other)] if one != other);
    let name = one.text();
    !name.is_empty()
        && name.eq_ignore_ascii_case(&other.text())
        && is_alike("role", "host")
        && is_alike("group", "cast")
        && !lead_apart
}

/// No role is a host (person.md).
fn is_host(person: Element<'_>) -> bool {
    value(person, "role").is_none_or(|role| role.to_ascii_lowercase().contains("host"))
}

fn words(feed: &FeedContext<'_>, person: Element<'_>, found: &mut Diagnostics) {
    let known_group = value(person, "group").map_or_else(|| TAXONOMY.group("cast"), |group| TAXONOMY.group(group));
    if let Some(attribute) = person.attribute("group").filter(|_| known_group.is_none()) {
        let names: Vec<&str> = TAXONOMY.groups.keys().map(String::as_str).collect();
        found.push(unknown(feed, &group::RULE, attribute, &names));
    }
    let Some(attribute) = person.attribute("role").filter(|role| !role.value().trim().is_empty()) else { return };
    let role = attribute.value().trim();
    if !TAXONOMY.roles().any(|known| known.eq_ignore_ascii_case(role)) {
        let names: Vec<&str> = TAXONOMY.roles().collect();
        found.push(unknown(feed, &self::role::RULE, attribute, &names));
    } else if known_group.is_some_and(|roles| !roles.iter().any(|known| known.eq_ignore_ascii_case(role))) {
        let has = |(_, roles): &(&String, &Vec<String>)| roles.iter().any(|known| known.eq_ignore_ascii_case(role));
        let right = TAXONOMY.groups.iter().find(has).map_or("", |(name, _)| name.as_str());
        let message =
            format!("{} is no role of the group {}", shown(role), shown(value(person, "group").unwrap_or("cast")));
        found.push(
            feed.found(&foreign::RULE, attribute.value_span(), message).help(format!("it is one of {}", shown(right))),
        );
    }
}

fn unknown(feed: &FeedContext<'_>, rule: &Rule, attribute: Attribute<'_>, names: &[&str]) -> Diagnostic {
    let value = attribute.value().trim();
    let message = format!("the Podcast Taxonomy has no {} {}", attribute.local(), shown(value));
    let diagnostic = feed.found(rule, attribute.value_span(), message);
    match nearest(value, names.iter().copied()) {
        Some(near) => {
            diagnostic.help(format!("did you mean {}?", shown(near))).fix(Fix::doubtful(attribute.value_span(), near))
        }
        None => diagnostic.help("the list: https://podcasttaxonomy.com"),
    }
}
