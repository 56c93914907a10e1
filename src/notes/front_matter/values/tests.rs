use chrono_tz::Tz;
use proptest::prelude::*;

use super::super::{FrontMatter, parse};
use super::*;
use crate::config::SlashedDates;

/// A file whose front matter has the one key `k` with `value`, and the node of that value.
fn node(value: &str) -> (SourceFile, Node) {
    let file = SourceFile::new("a.md", format!("---\nk: {value}\n---\n"));
    let mut diagnostics = Vec::new();
    let (front_matter, _) = parse(&file, &mut diagnostics);
    assert_eq!(diagnostics, [], "{value}");
    let FrontMatter { mut fields, .. } = front_matter.unwrap();
    (file, fields.remove(0).node)
}

/// What `read` makes of `value`, or the rule it breaks.
fn read<T: std::fmt::Debug>(value: &str, read: impl Fn(&SourceFile, &Node) -> Result<T, Diagnostic>) -> String {
    let (file, node) = node(value);
    read(&file, &node).map_or_else(|fault| fault.rule.to_owned(), |value| format!("{value:?}"))
}

#[test]
fn numbers_between() {
    for (value, number) in [("12.5", 12.5), ("'12.5'", 12.5), ("'#0.25'", 0.25)] {
        assert_eq!(between(&node(value).1), Some(number), "{value}");
    }
    for value in
        ["12", "12.0", "-1.5", ".inf", "1e-30", "'12.'", "'.5'", "1.23456", "1234567.5", "'12.5.1'", "a", "[1.5]"]
    {
        assert_eq!(between(&node(value).1), None, "{value}");
    }
}

#[test]
fn numbers() {
    for value in [
        "12",
        "\"0012\"",
        "0012",
        "12.0",
        "' 12 '",
        "'#12'",
        "Ep. 12",
        "Episode 12",
        "S02E12",
        "s2 e12",
        "No. 12",
        "twelve",
        "Season Twelve",
    ] {
        assert_eq!(read(value, number), "12", "{value}");
    }
    for value in [
        "-1",
        "1.5",
        "a dozen",
        "'1e1'",
        "1 of 12",
        "part 12",
        "12a",
        "1-12",
        "'1:12'",
        "5000000000",
        "[1]",
        "true",
        "~",
        ".nan",
        "'+1'",
    ] {
        assert_eq!(read(value, number), "number-invalid", "{value}");
    }
}

#[test]
fn texts_are_taken_as_written() {
    assert_eq!(read("0012", text), "\"0012\"");
    assert_eq!(read("1.50", text), "\"1.50\"");
    assert_eq!(read("'it''s'", text), "\"it's\"");
    assert_eq!(read("[a]", text), "text-invalid");
}

#[test]
fn truths() {
    for value in ["true", "yes", "Yes", "Y", "on", "1", "'1'", "oui", "explicit"] {
        assert_eq!(read(value, boolean), "true", "{value}");
    }
    for value in ["false", "no", "n", "Off", "0", "clean", "Not explicit"] {
        assert_eq!(read(value, boolean), "false", "{value}");
    }
    for value in ["maybe", "2", "[]", "~"] {
        assert_eq!(read(value, boolean), "boolean-invalid", "{value}");
    }
}

#[test]
fn durations() {
    for (value, seconds) in [
        ("3723", 3723.0),
        ("1380000", 1380.0),
        ("'1380500'", 1380.5),
        ("99999", 99999.0),
        ("1:02:03", 3723.0),
        ("\"01:02:03\"", 3723.0),
        ("89:05", 5345.0),
        ("\"0:07\"", 7.0),
        ("1:02:03.5", 3723.5),
        ("12.25", 12.25),
        ("'90'", 90.0),
        ("1 h", 3600.0),
        ("1h 2m", 3720.0),
        ("54m33s", 3273.0),
        ("1h02", 3720.0),
        ("45 min.", 2700.0),
        ("1 hour and 5 minutes", 3900.0),
        ("1 Std. 5 Min.", 3900.0),
        ("1 ora e 5 minuti", 3900.0),
        ("31分01秒", 1861.0),
        ("31分钟", 1860.0),
        ("1時間2分3秒", 3723.0),
        ("1시간 2분", 3720.0),
        ("1 ч 2 мин", 3720.0),
    ] {
        assert_eq!(read(value, duration), format!("{seconds:?}"), "{value}");
    }
    for value in [
        "0",
        "'00:00'",
        "-5",
        "1:2",
        "1:60",
        "1:60:00",
        "1:2:03:04",
        "5 x",
        "5 m 1 h",
        "5m02",
        "1h2",
        "5分1時間",
        "about 5 m",
        "':30'",
        "xx:xx",
        "[1]",
        ".inf",
    ] {
        assert_eq!(read(value, duration), "duration-invalid", "{value}");
    }
}

#[test]
fn lengths_are_bytes_and_nothing_else() {
    assert_eq!(read("60946851", length), "60946851");
    assert_eq!(read("\"60946851\" # bytes", length), "60946851");
    for value in ["'52:14'", "3.9 MB", "-1", "60.5", "'12,345'"] {
        assert_eq!(read(value, length), "length-not-bytes", "{value}");
    }
    let (file, node) = node("\"52:14\"");
    let fault = length(&file, &node).unwrap_err();
    assert_eq!(fault.to_string(), "a.md:2:4: error: `52:14` is a duration, not a number of bytes [length-not-bytes]");
    assert_eq!(fault.help.unwrap(), "call it `duration`, and write the size of the file as `length`");
}

fn when(value: &str, zone: Tz) -> String {
    let (file, node) = node(value);
    date(&file, &node, zone, || None).map_or_else(
        |fault| fault.rule.to_owned(),
        |moment| format!("{}{}", moment.at.to_rfc3339(), if moment.day_only { " (day)" } else { "" }),
    )
}

#[test]
fn dates_that_name_their_zone() {
    for value in [
        "2024-05-01T08:00:00+02:00",
        "2024-05-01t08:00:00+02:00",
        "2024-05-01 08:00:00+02:00",
        "2024-05-01 08:00:00 +02:00",
        "2024-05-01 08:00:00 +0200",
        "2024-05-01T08:00+02:00",
        "2024-05-01 08:00 +0200",
        "Wed, 01 May 2024 08:00:00 +0200",
        "1 May 2024 08:00:00 +0200",
    ] {
        assert_eq!(when(value, Tz::UTC), "2024-05-01T08:00:00+02:00", "{value}");
    }
    for value in ["2024-05-01T08:00:00Z", "2024-05-01 08:00:00 UTC", "2024-05-01 08:00:00 Z", "20240501T080000Z"] {
        assert_eq!(when(value, Tz::Europe__Berlin), "2024-05-01T08:00:00+00:00", "{value}");
    }
}

#[test]
fn dates_that_name_no_zone_are_in_the_zone_of_the_show() {
    for value in [
        "2024-05-01",
        "2024/05/01",
        "20240501",
        "'20240501'",
        "May 1, 2024",
        "May 01 2024",
        "1 May 2024",
        "01 May 2024",
    ] {
        assert_eq!(when(value, Tz::Europe__Berlin), "2024-05-01T00:00:00+02:00 (day)", "{value}");
    }
    assert_eq!(when("2024/05/01 08:00:00", Tz::Europe__Berlin), "2024-05-01T08:00:00+02:00");
    assert_eq!(when("2024-05-01 08:00:00", Tz::Europe__Berlin), "2024-05-01T08:00:00+02:00");
    assert_eq!(when("2024-05-01T08:00", Tz::America__New_York), "2024-05-01T08:00:00-04:00");
}

#[test]
fn dates_that_people_spell() {
    for value in [
        "\"Wednesday, May 1st, 2024\"",
        "1. Mai 2024",
        "1er mai 2024",
        "1 de mayo de 2024",
        "1° maggio 2024",
        "01.05.2024",
        "2024年5月1日",
        "2024년 5월 1일",
        "1 maj 2024",
        "1 maja 2024",
        "1. května 2024",
        "1. 5. 2024",
        "1 мая 2024",
        "1 Mayıs 2024",
    ] {
        assert_eq!(when(value, Tz::Europe__Berlin), "2024-05-01T00:00:00+02:00 (day)", "{value}");
    }
    for value in [
        "May 1, 2024 8:30 PM",
        "1 Mai 2024 um 20:30 Uhr",
        "1er mai 2024 à 20h30",
        "2024-05-01 8:30pm",
        "Wed May 01 2024 20:30:00 GMT+0200 (CEST)",
        "May 1st, 2024 at 8:30pm CEST",
        "2024-05-01 20:30 MESZ",
    ] {
        assert_eq!(when(value, Tz::Europe__Berlin), "2024-05-01T20:30:00+02:00", "{value}");
    }
    assert_eq!(when("March 15th, 2024 at 10am EST", Tz::UTC), "2024-03-15T10:00:00-05:00");
    assert_eq!(when("2024-03-21 10:00 PDT", Tz::UTC), "2024-03-21T10:00:00-07:00");
    for value in ["\"Tuesday, May 1st, 2024\"", "May 2024", "32 May 2024", "1 2 May 2024", "01.05.24", "a May 1 2024 b"]
    {
        assert_eq!(when(value, Tz::UTC), "date-invalid", "{value}");
    }
}

#[test]
fn dates_with_slashes() {
    for value in ["25/12/2024", "12/25/2024"] {
        assert_eq!(when(value, Tz::UTC), "2024-12-25T00:00:00+00:00 (day)", "{value}");
    }
    assert_eq!(when("5/5/2024 8:30 PM", Tz::UTC), "2024-05-05T20:30:00+00:00");
    let ordered = |value: &str, order| {
        let (file, node) = node(value);
        date(&file, &node, Tz::UTC, || Some(order)).unwrap().at.date_naive().to_string()
    };
    assert_eq!(ordered("3/4/2024", SlashedDates::DayFirst), "2024-04-03");
    assert_eq!(ordered("03/04/2024 10:00", SlashedDates::MonthFirst), "2024-03-04");
    assert_eq!(ordered("12/25/2024", SlashedDates::DayFirst), "2024-12-25", "there is no 25th month");
}

#[test]
fn hours_that_clocks_skip_or_show_twice() {
    assert_eq!(when("2024-03-31 02:30:00", Tz::Europe__Berlin), "2024-03-31T03:00:00+02:00");
    assert_eq!(when("2024-10-27 02:30:00", Tz::Europe__Berlin), "2024-10-27T02:30:00+02:00");
    assert_eq!(when("2011-12-30", Tz::Pacific__Apia), "2011-12-31T00:00:00+14:00 (day)");
}

#[test]
fn epochs_are_seconds_or_milliseconds() {
    for value in ["1714543200", "1714543200000", "\"1714543200000\""] {
        assert_eq!(when(value, Tz::UTC), "2024-05-01T06:00:00+00:00", "{value}");
    }
    for value in ["20241301", "2024", "-1714543200", "9223372036854775807", "1.5"] {
        assert_eq!(when(value, Tz::UTC), "date-invalid", "{value}");
    }
}

#[test]
fn dates_that_are_none() {
    for value in [
        "2023-02-29",
        "05/01/2024",
        "13/13/2024",
        "31/02/2024",
        "1/2/3/2024",
        "1/2/24",
        "soon",
        "[2024-05-01]",
        "Tue, 01 May 2024 08:00:00 +0200",
        "2024-05-01T25:00",
    ] {
        assert_eq!(when(value, Tz::UTC), "date-invalid", "{value}");
    }
}

fn persons(value: &str) -> (Vec<(String, String)>, Vec<&'static str>) {
    let (file, node) = node(value);
    let mut diagnostics = Vec::new();
    let people = people(&file, &node, &mut diagnostics);
    let shown = |person: Reading<PersonEntry>| (person.value.name, person.value.url.unwrap_or_default());
    (people.into_iter().map(shown).collect(), diagnostics.iter().map(|found| found.rule).collect())
}

#[test]
fn people_in_every_form() {
    let one = |name: &str, url: &str| vec![(name.to_owned(), url.to_owned())];
    assert_eq!(persons("Ana Reis").0, one("Ana Reis", ""));
    assert_eq!(persons("[Ana Reis]").0, one("Ana Reis", ""));
    assert_eq!(persons("{name: Ana, url: \"https://example.org/\"}").0, one("Ana", "https://example.org/"));
    assert_eq!(persons("{Name: Ana, twitter: \"@ana\", github: ana}").0, one("Ana", "https://github.com/ana"));
    assert_eq!(persons("[{name: Ana, twitter: \"@ana\"}]").0, one("Ana", "https://twitter.com/ana"));
    assert_eq!(persons("[Ana, {name: Ben}]").0.len(), 2);
    assert_eq!(persons("'[Ana Reis](https://ana.example)'").0, one("Ana Reis", "https://ana.example"));
    assert_eq!(persons("'[[People/Ana Reis]]'").0, one("Ana Reis", ""));
    assert_eq!(persons("'[[a|Ana Reis]]'").0, one("Ana Reis", ""));
    assert_eq!(persons("'Ana [x] (y)'").0, one("Ana [x] (y)", ""));
    assert_eq!(persons("[{slug: ana}, {login: ben}]").0.len(), 2);
    assert_eq!(persons("~"), (vec![], vec![]));
}

#[test]
fn entries_that_name_nobody_are_reported_and_the_rest_is_read() {
    let (people, rules) = persons("[Ana, {url: x}, 5, [Ben], \"\"]");
    assert_eq!(people.len(), 1);
    assert_eq!(rules, ["person-invalid"; 4]);
}

#[test]
fn tags_have_places_of_their_own() {
    let (file, tags_node) = node("\"è bread,  knife , \"");
    let read = tags(&file, &tags_node, &mut Vec::new());
    let values: Vec<&str> = read.iter().map(|tag| tag.value.as_str()).collect();
    let slices: Vec<&str> = read.iter().map(|tag| file.slice(tag.span)).collect();
    assert_eq!(values, ["è bread", "knife"]);
    assert_eq!(slices, values);
    let (file, list) = node("[bread, \"a, b\", [x]]");
    let mut diagnostics = Vec::new();
    assert_eq!(tags(&file, &list, &mut diagnostics)[1].value, "a, b");
    assert_eq!(diagnostics.len(), 1);
}

proptest! {
    #[test]
    fn no_text_makes_a_reading_panic(text in "[0-9:.TZ+-]{0,30}|.{0,30}") {
        let file = SourceFile::new("a.md", text.clone());
        let node = Node { value: Value::Text(text.clone()), span: Span::new(0, text.len()) };
        let _ = number(&file, &node);
        let _ = boolean(&file, &node);
        let _ = length(&file, &node);
        let _ = duration(&file, &node);
        let _ = date(&file, &node, Tz::Europe__Berlin, || None);
        for tag in tags(&file, &node, &mut Vec::new()) {
            prop_assert_eq!(file.slice(tag.span), tag.value);
        }
    }

    #[test]
    fn clocks_read_back(hours in 0_u32..200, minutes in 0_u32..60, seconds in 1_u32..60) {
        let value = format!("\"{hours}:{minutes:02}:{seconds:02}\"");
        let (file, node) = node(&value);
        let wanted = f64::from(hours * 3600 + minutes * 60 + seconds);
        prop_assert_eq!(duration(&file, &node).unwrap(), wanted);
    }

    #[test]
    fn moments_read_back(seconds in 100_000_000_i64..4_000_000_000) {
        let at = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        for form in [at.to_rfc3339(), at.to_rfc2822(), seconds.to_string(), (seconds * 1000).to_string()] {
            let (file, node) = node(&format!("\"{form}\""));
            prop_assert_eq!(date(&file, &node, Tz::Asia__Tokyo, || None).unwrap().at, at, "{}", form);
        }
    }
}
