import pathlib

pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
pathlib.Path(".samplint.yaml").write_text("budgets:\n  instructions: 20000\n", encoding="utf-8")
