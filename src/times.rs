//! Times as text. All take seconds; what is before the beginning, or no time at all, counts as the beginning.

/// Whole milliseconds of `seconds`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, which is meant")]
pub(crate) fn millis(seconds: f64) -> u64 {
    (seconds * 1000.0).round() as u64
}

/// `H:MM:SS`, as people read it in messages and players; fractions are cut off.
pub(crate) fn clock(seconds: f64) -> String {
    let (hours, minutes, seconds) = parts(seconds);
    format!("{hours}:{minutes:02}:{seconds:02}")
}

/// `M:SS`, and `H:MM:SS` from the first hour on.
pub(crate) fn short(seconds: f64) -> String {
    match parts(seconds) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        _ => clock(seconds),
    }
}

/// `HH:MM:SS`, the form Apple asks for in descriptions (support/5482).
pub(crate) fn padded(seconds: f64) -> String {
    let (hours, minutes, seconds) = parts(seconds);
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

/// `HH:MM:SS.mmm`: WebVTT section 4.1, and normal play time as every reader of Podlove chapters takes it.
pub(crate) fn exact(seconds: f64) -> String {
    let mut text = String::with_capacity("00:00:00.000".len());
    push_exact(&mut text, millis(seconds), '.');
    text
}

/// Adds `HH:MM:SS.mmm` to `out`, with `mark` before the milliseconds, which is a comma in SubRip. A transcript has thousands of
/// them, and formatting took most of the time to write one.
pub(crate) fn push_exact(out: &mut String, millis: u64, mark: char) {
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

/// Hours, minutes and seconds.
fn parts(seconds: f64) -> (u64, u64, u64) {
    let whole = millis(seconds) / 1000;
    (whole / 3600, whole / 60 % 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_text() {
        assert_eq!([clock(3723.9), clock(-1.0), clock(37.0)], ["1:02:03", "0:00:00", "0:00:37"]);
        assert_eq!([short(67.9), short(3600.0)], ["1:07", "1:00:00"]);
        assert_eq!([padded(37.9), padded(7384.0), padded(f64::NAN)], ["00:00:37", "02:03:04", "00:00:00"]);
        assert_eq!([exact(3661.0015), exact(-1.0), exact(1e7)], ["01:01:01.002", "00:00:00.000", "2777:46:40.000"]);
    }
}
