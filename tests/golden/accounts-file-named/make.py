"""The program above the accounts."""
import pathlib

pathlib.Path("samp.yaml").write_text(compact + "accounts: [accounts/first.yaml, accounts/second.yaml]\n", encoding="utf-8")
