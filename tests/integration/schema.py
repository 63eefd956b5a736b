"""Holds `samplint schema` to its word, by ajv and by the language server that YAML editors use.

usage: schema.py COMMAND ROOT NODE_MODULES

- share/ has the schemas of the built-in vocabulary as they would be written.
- Every example is valid; every example with one thing wrong in it is not.
- Of random programs and accounts, ajv accepts what `samplint check` finds no fault in by the vocabulary, and nothing else; what
  no JSON Schema can say is listed, and is so.
- An editor completes and explains keys and words of a file with the line that the README shows, and finds its faults.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

COMMAND, ROOT, MODULES = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
FOLDER = pathlib.Path(tempfile.mkdtemp())
(FOLDER / ".git").mkdir()  # settings above would hold, too
SCRIPTS = ROOT / "tests/npm"
SEED, MUTANTS = 6, int(os.environ.get("SAMPLINT_MUTANTS", "1500"))


def run(*arguments, cwd=FOLDER):
    return subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def node(script, *arguments, text):
    done = subprocess.run(["node", SCRIPTS / script, *arguments], env={**os.environ, "NODE_PATH": str(MODULES)},
                          input=text, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def schema(*options):
    done = run("schema", *options)
    assert done.returncode == 0 and not done.stderr, done
    path = FOLDER / f"schema{''.join(options)}.json"
    path.write_text(done.stdout, encoding="utf-8")
    return path


PROGRAM, ACCOUNT = schema(), schema("--account")


def faults_of(path, texts):
    found = node("verdicts.js", path, text=json.dumps(texts))
    assert len(found) == len(texts)
    return found


# ---- programs as trees -----------------------------------------------------------------------------------------------

# A tree is a list of items, a list of pairs of a key and a tree, or a scalar as it is written.
class Items(list):
    pass


class Pairs(list):
    pass


def tree_of(node_of_yaml):
    if isinstance(node_of_yaml, yaml.MappingNode):
        return Pairs([[key.value, tree_of(value)] for key, value in node_of_yaml.value])
    if isinstance(node_of_yaml, yaml.SequenceNode):
        return Items([tree_of(item) for item in node_of_yaml.value])
    plain = node_of_yaml.style is None and re.fullmatch(r"[\w.+-]([\w .+-]*[\w.+-])?", node_of_yaml.value)
    return node_of_yaml.value if plain else json.dumps(node_of_yaml.value, ensure_ascii=False)


def read(path):
    return tree_of(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))


def write(tree):
    if isinstance(tree, Pairs):
        return "{" + ", ".join(f"{key}: {write(value)}" for key, value in tree) + "}"
    if isinstance(tree, Items):
        return "[" + ", ".join(write(item) for item in tree) + "]"
    return tree


def copy(tree):
    if isinstance(tree, Pairs):
        return Pairs([[key, copy(value)] for key, value in tree])
    return Items(copy(item) for item in tree) if isinstance(tree, Items) else tree


def places(tree):
    """Every place that a tree stands in, as a list and an index into it: the value of a pair or an item."""
    for index, entry in enumerate(tree if isinstance(tree, list) else ()):
        value = entry[1] if isinstance(tree, Pairs) else entry
        yield (entry, 1) if isinstance(tree, Pairs) else (tree, index)
        yield from places(value)


def mappings(tree):
    if isinstance(tree, Pairs):
        yield tree
    for holder, index in places(tree):
        if isinstance(holder[index], Pairs):
            yield holder[index]


EXAMPLES = sorted(ROOT.glob("examples/*/samp.yaml"))
FILES = sorted(ROOT.glob("examples/*/accounts/*.yaml"))
assert len(EXAMPLES) > 10 and len(FILES) > 10


def words_of(part):
    """The keys and the words of a schema."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        yield from (word for word in part.get("enum", ()) if word is not None)
        for value in part.values():
            yield from words_of(value)


WORDS = sorted(set(words_of(json.loads(PROGRAM.read_text(encoding="utf-8")))))

# ---- examples --------------------------------------------------------------------------------------------------------


def test_share_is_up_to_date():
    for path, name in ((PROGRAM, "samp"), (ACCOUNT, "samp-account")):
        assert (ROOT / f"share/{name}.schema.json").read_bytes() == path.read_bytes(), \
            f"share/{name}.schema.json is not as samplint schema writes it: cmake --build --preset docs"


def test_packs_add_to_it():
    folder = ROOT / "tests/golden/packs"
    for arguments, where in ((("schema",), folder), (("schema", "--settings", os.devnull, "policy"), folder)):
        done = run(*arguments, cwd=where)
        assert done.returncode == 0 and not done.stderr, done
        path = FOLDER / "packs.json"
        path.write_text(done.stdout, encoding="utf-8")
        text = (folder / "samp.yaml").read_text(encoding="utf-8")
        assert faults_of(path, [text]) == [None] and faults_of(PROGRAM, [text]) != [None]


def test_examples_are_valid():
    for path, files in ((PROGRAM, EXAMPLES), (ACCOUNT, FILES)):
        for file, fault in zip(files, faults_of(path, [file.read_text(encoding="utf-8") for file in files])):
            assert fault is None, (file, fault)


def attributes(part, tree, path=()):
    """The attributes of a program with the schema of each: where it stands, and what may stand there."""
    for pair in tree if isinstance(tree, Pairs) else ():
        below = part.get("properties", {}).get(pair[0], {})
        if "properties" in below:
            yield from attributes(below, pair[1], (*path, pair[0]))
        elif pair[0] not in ("samp", "accounts", "segments") and pair[1] != "null":
            yield pair, below


def wrong_values(below):
    """Values that the schema of an attribute does not let stand."""
    yield "{no_such_key: 1}"
    if "enum" in below:
        yield from ("no_such_word", "[" + str(below["enum"][0]) + "]")
    elif "array" in below["type"]:
        yield from ("[no_such_word]", str(below["items"]["enum"][0]), "[" + ", ".join(below["items"]["enum"][:1] * 2) + "]")
    elif "integer" in below["type"]:
        yield from (str(below["minimum"] - 1), str(below["maximum"] + 1), "many", "1.5")
    elif below["type"][0] == "boolean":
        yield from ("yes", "1")


def test_broken_examples_are_not():
    texts = []
    whole = json.loads(PROGRAM.read_text(encoding="utf-8"))
    for example in EXAMPLES:
        tree = read(example)
        for pair, below in list(attributes(whole, tree)):
            before = list(pair)
            for value in wrong_values(below):
                pair[1] = value
                texts.append(write(tree))
            pair[:] = [pair[0] + "z", before[1]]
            texts.append(write(tree))
            pair[:] = before
        texts += [write(Pairs(tree[1:])), write(Pairs([["samp", "2"], *tree[1:]])), write(Items([tree])),
                  write(Pairs([*tree, ["no_such_element", "{}"]])), write(Pairs([*(pair for pair in tree if pair[0] != "accounts"),
                                                                             ["accounts", "{name: North}"]]))]
    assert len(texts) > 1000, len(texts)
    accepted = [text for text, fault in zip(texts, faults_of(PROGRAM, texts)) if fault is None]
    assert not accepted, accepted[:3]


# ---- against the command ---------------------------------------------------------------------------------------------

SCALARS = ["null", "~", '""', "yes", "no", "true", '"true"', "False", "0", "1", "-1", "12", "40", "1.5", "0x1F", "0o17", "+3",
           "99999999", "99999999999999999999", "x", '"12"', "a/b.yaml", "a/../b.yaml", "/a.yaml", "a/**/b/**",
           "'*.yaml'", "2026-01-31", "!!str 12", "!!int '12'", "[]", "{}", "[x]", "[null]", "[1, 2]", "{x: 1}", "{x-a: 1}",
           "[[]]", "[{}]"]


def mutate(tree, chance):
    """Changes one thing in a tree."""
    spots = list(places(tree))
    holder, index = chance.choice(spots)
    groups = list(mappings(tree))
    kind = chance.randrange(7)
    if kind == 0:
        holder[index] = chance.choice(SCALARS)
    elif kind == 1:
        holder[index] = chance.choice([word := chance.choice(WORDS), f"[{word}]", f"[{word}, {word}]"])
    elif kind == 2:
        other, at = chance.choice(spots)
        holder[index] = copy(other[at])
    elif kind == 3:
        group = chance.choice([group for group in groups if group] or [tree])
        pair = chance.choice(group)
        pair[0] = chance.choice([pair[0] + "s", "x-own", "x-", chance.choice(WORDS)])
    elif kind == 4:
        chance.choice(groups).append([chance.choice(WORDS + ["x-own"]), chance.choice(SCALARS)])
    elif kind == 5 and isinstance(holder, Items):
        holder.append(copy(holder[index]))
    else:
        group = chance.choice([group for group in groups if group])
        del group[chance.randrange(len(group))]


def has_a_key_twice(tree):
    return any(len({key for key, _ in group}) < len(group) for group in mappings(tree))


def mutants(trees, count, chance):
    while count:
        tree = copy(chance.choice(trees))
        for _ in range(chance.choice((1, 1, 2, 3))):
            if tree and list(places(tree)):
                mutate(tree, chance)
        if tree and not has_a_key_twice(tree):  # that is a fault of YAML
            count -= 1
            yield write(tree)


# What no schema can say, as BEYOND shows.
UNSAID = {"repeated-account", "leading-zero"}


def faulty_files(folder):
    """The names of the files in which the command finds a fault by the vocabulary."""
    done = run("check", "--format", "json", cwd=folder)
    report = json.loads(done.stdout)
    assert not report["problems"], report["problems"][:2]
    return {pathlib.Path(finding["location"]["path"]).name for program in report["programs"] for finding in program["findings"]
            if (finding["kind"] == "vocabulary" and finding["rule"] not in UNSAID)
            or finding["rule"] in ("not-a-program", "not-an-account")}


def compare(path, folder, texts, suffix):
    names = [f"m{number:05}{suffix}" for number in range(len(texts))]
    for name, text in zip(names, texts):
        (folder / name).write_text(text + "\n", encoding="utf-8")
    faulty = faulty_files(FOLDER / folder.parts[len(FOLDER.parts)])
    faults = faults_of(path, texts)
    differ = [(text, fault, name in faulty) for name, text, fault in zip(names, texts, faults) if (fault is not None) != (name in faulty)]
    assert not differ, (len(differ), differ[:3])
    bad = sum(fault is not None for fault in faults)
    assert len(texts) / 10 < bad < len(texts) * 19 / 20, (bad, len(texts))  # either answer is common
    print(f"{len(texts)} {folder.name}: {bad} refused by both, {len(texts) - bad} accepted by both")


def test_random_programs():
    folder = FOLDER / "programs"
    folder.mkdir()
    chance = random.Random(SEED)
    trees = [Pairs(pair for pair in read(example)) for example in EXAMPLES]
    compare(PROGRAM, folder, list(mutants(trees, MUTANTS, chance)), ".samp.yaml")


def test_random_accounts():
    folder = FOLDER / "portfolio" / "accounts"
    folder.mkdir(parents=True)
    (folder.parent / "samp.yaml").write_text("samp: 1\naccounts: ['accounts/*.yaml']\n", encoding="utf-8")
    chance = random.Random(SEED)
    texts = mutants([read(file) for file in FILES], MUTANTS // 2, chance)
    programs = re.compile(r"(\{|, )samp: ")  # a pattern passes over these
    compare(ACCOUNT, folder, [text for text in texts if not programs.search(text)], ".yaml")


# Programs of which only one of the two finds something wrong, and which one that is.
BEYOND = {
    "two accounts with one name": ("accounts: [{name: North}, {name: North}]", "check"),
    "a whole number with a fraction": ("account_portfolio_definition: {size: 12.0}", "check"),
    "a number that older readers take for octal": ("account_portfolio_definition: {size: 010}", "check"),
    "a text that YAML reads as infinity, which JSON has not": ("program: {name: .inf}", "ajv"),
}


def test_what_no_schema_can_say():
    folder = FOLDER / "beyond"
    folder.mkdir()
    for what, (text, who) in BEYOND.items():
        (folder / "samp.yaml").write_text(f"samp: 1\n{text}\n", encoding="utf-8")
        findings = json.loads(run("check", "--format", "json", cwd=folder).stdout)["programs"][0]["findings"]
        fault, = faults_of(PROGRAM, [f"samp: 1\n{text}\n"])
        assert [any(finding["kind"] == "vocabulary" for finding in findings), fault is not None] == \
            [who == "check", who == "ajv"], (what, fault)


# ---- editors ---------------------------------------------------------------------------------------------------------

EDITED = """\
# yaml-language-server: $schema=schema.json
samp: 1
role_and_goals:
  theme: grwth
  coreness: 
  goals: [growth, ]
account_portfolio_definition:
  size: many
account_specific_value_proposition:
  
accounts:
- account_specific_value_proposition:
    pricing_logic: cheap
"""


def question(ask, found, behind=True):
    """A question about the place where a text stands, or behind it."""
    line, text = next((number, line) for number, line in enumerate(EDITED.splitlines()) if found in line)
    return {"ask": ask, "line": line, "column": text.index(found) + (len(found) if behind else 1)}


def test_an_editor_completes_and_explains():
    assert re.search(r"^# yaml-language-server: \$schema=", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    file = FOLDER / "edited.samp.yaml"
    file.write_text(EDITED, encoding="utf-8")
    empty = EDITED.splitlines().index("  ")
    shown = node("editor.js", file, text=json.dumps([
        question("hover", "theme:", False), question("hover", "role_and_goals:", False), question("completion", "coreness: "),
        question("completion", "[growth, "), {"ask": "completion", "line": empty, "column": 2}]))
    theme, group, words, goals, keys = shown["answers"]
    assert "The one idea that the whole program is arranged around." in theme and "innovation" in theme, theme
    assert "Role and goals" in group and "What the program is for" in group, group
    assert {"peripheral", "supporting", "core"} <= set(words), words
    assert {"volume_commitment", "consistency"} <= set(goals), goals
    assert {"pricing_logic", "differentiation"} <= set(keys), keys
    faults = shown["faults"]
    assert len(faults) == 3, faults
    assert '"efficiency"' in faults[0] and "integer" in faults[1] and '"cost_plus"' in faults[2], faults


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
