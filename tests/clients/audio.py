#!/usr/bin/env python3
"""What podwright reads in audio files, and writes into copies of them, as ffprobe and mutagen read it.

usage: audio.py PODWRIGHT FOLDER     FOLDER holds audio files, one of them an episode each
"""
import json, pathlib, subprocess, sys, tempfile, tomllib

import mutagen
import mutagen.aac

COVER = pathlib.Path(__file__).resolve().parent / "../../feeds/demo/cover.jpg"
TITLE = "Über Brot & Grütze"
CHAPTERS = [(0, "Hello"), (0.4, "Hafer – 2")]
UNTAGGED = {".wav", ".mov"}  # podwright writes no tags into these

passed = failed = 0


def check(what, ok, why=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAILED: {what} {why}")


def ffprobe(path):
    asked = ["-show_format", "-show_streams", "-show_chapters", "-of", "json"]
    return json.loads(subprocess.run(["ffprobe", "-v", "error", *asked, path], capture_output=True, check=True).stdout)


def packets(path):
    """Seconds of all packets: what ffprobe guesses for streams without a header, it counts here."""
    asked = ["-select_streams", "a:0", "-show_entries", "packet=duration_time", "-of", "csv=p=0"]
    lines = subprocess.run(["ffprobe", "-v", "error", *asked, path], capture_output=True, check=True, text=True).stdout.split()
    return sum(float(line.strip(",")) for line in lines)


def sound(path):
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:a:0", "-c", "copy", "-f", "md5", "-"], capture_output=True, check=True)
    return done.stdout


def mutagen_of(path):
    return mutagen.aac.AAC(path) if path.suffix == ".aac" else mutagen.File(path)


def show(folder, files):
    """A show with one episode a file."""
    for part in ["audio", "show_notes"]:
        (folder / part).mkdir()
    lines = "".join(f'  - {{ start: {start}, title: "{title}" }}\n' for start, title in CHAPTERS)
    for number, file in enumerate(files, 1):
        (folder / f"audio/{number:03}{file.suffix}").write_bytes(file.read_bytes())
        notes = f"---\ntitle: {TITLE}\nnumber: {number}\nrecorded: 2026-03-05\nchapters:\n{lines}---\n# Bread {number}\n\nNotes.\n"
        (folder / f"show_notes/{number:03}.md").write_text(notes)
    (folder / "cover.jpg").write_bytes(COVER.read_bytes())
    (folder / "podwright.toml").write_text(
        '[show]\ntitle = "Bread Basket"\nauthor = "Ada Crumb"\nimage = "cover.jpg"\n[feed]\nurl = "https://e.org/feed.xml"\n'
    )


def facts(folder, files, podwright):
    """What the ledger remembers of each file."""
    subprocess.run([podwright, "build", folder], check=True, capture_output=True)
    ledger = tomllib.loads((folder / "podwright.lock").read_text())
    for file, episode in zip(files, sorted(ledger["episode"], key=lambda episode: episode["id"])):
        said = episode["audio"]
        probed = ffprobe(file)
        stream = next(one for one in probed["streams"] if one["codec_type"] == "audio")
        check(f"{file.name}: bytes", said["length"] == int(probed["format"]["size"]))
        check(f"{file.name}: sample rate", said["sample_rate"] == int(stream["sample_rate"]), stream["sample_rate"])
        check(f"{file.name}: channels", said["channels"] == stream["channels"], stream["channels"])
        # ADTS has no header of the file, and ffprobe no word for what it skips at the start of an MP3.
        seconds = packets(file) if file.suffix in (".aac", ".mp3") else float(stream.get("duration") or probed["format"]["duration"])
        check(f"{file.name}: duration", abs(said["duration"] - seconds) < 0.06, f"{said['duration']} {seconds}")
        read = mutagen_of(file)
        # For ADTS mutagen guesses by the first frames.
        if file.suffix != ".aac" and "bare" not in file.name and file.name != "chapters.mp3":
            check(f"{file.name}: duration of mutagen", abs(said["duration"] - read.info.length) < 0.06, read.info.length)


def tagged(folder, files, podwright):
    """What the readers find in the copies."""
    done = subprocess.run([podwright, "tag", "--out", folder / "out", folder], capture_output=True, text=True)
    untagged = [file for file in files if file.suffix in UNTAGGED]
    check("formats without tags are told", done.returncode == (1 if untagged else 0), done.stderr)
    for number, file in enumerate(files, 1):
        source, copy = (folder / part / f"{number:03}{file.suffix}" for part in ["audio", "out"])
        check(f"{file.name}: the source stays", source.read_bytes() == file.read_bytes())
        if file in untagged:
            check(f"{file.name}: no copy", not copy.exists())
            continue
        probed = ffprobe(copy)
        tags = {key.lower(): value for key, value in probed["format"].get("tags", {}).items()}
        for stream in probed["streams"]:
            tags.update({key.lower(): value for key, value in stream.get("tags", {}).items() if "ogg" in probed["format"]["format_name"]})
        wanted = {"title": TITLE, "album": "Bread Basket", "artist": "Ada Crumb", "track": str(number)}
        told = {key: tags.get(key) for key in wanted}
        check(f"{file.name}: tags of ffprobe", told == wanted, told)
        found = [(float(one["start_time"]), one["tags"]["title"]) for one in probed["chapters"]]
        check(f"{file.name}: chapters of ffprobe", found == CHAPTERS, found)
        check(f"{file.name}: a cover", any(one["codec_name"] == "mjpeg" for one in probed["streams"]))
        check(f"{file.name}: the sound is the same", sound(copy) == sound(source))
        read_by_mutagen(copy, file.name)


def read_by_mutagen(copy, name):
    read = mutagen.id3.ID3(copy) if copy.suffix == ".aac" else mutagen_of(copy).tags
    if copy.suffix in (".mp3", ".aac"):
        check(f"{name}: title of mutagen", str(read["TIT2"]) == TITLE)
        check(f"{name}: date of mutagen", str(read["TDRC"]) == "2026-03-05", str(read.get("TDRC")))
        chapters = sorted(read.getall("CHAP"), key=lambda one: one.start_time)
        found = [(one.start_time / 1000, str(one.sub_frames["TIT2"])) for one in chapters]
        (contents,) = read.getall("CTOC")
        check(f"{name}: table of contents", contents.child_element_ids == [one.element_id for one in chapters])
        check(f"{name}: chapters of mutagen", found == CHAPTERS, found)
        check(f"{name}: cover of mutagen", read.getall("APIC")[0].data == COVER.read_bytes())
    elif copy.suffix in (".m4a", ".mp4", ".m4v", ".mov"):
        check(f"{name}: title of mutagen", read["\xa9nam"] == [TITLE])
        check(f"{name}: cover of mutagen", bytes(read["covr"][0]) == COVER.read_bytes())
        chapters = mutagen.File(copy).chapters
        found = [(round(one.start, 3), one.title) for one in chapters]
        check(f"{name}: chapters of mutagen", found == CHAPTERS, found)
    else:
        check(f"{name}: title of mutagen", read["title"] == [TITLE])
        check(f"{name}: chapters of mutagen", read["chapter001name"] == [CHAPTERS[1][1]], read)


def main():
    podwright, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(path for path in folder.iterdir() if path.suffix != ".sh")
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        show(place, files)
        facts(place, files, podwright)
        tagged(place, files, podwright)
    print(f"audio: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
