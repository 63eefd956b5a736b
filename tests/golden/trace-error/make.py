import pathlib

accounts = "accounts:\n  - name: North\n    account_specific_value_proposition: { differentiation: none }\n  - name: South\n"
pathlib.Path("samp.yaml").write_text(compact + accounts, encoding="utf-8")
