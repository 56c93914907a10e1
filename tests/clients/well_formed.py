#!/usr/bin/env python3
"""podwright finds XML ill-formed exactly where expat does: feeds, and feeds with faults planted at random.

usage: well_formed.py PODWRIGHT [--count N] [--seed N] [FEED_OR_FOLDER…]

Without feeds a small one of its own is mutated. Prints each disagreement and exits with 1 when there is any.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import xml.parsers.expat

OWN = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="crumbs.xsl"?>
<!-- Crumbs -->
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:a='urn:a' xmlns:b='urn:b'>
<channel>
  <title>Bread &amp; Butter — “Crümbs” &#8211; &#x2014;</title>
  <a:link rel="self" b:rel="x" href="https://crumbs.example/feed.xml?a=1&amp;b=2"/>
  <itunes:category text="Arts"><itunes:category text='Food'/></itunes:category>
  <description><![CDATA[<p>Rye & <b>wheat</b> ]] > 🍞</p>]]></description>
  <item>
    <title>One &lt; two</title>
    <guid isPermaLink="false" >1</guid >
    <enclosure url="https://crumbs.example/1.mp3" length="1" type="audio/mpeg" />
    <!-- one - two -->
    <content xmlns="urn:c" xml:lang="en">Text</content>
  </item>
</channel>
</rss>
"""

# What breaks, or might break, XML.
PIECES = [
    "<", ">", "&", "'", '"', "/", "=", " ", "\n", "-", "--", "-->", "<!--", "]]>", "<![CDATA[", "]]", "?>", "<?", "<?x ",
    "<?xml version='1.0'?>", "<!DOCTYPE rss>", "<!", "</", "/>", "</item>", "<item>", "<b>", "<b/>", "</b>", "&amp;",
    "&nbsp;", "&#0;", "&#xD800;", "&#x41;", "&#X41;", "&#9;", "&amp", "&x", "&;", "a:", ":", "x:y", "xmlns:a='urn:b'",
    " a='1'", "a='1'", " a=1", " a", "1", "é", "\u00b7", "\ufffe", "\ufeff", "\x00", "\x0b", "\x1f", "\x7f", "\x85",
    " xmlns:xml='urn:x'", " xmlns:c=''", " xmlns=''", " b:rel='y'", "\r", "\r\n", "\t", "%", ";", "[", "]", "🍞", "\u0300",
]
RAW = [b"\xff", b"\xe9", b"\xc3", b"\x80", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80"]

# Errors that are no matter of being well-formed to expat, which reads any version and any size.
ASIDE = {"xml-version-wrong", "xml-excessive", "xml-too-many-faults"}
# Errors of bytes and encodings; and what is said instead of the faults of a web page.
BESIDE = {"encoding-unknown", "encoding-mismatch", "encoding-invalid-bytes", "not-a-feed"}


def mutate(feed, dice):
    """`feed` with one or two faults; often it is none."""
    for _ in range(dice.choice([1, 1, 1, 2])):
        at, end = sorted((dice.randrange(len(feed) + 1), dice.randrange(len(feed) + 1)))
        end = min(end, at + dice.choice([0, 0, 1, 1, 2, 5, 20]))
        how = dice.random()
        if how < 0.05:
            feed = feed[:at]
        elif how < 0.12:
            feed = feed[:at] + dice.choice(RAW) + feed[end:]
        elif how < 0.25:
            feed = feed[:at] + feed[end:]
        elif how < 0.35:
            feed = feed[:at] + bytes([dice.randrange(256)]) + feed[at + 1:]
        else:
            feed = feed[:at] + dice.choice(PIECES).encode() + feed[end:]
    return feed


def expat(feed):
    """What expat says, or None."""
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(feed, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError) as error:
        return str(error)


def podwright(binary, folder, names):
    """The errors that podwright finds in the XML of each file."""
    errors = {name: [] for name in names}
    for start in range(0, len(names), 200):
        batch = names[start:start + 200]
        run = subprocess.run([binary, "lint", "--isolated", "--format", "jsonl", *batch], cwd=folder, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(f"podwright lint failed with {run.returncode}: {run.stderr[-400:]}")
        for line in filter(None, run.stdout.split(b"\n")):
            found = json.loads(line)
            rule = found["rule"]
            if found["severity"] == "error" and (rule.startswith("xml-") and rule not in ASIDE or rule in BESIDE):
                errors[found["file"]].append(f"{found['line']}:{found['column']} {rule}: {found['message']}")
    return errors


def feeds(paths):
    if not paths:
        return [OWN.encode()]
    files = []
    for path in paths:
        files += [os.path.join(path, name) for name in sorted(os.listdir(path))] if os.path.isdir(path) else [path]
    return [open(file, "rb").read() for file in files if os.path.isfile(file)]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("podwright", type=os.path.abspath)
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("feeds", nargs="*")
    options = arguments.parse_intermixed_args()
    dice = random.Random(options.seed)
    sources = feeds(options.feeds)
    cases = sources + [mutate(dice.choice(sources), dice) for _ in range(options.count)]
    wrong = ill_formed = 0
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number:06}.xml" for number in range(len(cases))]
        for name, case in zip(names, cases):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(case)
        errors = podwright(options.podwright, folder, names)
        for name, case in zip(names, cases):
            told = expat(case)
            ill_formed += told is not None
            if (told is None) == bool(errors[name]):
                wrong += 1
                kept = os.path.join(tempfile.gettempdir(), f"disagreement-{options.seed}-{name}")
                with open(kept, "wb") as file:
                    file.write(case)
                print(f"{kept}: expat: {told}; podwright: {errors[name][:3]}")
    print(f"{len(cases)} feeds, {ill_formed} of them ill-formed to expat; {wrong} disagreements")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
