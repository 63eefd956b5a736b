#!/usr/bin/env python3
"""The vocabulary can be rated from: each attribute has a question, each word a meaning and a sign, each portrait a rating.

    /usr/bin/python3 tests/integration/portraits.py COMMAND ROOT
"""

import json
import pathlib
import subprocess
import sys

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
PORTRAITS = ROOT / "tests/portraits"


def document(*arguments):
    done = subprocess.run([COMMAND, *arguments, "--format", "json"], cwd=ROOT, stdout=subprocess.PIPE, check=False, timeout=60)
    return json.loads(done.stdout)


def attributes(fields):
    for field in fields:
        inner = field.get("fields") or field.get("attributes") or []
        yield from attributes(inner)
        if not inner:
            yield field


def declared():
    page = document("explain")
    return list(attributes(page["other_fields"])) + list(attributes(page["elements"]))


def test_each_attribute_has_a_question():
    silent = [field["path"] for field in declared() if not field["question"]]
    assert not silent, silent


def test_each_word_has_a_meaning_and_a_sign():
    poor = [f"{field['path']}: {word['word']}" for field in declared() for word in field["words"]
            if not word["meaning"] or not word["sign"]]
    assert not poor, poor
    assert sum(len(field["words"]) for field in declared()) > 150


def test_each_portrait_has_a_rating():
    portraits = sorted(path.stem for path in PORTRAITS.glob("*.md") if path.name != "README.md")
    ratings = sorted(path.name.removesuffix(".samp.yaml") for path in PORTRAITS.glob("*.samp.yaml"))
    assert portraits == ratings and len(ratings) == 3, (portraits, ratings)


def test_each_rating_is_readable():
    for path in PORTRAITS.glob("*.samp.yaml"):
        report = document("check", str(path))
        assert len(report["programs"]) == 1, path
        problems = [problem for problem in report["problems"] if problem["rule"] != "load"]
        wrong = [finding for finding in report["programs"][0]["findings"] if finding["kind"] in ("syntax", "vocabulary")]
        assert not problems and not wrong, (path, problems, wrong)


if __name__ == "__main__":
    sys.exit(run_suite(globals()))
