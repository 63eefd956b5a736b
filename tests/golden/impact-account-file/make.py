import pathlib


def write(path, text):
    pathlib.Path(path).parent.mkdir(exist_ok=True)
    pathlib.Path(path).write_text(text, encoding="utf-8")


write("samp.yaml", compact + "accounts: [accounts/*.yaml]\n")
write("accounts/northern.yaml", "name: Northern Mills  # since 1987\nsegment: paper\n")
write("accounts/southern.yaml", "name: Southern Mills\n")
