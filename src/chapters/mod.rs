//! Chapter markers.

pub mod explicit;
pub mod formats;
pub mod mark;
pub mod said;
pub mod stamp;

/// A time as people read it: `0:02:15`, in hours, minutes and seconds; fractions are cut off.
pub fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}

/// TEMP
pub fn derive_all(_e: &mut [crate::normalize::Compiled], _c: &crate::config::Config) {}
