"""The files that a feed names, read by other people's parsers: WebVTT by webvtt-py, JSON chapters by a JSON Schema."""

import html
import json
import re
from pathlib import Path

import fastjsonschema
import webvtt

from truth import url

SCHEMA = json.loads((Path(__file__).resolve().parent / "chapters.schema.json").read_text("utf-8"))
is_chapters = fastjsonschema.compile(SCHEMA)


def check_chapters(show, facts):
    """Differences between the chapters files that the feed names and the records, and the number of files."""
    with_chapters = {record_id: record for record_id, record in show.records.items() if record["chapters"]}
    names = {f"{record_id}.json" for record_id in with_chapters}
    written = {path.name for path in (show.built / "chapters").glob("*.json")}
    differences = [f"chapters/{name}: is there or named, but not both" for name in sorted(names ^ written)]
    for record_id, record in with_chapters.items():
        path = show.built / "chapters" / f"{record_id}.json"
        if path.exists():
            differences += [f"chapters/{path.name}: {fault}" for fault in chapters_faults(path, record)]
    return differences, len(with_chapters)


def chapters_faults(path, record):
    try:
        document = is_chapters(json.loads(path.read_text("utf-8")))
    except (ValueError, fastjsonschema.JsonSchemaException) as fault:
        return [f"not JSON chapters 1.2: {fault}"]
    keys = [("startTime", "start"), ("endTime", "end"), ("title", "title"), ("url", "url"), ("img", "image")]
    read = [[plain(mark.get(key)) for key, _ in keys] for mark in document["chapters"]]
    expected = [[plain(chapter.get(key)) for _, key in keys] for chapter in record["chapters"]]
    return [] if read == expected else [f"expected {expected}, read {read}"]


def plain(value):
    """Times to the millisecond, texts on one line, addresses with the slash after a bare host."""
    if isinstance(value, (int, float)):
        return round(value, 3)
    return url(" ".join(value.split())) if value else None


def check_transcripts(show, facts):
    """Differences between the WebVTT files that the feed names and the transcripts they are made of."""
    differences, count = [], 0
    records = {entry["guid"]: show.records[entry["id"]] for entry in show.ledger.get("episode", [])}
    for guid, record in records.items():
        if facts[guid]["transcript type"] == "text/vtt":
            count += 1
            path = show.file(facts[guid]["transcript url"])
            sources = [show.root / source for source in record["files"]["transcripts"]]
            differences += [f"transcripts/{path.name}: {fault}" for fault in transcript_faults(path, sources)]
    return differences, count


def transcript_faults(path, sources):
    try:
        cues = webvtt.read(path).captions
    except (OSError, webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as fault:
        return [f"webvtt-py cannot read it: {fault!r}"]
    faults = [f"the cue at {cue.start} ends at {cue.end}" for cue in cues if cue.start_time >= cue.end_time]
    starts = [cue.start_time for cue in cues]
    if starts != sorted(starts):
        faults.append("cues are not in order of time")
    spoken = words(" ".join(cue.text for cue in cues))
    if not any(spoken == words(source.read_text("utf-8", "replace")) for source in sources):
        faults.append("its words are not those of " + " or ".join(source.name for source in sources))
    return faults


def words(text):
    """The words of a transcript, without its header, times and tags."""
    text = text.removeprefix("WEBVTT")
    return re.findall(r"[^\W\d_]+", re.sub(r"</?[a-z][^<>]*>", " ", html.unescape(text)).lower())
