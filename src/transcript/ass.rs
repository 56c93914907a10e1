//! Reads Advanced SubStation Alpha (`.ass`, `.ssa`): the lines `Dialogue:` of the section `[Events]`, whose columns its line
//! `Format:` names.

use super::faults::Faults;
use super::lines::{Line, lines, without_bom};
use super::words;
use super::{Cue, Format, Transcript, time};
use crate::source::SourceFile;

/// The columns, as they are where no line names them.
const COLUMNS: &str = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";
/// So many columns are counted.
const MOST_COLUMNS: usize = 32;

/// Does `text` begin with the section that all files begin with?
pub(super) fn is_ass(text: &str) -> bool {
    let first = lines(text, 0).find(|line| !line.is_blank() && !line.text.starts_with(';'));
    first.is_some_and(|line| line.text.trim().eq_ignore_ascii_case("[script info]"))
}

/// Where the columns stand that are read.
struct Columns {
    count: usize,
    start: Option<usize>,
    end: Option<usize>,
    name: Option<usize>,
}

impl Columns {
    fn of(names: &str) -> Self {
        let names: Vec<String> = names.split(',').take(MOST_COLUMNS).map(|name| name.trim().to_lowercase()).collect();
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        Self { count: names.len(), start: at(&["start"]), end: at(&["end"]), name: at(&["name", "actor"]) }
    }
}

/// Reads `file` as SubStation Alpha.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let mut columns = Columns::of(COLUMNS);
    let mut is_events = false;
    let mut transcript = Transcript { format: Format::Ass, ..Transcript::default() };
    for line in lines(text, start) {
        let trimmed = line.text.trim();
        if trimmed.starts_with('[') {
            is_events = trimmed.eq_ignore_ascii_case("[events]");
        } else if let Some(names) = trimmed.strip_prefix("Format:").filter(|_| is_events) {
            columns = Columns::of(names);
        } else if let Some(values) = trimmed.strip_prefix("Dialogue:").filter(|_| is_events) {
            let before = transcript.cues.last().map_or(0.0, |cue: &Cue| cue.start);
            transcript.cues.push(cue(line, values, &columns, before, faults));
        } else if let Some(title) = trimmed.strip_prefix("Title:").map(str::trim).filter(|title| !title.is_empty()) {
            transcript.title.get_or_insert_with(|| (words::one_line(title), line.span_of(title)));
        }
    }
    // Drawings are no words, and what is shown together need not be written in order.
    transcript.cues.retain(|cue| !cue.text.is_empty());
    transcript.cues.sort_by(|one, other| one.start.total_cmp(&other.start));
    transcript
}

fn cue(line: Line<'_>, values: &str, columns: &Columns, before: f64, faults: &mut Faults<'_>) -> Cue {
    let fields: Vec<&str> = values.splitn(columns.count.max(1), ',').collect();
    let field = |at: Option<usize>| fields.get(at?).map(|field| field.trim()).filter(|field| !field.is_empty());
    let seconds = |at| field(at).and_then(time::whole).map(|time| time.seconds);
    let span = line.span_of(line.text.trim());
    let start = seconds(columns.start).unwrap_or_else(|| {
        faults.warn("cue-time-invalid", span, "the line has no time at which it starts", "write it as `0:01:02.50`");
        before
    });
    let raw = fields.last().copied().unwrap_or_default().trim();
    Cue {
        start,
        end: seconds(columns.end),
        speaker: field(columns.name).map(words::one_line).filter(|name| !name.is_empty()),
        text: words::spoken(&unmarked(raw)),
        span,
        text_span: line.span_of(raw),
    }
}

/// `text` without styles in braces, and with its breaks as spaces.
fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        plain.push_str(before);
        let Some((style, behind)) = inside.split_once('}') else {
            plain.push('{');
            rest = inside;
            break;
        };
        // Drawings go on to the end of the line.
        if style.contains("\\p1") {
            return plain;
        }
        rest = behind;
    }
    plain.push_str(rest);
    ["\\N", "\\n", "\\h"].iter().fold(plain, |text, mark| text.replace(mark, " "))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, parsed, rules};

    const HEAD: &str = "[Script Info]\n; by hand\nTitle: Rye\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n";

    #[test]
    fn dialogue() {
        let text = format!(
            "{HEAD}Format: Layer, Start, End, Style, Name, Text\nComment: 0,0:00:00.00,0:00:01.00,Default,,No.\n\
             Dialogue: 0,0:00:04.00,0:00:05.00,Default,,Bye, {{\\b1}}all{{\\b0}}\\Nof you {{.\n\
             Dialogue: 0,0:00:00.50,0:00:04.00,Default, Ada ,Hello.\nDialogue: 1,0:00:00.50,0:00:04.00,Default,,{{\\p1}}m 0 0\n"
        );
        assert_eq!(rules("a.ass", &text), Vec::<&str>::new());
        assert_eq!(parsed("a.txt", &text).title.unwrap().0, "Rye");
        let cues = cues("a.txt", &text);
        let found: Vec<_> =
            cues.iter().map(|cue| (cue.start, cue.end, cue.speaker.as_deref(), cue.text.as_str())).collect();
        assert_eq!(found, [(0.5, Some(4.0), Some("Ada"), "Hello."), (4.0, Some(5.0), None, "Bye, all of you {.")]);
        assert_eq!(&text[cues[0].text_span.start..cues[0].text_span.end], "Hello.");
    }

    #[test]
    fn a_line_without_a_time() {
        assert_eq!(
            rules("a.ass", &format!("{HEAD}Dialogue: 0,soon,0:00:01.00,Default,,0,0,0,,Hi\n")),
            ["cue-time-invalid"]
        );
    }
}
