//! Guids, dates and enclosures that subscribers have.

use super::*;

#[test]
fn a_guid_is_never_changed_once_it_was_given() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut renamed = compiled(1);
    renamed.record.title = Some("Another title".into());
    renamed.record.guid = Some("mine".into());
    let after = planned(&config_with("guid = \"{slug}\""), &[renamed], &before.ledger);
    assert_eq!(guids(&before), guids(&after));
    assert_eq!(rules(&after), ["ledger-guid-differs"]);
}

#[test]
fn a_new_guid_is_the_stated_one_else_the_template_s_else_a_uuid() {
    let mut stated = compiled(1);
    stated.record.guid = Some(" mine ".into());
    let mut untitled = compiled(3);
    untitled.record.title = None;
    let plan = planned(&config_with("guid = \"ex-{slug}\""), &[stated, compiled(2), untitled], &Ledger::default());
    let guids = guids(&plan);
    assert_eq!(guids["001"], "mine");
    assert_eq!(guids["002"], "ex-title-2");
    let show = crate::feed::identity::podcast_guid(&"https://example.org/feeds/feed.xml".parse().unwrap());
    assert_eq!(guids["003"], crate::feed::identity::episode_guid(show, "003"));
    assert_eq!(rules(&plan), ["guid-template", "title-missing"]);
}

#[test]
fn a_renamed_episode_is_known_by_the_guid_its_notes_state() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut renamed = compiled(5);
    renamed.record.guid = Some(before.ledger.episodes["001"].guid.clone());
    let after = planned(&config_with(""), &[renamed], &before.ledger);
    // Its address is made of the number.
    assert_eq!(rules(&after), ["enclosure-moved"]);
    assert_eq!(after.ledger.episodes.len(), 1);
    assert_eq!(after.ledger.episodes["005"].published, before.ledger.episodes["001"].published);
}

#[test]
fn a_vanished_episode_stays_in_the_ledger() {
    let before = planned(&config_with(""), &[compiled(1), compiled(2)], &Ledger::default());
    let after = planned(&config_with(""), &[compiled(2)], &before.ledger);
    assert_eq!(after.ledger, before.ledger);
    assert_eq!(rules(&after), ["ledger-episode-missing"]);
    assert_eq!(feed(&after).items.len(), 1);
}

#[test]
fn two_episodes_never_share_a_guid() {
    let plan = planned(&config_with("guid = \"same\""), &[compiled(1), compiled(2)], &Ledger::default());
    assert_eq!(rules(&plan), ["guid-duplicate"]);
    assert!(plan.write(&Destination::elsewhere(Path::new("/nowhere"))).is_err());
}

#[test]
fn a_day_of_recording_is_published_at_noon_in_the_show_s_zone() {
    let plan = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    assert_eq!(feed(&plan).items[0].pub_date.as_deref(), Some("Sun, 01 Mar 2020 12:00:00 +0100"));
}

#[test]
fn a_missing_date_is_inferred_from_the_neighbours() {
    let undated = |number| {
        let mut compiled = compiled(number);
        compiled.record.recorded = None;
        compiled
    };
    let episodes = [undated(1), compiled(2), undated(3), compiled(6), undated(7)];
    let plan = planned(&config_with(""), &episodes, &Ledger::default());
    let day = |id: &str| plan.ledger.episodes[id].published.unwrap().format("%m-%d").to_string();
    assert_eq!([day("001"), day("003"), day("007")], ["02-24", "03-03", "03-13"]);
    assert_eq!(
        plan.diagnostics[1].to_string(),
        "show_notes/003.md:1:1: warning: episode 003 states no date; 2020-03-03T12:00:00+01:00 was inferred from its \
         neighbours [published-unknown]"
    );
    // Once given, a date is no guess any more.
    assert_eq!(planned(&config_with(""), &episodes, &plan.ledger).diagnostics, []);
}

#[test]
fn without_any_date_there_is_no_pub_date() {
    let mut undated = compiled(1);
    undated.record.recorded = None;
    let plan = planned(&config_with(""), &[undated], &Ledger::default());
    assert_eq!(rules(&plan), ["published-unknown"]);
    assert_eq!(feed(&plan).items[0].pub_date, None);
}

#[test]
fn a_published_date_moves_only_when_the_front_matter_says_so() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let build = |stated: &str| {
        let mut changed = compiled(1);
        state_date(&mut changed, stated);
        planned(&config_with(""), &[changed], &before.ledger)
    };
    let moved = build("2020-03-05T10:00:00+01:00");
    assert_eq!(
        moved.diagnostics[0].to_string(),
        "show_notes/001.md:1:3: warning: the notes say 2020-03-05T10:00:00+01:00, but the episode was published \
         2020-03-01T12:00:00+01:00 [published-changed]"
    );
    assert_eq!(moved.ledger.episodes["001"].published, Some(date("2020-03-05T10:00:00+01:00")));
    let same_day = build("2020-03-01T00:00:00+01:00");
    assert_eq!(same_day.diagnostics, []);
    assert_eq!(same_day.ledger, before.ledger);
}

#[test]
fn drafts_and_future_episodes_are_held_back() {
    let mut draft = compiled(1);
    draft.record.draft = true;
    let mut future = compiled(2);
    state_date(&mut future, "2020-07-01T10:00:00+02:00");
    let plan = planned(&config_with(""), &[draft, future], &Ledger::default());
    assert_eq!(plan.ledger.episodes.len(), 0);
    assert_eq!(
        plan.diagnostics[0].to_string(),
        "show_notes/002.md:1:3: info: episode 002 is held back until 2020-07-01 10:00 +02:00 [episode-held-back]"
    );
}

#[test]
fn what_subscribers_have_stays_as_they_have_it() {
    let mut episode = compiled(1);
    episode.record.recorded = None;
    let enclosure = Enclosure {
        url: Url::parse("https://example.org/1.mp3").unwrap(),
        length: Some(7),
        media_type: "audio/x-wav".into(),
    };
    let given = Entry {
        audio: None,
        title: None,
        guid: "https://example.org/1".into(),
        permalink: true,
        published: Some(date("2031-01-01T00:00:00Z")),
        enclosure: Some(enclosure),
    };
    let ledger = |given| Ledger { podcast_guid: None, episodes: BTreeMap::from([("001".to_owned(), given)]) };
    // It was published with a date to come.
    let first = feed(&planned(&config_with(""), &[episode.clone()], &ledger(given.clone()))).items.remove(0);
    assert_eq!(first.pub_date.as_deref(), Some("Wed, 01 Jan 2031 00:00:00 +0000"));
    assert!(first.guid.unwrap().permalink);
    assert_eq!(first.enclosure.unwrap().mime_type, "audio/x-wav");
    // Another was published without any; its neighbour tells none either.
    let undated = Entry { published: None, ..given };
    let items = feed(&planned(&config_with(""), &[episode, compiled(2)], &ledger(undated))).items;
    assert_eq!(items.last().unwrap().pub_date, None);
}

#[test]
fn a_published_enclosure_keeps_the_length_nobody_states_any_more() {
    let before = planned(&config_with(""), &[compiled(1)], &Ledger::default());
    let mut unmeasured = compiled(1);
    unmeasured.record.audio.as_mut().unwrap().length = None;
    let after = planned(&config_with(""), &[unmeasured], &before.ledger);
    assert_eq!(after.diagnostics, []);
    assert_eq!(after.ledger, before.ledger);
}

#[test]
fn an_episode_is_left_out_when_it_expires() {
    let mut expired = compiled(1);
    expired.record.expires = "2020-01-01T00:00:00Z".parse().ok();
    let plan = planned(&config_with(""), &[expired, compiled(2)], &Ledger::default());
    assert_eq!(plan.items, 1);
    assert!(rules(&plan).contains(&"episode-expired"), "{:?}", rules(&plan));
}
