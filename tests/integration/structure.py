#!/usr/bin/env python3
"""Whether the source still has the structure it is meant to have.

    /usr/bin/python3 tests/integration/structure.py ROOT

Includes go one way, each foreign library is known to one folder, the host knows no word of the domain, and
neither functions nor files grow past what a reader takes in.
"""

import pathlib
import re
import sys

# The folders of src/ that a folder may include from, beside its own and the public headers.
MAY_INCLUDE = {
    "base": "",
    "model": "base",
    "yaml": "base model",
    "yaml/edit": "base model yaml",
    "space": "base",
    "lua/source": "base model",
    "lua": "base model lua/source",
    "certain": "base model lua lua/source",
    "ruleset": "base model lua certain",
    "judge": "base model lua certain ruleset",
    "checker": "base model ruleset",
    "trees": "base model lua lua/source certain space ruleset",
    "suppress": "base model yaml checker",
    "policy": "base model yaml lua checker suppress",
    "check": "base model yaml certain judge checker trees suppress policy",
    "discover": "base model yaml judge checker policy check",
    "analyze/compare": "base model ruleset checker",
    "analyze/audit": "base model lua lua/source space ruleset checker trees policy",
    "analyze/repair": "base model yaml/edit certain space discover ruleset checker trees check",
    "analyze/explain": "base model yaml lua space ruleset judge checker trees check ruletest",
    "ruletest": "base model yaml lua/source certain space ruleset checker trees policy check",
    "report": "base",
    "report/json": "base report",
    "report/template": "base lua lua/source report report/json report/text",
    "report/documents": "base report report/json report/template report/text",
    "report/text": "base report report/json",
    "report/formats": "base report report/json report/text",
    "cli": "",
    "cli/commands": "cli",
    "manual": "cli",
}
KNOWN_TO = {
    "yaml.h": "yaml",
    "lua.h": "lua report/template",
    "lauxlib.h": "lua report/template",
    "lualib.h": "lua",
    "jansson.h": "report/json report/template",
    "utf8proc.h": "report",
    "sha2.h": "base",
}
LONGEST_FUNCTION = 70
LONGEST_FILE = 600
SHORTEST_WORD = 6


def includes(path):
    """The names a file includes, with their lines."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if found:
            yield number, found.group(1)


def sources(root, *folders):
    paths = [path for folder in folders for path in (root / folder).rglob("*") if path.suffix in (".c", ".h")]
    return sorted(paths)


def include_goes_one_way(root):
    for path in sources(root, "src"):
        folder = str(path.relative_to(root / "src").parent)
        if folder not in MAY_INCLUDE:
            yield f"{path.relative_to(root)}: no folder of the structure"
            continue
        for number, name in includes(path):
            other = name.rpartition("/")[0]
            ours = (root / "src" / name).exists()
            if ours and other != folder and other not in MAY_INCLUDE[folder].split():
                yield f"{path.relative_to(root)}:{number}: {folder} includes {name}"


def own_includes_are_found_from_src(root):
    """A name without its folder would hide from the check above."""
    for path in sources(root, "src"):
        for number, name in includes(path):
            if name.startswith(".") or ("/" not in name and (path.parent / name).exists()):
                yield f"{path.relative_to(root)}:{number}: {name} is included without its folder"


def unit(name):
    """A header and its source are one unit."""
    return name.rpartition(".")[0]


def no_circle_of_files(root):
    """Reports each group of units that include each other, directly or through others."""
    graph = {}
    for path in sources(root, "src"):
        own = unit(str(path.relative_to(root / "src")))
        others = {unit(name) for _, name in includes(path) if (root / "src" / name).exists()}
        graph.setdefault(own, set()).update(others - {own})

    def reachable(start):
        seen, left = set(), [start]
        while left:
            for other in graph.get(left.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    left.append(other)
        return seen

    reached = {own: reachable(own) for own in graph}
    told = set()
    for own in sorted(graph):
        if own in reached[own] and own not in told:
            circle = sorted(other for other in reached[own] if own in reached.get(other, ()))
            told.update(circle)
            yield "a circle of includes: " + ", ".join(circle)


def public_headers_stand_alone(root):
    for path in sources(root, "include"):
        for number, name in includes(path):
            if "/" in name and not name.startswith("samplint/"):
                yield f"{path.relative_to(root)}:{number}: a public header includes {name}"


def libraries_are_known_to_few_folders(root):
    for path in sources(root, "src", "include"):
        for number, name in includes(path):
            owners = KNOWN_TO.get(name)
            if owners and not any(root / "src" / owner in path.parents for owner in owners.split()):
                yield f"{path.relative_to(root)}:{number}: {name} is for {owners} alone"


def domain_words(root):
    """What the vocabulary names: ids, and words of domains, that could not be anything else."""
    text = (root / "rules/vocabulary.lua").read_text(encoding="utf-8")
    text = re.sub(r"--[^\n]*", "", text)
    words = set(re.findall(r'"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"', text))
    return {word for word in words if len(word) >= SHORTEST_WORD}


def the_host_knows_no_word_of_the_domain(root):
    words = domain_words(root)
    if len(words) < 50:
        yield f"rules/vocabulary.lua: only {len(words)} words were found in it; has its form changed?"
    pattern = re.compile(r"\b(" + "|".join(sorted(words)) + r")\b")
    for path in sources(root, "src", "include"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = pattern.search(line)
            if found:
                yield f"{path.relative_to(root)}:{number}: {found.group(1)} is a word of the domain"


def functions(lines):
    """Name, first and last line of each function; one begins at the left margin and its brace closes there."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"[A-Za-z_]", line) and not re.match(r"(typedef|struct \w+ \{|enum|union)", line):
            start = number
        if start is not None and line == "}":
            head = " ".join(lines[start - 1:number])
            name = re.search(r"(\w+)\(", head)
            yield (name.group(1) if name else "?"), start, number
            start = None
        elif start is not None and line.endswith(";") and not any(text.endswith("{") for text in lines[start - 1:number]):
            start = None
        elif line == "};":
            start = None


def functions_are_short(root):
    count = 0
    for path in sources(root, "src"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for name, first, last in functions(lines):
            count += 1
            if last - first + 1 > LONGEST_FUNCTION:
                yield f"{path.relative_to(root)}:{first}: {name} has {last - first + 1} lines"
    if count < 100:
        yield f"only {count} functions were found; is this the right place?"


def files_are_short(root):
    for path in sources(root, "src"):
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > LONGEST_FILE:
            yield f"{path.relative_to(root)}: {count} lines"


TESTS = [
    include_goes_one_way,
    own_includes_are_found_from_src,
    no_circle_of_files,
    public_headers_stand_alone,
    libraries_are_known_to_few_folders,
    the_host_knows_no_word_of_the_domain,
    functions_are_short,
    files_are_short,
]


def main():
    root = pathlib.Path(sys.argv[1])
    failed = 0
    for test in TESTS:
        problems = list(test(root))
        failed += bool(problems)
        if problems:
            print(f"FAIL {test.__name__}", *problems, "", sep="\n")
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
