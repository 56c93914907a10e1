//! What holds for all rules on notes: they survive any text, and their fixes can be made.

use proptest::prelude::*;

use crate::lint::testing::findings_in_anything;

/// Pieces of notes as people write and break them.
const PIECES: &[&str] = &[
    "---\n",
    "title: \"#1 - Rye\"\n",
    "explicit: no\n",
    "number: 0012\n",
    "length: 3\n",
    "duration: 1:02:03\n",
    "# ",
    "Bread Basket 1",
    "\n",
    "\n\n",
    "**",
    "****",
    "Ada #1:",
    "**Bob #2:** ",
    "Adda #4",
    "Clara #",
    "#999",
    "[",
    "](https://e.org/rye)",
    "](http://",
    ")",
    "[**rye**](https://e.org/rye)",
    "[ ](https://e.org/rye)",
    "[:](https://e.org/oats)",
    "Special guest: ",
    "Cleo Crust",
    "'s",
    "Sponsored by ",
    "flower hub",
    "SPONSOR - ",
    "Joke:",
    "- ",
    "\t",
    "```\n",
    "é🎉",
    "\u{200B}",
    "@ada@e.org",
    "TBD",
    "GUEST_NAME",
    "Usually Tuesdays",
    "Recorded May 1st",
    ", 2023",
    "Extras",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_notes_are_judged_and_can_be_fixed(
        first in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
        second in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
    ) {
        let files = [("show_notes/001.md", first.concat()), ("show_notes/002.md", second.concat())];
        // Making the fixes is part of telling the findings.
        findings_in_anything("notes", &files.each_ref().map(|(path, text)| (*path, text.as_str())));
    }
}
