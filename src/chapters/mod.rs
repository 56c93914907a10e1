//! Chapter markers.

mod align;
mod derive;
pub mod explicit;
pub mod formats;
pub mod mark;
pub mod said;
pub mod stamp;
mod tidy;
pub mod unlisted;

use align::Lexicon;
pub(crate) use align::is_ordinary;
use rayon::prelude::*;

use crate::config::Config;
use crate::normalize::Compiled;
use crate::record::Wanted;

/// Fills starts and chapters of one episode.
fn derive(compiled: &mut Compiled, config: &Config, lexicon: &mut Lexicon) {
    derive::derive(compiled, config, lexicon);
    tidy::tidy(&mut compiled.record.chapters, compiled.record.duration);
    derive::testify(compiled);
}

/// Fills starts and chapters of all episodes of a show that are `wanted`, in parallel, each from its best transcript and
/// its notes.
///
/// Whatever is timed already is left alone; without a transcript there is nothing to derive from.
pub fn derive_some(episodes: &mut [Compiled], config: &Config, wanted: Wanted<'_>) {
    let lexicon = || Lexicon::new(&config.show.language);
    let wanted = episodes.par_iter_mut().filter(|episode| wanted(&episode.record.files));
    wanted.for_each_init(lexicon, |lexicon, episode| derive(episode, config, lexicon));
}

/// [`derive_some`] for all episodes of a show.
pub fn derive_all(episodes: &mut [Compiled], config: &Config) {
    derive_some(episodes, config, &|_| true);
}
