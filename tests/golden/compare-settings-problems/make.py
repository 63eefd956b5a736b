"""Two programs in each of two folders, whose settings say the same and name a file of waivers with a fault."""
import pathlib

for folder in ("a", "b"):
    pathlib.Path(folder).mkdir()
    (pathlib.Path(folder) / "samp.yaml").write_text(f"{compact}---\n{compact}", encoding="utf-8")
    (pathlib.Path(folder) / "waivers.yaml").write_text("- not a mapping\n", encoding="utf-8")
    (pathlib.Path(folder) / ".samplint.yaml").write_text("waivers: waivers.yaml\n", encoding="utf-8")
