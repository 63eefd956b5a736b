"""Two programs that are judged by different settings are not compared."""
import pathlib

for folder, severity in (("a", "error"), ("b", "warning")):
    pathlib.Path(folder).mkdir()
    (pathlib.Path(folder) / "samp.yaml").write_text(compact, encoding="utf-8")
    (pathlib.Path(folder) / ".samplint.yaml").write_text(f"severity: {{ misfit: {severity} }}\n", encoding="utf-8")
