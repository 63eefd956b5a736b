#!/usr/bin/env python3
"""Whether the packages for Debian are whole: unpacked into an empty root, they work there.

    /usr/bin/python3 tests/integration/package.py CPACK BUILD_FOLDER SOURCE_FOLDER
"""

import contextlib
import os
import pathlib
import re
import shutil
import sys
import tempfile

from install import contains, equal, run, run_well
from suite import run_suite

COMMAND, LIBRARY = "samplint", "libsamplint-dev"


class Packages:
    def __init__(self, cpack, build, source, folder):
        self.source, self.root = source, folder / "root"
        run_well(cpack, "-B", folder, "--config", build / "CPackConfig.cmake", cwd=folder)
        self.files = {path.name.partition("_")[0]: path for path in folder.glob("*.deb")}
        for file in self.files.values():
            run_well("dpkg-deb", "--extract", file, self.root)

    def field(self, package, name):
        return run_well("dpkg-deb", "--field", self.files[package], name).strip()


def libraries(path):
    """The shared libraries that a program loads, its loader among them."""
    return re.findall(r"(/\S+) \(0x", run_well("ldd", path))


def owner(file):
    """The package of Debian that a file is of."""
    for path in (file, file.removeprefix("/usr"), f"/usr{file}"):  # one folder may be a link to the other
        found, code = run("dpkg-query", "--search", path)
        if code == 0:
            return found.partition(":")[0]
    raise AssertionError(f"{file} is of no package")


def test_what_packages_say(packages):
    equal(sorted(packages.files), [LIBRARY, COMMAND])
    version = run_well(packages.root / "usr/bin/samplint", "--version").split()[1]
    for package in packages.files:
        equal(packages.field(package, "Version"), version, package)
        contains(packages.field(package, "Maintainer"), "The samplint authors")


def test_what_the_command_needs_is_named(packages):
    needed = {name.split()[0] for name in packages.field(COMMAND, "Depends").split(", ")}
    for library in libraries(packages.root / "usr/bin/samplint"):
        contains(needed, owner(library), library)


def test_what_the_library_needs_is_named(packages):
    needed = packages.field(LIBRARY, "Depends").split(", ")
    description = next(packages.root.rglob("samplint.pc")).read_text(encoding="utf-8")
    for module in re.search("^Requires: (.*)$", description, re.MULTILINE).group(1).split():
        folder = run_well("pkg-config", "--variable=pcfiledir", module).strip()
        contains(needed, owner(f"{folder}/{module}.pc"), module)


def test_the_command_runs_in_an_empty_root(packages):
    command, program = "/usr/bin/samplint", f"/usr/share/doc/{COMMAND}/examples/complete/samp.yaml"
    if os.geteuid() == 0:
        for library in libraries(packages.root / "usr/bin/samplint"):
            place = packages.root / library[1:]
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, place)
        output, code = run("/usr/sbin/chroot", packages.root, command, "check", program)
    else:
        output, code = run(f"{packages.root}{command}", "check", f"{packages.root}{program}")
    equal(code, 0, output)
    contains(output, "congruent")


def test_the_library_is_found(packages):
    with tempfile.TemporaryDirectory() as folder:
        run_well("cmake", "-S", packages.source / "examples/embed", "-B", folder, f"-DCMAKE_PREFIX_PATH={packages.root}/usr")
        run_well("cmake", "--build", folder)
        output, code = run(pathlib.Path(folder) / "embed", packages.source / "examples/complete/samp.yaml")
        equal(code, 0, output)
        contains(output, "samp.yaml: congruent")


def test_lintian_finds_no_error(packages):
    output, _ = run("lintian", *packages.files.values())
    equal([line for line in output.splitlines() if line.startswith("E:")], [])


def main():
    cpack, build, source = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        packages = Packages(cpack, pathlib.Path(build).resolve(), pathlib.Path(source).resolve(), pathlib.Path(folder))
        return run_suite(globals(), lambda: contextlib.nullcontext((packages,)))


if __name__ == "__main__":
    sys.exit(main())
