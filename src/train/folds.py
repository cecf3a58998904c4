"""Five folds of the corpora's source graphs: weights that have read every other graph, then for each fold the other four; each
fold is scored from gold spans with the weights that have not read it.

usage: folds.py --shared DIR --base DIR --init FILE --work DIR --hearsay PROGRAM [--score-only]
init: a checkpoint that has read attributions but no source graph (the first that `run` calibrates). Prints a row a fold, then
mean and spread (population). About an hour and a half on two cores. --score-only: the weights are in WORK already.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

import articles
import data

FOLDS = 5
HERE = os.path.dirname(os.path.abspath(__file__))


def call(script, **options):
    subprocess.run([sys.executable, os.path.join(HERE, script)] + [x for k, v in options.items() for x in ("--" + k.replace("_", "-"), v) if x is not True], check=True)


def train(a, records, name, init, epochs, **more):
    """The last checkpoint of so many epochs from init."""
    out = os.path.join(a.work, name)
    call("train.py", shared=a.shared, base=a.base, out=out, init=init, records=records, epochs=str(epochs), **more)
    return os.path.join(out, f"epoch{epochs}.safetensors")


def make_weights(a):
    graphs, records = os.path.join(a.work, "graphs.jsonl"), os.path.join(a.work, "resolved.jsonl")
    with open(graphs, "w", encoding="utf8") as f:
        subprocess.run([sys.executable, os.path.join(HERE, "graphs.py"), "--shared", a.shared], stdout=f, check=True)
    subprocess.run([a.hearsay, "resolve", graphs, "-o", records], check=True)
    w = train(a, records, "written", a.init, 2, hold_out="1/1", others="0.12", written=True, seed="21", lr="8e-5", head_lr="8e-4")
    others = train(a, records, "others", w, 1, hold_out="1/1", others="0", written=True, annotated="all", seed="51", lr="7e-5", head_lr="7e-4")
    for k in range(1, FOLDS + 1):
        last = train(a, records, f"fold{k}", others, 2, hold_out=f"{k}/{FOLDS}", others="0", seed=f"6{k}", lr="6e-5", head_lr="6e-4")
        call("export.py", checkpoint=last, base=a.base, out=os.path.join(a.work, f"fold{k}.safetensors"))


def main():
    ap = argparse.ArgumentParser()
    for k in ("shared", "base", "init", "work", "hearsay"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--score-only", action="store_true")
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    if not a.score_only:
        make_weights(a)
    sys.path.insert(0, os.path.join(a.shared, "eval"))
    import score_graph
    graphs = score_graph.load_graph(os.path.join(a.shared, "gold", "train"))
    docs = {d["id"]: d for d in data.spans(a.shared, "train") if d["id"] in graphs}
    rows = []
    for k in range(1, FOLDS + 1):
        fold = [docs[i] for i in data.fold(docs, k, FOLDS)]
        given, got = os.path.join(a.work, f"fold{k}.in.jsonl"), os.path.join(a.work, f"fold{k}.out.jsonl")
        with open(given, "w", encoding="utf8") as f:
            f.writelines(json.dumps(articles.bare(d, graphs[d["id"]]["publisher"])) + "\n" for d in fold)
        subprocess.run([a.hearsay, "resolve", "--model", os.path.join(a.work, f"fold{k}.safetensors"), given, "-o", got], check=True)
        found = score_graph.score(fold, graphs, data.read_jsonl(got))
        row = {m: found[m][2] for m in ("resolved", "type", "anonymous", "via", "relation", "sources")}
        rows.append(row | {m: found[m] for m in ("name accuracy", "evidence accuracy", "share error")})
        print(f"fold {k}:", ", ".join(f"{m} {v:.1f}" for m, v in rows[-1].items()), flush=True)
    print("mean:  ", ", ".join(f"{m} {statistics.mean(r[m] for r in rows):.1f} ± {statistics.pstdev(r[m] for r in rows):.1f}" for m in rows[0]))


if __name__ == "__main__":
    main()
