"""Each mistake once; links, pipes and bytes that are no text are better not kept."""
import os
import pathlib

entries = ["accounts/*.yaml", "good.yaml", "./good.yaml", "accounts/program.samp.yaml", "nowhere.yaml", "nowhere/*.yaml",
           "accounts", "pipe.yaml", "to-pipe.yaml", "broken-link.yaml", "out.yaml", "../outside.yaml", "/etc/passwd", '""',
           '"nul\\0.yaml"', '"red\\e.yaml"', "17", "[good.yaml]", "~"]
pathlib.Path("samp.yaml").write_text(
    compact + "accounts:\n" + "".join(f"  - {entry}\n" for entry in entries) + "  - name: Good\n", encoding="utf-8")
pathlib.Path("accounts/bytes.yaml").write_bytes(b"name: caf\xe9\n")
pathlib.Path("../outside.yaml").write_text("name: Outside\n", encoding="utf-8")
os.symlink("../outside.yaml", "out.yaml")
os.symlink("nowhere.yaml", "broken-link.yaml")
os.mkfifo("pipe.yaml")
os.symlink("pipe.yaml", "to-pipe.yaml")
