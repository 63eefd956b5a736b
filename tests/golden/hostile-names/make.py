"""File names that a terminal would act upon, one that is no UTF-8, and ordinary ones in other scripts."""
import os
import pathlib

for name in (b"red\x1b[31m", b"line\nerror: fake", b"bidi\xe2\x80\xae", b"no-utf8\xff", b"tab\t", b"back\\slash", b"\xe6\x9d\xb1\xe4\xba\xac",
             b"caf\xc3\xa9", b"a b", b"'quote'"):
    os.mkdir(name)
    pathlib.Path(os.fsdecode(name + b"/samp.yaml")).write_text("samp: 1\nprogram: [\n", encoding="utf-8")
