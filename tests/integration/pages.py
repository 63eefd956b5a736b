"""Holds the pages that `samplint explain --write` makes of rules to what a forge needs, and to the truth.

usage: pages.py COMMAND ROOT

- Written again they stay untouched; one that was changed, or lacks, or is of a rule that is gone, is told and mended.
- Links lead to pages, and to headings on them; tables have as many cells in each row; blocks of code are closed.
- What the pages say to put in .samplint.yaml holds.
- A program that an example shows fails by that rule and with that message when it is checked by itself.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
FOLDER = pathlib.Path(tempfile.mkdtemp())
DOCS = FOLDER / "docs"
(FOLDER / ".git").mkdir()  # settings above would hold, too


def run(*arguments, text=None):
    return subprocess.run([COMMAND, *arguments], cwd=FOLDER, input=text, capture_output=True, text=True, check=False)


def pages():
    return sorted(DOCS.rglob("*.md"))


def sections(page):
    """Headings of a page and what is below each, blocks of code as they are."""
    parts = re.split(r"^## (.*)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def prose(page):
    return re.sub(r"^```\w*\n.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)


def anchors(page):
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_pages_are_written_once():
    first = run("explain", "--write", "docs")
    assert first.returncode == 0, first
    assert len(pages()) > 60 and f"{len(pages())} pages, {len(pages())} changed" in first.stdout, first.stdout
    times = [page.stat().st_mtime_ns for page in pages()]
    again = run("explain", "--write", "docs")
    assert again.returncode == 0 and again.stdout == f"{len(pages())} pages, 0 changed\n", again
    assert times == [page.stat().st_mtime_ns for page in pages()]


def test_what_is_not_up_to_date_is_told_and_mended():
    page, gone, lacking = DOCS / "rules/FIT-12.md", DOCS / "rules/GONE-1.md", DOCS / "vocabulary.md"
    before = page.read_bytes()
    shutil.copy(page, gone)
    page.write_bytes(before + b"More.\n")
    lacking.unlink()
    own = DOCS / "rules/ours.md"
    own.write_text("# Ours\n", encoding="utf-8")
    checked = run("explain", "--check", "docs")
    assert checked.returncode == 1, checked
    for line in ("docs/rules/FIT-12.md: not up to date", "docs/vocabulary.md: missing",
                 "docs/rules/GONE-1.md: the page of a rule that no longer exists",
                 f"{len(pages()) - 1} pages, 3 not up to date"):
        assert line in checked.stdout, checked.stdout
    assert page.read_bytes() != before and gone.exists() and not lacking.exists()
    assert run("explain", "--write", "docs").returncode == 0
    assert page.read_bytes() == before and not gone.exists() and lacking.exists() and own.exists()
    own.unlink()
    assert run("explain", "--check", "docs").returncode == 0


def test_a_folder_that_cannot_be_is_an_error():
    (FOLDER / "file").write_text("", encoding="utf-8")
    result = run("explain", "--write", "file/docs")
    assert result.returncode == 2 and "file/docs cannot be created" in result.stderr, result


def test_links_lead_to_headings():
    for page in pages():
        text = page.read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)]*)\)", prose(text))
        assert links, page
        for link in links:
            path, _, anchor = link.partition("#")
            target = (page.parent / path) if path else page
            assert target.exists(), f"{page.name}: {link}"
            assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), f"{page.name}: {link}"


def test_each_rule_and_each_statement_is_accounted_for():
    """Each statement of a source has rules or a reason why it has none, and not both; each rule of the pack is listed."""
    text = (DOCS / "fidelity.md").read_text(encoding="utf-8")
    stated, _, others = text.partition("\n## Rules without a statement\n")
    statements = re.split(r"^`[a-z0-9-]+`: ", stated, flags=re.MULTILINE)[1:]
    assert len(statements) > 60, len(statements)
    for statement in statements:
        expressed, left_out = "](rules/" in statement, re.search(r"No rule names it\. \S", statement)
        assert bool(expressed) != bool(left_out), statement
    ids = {page.stem for page in pages() if page.parent.name == "rules" and page.stem != "README"}
    assert ids == set(re.findall(r"\]\(rules/([A-Z]+-[A-Z0-9]+)\.md\)", stated)), ids
    assert others == "\nEach rule names a statement.\n", others


def test_tables_and_blocks_are_whole():
    for page in pages():
        text = page.read_text(encoding="utf-8")
        assert text.count("\n```") % 2 == 0, page
        for table in re.findall(r"(?:^\|.*\n)+", prose(text), re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(cells) == 1, f"{page.name}: {table}"
        assert not re.search(r"[ \t]$", text, re.MULTILINE), f"{page.name}: a line ends in blanks"
        assert text.endswith("\n") and not text.endswith("\n\n"), page


def test_settings_hold():
    for name in ("FIT-12", "APD-2", "FIT-07"):
        text = sections((DOCS / f"rules/{name}.md").read_text(encoding="utf-8"))["Settings"]
        change, off = blocks(text, "yaml")
        for settings, expected in ((change, f"{name}:"), (off, 'off: "the reason why it is off"')):
            (FOLDER / ".samplint.yaml").write_text(settings, encoding="utf-8")
            shown = run("check", "--show-config", "nothing.yaml")
            assert expected in shown.stdout and "error" not in shown.stderr, shown
        listed = run("rules", "--pack", "builtin")
        assert re.search(r"^\d+ rules, 1 off", listed.stdout, re.MULTILINE), listed.stdout
    (FOLDER / ".samplint.yaml").unlink()


def test_examples_fail_and_pass():
    rules = [page for page in pages() if page.parent.name == "rules" and page.stem != "README"]
    failing = passing = 0
    for page in rules:
        parts = sections(page.read_text(encoding="utf-8"))
        for heading, fails in (("An example that fails", True), ("An example that passes", False)):
            assert heading in parts, page
            if " (option " in parts[heading]:
                continue
            program = "samp: 1\n" + blocks(parts[heading], "yaml")[0]
            found = run("check", "--color", "never", "-", text=program).stdout
            assert (f"[{page.stem}]: " in found) == fails, f"{page.name}: {found}"
            if fails:
                said = blocks(parts[heading], "text")[0].partition(": ")[2].partition("\n")[0]
                assert said in found, f"{page.name}: {said}"
            failing, passing = failing + fails, passing + (not fails)
    assert failing > 50 and passing > 50


if __name__ == "__main__":
    code = run_suite(globals())
    shutil.rmtree(FOLDER)
    sys.exit(code)
