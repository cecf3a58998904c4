"""The statistics once more, by other means: counted with pandas on the records, held against what hearsay stats writes.

usage: stats_pandas.py HEARSAY RECORDS.jsonl

The records are those of PolNeAR's articles, by outlet and by month. Not counted again: distinct sources over several
articles and officials, which are decided by name merging and relations; intervals but Wilson's (make bench simulates them).
Ends with "N passed, N failed, N skipped"."""
import io
import json
import math
import subprocess
import sys

import pandas as pd

HEARSAY, RECORDS = sys.argv[1:3]
# outlets as the corpus has them → the name under which they are counted, and under which they are no other outlet
NAMES = {"breitbart": "Breitbart News", "huff-post": "HuffPost", "nyt": "The New York Times", "politico": "Politico", "usa-today": "USA Today", "wash-post": "The Washington Post", "west-journal": "Western Journal"}
ALIASES = {"huff-post": {"huffington post"}, "nyt": {"new york times"}, "wash-post": {"washington post"}, "west-journal": {"western journalism"}, "breitbart": {"breitbart", "breitbart\xa0news"}}


def stats(*options):
    return subprocess.run([HEARSAY, "stats", *options, RECORDS], capture_output=True, check=True, text=True).stdout


def other_outlet(record, attribution, entities, sources):
    if attribution["via"]:
        return True
    first = entities.get(sources[0]) if sources else None
    own = record["outlet"]
    return bool(first) and first["kind"] == "outlet" and first["name"].lower() not in ALIASES.get(own, set()) | {NAMES[own].lower()}


copies = {c["id"] for c in json.loads(stats("--format", "json"))["near_duplicates"]}
rows, articles = [], []
for line in open(RECORDS, encoding="utf-8"):
    r = json.loads(line)
    if r["id"] in copies:
        continue
    entities = {e["id"]: e for e in r["entities"] if e.get("review") != "rejected"}
    groups = {"outlet": NAMES[r["outlet"]], "month": (r["published"] or "")[:7]}
    unnamed = set()
    for a in r["attributions"]:
        if a.get("review") == "rejected":
            continue
        sources = [s for s in a["source"] if s in entities]
        unnamed |= {s for s in sources if entities[s]["kind"] == "anonymous"}
        rows.append({**groups, "type": a["source_type"] if sources else "none", "quoted": a["quoted_words"], "mode": a["mode"], "second": other_outlet(r, a, entities, sources)})
    articles.append({**groups, "words": r["words"], "unnamed": len(unnamed)})
said, articles = pd.DataFrame(rows), pd.DataFrame(articles)


def wilson(part, whole, z=1.959963984540054):
    p, d = part / whole, 1 + z * z / whole
    half = z / d * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return (p + z * z / (2 * whole)) / d - half, (p + z * z / (2 * whole)) / d + half


def figures(s, a):
    """(figure, name) → count, share, low, high; None: not counted here."""
    out = {("articles", "all"): (len(a),), ("words", "all"): (a.words.sum(),), ("attributions", "all"): (len(s),), ("quoted_words", "all"): (s.quoted.sum(),), ("sources", "anonymous"): (a.unnamed.sum(),)}
    for kind in ("named-person", "named-organization", "anonymous", "collective", "document", "none"):
        of = s[s.type == kind]
        out["attributions", kind] = len(of), len(of) / len(s)
        out["quoted_words", kind] = of.quoted.sum(), of.quoted.sum() / s.quoted.sum()
    for mode in ("direct", "mixed", "indirect"):
        out["mode", mode] = (s["mode"] == mode).sum(), (s["mode"] == mode).mean()
    out["second_hand", "all"] = s.second.sum(), s.second.mean()
    with_one = (a.unnamed > 0).sum()
    out["articles_unnamed", "all"] = (with_one, with_one / len(a), *(wilson(with_one, len(a)) if len(a) >= 5 else (None, None)))
    out["per_1000_words", "attributions"] = (1000 * len(s) / a.words.sum(),)
    return out


passed = failed = 0
for key in ("outlet", "month"):
    sheet = pd.read_csv(io.StringIO(stats("--by", key, "--format", "csv")), keep_default_na=False, dtype=str)
    theirs = {(r[key], r["figure"], r["name"]): [r[c] for c in ("count", "share", "low_95", "high_95")] for r in sheet.to_dict("records")}
    groups = {"(all)": (said, articles), **{g: (said[said[key] == g], articles[articles[key] == g]) for g in articles[key].unique()}}
    extra = {group for group, _, _ in theirs} - set(groups)
    failed += len(extra)
    for g in extra:
        print(f"{key} {g}: hearsay counts a group that pandas does not have")
    for g, parts in groups.items():
        for (figure, name), mine in figures(*parts).items():
            row = theirs.get((g, figure, name))
            same = row is not None and all((m is None and v == "") or (m is not None and v != "" and math.isclose(m, float(v), rel_tol=1e-8, abs_tol=1e-12)) for m, v in zip(mine, row))
            passed += same
            failed += not same
            if not same:
                print(f"{key} {g}, {figure} {name}: pandas {[None if m is None else float(m) for m in mine]}, hearsay {row}")
print(f"{len(articles)} articles, {len(said)} attributions counted again")
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
