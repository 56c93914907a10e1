//! What a server answered.

use serde::{Deserialize, Serialize};

/// All that was learnt about one address.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// Why there is no answer; the rest is empty then.
    pub fault: Option<Fault>,
    /// The last status, after redirects.
    pub status: u16,
    /// The addresses that redirects led to, in their order.
    pub redirects: Vec<String>,
    /// Are all redirects permanent (301, 308)?
    pub permanent: bool,
    /// `Content-Type`.
    pub media_type: Option<String>,
    /// Size in bytes: `Content-Length` of HEAD, or the total of `Content-Range`.
    pub length: Option<u64>,
    /// The status that HEAD was refused with, though GET is answered.
    pub head_refused: Option<u16>,
    /// How a request for the first bytes was answered.
    pub ranges: Ranges,
    /// `Access-Control-Allow-Origin`.
    pub cors: Option<String>,
    /// Does it send `ETag` or `Last-Modified`?
    pub has_validator: bool,
    /// `Content-Encoding`.
    pub encoding: Option<String>,
    /// The first bytes.
    #[serde(with = "hex")]
    pub head: Vec<u8>,
}

impl Answer {
    /// Did it end with the file?
    pub fn is_there(&self) -> bool {
        self.fault.is_none() && (200..300).contains(&self.status)
    }

    /// `Content-Type` without its parameters, in lower case.
    pub fn plain_type(&self) -> Option<String> {
        let plain = self.media_type.as_deref()?.split(';').next()?.trim().to_ascii_lowercase();
        Some(plain).filter(|plain| !plain.is_empty())
    }
}

/// How a server treats a request for a part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Ranges {
    /// It was not asked.
    #[default]
    Unasked,
    /// It sends the part (206) and says which one it is.
    Sent,
    /// It sends something else.
    Ignored,
}

/// Why a server gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// No host of this name.
    UnknownHost,
    /// No answer in time.
    Slow,
    /// The certificate, or the encryption, is no good.
    Tls(String),
    /// Redirects lead in a circle, or on and on.
    Circle,
    /// A redirect that leads nowhere.
    Nowhere,
    /// An address of a private network, which is not asked.
    Private,
    /// Anything else that went wrong on the way.
    Broken(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownHost => f.write_str("there is no host of this name"),
            Self::Slow => f.write_str("the server does not answer in time"),
            Self::Tls(why) => write!(f, "the connection cannot be encrypted: {why}"),
            Self::Circle => f.write_str("redirects lead in a circle, or on and on"),
            Self::Nowhere => f.write_str("a redirect leads to no address of the web"),
            Self::Private => f.write_str("it lies in a private network, which is not asked"),
            Self::Broken(why) => write!(f, "the connection failed: {why}"),
        }
    }
}

/// Bytes in JSON.
mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let pairs = text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap_or("?"), 16));
        pairs.collect::<Result<_, _>>().map_err(serde::de::Error::custom)
    }
}
