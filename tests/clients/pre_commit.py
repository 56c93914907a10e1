#!/usr/bin/env python3
"""The hooks in the hands of pre-commit itself: a scratch repository with a show, commits that must be stopped and commits that must pass.

usage: pre_commit.py PRE_COMMIT PODWRIGHT_REPOSITORY WORK_FOLDER
"""
import os, pathlib, shutil, subprocess, sys

CONFIG = """[show]
title = "Bread Basket"
link = "https://bread.example/"

[sources]
notes = ["show_notes/*.md"]
transcripts = ["transcripts/*.txt"]

[[hosts]]
name = "Ada Crumb"
aliases = ["Ada"]

[[sponsors]]
name = "Flour Hub"
url = "https://bread.example/flour"

[[sponsors]]
name = "Rye Cloud"
url = "https://bread.example/rye"
"""

NOTES = """---
guid: loaf-{number}
---
# Bread Basket {number}: Loaf {number}

Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)

**Ada #1: [Rye](https://bread.example/{number})**

* dark
"""

passed = failed = 0


def check(what, ok, output):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAILED: {what}\n{output}\n")


class Repository:
    def __init__(self, folder, pre_commit, env):
        self.folder, self.pre_commit, self.env = pathlib.Path(folder), pre_commit, env

    def run(self, *args):
        done = subprocess.run(args, cwd=self.folder, env=self.env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def write(self, path, text):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, *args):
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-q", "-m", "a change", *args)

    def use(self, hook, podwright, *args):
        self.write(".pre-commit-config.yaml", f"repos:\n- repo: {podwright}\n  rev: HEAD\n  hooks:\n  - id: {hook}\n" + (f"    args: [{', '.join(args)}]\n" if args else ""))


def main():
    pre_commit, podwright, work = sys.argv[1:4]
    pre_commit = str(pathlib.Path(pre_commit).absolute())
    podwright = str(pathlib.Path(podwright).resolve())
    work = pathlib.Path(work).resolve()
    shutil.rmtree(work / "show", ignore_errors=True)
    (work / "show").mkdir(parents=True)
    env = dict(os.environ, PRE_COMMIT_HOME=str(work / "home"), GIT_CONFIG_GLOBAL=os.devnull, GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b.example",
               GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@b.example", NO_COLOR="1",
               # A build for speed would take minutes, and what is tested here is not speed.
               CARGO_PROFILE_RELEASE_OPT_LEVEL="0", CARGO_PROFILE_RELEASE_LTO="off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS="256",
               CARGO_TARGET_DIR=str(work / "target"))
    show = Repository(work / "show", pre_commit, env)
    show.run("git", "init", "-q", ".")
    show.run("git", "config", "core.quotePath", "false")
    # `HEAD` is moved along by pre-commit only with a warning; a hash is what people use.
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=podwright, capture_output=True, text=True).stdout.strip()
    use = lambda hook, *args: (show.use(hook, podwright, *args), show.write(".pre-commit-config.yaml", (show.folder / ".pre-commit-config.yaml").read_text().replace("rev: HEAD", f"rev: {head}")))
    use("podwright-lint")
    show.write("podwright.toml", CONFIG)
    show.write("show_notes/001.md", NOTES.format(number=1))
    code, output = show.run(pre_commit, "install")
    check("the hook is installed", code == 0, output)
    code, output = show.commit()
    check("a good show is committed", code == 0, output)

    bad = NOTES.format(number=2).replace("[bread.example/rye](https://bread.example/rye)", "[bread.example/flour](https://bread.example/flour)")
    show.write("show_notes/002.md", bad)
    check("a bad episode is committed past the hook", show.commit("--no-verify")[0] == 0, "")

    name = "show_notes/-003 brot ü 'q'.md"
    show.write(name, NOTES.format(number=3).replace("loaf-3", "loaf-1"))
    code, output = show.commit()
    check("a bad new episode stops the commit", code != 0, output)
    check("the message names file, line and rule", name + ":2:" in output and "guid-duplicate" in output, output)
    check("the other half of the contradiction is shown", "show_notes/001.md:2" in output, output)
    check("only staged episodes are told", "sponsor-label-url" not in output, output)

    show.write(name, NOTES.format(number=3))
    code, output = show.commit()
    check("the mended episode passes", code == 0, output)

    show.run("git", "rm", "-q", "show_notes/002.md")
    code, output = show.commit()
    check("an episode can be removed", code == 0, output)

    use("podwright-lint-fix")
    show.commit("--no-verify")
    notes = NOTES.format(number=4)
    text = "00:00:00 Hello.\n\n00:00:09 We had re rye.\n"
    show.write("podwright.toml", CONFIG + '\n[glossary]\nRye = ["re rye"]\n')
    show.write("show_notes/004.md", notes)
    show.write("transcripts/004.txt", text)
    code, output = show.commit()
    check("a fix stops the commit once", code != 0 and "files were modified" in output, output)
    check("the fix was made", "We had Rye." in (show.folder / "transcripts/004.txt").read_text(), output)
    code, output = show.commit()
    check("the fixed file passes", code == 0, output)

    use("podwright-build-check", "--now", "2030-01-01")
    code, output = show.commit()
    check("a feed that was not built stops the commit", code != 0, output)
    print(f"pre-commit: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
