//! `podwright init` in shows that name people and companies in forms of their own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;
use serde_json::Value;

/// A show of two episodes whose front matter ends with these lines, and whatever else its repository holds.
fn show(first: &str, second: &str, others: &[(&str, &str)]) -> Repository {
    let episode = |number: u32, rest: &str| {
        format!(
            "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 12345678\n{rest}---\nNotes.\n"
        )
    };
    let (one, two) = (episode(1, first), episode(2, second));
    let mut files = vec![
        ("hugo.toml", "baseURL = \"https://loaf.example/\"\ntitle = \"Loaf\"\n"),
        ("content/episodes/1.md", one.as_str()),
        ("content/episodes/2.md", two.as_str()),
    ];
    files.extend(others);
    let show = Repository::with(&files);
    show.adopted();
    show
}

/// Who takes part in the first episode: `host Ada Crumb https://… https://…`.
fn people(show: &Repository) -> Vec<String> {
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    let item = feed.rsplit("<item>").next().unwrap();
    let elements = item.split("<podcast:person ").skip(1).map(|rest| rest.split("</podcast:person>").next().unwrap());
    let said = |element: &str| {
        let (attributes, name) = element.split_once('>').unwrap();
        let of = |key: &str| {
            let value = attributes.split_once(&format!("{key}=\"")).map(|(_, rest)| rest.split('"').next().unwrap());
            value.unwrap_or("-").to_owned()
        };
        format!("{} {name} {} {}", of("role"), of("href"), of("img"))
    };
    elements.map(said).collect()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[test]
fn one_list_of_people_with_roles() {
    let data = [(
        "data/people.json",
        "[{\"id\": \"ada\", \"name\": \"Ada Crumb\", \"links\": [{\"label\": \"Home\", \"url\": \"https://ada.example/\"}], \"image\": \"/ada.jpg\"}, {\"id\": \"cid\", \"name\": \"Cid Loaf\", \"socials\": {\"github\": \"cid\"}}, {\"id\": \"eve\", \"name\": \"Eve Salt\", \"url\": \"https://eve.example/\"}]",
    )];
    let list = "people:\n  - person: ada\n    role: host\n  - person: cid\n    role: Guest\n  - person: eve\n    role: Audio Editor\n    group: Audio Post-Production\n";
    let show = show(list, "people:\n  - person: ada\n    role: host\n", &data);
    let mut found = people(&show);
    found.sort();
    assert_eq!(
        found,
        [
            "Audio Editor Eve Salt https://eve.example/ -",
            "guest Cid Loaf https://github.com/cid -",
            "host Ada Crumb https://ada.example/ https://loaf.example/ada.jpg",
        ]
    );
    let records = show.records();
    assert_eq!((names(&records[0]["hosts"]), names(&records[0]["guests"])), (vec!["Ada Crumb"], vec!["Cid Loaf"]));
    assert!(show.read("podwright.toml").contains("author = \"Ada Crumb\""), "{}", show.read("podwright.toml"));
}

#[test]
fn pages_behind_names_in_lists_and_in_tables() {
    let data = [(
        "data/people.toml",
        "[ada]\nname = \"Ada Crumb\"\n[ada.links]\nwebsite = \"https://ada.example/\"\n[ada.picture]\nsrc = \"/ada.jpg\"\n[bob]\nname = \"Bob Oven\"\nmastodon = \"https://toots.example/@bob\"\n",
    )];
    let first = "hosts: [ada, bob]\nguests: ['Cid Loaf <https://cid.example/>', 'Dee Rye (https://dee.example/)', 'Eve Salt <eve@salt.example>', 'Fay (she) Oat']\n";
    assert_eq!(
        people(&show(first, "hosts: [ada]\n", &data)),
        [
            "host Ada Crumb https://ada.example/ https://loaf.example/ada.jpg",
            "host Bob Oven https://toots.example/@bob -",
            "guest Cid Loaf https://cid.example/ -",
            "guest Dee Rye https://dee.example/ -",
            "guest Eve Salt - -",
            "guest Fay (she) Oat - -",
        ]
    );
}

#[test]
fn contributors_of_octopod_and_sponsors_with_their_times() {
    let contributors = "contributors:\n  - name: Ada Crumb\n    uri: https://ada.example/\n  - name: Bob Oven\n";
    let sponsors = "sponsors:\n  - sponsor: flour\n    at: '10:00'\n  - sponsor: salt\n    at: '20:00'\n";
    let data = [("data/sponsors.yaml", "- {id: flour, name: Flour Hub}\n- {id: salt, name: Salt Inc}\n")];
    let show = show(&format!("{contributors}{sponsors}"), contributors, &data);
    assert_eq!(people(&show), ["host Ada Crumb https://ada.example/ -", "host Bob Oven - -"]);
    assert_eq!(names(&show.records()[0]["sponsors"]), ["Flour Hub", "Salt Inc"]);
}

#[test]
fn pages_of_people_who_are_called_by_their_names() {
    let pages = [(
        "content/guests/cid-loaf/_index.md",
        "---\ntitle: Cid Loaf\nwebsite: https://cid.example/\nimage: img/cid.jpg\n---\n",
    )];
    let first = "guests: [Cid Loaf]\nhost: Ada Crumb\nhostTwitter: '@ada'\nhost_image: /ada.jpg\n";
    assert_eq!(
        people(&show(first, "host: Ada Crumb\n", &pages)),
        [
            "host Ada Crumb https://twitter.com/ada https://loaf.example/ada.jpg",
            "guest Cid Loaf https://cid.example/ https://loaf.example/img/cid.jpg",
        ]
    );
}

#[test]
fn people_in_scripts_and_hosts_beside_the_host() {
    let data = [(
        "_data/people.js",
        "module.exports = [\n  { slug: 'ada', name: 'Ada Crumb', url: 'https://ada.example/' },\n  { slug: 'bob', name: 'Bob Oven' },\n];\n",
    )];
    let first = "participants:\n  host: ada\n  cohosts: [bob]\n  guests: [Cid Loaf]\nsponsored_by: [Flour Hub]\n";
    let show = show(first, "participants:\n  host: ada\n  guests: [Dee Rye]\nsponsored_by: [Flour Hub]\n", &data);
    assert_eq!(people(&show), ["host Ada Crumb https://ada.example/ -", "host Bob Oven - -", "guest Cid Loaf - -"]);
    assert_eq!(names(&show.records()[0]["sponsors"]), ["Flour Hub"]);
}

#[test]
fn people_in_markdown() {
    let episode = |number: u32, rest: &str| {
        format!(
            "---\ntitle: Loaf {number}\nnumber: {number}\ndate: 2024-05-0{number}\naudio: https://cdn.example/{number}.mp3\nlength: 1234567{number}\n{rest}---\nWe bake.\n"
        )
    };
    let (one, two) = (
        episode(1, "hosts: [ada-crumb]\nguests: [Bob Miller]\n"),
        episode(2, "hosts: [ada-crumb]\nguests: [Eve Oat]\n"),
    );
    let items = "# People\n\n## Hosts\n\n- **[Ada Crumb](https://ada.example)** – bakes.\n\n## Guests\n\n- Bob Miller: <https://bob.example>, mills\n  - [His book](https://book.example)\n- Eve Oat (https://eve.example/)\n";
    let sections = "# Guests\n\n## Ada Crumb {#ada}\n\n![Ada](https://loaf.example/ada.jpg)\n\nBakes.\n\n- Website: https://ada.example\n- [Blog](https://blog.example)\n\n## Bob Miller\n\nMills at [his mill](https://bob.example).\n\n## Eve Oat\n\n- https://eve.example/\n";
    for people in [items, sections] {
        let show = Repository::with(&[("episodes/1.md", &one), ("episodes/2.md", &two), ("guests.md", people)]);
        show.adopted();
        assert!(
            show.sources_of_config().contains("[sources.people]\nfiles = [\"guests.md\"]"),
            "{}",
            show.sources_of_config()
        );
        let records = show.records();
        assert_eq!(records[0]["hosts"][0]["name"], "Ada Crumb");
        assert_eq!(records[0]["hosts"][0]["url"], "https://ada.example/");
        assert_eq!(records[0]["guests"][0]["url"], "https://bob.example/");
        assert_eq!(records[1]["guests"][0]["url"], "https://eve.example/");
    }
}

#[test]
fn people_in_markdown_whom_one_line_names() {
    let notes = |number: u32| {
        format!(
            "# {number}: Loaf\n\nDate: 2024-05-0{number}\nHosts: Ada, Bob\nAudio: https://cdn.example/{number}.mp3\nSize: 1234567{number}\n\nWe bake.\n"
        )
    };
    let show = Repository::with(&[
        ("episodes/1.md", &notes(1)),
        ("episodes/2.md", &notes(2)),
        ("people.md", "# People\n\n- **Ada**: Ada Crumb, <https://ada.example>\n- [Bob](https://bob.example)\n"),
    ]);
    show.adopted();
    let records = show.records();
    assert_eq!(records[0]["hosts"][1]["url"], "https://bob.example/");
}

#[test]
fn guests_in_lists_of_everybody() {
    let page = |number: u32, more: &str| {
        format!(
            "---\ntitle: E{number}\nnumber: {number}\ndate: 2024-0{number}-01\naudio: https://cdn.example/{number}.mp3\nlength: 500000{number}\n{more}\n---\nWords.\n"
        )
    };
    let names = |show: &Repository, key: &str| -> Vec<String> {
        let all = |record: &serde_json::Value| {
            let people = record[key].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned());
            people.collect::<Vec<_>>().join(", ")
        };
        show.records().iter().map(all).collect()
    };
    // Data files say who visits, or the entries themselves do.
    let show = Repository::with(&[
        ("_config.yml", "title: Loaf\nurl: https://loaf.example\ndescription: Bread.\n"),
        (
            "_data/people.yml",
            "ada: {name: Ada Crumb, role: Host}\nbo: {name: Bo Oven}\ncy: {name: Cy Salt, title: Guest, url: 'https://cy.example'}\n",
        ),
        ("_episodes/1.md", &page(1, "participants: [ada, bo, cy]")),
        ("_episodes/2.md", &page(2, "participants:\n  - ada\n  - name: Dee Malt\n    role: Gast")),
    ]);
    show.adopted();
    assert_eq!(names(&show, "hosts"), ["Ada Crumb, Bo Oven", "Ada Crumb"]);
    assert_eq!(names(&show, "guests"), ["Cy Salt", "Dee Malt"]);
    // Whom the guests name, too, is none of the hosts.
    let show = Repository::with(&[
        ("episodes/1.md", &page(1, "people: [Ada Crumb, Cy Salt]\nguests: [Cy Salt]")),
        ("episodes/2.md", &page(2, "people: [Ada Crumb]")),
    ]);
    show.adopted();
    assert_eq!((names(&show, "hosts"), names(&show, "guests")[0].as_str()), (vec!["Ada Crumb".into(); 2], "Cy Salt"));
}
