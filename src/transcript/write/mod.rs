//! Writes transcripts in the forms that podcast apps read (podcast-namespace `transcripts.md`).
//!
//! Every form holds the cues in order of time; cues without text are left out. Reading a written transcript yields the
//! same starts (to the millisecond), speakers and texts, within what the form can say.

mod fold;
mod html;
mod json;
mod srt;
mod timing;
mod webvtt;

pub use html::to_html;
pub use json::to_json;
pub use srt::to_srt;
pub use webvtt::to_webvtt;
