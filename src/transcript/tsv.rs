//! Reads tables with tabs, as Whisper writes them: a line of names (`start`, `end`, `text`), then a cue a line. Whole numbers
//! are milliseconds, numbers with a fraction seconds.

use super::captions;
use super::faults::Faults;
use super::lines::{Line, lines, without_bom};
use super::{Cue, Format, Transcript, time, words};
use crate::source::SourceFile;

/// The columns of a table.
struct Columns {
    start: usize,
    end: Option<usize>,
    speaker: Option<usize>,
    text: usize,
}

impl Columns {
    /// Those that `line` names; none where it names no times or no words.
    fn of(line: &str) -> Option<Self> {
        let names: Vec<String> = line.split('\t').map(|name| name.trim().to_lowercase()).collect();
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        (names.len() > 1).then_some(())?;
        Some(Self {
            start: at(&["start", "start_time", "begin"])?,
            end: at(&["end", "end_time"]),
            speaker: at(&["speaker", "name"]),
            text: at(&["text", "body", "transcript"])?,
        })
    }
}

/// Does `text` begin with the names of columns?
pub(super) fn is_table(text: &str) -> bool {
    lines(text, 0).find(|line| !line.is_blank()).is_some_and(|line| Columns::of(line.text).is_some())
}

/// Reads `file` as a table.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let mut rows = lines(text, start).filter(|line| !line.is_blank());
    let columns = rows.next().and_then(|line| Columns::of(line.text));
    let mut cues: Vec<Cue> = Vec::new();
    for (row, columns) in rows.filter_map(|row| Some((row, columns.as_ref()?))) {
        cues.extend(cue(row, columns, cues.last().map_or(0.0, |last: &Cue| last.start), faults));
    }
    captions::name_speakers(file, &mut cues, true);
    Transcript { format: Format::Table, cues, ..Transcript::default() }
}

/// The cue of a row, which has words; one without a time begins with the cue before it.
fn cue(row: Line<'_>, columns: &Columns, before: f64, faults: &mut Faults<'_>) -> Option<Cue> {
    let fields: Vec<&str> = row.text.split('\t').collect();
    let field = |at: usize| fields.get(at).copied().map(str::trim).filter(|field| !field.is_empty());
    let raw = field(columns.text)?;
    let start = field(columns.start).and_then(seconds);
    if start.is_none() {
        let help = "write milliseconds, such as `4200`";
        faults.warn("cue-time-invalid", row.span_of(row.text), "the row has no time at which it starts", help);
    }
    Some(Cue {
        start: start.unwrap_or(before),
        end: columns.end.and_then(field).and_then(seconds),
        speaker: columns.speaker.and_then(field).map(words::one_line),
        text: words::spoken(raw),
        span: row.span_of(row.text),
        text_span: row.span_of(raw),
    })
}

fn seconds(text: &str) -> Option<f64> {
    let milliseconds = || text.parse::<u32>().ok().map(|milliseconds| f64::from(milliseconds) / 1000.0);
    let decimal = || text.parse::<f64>().ok().filter(|seconds| (0.0..1e7).contains(seconds));
    milliseconds().or_else(decimal).or_else(|| time::whole(text).map(|time| time.seconds))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, rules};

    #[test]
    fn a_table_of_whisper() {
        let text =
            "start\tend\ttext\n0\t4200\tHello there.\n4200\t9000\tAda Byron: Bye & so on.\n9.5\t\t\nx\t10000\tLate.\n";
        let found: Vec<_> =
            cues("a.tsv", text).into_iter().map(|cue| (cue.start, cue.end, cue.speaker, cue.text)).collect();
        assert_eq!(
            found,
            [
                (0.0, Some(4.2), None, "Hello there.".to_owned()),
                (4.2, Some(9.0), Some("Ada Byron".into()), "Bye & so on.".into()),
                (4.2, Some(10.0), None, "Late.".into()),
            ]
        );
        assert_eq!(rules("a.tsv", text), ["cue-time-invalid"]);
    }

    #[test]
    fn columns_may_stand_in_any_order() {
        let text = "\u{feff}speaker\tstart\ttext\r\nAda\t1.5\tHi.\r\n";
        let cue = &cues("a.txt", text)[0];
        assert_eq!(
            (cue.start, cue.speaker.as_deref(), &text[cue.text_span.start..cue.text_span.end]),
            (1.5, Some("Ada"), "Hi.")
        );
    }
}
