"""Trains the encoder and its attribution and name heads.

usage: train.py --shared DIR --base DIR --out DIR [--epochs N] [--seed N] [--init FILE]
base: the published encoder's files (model.safetensors, tokenizer.json). Writes DIR/epochN.safetensors
(f32, averaged weights) and DIR/log.txt with dev scores an epoch. docs/method.md says how the shipped
weights were made, `make train` makes them.
"""
import argparse
import json
import math
import os
import random
import sys
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

import data
import newswire
from augment import augment
from data import ARG_KINDS, NAME_KINDS, RELATIONS, SOURCE_TYPES, Example, bioes
from model import LAYERS, Dropout, Model, fewer_layers, gaps, layers_of, metadata, span_means
from predict import record


def pad(rows):
    n = max(map(len, rows))
    return torch.tensor([r + [0] * (n - len(r)) for r in rows]), torch.tensor([len(r) for r in rows])


def losses(model, items, mask=0.0, teacher=None):
    """items: (example, i, j) windows → dict of mean losses."""
    hs = model.encode([ex.inputs(i, j, mask) for ex, i, j in items])
    out = {}
    if teacher:
        with torch.no_grad():
            wanted = teacher.encode([ex.inputs(i, j) for ex, i, j in items])
        out["mimic"] = F.mse_loss(torch.cat(hs), torch.cat(wanted))
    stack = torch.nn.utils.rnn.pad_sequence(hs, batch_first=True)
    name_y, lengths = pad([bioes(j - i, [(b - i, e - i, NAME_KINDS.index(k)) for b, e, k in ex.names]) for ex, i, j in items])
    words = int(lengths.sum())
    out["name"] = model.name.chain.loss(model.name(stack), name_y, lengths) / words
    if items[0][0].attributions is None:
        return out
    cue_y, arg_loss, n_cues = [], 0.0, 0
    for (ex, i, j), h in zip(items, hs):
        here = [g for g in ex.attributions if g["cue"][0][0] >= i and g["cue"][0][1] <= j]
        cue_y.append(bioes(j - i, [(g["cue"][0][0] - i, g["cue"][0][1] - i, 0) for g in here]))
        for k in range(0, len(here), 24):
            part = here[k:k + 24]
            emit, lo, n = model.arg(h, [(g["cue"][0][0] - i, g["cue"][0][1] - i) for g in part])
            rows = []
            for g, s, m in zip(part, lo, n.tolist()):
                sp = [(b - i - s, e - i - s, kind) for kind, r in enumerate(ARG_KINDS) for b, e in g[r]]
                rows.append(bioes(m, [(max(b, 0), min(e, m), kd) for b, e, kd in sp if b < m and e > 0]) + [0] * (emit.shape[1] - m))
            arg_loss = arg_loss + model.arg.chain.loss(emit, torch.tensor(rows), n)
            n_cues += len(part)
    y, lengths = pad(cue_y)
    out["cue"] = model.cue.chain.loss(model.cue(stack), y, lengths) / words
    if n_cues:
        out["arg"] = arg_loss / n_cues
    parts = [graph_losses(model, ex, i, j, h) for (ex, i, j), h in zip(items, hs) if ex.graph]
    for task in ("type", "refer", "via", "relate"):
        found = [p[task] for p in parts if task in p]
        if found:
            out[task] = sum(v for v, _ in found) / sum(n for _, n in found)
    return out


NEAR = 40     # words between the ends of a relation
REACH = 250   # words between a source and the mention that it means


def chosen(scores, right):
    """Loss of choosing among candidates and "none of them" (score 0): right is a row of booleans, the last for none."""
    s = torch.cat([scores, scores.new_zeros(1)])
    return torch.logsumexp(s, 0) - torch.logsumexp(s[right], 0)


def source_losses(model, g, h, atts, mentions, i):
    """Of which type each source is, which mention it means, which outlet it came through: {task: [loss of each decision]}."""
    cue = [(a["cue"][0][0] - i, a["cue"][0][1] - i) for a in atts]
    span = [(a["source"][0][0] - i, a["source"][0][1] - i) if a["source"] else c for a, c in zip(atts, cue)]
    c, s = span_means(h, cue), span_means(h, span)
    first, last = h[[b for b, _ in span]], h[[e - 1 for _, e in span]]
    y = torch.tensor([SOURCE_TYPES.index(g.sources[a["number"]][0]) for a in atts])
    out = {"type": list(F.cross_entropy(model.kind(torch.cat([s, first, last, c], 1)), y, reduction="none")), "refer": [], "via": []}
    if not mentions:
        return out
    scores = model.refer(torch.cat([s, c], 1), span_means(h, [m[0] for m in mentions]), gaps(span, [m[0] for m in mentions]))
    for row, a, (b, e) in zip(scores, atts, span):
        _, who, via = g.sources[a["number"]]
        near = [abs(m[0][0] - b) <= REACH for m in mentions]
        apart = [m[0][1] <= b or m[0][0] >= e for m in mentions]
        named = any(m[3] is None and not x for m, x in zip(mentions, apart))
        may = torch.tensor([n and x and (m[3] is None or m[3] < a["number"]) for n, x, m in zip(near, apart, mentions)])
        right = may & torch.tensor([m[1] == who for m in mentions])
        new = not any(m[1] == who and m[0][0] < b + i for m in g.mentions)  # nowhere before, in this window or another
        if a["source"] and not named and may.any() and (right.any() or new):
            out["refer"].append(chosen(row[:, 0][may], torch.cat([right[may], ~right.any()[None]])))
        outlet = torch.tensor([m[2] == "outlet" and n for n, m in zip(near, mentions)])
        right = outlet & torch.tensor([m[1] == via for m in mentions])
        if outlet.any() and (right.any() or via is None):
            out["via"].append(chosen(row[:, 1][outlet], torch.cat([right[outlet], torch.tensor([via is None])])))
    return out


def relation_losses(model, g, h, mentions, i):
    """Summed loss of the relations between mentions near one another, and of how many first ends; None where there are none.
    A pair whose relation the annotators showed elsewhere in the article says nothing here."""
    who = [m for m in mentions if m[2] == "person" and m[3] is None or m[2] == "anonymous" and m[3] is not None]
    whom = [m for m in mentions if m[2] in ("person", "organization", "outlet") and m[3] is None]
    if not who or not whom:
        return None
    d = gaps([m[0] for m in who], [m[0] for m in whom])
    one = torch.tensor([[m[1] == o[1] for o in whom] for m in who])
    y, mask = torch.zeros(*d.shape, len(RELATIONS)), ((d.abs() <= NEAR) & ~one)[..., None].repeat(1, 1, len(RELATIONS))
    for t, a, b, (lo, hi) in g.relations:
        if t not in RELATIONS:
            continue
        shown = lambda m: m[0][0] < hi - i + 3 and m[0][1] > lo - i - 3
        for p, q in [(p, q) for p, m in enumerate(who) if m[1] == a for q, o in enumerate(whom) if o[1] == b]:
            if shown(who[p]) and shown(whom[q]):
                y[p, q, RELATIONS.index(t)] = 1
            else:
                mask[p, q, RELATIONS.index(t)] = False
    if not mask.any():
        return None
    scores = model.relate(span_means(h, [m[0] for m in who]), span_means(h, [m[0] for m in whom]), d)
    return (F.binary_cross_entropy_with_logits(scores, y, reduction="none") * mask).sum(), len(who)


def graph_losses(model, ex, i, j, h):
    """{task: (summed loss, number of decisions)} of the source graph in the window [i, j)."""
    g = ex.graph
    mentions = [((b - i, e - i), *m[1:]) for m in g.mentions for b, e in [m[0]] if b >= i and e <= j]
    atts = [a for a in ex.attributions if a["number"] < len(g.sources) and a["cue"][0][0] >= i and a["cue"][0][1] <= j
            and all(b >= i and e <= j for b, e in a["source"])]
    found = source_losses(model, g, h, atts, mentions, i) if atts else {}
    out = {task: (torch.stack(v).sum(), len(v)) for task, v in found.items() if v}
    relations = relation_losses(model, g, h, mentions, i)
    return out | ({"relate": relations} if relations else {})


WEIGHT = {"cue": 10.0, "arg": 0.05, "name": 3.0, "type": 0.3, "refer": 0.3, "via": 0.3, "relate": 0.3, "mimic": 3.0}


class Average:
    """Exponential moving average of all weights (Polyak averaging), warmed up; taken every fourth step."""

    def __init__(self, model, decay):
        self.decay, self.steps = decay, 0
        self.shadow = {k: v.detach().clone() for k, v in model.state_dict().items()}

    def update(self, model):
        self.steps += 1
        if self.steps % 4:
            return
        d = min(self.decay ** 4, self.steps / (self.steps + 80))
        for k, v in model.state_dict().items():
            self.shadow[k].lerp_(v.detach(), 1 - d)


def evaluate(model, dev_examples, dev_docs, shared, path):
    sys.path.insert(0, os.path.join(shared, "eval"))
    import score_spans
    t = time.time()
    recs = [record(model, ex) for ex in dev_examples]
    with open(path, "w", encoding="utf8") as f:
        f.writelines(json.dumps(r) + "\n" for r in recs)
    r = score_spans.score(dev_docs, recs)
    return {k: v[2] for k, v in r.items() if isinstance(v, list) and k != "missing"} | {"content P/R": r["content"][:2], "s": round(time.time() - t)}


def save(state, path, version, **more):
    save_file({k: v.contiguous() for k, v in state.items()}, path, metadata(version, layers_of(state), **more))


def main():
    ap = argparse.ArgumentParser()
    for k in ("shared", "base", "out"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--until", type=int, help="stop after this epoch of the schedule")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--batch", type=int, default=4)
    ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--world", type=int, default=10, help="every N-th step is on world newswire names")
    ap.add_argument("--mask", type=float, default=0.08, help="share of words hidden in training")
    ap.add_argument("--dropout", type=float, default=0.15)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--limit", type=int, default=0)
    ap.add_argument("--records", help="what `hearsay resolve` says of the articles with graphs: their named mentions are the candidates")
    ap.add_argument("--hold-out", metavar="K/N", help="fold K of N of the articles with a source graph of the gold files is kept out: each N-th from the K-th (1/1: all)")
    ap.add_argument("--written", action="store_true", help="with --records: read the articles written for training too (articles.py)")
    ap.add_argument("--annotated", choices=("none", "polnear", "all"), default="none", help="with --records: read what annotations.py has graphs for too")
    ap.add_argument("--others", type=float, default=1.0, help="with --records: share of the articles without graphs that an epoch reads")
    ap.add_argument("--teacher", help="a trained checkpoint: the model starts from --layers of its layers and learns to give its word vectors too")
    ap.add_argument("--layers", type=int, default=LAYERS)
    ap.add_argument("--init", help="start from this checkpoint: a probe's encoder, or all of an earlier run")
    a = ap.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    random.seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    log = open(os.path.join(a.out, "log.txt"), "a", encoding="utf8")

    def say(*x):
        print(*x, flush=True)
        print(*x, file=log, flush=True)

    tok = Tokenizer.from_file(os.path.join(a.base, "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    records = {r["id"]: r for r in data.read_jsonl(a.records)} if a.records else {}
    train_docs, dev_docs = data.polnear(a.shared, "train"), data.polnear(a.shared, "dev")
    wire = data.annotated(a.shared, newswire.articles(a.shared, "train"), records) if a.annotated == "all" else []
    world_docs = data.worldwide(a.shared, "train", {d["id"] for d in wire})
    if records:
        golden = [d["id"] for d in train_docs if d["id"] in records and data.gold_of(a.shared, d["id"])]
        held = set(data.fold(golden, *map(int, a.hold_out.split("/")))) if a.hold_out else set()
        train_docs = data.with_graphs(a.shared, train_docs, records, held, a.annotated != "none") + wire
        train_docs += data.written(a.shared, records) if a.written else []
        say(sum("graph" in d for d in train_docs), "articles with graphs")
    if a.limit:
        train_docs, dev_docs, world_docs = train_docs[:a.limit], dev_docs[:8], world_docs[:20]
    dev = [Example(d, tok) for d in dev_docs]
    world = [(ex, i, j) for d in world_docs for ex in [Example(d, tok)] for i, j in ex.windows(510, 32)]
    say(len(train_docs), "articles,", len(world), "windows of world newswire")

    model, teacher = Model(a.layers), None
    for m in model.modules():
        if isinstance(m, Dropout):
            m.p = a.dropout
    if a.teacher:
        tensors = load_file(a.teacher)
        teacher = Model(layers_of(tensors)).eval().requires_grad_(False)
        teacher.load_state_dict(tensors, strict=False)
        model.load_state_dict(fewer_layers(tensors, a.layers), strict=False)
    else:
        model.load_base(load_file(os.path.join(a.base, "model.safetensors")))
    if a.init:
        t = load_file(a.init)
        if "sh.weight" in t:
            model.load_probe(t)
        else:
            missing, unknown = model.load_state_dict(t, strict=False)
            say("new:", sorted({k.split(".")[0] for k in missing}), "left:", unknown)
    enc = [p for n, p in model.named_parameters() if n.startswith(("emb.", "layer."))]
    heads = [p for n, p in model.named_parameters() if not n.startswith(("emb.", "layer."))]
    opt = torch.optim.AdamW([{"params": enc, "lr": a.lr}, {"params": heads, "lr": a.head_lr}], weight_decay=0.01, fused=True)
    per_epoch = None
    step, t0, avg = 0, time.time(), Average(model, 0.998)
    world_at = 0
    for epoch in range(1, a.epochs + 1):
        model.train()
        exs = [Example(augment(d, rng), tok) for d in train_docs if "graph" in d or rng.random() < a.others]
        items = [(ex, i, j) for ex in exs for i, j in ex.windows(510, 64)]
        rng.shuffle(items)
        batches = [items[k:k + a.batch] for k in range(0, len(items), a.batch)]
        if per_epoch is None:
            per_epoch = len(batches) + len(batches) // a.world
            total = per_epoch * a.epochs
            sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / (0.06 * total + 1)) * max(0.01, 1 - s / total))
            say(len(items), "windows,", total, "steps")
        sums, seen = {}, 0
        for k, b in enumerate(batches):
            todo = [b]
            if a.world and k % a.world == a.world - 1:
                todo.append([world[(world_at + r) % len(world)] for r in range(a.batch)])
                world_at += a.batch
                if world_at >= len(world):
                    rng.shuffle(world)
                    world_at = 0
            for items_ in todo:
                ls = losses(model, items_, a.mask, teacher)
                loss = sum(WEIGHT[x] * v for x, v in ls.items())
                opt.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                opt.step()
                sched.step()
                avg.update(model)
                step += 1
            ls = {x: float(v.detach()) for x, v in ls.items()} if len(todo) == 1 else {}
            for x, v in ls.items():
                sums[x] = sums.get(x, 0) + v
            seen += 1
            if seen % 50 == 0:
                say(f"epoch {epoch} step {step}/{total} {time.time() - t0:.0f} s", {x: round(v / seen, 4) for x, v in sums.items()})
        live = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(avg.shadow)
        save(model.state_dict(), os.path.join(a.out, f"epoch{epoch}.safetensors"), f"epoch{epoch}")
        say("averaged, epoch", epoch, json.dumps(evaluate(model, dev, dev_docs, a.shared, os.path.join(a.out, f"dev{epoch}.jsonl"))))
        model.load_state_dict(live)
        if epoch == a.until:
            break


if __name__ == "__main__":
    main()
