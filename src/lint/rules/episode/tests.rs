//! Small shows with one fault each, and the same without it.

use crate::lint::testing::findings;

/// Enough words for a recording, and then `said`.
fn recording(greeting: &str, said: &str) -> String {
    let filler = "and then we talked about dough and ovens for a while because it was late ".repeat(20);
    format!("00:00:00 {greeting}\n\n00:00:20 {filler}\n\n00:02:00 {said}\n")
}

#[test]
fn numbers_are_compared() {
    let notes = "# Bread Basket 7\n";
    let told = |greeting: &str| {
        findings("number-disagrees", &[("show_notes/007.md", notes), ("transcripts/007.txt", &recording(greeting, ""))])
    };
    insta::assert_snapshot!(told("This is episode 6, recorded May 1st, 2020."), @"
    transcripts/007.txt:1:26: error: the greeting says 6, but this is episode 7 [number-disagrees]
      show_notes/007.md:1: the file name says 7
      help: correct the one that is wrong
    ");
    assert_eq!(told("This is episode 7, recorded May 1st, 2020. In episode 6, we said so."), "");
    assert_eq!(told("Welcome. In episode 6, we talked about rye."), "");
    assert_eq!(told("Welcome. The coverage we had on episode 6."), "");
}

#[test]
fn days_of_the_week_are_looked_up() {
    let told = |date: &str| {
        let greeting = format!("This is episode 7, recorded {date}.");
        findings("weekday-date", &[("transcripts/007.txt", &recording(&greeting, ""))])
    };
    insta::assert_snapshot!(told("Tuesday, January 17th, 2016"), @"
    transcripts/007.txt:1:38: error: 2016-01-17 was a Sunday, not a Tuesday [weekday-date]
      help: it is a Tuesday in 2017
    ");
    assert_eq!(told("Tuesday, January 17th, 2017"), "");
    assert_eq!(told("January 17th, 2016"), "");
    assert_eq!(told("Tuesday, January 17th"), "");
}

/// What `rule` finds in a show of so many recordings, each with its greeting.
fn of_greetings(rule: &str, episodes: u32, greeting: impl Fn(u32) -> String) -> String {
    let file = |n| (format!("transcripts/00{n}.txt"), recording(&greeting(n), ""));
    let files: Vec<(String, String)> = (1..=episodes).map(file).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    findings(rule, &files)
}

#[test]
fn days_of_the_week_fit_the_year_of_the_neighbours() {
    let told = |weekday: &str| {
        let greeting = |n: u32| match n {
            3 => format!("This is episode 3, recorded {weekday}, May 18th."),
            n => format!("This is episode {n}, recorded May {}th, 2023.", 7 * n - 3),
        };
        of_greetings("weekday-date", 4, greeting)
    };
    insta::assert_snapshot!(told("Sunday"), @"
    transcripts/003.txt:1:38: warning: 2023-05-18 was a Thursday, not a Sunday [weekday-date]
      help: correct the day or the date
    ");
    assert_eq!(told("Thursday"), "");
}

#[test]
fn years_are_compared_with_the_neighbours() {
    let told = |year: u32| {
        of_greetings("year-outlier", 9, |n| {
            let year = if n == 5 { year } else { 2023 };
            format!("This is episode {n}, recorded May {}th, {year}.", n + 10)
        })
    };
    insta::assert_snapshot!(told(2021), @"
    transcripts/005.txt:1:38: error: the year 2021 does not fit the episodes around this one [year-outlier]
      help: it was 2023
    ");
    assert_eq!(told(2023), "");
}

#[test]
fn notes_and_greeting_are_of_one_day() {
    let told = |said: &str| {
        let greeting = format!("This is episode 7, recorded {said}.");
        let notes = "# Bread Basket 7\n\nRecorded May 2nd, 2020\n";
        findings(
            "date-notes-vs-spoken",
            &[("show_notes/007.md", notes), ("transcripts/007.txt", &recording(&greeting, ""))],
        )
    };
    insta::assert_snapshot!(told("May 3rd, 2020"), @"
    show_notes/007.md:3:10: warning: the notes say 2020-05-02, the greeting says 2020-05-03 [date-notes-vs-spoken]
      transcripts/007.txt:1: the greeting
    ");
    assert_eq!(told("May 2nd, 2020"), "");
    assert_eq!(told("May 2nd"), "");
}

#[test]
fn hosts_know_their_names() {
    let told = |greeting: &str, glossary: &str| {
        let text = recording(greeting, "");
        findings("host-misspelt-transcript", &[("podwright.toml", glossary), ("transcripts/007.txt", &text)])
    };
    insta::assert_snapshot!(told("I'm Ada Krumm. And I'm Bob Oven.", ""), @"
    transcripts/007.txt:1:14: warning: Ada Krumm is Ada Crumb [host-misspelt-transcript]
      transcripts/007.txt - 00:00:00 I'm Ada Krumm. And I'm Bob Oven.
      transcripts/007.txt + 00:00:00 I'm Ada Crumb. And I'm Bob Oven.
    ");
    assert_eq!(told("I'm Ada Crumb. And I'm Bob Oven.", ""), "");
    assert_eq!(told("I'm Ada Krumm.", "\n[glossary]\nCrumb = [\"Krumm\"]\n"), "", "the glossary tells it");
    assert_eq!(told("I'm Ada. And I'm Carl Sandwich.", ""), "");
    insta::assert_snapshot!(told("Hello and welcome. I'm Ada\n\n00:00:04 Krumm. And I'm Bob Oven.", ""), @"transcripts/007.txt:1:33: warning: Ada Krumm is Ada Crumb [host-misspelt-transcript]");
}

#[test]
fn guests_are_heard_by_their_names() {
    let notes = "# Bread Basket 7\n\n**Special guest:** [Erik Christiansen](https://erik.example)\n";
    let told = |greeting: &str| {
        findings(
            "guest-name-spoken",
            &[("show_notes/007.md", notes), ("transcripts/007.txt", &recording(greeting, ""))],
        )
    };
    insta::assert_snapshot!(told("I'm Ada Crumb. And I'm Eric Christianson."), @"
    transcripts/007.txt:1:33: info: Eric Christianson is Erik Christiansen in the notes [guest-name-spoken]
      show_notes/007.md:3: the name in the notes
    ");
    assert_eq!(told("I'm Ada Crumb. And I'm Erik Christiansen."), "");
}

#[test]
fn titles_and_names_of_files_agree() {
    let told = |title: &str, file: &str| {
        let notes = format!("# Bread Basket 7: {title}\n");
        findings("title-differs", &[("show_notes/007.md", &notes), (file, "00:00:00 Hello.\n")])
    };
    insta::assert_snapshot!(told("Rye and its Friends", "transcripts/007-advanced-rye-and-its-friends.txt"), @r#"
    show_notes/007.md:1:19: warning: the heading says "Rye and its Friends", the file is called transcripts/007-advanced-rye-and-its-friends.txt [title-differs]
      transcripts/007-advanced-rye-and-its-friends.txt:1: the file
      help: rename the file, or correct the heading
    "#);
    assert_eq!(told("Rye & its Friends", "transcripts/007-rye-and-its-friends.txt"), "");
    assert_eq!(told("Rye, its Friends and everything else", "transcripts/007-rye-its-friends.txt"), "");
    assert_eq!(told("It's Rye", "transcripts/007.txt"), "");
}

#[test]
fn two_transcripts_of_one_form() {
    let cue = "00:00:00 Hello.\n";
    let told = |other| findings("duplicate-file", &[("transcripts/007-rye.txt", cue), (other, cue)]);
    insta::assert_snapshot!(told("transcripts/007-rye-names.txt"), @"
    transcripts/007-rye.txt:1:1: warning: transcripts/007-rye-names.txt is a transcript of this episode in the same form [duplicate-file]
      transcripts/007-rye-names.txt:1: the other one
      help: keep one of them
    ");
    assert_eq!(told("transcripts/008-rye.txt"), "");
}

#[test]
fn sponsors_are_heard() {
    let told = |line: &str, said: &str| {
        let notes = format!("# Bread Basket 7\n{line}\n");
        findings(
            "sponsor-never-spoken",
            &[("show_notes/007.md", &notes), ("transcripts/007.txt", &recording("Hello.", said))],
        )
    };
    let line = "Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)";
    insta::assert_snapshot!(told(line, "This is brought to you by flower hub."), @"
    show_notes/007.md:2:14: error: Rye Cloud is named in the notes but never heard [sponsor-never-spoken]
      transcripts/007.txt:5: Flour Hub is thanked here
      help: correct the sponsor, or add to its aliases what the transcript makes of it
    ");
    for said in ["Thanks to Rye Cloud.", "Thanks to ryecloud.", "Thanks to Rie cloud."] {
        assert_eq!(told(line, said), "", "{said}");
    }
    assert_eq!(
        told("Sponsored by Flour Hub: [x](https://bread.example/flour)", "Thanks to flower hub."),
        "",
        "an alias"
    );
    assert_eq!(told("Sponsored by us!", "Nobody."), "");
}

#[test]
fn thanked_sponsors_are_in_the_notes() {
    let told = |notes: &str| {
        let text = recording("Thanks to Rye Cloud for sponsoring this episode.", "");
        findings("sponsor-not-in-notes", &[("show_notes/007.md", notes), ("transcripts/007.txt", &text)])
    };
    insta::assert_snapshot!(told("# Bread Basket 7\n\n**Ada #1: [Rye](https://rye.example)**\n"), @"
    transcripts/007.txt:1:20: error: Rye Cloud is thanked here, but the notes have no sponsor line [sponsor-not-in-notes]
      show_notes/007.md:1: the notes
      help: write `Sponsored by Rye Cloud: …` with its link below the heading
    ");
    assert_eq!(told("# Bread Basket 7\nSponsored by Rye Cloud: [x](https://bread.example/rye)\n"), "");
}

#[test]
fn landing_pages_are_heard_as_they_are_linked() {
    let notes = "# Bread Basket 7\nSponsored by Rye Cloud: [x](https://bread.example/rye2022)\n";
    let told = |said: &str| {
        findings(
            "sponsor-slug-differs",
            &[("show_notes/007.md", notes), ("transcripts/007.txt", &recording("Hello.", said))],
        )
    };
    insta::assert_snapshot!(told("Visit bread.example/rye202 today."), @"transcripts/007.txt:5:30: info: the notes link to bread.example/rye2022, here it is bread.example/rye202 [sponsor-slug-differs]");
    assert_eq!(told("Visit bread.example/rye2022 today."), "");
}

#[test]
fn dates_in_names_and_front_matter_agree() {
    let told = |date: &str| {
        let notes = format!("---\ntitle: Rye\ndate: {date}\n---\n");
        findings("file-date-differs", &[("show_notes/2021-09-10-rye.md", &notes)])
    };
    insta::assert_snapshot!(told("2021-10-09"), @"
    show_notes/2021-09-10-rye.md:3:7: warning: this says 2021-10-09, the name of the file 2021-09-10 [file-date-differs]
      help: rename the file, or correct the date
    ");
    assert_eq!(told("2021-09-10T03:00:00Z"), "");
}

/// Three subjects of four minutes each, handed over aloud.
fn three_subjects() -> String {
    const SUBJECTS: [(&str, [&str; 4]); 3] = [
        (
            "the Sourdough Almanac",
            ["sourdough starters", "the almanac pages", "hydration of sourdough", "an almanac for bakers"],
        ),
        ("the Windmill Census", ["windmill owners", "a census of mills", "sails of a windmill", "the census takers"]),
        ("Copper Kettle Law", ["copper kettles", "the kettle statute", "lawyers with copper", "kettle inspectors"]),
    ];
    let mut text = String::from("00:00:00 Welcome to Bread Basket. I'm Ada Crumb.\n\n");
    for (index, (name, words)) in SUBJECTS.iter().enumerate() {
        for sentence in 0..48 {
            let second = 20 + index * 240 + sentence * 5;
            let said = match sentence {
                0 => format!("All right, Bob, what's next? So I want to tell you about {name}."),
                _ => format!("And {} is what they describe with {}.", words[sentence % 4], words[(sentence + 1) % 4]),
            };
            text.push_str(&format!("00:{:02}:{:02} {said}\n\n", second / 60, second % 60));
        }
    }
    text
}

#[test]
fn what_is_discussed_is_listed() {
    let transcript = three_subjects();
    let told = |topics: &[&str]| {
        let topics = topics.iter().enumerate();
        let topics: String = topics.map(|(at, title)| format!("\n**Ada #{}: {title}**\n\n- Good.\n", at + 1)).collect();
        let notes = format!("# Bread Basket 7\n{topics}");
        findings("topic-not-listed", &[("show_notes/007.md", &notes), ("transcripts/007.txt", &transcript)])
    };
    assert_eq!(told(&["Sourdough Almanac", "Windmill Census", "Copper Kettle Law"]), "");
    insta::assert_snapshot!(told(&["Sourdough Almanac", "Copper Kettle Law"]), @r#"
    transcripts/007.txt:99:1: info: something that the notes do not list seems to begin at 0:04:20: Windmill owners, census takers, sails [topic-not-listed]
      show_notes/007.md:1: the notes
      help: add a topic to the notes if it is one; it lies in the chapter of "Sourdough Almanac"
    "#);
}

#[test]
fn what_is_listed_is_discussed() {
    let transcript = three_subjects();
    let told = |third: &str| {
        let notes = format!(
            "# Bread Basket 7\n\n**Ada #1: Sourdough Almanac**\n\n**Ada #2: Windmill Census**\n\n**Ada #3: {third}**\n\n**Ada #4: Copper Kettle Law**\n"
        );
        findings("topic-never-discussed", &[("show_notes/007.md", &notes), ("transcripts/007.txt", &transcript)])
    };
    insta::assert_snapshot!(told("A Barley Zeppelin for Copper and Bread"), @r#"
    show_notes/007.md:7:11: warning: "A Barley Zeppelin for Copper and Bread" is not found in the transcript [topic-never-discussed]
      help: take it out, or check the transcript
    "#);
    assert_eq!(told("An Almanac"), "");
}
