//! `podwright build`

use std::path::{Path, PathBuf};
use std::{hint, mem};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use clap::Args;

use super::online::Online;
use super::{Failure, Outcome, Where, counted};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, has_errors};
use crate::ledger::Ledger;
use crate::lint::built;
use crate::lint::settings::Settings;
use crate::normalize::Compiled;
use crate::notes::front_matter::values::YEARS;
use crate::publish::{self, Destination, DifferenceKind, Plan};
use crate::show::{Show, listed};
use crate::vocabulary::vocabulary;
use crate::{compile, report};

/// Builds the feed, chapters, transcripts and the ledger of the show
///
/// The same sources and the same ledger give the same bytes. Files are written only when everything could be made, and
/// each takes its place at once; a build that fails leaves the old feed as it was.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// The folder of the show [default: the working folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Write everything to DIR, the ledger included, and nothing into the show
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; exit with 1 when outputs would change
    #[arg(long)]
    check: bool,

    /// Build as if it were TIME: a day, or a date and time (RFC 3339) [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<DateTime<Utc>>,

    #[command(flatten)]
    online: Online,

    #[command(flatten)]
    place: Where,
}

fn time(text: &str) -> Result<DateTime<Utc>, String> {
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let exact = || DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc());
    let time = day().or_else(exact).filter(|time| YEARS.contains(&time.year()));
    time.ok_or_else(|| "write it like 2026-03-12 or 2026-03-12T11:00:00Z".into())
}

impl Build {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        rayon::spawn_broadcast(|_| make_room());
        // The first feed that is written waits for it otherwise.
        rayon::spawn(|| vocabulary().warm_up());
        let mut diagnostics = Diagnostics::new();
        let show = self.place.show(self.folder.as_ref(), &mut diagnostics)?;
        let destination = match &self.out {
            Some(folder) => Destination::elsewhere(folder),
            None => Destination::in_show(&show.root, &show.config),
        };
        let now = self.now.unwrap_or_else(Utc::now);
        let planned = self.plan(&show, &destination, now, &mut diagnostics);
        // What stops the build anyway has a place of its own; the feed would only tell its consequences.
        let sound = planned.as_ref().filter(|_| !has_errors(&diagnostics));
        let staged = sound.map(|(plan, episodes)| {
            // Files are written while they are judged, and are kept only if they are fit to be.
            let stage = || (!self.check).then(|| plan.stage(&destination));
            let (errors, staged) = rayon::join(|| built::errors(plan, &show.config, episodes, now), stage);
            diagnostics.extend(errors);
            staged
        });
        listed::place(&show, &mut diagnostics);
        report::terminal::summarise(&mut anstream::stderr(), &diagnostics, Some(&show.root))?;
        let (Some((plan, episodes)), Some(staged)) = (planned, staged.filter(|_| !has_errors(&diagnostics))) else {
            return Err(Failure::Told(unbuilt(&diagnostics, self.check)));
        };
        // The process ends soon, and with it all its memory at once.
        mem::forget(episodes);
        let plan = mem::ManuallyDrop::new(plan);
        let Some(staged) = staged else {
            return Ok(self.compare(&plan, &destination)?);
        };
        let written = staged?.keep()?;
        for path in plan.stale(&destination) {
            anstream::eprintln!("note: {} is from a former build; this one does not write it", path.display());
        }
        let feed = destination.folder.join(&plan.feed_name);
        let bold = anstyle::Style::new().bold();
        anstream::println!(
            "{bold}{}{bold:#}: {}, {} of {} files written",
            shown(&feed).display(),
            counted(plan.items, "episode"),
            written.len(),
            plan.outputs.len() + 1,
        );
        if let Some((id, date)) = &plan.next_due {
            anstream::println!("next: episode {id} is due {}", date.format("%Y-%m-%d %H:%M %:z"));
        }
        Ok(Outcome::Clean)
    }

    /// What to write; none when the show or its ledger cannot be read. A fault of the one does not hide those of the
    /// other.
    fn plan(
        &self,
        show: &Show,
        destination: &Destination,
        now: DateTime<Utc>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Plan, Vec<Compiled>)> {
        let ledger = publish::read_ledger(&show.root, destination).map_err(|faults| diagnostics.extend(faults)).ok();
        let mut found = Diagnostics::new();
        let mut planned = plan_with(show, ledger.as_ref(), now, &mut found);
        if let (Some((plan, episodes)), Some(client)) = (&planned, self.online.client()) {
            let learned = publish::learn(plan, episodes, &client, self.online.forgets());
            // What servers say changes durations, and with them chapters.
            if learned.ledger != plan.ledger {
                found.clear();
                planned = plan_with(show, Some(&learned.ledger), now, &mut found);
            }
            found.extend(learned.diagnostics);
        }
        diagnostics.extend(found);
        planned
    }

    fn compare(&self, plan: &Plan, destination: &Destination) -> Result<Outcome, Diagnostics> {
        let differences = plan.check(destination)?;
        for difference in &differences {
            let what = match difference.kind {
                DifferenceKind::Missing => "would be new",
                DifferenceKind::Changed => "would change",
            };
            anstream::println!("{}: {what}", shown(&difference.path).display());
        }
        Ok(if differences.is_empty() { Outcome::Clean } else { Outcome::Findings })
    }
}

/// A plan and the episodes it was made of; without a ledger only the faults of the sources are found.
fn plan_with(
    show: &Show,
    ledger: Option<&Ledger>,
    now: DateTime<Utc>,
    diagnostics: &mut Diagnostics,
) -> Option<(Plan, Vec<Compiled>)> {
    let mut found = Diagnostics::new();
    let known = ledger.cloned().unwrap_or_default();
    let compiled = compile::compile_remembering(show, &known, &mut found);
    // What the show says about its sources is asked; that outputs can be made is not a matter of taste.
    let mut found = Settings::stated(&show.config.lint, found);
    let planned = compiled.map_err(|fault| found.push(fault)).ok().and_then(|episodes| {
        let plan = publish::plan(&show.root, &show.config, &episodes, ledger?, now);
        publish::bear(&mut found, &episodes, &plan);
        Some((plan, episodes))
    });
    diagnostics.extend(found);
    diagnostics.extend(planned.iter().flat_map(|(plan, _)| plan.diagnostics.iter().cloned()));
    planned
}

/// Has the allocator of the C library take room for all that a thread will need at once, and keep it; nothing is touched.
/// Else it asks the system for a page at a time, thousands of times, for which the other threads wait.
fn make_room() {
    // What is mapped for itself and given back makes it keep as much from then on (mallopt(3), M_MMAP_THRESHOLD).
    for megabytes in [30, 24] {
        hint::black_box(Vec::<u8>::with_capacity(megabytes << 20));
    }
}

/// The last line of a build that could not be made.
fn unbuilt(diagnostics: &[Diagnostic], check: bool) -> String {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    let kept = if check { "" } else { "; the outputs of the last build are as they were" };
    format!("not built because of {}{kept}", counted(errors, "error"))
}

/// The path as the user would write it: relative to the working folder where it lies below it.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}
