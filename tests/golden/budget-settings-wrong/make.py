import pathlib

pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
pathlib.Path(".samplint.yaml").write_text("budgets:\n  instructions: 999999999\n  memmory: 100000\n  findings: []\n",
                                          encoding="utf-8")
