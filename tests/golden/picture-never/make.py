"""One program, as a picture would come by itself."""
import pathlib

pathlib.Path("samp.yaml").write_text(compact, encoding="utf-8")
