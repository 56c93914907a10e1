//! `podwright normalize`

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Where, counted, select};
use crate::diagnostic::{Diagnostics, Severity};
use crate::lint::settings::Settings;
use crate::record::Episode;
use crate::{compile, report};

/// Prints the typed record of every episode: number, title, dates, people, sponsors, topics, chapters
///
/// Every value comes with its evidence: the file, line and column it was read from, and how. What is wrong with single
/// episodes does not keep the records from being printed; the exit status is 2 then.
#[derive(Debug, Args)]
pub(super) struct Normalize {
    /// Files, folders or episode numbers [default: the whole show]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to print the records
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A line an episode, for people
    #[default]
    Table,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
}

impl Normalize {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut diagnostics = Diagnostics::new();
        let show = self.place.show(self.paths.first(), &mut diagnostics)?;
        let mut found = Diagnostics::new();
        let compiled = compile::compile(&show, &mut found)?;
        diagnostics.extend(Settings::stated(&show.config.lint, found));
        let chosen = select::episodes(&show.root, &compiled, &self.paths)?;
        select::findings(&compiled, &chosen, &mut diagnostics);
        report::terminal::summarise(&mut anstream::stderr(), &diagnostics, Some(&show.root))?;
        let records = chosen.into_iter().map(|episode| &episode.record);
        let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
        match self.format {
            Format::Table => table(&mut out, records)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &records.collect::<Vec<_>>()).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Format::Jsonl => {
                for record in records {
                    serde_json::to_writer(&mut out, record).map_err(io::Error::from)?;
                    writeln!(out)?;
                }
            }
        }
        out.flush()?;
        match diagnostics.iter().filter(|one| one.severity == Severity::Error).count() {
            0 => Ok(Outcome::Clean),
            errors => {
                Err(Failure::Told(format!("the records lack what could not be read: {}", counted(errors, "error"))))
            }
        }
    }
}

fn table<'a>(out: &mut dyn Write, records: impl Iterator<Item = &'a Episode>) -> io::Result<()> {
    for record in records {
        let text = |value: Option<String>| value.unwrap_or_else(|| "-".into());
        let names = |names: Vec<&str>| if names.is_empty() { "-".to_owned() } else { names.join(", ") };
        let bold = anstyle::Style::new().bold();
        writeln!(
            out,
            "{bold}{:>5}{bold:#}  {}  {}",
            record.id,
            text(record.recorded.map(|date| date.to_string())),
            text(record.title.clone()),
        )?;
        let duration = record.duration.map(crate::times::clock);
        writeln!(
            out,
            "       {}  hosts: {}  guests: {}  sponsors: {}",
            text(duration),
            names(record.hosts.iter().map(|person| person.name.as_str()).collect()),
            names(record.guests.iter().map(|person| person.name.as_str()).collect()),
            names(record.sponsors.iter().map(|sponsor| sponsor.name.as_str()).collect()),
        )?;
        for topic in &record.topics {
            let start = topic.start.map_or_else(|| "   -    ".to_owned(), crate::times::clock);
            writeln!(out, "       {start}  {}. {}", topic.order, topic.title)?;
        }
    }
    Ok(())
}
