//! `3/4/2024`: the third of April to most, the fourth of March to some.

use crate::config::SlashedDates;

/// A date with slashes and the year at its end, perhaps with a time behind it.
pub(super) struct Slashed<'t> {
    first: u32,
    second: u32,
    year: &'t str,
    rest: &'t str,
}

impl<'t> Slashed<'t> {
    /// None where `text` is another form.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let (day, rest) = text.split_at_checked(text.find([' ', ',', 'T']).unwrap_or(text.len()))?;
        let mut parts = day.split('/');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        let digits =
            |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_one =
            parts.next().is_none() && digits(first, 2) && digits(second, 2) && year.len() == 4 && digits(year, 4);
        is_one.then_some(())?;
        Some(Self { first: first.parse().ok()?, second: second.parse().ok()?, year, rest })
    }

    /// What stands first, where only one of the two numbers can be a month, or both are the same.
    pub(super) fn order(&self) -> Option<SlashedDates> {
        match (self.first, self.second) {
            (13.., ..=12) => Some(SlashedDates::DayFirst),
            (..=12, 13..) => Some(SlashedDates::MonthFirst),
            (first, second) if first == second => Some(SlashedDates::DayFirst),
            _ => None,
        }
    }

    /// The same as `2024-04-03`, with what stands behind.
    pub(super) fn ordered(&self, order: SlashedDates) -> String {
        let (day, month) = match order {
            SlashedDates::DayFirst => (self.first, self.second),
            SlashedDates::MonthFirst => (self.second, self.first),
        };
        format!("{}-{month:02}-{day:02}{}", self.year, self.rest)
    }
}

/// What stands first in the date `text`, where its slashes tell.
pub(crate) fn slashed_order(text: &str) -> Option<SlashedDates> {
    let date = Slashed::read(text.trim())?;
    date.order().filter(|_| date.first != date.second)
}
