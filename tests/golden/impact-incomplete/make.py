import pathlib


def write(path, text):
    pathlib.Path(path).parent.mkdir(exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


kept = compact[:compact.index("account_business_planning:")]
write("samp.yaml", kept)
