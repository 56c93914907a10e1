use proptest::prelude::*;

use super::*;
use crate::config::Sources;

fn read(text: &str) -> (Option<FrontMatter>, String, Diagnostics) {
    let file = SourceFile::new("a.md", text);
    let mut diagnostics = Vec::new();
    let (front_matter, body) = parse(&file, &mut diagnostics);
    (front_matter, text[body..].to_owned(), diagnostics)
}

/// `key=value` of every field, nested ones in braces, and the same by span: as the file writes it.
fn outline(text: &str) -> String {
    let (front_matter, _, diagnostics) = read(text);
    assert_eq!(diagnostics, [], "{text}");
    fields_outline(&front_matter.unwrap().fields)
}

fn fields_outline(fields: &[Field]) -> String {
    let field = |field: &Field| format!("{}={}", field.key, node_outline(&field.node));
    fields.iter().map(field).collect::<Vec<_>>().join(" ")
}

fn node_outline(node: &Node) -> String {
    match &node.value {
        Value::List(items) => format!("[{}]", items.iter().map(node_outline).collect::<Vec<_>>().join(",")),
        Value::Map(fields) => format!("{{{}}}", fields_outline(fields)),
        Value::Null => "null".into(),
        Value::Bool(truth) => truth.to_string(),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::Text(text) => format!("{text:?}"),
    }
}

/// What the file writes for every key and value, in order.
fn slices(text: &str) -> Vec<String> {
    fn collect(file: &SourceFile, node: &Node, out: &mut Vec<String>) {
        out.push(file.slice(node.span).to_owned());
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| collect(file, item, out)),
            Value::Map(fields) => fields.iter().for_each(|field| {
                out.push(file.slice(field.key_span).to_owned());
                collect(file, &field.node, out);
            }),
            _ => {}
        }
    }
    let file = SourceFile::new("a.md", text);
    let mut out = Vec::new();
    for field in parse(&file, &mut Vec::new()).0.unwrap().fields {
        out.push(file.slice(field.key_span).to_owned());
        collect(&file, &field.node, &mut out);
    }
    out
}

fn said(text: &str) -> Vec<String> {
    read(text).2.iter().map(ToString::to_string).collect()
}

#[test]
fn yaml_follows_the_core_schema() {
    assert_eq!(
        outline("---\na: no\nb: 1:02:03\nc: 0012\nd: '12'\ne: 1.5\nf: true\ng:\nh: ~\ni: 2024-05-01\nj: 0x1F\n---\n"),
        "a=\"no\" b=\"1:02:03\" c=12 d=\"12\" e=1.5 f=true g=null h=null i=\"2024-05-01\" j=31"
    );
}

#[test]
fn three_languages_say_the_same() {
    let wanted = "title=\"Ramen é\" number=7 guests=[\"Ana\",{name=\"Ben\"}] draft=false";
    let yaml = "---\ntitle: \"Ramen \\u00e9\"\nnumber: 7\nguests:\n  - Ana\n  - name: Ben\ndraft: false\n---\n";
    let toml = "+++\ntitle = \"Ramen é\"\nnumber = 7\nguests = [\"Ana\", { name = \"Ben\" }]\ndraft = false\n+++\n";
    let json = "{\t\"title\": \"Ramen \\u00e9\",\n\"number\": 7, \"guests\": [\"Ana\", {\"name\": \"Ben\"}], \"draft\": \
                false }\n";
    for text in [yaml, toml, json] {
        assert_eq!(outline(text), wanted, "{text}");
    }
}

#[test]
fn spans_are_bytes_also_after_long_characters() {
    assert_eq!(
        slices("\u{feff}---\r\ná: é x  # note\r\nb: 'ü y' \r\nc: [ñ , \"z\" ]  \r\nd: &x !!str ø\r\ne: *x\r\n---\r\n"),
        ["á", "é x", "b", "'ü y'", "c", "[ñ , \"z\" ]", "ñ", "\"z\"", "d", "ø", "e", "ø"]
    );
    assert_eq!(
        slices("---\ne:\n  - k: ä\n    m: ß\n\nf: |\n  ö\n  p\ng: h\n---\n"),
        ["e", "- k: ä\n    m: ß", "k: ä\n    m: ß", "k", "ä", "m", "ß", "f", "ö\n  p", "g", "h"]
    );
    assert_eq!(
        slices("+++\n\"é\" = 'ü'\ndate = 2024-05-01T08:00:00Z\n+++\n"),
        ["\"é\"", "'ü'", "date", "2024-05-01T08:00:00Z"]
    );
    assert_eq!(slices("{\"é\": [\"ü\", 1e3]}"), ["\"é\"", "[\"ü\", 1e3]", "\"ü\"", "1e3"]);
}

#[test]
fn toml_dates_are_text_and_tables_are_in_the_order_of_the_file() {
    assert_eq!(
        outline("+++\nz = 2024-05-01\na = 1979-05-27 07:32:00+00:00\nb.c = 0x10\n[d]\ne = 1.5\n+++\n"),
        "z=\"2024-05-01\" a=\"1979-05-27 07:32:00+00:00\" b={c=16} d={e=1.5}"
    );
}

#[test]
fn the_span_holds_both_fences() {
    let text = "\n---\ntitle: x\n--- \nbody";
    let (front_matter, body, _) = read(text);
    let span = front_matter.unwrap().span;
    assert_eq!(&text[span.start..span.end], "---\ntitle: x\n---");
    assert_eq!(body, "body");
}

#[test]
fn empty_front_matter_has_no_keys() {
    assert_eq!(outline("---\n---\n"), "");
    assert_eq!(outline("+++\n+++\n"), "");
    assert_eq!(outline("{}\n"), "");
}

#[test]
fn broken_front_matter_is_one_error_and_the_body_is_usable() {
    for (text, wanted) in [
        ("---\nü: x\ntitle: C: a language\n---\nbody", "a.md:3:9: error: the YAML front matter is broken: mapping"),
        (
            "---\ntitle: \"x\nnumber: 3\n---\nbody",
            "a.md:2:8: error: the YAML front matter is broken: invalid indentation",
        ),
        ("---\ntitle: x\n? [a]\n: b\n---\nbody", "a.md:3:3: error: the YAML front matter is broken: a list or a"),
        ("---\ntitle: !!int x\n---\nbody", "a.md:2:8: error: the YAML front matter is broken: `x` does not fit"),
        ("---\ntitle: x\n--- y\nz: 1\n---\nbody", "a.md:3:1: error: the YAML front matter is broken: a second"),
        ("+++\ntitle = x\n+++\nbody", "a.md:2:9: error: the TOML front matter is broken: string values must be quoted"),
        (
            "{\n\"title\": \"x\"\n\"number\": 1\n}\nbody",
            "a.md:2:13: error: the JSON front matter is broken: expected comma",
        ),
    ] {
        let (front_matter, body, _) = read(text);
        let found = said(text);
        assert_eq!(front_matter, None, "{text}");
        assert_eq!(body, "body", "{text}");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(wanted), "{found:?}\n{wanted}");
        assert!(found[0].ends_with("[front-matter-invalid]"), "{found:?}");
    }
}

#[test]
fn front_matter_without_an_end_is_an_error() {
    assert_eq!(
        said("---\ntitle: x\n\nbody"),
        ["a.md:1:1: error: the YAML front matter is never closed [front-matter-unclosed]"]
    );
}

#[test]
fn of_two_values_of_a_key_the_later_counts() {
    for text in ["---\nnumber: 1\ntitle: x\nnumber: 2\n---\n", "{\"number\": 1,\n\"title\": \"x\",\n\n\"number\": 2}"] {
        let (front_matter, _, diagnostics) = read(text);
        assert_eq!(fields_outline(&front_matter.unwrap().fields), "title=\"x\" number=2");
        let found: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
        let wanted = "a.md:4:1: warning: the key `number` comes twice; the second counts [front-matter-key-duplicate]";
        assert_eq!(found, [wanted]);
        assert_eq!(diagnostics[0].related.len(), 1);
    }
}

#[test]
fn bombs_are_refused_cheaply() {
    let mut laughs = "---\na0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let long = format!("---\na: &a \"{}\"\nb: [{}]\n", "x".repeat(500_000), vec!["*a"; 1000].join(", "));
    let chain: String = (1..2000).map(|level| format!("a{level}: &a{level} [*a{}]\n", level - 1)).collect();
    let chain = format!("---\na0: &a0 x\n{chain}");
    let loop_of_one = "---\na: &a [*a, *a]\n".to_owned();
    for bomb in [laughs, long, chain, loop_of_one] {
        let found = said(&format!("{bomb}---\n"));
        assert!(found.len() == 1 && found[0].contains("front-matter-invalid"), "{found:?}");
    }
}

#[test]
fn depth_is_bounded() {
    let dotted = ["a"; 79].join(".");
    let mut inline = "1".to_owned();
    for _ in 0..78 {
        inline = format!("{{ {dotted} = {inline} }}");
    }
    for text in [
        format!("---\na: {}\n---\n", "[".repeat(100_000)),
        format!("---\na: {}{}\n---\n", "[".repeat(100), "]".repeat(100)),
        format!("---\nk: v\na:\n  {}\n---\n", "- ".repeat(100_000)),
        format!("{{\"a\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("{{\"a\": {}1{}}}", "[".repeat(100), "]".repeat(100)),
        format!("+++\na = {}\n+++\n", "[".repeat(100_000)),
        format!("+++\n{} = 1\n+++\n", ["a"; 100_000].join(".")),
        format!("+++\na = {inline}\n+++\n"),
    ] {
        let found = said(&text);
        assert!(found.len() == 1 && found[0].contains("front-matter-invalid"), "{found:?}");
    }
}

#[test]
fn size_is_bounded() {
    let text = format!("---\na: {}\n---\nbody", "x".repeat(MAX_FRONT_MATTER_BYTES));
    assert!(said(&text)[0].contains("more than 1048576 bytes"));
    assert_eq!(read(&text).1, "body");
}

#[test]
fn aliases_stand_for_their_anchors() {
    assert_eq!(outline("---\na: &x [1, b]\nc: *x\n---\n"), "a=[1,\"b\"] c=[1,\"b\"]");
}

fn front_matter(text: &str) -> FrontMatter {
    read(text).0.unwrap()
}

#[test]
fn keys_have_aliases() {
    let names = KeyNames::default();
    let notes = front_matter("---\nEpisode: 7\nfile: a.mp3\nDescription: words\nurl: b.mp3\nid: \"\"\nguid:\n---\n");
    assert_eq!(notes.get(Key::Number, &names).unwrap().value, Value::Integer(7));
    assert_eq!(notes.get(Key::Audio, &names).unwrap().value, Value::Text("a.mp3".into()));
    assert_eq!(notes.field(Key::Summary, &names).unwrap().key, "Description");
    assert_eq!(notes.get(Key::Guid, &names), None);
    assert_eq!(notes.get(Key::Title, &names), None);
    assert_eq!(notes.unknown(&names).count(), 0);
}

#[test]
fn a_table_is_looked_into_and_is_no_value_itself() {
    let names = KeyNames::default();
    let notes = front_matter("---\nepisode:\n  filename: a.mp3\n---\n");
    assert_eq!(notes.get(Key::Audio, &names).unwrap().value, Value::Text("a.mp3".into()));
    assert_eq!(notes.get(Key::Number, &names), None);
}

#[test]
fn names_of_the_show_come_first() {
    let own = [(Key::Guests, vec!["guest".to_owned()]), (Key::Audio, vec!["media.mp3".to_owned()])];
    let names = KeyNames::new(&Sources { front_matter: own.into(), ..Sources::default() });
    let notes = front_matter("---\naudio: a.mp3\nmedia: {mp3: b.mp3}\nguest: Ana\nmood: good\ntitel: x\n---\n");
    assert_eq!(notes.get(Key::Audio, &names).unwrap().value, Value::Text("b.mp3".into()));
    assert_eq!(notes.field(Key::Guests, &names).unwrap().key, "guest");
    let unknown: Vec<_> = notes.unknown(&names).map(|field| (field.key.as_str(), names.nearest(&field.key))).collect();
    assert_eq!(unknown, [("mood", None), ("titel", Some("title"))]);
}

#[test]
fn every_key_is_listed_once() {
    assert_eq!(Key::all().count(), Key::all().collect::<std::collections::BTreeSet<_>>().len());
    assert!(Key::all().all(|key| !key.name().is_empty()));
}

fn check_spans(file: &SourceFile, node: &Node) {
    assert!(file.text().get(node.span.start..node.span.end).is_some(), "{node:?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| check_spans(file, item)),
        Value::Map(fields) => fields.iter().for_each(|field| {
            assert!(file.text().get(field.key_span.start..field.key_span.end).is_some(), "{field:?}");
            check_spans(file, &field.node);
        }),
        Value::Bool(truth) => {
            assert_eq!(file.slice(node.span).trim_start_matches("!!bool").trim().to_lowercase(), truth.to_string());
        }
        _ => {}
    }
}

fn check(text: &str) {
    let file = SourceFile::new("a.md", text);
    let mut diagnostics = Vec::new();
    let (front_matter, body) = parse(&file, &mut diagnostics);
    assert!(file.text().is_char_boundary(body));
    if let Some(front_matter) = front_matter {
        assert!(front_matter.span.end <= body);
        for field in &front_matter.fields {
            assert!(front_matter.span.start <= field.key_span.start && field.node.span.end <= front_matter.span.end);
            check_spans(&file, &field.node);
        }
    }
    for place in diagnostics.iter().filter_map(|found| found.place.as_ref()) {
        assert!(file.text().get(place.start..place.end).is_some(), "{diagnostics:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_text_makes_the_parser_panic(
        fence in prop::sample::select(vec!["---\n", "+++\n", "{", ""]),
        text in "([a-c]: |[a-c] = |\"[a-c]\": |é|\n|\r\n|\t| |[-\\[\\]{},:&*!|>'\"#%@?\\\\=.0-9]|true|!!int |---\n|\\+\\+\\+\n){0,40}",
        end in prop::sample::select(vec!["\n---\nbody", "\n+++\nbody", "}", ""]),
    ) {
        check(&format!("{fence}{text}{end}"));
        check(&format!("{fence}title: x\n{text}{end}"));
    }

    #[test]
    fn texts_read_back(key in "[a-z]{1,8}", text in "\\PC{0,30}") {
        let json = serde_json::json!({ &key: &text }).to_string();
        let yaml = format!("---\n{key}: '{}'\n---\n", text.replace('\'', "''"));
        let toml = format!("+++\n{key} = {}\n+++\n", toml_string(&text));
        for notes in [json, yaml, toml] {
            let found = front_matter(&notes).fields;
            prop_assert_eq!(&found[0].node.value, &Value::Text(text.clone()), "{}", notes);
        }
    }
}

fn toml_string(text: &str) -> String {
    ::toml::Value::from(text).to_string()
}
