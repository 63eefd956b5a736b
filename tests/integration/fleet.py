#!/usr/bin/env python3
"""Whether docs/fleets.md holds: its commands, run on a few hundred programs, give what one run gives.

    /usr/bin/python3 tests/integration/fleet.py COMMAND
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = pathlib.Path(sys.argv[1]).resolve()
PROGRAMS = 220
EXAMPLES = ["misfits", "complete", "framing-missing", "growth-engine"]


def write_fleet(folder):
    for number in range(PROGRAMS):
        place = folder / f"configs/client {number % 7}"
        place.mkdir(parents=True, exist_ok=True)
        text = (ROOT / "examples" / EXAMPLES[number % len(EXAMPLES)] / "samp.yaml").read_text(encoding="utf-8")
        (place / f"{number} & co.samp.yaml").write_text(text, encoding="utf-8")


def shell(block, folder, environment):
    return subprocess.run(["sh", "-c", block], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def programs_of(ndjson):
    return [line for line in ndjson.splitlines() if line.startswith('{"type":"program"')]


def main():
    spread, worst, join = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "docs/fleets.md").read_text(encoding="utf-8"), re.M | re.S)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "a fleet"
        folder.mkdir()
        (folder / ".git").mkdir()
        (folder / "samplint").symlink_to(COMMAND)
        environment = {"PATH": f"{folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder), "PARALLEL_HOME": str(folder),
                       "TMPDIR": os.environ.get("TMPDIR", "/tmp")}
        write_fleet(folder)
        done = shell(spread, folder, environment)
        assert done.returncode == 0, done
        assert len(list((folder / "parts").iterdir())) == -(-PROGRAMS // 50), done
        whole = subprocess.run([COMMAND, "check", "--format", "ndjson", "configs"], cwd=folder, capture_output=True, text=True,
                               check=False)
        assert whole.returncode == 1 and shell(worst, folder, environment).returncode == 1, whole.stderr
        joined = shell(join, folder, environment)
        assert joined.returncode == 0, joined
        summary = json.loads(whole.stdout.splitlines()[-1])
        assert json.loads(joined.stdout) == {"programs": PROGRAMS, "errors": summary["findings"]["error"]}, joined.stdout
        found, wanted = programs_of((folder / "joined.ndjson").read_text(encoding="utf-8")), programs_of(whole.stdout)
        assert len(wanted) == PROGRAMS and sorted(found) == sorted(wanted)
        assert found == wanted, "the order of the parts is not that of one run"
    print(f"{PROGRAMS} programs in {-(-PROGRAMS // 50)} parts, joined as in one run")


if __name__ == "__main__":
    main()
