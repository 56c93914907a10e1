#!/usr/bin/env python3
"""How long podwright and markdownlint-cli2 take to lint the notes of a show, in turns.

usage: markdownlint.py PODWRIGHT CONFIG ROOT [RUNS]

Needs Node.js with npm; installs markdownlint-cli2 into target/peers. podwright judges notes and transcripts, with the facts that
cross episodes; the other one judges the notes alone, so podwright is also asked about a show without transcripts.
"""
import pathlib, re, statistics, subprocess, sys, tempfile, time

PEER = "markdownlint-cli2@0.24.1"


def installed():
    folder = pathlib.Path("target/peers")
    command = folder / "node_modules/.bin/markdownlint-cli2"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PEER], check=True)
    return command.resolve()


def seconds(command, folder):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    podwright, config, root = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 7
    of_notes = re.sub(r"transcripts = \[[^\]]*\]", "transcripts = []", config.read_text())
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as notes_only:
        notes_only.write(of_notes)
        notes_only.flush()
        lint = [podwright, "lint", "--root", root, "--format", "concise", "--config"]
        newest = sorted((root / "show_notes").glob("[0-9]*.md"))[-1].relative_to(root)
        commands = {
            "markdownlint-cli2: all notes": [installed(), "show_notes/*.md"],
            "markdownlint-cli2: the notes of one episode": [installed(), str(newest)],
            "podwright: all notes": [*lint, notes_only.name],
            "podwright: all notes and transcripts": [*lint, config],
            "podwright: one episode among all": [*lint, config, re.match(r"\d+", newest.name)[0]],
        }
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, root))
    for name, taken in times.items():
        print(f"{name:45} fastest {min(taken):.3f} s, median {statistics.median(taken):.3f} s")


main()
