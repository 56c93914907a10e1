//! Reading needs patterns that take longer to compile than many a show to read, and the first one who needs one compiles it
//! while all others wait. So a made-up episode is read while the config is read and files are looked for.

use super::read::Depth;
use super::{Compiled, facts};
use crate::diagnostic::Diagnostics;
use crate::notes;
use crate::record::Episode;
use crate::show::Show;
use crate::source::SourceFile;
use crate::transcript;

const NOTES: &str = "\
# A title, recorded Tuesday, May 1st, 2018

Hosts: Ada Lovelace
Sponsored by **Rye**: https://rye.example/

**Ada #1: [Bread](https://bread.example/)**

- Rolls
";

const TRANSCRIPT: &str = "\
00:00:00 Welcome to the show, this is episode 1, recorded May 1st, 2018. I'm Ada Lovelace, and this is brought to you by Rye.
";

/// Reads the notes of an episode that nobody has.
pub(crate) fn warm_up_notes() {
    notes::parse(&SourceFile::new("1.md", NOTES), &["Ada"], &mut Diagnostics::new());
}

/// Reads an episode that nobody has.
pub(crate) fn warm_up(show: &Show) {
    let (notes, transcript) = (SourceFile::new("1.md", NOTES), SourceFile::new("1.txt", TRANSCRIPT));
    let unseen = &mut Diagnostics::new();
    // Without transcripts nobody asks for what is said.
    let is_heard = !show.config.sources.transcripts.is_empty();
    let mut read = Compiled {
        notes: Some((notes.clone(), notes::parse(&notes, &["Ada"], unseen))),
        transcripts: is_heard
            .then(|| (transcript.clone(), transcript::parse(&transcript, unseen)))
            .into_iter()
            .collect(),
        depth: Depth::Skimmed,
        ..Compiled::new(Episode::default())
    };
    facts(show, &mut read);
}
