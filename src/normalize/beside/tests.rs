//! Which data files speak of which notes.

use super::*;

#[test]
fn a_file_speaks_of_its_namesake_or_of_its_folder() {
    for (path, notes, wanted) in [
        ("e/1/metadata.yml", "e/1/notes.md", true),
        ("e/1/metadata.yml", "e/2/notes.md", false),
        ("e/1.yml", "e/1.md", true),
        ("e/1.yml", "e/2.md", false),
        ("e/Rye.json", "e/Rye.md", true),
        ("e/e.json", "e/2/index.md", true),
        ("e/e.11tydata.json", "e/2.md", true),
        ("e/2.11tydata.json", "e/2.md", true),
        ("e/other.json", "e/2.md", false),
        ("metadata.yml", "e/2.md", true),
    ] {
        let mut beside = Beside::default();
        beside.add(path.into(), Vec::new());
        assert_eq!(beside.files_of(Path::new(notes)).contains(&Path::new(path)), wanted, "{path} {notes}");
    }
}

#[test]
fn entries_of_lists_speak_of_the_notes_they_name() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(
        root.path().join("episodes.json"),
        r#"[{"slug": "rye", "season": 1}, {"file": "e/2024-05-01-oat.md", "season": 2}, {"id": "spelt", "season": 3}, {"season": 4}, 5]"#,
    )
    .unwrap();
    std::fs::write(root.path().join("more.yml"), "episodes:\n  - {slug: /shows/emmer/, season: 6}\n").unwrap();
    let mut faults = Vec::new();
    let beside = Beside::of_files(root.path(), vec!["episodes.json".into(), "more.yml".into()], &mut faults);
    let season = |notes: &str| {
        let mut matter = None;
        beside.complete(Path::new(notes), &mut matter, Some(&KeyNames::default()));
        match &matter?.at("season")?.node.value {
            Value::Text(season) => Some(season.clone()),
            _ => None,
        }
    };
    assert_eq!(season("n/rye.md").as_deref(), Some("1"));
    assert_eq!(season("n/2024-05-01-rye.md").as_deref(), Some("1"));
    assert_eq!(season("n/2024-05-01-oat.md").as_deref(), Some("2"));
    assert_eq!(season("n/spelt/index.md").as_deref(), Some("3"));
    assert_eq!(season("n/emmer.md").as_deref(), Some("6"));
    assert_eq!(season("n/millet.md"), None);
    assert_eq!((beside.holds(Path::new("more.yml")), faults), (true, vec![]));
}

#[test]
fn what_the_notes_state_wins_then_the_nearest_file() {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(root.path().join("e/1")).unwrap();
    std::fs::write(root.path().join("e/e.json"), r#"{"title": "far", "layout": "x", "season": 2}"#).unwrap();
    std::fs::write(root.path().join("e/1/metadata.yml"), "title: near\ndescription: said\n").unwrap();
    let text = "[show]\ntitle = \"Rye\"\n[sources]\nbeside = [\"e/**/*.{json,yml}\"]\n[sources.defaults]\nseason = 9\nauthor = \"Ada\"\n";
    let mut faults = Vec::new();
    let config = crate::config::parse(&SourceFile::new("podwright.toml", text), &mut faults).unwrap();
    let beside = Beside::read(root.path(), &config, &mut faults);
    let file = SourceFile::new("e/1/notes.md", "---\nsummary: own\n---\n");
    let (mut matter, _) = front_matter::parse(&file, &mut faults);
    beside.complete(file.path(), &mut matter, Some(&KeyNames::default()));
    let said = |key: &str| match matter.as_ref()?.at(key).map(|field| &field.node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    assert_eq!((said("title").as_deref(), said("season").as_deref()), (Some("near"), Some("2")));
    assert_eq!((said("summary").as_deref(), said("description"), said("layout")), (Some("own"), None, None));
    assert_eq!((said("author").as_deref(), faults), (Some("Ada"), vec![]));
    let place = |key: &str| {
        let field = matter.as_ref().unwrap().at(key).unwrap();
        let place = field.file(&file).place(field.node.span);
        format!("{}:{}:{}", place.file.display(), place.line, place.column)
    };
    assert_eq!(
        ["summary", "title", "season", "author"].map(place),
        ["e/1/notes.md:2:10", "e/1/metadata.yml:1:8", "e/e.json:1:43", "podwright.toml:7:10"]
    );
}
