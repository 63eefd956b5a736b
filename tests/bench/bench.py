"""Measures the command against floors taken in the same run, and prints ratios.

usage: bench.py COMMAND MEASURE EVENTS EXAMPLES_FOLDER

Each ratio is the median of several runs; the command and its floor take turns, so that a machine that slows down slows both.
Searching the space of programs has no floor to compare with: its rows are seconds and MiB.
Exit code 1 when a ratio is above its bound.
"""

import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile

RUNS = 9
PROGRAMS = 1000
FLEET = 10000  # for several jobs: each has rules to load first

# Words that a generated program may have instead of the example's.
WORDS = {
    "coreness": "peripheral supporting core",
    "theme": "growth innovation efficiency retention strategic_account_management",
    "environment_velocity": "low moderate high",
    "demand_heterogeneity": "low moderate high",
    "decided_by": "executive_committee business_unit_management sales_management account_managers",
    "segmentation": "none by_value by_potential by_relationship by_need",
    "strategic_planning_link": "none aligned integrated",
    "customer_involvement": "none informed consulted joint",
    "differentiation": "none strategic_accounts segment account",
    "operations_involvement": "none consulted joint",
    "earnings_logic": "undefined volume margin service_fee gain_sharing",
    "work_division": "transactional shared integrated",
    "offering_structure": "fixed_products modular bespoke",
    "pricing_logic": "undefined list cost_plus value_based gain_sharing",
    "joint_development": "none occasional continuous",
    "encounter_process": "none ad_hoc generic",
    "executive_representation": "none sponsor member",
    "escalation": "none informal formal",
    "structure": "dedicated_unit matrix sales_line virtual",
    "authority": "influence shared formal",
    "business_intelligence": "none available feeds_planning",
    "it_support": "none contact_records knowledge_platform",
    "reporting": "none ad_hoc systematic",
    "development_program": "none general dedicated",
    "staffing": "part_time mixed dedicated",
    "quantified": "true false",
    "communicated": "true false",
}
LINE = re.compile(r"^(\s*)(\w+): (\w+)(\s*(?:#.*)?)$")


# How many of them are drawn anew: the programs differ, and have a few findings each.
CHANGED = 0.25


# A value that can be left out: on one line, or a list of words below its key.
VALUE = re.compile(r"^ +\w+: \S.*\n|^ +\w+:(?: +#.*)?\n(?:^ +- \w+(?: +#.*)?\n)+", re.MULTILINE)


def vary(text, chance, left_out):
    """The text with some of its words drawn anew, and a share of its values left out."""
    lines = []
    if left_out:
        text = VALUE.sub(lambda value: "" if chance.random() < left_out else value[0], text)
    for line in text.splitlines():
        match = LINE.match(line)
        if match and match[2] in WORDS and chance.random() < CHANGED:
            line = f"{match[1]}{match[2]}: {chance.choice(WORDS[match[2]].split())}{match[4]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def write_programs(folder, examples, count, left_out=0):
    folder.mkdir(exist_ok=True)
    chance = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*/samp.yaml"))]
    texts = [text for text in texts if 100 <= text.count("\n") <= 200]
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.samp.yaml"
        path.write_text(vary(chance.choice(texts), chance, left_out), encoding="utf-8")
        paths.append(str(path))
    lines = [pathlib.Path(path).read_text(encoding="utf-8").count("\n") for path in paths]
    size = sum(pathlib.Path(path).stat().st_size for path in paths)
    print(f"{count} programs of {min(lines)} to {max(lines)} lines, {size / 1e6:.1f} MB")
    return paths


ACCOUNTS = 10000


def write_accounts(folder, examples):
    """One program with many accounts that override two values each; and the same with its accounts under a key that is
    read, but not judged."""
    chance = random.Random(2)
    text = (examples / "complete" / "samp.yaml").read_text(encoding="utf-8")
    lines = []
    for number in range(ACCOUNTS):
        lines += [f"  - name: Account {number}",
                  "    account_specific_value_proposition: "
                  f"{{ joint_development: {chance.choice(WORDS['joint_development'].split())} }}",
                  f"    account_team_profile_and_skills: {{ staffing: {chance.choice(WORDS['staffing'].split())} }}"]
    paths = []
    for key in ("accounts", "x-accounts"):
        path = folder / f"{key}.samp.yaml"
        path.write_text("\n".join([text.split("\naccounts:")[0], f"{key}:", *lines, ""]), encoding="utf-8")
        paths.append(str(path))
    return paths


class Bench:
    def __init__(self, measure, folder):
        self.measure = measure
        self.result = folder / "result"
        self.above = 0

    def once(self, command):
        subprocess.run([self.measure, self.result, *command], check=True)
        wall, _, peak = self.result.read_text().split()
        return float(wall), int(peak)

    def compare(self, name, command, floor, bound=None):
        self.once(command), self.once(floor)
        pairs = [(self.once(command)[0], self.once(floor)[0]) for _ in range(RUNS)]
        ratios = [a / b for a, b in pairs]
        self.row(name, statistics.median(ratios), bound, f"{min(ratios):.2f} to {max(ratios):.2f}")

    def peaks(self, name, many, few, bound):
        ratio = self.once(many)[1] / self.once(few)[1]
        self.row(name, ratio, bound, f"{self.once(many)[1] / 1024:.1f} MiB against {self.once(few)[1] / 1024:.1f} MiB")

    def seconds(self, name, command, bound, most_mib):
        """Whole processes; of several runs the quickest, since others on the machine can only make one slower."""
        runs = [self.once(command) for _ in range(RUNS)]
        self.row(f"{name}: seconds", min(wall for wall, _ in runs), bound, "the quickest of several")
        self.row(f"{name}: MiB", max(peak for _, peak in runs) / 1024, most_mib, "peak")

    def row(self, name, ratio, bound, remark):
        above = bound is not None and ratio > bound
        self.above += above
        verdict = "no bound" if bound is None else f"at most {bound:.2f}: {'ABOVE' if above else 'held'}"
        print(f"{name:<50} {ratio:6.2f}  {verdict:<20}  ({remark})", flush=True)


def main():
    command, measure, events, examples = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = write_programs(folder, pathlib.Path(examples), PROGRAMS)
        one, two = [command, "check", "--jobs", "1"], [command, "check", "--jobs", "2"]
        bench = Bench(measure, folder)
        report = subprocess.run([command, "check", *paths], capture_output=True, text=True, check=False).stdout
        print(report[report.rindex(f"{PROGRAMS} programs") :].splitlines()[0])
        complete = str(pathlib.Path(examples) / "complete" / "samp.yaml")
        bench.compare("cold start, over lua5.4 -e ''", [*one, complete], ["lua5.4", "-e", ""], 3)
        bench.compare("1,000 programs as text, over libyaml's events", [*one, *paths], [events, *paths], 1.5)
        gaps = folder / "gaps"
        gap_paths = write_programs(gaps, pathlib.Path(examples), PROGRAMS, 1 / 3)
        bench.compare("a third of the values missing, over libyaml's events of complete ones", [*one, *gap_paths],
                      [events, *paths], 1.5)
        bench.compare("a third of the values missing, over libyaml's events of the same", [*one, *gap_paths],
                      [events, *gap_paths])
        bench.compare("the same, asking every rule every time", [*one, "--no-memo", *paths],
                      [events, *paths])
        bench.compare("1,000 programs as JSON, over libyaml's events", [*one, "--format", "json", *paths],
                      [events, *paths])
        judged, read = write_accounts(folder, pathlib.Path(examples))
        nothing = folder / "nothing.samp.yaml"
        nothing.write_text("samp: 1\n", encoding="utf-8")
        bench.compare("cold start with every value missing, over complete", [*one, nothing], [*one, complete], 10)
        bench.compare("10,000 accounts, over reading them only", [*one, judged], [*one, read], 2)
        bench.compare("10,000 accounts, over libyaml's events", [*one, judged], [events, judged], 1.5)
        bench.peaks("peak memory of 1,000 programs, over that of 500", [*one, *paths],
                    [*one, *paths[:500]], 1.1)
        bench.compare("1,000 programs with two jobs, over libyaml's events", [*two, *paths], [events, *paths], 0.85)
        fleet = folder / "fleet"
        write_programs(fleet, pathlib.Path(examples), FLEET)
        bench.compare("10,000 programs with two jobs, over one job", [*two, fleet], [*one, fleet], 1 / 1.7)
        bench.seconds("audit of the built-in rules", [command, "audit"], 1, 64)
        for path in sorted(pathlib.Path(examples).glob("*/samp.yaml")):
            repair = [command, "repair", str(path)]
            if subprocess.run(repair, capture_output=True, check=False).returncode == 1:
                bench.seconds(f"repair of {path.parent.name}", repair, 0.1, 64)
    return 1 if bench.above else 0


sys.exit(main())
