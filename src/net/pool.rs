//! Many questions at once, but few to one host.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use url::Url;

/// Questions under way.
const WORKERS: usize = 8;
/// Questions under way to one host.
const A_HOST: usize = 2;

/// Questions in their order, and how many of each host are under way.
struct Queue {
    waiting: VecDeque<Url>,
    busy: HashMap<String, usize>,
}

impl Queue {
    /// The next question whose host has room; none where all hosts are busy.
    fn take(&mut self) -> Option<Url> {
        let has_room = |url: &Url| self.busy.get(host(url)).is_none_or(|busy| *busy < A_HOST);
        let at = self.waiting.iter().position(has_room)?;
        let url = self.waiting.remove(at)?;
        *self.busy.entry(host(&url).to_owned()).or_default() += 1;
        Some(url)
    }
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

/// Does `work` for all of `urls`, and tells `done` after each.
pub(super) fn each(urls: Vec<Url>, work: impl Fn(&Url) + Sync, done: impl Fn() + Sync) {
    let workers = urls.len().min(WORKERS);
    let queue = Mutex::new(Queue { waiting: urls.into(), busy: HashMap::new() });
    let freed = Condvar::new();
    let worker = || {
        while let Some(url) = next(&queue, &freed) {
            work(&url);
            let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(busy) = queue.busy.get_mut(host(&url)) {
                *busy = busy.saturating_sub(1);
            }
            drop(queue);
            freed.notify_all();
            done();
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(worker);
        }
    });
}

/// The next question, waiting for a host to have room; none when all are asked.
fn next(queue: &Mutex<Queue>, freed: &Condvar) -> Option<Url> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if queue.waiting.is_empty() {
            return None;
        }
        if let Some(url) = queue.take() {
            return Some(url);
        }
        queue = freed.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn few_questions_at_once_go_to_a_host() {
        let urls =
            (0..40).map(|number| Url::parse(&format!("https://{}.example/{number}", number % 3)).unwrap()).collect();
        let busy: [AtomicUsize; 3] = Default::default();
        let (most, asked, told) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |url: &Url| {
            let own = &busy[host(url)[..1].parse::<usize>().unwrap()];
            most.fetch_max(own.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(2));
            own.fetch_sub(1, Ordering::SeqCst);
            asked.fetch_add(1, Ordering::SeqCst);
        };
        each(urls, work, || {
            told.fetch_add(1, Ordering::SeqCst);
        });
        assert_eq!((asked.into_inner(), told.into_inner()), (40, 40));
        assert!(most.into_inner() <= A_HOST);
    }
}
