#!/usr/bin/env python3
"""Feeds of equal episodes by podwright, feedgen and podgen in one run, taking turns.

usage: generators.py PODWRIGHT [ROUNDS]
       generators.py --feedgen FOLDER OUT
       generators.py --whole FOLDER OUTFOLDER
       needs feedgen 1.0, podgen 1.1, Markdown, python-frontmatter and nh3 (PyPI)

1. 500 episodes of four kilobytes of notes. The peers get HTML and values that are in memory already; podwright starts as a
   process, reads files of Markdown and renders them. `from Markdown` is feedgen with the Markdown package, reading the
   same files; `as a command` is the same in a process of its own, which is what podwright is and what people start.
2. The notes of the shows in ../shared/corpus from Markdown to feeds: of each, without transcripts (podwright also writes the
   chapters that notes hold), of the first with the chapters that podwright finds in transcripts, and of all, a feed each.
   `with the same work` is feedgen in a program that does more of what podwright does: front matter is read and gives titles
   and dates, HTML of strangers is sanitised (nh3, which is Rust as well), times in notes become files of chapters. It still
   knows no people, finds no faults and judges no feed.
"""
import datetime, functools, json, pathlib, re, shutil, statistics, subprocess, sys, tempfile, time

import feedgen.feed, markdown

EPISODES = 500
BY_ITSELF = [sys.executable, __file__, "--feedgen"]
WITH_THE_SAME_WORK = [sys.executable, __file__, "--whole"]
DAY = datetime.datetime(2015, 1, 1, 12, tzinfo=datetime.timezone.utc)
PARAGRAPH = "Rye & oat in *all* their forms, with [a link](https://example.org/rye) and **a word** that is meant. " * 3
NOTES = "".join(f"## Topic {topic}\n\n{PARAGRAPH}\n\n- one\n- two\n\n" for topic in range(12))

corpus = pathlib.Path(__file__).resolve().parents[2] / "../shared/corpus"
# Repositories of real shows, and where their notes lie.
SHOWS = {"python-bytes": "show_notes/*.md", "syntax": "shows/*.md", "rustacean-station": "_episodes/**/*.md"}

CONFIG = """[show]
title = "Rye"
link = "https://example.org/"
description = "About rye."
author = "Ann"
categories = ["Arts > Food"]
image = "https://example.org/cover.jpg"
[sources]
notes = ["{notes}"]
transcripts = []
audio = []
[feed]
url = "https://example.org/feeds/feed.xml"
enclosure = "https://example.org/{{id}}.mp3"
episode_link = "https://example.org/{{id}}"
"""


def write_show(folder):
    (folder / "show_notes").mkdir()
    (folder / "podwright.toml").write_text(CONFIG.format(notes="show_notes/*.md"))
    for number in range(1, EPISODES + 1):
        date = DAY + datetime.timedelta(days=7 * number)
        head = f"---\ntitle: Episode about rye\nnumber: {number}\ndate: {date.isoformat()}\nlength: 16000000\nduration: 1800\n---\n"
        (folder / "show_notes" / f"{number:03}.md").write_text(head + NOTES)


def when(date, number):
    """The moment that front matter states, else one for each episode."""
    if isinstance(date, int):
        return datetime.datetime.fromtimestamp(date / 1000, datetime.timezone.utc)
    if isinstance(date, datetime.datetime):
        return date if date.tzinfo else date.replace(tzinfo=datetime.timezone.utc)
    return DAY + datetime.timedelta(days=7 * number)


def by_feedgen(notes, out):
    """`notes` are titles, dates and HTML."""
    feed = feedgen.feed.FeedGenerator()
    feed.load_extension("podcast")
    feed.title("Rye")
    feed.link(href="https://example.org/")
    feed.description("About rye.")
    feed.podcast.itunes_author("Ann")
    feed.podcast.itunes_category("Arts", "Food")
    feed.podcast.itunes_image("https://example.org/cover.jpg")
    for number, (title, date, html) in enumerate(notes, 1):
        entry = feed.add_entry()
        entry.id(f"episode-{number}")
        entry.title(title or "Episode about rye")
        entry.link(href=f"https://example.org/{number}")
        entry.description(html)
        entry.content(html, type="CDATA")
        entry.enclosure(f"https://example.org/{number}.mp3", "16000000", "audio/mpeg")
        entry.published(when(date, number))
        entry.podcast.itunes_duration(1800)
        entry.podcast.itunes_episode(number)
    feed.rss_file(str(out), pretty=True)


def by_podgen(notes, out):
    # The command of feedgen does not wait for what it does not need.
    import podgen

    show = podgen.Podcast(
        name="Rye", website="https://example.org/", description="About rye.", explicit=False,
        authors=[podgen.Person("Ann", "ann@example.org")], category=podgen.Category("Arts", "Food"),
        image="https://example.org/cover.jpg",
    )
    for number, html in enumerate(notes, 1):
        show.episodes.append(podgen.Episode(
            id=f"episode-{number}", title="Episode about rye", link=f"https://example.org/{number}", summary=html, long_summary=html,
            media=podgen.Media(
                f"https://example.org/{number}.mp3", 16000000, "audio/mpeg", datetime.timedelta(seconds=1800)
            ),
            publication_date=DAY + datetime.timedelta(days=7 * number),
        ))
    show.rss_file(str(out))


def from_markdown(files, out):
    by_feedgen(((None, None, markdown.markdown(file.read_text("utf-8"))) for file in files), out)


TIME = re.compile(r"(?m)^\W{0,8}((?:\d+:)?\d{1,3}:\d{2})\S*\s*[-–—:]?\s*(.+)$")


def with_the_same_work(files, folder):
    # A folder each time, as podwright gets it.
    out = pathlib.Path(tempfile.mkdtemp(dir=folder)) / "feed.xml"
    # The other commands do not wait for what they do not need.
    import frontmatter, nh3

    def episodes():
        for file in files:
            notes = frontmatter.loads(file.read_text("utf-8"))
            chapters = [
                {"startTime": functools.reduce(lambda sum, part: sum * 60 + int(part), time.split(":"), 0), "title": title}
                for time, title in TIME.findall(notes.content)
            ]
            if chapters:
                document = {"version": "1.2.0", "chapters": chapters}
                out.with_name(f"{file.stem}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
            yield notes.get("title"), notes.get("date"), nh3.clean(markdown.markdown(notes.content))

    by_feedgen(episodes(), out)


def started(*command):
    began = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
    return time.perf_counter() - began


def by_podwright(podwright, folder, out, *options):
    # A folder each time: ext4 does not use the numbers of files again that were deleted seconds ago, and looks at all of them
    # for every new one.
    out = pathlib.Path(tempfile.mkdtemp(dir=out))
    took = started(podwright, "build", folder, "--out", out, "--now", "2030-01-01", *options)
    # Of the large file nobody waits for the disk, as of that of the peers, which is written again and again.
    next(out.glob("*.xml"), next(out.glob("*/*.xml"), None)).unlink()
    return took


def timed(work, *arguments):
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


def table(title, rounds, runs):
    times = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(run())
    ours = times["podwright"]
    print(f"\n{title}\n\n| generator | fastest | median | times podwright (fastest, median) |\n|---|---|---|---|")
    for name, seconds in times.items():
        fastest, median = min(seconds), statistics.median(seconds)
        ratio = f"{fastest / min(ours):.1f}, {median / statistics.median(ours):.1f}"
        print(f"| {name} | {fastest:.3f} s | {median:.3f} s | {ratio} |")


def compare(podwright, rounds):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        show, out, built = folder / "show", folder / "feed.xml", folder / "built"
        show.mkdir()
        built.mkdir()
        write_show(show)
        html = [markdown.markdown(NOTES)] * EPISODES
        files = sorted((show / "show_notes").glob("*.md"))
        table(f"{EPISODES} episodes", rounds, {
            "podwright": lambda: by_podwright(podwright, show, built),
            "feedgen, HTML in memory": lambda: timed(by_feedgen, [(None, None, one) for one in html], out),
            "podgen, HTML in memory": lambda: timed(by_podgen, html, out),
            "feedgen, from Markdown": lambda: timed(from_markdown, files, out),
            "feedgen, from Markdown, as a command": lambda: started(*BY_ITSELF, show / "show_notes", out),
            "feedgen, with the same work, as a command": lambda: started(*WITH_THE_SAME_WORK, show / "show_notes", built),
        })
        if corpus.is_dir():
            shows(podwright, rounds, folder)
        else:
            print(f"skipped: {corpus} is not here")


def shows(podwright, rounds, folder):
    """The notes of each show by commands that know nothing else, and those of all shows by one command after the other."""
    out, built = folder / "feed.xml", folder / "built"
    runs = {}
    for name, notes in SHOWS.items():
        show = folder / name
        for file in sorted((corpus / name).glob(notes)):
            copy = show / file.relative_to(corpus / name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
        (show / "podwright.toml").write_text(CONFIG.format(notes=notes))
        files = sorted(show.glob(notes))
        runs[name] = {
            "podwright": functools.partial(by_podwright, podwright, show, built),
            "feedgen, from Markdown": functools.partial(timed, from_markdown, files, out),
            "feedgen, from Markdown, as a command": functools.partial(started, *BY_ITSELF, show, out),
            "feedgen, with the same work": functools.partial(timed, with_the_same_work, files, built),
            "feedgen, with the same work, as a command": functools.partial(started, *WITH_THE_SAME_WORK, show, built),
        }
        more = {}
        config = pathlib.Path(__file__).resolve().parents[2] / f"tests/shows/{name}.toml"
        if any((corpus / name).glob("transcripts/*.txt")):
            whole = functools.partial(by_podwright, podwright, corpus / name, built, "--config", config, "--root", corpus / name)
            more["podwright, with chapters found in transcripts"] = whole
        table(f"{len(files)} notes of {name}", rounds, runs[name] | more)
    together = {way: lambda way=way: sum(show[way]() for show in runs.values()) for way in runs["syntax"]}
    table("all of them", rounds, together)


if sys.argv[1] in ("--feedgen", "--whole"):
    work = from_markdown if sys.argv[1] == "--feedgen" else with_the_same_work
    work(sorted(pathlib.Path(sys.argv[2]).rglob("*.md")), pathlib.Path(sys.argv[3]))
else:
    compare(pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
