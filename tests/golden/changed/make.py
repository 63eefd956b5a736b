import pathlib

for path in ("a/samp.yaml", "b/samp.yaml", "drafts/samp.yaml", "elsewhere/samp.yaml"):
    pathlib.Path(path).parent.mkdir()
    pathlib.Path(path).write_text(compact, encoding="utf-8")
pathlib.Path(".samplint.yaml").write_text("rule_folders: [policy]\nleave_out: [drafts]\n", encoding="utf-8")
pathlib.Path("elsewhere/.samplint.yaml").write_text("{}\n", encoding="utf-8")
pathlib.Path("notes.yaml").write_text("a: b\n", encoding="utf-8")
