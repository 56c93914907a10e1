//! What servers say of the files that a feed names: asked by HEAD, and by GET for a range where HEAD is refused.
//!
//! Asked are addresses of the web only, and none of a private network unless the user allows it: a feed may come from
//! anywhere. Bodies are never read further than asked for, servers that are slow or loop are left, each host is asked by
//! few at a time, and answers are kept for a day in the cache of the user. Only a feed that the user names by its address is
//! [fetched](fetch()) whole.

mod answer;
mod ask;
mod cache;
mod fetch;
mod guard;
mod pool;
mod remote;
#[cfg(test)]
pub(crate) mod server;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

pub use answer::{Answer, Fault, Ranges};
use cache::Cache;
pub use fetch::fetch;
use guard::Guard;
pub(crate) use guard::is_named_private;

/// How servers are asked.
#[derive(Debug, Clone)]
pub struct Options {
    /// May addresses of a private network be asked?
    pub private: bool,
    /// The folder of the cache; none keeps nothing.
    pub cache: Option<PathBuf>,
    /// So long is waited for an answer, redirects and bodies included.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { private: false, cache: cache::folder(), patience: Duration::from_secs(20) }
    }
}

/// Asks servers, each question once.
pub struct Client {
    agent: Agent,
    private: bool,
    cache: Option<Cache>,
    /// What was answered in this run.
    known: Mutex<HashMap<Url, Answer>>,
    watch: Option<Watch>,
}

impl Client {
    /// A client that asks as `options` say.
    pub fn new(options: Options) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Redirects are followed, counted and judged here.
            .max_redirects(0)
            .timeout_global(Some(options.patience))
            .timeout_connect(Some(options.patience / 2))
            .max_idle_connections_per_host(2)
            .user_agent(concat!("podwright/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guard::new(options.private));
        let cache = options.cache.map(Cache::new);
        Self { agent, private: options.private, cache, known: Mutex::default(), watch: None }
    }

    /// Asks about all of `urls`, several at a time; then [`Client::answer`] knows them.
    pub fn ask_all(&self, urls: impl IntoIterator<Item = Url>) {
        let mut seen = HashSet::new();
        let urls: Vec<Url> = urls.into_iter().filter(|url| seen.insert(url.clone())).collect();
        let (total, done) = (urls.len(), AtomicUsize::new(0));
        let answered = || {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if let Some(watch) = &self.watch {
                watch(done, total);
            }
        };
        pool::each(urls, |url| drop(self.answer(url)), answered);
    }

    /// Tells `watch` after each answer how many there are, and of how many.
    #[must_use]
    pub fn watched(mut self, watch: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        self.watch = Some(Box::new(watch));
        self
    }
}

/// Whom progress is told.
type Watch = Box<dyn Fn(usize, usize) + Send + Sync>;

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("cache", &self.cache).finish_non_exhaustive()
    }
}
