//! A file on a server that is read like one on the disk, block by block.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use url::Url;

use super::{Answer, Client, Ranges};
use crate::audio::{self, AudioFacts};

/// Bytes that are asked for at once.
const BLOCK: u64 = 128 * 1024;
/// Blocks of one file: headers and tags with pictures are in them, never the sound.
const MOST_BLOCKS: usize = 32;

impl Client {
    /// What the headers of the audio at `url` say, read by ranges.
    ///
    /// # Errors
    /// Why they cannot be read, in a few words.
    pub fn audio(&self, url: &Url, answer: &Answer) -> Result<AudioFacts, String> {
        let length = answer.length.ok_or("the server does not tell the size of the file")?;
        if answer.ranges != Ranges::Sent {
            return Err("the server sends no parts of files".into());
        }
        let file = Remote { client: self, url, length, at: 0, blocks: BTreeMap::new() };
        audio::examine_remote(&mut BufReader::new(file), length)
    }
}

struct Remote<'a> {
    client: &'a Client,
    url: &'a Url,
    length: u64,
    at: u64,
    /// What was read, by the number of the block.
    blocks: BTreeMap<u64, Vec<u8>>,
}

impl Remote<'_> {
    fn block(&mut self, number: u64) -> io::Result<&[u8]> {
        if !self.blocks.contains_key(&number) {
            if self.blocks.len() >= MOST_BLOCKS {
                return Err(io::Error::other("the headers are spread over too much of the file"));
            }
            let start = number * BLOCK;
            let end = (start + BLOCK).min(self.length);
            let bytes = self.client.range(self.url, start..end).map_err(|fault| io::Error::other(fault.to_string()))?;
            if bytes.len() as u64 != end - start {
                return Err(io::Error::other("the server sends fewer bytes than it said"));
            }
            self.blocks.insert(number, bytes);
        }
        Ok(self.blocks.get(&number).map(Vec::as_slice).unwrap_or_default())
    }
}

impl Read for Remote<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.length || buffer.is_empty() {
            return Ok(0);
        }
        let (number, inside) = (self.at / BLOCK, self.at % BLOCK);
        let block = self.block(number)?;
        let rest = usize::try_from(inside).ok().and_then(|inside| block.get(inside..)).unwrap_or_default();
        let read = rest.len().min(buffer.len());
        if let (Some(into), Some(from)) = (buffer.get_mut(..read), rest.get(..read)) {
            into.copy_from_slice(from);
        }
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Remote<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "before the beginning of the file"))?;
        Ok(self.at)
    }
}
