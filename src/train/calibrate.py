"""Confidence of attributions, fitted on dev: which threshold gives the best joint F1, and Platt scaling (Platt 1999) of what the two chains say.

usage: calibrate.py --shared DIR --base DIR --checkpoint FILE… --out FILE [--threshold X]
Several checkpoints are averaged first. --threshold sets what is dropped instead of the best for joint: a
lower one keeps more contents at a little cost in joint, and whoever wants fewer has --min-confidence.
Writes the checkpoint with tensor confidence.weight and metadata cue.eager, confidence.threshold; prints
the reliability table. The fit has seven numbers and dev 84 articles; five folds over the articles show
what it costs.
"""
import argparse
import os
import sys

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

import data
from data import Example
from model import Model, layers_of
from predict import record


def fit(x, y, steps=60):
    """Logistic regression by Newton's method with a small ridge; the constant is the last weight."""
    x = np.c_[x, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        g = x.T @ (p - y) + 0.01 * w
        h = (x * (p * (1 - p))[:, None]).T @ x + 0.01 * np.eye(len(w))
        w -= np.linalg.solve(h, g)
    return w


def predict(w, x):
    return 1 / (1 + np.exp(-(np.c_[x, np.ones(len(x))] @ w)))


def judged(docs, recs, scorer):
    """Features and correctness (the pair counts under `joint`) of every predicted attribution, with its article."""
    x, y, who = [], [], []
    by_id = {r["id"]: r for r in recs}
    for k, d in enumerate(docs):
        text, p = d["text"], by_id[d["id"]]["attributions"]
        gold = [{r: [tuple(s) for s in a[r]] for r in scorer.ROLES} for a in d["attributions"]]
        pred = [{r: [tuple(s) for s in a[r + "_spans"]] for r in scorer.ROLES} for a in p]
        right = {j for i, j, _ in scorer.pairs(text, gold, pred)
                 if scorer.jaccard(scorer.cover(text, gold[i]["source"]), scorer.cover(text, pred[j]["source"])) >= 0.5}
        for j, a in enumerate(p):
            x.append(a["features"])
            y.append(j in right)
            who.append(k)
    return np.array(x), np.array(y, float), np.array(who)


def main():
    ap = argparse.ArgumentParser()
    for k in ("shared", "base", "out"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--checkpoint", required=True, nargs="+")
    ap.add_argument("--threshold", type=float)
    a = ap.parse_args()
    sys.path.insert(0, os.path.join(a.shared, "eval"))
    import score_spans
    tok = Tokenizer.from_file(os.path.join(a.base, "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    docs = data.polnear(a.shared, "dev")
    exs = [Example(d, tok) for d in docs]
    checkpoints = [load_file(f) for f in a.checkpoint]
    tensors = {k: sum(c[k] for c in checkpoints) / len(checkpoints) for k in checkpoints[0]}
    model = Model(layers_of(tensors))
    model.load_state_dict({k: v for k, v in tensors.items() if k != "confidence.weight"}, strict=False)
    model.eval()
    gold = sum(len(d["attributions"]) for d in docs)
    recs = [record(model, ex) for ex in exs]
    x, y, who = judged(docs, recs, score_spans)
    p = np.zeros(len(y))
    for fold in range(5):  # out-of-fold probabilities choose the threshold
        out = who % 5 == fold
        p[out] = predict(fit(x[~out], y[~out]), x[out])
    f1 = lambda t: 200 * y[p >= t].sum() / ((p >= t).sum() + gold)
    threshold = max(np.arange(0, 0.6, 0.025), key=f1)
    print(f"joint {f1(0):.2f} without threshold, {f1(threshold):.2f} at {threshold:.3f}" + (f", {f1(a.threshold):.2f} at {a.threshold}" if a.threshold else ""))
    print("confidence  attributions  right (out of fold)")
    for lo in np.arange(0, 1, 0.1):
        k = (p >= lo) & (p < lo + 0.1 + 1e-9)
        if k.any():
            print(f"{lo:.1f}-{lo + 0.1:.1f}   {k.sum():6}   {100 * y[k].mean():5.1f} %   (mean confidence {100 * p[k].mean():.1f})")
    tensors["confidence.weight"] = torch.tensor(fit(x, y), dtype=torch.float32)
    threshold = threshold if a.threshold is None else a.threshold
    with safe_open(a.checkpoint[-1], "pt") as f:
        meta = dict(f.metadata())
    meta["cue.eager"], meta["confidence.threshold"] = "0.0", f"{threshold:.3f}"
    save_file(tensors, a.out, meta)


if __name__ == "__main__":
    main()
