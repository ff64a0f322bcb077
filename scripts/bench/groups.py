# The same groups by pandas: groups.py FILE.
import sys
import pandas

rows = pandas.read_csv(sys.argv[1])
held = rows.groupby(["year", "commodity", "country"], sort=False)["tonnes"].sum().reset_index()
held["square"] = held["tonnes"] ** 2
groups = held.groupby(["year", "commodity"]).agg(total=("tonnes", "sum"), squares=("square", "sum"), largest=("tonnes", "max"))
groups["hhi"] = 10000 * groups["squares"] / groups["total"] ** 2
left = held[held["country"] != "Country no. 003"].groupby(["year", "commodity"])["tonnes"].sum()
groups["remaining"] = 100 * left / groups["total"]
groups.to_csv(sys.stdout)
