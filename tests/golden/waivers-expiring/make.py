import pathlib
for folder in ("clients", "clients/elsewhere"):
    pathlib.Path(folder).mkdir()
north = compact.replace("quantified: true", "quantified: false")
south = compact + """
accounts:
- name: South Mills
  account_performance_management: { value_creation: { communication: none } }
- name: South Harbor
  account_performance_management: { value_creation: { communication: none } }
"""
pathlib.Path("clients/north.samp.yaml").write_text(north)
pathlib.Path("clients/south.samp.yaml").write_text(south)
pathlib.Path("clients/elsewhere/west.samp.yaml").write_text(compact)
