use super::*;

fn listed(text: &str) -> Vec<String> {
    let file = SourceFile::new("a.md", text);
    let Some(Node { value: Value::List(entries), .. }) = episodes(&file) else { return Vec::new() };
    let shown = |field: &Field| match &field.node.value {
        Value::Text(text) => format!("{}={}", field.key, text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::List(items) => format!("{}={} tables", field.key, items.len()),
        other => format!("{}={other:?}", field.key),
    };
    let entry = |node: Node| match node.value {
        Value::Map(fields) => fields.iter().map(shown).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    };
    entries.into_iter().map(entry).collect()
}

#[test]
fn columns_are_known_by_their_names_and_forms() {
    let text = "| No. | Episode | Released | Runtime | With | Audio |\n|--|--|:--:|--|--|--|\n\
                | #2 | [Oats](oats.md) | 1. Mai 2024 | 42:11 | [Bo](https://bo.example) | `a/2.mp3` |\n\
                | 1 | **Rye** | 2024-04-01 | | – | [x](https://a.example/1.mp3?x=1) (28 MB) |\n";
    assert_eq!(
        listed(text),
        [
            "number=2; title=Oats; date=1. Mai 2024; duration=42:11; guests=1 tables; audio=a/2.mp3; page=oats.md",
            "number=1; title=Rye; date=2024-04-01; audio=https://a.example/1.mp3?x=1; length=28 MB"
        ]
    );
}

#[test]
fn headings_say_number_title_and_date() {
    let text = "# Loaf\n\n## S1E12. Rye [2024-05-01]\n\n🎧 [Listen](12.mp3) | 42:11\n\n### Links\n\n- [Book](https://b.example)\n\n\
                ## 2024-04-01: 11. Oats\n\n**Guests:** [Bo](https://bo.example) and [Cy](https://cy.example)\n\n[MP3](11.mp3)\n";
    assert_eq!(
        listed(text),
        [
            "title=Rye; number=12; season=1; date=2024-05-01; audio=12.mp3; duration=42:11; notes=### Links - [Book](https://b.example)",
            "title=Oats; number=11; date=2024-04-01; guests=2 tables; audio=11.mp3"
        ]
    );
}

#[test]
fn what_lists_no_audio_has_no_entries() {
    for text in [
        "",
        "# A\n\n## B\n",
        "| a | b |\n|--|--|\n| 1 | 2 |\n",
        "[x](1.mp3)\n",
        "| a |\n|",
        "|\n|-|\n|\\",
        "```\n# a\n[x](1.mp3)\n",
    ] {
        assert_eq!(listed(text), Vec::<String>::new(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_list_is_read(parts in proptest::collection::vec(0usize..16, 0..40)) {
        const PARTS: [&str; 16] = [
            "- ", "\n", "  ", "[Röggen", "](", "https://a.example/1.mp3", ")", "(", "]", " – ", "2024-05-01", "12", ": ", "# Ünal Ö ",
            "![", "**",
        ];
        let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
        let file = SourceFile::new("guests.md", text);
        for node in episodes(&file).into_iter().chain(people(&file)) {
            for item in node.items() {
                proptest::prop_assert!(file.text().get(item.span.start..item.span.end).is_some());
            }
        }
    }
}
