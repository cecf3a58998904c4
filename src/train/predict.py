"""Articles → attribution spans with the PyTorch model: the reference that the C program is held against."""
import math

import torch

from data import ARG_KINDS
from model import span_probabilities, spans_of


def word_vectors(model, ex, size=318, overlap=80):
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


FEATURES = ("log cue", "log arguments", "no source", "several contents", "log content words", "quoted")


def attributions(model, ex, h, eager=0.0):
    """Per cue that has content: cue, sources, contents in word ranges, and the confidence features, which
    are those of src/attribution/attribute.c in the same order."""
    emit = model.cue(h)
    y, _ = model.cue.chain.decode(emit - eager * torch.eye(emit.shape[1])[0])
    spans = spans_of(y)
    probs = span_probabilities(model.cue.chain, emit, y, spans)
    out = []
    for k in range(0, len(spans), 16):
        part = spans[k:k + 16]
        scores, lo, lengths = model.arg(h, [(b, e) for b, e, _ in part])
        for (b, e, _), p, em, s, n in zip(part, probs[k:k + 16], scores, lo, lengths):
            labels, log_p = model.arg.chain.decode(em[:n])
            found = [(x + s, z + s, ARG_KINDS[kind]) for x, z, kind in spans_of(labels)]
            source = [(x, z) for x, z, kind in found if kind == "source"]
            content = [(x, z) for x, z, kind in found if kind == "content"]
            if content:
                words = sum(z - x for x, z in content)
                f = [math.log(max(p, 1e-12)), log_p, float(not source), float(len(content) > 1), math.log(words + 1),
                     float(any(ex.words.quote[x] for x, _ in content))]
                out.append(((b, e), source, content, f))
    return out


def record(model, ex, eager=0.0):
    model.eval()
    with torch.inference_mode():
        found = attributions(model, ex, word_vectors(model, ex), eager)
    at = lambda spans: [[ex.words.spans[b][0], ex.words.spans[e - 1][1]] for b, e in spans]
    return {"id": ex.id, "text": ex.text, "attributions": [
        {"cue_spans": at([c]), "source_spans": at(s), "content_spans": at(t), "features": f} for c, s, t, f in found]}
