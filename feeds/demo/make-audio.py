#!/usr/bin/env python3
"""Speaks the scripts of the demo show: audio, transcripts and truth.json.

    ./make-audio.py            (needs espeak-ng, sox and lame; no network, no Python packages)

A script has one line a cue, `Speaker: sentence`. `== …` opens a segment; `== hand-over` marks the lines with which
one speaker passes the word to the next, before the segment that follows. Every line is spoken on its own and the
samples are laid end to end, so the time of every cue is known exactly: that is what makes truth.json true.
"""

import array
import json
import math
import re
import subprocess
import tempfile
import wave
from dataclasses import dataclass, field
from pathlib import Path

DEMO = Path(__file__).resolve().parent
SHOW = "Crumbs on the Sill"
RATE = 22_050  # samples a second that espeak-ng speaks; sox doubles it, since Apple asks for 44.1 kHz
BITRATE = 32  # kbit/s, the least that Apple takes for mono

# Speaker: full name, espeak-ng voice, words a minute, pitch.
VOICES = {
    "Nora": ("Nora Whitlow", "en-gb-x-rp+f3", 188, 52),
    "Tobias": ("Tobias Fenn", "en-gb-scotland+m3", 184, 38),
    "Priya": ("Priya Raman", "en-us+f4", 190, 60),
}

PAUSE = 0.25  # seconds after a cue
PAUSE_SPEAKER = 0.35  # … when somebody else goes on
PAUSE_SEGMENT = 0.80  # … when something new begins
TAIL = 0.50  # silence at the end

QUIET = 200  # samples below this (of 32,768) at either end of a spoken line are silence

SEGMENT = re.compile(r"== (?P<kind>[a-z-]+)(?: (?P<order>\d+) by (?P<presenter>[^:]+))?(?:: (?P<label>.+))?$")


@dataclass
class Cue:
    speaker: str
    text: str
    start: float = 0.0
    end: float = 0.0


@dataclass
class Segment:
    kind: str
    order: int | None = None
    presenter: str | None = None
    label: str | None = None
    cues: list[Cue] = field(default_factory=list)


@dataclass
class Script:
    facts: dict[str, str]
    segments: list[Segment]

    @property
    def cues(self):
        return [cue for segment in self.segments for cue in segment.cues]

    def names(self, key):
        return [name for name in self.facts.get(key, "").split(", ") if name]

    @property
    def stem(self):
        slug = re.sub(r"[^a-z0-9]+", "-", self.facts["title"].lower()).strip("-")
        return f"{int(self.facts['number']):03}-{slug}"


def read_script(path):
    script = Script({}, [])
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        key, _, value = line.partition(": ")
        if line.startswith("#"):
            script.facts[key.lstrip("# ")] = value
        elif line.startswith("=="):
            found = SEGMENT.match(line)
            order = found["order"] and int(found["order"])
            script.segments.append(Segment(found["kind"], order, found["presenter"], found["label"]))
        else:
            script.segments[-1].cues.append(Cue(key, value))
    return script


def spoken(cue, folder):
    """The samples of one line, without the silence around it."""
    _, voice, speed, pitch = VOICES[cue.speaker]
    path = folder / "line.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", path, cue.text], check=True)
    with wave.open(str(path)) as wav:
        assert (wav.getframerate(), wav.getnchannels(), wav.getsampwidth()) == (RATE, 1, 2)
        samples = array.array("h", wav.readframes(wav.getnframes()))
    loud = [at for at, sample in enumerate(samples) if abs(sample) > QUIET]
    return levelled(samples[loud[0] : loud[-1] + 1])


def levelled(samples, loudness=4_000):
    """All speakers equally loud, none clipped."""
    strength = math.sqrt(sum(sample * sample for sample in samples) / len(samples))
    factor = min(loudness / strength, 26_000 / max(abs(sample) for sample in samples))
    return array.array("h", (round(sample * factor) for sample in samples))


def silence(seconds):
    return array.array("h", bytes(2 * round(seconds * RATE)))


def birdsong():
    """Four falling chirps, the signature tune."""
    tune = array.array("h")
    for high, low, seconds in [(5200, 3600, 0.10), (4700, 3300, 0.10), (5600, 3900, 0.08), (4300, 2600, 0.24)]:
        count, phase = round(seconds * RATE), 0.0
        for at in range(count):
            along = at / count
            phase += 2 * math.pi * (high + (low - high) * along) / RATE
            tune.append(round(7_000 * math.sin(math.pi * along) * math.sin(phase)))
        tune += silence(0.06)
    return tune + silence(0.5)


def record(script, folder):
    """Lays the lines end to end, notes when each begins and ends, and returns the samples."""
    samples, before = birdsong(), None
    for segment in script.segments:
        for cue in segment.cues:
            if before:
                changed = PAUSE_SPEAKER if before.speaker != cue.speaker else PAUSE
                samples += silence(PAUSE_SEGMENT if cue is segment.cues[0] else changed)
            cue.start = len(samples) / RATE
            samples += spoken(cue, folder)
            cue.end = len(samples) / RATE
            before = cue
    return samples + silence(TAIL)


def encode(script, samples, folder):
    """Writes the MP3: mono, 44.1 kHz, constant bit rate, tags."""
    narrow, wide = folder / "narrow.wav", folder / "wide.wav"
    with wave.open(str(narrow), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(samples.tobytes())
    subprocess.run(["sox", "-D", narrow, "-r", str(2 * RATE), wide], check=True)
    tags = ["--tt", script.facts["title"], "--ta", "Nora Whitlow and Tobias Fenn", "--tl", SHOW]
    tags += ["--tn", script.facts["number"], "--ty", script.facts["recorded"][:4], "--tg", "Podcast", "--id3v2-only"]
    form = ["-m", "m", "-b", str(BITRATE), "--resample", "44.1"]  # left alone, lame halves the rate at 32 kbit/s
    target = DEMO / "audio" / f"{script.stem}.mp3"
    subprocess.run(["lame", "--quiet", *form, *tags, wide, target], check=True)


def clock(seconds, digits):
    """HH:MM:SS, cut, not rounded, without digits; HH:MM:SS.mmm with three."""
    scaled = round(seconds * 1000) if digits else math.floor(seconds) * 1000
    whole, rest = divmod(scaled, 1000)
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{text}.{rest:03}" if digits else text


def as_text(script):
    """Plain text; `heard` is what the machine that typed it made of a name."""
    said, _, heard = script.facts.get("heard", "").partition(" as ")
    lines = (f"{clock(cue.start, 0)} {cue.text}\n" for cue in script.cues)
    text = "\n".join(lines)
    return re.sub(rf"\b{said}\b", heard, text) if said else text


def as_webvtt(script):
    blocks = ["WEBVTT\n"]
    for cue in script.cues:
        name = VOICES[cue.speaker][0]
        blocks.append(f"{clock(cue.start, 3)} --> {clock(cue.end, 3)}\n<v {name}>{cue.text}\n")
    return "\n".join(blocks)


def truth(script, duration):
    """What a perfect reader would find out; a start is right from `earliest` (the hand-over) to `latest`."""
    segments, handed_over = [], None
    for segment in script.segments:
        if segment.kind == "hand-over":
            handed_over = segment.cues[0].start
            continue
        first = segment.cues[0].start
        latest = segment.cues[1].start if len(segment.cues) > 1 else first
        begins = 0.0 if segment.kind == "intro" else handed_over or first
        entry = {"kind": segment.kind, "topic": segment.order, "label": segment.label}
        entry |= {"start": 0.0 if segment.kind == "intro" else first, "earliest": begins, "latest": latest}
        segments.append({key: rounded(value) for key, value in entry.items() if value is not None})
        handed_over = None
    starts = {segment["topic"]: segment for segment in segments if segment["kind"] == "topic"}
    topics = sorted((s for s in script.segments if s.kind == "topic"), key=lambda s: s.order)
    return {
        "number": int(script.facts["number"]),
        "title": script.facts["title"],
        "recorded": script.facts["recorded"],
        "duration": rounded(duration),
        "hosts": script.names("hosts"),
        "guests": script.names("guests"),
        "sponsors": script.names("sponsors"),
        "topics": [
            {"order": t.order, "presenter": t.presenter, "title": t.label}
            | {key: starts[t.order][key] for key in ("start", "earliest", "latest")}
            for t in topics
        ],
        "segments": segments,
        "files": {
            "notes": f"show_notes/{int(script.facts['number']):03}.md",
            "transcripts": [f"transcripts/{script.stem}.{form}" for form in script.names("transcripts")],
            "audio": f"audio/{script.stem}.mp3",
        },
    }


def rounded(value):
    return round(value, 3) if isinstance(value, float) else value


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def main():
    writers = {"txt": as_text, "vtt": as_webvtt}
    for name in ("audio", "transcripts"):
        (DEMO / name).mkdir(exist_ok=True)
    episodes = []
    for path in sorted((DEMO / "scripts").glob("*.txt")):
        script = read_script(path)
        with tempfile.TemporaryDirectory() as folder:
            samples = record(script, Path(folder))
            encode(script, samples, Path(folder))
        for form in script.names("transcripts"):
            write(DEMO / "transcripts" / f"{script.stem}.{form}", writers[form](script))
        episodes.append(truth(script, len(samples) / RATE))
        print(f"{script.stem}: {len(samples) / RATE:.1f} s, {len(script.cues)} cues")
    write(DEMO / "truth.json", json.dumps(episodes, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
