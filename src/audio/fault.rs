//! Why the facts of an audio file cannot be had.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::diagnostic::Diagnostic;

/// One fault of one file; [`Fault::in_file`] makes the finding of it.
#[derive(Debug, Error)]
pub(super) enum Fault {
    #[error("cannot read the file: {0}")]
    Unreadable(#[from] io::Error),
    #[error("this is not a regular file")]
    NotAFile,
    #[error("the audio file is empty")]
    Empty,
    #[error("the file is not audio that podwright knows")]
    NotAudio,
    #[error("the headers of the audio file are broken: {0}")]
    Broken(String),
    #[error("the audio file was cut off: {missing} bytes are missing at its end")]
    BytesMissing { missing: u64 },
    #[error("the audio file was cut off: its header promises {promised:.1} seconds, but only {found:.1} are there")]
    SecondsMissing { promised: f64, found: f64 },
    #[error("the audio file was cut off: its index (the moov box) is missing")]
    IndexMissing,
    #[error("the headers of the audio file give no duration")]
    WithoutDuration,
}

impl Fault {
    const fn rule(&self) -> &'static str {
        match self {
            Self::Unreadable(_) | Self::NotAFile | Self::Broken(_) => "audio-unreadable",
            Self::Empty => "audio-empty",
            Self::NotAudio => "audio-not-audio",
            Self::BytesMissing { .. } | Self::SecondsMissing { .. } | Self::IndexMissing => "audio-truncated",
            Self::WithoutDuration => "audio-without-duration",
        }
    }

    const fn help(&self) -> Option<&'static str> {
        match self {
            Self::Unreadable(_) | Self::NotAFile => None,
            Self::Broken(_) | Self::WithoutDuration => Some("export the episode again, as MP3 or M4A"),
            Self::Empty | Self::BytesMissing { .. } | Self::SecondsMissing { .. } | Self::IndexMissing => {
                Some("copy the file again from where it is whole, or export the episode again")
            }
            Self::NotAudio => Some("every podcast app plays MP3 and M4A; copy the recording from where it is whole"),
        }
    }

    /// The finding, on `relative` as a whole.
    pub(super) fn in_file(self, relative: &Path) -> Diagnostic {
        let finding = Diagnostic::error(self.rule(), self.to_string()).in_file(relative);
        match self.help() {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

/// A path that leads nowhere, told in the words of this module.
pub(super) fn unresolved(fault: Diagnostic) -> Diagnostic {
    match fault.rule {
        "unreadable-file" => Diagnostic { rule: "audio-unreadable", ..fault },
        _ => fault,
    }
}
