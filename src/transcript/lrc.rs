//! Reads lyrics (`.lrc`): lines of words behind `[mm:ss.xx]`, tags such as `[ti:Title]` and `[offset:500]`, and times of single
//! words in angle brackets.

use super::captions;
use super::faults::Faults;
use super::lines::{Line, lines, without_bom};
use super::words;
use super::{Cue, Format, Transcript, time};
use crate::source::{SourceFile, Span};

/// Tags that say what the words are of.
const TAGS: [&str; 10] = ["ti", "ar", "al", "au", "by", "re", "ve", "length", "offset", "la"];

/// So many times may stand before words that are said again and again.
const MOST_TIMES: usize = 64;

/// Name and value of the tag that `line` is.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().strip_prefix('[')?.strip_suffix(']')?.split_once(':')?;
    TAGS.contains(&name.trim()).then(|| (name.trim(), value.trim()))
}

/// Does `text` begin with a tag of lyrics?
pub(super) fn is_lrc(text: &str) -> bool {
    lines(text, 0).find(|line| !line.is_blank()).is_some_and(|line| tag(line.text).is_some())
}

/// Reads `file` as lyrics. Times without words end what stands before them.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let mut transcript = Transcript { format: Format::Lrc, ..Transcript::default() };
    // A positive offset has the words come sooner.
    let mut sooner = 0.0;
    for line in lines(text, start) {
        match tag(line.text) {
            Some(("ti", title)) if !title.is_empty() => {
                transcript.title = Some((words::one_line(title), line.span_of(title)));
            }
            Some(("offset", offset)) => sooner = f64::from(offset.parse::<i32>().unwrap_or(0)) / 1000.0,
            Some(_) => {}
            None => sung(line, sooner, &mut transcript.cues, faults),
        }
    }
    transcript.cues.sort_by(|one, other| one.start.total_cmp(&other.start));
    transcript.cues.retain(|cue| !cue.text.is_empty());
    captions::name_speakers(file, &mut transcript.cues, true);
    transcript
}

fn sung(line: Line<'_>, sooner: f64, cues: &mut Vec<Cue>, faults: &mut Faults<'_>) {
    let mut rest = line.text.trim();
    let mut starts = Vec::new();
    while let Some((time, behind)) = bracketed(rest, '[', ']').filter(|_| starts.len() < MOST_TIMES) {
        starts.push((time - sooner).max(0.0));
        rest = behind.trim_start();
    }
    if rest.is_empty() && starts.is_empty() {
        return;
    }
    let span = line.span_of(line.text.trim());
    if starts.is_empty() {
        faults.warn("cue-time-invalid", span, "the line has no time", "lyrics write `[01:02.50]` before the words");
        starts.extend(cues.last().map(|cue: &Cue| cue.start).or(Some(0.0)));
    }
    if let Some(last) = cues.last_mut().filter(|last| last.end.is_none()) {
        last.end = starts.first().copied().filter(|end| *end > last.start);
    }
    let text = words::spoken(&unmarked(rest));
    let text_span: Span = line.span_of(rest);
    cues.extend(starts.into_iter().map(|start| Cue { start, text: text.clone(), span, text_span, ..Cue::default() }));
}

/// The seconds of the time in brackets at the start of `text`, and what follows.
fn bracketed(text: &str, open: char, close: char) -> Option<(f64, &str)> {
    let (time, length) = time::read(text.strip_prefix(open)?)?;
    Some((time.seconds, text.get(1 + length..)?.strip_prefix(close)?))
}

/// `text` without the times of its words.
fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, marked) = rest.split_at(at);
        plain.push_str(before);
        rest = bracketed(marked, '<', '>').map_or_else(
            || {
                plain.push('<');
                marked.get(1..).unwrap_or_default()
            },
            |(_, behind)| behind,
        );
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, parsed, rules};

    #[test]
    fn lyrics() {
        let text = "[ti: Rye ]\n[offset:500]\n\n[00:01.50]<00:01.50>Hello <00:02.00>a < b\n[00:03.00]\n[00:05.00][00:09.00] Again.\n";
        assert_eq!(rules("a.lrc", text), Vec::<&str>::new());
        assert_eq!(parsed("a.txt", text).title.unwrap().0, "Rye");
        let found: Vec<_> = cues("a.txt", text).into_iter().map(|cue| (cue.start, cue.end, cue.text)).collect();
        assert_eq!(
            found,
            [(1.0, Some(2.5), "Hello a < b".to_owned()), (4.5, None, "Again.".into()), (8.5, None, "Again.".into())]
        );
    }

    #[test]
    fn words_without_a_time() {
        assert_eq!(rules("a.lrc", "[ar:Rye]\nHello.\n"), ["cue-time-invalid"]);
    }
}
