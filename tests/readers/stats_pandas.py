"""The statistics once more, by other means: shares of the records by group with pandas, against what hearsay stats writes.

usage: stats_pandas.py HEARSAY RECORDS.jsonl"""
import io
import json
import subprocess
import sys

import pandas as pd

hearsay, records = sys.argv[1:3]
rows, articles, copies = [], [], set()
known = json.loads(subprocess.run([hearsay, "stats", "--format", "json", records], capture_output=True, check=True, text=True).stdout)
copies = {c["id"] for c in known["near_duplicates"]}
for line in open(records, encoding="utf-8"):
    r = json.loads(line)
    if r["id"] in copies:
        continue
    rejected = {e["id"] for e in r["entities"] if e.get("review") == "rejected"}
    month = (r["published"] or "")[:7]
    articles.append({"id": r["id"], "month": month, "words": r["words"]})
    for a in r["attributions"]:
        if a.get("review") == "rejected":
            continue
        source = [s for s in a["source"] if s not in rejected]
        rows.append({"id": r["id"], "month": month, "type": a["source_type"] if source else "none", "quoted": a["quoted_words"], "mode": a["mode"]})
said, articles = pd.DataFrame(rows), pd.DataFrame(articles)
said["unnamed"] = said["type"] == "anonymous"
said["unnamed_words"] = said["quoted"].where(said["unnamed"], 0)
mine = said.groupby("month").agg(attributions=("id", "size"), unnamed=("unnamed", "sum"), words=("quoted", "sum"), unnamed_words=("unnamed_words", "sum"))
mine["articles"] = articles.groupby("month")["id"].size()

out = subprocess.run([hearsay, "stats", "--by", "month", "--format", "csv", records], capture_output=True, check=True, text=True).stdout
theirs = pd.read_csv(io.StringIO(out), keep_default_na=False, dtype=str)
theirs = theirs[theirs["month"] != "(all)"].set_index(["month", "figure", "name"])["count"]
wrong = 0
for month, row in mine.iterrows():
    for value, figure, name in ((row.articles, "articles", "all"), (row.attributions, "attributions", "all"), (row.unnamed, "attributions", "anonymous"), (row.words, "quoted_words", "all"), (row.unnamed_words, "quoted_words", "anonymous")):
        if int(value) != int(float(theirs[(month, figure, name)])):
            wrong += 1
            print(f"{month} {figure} {name}: pandas {int(value)}, hearsay {theirs[(month, figure, name)]}")
print(f"{5 * len(mine) - wrong} passed, {wrong} failed, 0 skipped")
sys.exit(wrong > 0)
