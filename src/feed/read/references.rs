//! `&amp;`, `&#8217;`: what references in text and attribute values stand for.

use std::borrow::Cow;

/// `raw` with its references replaced; those that mean nothing stay as they are written.
pub(super) fn resolve(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut value = String::with_capacity(raw.len());
    let (mut done, mut at) = (0, first);
    while let Some((character, end)) = reference(raw, at).or(Some((None, at + 1))) {
        if let Some(character) = character {
            value.push_str(raw.get(done..at).unwrap_or_default());
            value.push(character);
            done = end;
        }
        match memchr::memchr(b'&', raw.as_bytes().get(end..).unwrap_or_default()) {
            Some(next) => at = end + next,
            None => break,
        }
    }
    value.push_str(raw.get(done..).unwrap_or_default());
    Cow::Owned(value)
}

/// The character of the reference that begins at the `&` at `at`, and where the reference ends.
fn reference(raw: &str, at: usize) -> Option<(Option<char>, usize)> {
    /// Longer names than this are not XML's.
    const MAX: usize = 12;
    let rest = raw.get(at + 1..)?;
    let length = rest.bytes().take(MAX).position(|byte| byte == b';')?;
    let character = match rest.get(..length)? {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        name => numeric(name),
    };
    Some((character, at + 1 + length + 1))
}

/// The character of `#8217` or `#x2019`.
fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_replaced_and_others_left() {
        assert_eq!(resolve("a &amp; b &lt;i&gt; &#8217;&#x2019;"), "a & b <i> ’’");
        assert_eq!(resolve("R&D &nbsp; &; &#xZZ; &"), "R&D &nbsp; &; &#xZZ; &");
        assert_eq!(resolve("&amp;amp;"), "&amp;");
    }
}
