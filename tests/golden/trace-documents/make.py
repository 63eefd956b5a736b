import pathlib

pathlib.Path("samp.yaml").write_text("no program\n---\n" + compact, encoding="utf-8")
