"""Two states of a program: elements, accounts inside and in files of their own, long texts."""
import pathlib

role = "role: Grow together"
before = compact.replace(role, "role: 'Grow together with the few customers whose growth our plants were built to carry, and no other'")
after = before.replace("and no other", "and some others")
for old, new in (("name: Compact", "name: Compact once more"), ("pricing_logic: value_based", "pricing_logic: list"),
                 ("quantified: true", "quantified: false"), ("segmentation: by_potential", "segmentation: none"),
                 ("escalation: formal, ", ""), ("it_support: knowledge_platform", "it_support: knowledge_platfrom"),
                 ("basis: [account_performance, team_result]", "basis: [individual_sales]"),
                 ("reasons: [customization]", "reasons: []"), ("decided_by: executive_committee\n", "decided_by:\n")):
    assert old in after, old
    after = after.replace(old, new)
standard = "account_specific_value_proposition: { pricing_logic: value_based }"
measured = "account_performance_management: { value_creation: { quantified: false } }"
accounts = {
    "before": ["name: Gone", f"name: Kept\n{standard}", f"name: Measured\n{measured}", "name: Moved\nsegment: paper"],
    "after": [f"name: Came\n{standard}\n{measured}", f"name: Kept\n{standard}", "name: Measured",
              "name: Moved\nsegment: steel"],
}
for folder, text in (("before", before), ("after", after)):
    (pathlib.Path(folder) / "accounts").mkdir(parents=True)
    (pathlib.Path(folder) / "samp.yaml").write_text(text + "accounts: [accounts/*.yaml]\n", encoding="utf-8")
    for number, account in enumerate(accounts[folder]):
        (pathlib.Path(folder) / f"accounts/{number}.yaml").write_text(account + "\n", encoding="utf-8")
