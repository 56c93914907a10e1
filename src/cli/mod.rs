//! The command line: one file a command; no logic beyond arguments, files and printing.

mod build;
mod chapters;
mod completions;
mod diff;
mod import;
mod init;
mod lint;
mod new;
mod normalize;
mod online;
mod rule;
mod schema;
mod select;
mod tag;
mod web;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::warm_up_notes;
use crate::show::Show;
use crate::words::counted;
use crate::{config, report};

/// Compiles a podcast from the git repository of its show.
///
/// podwright reads show notes in Markdown, transcripts with time stamps and audio, and makes the feed that podcast apps
/// subscribe to, with chapters, transcripts and people.
#[derive(Debug, Parser)]
#[command(name = "podwright", version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    New(new::New),
    Build(build::Build),
    Chapters(chapters::Chapters),
    Normalize(normalize::Normalize),
    Lint(lint::Lint),
    Rule(rule::Explain),
    Diff(diff::Diff),
    Tag(tag::Tag),
    Import(import::Import),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// Which show is meant.
#[derive(Debug, Args)]
struct Where {
    /// Config of the show [default: the nearest podwright.toml, from the first PATH or the working folder upwards]
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,

    /// Folder of the show, when it is not the folder of its config
    #[arg(long, value_name = "DIR", global = true)]
    root: Option<PathBuf>,
}

impl Where {
    /// Reads the config of the show that `start` lies in, unless the options name another; warnings about it go to
    /// `diagnostics`.
    fn show(&self, start: Option<&PathBuf>, diagnostics: &mut Diagnostics) -> Result<Show, Failure> {
        rayon::spawn(warm_up_notes);
        let path = match (&self.config, start) {
            (Some(path), _) => path.clone(),
            (None, Some(start)) if start.exists() => config::find(start)?,
            (None, _) => config::find(Path::new("."))?,
        };
        let folder = path.parent().map(PathBuf::from).filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| PathBuf::from("."));
        match config::load(&path, diagnostics) {
            Some(config) => Ok(Show { root: self.root.clone().unwrap_or(folder), config }),
            None => Err(Failure::Diagnostics(std::mem::take(diagnostics), Some(folder))),
        }
    }
}

/// How a command ended.
enum Outcome {
    /// Nothing to report.
    Clean,
    /// Findings, or outputs that would change.
    Findings,
}

/// Why a command could not do its work.
enum Failure {
    /// What is wrong, and the folder of the files that are to blame.
    Diagnostics(Diagnostics, Option<PathBuf>),
    /// What is wrong with the show was told already; this sums it up.
    Told(String),
    /// The reader of our output went away.
    Closed,
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Diagnostics(diagnostics, None)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnostics(vec![diagnostic], None)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        Diagnostic::error("output-not-written", format!("cannot write the output: {error}")).into()
    }
}

/// Runs the command that the arguments of the process name.
pub fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Init(command) => command.run(),
        Command::New(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Chapters(command) => command.run(),
        Command::Normalize(command) => command.run(),
        Command::Lint(command) => command.run(),
        Command::Rule(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Tag(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run::<Cli>(),
    };
    match result {
        Ok(Outcome::Clean) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure::Told(summary)) => {
            anstream::eprintln!("{summary}");
            ExitCode::from(2)
        }
        Err(Failure::Diagnostics(diagnostics, folder)) => {
            // When even standard error is gone there is nobody left to tell.
            let _ = report::terminal::summarise(&mut anstream::stderr(), &diagnostics, folder.as_deref());
            ExitCode::from(2)
        }
    }
}
