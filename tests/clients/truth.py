"""What a client must read in a feed: what the records say and what podwright.lock promises."""

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

SHOW = "the show"  # stands for a guid where a fact is the show's


class Show:
    """A show that was built: its config, its records, and the folder with the feed."""

    def __init__(self, name, config, root, built):
        self.name, self.root, self.built = name, Path(root), Path(built)
        self.config = tomllib.loads(Path(config).read_text("utf-8"))
        self.ledger = tomllib.loads((self.built / "podwright.lock").read_text("utf-8"))
        records = json.loads((self.built / "records.json").read_text("utf-8"))
        self.records = {record["id"]: as_published(record) for record in records if not record["draft"]}
        self.feed = self.built / Path(self.config["feed"]["path"]).name

    def address(self, path):
        """Where a file of the feed's folder is served."""
        feed = self.config["feed"]
        return urljoin(feed.get("base_url", feed["url"]), path)

    def file(self, address):
        """The file that is served there."""
        return self.built / address.removeprefix(self.address("."))

    def facts(self):
        """Every fact of the show and of its episodes, by guid."""
        entries = self.ledger.get("episode", [])
        left_out = self.records.keys() - {entry["id"] for entry in entries}
        assert not left_out, f"{self.name}: the build left out {sorted(left_out)}"
        episodes = {entry["guid"]: self.episode(entry, self.records[entry["id"]]) for entry in entries}
        newest = sorted(episodes, key=lambda guid: (episodes[guid]["date"], episodes[guid]["number"] or 0), reverse=True)
        show = self.config["show"]
        return {SHOW: {
            "show title": show["title"],
            "show guid": self.ledger["podcast_guid"],
            "language": show["language"],
            "order": newest,
        }} | episodes

    def episode(self, entry, record):
        """The facts of one episode; those that clients read only in part are there once more in that part."""
        number = record["number"]
        title = record["title"] or f"{self.config['show']['title']} {number}"
        people = [
            (person["name"], role, person["url"] and url(person["url"]))
            for role in ("host", "guest") for person in record[role + "s"]
        ]
        transcript = self.transcript(record)
        chapters = [(round(chapter["start"] * 1000), one_line(chapter["title"])) for chapter in record["chapters"]]
        return {
            "title": one_line(title),
            "date": int(datetime.fromisoformat(entry["published"].replace("Z", "+00:00")).timestamp()),
            "number": number,
            "duration": whole_seconds(record),
            "enclosure url": entry.get("enclosure"),
            "enclosure length": entry.get("length", 0) if "enclosure" in entry else None,
            "enclosure type": entry.get("type"),
            "persons": people,
            "last person": people[-1][1:] if people else None,
            "transcript url": transcript and self.address(transcript),
            "transcript type": transcript and {".vtt": "text/vtt", ".html": "text/html"}[Path(transcript).suffix],
            "chapters url": self.address(f"chapters/{record['id']}.json") if chapters else None,
            "chapters type": "application/json+chapters" if chapters else None,
            "chapters": chapters,
            "chapters in seconds": [(start // 1000, title) for start, title in chapters],
        }

    def transcript(self, record):
        """The file that was made of an episode's transcripts."""
        if not record["files"]["transcripts"]:
            return None
        names = [f"transcripts/{record['id']}{suffix}" for suffix in (".vtt", ".html")]
        return next((name for name in names if (self.built / name).exists()), names[0])


def whole_seconds(record):
    """The duration that the feed states."""
    return max(1, int(record["duration"] + 0.5)) if record["duration"] else None


def as_published(record):
    """The record without chapters that begin where the feed says that the episode is over: no app can play them."""
    end = whole_seconds(record) or float("inf")
    return record | {"chapters": [chapter for chapter in record["chapters"] if chapter["start"] < end]}


def url(text):
    """An address with a small host, and the slash that every client sends after a bare one; other text as it is."""
    if not text.startswith(("http://", "https://")):
        return text
    parts = urlsplit(text)
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/"))


def one_line(text):
    """A title as feeds carry it: blanks for runs of white space, 255 characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= 255 else line[:254] + "…"
