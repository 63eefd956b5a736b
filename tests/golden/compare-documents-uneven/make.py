import pathlib

pathlib.Path("a.yaml").write_text(compact, encoding="utf-8")
pathlib.Path("b.yaml").write_text(f"{compact}---\n{compact}", encoding="utf-8")
