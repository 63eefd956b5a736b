import pathlib

pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
