"""Accounts with the very same conflict: many with one alternative each, on several lines, and two with several."""

import pathlib

unmeasured = "account_performance_management: { value_creation: { quantified: false } }"
alone = "account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }"
lines = [f"  - {{ name: A client with the number {number}, {unmeasured} }}\n" for number in range(1, 8)]
lines += [f"  - {{ name: {name}, {alone} }}\n" for name in ("North", "South")]
pathlib.Path("samp.yaml").write_text(compact + "accounts:\n" + "".join(lines))
