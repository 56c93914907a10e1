"""Plants differences in a built feed and expects every client that shows the fact to notice: who cannot fail, proves
nothing."""

import copy
import re
import shutil
import tempfile
from pathlib import Path

# Facts that must be noticed, the files to change, what to change in them. Every match is changed.
PLANTS = [
    (["show title"], "feed", r"(<channel>\s*<title>)", r"\1The "),
    (["show guid"], "feed", r"(<podcast:guid>)\w", r"\1x"),
    (["language"], "feed", r"(<language>)[^<]*", r"\1tlh"),
    (["title"], "feed", r"(<item>\s*<title>)", r"\1Not "),
    (["order"], "feed", r"(<guid[^>]*>)", r"\1x"),
    (["date"], "feed", r"(<pubDate>.*?:\d\d:)\d\d", r"\g<1>59"),
    (["number"], "feed", r"(<itunes:episode>)", r"\g<1>7"),
    (["duration"], "feed", r"(<itunes:duration>)", r"\g<1>7"),
    (["enclosure url"], "feed", r'(<enclosure [^>]*url="[^"]*)', r"\1x"),
    (["enclosure length"], "feed", r'(<enclosure [^>]*length=")', r"\g<1>7"),
    (["enclosure type"], "feed", r'(<enclosure [^>]*type=")[^"]*', r"\1audio/ogg"),
    (["persons"], "feed", r"(<podcast:person[^>]*>)", r"\1Dr "),
    (["persons", "last person"], "feed", r'(<podcast:person[^>]*role=")[^"]*', r"\1editor"),
    (["persons", "last person"], "feed", r'(<podcast:person[^>]*href="[^"]*)', r"\1x"),
    (["transcript url"], "feed", r'(<podcast:transcript [^>]*url="[^"]*)', r"\1x"),
    (["transcript type"], "feed", r'(<podcast:transcript [^>]*type=")[^"]*', r"\1text/plain"),
    (["files"], "transcripts/*.vtt", r"-->", r"->"),
    (["files"], "transcripts/*.vtt", r"\b[Tt]he\b", r"thy"),
    (["files"], "transcripts/*.vtt", r"\n\n\d\d:(.* --> )", r"\n\n99:\1"),
]

PLANTS_IN_CHAPTERS = [
    (["chapters url"], "feed", r'(<podcast:chapters [^>]*url="[^"]*)', r"\1x"),
    (["chapters type"], "feed", r'(<podcast:chapters [^>]*type=")[^"]*', r"\1text/plain"),
    (["chapters"], "feed", r'(<psc:chapter [^>]*start="[^".]*\.)\d', r"\g<1>9"),
    (["chapters"], "feed", r'(<psc:chapter [^>]*title=")', r"\1Not "),
    (["files"], "chapters/*.json", r'("startTime": )(\d+)', r"\g<1>9\2"),
    (["files"], "chapters/*.json", r'("startTime": )([\d.]+)', r'\1"\2"'),
    (["files"], "chapters/*.json", r'("title": ")', r"\1Not "),
    (["files"], "chapters/*.json", r'"version"', r'"edition"'),
]


def check(show, compare):
    """Plants one difference after the other; returns how many were noticed by all, and how many were not."""
    before = compare(show)
    assert not before.failed(), f"{show.name} must be free of differences before any can be planted"
    has_chapters = any(record["chapters"] for record in show.records.values())
    passed = failed = 0
    for facts, files, pattern, replacement in PLANTS + (PLANTS_IN_CHAPTERS if has_chapters else []):
        with tempfile.TemporaryDirectory() as folder:
            planted = plant(show, Path(folder) / "built", files, pattern, replacement)
            noticed = set(compare(planted).failed())
        # Of the checks of files only the one that reads the changed files is meant.
        wanted = {key for key in before.compared if key[1] in facts and key[0].endswith(files.split("/")[0])}
        wanted = wanted or {key for key in before.compared if key[1] in facts}
        blind = sorted(client for client, _ in wanted - noticed)
        if blind or not wanted:
            failed += 1
            print(f"FAILED {', '.join(blind) or 'nobody'} does not notice: {' and '.join(facts)}: {pattern}")
        else:
            passed += 1
    return passed, failed


def plant(show, built, files, pattern, replacement):
    """The show with something changed in a copy of what was built."""
    shutil.copytree(show.built, built)
    planted = copy.copy(show)
    planted.built, planted.feed = built, built / show.feed.name
    changed = 0
    for path in [planted.feed] if files == "feed" else sorted(built.glob(files)):
        text, count = re.subn(pattern, replacement, path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        changed += count
    assert changed, f"nothing in {files} matches {pattern}"
    return planted
