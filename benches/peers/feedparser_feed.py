#!/usr/bin/env python3
"""How long Python's feedparser takes to read the feed that `cargo bench --bench lint_feed` leaves behind.

usage: pip install feedparser; feedparser_feed.py target/tmp/lint_feed.xml
"""
import sys
import time

import feedparser

feed = open(sys.argv[1], "rb").read()
times = []
for _ in range(5):
    start = time.perf_counter()
    read = feedparser.parse(feed)
    times.append(time.perf_counter() - start)
assert not read.bozo, read.bozo_exception
print(f"feedparser {feedparser.__version__}: {len(read.entries)} items, fastest {min(times):.3f} s of {len(times)}")
