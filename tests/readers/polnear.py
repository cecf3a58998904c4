"""The page docs/polnear.md from what hearsay stats counted: polnear.py HEARSAY FOLDER > polnear.md

FOLDER holds outlet.csv and month.csv, records.jsonl, and pandas.log of stats_pandas.py."""
import csv
import json
import re
import subprocess
import sys

HEARSAY, FOLDER = sys.argv[1:3]
COLUMNS = [("attributions", "attributions", "anonymous"), ("of sources", "sources", "anonymous"), ("of quoted words", "quoted_words", "anonymous"), ("of articles", "articles_unnamed", "all"),
           ("second-hand", "second_hand", "all"), ("officials, spokespeople", "officials", "both")]


def sheet(key):
    groups = {}
    for row in csv.DictReader(open(f"{FOLDER}/{key}.csv", newline="", encoding="utf-8")):
        groups.setdefault(row[key], {})[row["figure"], row["name"]] = row
    return groups


def percent(row):
    value = lambda c: f"{100 * float(row[c]):.1f}"
    return value("share") + (f" ({value('low_95')}–{value('high_95')})" if row["low_95"] else "")


def table(key, groups):
    yield f"| {key} | articles | attributions | % unnamed of attributions | of sources | of quoted words | of articles | % second-hand | % officials, spokespeople |"
    yield "|---" * 9 + "|"
    for name, f in groups.items():
        counts = [f["articles", "all"]["count"], f["attributions", "all"]["count"]]
        yield "| " + " | ".join([f"**{'all' if name == '(all)' else name}**" if name == "(all)" else name, *counts, *(percent(f[figure, of]) for _, figure, of in COLUMNS)]) + " |"


def rules(f):
    yield "| rule | articles in which it found something | findings |"
    yield "|---|---|---|"
    for (figure, name), row in f.items():
        if figure == "rule_articles":
            yield f"| `{name}` | {row['count']}, {percent(row)} % | {f['rule_findings', name]['count']} |"


def extremes(groups):
    """Which groups have unnamed sources in the most and the fewest of their articles."""
    share = lambda g: float(g[1]["articles_unnamed", "all"]["share"])
    ranked = sorted(((n, f) for n, f in groups.items() if n != "(all)"), key=share)
    say = lambda g: f"{g[0]} ({100 * share(g):.0f} %)"
    return f"Most often an article has an unnamed source in {say(ranked[-1])} and {say(ranked[-2])}, least often in {say(ranked[0])} and {say(ranked[1])}."


def smallest(groups):
    name, f = min(((n, f) for n, f in groups.items() if n != "(all)"), key=lambda g: int(g[1]["articles", "all"]["count"]))
    return f"Quoted words hang on few long quotations: their intervals are wide, and {name}, with {f['articles', 'all']['count']} articles, says next to nothing."


outlets, months = sheet("outlet"), sheet("month")
everything = outlets["(all)"]
model = json.loads(open(f"{FOLDER}/records.jsonl", encoding="utf-8").readline())["model"]
version = subprocess.run([HEARSAY, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
checked = re.search(r"^(\d+) passed, 0 failed", open(f"{FOLDER}/pandas.log", encoding="utf-8").read(), re.M).group(1)
copies = everything["near_duplicates", "all"]["count"]
print(f"""# An example: 924 articles on American politics

The statistics of the 840 training and 84 development articles of [PolNeAR](https://github.com/networkdynamics/PolNeAR) (seven outlets, November 2015 to October 2016), as the program
finds them from plain text. **The program was trained on 840 of these articles**: expect fewer errors here than on news that it has not seen. Not corrected by a reviewed sample.
Near-duplicates left out: {copies}. In brackets, 95 % intervals with articles as units ([statistics](statistics.md)).

Made by `make polnear`, which extracts and audits the articles and counts them with `hearsay stats --by outlet` and `--by month`; {version}; model {model["name"]} {model["version"]} (sha256 {model["sha256"]}).
The same run counts the records once more with pandas (`tests/readers/stats_pandas.py`): {checked} figures, no difference; with one it would have written nothing. `make test-readers` does so for the
84 development articles. What pandas does not count again: named sources over several articles, officials, and all intervals but those of articles.

## By outlet
![Shares of unnamed sources by outlet, with intervals](polnear-outlets.svg)
""")
print("\n".join(table("outlet", outlets)))
print(f"""
{extremes(outlets)}

## By month
![Shares of unnamed sources by month, with intervals](polnear-months.svg)
""")
print("\n".join(table("month", months)))
print(f"""
{smallest(months)}

## What the rules find
In {everything["audited", "all"]["count"]} articles, with the shares' intervals ([the rules](indicators.md)).
""")
print("\n".join(rules(everything)))
