"""The clients: each reads a feed into the facts it lets its users see, by guid.

A fact that a client does not show is no key; one that it should show and the feed lacks is None.
"""

import calendar
import json
import subprocess
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import feedparser
import podcastparser

from truth import SHOW

HERE = Path(__file__).resolve().parent
INSTALLED = HERE.parents[1] / "target" / "clients"

# podcastparser 0.6.11 knows the podcast: elements by the address of their first draft only.
podcastparser.Namespace.NAMESPACES["https://podcastindex.org/namespace/1.0"] = "podcast"


def read_feedparser(feed):
    parsed = feedparser.parse(str(feed))
    assert not parsed.bozo, f"feedparser calls {feed} ill-formed: {parsed.get('bozo_exception')}"
    facts = {SHOW: {
        "show title": parsed.feed.title,
        "show guid": parsed.feed.podcast_guid,
        "language": parsed.feed.language,
        "order": [entry.id for entry in parsed.entries],
    }}
    for entry in parsed.entries:
        enclosure = next(iter(entry.get("enclosures", [])), {})
        person = entry.get("podcast_person")  # of several elements it keeps the attributes of the last
        transcript = entry.get("podcast_transcript", {})
        chapters = entry.get("podcast_chapters", {})
        facts[entry.id] = {
            "title": entry.title,
            "date": calendar.timegm(entry.published_parsed),
            "number": number(entry.get("itunes_episode")),
            "duration": number(entry.get("itunes_duration")),
            "enclosure url": enclosure.get("href"),
            "enclosure length": number(enclosure.get("length")),
            "enclosure type": enclosure.get("type"),
            "last person": person and (person["role"], person.get("href")),
            "transcript url": transcript.get("url"),
            "transcript type": transcript.get("type"),
            "chapters url": chapters.get("url"),
            "chapters type": chapters.get("type"),
            "chapters": [
                (round(chapter.start_parsed.total_seconds() * 1000), chapter.title)
                for chapter in entry.get("psc_chapters", {}).get("chapters", [])
            ],
        }
    return facts


def read_podcastparser(feed):
    with open(feed, "rb") as stream:
        parsed = podcastparser.parse(str(feed), stream)
    facts = {SHOW: {
        "show title": parsed["title"],
        "language": parsed["language"],
        "order": [entry["guid"] for entry in parsed["episodes"]],
    }}
    for entry in parsed["episodes"]:
        enclosure = next(iter(entry["enclosures"]), {})
        facts[entry["guid"]] = {
            "title": entry["title"],
            "date": entry["published"],
            "number": entry.get("number"),
            "duration": entry["total_time"] or None,
            "enclosure url": enclosure.get("url"),
            "enclosure length": max(0, enclosure["file_size"]) if enclosure else None,  # -1 stands for unknown
            "enclosure type": enclosure.get("mime_type"),
            "persons": [(person["name"], person["role"], person["href"]) for person in entry.get("persons", [])],
            "transcript url": entry.get("transcript_url"),
            "chapters url": entry.get("chapters_json_url"),
            "chapters in seconds": [(chapter["start"], chapter["title"]) for chapter in entry.get("chapters", [])],
        }
    return facts


def read_partytime(feed):
    command = ["node", str(HERE / "partytime.mjs"), str(Path(feed).resolve())]
    printed = subprocess.run(command, cwd=INSTALLED, check=True, capture_output=True).stdout
    parsed = json.loads(printed)
    facts = {SHOW: {
        "show title": parsed["title"],
        "show guid": parsed["guid"],
        "language": parsed["language"],
        "order": [entry["guid"] for entry in parsed["items"]],
    }}
    for entry in parsed["items"]:
        transcript = next(iter(entry.get("podcastTranscripts", [])), {})
        chapters = entry.get("podcastChapters", {})
        facts[entry["guid"]] = {
            "title": entry["title"],
            "date": int(datetime.fromisoformat(entry["pubDate"].replace("Z", "+00:00")).timestamp()),
            "number": entry.get("itunesEpisode"),
            "duration": entry.get("duration") or None,
            "enclosure url": entry["enclosure"]["url"],
            "enclosure length": entry["enclosure"]["length"],
            "enclosure type": entry["enclosure"]["type"],
            "persons": [
                (person["name"], person["role"].lower(), person.get("href")) for person in entry.get("podcastPeople", [])
            ],
            "transcript url": transcript.get("url"),
            "transcript type": transcript.get("type"),
            "chapters url": chapters.get("url"),
            "chapters type": chapters.get("type"),
        }
    return facts


def number(text):
    return int(text) if text else None


def npm_version(package):
    return json.loads((INSTALLED / "node_modules" / package / "package.json").read_text("utf-8"))["version"]


class Client:
    def __init__(self, name, version, read, needs_audio=False):
        self.name, self.version, self.read = name, version, read
        self.needs_audio = needs_audio

    def shows(self, facts):
        """Does the client show an episode with these facts at all?"""
        return not self.needs_audio or facts["enclosure url"] is not None


CLIENTS = [
    Client("feedparser", version("feedparser"), read_feedparser),
    Client("podcastparser", version("podcastparser"), read_podcastparser),
    Client("partytime", npm_version("podcast-partytime"), read_partytime, needs_audio=True),
]
