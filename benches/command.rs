//! The command as people run it: `podwright build` of a whole show into an empty folder, process start and files included.
//!
//! Memory is asked for in a run of its own, because asking takes time.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a bench that cannot run has nothing else to say

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use support::{NOW, Sample};

/// How often each show is built.
const ROUNDS: usize = 15;

/// How often a running build is asked for its memory.
const ASK_EVERY: Duration = Duration::from_millis(1);

fn main() {
    for sample in Sample::all() {
        let mut times: Vec<Duration> = (0..ROUNDS).map(|_| time(&sample)).collect();
        times.sort_unstable();
        let memory =
            peak_memory(&sample).map_or_else(|| "not known here".into(), |kilobytes| format!("{kilobytes} kB"));
        println!(
            "podwright build, {}: fastest {:.0?}, median {:.0?} of {ROUNDS} runs; peak memory {memory}",
            sample.name,
            times[0],
            times[ROUNDS / 2],
        );
    }
}

fn time(sample: &Sample) -> Duration {
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut build = build(sample, out.path());
    let start = Instant::now();
    let status = build.status().expect("podwright runs");
    let taken = start.elapsed();
    assert!(status.success(), "the show builds");
    taken
}

/// The most memory that a build ever held (`VmHWM` of Linux), as it was last seen before the end.
fn peak_memory(sample: &Sample) -> Option<u64> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut build = build(sample, out.path()).spawn().expect("podwright runs");
    let mut peak = None;
    while build.try_wait().expect("podwright runs").is_none() {
        peak = high_water_mark(build.id()).or(peak);
        thread::sleep(ASK_EVERY);
    }
    peak
}

fn high_water_mark(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

fn build(sample: &Sample, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_podwright"));
    command.args(["build", "--now", NOW]);
    command.arg("--config").arg(&sample.config).arg("--root").arg(&sample.root).arg("--out").arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}
