//! Times as text.

/// Whole milliseconds of `seconds`; times before the start count as the start.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, which is meant")]
pub(in super::super) fn millis(seconds: f64) -> u64 {
    (seconds * 1000.0).round() as u64
}

/// `HH:MM:SS.mmm`, with `mark` before the milliseconds: WebVTT section 4.1 and SubRip.
pub(in super::super) fn timestamp(millis: u64, mark: char) -> String {
    let mut text = String::with_capacity("00:00:00.000".len());
    push_timestamp(&mut text, millis, mark);
    text
}

/// Adds a [`timestamp`] to `out`. A transcript has thousands of them, and formatting took most of the time to write one.
pub(super) fn push_timestamp(out: &mut String, millis: u64, mark: char) {
    let seconds = millis / 1000;
    push_number(out, seconds / 3600, 2);
    out.push(':');
    push_number(out, seconds / 60 % 60, 2);
    out.push(':');
    push_number(out, seconds % 60, 2);
    out.push(mark);
    push_number(out, millis % 1000, 3);
}

/// Adds `number` in `width` digits at least.
fn push_number(out: &mut String, number: u64, width: u32) {
    if width > 1 || number > 9 {
        push_number(out, number / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// `M:SS`, and `H:MM:SS` from the first hour on.
pub(super) fn short(millis: u64) -> String {
    let seconds = millis / 1000;
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_text() {
        assert_eq!(timestamp(millis(3661.0015), '.'), "01:01:01.002");
        assert_eq!(timestamp(millis(-1.0), ','), "00:00:00,000");
        assert_eq!(timestamp(millis(1e7), '.'), "2777:46:40.000");
        assert_eq!((short(67_900), short(3_600_000)), ("1:07".into(), "1:00:00".into()));
    }
}
