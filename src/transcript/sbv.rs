//! Reads the captions of YouTube (`.sbv`): a line of two times with a comma between them, lines of text, an empty line.

use super::captions;
use super::lines::{Line, lines, without_bom};
use super::words::{self, Markup};
use super::{Cue, Format, Transcript, time};
use crate::source::{SourceFile, Span};

/// The times of a cue in seconds, when `line` is the line of times.
fn times(line: &str) -> Option<(f64, f64)> {
    let line = line.trim_end();
    // Most lines are words.
    line.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let (start, end) = line.split_once(',')?;
    let (start, end) = (time::whole(start)?, time::whole(end)?);
    (start.fraction_mark == Some('.') && end.fraction_mark == Some('.')).then_some((start.seconds, end.seconds))
}

/// Does `text` begin with the times of a cue?
pub(super) fn is_sbv(text: &str) -> bool {
    lines(text, 0).find(|line| !line.is_blank()).is_some_and(|line| times(line.text).is_some())
}

/// Reads `file` as captions of YouTube.
pub(super) fn read(file: &SourceFile) -> Transcript {
    let (text, start) = without_bom(file.text());
    let mut cues = Vec::new();
    let mut open: Option<(Line<'_>, f64, f64, Option<Span>)> = None;
    let mut close = |open: Option<(Line<'_>, f64, f64, Option<Span>)>| {
        let Some((line, start, end, said)) = open else { return };
        let said = said.unwrap_or(Span::new(line.end(), line.end()));
        let span = Span::new(line.start, said.end);
        let turns = words::turns(file.slice(said), said.start, span, Markup::SubRip);
        cues.extend(turns.map(|turn| Cue { start, end: Some(end), ..turn }));
    };
    for line in lines(text, start) {
        if let Some((start, end)) = times(line.text) {
            close(open.replace((line, start, end, None)));
        } else if let Some((.., said)) = open.as_mut().filter(|_| !line.is_blank()) {
            let here = Span::new(line.start, line.end());
            said.get_or_insert(here).end = here.end;
        }
    }
    close(open);
    captions::name_speakers(file, &mut cues, true);
    Transcript { format: Format::Sbv, cues, ..Transcript::default() }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::tests::{cues, parsed, rules};

    #[test]
    fn captions_of_youtube() {
        let text = "0:00:00.500,0:00:04.000\n>> ADA: Hello\nthere.\n\n0:00:04.000,1:00:05.250\nBye <i>all</i>.\n";
        assert_eq!(rules("a.sbv", text), Vec::<&str>::new());
        assert_eq!(parsed("a.txt", text).format, Format::Sbv);
        let cues = cues("a.sbv", text);
        let found: Vec<_> =
            cues.iter().map(|cue| (cue.start, cue.end, cue.speaker.as_deref(), cue.text.as_str())).collect();
        assert_eq!(found, [(0.5, Some(4.0), Some("ADA"), "Hello there."), (4.0, Some(3605.25), None, "Bye all.")]);
        assert!(text[cues[1].span.start..cues[1].span.end].starts_with("0:00:04.000,"));
    }
}
