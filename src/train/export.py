"""A checkpoint → the model file: int8 matrices with a scale per output row, vocabulary, metadata, manifest.

usage: export.py --checkpoint FILE --base DIR --out FILE [--f32] [--version V] [--meta FILE.json]
base: the folder with the published encoder's vocab.txt. --f32 keeps every matrix in f32.
--meta: calibration and other metadata (an object of strings) added to the file's own.
"""
import argparse
import hashlib
import json
import os

import torch
from safetensors import safe_open
from safetensors.torch import save_file

QUANTIZED = ("emb.word.weight", ".qkv.weight", ".attention_out.weight", ".inner.weight", ".out.weight")


def quantize(w):
    """Symmetric int8 per row: w ≈ q · scale[:, None]."""
    scale = w.abs().amax(1).clamp(min=1e-12) / 127
    return torch.clamp((w / scale[:, None]).round(), -127, 127).to(torch.int8), scale


def is_quantized(name):
    return name == "emb.word.weight" or (name.startswith("layer.") and name.endswith(QUANTIZED[1:]))


def main():
    ap = argparse.ArgumentParser()
    for k in ("checkpoint", "base", "out"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--f32", action="store_true")
    ap.add_argument("--version", default="1")
    ap.add_argument("--meta")
    a = ap.parse_args()
    out = {}
    with safe_open(a.checkpoint, "pt") as f:
        meta = dict(f.metadata())
        for k in f.keys():
            if k.startswith("relate."):  # learned beside the others, of no use to the program (docs/method.md)
                continue
            t = f.get_tensor(k)
            if t.dim() == 3:  # the convolution (channels, 1, width) is a matrix
                t = t[:, 0]
            if is_quantized(k) and not a.f32:
                out[k], out[k.replace(".weight", ".scale")] = quantize(t.float())
            else:
                out[k] = t.float().contiguous()
    with open(os.path.join(a.base, "vocab.txt"), "rb") as f:
        vocab = f.read().rstrip(b"\n")
    out["vocab"] = torch.frombuffer(bytearray(vocab), dtype=torch.uint8)
    meta["version"] = a.version
    if a.meta:
        with open(a.meta, encoding="utf8") as f:
            meta.update(json.load(f))
    save_file(out, a.out, meta)
    with open(a.out, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    with open(a.out + ".manifest.json", "w", encoding="utf8") as f:
        json.dump({"sha256": digest, "name": meta["name"], "version": a.version}, f, indent=1)
        f.write("\n")
    print(a.out, os.path.getsize(a.out), digest)


if __name__ == "__main__":
    main()
