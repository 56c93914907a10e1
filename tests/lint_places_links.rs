//! The faults of links and markup that are known in a real show are found at their lines; skipped where the show is not
//! at hand.

mod places;

use places::Places;

#[test]
fn known_places() {
    let Some(places) = Places::of(&[
        "bare-url",
        "bold-debris",
        "embed-directive",
        "episode-ref",
        "fence-unclosed",
        "filename-autolink",
        "image-ephemeral",
        "invisible-char",
        "link-broken-markdown",
        "link-empty-text",
        "link-text-target",
        "tracking-parameters",
        "url-bad-host",
        "url-doubled",
        "url-private",
        "url-with-spaces",
    ]) else {
        return;
    };
    for (rule, file, line) in [
        ("bare-url", "255.md", 52),
        ("bare-url", "191.md", 0),
        ("bold-debris", "191.md", 63),
        ("bold-debris", "295.md", 5),
        ("embed-directive", "220.md", 238),
        ("episode-ref", "229.md", 57),
        ("episode-ref", "445.md", 25),
        ("fence-unclosed", "035.md", 0),
        ("fence-unclosed", "042.md", 0),
        ("fence-unclosed", "085.md", 40),
        ("filename-autolink", "484-all-our-tools.md", 46),
        ("image-ephemeral", "174.md", 138),
        ("invisible-char", "017.md", 62),
        ("link-broken-markdown", "162.md", 3),
        ("link-broken-markdown", "254.md", 32),
        ("link-broken-markdown", "474-astral-to-join-openai.md", 49),
        ("link-empty-text", "190.md", 0),
        ("link-text-target", "015.md", 70),
        ("link-text-target", "437.md", 55),
        ("tracking-parameters", "047.md", 71),
        ("url-bad-host", "255.md", 108),
        ("url-bad-host", "274.md", 82),
        ("url-bad-host", "360.md", 71),
        ("url-doubled", "274.md", 7),
        ("url-doubled", "365.md", 34),
        ("url-private", "269.md", 6),
        ("url-with-spaces", "095.md", 82),
        ("url-with-spaces", "154.md", 74),
    ] {
        places.assert_found(rule, "show_notes", file, line);
    }
}

#[test]
fn shows_without_these_faults_are_left_alone() {
    for (folder, notes) in [("rustacean-station", "_episodes/**/*.md"), ("syntax", "shows/*.md")] {
        let rules = ["embed-directive", "episode-ref", "fence-unclosed", "url-doubled", "url-with-spaces"];
        let Some(places) = Places::of_show(folder, notes, &rules) else { return };
        assert!(places.len() < 10, "{folder}: {places}");
    }
}
