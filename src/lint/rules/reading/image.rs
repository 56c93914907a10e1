//! Cover art and pictures of episodes.

use super::pages;

pages! {
    /// The show has no cover art.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` without `[show] image`.
    ///
    /// ## Why it matters
    /// Apple, Spotify and PSP-1 refuse feeds without a picture.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// image = "cover.jpg"
    /// ```
    "show-cover-missing", Image, Warning, sources: ["PSP-1, itunes:image", "Apple, itunes:image"];

    /// The cover art cannot be read.
    ///
    /// ## What it does
    /// Finds a cover that does not exist or is no regular file.
    ///
    /// ## Why it matters
    /// The feed would name a picture that is not there.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// image = "art/cover.jpeg"     # the file is called cover.jpg
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// image = "art/cover.jpg"
    /// ```
    "cover-missing", Image, Error, sources: ["PSP-1, itunes:image", "Apple, itunes:image"];

    /// The cover art is no picture.
    ///
    /// ## What it does
    /// Looks at the first bytes of the cover; what they say counts, not the extension.
    ///
    /// ## Why it matters
    /// No app shows it. Often it is the pointer of Git LFS.
    ///
    /// ## Example
    /// ```text
    /// version https://git-lfs.github.com/spec/v1
    /// ```
    /// Fetch the file itself:
    /// ```console
    /// $ git lfs pull
    /// ```
    "cover-not-an-image", Image, Error, sources: ["Apple, itunes:image"];

    /// The cover art is not square.
    ///
    /// ## What it does
    /// Compares width and height of the cover.
    ///
    /// ## Why it matters
    /// Apps show squares: they cut it off, or stretch it, or refuse it.
    ///
    /// ## Example
    /// A cover of 3000 × 2000 pixels. Make it 3000 × 3000.
    "cover-not-square", Image, Warning, sources: ["Apple, itunes:image", "PSP-1, itunes:image"];

    /// The cover art is too small.
    ///
    /// ## What it does
    /// Finds covers with a side of less than 1400 pixels.
    ///
    /// ## Why it matters
    /// Apple refuses them, and on large screens they are blurred.
    ///
    /// ## Example
    /// A cover of 600 × 600 pixels. Make it 3000 × 3000; at least 1400 × 1400.
    "cover-too-small", Image, Warning, sources: ["Apple, itunes:image", "PSP-1, itunes:image"];

    /// The cover art is too large.
    ///
    /// ## What it does
    /// Finds covers with a side of more than 3000 pixels.
    ///
    /// ## Why it matters
    /// Apple refuses them, and everybody downloads more than they can see.
    ///
    /// ## Example
    /// A cover of 6000 × 6000 pixels. Make it 3000 × 3000.
    "cover-too-large", Image, Warning, sources: ["Apple, itunes:image", "PSP-1, itunes:image"];

    /// The cover art is neither JPEG nor PNG.
    ///
    /// ## What it does
    /// Tells the type of the cover by its content.
    ///
    /// ## Why it matters
    /// Apps need to show only these two types.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// image = "cover.webp"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// image = "cover.jpg"
    /// ```
    "cover-format", Image, Warning, sources: ["Apple, itunes:image", "PSP-1, itunes:image"];

    /// The name of the cover art does not end like its type.
    ///
    /// ## What it does
    /// Compares the extension of the cover with its content.
    ///
    /// ## Why it matters
    /// Servers send the type that the extension says; apps that believe it cannot show the picture.
    ///
    /// ## Example
    /// A PNG picture called `cover.jpg`. Call it `cover.png`.
    "cover-extension", Image, Warning, sources: ["Apple, itunes:image: file extensions"];

    /// The picture of an episode cannot be used.
    ///
    /// ## What it does
    /// Finds an `image` in the front matter that is no file of the show.
    ///
    /// ## Why it matters
    /// The build leaves the picture out, and apps show the cover of the show instead.
    ///
    /// ## Example
    /// ```yaml
    /// image: art/81.jpg     # the file is called 081.jpg
    /// ```
    /// Use instead:
    /// ```yaml
    /// image: art/081.jpg
    /// ```
    "image-missing", Image, Error, sources: ["Apple, itunes:image"];

    /// The picture of an episode is no picture.
    ///
    /// ## What it does
    /// Looks at the first bytes of the file that `image` in the front matter names.
    ///
    /// ## Why it matters
    /// No app shows it, so the build leaves it out.
    ///
    /// ## Example
    /// ```yaml
    /// image: art/081.svg
    /// ```
    /// Use instead:
    /// ```yaml
    /// image: art/081.jpg
    /// ```
    "image-not-an-image", Image, Error, sources: ["Apple, itunes:image"];

    /// The end of a picture is missing.
    ///
    /// ## What it does
    /// Looks for the end that JPEG and PNG files have.
    ///
    /// ## Why it matters
    /// Apps show its upper half, or nothing.
    ///
    /// ## Example
    /// A download that broke off. Copy the file again from where it is whole.
    "cover-cut", Image, Warning, sources: ["PNG, IEND", "ITU-T T.81, EOI"];

    /// A picture has the four colours of print.
    ///
    /// ## What it does
    /// Finds JPEG files with four components (CMYK).
    ///
    /// ## Why it matters
    /// Browsers and apps show them inverted, or not at all; Apple asks for RGB.
    ///
    /// ## Example
    /// A cover that was saved for a poster. Save it in RGB, with the profile sRGB.
    "cover-colours", Image, Warning, sources: ["Apple, A Podcaster's Guide to RSS, <itunes:image>", "PSP-1, itunes:image"];

    /// A picture is transparent in places.
    ///
    /// ## What it does
    /// Finds PNG files with an alpha channel or a transparent colour.
    ///
    /// ## Why it matters
    /// Apps put it on white, black or anything else; Apple refuses it.
    ///
    /// ## Example
    /// A logo without a ground. Put it on the colour it is meant to stand on.
    "cover-transparent", Image, Warning, sources: ["Apple, Artwork requirements (support/896)"];

    /// A picture moves.
    ///
    /// ## What it does
    /// Finds animated PNG files.
    ///
    /// ## Why it matters
    /// Apps show the first picture of it, or none.
    ///
    /// ## Example
    /// An APNG of twelve frames. Save one of them.
    "cover-animated", Image, Warning, sources: ["Apple, Artwork requirements (support/896)", "PNG, acTL"];
}
