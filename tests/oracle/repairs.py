#!/usr/bin/env python3
"""What `samplint repair` offers for random programs with segments, accounts and gaps, against trying every change.

    /usr/bin/python3 tests/oracle/repairs.py COMMAND

Programs are examples with values drawn anew or left out, and with segments and accounts that override some. Each single change of a
program, and pairs of those that mend the most, are written as programs of their own, and `samplint check` judges them. Each change,
and each pair of which no part suffices, that makes the program congruent must be among the ways of `samplint repair`. Each way, drawn
at random, must make it congruent. SAMPLINT_ORACLE=2000 looks at so many programs.
"""

import copy
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import asp
import yaml

ROOT = pathlib.Path(__file__).parents[2]
EXAMPLES = ["complete", "cross-functional", "growth-engine", "innovation-partnership", "lean-influence", "line-authority", "misfits",
            "two-segments", "unstructured", "with-gaps"]
INTEGERS = [1, 2, 3, 6, 12, 18, 24, 36, 48, 60]
PROMISING = 16  # single changes of which pairs are tried
PAIRS = 60
WAYS = 6  # that are drawn of each program
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def run(*arguments):
    done = subprocess.run([sys.argv[1], *arguments], env=ENVIRONMENT, capture_output=True, text=True,
                          timeout=asp.TIMEOUT_SECONDS, check=False)
    if done.stderr:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
    return done.stdout


# ---- the vocabulary ------------------------------------------------------------------------------------------------------


class Attribute:
    def __init__(self, json_value):
        self.path = json_value["path"]
        self.type = json_value["type"]
        self.given = json_value["nature"] in ("fact", "outcome")
        self.least, self.most = json_value["min"], json_value["max"]
        words = json_value["words"] or []
        self.words = ([False, True] if self.type == "bool" else
                      [word for word in json_value["domain"] if not any(word == one["word"] and one["absent"] for one in words)])
        self.overridable = json_value["overridable"]

    def draw(self, chance):
        if self.type == "integer":
            return chance.choice([number for number in INTEGERS if self.least <= number <= self.most])
        if self.type == "set":
            return [word for word in self.words if chance.random() < 0.4]
        return "a text" if self.type == "text" else chance.choice(self.words)


def read_vocabulary():
    document = json.loads(run("explain", "--format", "json"))
    context = [group for group in document["other_fields"] if group["path"] == "context"][0]["fields"]
    listed = [dict(one, overridable=False) for one in context]
    listed += [one for element in document["elements"] for one in element["attributes"]]
    return {one["path"]: Attribute(one) for one in listed}


# ---- programs ------------------------------------------------------------------------------------------------------------

# A program is a dictionary by part: "" for the standard, "segment NAME" or "account NAME" for the others, each a dictionary of values
# by path. `of` has the segment of an account.


def flatten(tree, attributes, prefix=""):
    values = {}
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if path in attributes:
            values[path] = value
        elif isinstance(value, dict):
            values |= flatten(value, attributes, f"{path}.")
    return values


def tree_of(values):
    tree = {}
    for path, value in values.items():
        *groups, name = path.split(".")
        inside = tree
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[name] = value
    return tree


def text_of(program, of):
    tree = {"samp": 1, **tree_of(program[""])}
    for kind in ("segment", "account"):
        entries = []
        for part, values in program.items():
            if part.startswith(kind + " "):
                entry = {"name": part.removeprefix(kind + " ")}
                if part in of:
                    entry["segment"] = of[part]
                entries.append(entry | tree_of(values))
        if entries:
            tree[kind + "s"] = entries
    return json.dumps(tree)  # which is YAML too


def random_program(chance, attributes):
    name = chance.choice(EXAMPLES)
    example = yaml.safe_load((ROOT / "examples" / name / "samp.yaml").read_text(encoding="utf-8"))
    standard = flatten(example, attributes)
    for path in chance.sample(list(attributes), chance.randint(1, 6)):
        standard[path] = attributes[path].draw(chance)
    for path in chance.sample(sorted(standard), chance.choice([0, 0, 1, 3])):
        del standard[path]
    program, of = {"": standard}, {}
    overridable = [path for path, attribute in attributes.items() if attribute.overridable]
    if standard.get("account_portfolio_definition.segmentation") != "none" and chance.random() < 0.4:
        for number in range(chance.randint(1, 2)):
            paths = chance.sample(overridable, chance.randint(1, 2))
            program[f"segment S{number}"] = {path: attributes[path].draw(chance) for path in paths}
    segments = [part.removeprefix("segment ") for part in program if part.startswith("segment ")]
    for number in range(chance.choice([0, 1, 2, 3])):
        part = f"account A{number}"
        paths = chance.sample(overridable, chance.randint(1, 3))
        program[part] = {path: attributes[path].draw(chance) for path in paths}
        if segments and chance.random() < 0.6:
            of[part] = chance.choice(segments)
        if any(program[part] == program[other] for other in program if other != part):
            del program[part]  # alike accounts change together
            of.pop(part, None)
    if chance.random() < 0.3:  # the whole portfolio is listed
        standard["account_portfolio_definition.size"] = max(1, len([part for part in program if part.startswith("account ")]))
    return program, of


# ---- changes -------------------------------------------------------------------------------------------------------------

# A change is (part, path, operation, value): "=" sets a value, "+" and "-" change a word of a declared set.


def single_changes(program, attributes):
    for part, values in program.items():
        for path, attribute in attributes.items():
            now = values.get(path)
            if (part and now is None) or (attribute.given and now is not None):
                continue
            if attribute.type == "set" and now is not None:
                yield from ((part, path, "-" if word in now else "+", word) for word in attribute.words)
            elif attribute.type == "set":
                yield from ((part, path, "=", words) for words in [()] + [(word,) for word in attribute.words])
            elif attribute.type == "integer":
                yield from ((part, path, "=", number) for number in INTEGERS
                            if attribute.least <= number <= attribute.most and number != now)
            elif attribute.type == "text":
                if now is None:
                    yield part, path, "=", "a text"
            else:
                yield from ((part, path, "=", word) for word in attribute.words if word != now)


def changed(program, changes):
    after = {part: dict(values) for part, values in program.items()}
    for part, path, operation, value in changes:
        if operation == "=":
            after[part][path] = list(value) if isinstance(value, tuple) else value
        elif operation == "+":
            after[part][path] = after[part][path] + [value]
        else:
            after[part][path] = [word for word in after[part][path] if word != value]
    return after


def judge(place, texts):
    """Returns for each text whether it is congruent, and the rules that object, once for each finding or gap."""
    folder = place / "tried"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.samp.yaml").write_text(text, encoding="utf-8")
    judged = [None] * len(texts)
    for line in run("check", "--format", "ndjson", str(folder)).splitlines():
        found = json.loads(line)
        if found["type"] == "program":
            judged[int(pathlib.Path(found["path"]).name.split(".")[0])] = (
                found["verdict"] == "congruent",
                [one["rule"] for one in found["undetermined"] + found["findings"] if one.get("kind", "misfit") in ("misfit", "framing")])
    for old in folder.iterdir():
        old.unlink()
    folder.rmdir()
    return judged


# ---- the ways of repair --------------------------------------------------------------------------------------------------


def part_of(change):
    return f"segment {change['segment']}" if change.get("segment") else f"account {change['account']}" if change["account"] else ""


def is_offered(values, value):
    if isinstance(value, bool):
        return str(value).lower() in values
    if not isinstance(value, int):
        return value in values
    for text in values:
        low, _, high = text.removesuffix(" or more").partition(" to ")
        if int(low) <= value and (text.endswith(" or more") or value <= int(high or low)):
            return True
    return False


def take(change, left, declared):
    """Takes away the changes that one change of an alternative stands for; None where they are not there."""
    part, path = part_of(change), change["path"]
    mine = {one for one in left if one[:2] == (part, path)}
    if change["values"]:
        found = {one for one in mine if one[2] == "=" and (one[3] == "a text" or is_offered(change["values"], one[3]))}
    elif declared(part, path):
        wanted = {(part, path, "+", word) for word in change["added"]} | {(part, path, "-", word) for word in change["removed"]}
        found = wanted & mine if wanted <= mine else set()
    else:
        found = {one for one in mine if one[2] == "=" and set(one[3]) == set(change["added"])}
    return left - found if found else None


def is_way(alternative, changes, declared):
    """Whether an alternative can be carried out by exactly these changes."""
    left = set(changes)
    for change in alternative["changes"]:
        left = take(change, left, declared)
        if left is None:
            return False
    rest = [left]
    for choice in alternative["choices"]:
        rest = [after for before in rest for change in choice if (after := take(change, before, declared)) is not None]
    return any(not one for one in rest)


def is_told(conflicts, changes, declared):
    """Whether these changes are one way of each conflict."""
    if not conflicts:
        return not changes
    for size in range(1, len(changes) + 1):
        for chosen in itertools.combinations(changes, size):
            if any(is_way(alternative, chosen, declared) for alternative in conflicts[0]["alternatives"]):
                if is_told(conflicts[1:], [one for one in changes if one not in chosen], declared):
                    return True
    return False


def draw_value(change, chance):
    text = chance.choice(change["values"])
    if text in ("true", "false"):
        return text == "true"
    if text[0].isdigit():
        low, _, high = text.removesuffix(" or more").partition(" to ")
        return chance.randint(int(low), int(high or low))
    return text


def make(change, program, chance):
    """Makes one change of an alternative, in all accounts that are alike."""
    for part in [part_of(change)] + [f"account {name}" for name in change["alike"]]:
        path, values = change["path"], program[part]
        if change["values"]:
            values[path] = draw_value(change, chance)
        else:
            values[path] = [word for word in values.get(path, []) if word not in change["removed"]] + change["added"]


def carried_out(conflicts, program, chance):
    """Returns the program after one alternative of each conflict, and the rules that these say they break."""
    after, broken = copy.deepcopy(program), set()
    for conflict in conflicts:
        alternative = chance.choice(conflict["alternatives"])
        broken |= {one["rule"] for one in alternative["breaks"]}
        for change in alternative["changes"] + [chance.choice(choice) for choice in alternative["choices"]]:
            make(change, after, chance)
    return after, broken


# ---- the whole -----------------------------------------------------------------------------------------------------------


class Tally:
    programs = singles = pairs = ways = incongruent = left_out = 0


def compare_program(place, chance, attributes, tally):
    program, of = random_program(chance, attributes)
    text = text_of(program, of)
    path = place / "samp.yaml"
    path.write_text(text, encoding="utf-8")
    repair = json.loads(run("repair", "--format", "json", "--limit", "1000", str(path)))
    tally.programs += 1
    tally.incongruent += repair["verdict"] == "incongruent"
    conflicts = repair["conflicts"]
    if repair["verdict"] == "congruent":
        return
    if any(rule["state"] != "content" for rule in repair["left_out_rules"]) or any(
            conflict["outcome"] != "found" or not conflict["exact"] for conflict in conflicts):
        tally.left_out += 1
        return
    declared = lambda part, path: path in program[part]
    changes = list(single_changes(program, attributes))
    ways = [carried_out(conflicts, program, chance) for _ in range(WAYS)]
    judged = judge(place, [text_of(after, of) for after, _ in ways] + [text_of(changed(program, [one]), of) for one in changes])
    for (after, broken), (congruent, objecting) in zip(ways, judged):
        if not congruent and not (objecting and set(objecting) <= {*repair["left_out"], *broken}):
            raise AssertionError(f"a way of\n{text}\nleads to\n{text_of(after, of)}")
    tally.ways += len(ways)
    judged = judged[len(ways):]
    enough = [one for one, (congruent, _) in zip(changes, judged) if congruent]
    for one in enough:
        if one[0] and any(conflict["of_standard"] for conflict in conflicts):
            continue  # repair says that it does not try changes in parts then
        if not is_told(conflicts, [one], declared):
            raise AssertionError(f"{one} makes this congruent, and repair does not say so:\n{text}")
    tally.singles += len(enough)
    best = sorted((len(objecting), chance.random(), one)
                  for one, (congruent, objecting) in zip(changes, judged) if not congruent)[:PROMISING]
    pairs = [pair for pair in itertools.combinations([one for *_, one in best], 2)
             if pair[0][:2] != pair[1][:2] or "=" not in (pair[0][2], pair[1][2])]
    pairs = chance.sample(pairs, min(PAIRS, len(pairs)))
    for pair, (congruent, _) in zip(pairs, judge(place, [text_of(changed(program, pair), of) for pair in pairs])):
        in_part = any(part for part, *_ in pair)
        if congruent and in_part and any(conflict["of_standard"] for conflict in conflicts):
            continue  # repair says that it does not try this
        if congruent and not is_told(conflicts, list(pair), declared):
            raise AssertionError(f"{pair} make this congruent, and repair does not say so:\n{text}")
        tally.pairs += congruent


def main():
    attributes = read_vocabulary()
    tally = Tally()
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + asp.sample()):
            try:
                compare_program(pathlib.Path(folder), random.Random(number), attributes, tally)
            except AssertionError as error:
                sys.exit(f"program {number}: {error}")
    print(f"{tally.programs} programs, {tally.incongruent} of them incongruent: {tally.ways} ways work; {tally.singles} changes and "
          f"{tally.pairs} pairs that work are told; {tally.left_out} programs have no known way or are left to some rule")
    if not tally.singles or not tally.pairs or tally.left_out * 2 > tally.programs:
        sys.exit("these programs are too much alike")


if __name__ == "__main__":
    main()
