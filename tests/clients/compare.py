#!/usr/bin/env python3
"""Compares what podcast clients read in built feeds with the records and the ledger of the shows.

compare.py [--self-test] NAME CONFIG ROOT BUILT ...: four words a show. check.sh builds the shows and calls this.
"""

import sys
from collections import Counter

import files
import plants
from clients import CLIENTS
from truth import SHOW, Show

FILES = {"webvtt-py: transcripts": files.check_transcripts, "JSON Schema: chapters": files.check_chapters}


class Result:
    """Checks by (client, fact): how many values were compared, and the differences."""

    def __init__(self):
        self.compared, self.differences = Counter(), {}

    def add(self, client, fact, count, differences):
        self.compared[client, fact] += count
        self.differences.setdefault((client, fact), []).extend(differences)

    def failed(self):
        return [key for key, differences in self.differences.items() if differences]


def compare(show):
    """Every client's reading of one show against the truth."""
    result, truth = Result(), show.facts()
    for client in CLIENTS:
        expected = {guid: facts for guid, facts in truth.items() if guid == SHOW or client.shows(facts)}
        shown = [guid for guid in truth[SHOW]["order"] if guid in expected]
        expected[SHOW] = truth[SHOW] | {"order": shown}
        read = client.read(show.feed)
        for guid in expected.keys() & read.keys():
            for fact, value in read[guid].items():
                wanted = expected[guid][fact]
                differs = [] if value == wanted else [f"{guid}: expected {wanted!r}, read {value!r}"]
                result.add(client.name, fact, 1, differs)
    for check, function in FILES.items():
        differences, count = function(show, truth)
        result.add(check, "files", count, differences)
    return result


def table(results):
    """How many values of each fact were compared, by client."""
    facts = list(dict.fromkeys(fact for result in results for _, fact in result.compared if fact != "files"))
    lines = [["compared values"] + [f"{client.name} {client.version}" for client in CLIENTS]]
    for fact in facts:
        counts = [sum(result.compared[client.name, fact] for result in results) for client in CLIENTS]
        lines.append([fact] + [str(count or "-") for count in counts])
    for line in lines:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(line, (18, 20, 20, 20))).rstrip())
    for check in FILES:
        print(f"{check}: {sum(result.compared[check, 'files'] for result in results)} files")


def main(arguments):
    self_test = "--self-test" in arguments
    words = [argument for argument in arguments if argument != "--self-test"]
    shows = [Show(*words[at:at + 4]) for at in range(0, len(words), 4)]
    if self_test:
        passed, failed = plants.check(shows[0], compare)
    else:
        results = [compare(show) for show in shows]
        for show, result in zip(shows, results):
            for client, fact in result.failed():
                for difference in result.differences[client, fact]:
                    print(f"FAILED {show.name}: {client}: {fact}: {difference}")
        table(results)
        failed = sum(len(result.failed()) for result in results)
        passed = sum(len(result.differences) for result in results) - failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
