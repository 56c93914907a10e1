//! Times in messages.

/// `H:MM:SS`, as listeners see it in their player.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time stamp has at most four digits of hours"
)]
pub(super) fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn hours_minutes_seconds() {
        assert_eq!(super::clock(3723.9), "1:02:03");
        assert_eq!(super::clock(-1.0), "0:00:00");
    }
}
