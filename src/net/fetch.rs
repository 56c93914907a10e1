//! A whole file, where a command is given its address.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use url::Url;

use super::{Client, Options};
use crate::diagnostic::Diagnostic;
use crate::source::unreadable;

/// A large feed from a slow server takes its time.
const PATIENCE: Duration = Duration::from_secs(120);

/// The bytes of the file at `url`, redirects followed; of a `private` network only where the user wrote the address or
/// allows it.
///
/// # Errors
/// A diagnostic when no server sends it, or when it is larger than `limit` bytes.
pub fn fetch(url: &Url, limit: u64, private: bool) -> Result<Vec<u8>, Diagnostic> {
    let client = Client::new(Options { private, cache: None, patience: PATIENCE });
    let failed = |why: String| unreadable(why).in_file(Path::new(url.as_str()));
    let response = client.whole(url).map_err(|fault| failed(fault.to_string()))?;
    let status = response.status();
    if !status.is_success() {
        return Err(failed(format!("the server answers {status}")));
    }
    let mut bytes = Vec::new();
    let read = response.into_body().as_reader().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(error.to_string()))?;
    if bytes.len() as u64 > limit {
        return Err(failed(format!("it is larger than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}
