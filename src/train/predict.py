"""Articles → attribution spans with the PyTorch model: the reference that the C program is held against."""
import numpy as np
import torch

from data import ARG_KINDS
from model import AFTER, BEFORE, spans_of


def word_vectors(model, ex, size=510, overlap=128):
    """(words, dims): windows stitched, each answering for its middle."""
    ws, n = ex.windows(size, overlap), len(ex.words)
    out = torch.zeros(n, 384)
    for k, (i, j) in enumerate(ws):
        lo = 0 if k == 0 else (i + ws[k - 1][1]) // 2
        hi = n if k == len(ws) - 1 else (ws[k + 1][0] + j) // 2
        h = model.encode([ex.inputs(i, j)])[0]
        out[lo:hi] = h[lo - i:hi - i]
    empty = [k for k in range(n) if not ex.pieces[k]]
    if empty:
        out[empty] = 0
    return out


def attributions(model, h):
    """[(cue, sources, contents, log p of the cue tagging's span, log p of the arguments)] in word ranges."""
    y, _ = model.cue.chain.decode(model.cue(h))
    cues = [(b, e) for b, e, _ in spans_of(y)]
    out = []
    for k in range(0, len(cues), 16):
        part = cues[k:k + 16]
        emit, lo, lengths = model.arg(h, part)
        for c, em, s, n in zip(part, emit, lo, lengths):
            labels, p = model.arg.chain.decode(em[:n])
            sp = [(b + s, e + s, kind) for b, e, kind in spans_of(labels)]
            content = [(b, e) for b, e, kind in sp if ARG_KINDS[kind] == "content"]
            if content:
                out.append((c, [(b, e) for b, e, kind in sp if ARG_KINDS[kind] == "source"], content, p))
    return out


def record(model, ex):
    model.eval()
    with torch.inference_mode():
        h = word_vectors(model, ex)
        found = attributions(model, h)
    at = lambda spans: [[ex.words.spans[b][0], ex.words.spans[e - 1][1]] for b, e in spans]
    return {"id": ex.id, "text": ex.text, "attributions": [
        {"cue_spans": at([c]), "source_spans": at(s), "content_spans": at(t), "log_p": p} for c, s, t, p in found]}
