import pathlib


def write(path, text):
    pathlib.Path(path).parent.mkdir(exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


anchored = compact.replace("account_performance_management:", "account_performance_management: &measured")
write("samp.yaml", anchored + "x-copy: *measured\n")
