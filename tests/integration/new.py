"""Holds what `samplint new` writes to its word, and luacheck to all rules.

usage: new.py COMMAND ROOT

- A rule of each kind about each element loads, passes its tests, and is checked with; nothing that is there is replaced.
- A program has every attribute with its words, and declares nothing; with any value filled in it is still one.
- A folder of rules is whole; what editors are told of is what a rule sees, name by name.
- luacheck has no warning of the rules of this repository, of those that are written, and of the templates.
- The names that rules may use are JSON by a schema, and the same as the annotations say.
- No text of a pack breaks out of the Lua, YAML and JSON that it is written into.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

from suite import run_suite

COMMAND, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
FOLDER = pathlib.Path(tempfile.mkdtemp())
PACK = FOLDER / "policy"
(FOLDER / ".git").mkdir()  # settings above would hold, too
VOCABULARY = (ROOT / "rules/vocabulary.lua").read_text(encoding="utf-8")
CODES = re.findall(r'code = "(\w+)"', VOCABULARY)


def run(*arguments, text=None):
    return subprocess.run([COMMAND, *arguments], cwd=FOLDER, input=text, capture_output=True, text=True, check=False)


def luacheck(*paths):
    return subprocess.run(["luacheck", "--no-color", "--config", PACK / ".luacheckrc", *paths], cwd=FOLDER,
                          capture_output=True, text=True, check=False)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pack_is_whole():
    result = run("new", "pack", "policy")
    assert result.returncode == 0 and not result.stderr, result
    assert set(contents(PACK)) == {"pack.lua", "rules/POLICY-1.lua", "README.md", ".luarc.json", ".luacheckrc",
                                   ".lua-meta/samplint.d.lua"}, contents(PACK).keys()
    tested = run("test", "policy")
    assert tested.returncode == 0 and "1 rule, 2 passed, 0 failed" in tested.stdout and "derived 2\n" in tested.stdout, tested
    settings = json.loads((PACK / ".luarc.json").read_text(encoding="utf-8"))
    assert settings["workspace.library"] == [".lua-meta"], settings
    assert (PACK / ".lua-meta/samplint.d.lua").read_bytes() == (ROOT / "share/lua-meta/samplint.d.lua").read_bytes()
    lines = re.findall(r"^samplint (\w+) (.*?)(?: +#.*)?$", (PACK / "README.md").read_text(encoding="utf-8"), re.M)
    assert len(lines) == 6, lines
    for line in lines:
        done = subprocess.run([COMMAND, line[0], *line[1].replace("FILE", "-").replace(" ID ", " NEXT-1 ").split()], cwd=PACK,
                              input="samp: 1\n", capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1) and not done.stderr, done
    (PACK / "rules/NEXT-1.lua").unlink()


def test_nothing_that_is_there_is_replaced():
    for path in ("rules/POLICY-1.lua", "pack.lua", "README.md", ".luarc.json"):
        (PACK / path).write_text("mine\n", encoding="utf-8")
    before = contents(PACK)
    for arguments in (("pack", "policy"), ("rule", "POLICY-1", "policy/rules"), ("program", "policy/README.md"),
                      ("meta", "policy/README.md")):
        result = run("new", *arguments)
        assert result.returncode == 2 and "exists already" in result.stderr, result
    assert contents(PACK) == before
    shutil.rmtree(PACK)
    assert run("new", "pack", "policy/").returncode == 0


def test_a_folder_that_cannot_be_is_an_error():
    for arguments in (("rule", "A-1", "policy/README.md"), ("rule", "A-1", "not/there"), ("pack", "not/there")):
        result = run("new", *arguments)
        assert result.returncode == 2 and "cannot be" in result.stderr and not (FOLDER / "not").exists(), result


def test_rules_of_each_kind_and_element():
    folder = FOLDER / "all"
    count = 0
    for code, other in zip(CODES, CODES[1:] + CODES[:1]):
        for kind, elements in (("practice", code), ("theme", code), ("fit", f"{code},{other}"), ("practice", f"{code},{other}"),
                               ("fit", ",".join(CODES))):
            count += 1
            result = run("new", "rule", f"NEW_{count}", "all", "--kind", kind, "--elements", elements)
            assert result.returncode == 0, result
    tested = run("test", "all")
    assert tested.returncode == 0 and f"{count} rules" in tested.stdout and ", 0 failed" in tested.stdout, tested
    checked = run("check", "--rules", "all", "--format", "json", str(ROOT / "examples/complete"))
    assert checked.returncode in (0, 1) and f'"loaded":{70 + count},' in checked.stdout, checked.stderr
    lines = [line for path in folder.glob("*.lua") for line in path.read_text(encoding="utf-8").splitlines()]
    assert not [line for line in lines if line != line.rstrip() or "\t" in line]
    checked = luacheck(folder)
    assert checked.returncode == 0, checked.stdout


def test_luacheck_of_the_shipped_rules():
    checked = luacheck(*sorted((ROOT / "rules").glob("*/*.lua")), *sorted(ROOT.glob("examples/**/*.lua")))
    assert checked.returncode == 0 and "Total: 0 warnings" in checked.stdout, checked.stdout
    checked = subprocess.run(["luacheck", "--no-color", "--config", "templates/.luacheckrc", "templates"], cwd=ROOT,
                             capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    (FOLDER / "slip.lua").write_text("return rule { check = function(c) os.exit(c) end }\n", encoding="utf-8")
    assert luacheck("slip.lua").returncode == 1, "luacheck finds nothing at all"


def test_a_program_has_every_attribute():
    assert run("new", "program").returncode == 0
    text = (FOLDER / "samp.yaml").read_text(encoding="utf-8")
    checked = run("check", "--format", "json")
    assert '"verdict":"incomplete"' in checked.stdout, checked
    assert '"kind":"vocabulary"' not in checked.stdout and '"kind":"syntax"' not in checked.stdout, checked
    listed = re.findall(r"^\| `([\w.]+)` \| (.*?) \|", (ROOT / "docs/vocabulary.md").read_text(encoding="utf-8"), re.M)
    assert len(listed) > 50
    for path, values in listed:
        assert re.search(rf"^#? *(- )?{path.split('.')[-1]}:", text, re.M), path
        if not values.startswith(("a text", "`true`", "an integer")):
            for word in re.findall(r"`(\w+)`", values):
                assert re.search(rf"^ *# +{word}: \S", text, re.M), (path, word)
    assert max(map(len, text.splitlines())) <= 100


def test_a_program_that_is_filled_in():
    """The first word, number or truth value of each comment is one that its key takes."""
    text = run("new", "program", "-").stdout
    for comment, before, after in (
            (r"One of[^:]*:\n *# +(\w+):", "", ""), (r"A list of these words \(\[\] if none applies\):\n *# +(\w+):", "[", "]"),
            (r"(true) or false:", "", ""), (r"An integer from (\d+)", "", ""), (r"A (text)\.", "", "")):
        text = re.sub(rf"(# {comment}.*\n(?: *#.*\n)*?)( *\w+:)\n", rf"\1\3 {before}\2{after}\n", text)
    text = re.sub(r"^#segments:\n(?:#  .*\n)*", "", text, flags=re.M)
    text = re.sub(r"^#(accounts:|  )", r"\1", text, flags=re.M)
    text = re.sub(r"^( +)(- )?(name|segment|team): #", r"\1\2\3: X #", text, flags=re.M)
    checked = run("check", "--format", "json", "-", text=text)
    assert len(re.findall(r"^ +\w+: \S", text, re.M)) > 55, text
    assert '"kind":"vocabulary"' not in checked.stdout and '"kind":"syntax"' not in checked.stdout, checked.stdout
    framing = set(re.findall(r'"rule":"(FRM-\w+)"', checked.stdout)) - {"FRM-AVP"}  # the first word of one says "undefined"
    assert '"accounts":' in checked.stdout and not framing, checked.stdout


def meta():
    return (ROOT / "share/lua-meta/samplint.d.lua").read_text(encoding="utf-8")


def test_meta_is_written_again():
    path = FOLDER / "samplint.d.lua"
    assert run("new", "meta", "--check").returncode == 1
    assert run("new", "meta").returncode == 0 and path.read_text(encoding="utf-8") == meta()
    assert run("new", "meta", "--check").returncode == 0 and "up to date" in run("new", "meta").stdout
    path.write_text(meta() + "-- more\n", encoding="utf-8")
    told = run("new", "meta", "--check")
    assert told.returncode == 1 and "not up to date" in told.stdout, told
    assert "written" in run("new", "meta").stdout and path.read_text(encoding="utf-8") == meta()


def test_meta_is_lua_and_knows_its_own_types():
    loaded = subprocess.run(["lua5.4", "-"], input=meta(), capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr
    defined = set(re.findall(r"^---@(?:class|alias) (?:\(exact\) )?([\w.]+)", meta(), re.M))
    used = set(re.findall(r"samplint\.[\w.]*\w", re.sub(r"^-- .*|---@meta.*", "", meta(), flags=re.M)))
    used -= {"samplint.d.lua"}
    assert used <= defined, used - defined
    assert defined - used <= {"mathlib", "stringlib", "tablelib"}, defined - used


def lines_of(marker):
    """The words of an alias of the annotations."""
    return re.findall(r'^---\| "(.*)"$', re.search(rf"^---@alias samplint\.{marker}\n((?:---\|.*\n)*)", meta(), re.M)[1], re.M)


def validator_of(name):
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "share").glob("*.schema.json")}
    return jsonschema.Draft202012Validator(schemas[name], resolver=jsonschema.RefResolver(name, schemas[name], store=schemas))


def test_meta_is_json_too():
    written = run("new", "meta", "--format", "json")
    assert written.returncode == 0 and not written.stderr, written
    document = json.loads(written.stdout)
    problems = [f"{error.json_path}: {error.message}" for error in validator_of("binding.schema.json").iter_errors(document)]
    assert not problems, problems[:5]
    assert [element["id"] for element in document["vocabulary"]["elements"]] == lines_of("Element")
    assert document["paths"] == lines_of("Path") and document["account_paths"] == lines_of("AccountPath")
    functions = [function for owner in document["functions"].values() for function in owner]
    for name in [function["name"] for function in functions] + [field["name"] for table in document["tables"] for field in table["fields"]]:
        assert re.search(rf"\b{name}\b", meta()), name
    assert run("new", "meta", "--format", "json", "names.json").returncode == 0
    assert (FOLDER / "names.json").read_text(encoding="utf-8") == written.stdout
    assert "exists already" in run("new", "meta", "--format", "json", "names.json").stderr


HOSTILE = ["]]", "]] }, { x", '"', "\\", "a\nos.exit()", "--[[", "# c", "a: b", "- a", "[a", "~", "null", "True", "12", "%s", "@field",
           "| y", "\u202e", "\u2028", "\u007f", "&a", "!!int"]


def test_no_text_of_a_pack_breaks_out():
    folder = FOLDER / "hostile"
    folder.mkdir()
    words = ", ".join(json.dumps(word, ensure_ascii=False) for word in HOSTILE)
    attributes = "".join(f'{{ id = "w{number}", type = "enum", domain = {{ {words} }}, description = {json.dumps(word, ensure_ascii=False)} }},'
                         for number, word in enumerate(HOSTILE))
    (folder / "pack.lua").write_text(
        f'return pack {{ name = "hostile", version = "1.0.0", vocabulary = {{ {{ element = "{lines_of("Element")[0]}", '
        f'attributes = {{ {attributes} }} }} }} }}\n', encoding="utf-8")
    written = run("new", "meta", "--rules", "hostile", "-")
    assert written.returncode == 0 and not written.stderr, written
    assert all(re.match(r"--|function |local |\w+ = \{\}$|$", line) for line in written.stdout.splitlines())
    loaded = subprocess.run(["lua5.4", "-"], input=written.stdout, capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr
    program = run("new", "program", "--rules", "hostile", "-").stdout
    checked = run("check", "--rules", "hostile", "--format", "json", "-", text=program).stdout
    assert '"verdict":"incomplete"' in checked and '"kind":"vocabulary"' not in checked, checked
    schema = json.loads(run("schema", "hostile").stdout)
    found = schema["properties"][lines_of("Element")[0]]["properties"]
    assert found["w1"]["description"] == HOSTILE[1] and found["w1"]["enum"][:len(HOSTILE)] == HOSTILE, found["w1"]
    document = json.loads(run("new", "meta", "--rules", "hostile", "--format", "json").stdout)
    assert not list(validator_of("binding.schema.json").iter_errors(document))


def known(path, marker):
    """The words of a table `known` in C that stands behind a marker."""
    text = (ROOT / path).read_text(encoding="utf-8").partition(marker)[2]
    return set(re.findall(r'"(\w+)"', re.search(r"known\[\] = \{(.*?)\};", text, re.S)[1]))


def test_meta_has_the_fields_that_are_read():
    for name, path, marker in (("Rule", "src/lua/load_rule.c", "static void read_rule("),
                               ("Pack", "src/lua/load_pack.c", "static void read_pack("),
                               ("Addition", "src/lua/load_pack.c", "static void read_addition("),
                               ("Default", "src/lua/load_pack.c", "static void read_default("),
                               ("Source", "src/lua/load_works.c", "void load_citation("),
                               ("Option", "src/lua/load_rule.c", "static void read_option("),
                               ("Test", "src/lua/load_rule.c", "static void read_test("),
                               ("Failure", "src/lua/answer.c", "static void refuse_unknown_fields(")):
        part = re.search(rf"^---@class \(exact\) samplint\.{name}\n((?:---@field .*\n)+)", meta(), re.M)[1]
        assert set(re.findall(r"^---@field (\w+)", part, re.M)) == known(path, marker), name


if __name__ == "__main__":
    code = run_suite(globals())
    shutil.rmtree(FOLDER)
    sys.exit(code)
