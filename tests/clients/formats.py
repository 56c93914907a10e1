#!/usr/bin/env python3
"""What podwright prints for programs, read by the programs' own schemas and readers.

usage: formats.py PODWRIGHT SARIF_SCHEMA FOLDER...     each FOLDER holds a podwright.toml, or CONFIG=ROOT
"""
import json, pathlib, re, subprocess, sys

import fastjsonschema
import junitparser

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = {"notes", "transcript", "episode", "show", "config", "feed", "item", "podcast", "chapters", "audio", "image", "ledger"}
ANNOTATION = re.compile(r"^::(error|warning|notice) title=[a-z0-9-]+(,file=[^,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?)?::.+$")

passed = failed = 0


def check(what, ok, why=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAILED: {what} {why}")


def fits(what, validate, value):
    try:
        validate(value)
        check(what, True)
    except fastjsonschema.JsonSchemaException as error:
        check(what, False, str(error))


def main():
    podwright, sarif_schema, *shows = sys.argv[1:]
    sarif = fastjsonschema.compile(json.loads(pathlib.Path(sarif_schema).read_text()))
    schema = json.loads((HERE / "../../schemas/diagnostic.schema.json").read_text())
    diagnostic = fastjsonschema.compile(schema)
    for show in shows:
        config, _, root = show.partition("=")
        where = ["--config", config, "--root", root] if root else [config]

        def lint(form):
            done = subprocess.run([podwright, "lint", "--format", form, *where], capture_output=True, text=True)
            assert done.returncode in (0, 1), done.stderr
            return done.stdout

        lines = lint("jsonl").splitlines()
        found = [json.loads(line) for line in lines]
        for one in found:
            fits(f"{show}: a finding fits its schema", diagnostic, one)
        check(f"{show}: json and jsonl agree", json.loads(lint("json")) == found)
        log = json.loads(lint("sarif"))
        fits(f"{show}: SARIF fits its schema", sarif, log)
        check(f"{show}: SARIF holds every finding", len(log["runs"][0]["results"]) == len(found))
        issues = json.loads(lint("gitlab"))
        whole = all({"description", "check_name", "fingerprint", "severity", "location"} <= issue.keys() for issue in issues)
        check(f"{show}: GitLab gets what it needs", whole and len(issues) == len(found))
        check(f"{show}: fingerprints are unique", len({issue["fingerprint"] for issue in issues}) == len(issues))
        annotations = lint("github").splitlines()
        check(f"{show}: GitHub gets annotations", all(map(ANNOTATION.match, annotations)) and len(annotations) == len(found))
        check(f"{show}: concise is a line a finding", len(lint("concise").splitlines()) == len(found))
        suites = junitparser.JUnitXml.fromstring(lint("junit").encode())
        told = sum(1 for suite in suites for case in suite for result in case.result)
        check(f"{show}: JUnit counts errors and warnings", told == sum(one["severity"] != "info" for one in found))
    rules = json.loads(subprocess.run([podwright, "rule", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    keys = {"name", "group", "severity", "summary", "profiles", "fix", "sources", "w3c"}
    check("every rule is listed whole", all(keys <= rule.keys() for rule in rules))
    check("groups and fixes are known", all(rule["group"] in GROUPS and rule["fix"] in {"safe", "unsafe", "none"} for rule in rules))
    print(f"formats: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
