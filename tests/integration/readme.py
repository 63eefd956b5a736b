"""Holds the README, and the pages of docs/ beside it, to their word.

usage: readme.py COMMAND ROOT

- What console blocks print is what the command prints: the parts between lines of "..." stand in the output in this order.
- Its rule loads and passes its own tests; its program is one, without a word outside the vocabulary; its settings hold.
- Its links lead to something.
- docs/writing-rules.md is followed to the letter, block by block, in an empty folder; its names and budgets are those there are.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/writing-rules.md").read_text(encoding="utf-8")


def blocks(language, text=README):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def pages():
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def run(*arguments, folder=ROOT):
    return subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def check_console(block, folder):
    """What it shows stands in what its command prints, in this order."""
    first, _, rest = block.partition("\n")
    assert first.startswith("$ samplint "), first
    result, at = run(*first.split()[2:], folder=folder), 0
    for part in filter(None, re.split(r"^\.\.\.\n", rest, flags=re.MULTILINE)):
        found = result.stdout.find(part, at)
        assert found >= 0, f"{first}: not in the output:\n{part}\nbut:\n{result.stdout}{result.stderr}"
        at = found + len(part)
    return result


def copy_of_root(folder):
    """A folder with all that the root has. The examples are a copy, which commands may write to."""
    for path in ROOT.iterdir():
        if path.name not in ("examples", ".git"):
            (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / ".git").mkdir()  # settings above would hold, too


def commands_of(block):
    """The commands of a block, each with the output that follows it."""
    return re.findall(r"^\$ .*\n(?:(?!\$ ).*\n)*", block, re.MULTILINE)


def test_console_blocks_show_what_is_printed():
    """The blocks of a page are followed from top to bottom, each in the state that those before it left."""
    assert blocks("console")
    texts = [page.read_text(encoding="utf-8") for page in pages()]
    for text in (text for text in texts if text != GUIDE and blocks("console", text)):
        with tempfile.TemporaryDirectory() as name:
            copy_of_root(pathlib.Path(name))
            for block in blocks("console", text):
                assert "".join(commands_of(block)) == block, block
                for one in commands_of(block):
                    check_console(one, pathlib.Path(name))


def test_the_guide_followed_to_the_letter():
    steps = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert {language for language, _ in steps} == {"console", "lua", "yaml"}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / ".git").mkdir()  # settings above would hold, too
        for language, block in steps:
            if language == "console":
                result = check_console(block, folder)
                assert result.returncode in (0, 1) and not result.stderr, f"{block}{result}"
            elif block.startswith("return pack"):
                (folder / "policy/pack.lua").write_text(block, encoding="utf-8")
            elif language == "lua":
                rule = re.search(r'id = "([^"]+)"', block)[1]
                assert f"`policy/rules/{rule}.lua`" in GUIDE, rule
                (folder / f"policy/rules/{rule}.lua").write_text(block, encoding="utf-8")
                tested = run("test", "policy", folder=folder)
                assert tested.returncode == 0 and f"ok   {rule} " in tested.stdout, tested.stdout
            elif block.startswith("test: "):
                assert "`policy/rules/price_test.yaml`" in GUIDE
                (folder / "policy/rules/price_test.yaml").write_text(block, encoding="utf-8")
            else:
                path = "samp.yaml" if block.startswith("samp: ") else ".samplint.yaml"
                (folder / path).write_text(block, encoding="utf-8")
                shown = run("check", "--show-config" if path[0] == "." else "--format=json", "samp.yaml", folder=folder)
                assert shown.returncode in (0, 1) and not shown.stderr, shown
                assert '"kind":"vocabulary"' not in shown.stdout and '"kind":"syntax"' not in shown.stdout, shown.stdout
        checked = subprocess.run(["luacheck", "--no-color", "."], cwd=folder / "policy", capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout


def rows(heading):
    """The cells of the tables in a section of the guide."""
    section = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in section.splitlines() if line.startswith("| ")]


def test_the_guide_names_what_rules_may_use():
    offered, left_out = set(), set()
    for cells in rows("What rules may use"):
        names = set(re.findall(r"`([\w.]+)`", cells[1]))
        library = re.fullmatch(r"`(math|string|table)`", cells[0])
        if library or cells[0] in ("answers", "Lua's own"):
            offered |= {f"{library[1]}.{name}" if library else name for name in names}
        else:
            left_out |= set(re.findall(r"`([\w.]+)`", cells[0]))
    meta = run("new", "meta", "-").stdout
    functions = set(re.findall(r"^function (?!program|accounts)([\w.]+)\(", meta, re.MULTILINE)) - {"rule", "pack"}
    assert offered == functions, offered ^ functions
    standard = subprocess.run(["lua5.4", "-e", STANDARD_NAMES], capture_output=True, text=True, check=True).stdout.split()
    lacking = {name for name in standard if name not in offered and name not in left_out
               and name.partition(".")[0] not in left_out}
    assert not lacking, f"neither offered nor left out for a reason: {lacking}"
    assert not offered & left_out, offered & left_out


STANDARD_NAMES = """ -- less what older versions had, and the arguments of this script
local old = { arg = true, atan2 = true, cosh = true, frexp = true, ldexp = true, log10 = true, pow = true, sinh = true,
  tanh = true }
for name, value in pairs(_G) do
  if type(value) ~= "table" then print(name) end
  if type(value) == "table" and value ~= _G and not old[name] then
    for part in pairs(value) do if not old[part] then print(name .. "." .. part) end end
  end
end
"""


def test_the_guide_has_the_budgets_there_are():
    limits = (ROOT / "include/samplint/limits.h").read_text(encoding="utf-8")

    def limit(name):
        value = re.search(rf"#define SL_LIMIT_{name} (?:\(\(size_t\)(.*?)\)(?=[\s$])|([\d.]+))", limits)
        return int(eval((value[1] or value[2]).strip(), {}) if value else 0)  # pylint: disable=eval-used

    table = rows("Budgets")
    named = {cells[1].strip("`"): cells[2:] for cells in table if len(cells) == 5 and cells[1].startswith("`")}
    held = dict(re.findall(r"^  (\w+): (\d+) +# default$", run("check", "--show-config", "README.md").stdout, re.MULTILINE))
    assert list(named) == list(held), (named, held)
    for name, numbers in named.items():
        bounds = re.search(r"is (\d+) to (\d+) ", run("check", f"--budget={name}=0", "README.md").stdout)
        assert [number.replace(",", "") for number in numbers] == [held[name], *bounds.groups()], (name, bounds)
    stated = [cells[1] for cells in table if len(cells) == 2][2:]
    kinds = (("LUA_BLOCK", 2**10, " KiB"), ("READS", 1, ""), ("ALTERNATIVES", 1, ""), ("RULE_BYTES", 2**10, " KiB"),
             ("LIST", 1, ""), ("SCRIPT_TOKENS", 1, ""), ("SCRIPT_NESTING", 1, ""), ("SCRIPT_FUNCTIONS", 1, ""),
             ("SCRIPT_CHAIN", 1, ""))
    assert stated == [f"{limit(name) // unit:,}{words}" for name, unit, words in kinds], stated
    assert limit("LUA_CHURN_BYTES") == 8 * limit("LUA_BYTES")


def test_the_rule_loads_and_passes_its_tests():
    (rule,) = blocks("lua")
    name = re.search(r'id = "([^"]+)"', rule)[1]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / f"{name}.lua").write_text(rule, encoding="utf-8")
        result = run("test", folder)
    assert result.returncode == 0 and "1 rule, 2 passed, 0 failed" in result.stdout, result.stdout
    assert f"ok   {name}    pass 1  fail 1  undetermined 0  not_applicable 0  derived 2\n" in result.stdout, result.stdout


def test_the_program_uses_the_vocabulary():
    program, segments, _ = blocks("yaml")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "samp.yaml").write_text(program, encoding="utf-8")
        start = "samp: 1\naccount_portfolio_definition: { segmentation: by_need }\n"
        (pathlib.Path(folder) / "segments.samp.yaml").write_text(start + segments, encoding="utf-8")
        result = run("check", "--format", "json", folder)
    assert '"kind":"vocabulary"' not in result.stdout and '"kind":"syntax"' not in result.stdout, result.stdout
    assert '"name":"Harbor Accounts"' in result.stdout


def test_the_settings_are_settings():
    program, _, settings = blocks("yaml")
    (rule,) = blocks("lua")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "policy/rules").mkdir(parents=True)
        (folder / "policy/rules/FIRM-1.lua").write_text(rule, encoding="utf-8")
        (folder / "policy/pack.lua").write_text('return pack { name = "policy", version = "1.2.0" }', encoding="utf-8")
        (folder / "samp.yaml").write_text(program, encoding="utf-8")
        (folder / ".samplint.yaml").write_text(settings, encoding="utf-8")
        result = run("check", "--show-config", folder=folder)
    assert result.returncode == 0 and not result.stderr, result
    for line in ("undetermined: error", "longest_cycle_months: 18", "FIRM-1:", 'off: "everybody'):
        assert line in result.stdout, line


def anchors(page):
    """What a link may have behind its "#": the headings, as GitHub names them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_lead_somewhere():
    for page in pages():
        for link, heading in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
            target = page.parent / link if link else page
            assert "://" in link or target.exists(), f"{page.name}: {link}"
            assert not heading or "://" in link or heading in anchors(target), f"{page.name}: {link}#{heading}"


if __name__ == "__main__":
    sys.exit(run_suite(globals()))
