//! Encodings of feeds.

use super::pages;

pages! {
    /// Nobody knows the encoding of the feed.
    ///
    /// ## What it does
    /// Finds declarations of encodings that do not exist or that readers of XML do not know, and files in UTF-32.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <?xml version="1.0" encoding="utf8mb4"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// ```
    "encoding-unknown", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.3.3"], w3c: ["UnknownEncoding"];

    /// The declaration names another encoding than the file has.
    ///
    /// ## What it does
    /// Compares the declaration with the byte order mark and with how the first characters stand in the file.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-16"?>   (in a file that is UTF-8)
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// ```
    "encoding-mismatch", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.3.3"], fix: Safe, w3c: ["UnicodeError", "EncodingMismatch"];

    /// The feed is UTF-8 and says it is something else.
    ///
    /// ## What it does
    /// Finds feeds that declare an encoding of one byte a character while all of their text is UTF-8.
    ///
    /// ## Why it matters
    /// Readers believe the declaration and show two or three wrong characters for each that is not ASCII.
    ///
    /// ## Example
    /// ```xml
    /// <?xml version="1.0" encoding="ISO-8859-1"?>
    /// <title>Café</title>   (shown as: CafÃ©)
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// ```
    "encoding-misdeclared", Feed, Warning, sources: ["XML 1.0 (fifth edition), 4.3.3", "practice"], fix: Safe, w3c: ["BadCharacters", "EncodingMismatch"];

    /// The feed is not in UTF-8.
    ///
    /// ## What it does
    /// Finds feeds in UTF-16, ISO-8859-1, windows-1252 and others. They are read and judged all the same; `--fix` writes them
    /// back in their own encoding. Offsets in findings are those of the text as UTF-8.
    ///
    /// ## Why it matters
    /// Readers of XML must know UTF-8 and UTF-16 only; Apple asks for UTF-8.
    ///
    /// ## Example
    /// ```xml
    /// <?xml version="1.0" encoding="ISO-8859-1"?>
    /// ```
    /// Use instead:
    /// ```xml
    /// <?xml version="1.0" encoding="UTF-8"?>
    /// ```
    "encoding-not-utf8", Feed, Warning, sources: ["Apple, A Podcaster's Guide to RSS: UTF-8", "PSP-1, Required RSS Namespace Declarations"], w3c: ["NotUTF8", "NonstdEncoding", "ObscureEncoding"];

    /// Bytes are wrong in the encoding of the feed.
    ///
    /// ## What it does
    /// Names each byte that cannot stand in UTF-8, and the character that it is in windows-1252, where most of them come from.
    ///
    /// ## Why it matters
    /// Readers of XML stop at it, as they must: no app shows any episode.
    ///
    /// ## Example
    /// ```xml
    /// <title>Caf\xE9</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Caf\xC3\xA9</title>
    /// ```
    "encoding-invalid-bytes", Feed, Error, sources: ["XML 1.0 (fifth edition), 4.3.3"], w3c: ["UnicodeError", "SAXError", "BadCharacters"];
}
