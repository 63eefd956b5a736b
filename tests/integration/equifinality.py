#!/usr/bin/env python3
"""Whether no report ranks congruent programs. Many configurations are equally good as long as their elements fit each other, so
what a program shows of the practices changes nothing but the lists of practices and what is said of each of them.

    /usr/bin/python3 tests/integration/equifinality.py COMMAND ROOT

The programs are the examples that `check` finds congruent, and variations of them that show fewer and more practices.
"""

import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import unquote
from xml.etree import ElementTree

import yaml

from suite import report_formats, run_suite

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
TIMEOUT_SECONDS = 120

command = ""
root = pathlib.Path()
place = pathlib.Path()
formats = []
pages = {}  # of the practices: what `explain` says of each
congruent = []  # the names of the examples that are congruent
incongruent = []  # and of those that are not


def run(folder, *arguments):
    done = subprocess.run([command, *arguments], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=TIMEOUT_SECONDS, check=False)
    assert done.returncode in (0, 1), f"{arguments}: {done.returncode}\n{done.stderr.decode()}"
    return done


def out(folder, *arguments):
    return run(folder, *arguments).stdout.decode()


def document(folder, *arguments):
    return json.loads(out(folder, *arguments, "--format", "json"))


def same(one, other, what):
    if one == other:
        return
    show = [text if isinstance(text, str) else json.dumps(text, indent=1) for text in (one, other)]
    lines = [text.splitlines() for text in show]
    first = next((i for i, pair in enumerate(itertools.zip_longest(*lines)) if pair[0] != pair[1]), 0)
    raise AssertionError(f"{what}: line {first + 1}\n" + "\n--\n".join("\n".join(each[first:first + 6]) for each in lines))


# ---- programs ---------------------------------------------------------------------------------------------------


class Dumper(yaml.SafeDumper):
    """Writes every list in one line, so that a value that changes moves no other."""


Dumper.add_representer(list, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=all(
    not isinstance(item, dict) for item in data)))


def write(path, program):
    path.write_text(yaml.dump(program, Dumper=Dumper, sort_keys=False, width=1 << 16), encoding="utf-8")


def masked(value, names):
    """A program without the words of the example: a text becomes "Text 1", for reports repeat texts."""
    if isinstance(value, dict):
        return {key: masked(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [masked(item, names) for item in value]
    if not isinstance(value, str) or re.fullmatch("[a-z0-9_]+", value) or "/" in value:
        return value
    return names.setdefault(value, f"Text {len(names) + 1}")


def merged(program, other):
    if not isinstance(program, dict) or not isinstance(other, dict):
        return other
    return {key: merged(program.get(key), other[key]) if key in other else program[key]
            for key in [*program, *(key for key in other if key not in program)]}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def without_practices(program):
    """What a report says of a program beside its practices."""
    return {**program, "path": "", "practices": {},
            "findings": [finding for finding in program["findings"] if finding["kind"] != "shortfall"]}


def make_variations(name):
    """Writes an example into the folders few and many: with as few and with as many practices as its other elements leave free.
    A change of a practice is taken if nothing changes that is said of the program beside its practices."""
    home = place / "examples" / name
    base, draft = read(home / "samp.yaml"), home / "draft.samp.yaml"
    plain = without_practices(judged(home, draft, base))
    told = []
    for side, case in (("few", "fails"), ("many", "passes")):
        whole = base
        for page in pages.values():
            tried = merged(whole, yaml.safe_load(page[case]["program"]))
            if tried != whole and without_practices(judged(home, draft, tried)) == plain:
                whole = tried
        told.append(judged(home, draft, whole))
        draft.unlink()
        shutil.copytree(home, place / side / name)
        write(place / side / name / "samp.yaml", whole)
    few, many = (len(program["practices"]["shown"]) for program in told)
    assert few + 4 <= many, f"{name} shows {few} or {many} practices: the variations are too much alike"
    return told[0]["verdict"]


def judged(home, file, program):
    """What check says of a program, with the rules that have nothing to ask of it."""
    write(file, program)
    report = document(home, "check", file.name)
    return {**report["programs"][0], "never_applied": [rule for rule in report["summary"]["rules"]["never_applied"] if rule not in pages]}


def make_programs():
    for rule in document(place, "rules", "--kind", "practice")["rules"]:
        pages[rule["id"]] = document(place, "explain", rule["id"])
    assert len(pages) >= 24
    shutil.copytree(root / "examples", place / "examples")
    names = {}
    for file in sorted((place / "examples").glob("*/samp.yaml")):
        for path in (file, *file.parent.glob("accounts/*.yaml")):
            write(path, masked(read(path), names))
    for program in document(place / "examples", "check", ".")["programs"]:
        name = program["path"].removesuffix("/samp.yaml")
        if program["verdict"] in ("congruent", "incongruent"):
            group = congruent if program["verdict"] == "congruent" else incongruent
            group.append(name)
            assert make_variations(name) == program["verdict"]
    assert len(congruent) >= 5 and incongruent, "the examples are too few to compare"


def files(names=None):
    return [f"{name}/samp.yaml" for name in names or congruent]


# ---- what a report says beside the practices --------------------------------------------------------------------

PLAIN = re.compile(r"\x1b\[[0-9;]*m")
# The totals of a whole run count findings by severity and by kind, so that a script can tell whether a list is complete. They
# are of no program, stand in no text, and are the only numbers that practices may change.
TOTALS = (("findings", "info"), ("kinds", "shortfall"))


def shortfall_of(line):
    """The practice that a line of text, compact or github begins to tell a shortfall of."""
    found = re.search(r": info\[([\w-]+)\]: |: info ([\w-]+) |,title=([\w-]+)%3A ", PLAIN.sub("", line))
    rule = found and next(filter(None, found.groups()))
    return rule if rule in pages else None


def rest_of_text(text):
    blocks = [block for block in text.split("\n\n") if not shortfall_of(block.split("\n")[0])]
    return re.sub(r"  practices (not )?shown: .*\n(        .*\n)*", "", "\n\n".join(blocks))


def rest_of_lines(text):
    return "".join(line for line in text.splitlines(True) if not shortfall_of(line))


def rest_of_summary(summary):
    for group, key in TOTALS:
        summary[group][key] = None
    return summary


def rest_of_json(text):
    report = json.loads(text)
    return {**report, "programs": [without_practices(program) for program in report["programs"]],
            "summary": rest_of_summary(report["summary"])}


def rest_of_ndjson(text):
    lines = [json.loads(line) for line in text.splitlines()]
    return [rest_of_summary(line) if line["type"] == "summary" else without_practices(line) if line["type"] == "program" else line
            for line in lines if line.get("kind") != "shortfall"]


def rest_of_sarif(text):
    log = json.loads(text)
    for one in log["runs"]:
        one["results"] = [result for result in one["results"] if result["ruleId"] not in pages]
    return log


def rest_of_junit(text):
    document_of_all = ElementTree.fromstring(text)
    for case in document_of_all.iter("testcase"):
        if case.get("name").split(":")[0] in pages:
            case.text = case.tail = ""
            for child in list(case):
                assert child.tag == "system-out", f"a practice is shown by {child.tag}"
                case.remove(child)
    return ElementTree.tostring(document_of_all, encoding="unicode")


def rest_of_gitlab(text):
    return [entry for entry in json.loads(text) if entry["check_name"] not in pages]


REST = {"text": rest_of_text, "compact": rest_of_lines, "github": rest_of_lines, "json": rest_of_json, "ndjson": rest_of_ndjson,
        "sarif": rest_of_sarif, "junit": rest_of_junit, "gitlab": rest_of_gitlab}


def reports(folder, *arguments, **places):
    """What check writes in each format, by format; text in color and with the picture."""
    with tempfile.TemporaryDirectory() as there:
        outputs = [word for name in formats for word in ("--format", name, "--output", f"{there}/{name}")]
        done = run(folder, "check", *outputs, "--color", "always", "--picture", "always", *arguments)
        return done.returncode, {name: pathlib.Path(there, name).read_text(encoding="utf-8") for name in formats}


def test_every_format_has_a_rest():
    assert sorted(REST) == sorted(formats), f"{formats}: say what is left of a new format without practices"


def test_reports_differ_in_nothing_but_practices():
    for chosen in [[name] for name in congruent + incongruent] + [congruent]:
        for fail_on in ("error", "warning"):
            few, many = (reports(place / side, "--fail-on", fail_on, *files(chosen)) for side in ("few", "many"))
            assert few[0] == many[0], f"{chosen}: exit codes {few[0]} and {many[0]}"
            for name in formats:
                assert few[1][name] != many[1][name] or name in ("compact", "github", "gitlab"), f"{name}: nothing to compare"
                same(REST[name](few[1][name]), REST[name](many[1][name]), f"{chosen} as {name}")


def test_congruent_programs_exit_with_zero():
    for side in ("few", "many"):
        assert run(place / side, "check", *files()).returncode == 0


def test_lists_of_practices_have_one_color():
    for side in ("few", "many"):
        text = out(place / side, "check", "--color", "always", *files())
        lists = re.findall(r".*practices(?: not)? shown: .*", text)
        assert len(lists) > len(congruent) and not any("\x1b" in line for line in lists), lists[:2]
        lists = [line for line in PLAIN.sub("", text).splitlines() if "practices " in line and ": " in line]
        for line in lists:
            assert re.fullmatch(r"  practices (not )?shown: [A-Z]+-\d(, [A-Z]+-\d)*,?", line), line


# ---- shortfalls are observations --------------------------------------------------------------------------------


def test_shortfalls_are_info_everywhere():
    for names in [[name] for name in congruent + incongruent]:
        for side in ("few", "many"):
            _, told = reports(place / side, *files(names))
            (program,) = json.loads(told["json"])["programs"]
            not_shown = program["practices"]["not_shown"]
            shortfalls = [finding for finding in program["findings"] if finding["kind"] == "shortfall"]
            assert {finding["rule"] for finding in shortfalls} == set(not_shown) and (not_shown or side == "many")
            assert all(finding["severity"] == "info" for finding in shortfalls)
            for line in told["ndjson"].splitlines():
                if json.loads(line).get("kind") == "shortfall":
                    assert json.loads(line)["severity"] == "info"
            colors = re.findall(r"\x1b\[36minfo\[([\w-]+)\]\x1b\[0m", told["text"])
            assert set(not_shown) <= set(colors), f"{names}: {told['text'][:300]}"
            assert not [line for line in PLAIN.sub("", told["text"]).splitlines()
                        if re.search(r"(error|warning)\[([\w-]+)\]", line)
                        and re.search(r"\[([\w-]+)\]", line).group(1) in pages]
            (log,) = json.loads(told["sarif"])["runs"]
            for result in log["results"]:
                assert result["ruleId"] not in pages or result["level"] == "note", result
            for rule in log["tool"]["driver"]["rules"]:
                if rule["id"] in pages:
                    assert rule["defaultConfiguration"]["level"] == "note"
                    # GitHub's words for this are "recommendation", "warning" and "error": none of them is an observation.
                    assert "problem.severity" not in rule["properties"], rule["id"]
            for entry in json.loads(told["gitlab"]):
                assert entry["check_name"] not in pages or entry["severity"] == "info", entry
            for line in told["github"].splitlines():
                found = re.match(r"::(\w+) .*,title=([\w-]+)%3A ", line)
                assert not found or found.group(2) not in pages or found.group(1) == "notice", line
            for line in told["compact"].splitlines():
                found = re.match(r"\S+: (\w+) ([\w-]+) ", line)
                assert not found or found.group(2) not in pages or found.group(1) == "info", line
            suite = ElementTree.fromstring(told["junit"])
            for case in suite.iter("testcase"):
                if case.get("name").split(":")[0] in pages:
                    assert {child.tag for child in case} <= {"system-out", "skipped"}, case.get("name")
            if names[0] in congruent:
                assert all(one.get("failures") == one.get("errors") == "0" for one in suite.iter("testsuite"))


# Words that order, blame or measure against a norm. A practice is what effective firms have in common, offered as a guiding
# principle: the report tells what is declared, and a firm decides. "need" is among them even for people and accounts, because
# a list of needs is read as a list of things to do.
ORDERS = re.compile(r"\b(should|must|shall|ought|needs?|needed|missing|fails?|failed|failure|lacks?|lacking|lacked|requires?|required|"
                    r"requirement|have to|has to|is to|are to|yet|still|only|merely|just|not enough|insufficient|too (?:few|little)|"
                    r"poor|weak|wrong|bad|problem|gap|deficit|better|worse|best|improve\w*|recommend\w*|please|violat\w*)\b", re.I)
# Sentences that begin so are imperatives; none of the built-in pack begins with a verb.
IMPERATIVES = re.compile(r"(?:^|[.;:] )(add|adopt|agree|align|ask|assign|build|change|choose|clarify|communicate|consider|create|decide|"
                         r"declare|define|describe|develop|document|ensure|establish|extend|fix|give|have|hold|improve|include|"
                         r"increase|integrate|introduce|involve|keep|let|link|make|measure|name|offer|pay|plan|provide|put|quantify|"
                         r"raise|report|review|say|secure|select|set|settle|show|start|state|support|take|tell|track|train|use|"
                         r"write)\b", re.I)


def test_practices_are_observations():
    told = {}
    for side in ("few", "many"):
        for program in document(place / side, "check", *files(congruent + incongruent))["programs"]:
            for finding in program["findings"]:
                if finding["kind"] == "shortfall":
                    told.setdefault(finding["rule"], set()).update(
                        [finding["message"], finding["note"], *(part["note"] for part in finding["related"])])
                    assert finding["alternatives"] == [], finding
    titles = {rule["id"]: rule["title"] for rule in document(place, "rules")["rules"]}
    for rule, page in pages.items():
        messages = {failure["message"] for failure in page["failures"]}
        assert messages, f"{rule} has no message"
        assert all(failure["alternatives"] == [] for failure in page["failures"])
        for message in messages:
            assert re.search(r"\b(not|no|neither)\b.* declared\b|\bneither\b", message), f"{rule}: {message}"
        for text in {titles[rule], page["remediation"], *messages, *told.get(rule, ())}:
            found = ORDERS.search(text) or IMPERATIVES.search(text)
            assert not found, f"{rule}: {found.group()!r} in {text!r}"
    for name in ("text", "markdown"):
        assert "equirement" not in out(place, "rules", "--kind", "practice", "--format", name)


# ---- order ------------------------------------------------------------------------------------------------------


def paths_in(text):
    """The files of a report, in the order of their first mention."""
    return list(dict.fromkeys(re.findall(r"\b[a-d]/p/samp\.yaml\b", PLAIN.sub("", text))))


def test_order_is_that_of_paths():
    """Files are read in the order of their paths, whether they are named or found, and whatever practices they show."""
    chosen = [(side, name) for name in (congruent[0], congruent[-1]) for side in ("few", "many")]
    for order in itertools.permutations(zip("abcd", chosen)):
        with tempfile.TemporaryDirectory(dir=place) as there:
            for letter, (_, (side, name)) in zip("abcd", order):
                shutil.copytree(place / side / name, pathlib.Path(there, letter, "p"))
            named = [f"{letter}/p/samp.yaml" for letter, _ in order]
            for given in (["."], named):
                for name, text in reports(there, "--jobs", "2", *given)[1].items():
                    seen = paths_in(text)
                    same(seen, sorted(named) if name in ("text", "json", "ndjson", "junit") else sorted(seen), name)


# ---- words and numbers ------------------------------------------------------------------------------------------

# Words that rank. What says that nothing is ranked is taken out first; so are numbers of things that are not shown in full.
RANKS = re.compile(r"\b(better|best|worse|worst|more|most|less|fewer|fewest|superior|inferior|stronger|strongest|weaker|weakest|good|"
                   r"poor|bad|excellent|mature|maturity|immature|advanced|improve\w*|degrad\w*|regress\w*|gained|lost|loses|wins?|"
                   r"winner|higher|highest|lower|lowest|ahead|behind|outperform\w*|leading|lagging|backward steps?|score\w*|"
                   r"rank\w*|rating|marks?|points|stars?|complete|fully|breaks|mends|worsens?)\b", re.I)
HARMLESS = re.compile(r"equally good|none is better than (?:another|the others)|or more often|a year or less|showing it breaks: FIT|\d+ more (?:accounts|segments)|"
                      r"[\w/-]+/samp\.yaml", re.I)
# A count or a share that can be read as a mark.
MARKS = re.compile(r"\d+ ?(?:/|of|out of) ?(?:the )?\d+|\d ?%|percent|\d+ (?:practices|shortfalls)|practices(?: not)? shown: \d|"
                   r"practices: \d|shown \d", re.I)
SIGNS = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]|:(?:warning|x|white_check_mark|heavy_\\w+):")


def texts_of(value, path=()):
    """The keys and the texts of a document, without those that are of the programs or of rules of fit."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts_of(item, (*path, key))
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item, path)
    elif isinstance(value, str):
        yield value


def expect_no_rank(text, what, marks=MARKS):
    for line in PLAIN.sub("", text).splitlines():
        found = RANKS.search(HARMLESS.sub("", line)) or marks and marks.search(line) or SIGNS.search(line)
        assert not found, f"{what}: {found.group()!r} in {line!r}"


def test_check_has_no_word_of_rank():
    for name in congruent:
        for side in ("few", "many"):
            _, told = reports(place / side, *files([name]))
            for form in ("text", "compact", "github"):
                expect_no_rank(unquote(told[form]), f"{name} as {form}")
            (log,) = json.loads(told["sarif"])["runs"]
            keep = {**log, "tool": {"driver": {"rules": [rule for rule in log["tool"]["driver"]["rules"] if rule["id"] in pages]}}}
            for rule in keep["tool"]["driver"]["rules"]:  # the rationale of a rule tells how its options change it
                del rule["fullDescription"], rule["help"]
            for value in (json.loads(told["json"])["programs"], keep, json.loads(told["gitlab"])):
                expect_no_rank("\n".join(texts_of(value)), name)
            expect_no_rank(re.sub(r'name="FIT[^"]*"', "", told["junit"]), f"{name} as junit")


def compared():
    """Pairs of congruent programs, as paths below the place."""
    for name in congruent:
        yield f"few/{name}/samp.yaml", f"many/{name}/samp.yaml"
    for one, other in itertools.pairwise(congruent):
        yield f"few/{one}/samp.yaml", f"many/{other}/samp.yaml"
        yield f"many/{one}/samp.yaml", f"few/{other}/samp.yaml"


def mirrored(value):
    """A document of compare with A and B exchanged."""
    if isinstance(value, list):
        return [mirrored(item) for item in value]
    if not isinstance(value, dict):
        return value
    names = {"a": "b", "b": "a", "only_a": "only_b", "only_b": "only_a", "in_a": "in_b", "in_b": "in_a", "breaks": "mends",
             "mends": "breaks", "opens": "settles", "settles": "opens"}
    found = {names.get(key, key): mirrored(item) for key, item in value.items()}
    for key in ("turn", "heading"):
        if key in found:
            found[key] = names.get(found[key], found[key])
    if "message_in_a" in found:  # what is told of an answer is that of B, else of A, else the title; with that of A if it differs
        told = [found[side] for side in ("b", "a") if found[side] and found[side]["message"]]
        found["message"] = told[0]["message"] if told else found["title"]
        found["location"] = told[0]["location"] if told else None
        found["message_in_a"] = told[1]["message"] if len(told) > 1 and told[1]["message"] != told[0]["message"] else None
        found["waits_for"] = found["b"] and found["b"]["waits_for"]
    if "answers" in found:  # those of one rule are in the order of what they are in A
        found["answers"].sort(key=lambda answer: (answer["rule"], answer.get("segments", []), answer["accounts"]))
    for key in ("segments", "accounts"):  # in A's order, those that only B has last
        if isinstance(found.get(key), list):
            found[key] = sorted(found[key], key=lambda part: part if isinstance(part, str) else part["name"])
    return found


STATES = r"congruent|undetermined|misfit|missing|no rule|advice|[-+x?~.]"


def sections_of(text):
    """The headings of a text of compare, with their lines."""
    found, heading = {}, ""
    for line in PLAIN.sub("", text).splitlines()[2:]:
        if re.match(r"(rules|practices|elements|pairs|attributes|segments|accounts|both) ", line):
            heading = line.rstrip(":")
        elif line:
            found.setdefault(heading, []).append(line)
    return found


def test_compare_is_symmetric():
    for a, b in compared():
        one, other = (document(place, "compare", *pair) for pair in ((a, b), (b, a)))
        same(json.dumps(mirrored(one), sort_keys=True, indent=1),
             json.dumps(mirrored(mirrored(other)), sort_keys=True, indent=1), f"{a} and {b}")
        texts = [run(place, "compare", "--color", "always", *pair) for pair in ((a, b), (b, a))]
        assert [done.returncode for done in texts] == [0, 0]
        assert [run(place, "compare", "--format", "json", *pair).returncode for pair in ((a, b), (b, a))] == [0, 0]
        one, other = (sections_of(done.stdout.decode()) for done in texts)
        for side, opposite in (("A", "B"), ("B", "A")):
            title, turned = f"practices that only {side} shows", f"practices that only {opposite} shows"
            same(one.get(title), other.get(turned), f"{a} and {b}, {title}")
        for title in ("elements that differ", "pairs of elements that differ"):
            turned = [re.sub(fr"({STATES}) -> ({STATES})", r"\2 -> \1", line) for line in other.get(title, ())]
            same(one.get(title, []), turned, f"{a} and {b}, {title}")


def test_compare_colors_both_sides_alike():
    for a, b in compared():
        text = out(place, "compare", "--color", "always", a, b)
        shown = re.findall(r"practices that only [AB] shows:\S*\n((?:  .*\n)+)", text)
        styles = {tuple(re.findall(r"\x1b\[[0-9;]*m", line)) for lines in shown for line in lines.splitlines()}
        assert len(styles) == 1, styles
        heads = [line for line in text.splitlines() if re.match(r"(\x1b\[[0-9;]*m)*[AB](\x1b|  )", line)][:2]
        styles = {tuple(re.findall(r"\x1b\[[0-9;]*m", line)) for line in heads}
        assert len(heads) == 2 and len(styles) == 1, heads


def test_compare_has_no_word_of_rank():
    for a, b in compared():
        text = out(place, "compare", a, b)
        assert "equally good" in text and "A and B declare the same" not in text
        expect_no_rank(re.sub(r"^  demand_heterogeneity.*|^  environment_velocity.*", "", text, flags=re.M), f"{a} and {b}")
        found = document(place, "compare", a, b)
        turns = found.pop("turns")  # the words of rules that decide; there is nothing to count of congruent programs
        assert turns["breaks"] == turns["mends"] == turns["stays"] == 0
        for answer in found["answers"]:
            assert answer["kind"] not in ("practice", "advice") or answer["turn"] is None, answer
            if answer["kind"] != "practice":
                del answer["title"], answer["message"], answer["message_in_a"]
            for side in ("a", "b"):
                answer[side] = None
        for attribute in found["attributes"]:
            attribute["a"] = attribute["b"] = None
        expect_no_rank("\n".join(texts_of(found)), f"{a} and {b} as JSON")


def test_help_of_compare_has_no_word_of_rank():
    text = " ".join(out(place, "compare", "--help").replace("Of two congruent programs, neither is better.", "").split())
    expect_no_rank(text[text.index("highest that applies"):].removeprefix("highest"), "help", marks=None)


# ---- ways out ---------------------------------------------------------------------------------------------------

# The words that introduce ways out; none of them prefers one.
INTRODUCTIONS = re.compile(
    r"  (\d+ (?:change|decision|condition)s?(?: and \d+ (?:decision|condition)s?)* (?:is|are) enough|a cost of \d+ is enough)"
    r"(; (?:at least )?\d+ ways of equal standing)?"
    r"(; there may be more ways|; further ways depend on other conflicts|; ways of more than \d+ changes are not listed)?;?")


def conflicts_of(name, side, *arguments):
    found = document(place / side, "repair", "--limit", "1000", *arguments, *files([name]))
    return found["conflicts"]


def ways_of(conflict):
    return [json.dumps(alternative["changes"], sort_keys=True) for alternative in conflict["alternatives"]]


def test_alternatives_of_findings_hang_on_no_practice():
    some = 0
    for name in incongruent:
        few, many = (document(place / side, "check", *files([name]))["programs"][0] for side in ("few", "many"))
        for one, other in ((one, other) for one in few["findings"] for other in many["findings"] if one["rule"] == other["rule"]):
            same(one["alternatives"], other["alternatives"], f"{name}: {one['rule']}")
            some += len(one["alternatives"]) > 1
        text = out(place / "few", "check", *files([name]))
        for line in re.findall(r"^      = +(.*?):", text, re.M):
            assert line in ("fits instead", "or", "to show it", "to do", "source", "if nothing else changes, showing it breaks"), line
    assert some > 1


def test_ways_of_repair_hang_on_no_practice():
    """Attributes of practices are read by rules of fit, too, so a way may be open to one variation alone: the others keep their
    order."""
    some = 0
    for name in incongruent:
        few, many = (list(map(ways_of, conflicts_of(name, side))) for side in ("few", "many"))
        for one, other in ((one, other) for one in few for other in many):
            kept = [way for way in one if way in other]
            same(kept, [way for way in other if way in one], name)
            some += len(kept) > 1
    assert some


def test_ways_of_repair_keep_their_order():
    """A cost chooses which ways are listed; those that stay keep their order, and what each attribute costs alike changes nothing."""
    some, elements = 0, [element["id"] for element in document(place, "rules")["elements"]]
    for name in incongruent:
        before = conflicts_of(name, "few")
        alike = [word for element in elements for word in ("--cost", f"{element}=3")]
        after = conflicts_of(name, "few", *alike)
        same([ways_of(conflict) for conflict in before], [ways_of(conflict) for conflict in after], name)
        for element in elements:
            dearer = conflicts_of(name, "few", "--cost", f"{element}=7")
            for old, new in zip(before, dearer):
                if old["rules"] != new["rules"]:
                    continue
                kept = [way for way in ways_of(old) if way in ways_of(new)]
                same(kept, [way for way in ways_of(new) if way in kept], f"{name}: {element}")
                some += len(kept) > 1 and len(kept) < len(ways_of(old))
    assert some, "no cost chose among ways"


def test_ways_are_introduced_without_preference():
    some = 0
    for name in incongruent:
        text = out(place / "few", "repair", *files([name]))
        for line in text.splitlines():
            if " enough" in line:
                assert INTRODUCTIONS.fullmatch(line), line
                some += "ways of equal standing" in line
            assert not re.search(r"\b(best|recommended|preferred|first choice|optimal|cheapest|suggested)\b", line, re.I), line
    assert some


def test_repair_leaves_congruent_programs_alone():
    for name in congruent:
        few, many = (run(place / side, "repair", *files([name])) for side in ("few", "many"))
        assert few.returncode == many.returncode == 0
        same(few.stdout.decode(), many.stdout.decode(), name)


def test_impact_of_a_practice():
    """What showing one practice more or fewer does: both directions are told alike."""
    changes = {"APD-3": ("account_portfolio_definition.decided_by", "executive_committee", "sales_management"),
               "ATP-1": ("account_team_profile_and_skills.qualification_criteria", "true", "false"),
               "APM-2": ("account_performance_management.value_creation.communication", "regular", "none")}
    some = 0
    for name in congruent:
        for rule, (path, more, fewer) in changes.items():
            told = []
            for value in (more, fewer):
                done = run(place / "many", "impact", "--set", f"{path}={value}", "--color", "always", *files([name]))
                if done.returncode == 0:
                    told.append(done.stdout.decode())
                    expect_no_rank(done.stdout.decode(), f"impact on {name}")
            for text in told:
                lines = [line for line in text.splitlines() if rule in PLAIN.sub("", line)]
                some += len(lines)
                for line in lines:
                    assert re.findall(r"\x1b\[[0-9;]*m", line) == ["\x1b[1m", "\x1b[0m"], line
            for text in told:
                for heading in re.findall(r"practices shown.*", PLAIN.sub("", text)):
                    assert heading in ("practices shown only now:", "practices shown only after the change:"), heading
    assert some > 3


# ---- the rules --------------------------------------------------------------------------------------------------


def test_audit_has_no_mark():
    given = [f"{side}/{name}/samp.yaml" for side, name in zip(itertools.cycle(("many", "few")), congruent)]
    for order in (given, given[::-1]):
        found = document(place, "audit", *(word for path in order for word in ("--archetype", path)))["archetypes"][-len(order):]
        same([one["name"] for one in found], [read(place / path)["program"]["name"] for path in order], "archetypes")
        assert {one["state"] for one in found} == {"congruent"}, found
    text = out(place, "audit", "--shares")
    # Shares of the space of all programs, and of what follows a recipe, are about values; nothing is a share of practices.
    for line in text.splitlines():
        assert not re.search(r"practice.*(%|\d+ of)|(%|\d+ of .*) practice", line), line
    expect_no_rank(re.sub(r"\bloses\b", "", text), "audit", marks=None)  # a set gains and loses words


def test_rules_are_listed_by_id():
    rules = [rule["id"] for rule in document(place, "rules", "--kind", "practice")["rules"]]
    same(rules, sorted(rules), "rules")
    expect_no_rank(out(place, "rules", "--kind", "practice"), "rules")


def main():
    global command, root, place, formats
    command, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    formats = report_formats(command)
    with tempfile.TemporaryDirectory() as parent:
        (pathlib.Path(parent) / ".git").mkdir()
        place = pathlib.Path(parent) / "place"
        place.mkdir()
        make_programs()
        return run_suite(globals())


if __name__ == "__main__":
    sys.exit(main())
