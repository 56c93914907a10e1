//! `enclosure-url-expires`

use url::Url;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The address of an enclosure is signed, and will expire.
    ///
    /// ## Why it matters
    /// Apps keep the address for years. After some hours it answers with an error, and a new signature for every request makes
    /// each download look like a new file.
    ///
    /// ## Example
    /// `https://a.s3.amazonaws.com/7.mp3?X-Amz-Expires=3600&X-Amz-Signature=…`
    "enclosure-url-expires", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: guides of podcast hosts", "Amazon S3, presigned URLs; Google Cloud Storage, signed URLs; Azure, SAS"]
}

/// Names that signatures put into addresses, in lower case; several are needed where one alone could mean anything.
const SIGNED: [&[&str]; 5] = [
    &["x-amz-signature"],
    &["x-goog-signature"],
    &["awsaccesskeyid", "expires", "signature"],
    &["key-pair-id", "signature"],
    &["se", "sig", "sv"],
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        let Ok(address) = Url::parse(url.value().trim()) else { continue };
        let names: Vec<String> = address.query_pairs().map(|(name, _)| name.to_ascii_lowercase()).collect();
        let has = |name: &&str| names.iter().any(|own| own == name);
        if SIGNED.iter().any(|signature| signature.iter().all(has)) {
            let message = "this address is signed, and answers with an error once the signature has expired";
            found.push(feed.found(&RULE, url.value_span(), message).help("publish the address of the file itself"));
        }
    }
}
