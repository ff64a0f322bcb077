# What a script would do for one element: share, HHI and what remains, from the table of mining and the claims. stage.py FOLDER.
import json
import sys
import pandas

rows = pandas.read_csv(sys.argv[1] + "/observations.csv", dtype=str, keep_default_na=False)
mining = rows[(rows.subject == "ree") & (rows.stage == "mining") & (rows.period == "2024") & (rows.status == "ok") & (rows.measure == "quantity")]
values = mining.set_index("actor").printed.str.replace(",", "")
values = pandas.to_numeric(values, errors="coerce").dropna()
values = values[~values.index.duplicated()]
total = values["World"]
held = values.drop(["World", "Other"], errors="ignore")
claims = rows[(rows.subject == "controlled-2025-04") & (rows.measure == "share") & (rows.status == "ok")]
print(json.dumps({
    "share": 100 * held["China"] / total,
    "hhi": 10000 * (held ** 2).sum() / total ** 2,
    "remaining": 100 * (1 - held["China"] / total),
    "claims": claims[["stage", "actor", "printed"]].to_dict("records"),
}))
