import pathlib


def write(path, text):
    pathlib.Path(path).parent.mkdir(exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


write("samp.yaml", compact + "---\n" + compact.replace("Compact", "Second") + "---\nnot a program\n")
