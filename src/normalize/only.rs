//! Which notes are episodes, where a site has other pages beside them: `[sources.only]`.

use super::{Compiled, noted_audio};
use crate::config::{Demand, Sources};
use crate::notes::front_matter::{Field, FrontMatter, Key, KeyNames, Node, Value};
use crate::source::SourceFile;

/// Does the front matter of an episode say what the show demands? Without notes there is nobody to ask.
pub(super) fn is_episode(sources: &Sources, names: &KeyNames, episode: &Compiled) -> bool {
    let Some((file, notes)) = &episode.notes else { return true };
    let has_audio = || sources.audio_in_notes && noted_audio::find(file.text(), notes.body).is_some();
    sources.only.iter().all(|(key, demand)| {
        let field = notes.front_matter.as_ref().and_then(|front_matter| field(front_matter, key, names));
        let says = |wanted: &str| field.is_some_and(|field| says(field.file(file), &field.node, wanted));
        match demand {
            Demand::Says(true) if key == Key::Audio.name() && has_audio() => true,
            Demand::Says(wanted) => *wanted == field.is_some_and(|field| field.node.value != Value::Bool(false)),
            Demand::Is(wanted) => says(wanted),
            Demand::OneOf(wanted) => wanted.iter().any(|wanted| says(wanted)),
        }
    })
}

fn field<'a>(front_matter: &'a FrontMatter, key: &str, names: &KeyNames) -> Option<&'a Field> {
    let canonical = Key::all().find(|known| known.name() == key);
    let field = match canonical {
        Some(canonical) => front_matter.field(canonical, names),
        None => front_matter.at(key),
    };
    field.filter(|field| match &field.node.value {
        Value::Null => false,
        Value::Text(text) => !text.trim().is_empty(),
        _ => true,
    })
}

/// Is this value, or one of this list, `wanted`? The case of letters does not count.
fn says(file: &SourceFile, node: &Node, wanted: &str) -> bool {
    match &node.value {
        Value::List(items) => items.iter().any(|item| says(file, item, wanted)),
        Value::Text(text) => text.trim().eq_ignore_ascii_case(wanted.trim()),
        Value::Map(_) | Value::Null => false,
        _ => file.slice(node.span).trim().eq_ignore_ascii_case(wanted.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Episode;

    fn is(demands: &[(&str, Demand)], front_matter: &str) -> bool {
        let file = SourceFile::new("a.md", format!("---\n{front_matter}\n---\n"));
        let notes = crate::notes::parse(&file, &[], &mut Vec::new());
        let episode = Compiled { notes: Some((file, notes)), ..Compiled::new(Episode::default()) };
        let only = demands.iter().map(|(key, demand)| ((*key).to_owned(), demand.clone())).collect();
        is_episode(&Sources { only, ..Sources::default() }, &KeyNames::default(), &episode)
    }

    #[test]
    fn a_key_may_have_to_say_something() {
        let demand = [("audio", Demand::Says(true))];
        assert!(is(&demand, "file: a.mp3"));
        assert!(!is(&demand, "title: x"));
        assert!(!is(&demand, "audio: ''"));
        assert!(is(&[("blog", Demand::Says(false))], "title: x"));
        assert!(!is(&[("blog", Demand::Says(false))], "blog: true"));
    }

    #[test]
    fn a_key_may_have_to_say_this() {
        assert!(is(&[("layout", Demand::Is("episode".into()))], "layout: Episode"));
        assert!(is(&[("categories", Demand::Is("podcast".into()))], "categories: [news, podcast]"));
        assert!(!is(&[("layout", Demand::Is("episode".into()))], "layout: post"));
        assert!(is(&[("kind", Demand::OneOf(vec!["a".into(), "1".into()]))], "kind: 1"));
        assert!(!is(&[("layout", Demand::Is("episode".into()))], ""));
    }
}
