use super::*;

const SMALLEST: &str = "[show]\ntitle = \"Cooking Aloud\"\n";

/// Reads `text` and shows every finding on its line, as `line:column: severity: message [rule] (help)`.
fn said(text: &str) -> Vec<String> {
    let mut diagnostics = Vec::new();
    let config = parse(&SourceFile::new(CONFIG_NAME, text), &mut diagnostics);
    assert_eq!(config.is_none(), has_errors(&diagnostics), "{diagnostics:?}");
    let line = |found: &Diagnostic| {
        let place = found.place.as_ref().unwrap();
        let help = found.help.as_deref().unwrap_or_default();
        let Diagnostic { severity, message, rule, .. } = found;
        format!("{}:{}: {severity}: {message} [{rule}] ({help})", place.line, place.column)
    };
    diagnostics.iter().map(line).collect()
}

fn read(text: &str) -> Config {
    let mut diagnostics = Vec::new();
    let config = parse(&SourceFile::new(CONFIG_NAME, text), &mut diagnostics);
    assert_eq!(diagnostics, []);
    config.unwrap()
}

#[test]
fn a_title_is_enough() {
    let config = read(SMALLEST);
    assert_eq!(config.show.title, "Cooking Aloud");
    assert_eq!(config.show.language, "en");
    assert_eq!(config.feed.path, "feeds/feed.xml");
    assert_eq!(config.sources.notes.len(), 1);
    assert_eq!(config.sources.transcripts.len(), 1);
    assert_eq!(config.sources.audio.len(), 1);
}

#[test]
fn every_section_is_read() {
    let config = read(include_str!("full.toml"));
    assert_eq!(config.show.categories[1].to_string(), "News > Tech News");
    assert_eq!(config.show.timezone, Some(chrono_tz::Europe::Lisbon));
    assert_eq!(config.show.first_published.unwrap().to_string(), "2019-03-01");
    assert_eq!(config.show.medium.as_deref(), Some("podcast"));
    assert_eq!(config.show.tags.value[0].recipients.len(), 2);
    assert_eq!(config.feed.enclosure.unwrap().as_str(), "https://cdn.example.org/{number:03}-{slug}.mp3");
    assert_eq!(config.hosts[1].until, Some(40));
    assert_eq!(config.glossary["Okra"], ["Oprah"]);
    assert_eq!(config.lint.rules["sponsor-missing"], super::super::Level::Off);
    assert_eq!(config.lint.per_file.len(), 1);
    assert_eq!(config.sources.front_matter.len(), 1);
}

#[test]
fn the_day_of_the_first_episode_may_be_text() {
    let config = read(&format!("{SMALLEST}first_published = \"2019-03-01\"\n"));
    assert_eq!(config.show.first_published.unwrap().to_string(), "2019-03-01");
}

#[test]
fn broken_toml_is_named_with_its_place() {
    let found = said("[show]\ntitle = \"a\nlink = 1\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("2:11: error: ") && found[0].contains("[config-syntax]"), "{found:?}");
    assert!(said("[show]\ntitle = \"a\"\ntitle = \"b\"\n")[0].starts_with("3:1: error: duplicate key"));
}

#[test]
fn every_unknown_key_is_named_with_the_nearest_known_one() {
    let text = "[show]\ntitle = \"é\"\ntite = 1\nowner = { email = \"a@example.org\", nmae = \"x\" }\n\n[[hosts]]\nname = \
                \"A\"\nalias = []\n\n[shw]\n";
    assert_eq!(
        said(text),
        [
            "3:1: error: unknown key `tite` in [show] [config-key-unknown] (did you mean `title`?)",
            "4:36: error: unknown key `nmae` in [show.owner] [config-key-unknown] (did you mean `name`?)",
            "8:1: error: unknown key `alias` in [[hosts]] [config-key-unknown] (did you mean `aliases`?)",
            "10:2: error: unknown key `shw` [config-key-unknown] (did you mean `show`?)",
        ]
    );
}

#[test]
fn missing_keys_are_named() {
    assert_eq!(said(""), ["1:1: error: the key `show` is missing [config-key-missing] (add `show`: The show.)"]);
    assert_eq!(
        said("[show]\n\n[[sponsors]]\n"),
        [
            "1:1: error: the key `title` is missing in [show] [config-key-missing] (add `title`: Name of the show \
         (`title`).)",
            "3:1: error: the key `name` is missing in [[sponsors]] [config-key-missing] (add `name`: Name in its own \
         spelling.)",
        ]
    );
}

#[test]
fn values_of_a_wrong_type_are_named() {
    assert_eq!(
        said("[show]\ntitle = 5\nexplicit = \"no\"\ntype = 1\n[sources]\nnotes = \"*.md\"\n"),
        [
            "2:9: error: `title` must be a text in quotes, not the number 5 [config-value-type] (write a text in quotes)",
            "3:12: error: `explicit` must be `true` or `false`, not the text `no` [config-value-type] (write `true` or \
         `false`)",
            "4:8: error: `type` must be a text in quotes, not the number 1 [config-value-type] (write one of `episodic` \
         and `serial`, in quotes)",
            "6:9: error: `notes` must be a list in brackets, not the text `*.md` [config-value-type] (write a list in \
         brackets)",
        ]
    );
    assert_eq!(
        said("show = 1"),
        ["1:8: error: `show` must be a table, not the number 1 [config-value-type] (write a table)"]
    );
    assert_eq!(
        said(&format!("{SMALLEST}[[hosts]]\nname = \"A\"\nfrom = -1\n")),
        ["5:8: error: `from` cannot be -1 [config-value-type] (write a whole number from 0 to 4294967295)"]
    );
}

#[test]
fn words_of_an_enumeration_are_checked() {
    let text = format!(
        "{SMALLEST}type = \"episodical\"\nmedium = \"podcasts\"\n[lint]\nprofiles = [\"rss\", \"aple\"]\nrules = {{ x = \
         \"on\" }}\n[sources.front_matter]\nguest = [\"guest\"]\n"
    );
    assert_eq!(
        said(&text),
        [
            "3:8: error: `type` cannot be `episodical` [config-value-unknown] (did you mean `episodic`?)",
            "4:10: error: `medium` cannot be `podcasts` [config-value-unknown] (did you mean `podcast`?)",
            "6:20: error: `profiles` cannot be `aple` [config-value-unknown] (did you mean `apple`?)",
            "7:15: error: `x` cannot be `on` [config-value-unknown] (known are `off`, `info`, `warning` and `error`)",
            "9:1: error: unknown key `guest` in [sources.front_matter] [config-key-unknown] (did you mean `guests`?)",
        ]
    );
}

#[test]
fn texts_are_checked_by_their_format() {
    let text = format!(
        "{SMALLEST}link = \"example.org\"\nlanguage = \"en_US\"\ntimezone = \"Lisbon\"\nimage = \"/cover.jpg\"\n[sources]\n\
         notes = [\"a/*.md\", \"../b/*.md\"]\n[feed]\nepisode_link = \"https://example.org/{{nr}}\"\n[lint.per-file]\n\
         \"a[\" = []\n"
    );
    let found: Vec<String> = said(&text).iter().map(|line| line.split(" (").next().unwrap().to_owned()).collect();
    assert_eq!(
        found,
        [
            "3:8: error: `example.org` is no web address: relative URL without a base [url-invalid]",
            "4:12: error: `en_US` is no language tag [language-invalid]",
            "5:12: error: `Lisbon` is no time zone [timezone-unknown]",
            "6:9: error: `/cover.jpg` is an absolute path [path-leaves-show]",
            "8:20: error: `../b/*.md` climbs out of the show [path-leaves-show]",
            "10:16: error: `{nr}` is no word of a template [template-invalid]",
            "12:1: error: `a[` is no glob pattern: unclosed character class; missing ']' [pattern-invalid]",
        ]
    );
}

#[test]
fn doubtful_values_are_warnings_and_the_config_is_used() {
    let text = format!(
        "[show]\ntitle = \"{}\"\ndescription = \"{}\"\ncategories = [\"Tech News\"]\n",
        "t".repeat(256),
        "d".repeat(4001)
    );
    assert_eq!(
        said(&text),
        [
            "2:9: warning: `title` has 256 characters, 255 are shown [text-too-long] (shorten it to 255 characters)",
            "3:15: warning: the description has 4001 bytes, Apple shows 4000 [show-description-too-long] (shorten it; the rest \
         is cut off)",
            "4:15: warning: Apple has no category `Tech News` [category-unknown] (did you mean `News > Tech News`?)",
        ]
    );
}

#[test]
fn empty_values_are_named() {
    assert_eq!(said("[show]\ntitle = \"\"\n"), ["2:9: error: `title` is empty [value-empty] (fill it in)"]);
    let value = "[show.value]\ntype = \"lightning\"\nmethod = \"\"\nrecipients = []\n";
    assert_eq!(
        said(&format!("{SMALLEST}{value}")),
        [
            "5:10: error: `method` is empty [value-empty] (fill it in)",
            "6:14: error: `recipients` is empty [value-empty] (fill it in)",
        ]
    );
}

#[test]
fn hosts_are_told_apart() {
    let text = format!(
        "{SMALLEST}[[hosts]]\nname = \"Ana\"\naliases = [\"the chef\"]\nfrom = 5\nuntil = 2\n[[hosts]]\nname = \
         \"Ben\"\naliases = [\"Benny\", \"The Chef\"]\n"
    );
    assert_eq!(
        said(&text),
        [
            "3:1: error: `Ana` comes with episode 5 and leaves with episode 2 [host-range-reversed] (`from` is the first \
         episode, `until` the last)",
            "10:21: error: two hosts are called `The Chef` [name-shared] (leave the name to one of them, or write both in \
         full)",
        ]
    );
}

#[test]
fn the_nearest_config_upwards_is_found() {
    let root = tempfile::tempdir().unwrap();
    let deep = root.path().join("a/b");
    std::fs::create_dir_all(&deep).unwrap();
    assert_eq!(find(&deep).unwrap_err().rule, "config-missing");
    std::fs::write(root.path().join(CONFIG_NAME), SMALLEST).unwrap();
    assert_eq!(find(&deep).unwrap(), root.path().join(CONFIG_NAME));
    assert_eq!(load(&find(&deep).unwrap(), &mut Vec::new()).unwrap().show.title, "Cooking Aloud");
}

#[test]
fn a_config_that_cannot_be_read_is_a_finding() {
    let mut diagnostics = Vec::new();
    assert!(load(Path::new("no/such/podwright.toml"), &mut diagnostics).is_none());
    assert_eq!(diagnostics[0].rule, "unreadable-file");
}

#[test]
fn deep_tables_are_refused() {
    let dotted = ["a"; 16].join(".");
    let inline = (0..78).fold("1".to_owned(), |inner, _| format!("{{ {dotted} = {inner} }}"));
    for text in [format!("show = {inline}\n"), format!("{SMALLEST}[glossary]\na = {inline}\n")] {
        let found = said(&text);
        assert!(found.len() == 1 && found[0].contains("deeper than 32 levels [config-syntax]"), "{found:?}");
    }
    assert!(said(&format!("{SMALLEST}x = {}\n", "[".repeat(100_000)))[0].contains("config-syntax"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "(\\[show\\]\n|title = |\"é\"|[a-z\\[\\]{}=.,\"\n0-9]){0,40}") {
        let mut diagnostics = Vec::new();
        let config = parse(&SourceFile::new(CONFIG_NAME, text), &mut diagnostics);
        proptest::prop_assert_eq!(config.is_none(), has_errors(&diagnostics));
    }
}
