import pathlib

pathlib.Path("a.yaml").write_text(compact, encoding="utf-8")
pathlib.Path("b.yaml").write_text(compact.replace("size: 8", "size: 9"), encoding="utf-8")
