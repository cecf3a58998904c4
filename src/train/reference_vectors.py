"""Stored vectors of the encoder as PyTorch computes them, for tests/unit/encode/ to hold the C code against.

usage: reference_vectors.py --model FILE --base DIR --out FILE.json    the shipped model on one passage
       reference_vectors.py --tiny FOLDER                              a tiny random model, and its vectors
base: the folder with the published encoder's tokenizer.json. The weights are the file's own, int8 ones
dequantized, everything in f32. Run it again whenever the shipped model changes.
"""
import argparse
import hashlib
import json
import os
import random
import string

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file

from export import is_quantized, quantize
from text import Words, windows

# Written for this test.
PASSAGE = """County officials played down the budget gap on Tuesday. “We have seen worse,” said Marta Oyelaran, the deputy \
treasurer, who joined the office in 2019. “Nobody here is losing sleep.”
Two people familiar with the talks told The Harbor Ledger that layoffs were on the table, and that Mayor J. D. Whitcombe's \
chief of staff had asked for names. The mayor's spokesman, Luis Ferreira, called the account 'pure fiction' — then declined to \
say what was wrong with it. According to a leaked memo, 1,240 posts (about 6.5 percent) could go by June.
"I'd rather hear it from them than read it," a clerk at the U.S. naïve-sounding Bureau of Façades said."""
KEPT = 12  # words whose vectors are stored


class Weights:
    """The tensors of a model file by name, int8 matrices dequantized."""

    def __init__(self, path):
        self.t = {}
        with safe_open(path, "pt") as f:
            self.meta = f.metadata()
            raw = {k: f.get_tensor(k) for k in f.keys()}
        self.vocab = bytes(raw["vocab"].numpy()).decode().split("\n")
        for k, v in raw.items():
            self.t[k] = v.float() * raw[k.replace(".weight", ".scale")][:, None] if v.dtype == torch.int8 else v.float()
        self.dims, self.layers, self.heads = (int(self.meta[k]) for k in ("dims", "layers", "heads"))
        self.window, self.overlap = int(self.meta["window"]), int(self.meta["overlap"])

    def norm(self, x, name):
        return F.layer_norm(x, (self.dims,), self.t[name + ".weight"], self.t[name + ".bias"], 1e-12)

    def linear(self, x, name):
        return F.linear(x, self.t[name + ".weight"], self.t[name + ".bias"])

    def encode(self, ids, shape, quote, par):
        n, t = len(ids), self.t
        x = t["emb.word.weight"][ids] + t["emb.position.weight"][:n] + t["emb.shape.weight"][shape]
        x = self.norm(x + t["emb.quote.weight"][quote] + t["emb.paragraph.weight"][par], "emb.norm")
        for k in range(self.layers):
            p = f"layer.{k}."
            q, key, v = self.linear(x, p + "qkv").view(n, 3, self.heads, -1).permute(1, 2, 0, 3)
            a = torch.softmax(q @ key.transpose(1, 2) / q.shape[-1] ** 0.5, -1) @ v
            x = self.norm(x + self.linear(a.transpose(0, 1).reshape(n, self.dims), p + "attention_out"), p + "attention_norm")
            x = self.norm(x + self.linear(F.gelu(self.linear(x, p + "inner")), p + "out"), p + "out_norm")
        return x


def vectors(model, text, pieces_of):
    """(words, dims): each word's vector from the window that answers for it."""
    w = Words(text)
    pieces = [pieces_of(text[b:e]) for b, e in w.spans]
    ends = [text[b:e] in (".", "?", "!", "”", '"', "''") for b, e in w.spans]
    cut = windows([len(p) for p in pieces], w.par, ends, model.window, model.overlap)
    begin, end = model.vocab.index("[CLS]"), model.vocab.index("[SEP]")
    out = torch.zeros(len(w), model.dims)
    for k, (i, j) in enumerate(cut):
        low = (i + cut[k - 1][1]) // 2 if k else 0
        high = (cut[k + 1][0] + j) // 2 if k + 1 < len(cut) else len(w)
        rows, first = [(begin, 0, 0, 0)], {}
        for word in range(i, j):
            for n, p in enumerate(pieces[word]):
                if n == 0:
                    first[word] = len(rows)
                rows.append((p, w.shape[word], w.quote[word], w.par[word] if n == 0 else 0))
        rows.append((end, 0, 0, 0))
        h = model.encode(*(torch.tensor(c) for c in zip(*rows)))
        for word in range(low, high):
            if word in first:
                out[word] = h[first[word]]
    return w, out, cut


def judged(model, w, v):
    """The source heads on three spans of the passage: the type of the first, and whether it means the third or came through it."""
    if "refer.out.weight" not in model.t:
        return None
    words = [w.text[b:e] for b, e in w.spans]
    at = lambda phrase: next([i, i + len(phrase)] for i in range(len(words)) if words[i:i + len(phrase)] == phrase)
    source, cue, other = at("Two people familiar with the talks".split()), at(["told"]), at("Marta Oyelaran".split())
    mean = lambda s: v[s[0]:s[1]].mean(0)
    dense = lambda x, name: F.linear(x, model.t[name + ".weight"], model.t.get(name + ".bias"))
    types = dense(F.gelu(dense(torch.cat([mean(source), v[source[0]], v[source[1] - 1], mean(cue)]), "kind.hidden")), "kind.out")
    a, b = torch.cat([mean(source), mean(cue)]), mean(other)
    distance = other[1] - 1 - source[0]
    bucket = 32 - min(31, round(3.2 * np.log2(-distance + 1)))
    x = dense(a, "refer.first") + dense(b, "refer.second") + dense(a, "refer.times_first") * dense(b, "refer.times_second")
    score = dense(F.gelu(x + model.t["refer.distance.weight"][bucket]), "refer.out")
    return {"source": source, "cue": cue, "other": other, "distance": distance, "types": [float(f"{x:.6g}") for x in types.tolist()], "scores": [float(f"{x:.6g}") for x in score.tolist()]}


def store(path, model_path, text, model, pieces_of, kept):
    w, v, cut = vectors(model, text, pieces_of)
    with open(model_path, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    keep = sorted({round(x) for x in np.linspace(0, len(w) - 1, kept)})
    out = {"sha256": digest, "text": text, "words": len(w), "windows": cut, "kept": keep,
           "vectors": [[float(f"{x:.6g}") for x in v[k].tolist()] for k in keep]}
    if judge := judged(model, w, v):
        out["judge"] = judge
    with open(path, "w", encoding="utf8") as f:
        f.write(json.dumps(out, ensure_ascii=False).replace("]], ", "]],\n").replace("], [", "],\n[") + "\n")
    print(path, os.path.getsize(path), "words", len(w), "windows", len(cut))


def greedy(vocab):
    """Longest-match pieces of a lower-cased ASCII word, for the tiny model's vocabulary."""
    ids = {p: k for k, p in enumerate(vocab)}

    def pieces(word):
        word, out = word.lower(), []
        while word:
            k = next((k for k in range(len(word), 0, -1) if ("##" if out else "") + word[:k] in ids), 0)
            if not k:
                return [ids["[UNK]"]]
            out.append(ids[("##" if out else "") + word[:k]])
            word = word[k:]
        return out

    return pieces


def tiny(folder):
    """A random model of 64 dimensions, windows of 40 pieces: small enough to be committed with its tests."""
    torch.manual_seed(5)
    d, inner, layers = 64, 128, 2
    letters = string.ascii_lowercase + string.digits + ".,'\"?!"
    words = "the said of and to in that mayor it was not told she he council report road bridge".split()
    vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + list(letters) + ["##" + c for c in letters[:36]] + words + ["##" + w for w in ("ing", "ed", "s", "er")]
    vocab = list(dict.fromkeys(vocab))
    t = {"emb.word.weight": torch.randn(len(vocab), d) * 0.4, "emb.position.weight": torch.randn(48, d) * 0.3,
         "emb.shape.weight": torch.randn(8, d) * 0.3, "emb.quote.weight": torch.randn(2, d) * 0.3, "emb.paragraph.weight": torch.randn(2, d) * 0.3}
    norms = ["emb.norm"]
    for k in range(layers):
        for name, out, n in (("qkv", 3 * d, d), ("attention_out", d, d), ("inner", inner, d), ("out", d, inner)):
            t[f"layer.{k}.{name}.weight"], t[f"layer.{k}.{name}.bias"] = torch.randn(out, n) * 0.2, torch.randn(out) * 0.1
        norms += [f"layer.{k}.attention_norm", f"layer.{k}.out_norm"]
    for n in norms:
        t[n + ".weight"], t[n + ".bias"] = 1 + torch.randn(d) * 0.1, torch.randn(d) * 0.1
    for k in [k for k in t if is_quantized(k)]:
        t[k], t[k.replace(".weight", ".scale")] = quantize(t[k])
    half = torch.randn(3, 5)
    t["head.half.weight"] = half.half()
    t["head.byte.weight"], t["head.byte.scale"] = quantize(half)
    t["head.full.weight"] = half
    t["vocab"] = torch.frombuffer(bytearray("\n".join(vocab).encode()), dtype=torch.uint8)
    meta = {"schema": "hearsay.model/1", "name": "tiny", "version": "test", "dims": str(d), "layers": str(layers), "heads": "2",
            "inner": str(inner), "window": "40", "overlap": "12", "cue.labels": '["O", "B-cue"]'}
    path = os.path.join(folder, "tiny.safetensors")
    save_file(t, path, meta)
    rng = random.Random(2)
    text = "".join(rng.choice(words) + rng.choice([" "] * 12 + [". ", "? ", ", ", ' "', '" ', "\n", "ing ", "s ", "x42 "]) for _ in range(150))
    model = Weights(path)
    store(os.path.join(folder, "tiny.json"), path, text, model, greedy(model.vocab), 40)


def main():
    ap = argparse.ArgumentParser()
    for k in ("model", "base", "out", "tiny"):
        ap.add_argument("--" + k)
    a = ap.parse_args()
    if a.tiny:
        return tiny(a.tiny)
    from tokenizers import Tokenizer

    tok = Tokenizer.from_file(os.path.join(a.base, "tokenizer.json"))
    tok.no_padding(), tok.no_truncation()
    model = Weights(a.model)
    store(a.out, a.model, PASSAGE, model, lambda word: tok.encode(word, add_special_tokens=False).ids, KEPT)


if __name__ == "__main__":
    main()
