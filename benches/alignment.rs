//! Finding the chapters of episodes whose notes and transcripts are read already, on one core where nothing else is said.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a bench that cannot run has nothing else to say

mod support;

use std::fs;

use divan::Bencher;
use divan::counter::ItemsCount;
use podwright::config::{CONFIG_NAME, Config};
use podwright::diagnostic::Diagnostics;
use podwright::normalize::{self, Compiled};
use podwright::show::{self, Show};
use podwright::{chapters, config};
use rayon::ThreadPoolBuilder;
use support::{Sample, generated, long};

fn main() {
    divan::main();
}

/// All episodes of Python Bytes; items are episodes.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn python_bytes(bencher: Bencher) {
    if let Some(corpus) = Sample::corpus() {
        let show = corpus.show();
        let mut episodes = read(&show);
        chapters::explicit::derive_all(&show, &mut episodes, &mut Diagnostics::new());
        align(bencher, &episodes, &show.config, 1);
    }
}

/// Six hours with sixty topics, on so many cores.
#[divan::bench(args = [1, 2], sample_count = 20, sample_size = 1)]
fn six_hours_with_sixty_topics(bencher: Bencher, cores: usize) {
    made_up(bencher, 60, 360, cores);
}

/// Ten topics in episodes of so many minutes: time should grow as they do.
#[divan::bench(args = [30, 60, 120, 240, 480, 960], sample_count = 20, sample_size = 1)]
fn minutes(bencher: Bencher, minutes: usize) {
    made_up(bencher, 10, minutes, 1);
}

/// An hour of so many topics.
#[divan::bench(args = [5, 10, 20, 40], sample_count = 20, sample_size = 1)]
fn topics(bencher: Bencher, topics: usize) {
    made_up(bencher, topics, 60, 1);
}

fn made_up(bencher: Bencher, topics: usize, minutes: usize, cores: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file in the temporary folder");
    };
    write(CONFIG_NAME, generated::CONFIG);
    write("show_notes/001.md", &long::notes(topics));
    write("transcripts/001.txt", &long::transcript(topics, minutes));
    let config = config::load(&folder.path().join(CONFIG_NAME), &mut Diagnostics::new()).expect("the config");
    let show = Show { root: folder.path().to_owned(), config };
    let episodes = read(&show);
    let mut aligned = episodes.clone();
    chapters::derive_all(&mut aligned, &show.config);
    let found = aligned[0].record.topics.iter().filter(|topic| topic.start.is_some()).count();
    assert!(found * 10 >= topics * 9, "{found} of {topics} topics are found");
    align(bencher, &episodes, &show.config, cores);
}

fn read(show: &Show) -> Vec<Compiled> {
    let mut faults = Diagnostics::new();
    let files = show::episodes(show, &mut faults).expect("the files of the show");
    normalize::compile(show, files, &mut faults)
}

fn align(bencher: Bencher, episodes: &[Compiled], config: &Config, cores: usize) {
    let pool = ThreadPoolBuilder::new().num_threads(cores).build().expect("threads");
    let fresh = || episodes.to_vec();
    bencher.counter(ItemsCount::new(episodes.len())).with_inputs(fresh).bench_local_values(|mut episodes| {
        pool.install(|| chapters::derive_all(&mut episodes, config));
        episodes
    });
}
