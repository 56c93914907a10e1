//! A whole show in memory: reading and normalising it, and planning its build. Items are episodes.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a bench that cannot run has nothing else to say

mod support;

use divan::Bencher;
use divan::counter::ItemsCount;
use support::Sample;

fn main() {
    divan::main();
}

/// From the files to the records (`podwright normalize`, without printing).
#[divan::bench(sample_count = 20, sample_size = 1)]
fn generated_normalize(bencher: Bencher) {
    normalize(bencher, &Sample::generated());
}

/// From the files to the bytes of every output (`podwright build`, without writing).
#[divan::bench(sample_count = 20, sample_size = 1)]
fn generated_build(bencher: Bencher) {
    build(bencher, &Sample::generated());
}

/// The same for Python Bytes.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn python_bytes_normalize(bencher: Bencher) {
    if let Some(corpus) = Sample::corpus() {
        normalize(bencher, &corpus);
    }
}

/// The same for Python Bytes.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn python_bytes_build(bencher: Bencher) {
    if let Some(corpus) = Sample::corpus() {
        build(bencher, &corpus);
    }
}

fn normalize(bencher: Bencher, sample: &Sample) {
    let show = sample.show();
    let episodes = support::normalize(&show).len();
    bencher.counter(ItemsCount::new(episodes)).bench_local(|| support::normalize(&show));
}

fn build(bencher: Bencher, sample: &Sample) {
    let show = sample.show();
    let episodes = support::normalize(&show).len();
    bencher.counter(ItemsCount::new(episodes)).bench_local(|| support::plan(&show, &support::normalize(&show)));
}
