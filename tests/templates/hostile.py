#!/usr/bin/env python3
"""Whether templates write documents with hostile texts in every place, and no text reaches a terminal or becomes markup.

    /usr/bin/python3 tests/templates/hostile.py TEMPLATE_WRITE

TEMPLATE_WRITE is the program that hostile.c makes. The documents are those of the golden tests. In each, every text that
is no word of a schema is replaced by a hostile one.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = {"audit": "audit", "compare": "compare", "explain": "page", "impact": "impact", "repair": "repair",
             "rules": "rules", "test": "tests", "waivers": "waivers"}
# Options of repair that make it write something else; the first of them counts.
TEMPLATES_OF_OPTIONS = {"--dry-run": "dry_run", "--apply": "applied"}
IN_MARKDOWN = ("page", "rules")
COLORS = re.compile(r"\x1b\[(0|1|34|36|32|1;33|1;31)m")
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2028\u2066]")
HOSTILE = (
    "a\x1b]0;title\x07\x1b[2J\r\n\x00\x9b31m\u202e\u2028\u200b b",
    "*b* _i_ <i>x</i> [l](u) | `c` ``d`` # h\n# h\n- i\n\n> q &lt; ~~s~~ \\ ```\n$m$)",
    "",
    "x" * 5000,
    "long " * 500,
)


def words_of_schemas():
    """The texts of every enum and const: templates choose their words by these."""
    found = set()

    def add(value):
        if isinstance(value, dict):
            found.update(word for word in value.get("enum", []) if isinstance(word, str))
            if isinstance(value.get("const"), str):
                found.add(value["const"])
            value = list(value.values())
        for part in value if isinstance(value, list) else []:
            add(part)

    for path in (ROOT / "share").glob("*.schema.json"):
        add(json.loads(path.read_text(encoding="utf-8")))
    return found


def documents():
    """The template and the document of each golden case that has JSON."""
    decoder = json.JSONDecoder()
    for case in sorted((ROOT / "tests/golden").iterdir()):
        expected = case / "expected.json"
        command = (case / "command").read_text(encoding="utf-8").replace("root:", "").split() if expected.exists() else [""]
        text = expected.read_text(encoding="utf-8").strip() if command[0] in TEMPLATES else ""
        of_option = [template for option, template in TEMPLATES_OF_OPTIONS.items() if option in command]
        while text:
            document, end = decoder.raw_decode(text)
            text = text[end:].strip()
            if len(document) > 2:  # else it has problems only
                yield case.name, (of_option or [TEMPLATES[command[0]]])[0], document


def replaced(value, words, text):
    if isinstance(value, str):
        return value if value in words else text
    if isinstance(value, list):
        return [replaced(part, words, text) for part in value]
    return {key: replaced(part, words, text) for key, part in value.items()} if isinstance(value, dict) else value


def write(program, template, format_name, document, *color):
    done = subprocess.run([program, template, format_name, *color], input=json.dumps(document), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr or f"exit code {done.returncode}"
    return done.stdout


def check_terminal(written):
    hidden = HIDDEN.search(COLORS.sub("", written))
    assert not hidden, f"a terminal gets {written[max(0, hidden.start() - 60):hidden.end() + 20]!r}"


def check_markup(written):
    """No text is markup outside of code."""
    prose = re.sub(r"^(```+)\w*\n.*?^\1$", "", written, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", "", prose, flags=re.DOTALL)
    for markup in (r"<i>", r"\*b\*", r"\[l\]\(u", r"~~s", r"\$m\$", r"`c", r"&lt;"):
        found = re.search(r"(?<!\\)" + markup, prose)
        assert not found, f"markup: {prose[max(0, found.start() - 60):found.end() + 20]!r}"


def main():
    words, failed, count = words_of_schemas(), 0, 0
    for case, template, document in documents():
        for text in HOSTILE:
            hostile = replaced(document, words, text)
            count += 1
            try:
                check_terminal(write(sys.argv[1], template, "text", hostile))
                check_terminal(write(sys.argv[1], template, "text", hostile, "color"))
                if template in IN_MARKDOWN:
                    page = write(sys.argv[1], template, "markdown", hostile)
                    check_terminal(page)
                    check_markup(page)
            except AssertionError as problem:
                failed += 1
                print(f"FAIL {case} with {text[:20]!r}: {problem}")
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed or count < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
