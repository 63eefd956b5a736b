"""Two programs with other segments, and an account that has changed its segment."""
from pathlib import Path

Path("a.samp.yaml").write_text(compact + """segments:
  - name: Growth
    account_business_planning: { focus: [future_value_creation, action_plans] }
  - name: Sunset
accounts:
  - { name: Stays, segment: Growth }
  - { name: Moves, segment: Growth }
""", encoding="utf-8")
Path("b.samp.yaml").write_text(compact + """segments:
  - name: Growth
    account_business_planning: { focus: [future_value_creation, action_plans] }
    account_performance_management: { value_creation: { quantified: false } }
  - name: Harvest
    account_performance_management: { value_creation: { quantified: false } }
accounts:
  - { name: Stays, segment: Growth }
  - { name: Moves, segment: Harvest }
""", encoding="utf-8")
