"""Six accounts that turn alike: three are named. And an account of each program alone."""

import pathlib


def accounts(names, override):
    return "".join(f"  - {{ name: {name}, {override} }}\n" for name in names)


measured = "account_performance_management: {{ value_creation: {{ quantified: {} }} }}"
undeclared = compact.replace("quantified: true, ", "")
pathlib.Path("a.yaml").write_text(
    undeclared + "accounts:\n" + accounts("ABCDEF", measured.format("true")) + accounts(["Only A"], measured.format("true")))
pathlib.Path("b.yaml").write_text(
    undeclared + "accounts:\n" + accounts("ABCDEF", measured.format("false")) + accounts(["Only B"], measured.format("true")))
