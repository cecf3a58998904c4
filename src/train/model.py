"""The encoder (MiniLM-L6-H384 with layout features) and its heads. Tensor names are the model file's."""
import json
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import ARG_KINDS, NAME_KINDS, RELATIONS, SOURCE_TYPES
from text import N_SHAPES

DIMS, LAYERS, HEADS, INNER, HIDDEN, BUCKETS, CONV = 384, 6, 12, 1536, 256, 64, 9
BEFORE, AFTER = 128, 128  # words of an argument tagger's context on each side of its cue


class Dropout(nn.Module):
    """Dropout from a pool of mask values, a random stretch of it each time: drawing a fresh mask costs a
    tenth of a training step on the CPU."""

    pool = None

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        n = x.numel()
        if Dropout.pool is None or Dropout.pool.numel() < n + (1 << 20):  # one rate for the whole model
            Dropout.pool = torch.empty(max(n, 4 << 20) + (4 << 20)).bernoulli_(1 - self.p) / (1 - self.p)
        at = int(torch.randint(Dropout.pool.numel() - n, ()))
        return x * Dropout.pool[at:at + n].view(x.shape)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.attention_out = nn.Linear(DIMS, 3 * DIMS), nn.Linear(DIMS, DIMS)
        self.attention_norm, self.out_norm = nn.LayerNorm(DIMS, eps=1e-12), nn.LayerNorm(DIMS, eps=1e-12)
        self.inner, self.out = nn.Linear(DIMS, INNER), nn.Linear(INNER, DIMS)
        self.drop = Dropout(0.1)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, DIMS // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)  # no attention dropout: it forbids the fused kernel
        x = self.attention_norm(x + self.drop(self.attention_out(a.transpose(1, 2).reshape(b, t, DIMS))))
        return self.out_norm(x + self.drop(self.out(F.gelu(self.inner(x)))))


class Embedding(nn.Module):
    def __init__(self, pieces):
        super().__init__()
        self.word, self.position = nn.Embedding(pieces, DIMS), nn.Embedding(512, DIMS)
        self.shape, self.quote, self.paragraph = nn.Embedding(N_SHAPES, DIMS), nn.Embedding(2, DIMS), nn.Embedding(2, DIMS)
        for e in (self.shape, self.quote, self.paragraph):
            nn.init.zeros_(e.weight)
        self.norm, self.drop = nn.LayerNorm(DIMS, eps=1e-12), Dropout(0.1)

    def forward(self, ids, shape, quote, par):
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.shape(shape) + self.quote(quote) + self.paragraph(par)
        return self.drop(self.norm(x))


def legal(n_kinds):
    """0 where label j may follow label i under begin/inside/end/single, else -1e4; and for the ends."""
    n = 1 + 4 * n_kinds
    opens = [y > 0 and (y - 1) % 4 in (0, 1) for y in range(n)]
    goes_on = [y > 0 and (y - 1) % 4 in (1, 2) for y in range(n)]
    same = lambda a, b: (a - 1) // 4 == (b - 1) // 4
    t = [[0.0 if opens[a] == goes_on[b] and (not opens[a] or same(a, b)) else -1e4 for b in range(n)] for a in range(n)]
    return torch.tensor(t), torch.tensor([-1e4 if g else 0.0 for g in goes_on]), torch.tensor([-1e4 if o else 0.0 for o in opens])


class PartitionFunction(torch.autograd.Function):
    """log Z of linear chains and its gradient (the marginals), in probability space, step by step in numpy."""

    @staticmethod
    def forward(ctx, emit, trans, start, end, lengths):
        e, tr = emit.detach().double().numpy(), np.exp(trans.detach().double().numpy())
        st, en = np.exp(start.detach().double().numpy()), np.exp(end.detach().double().numpy())
        n, t, k = e.shape
        lengths = lengths.numpy()
        top = e.max(2, keepdims=True)
        x = np.exp(e - top)
        alpha, scale = np.zeros((t, n, k)), np.ones((t, n))
        live = [lengths > i for i in range(t)]
        a = st * x[:, 0]
        for i in range(t):
            if i:
                a = np.where(live[i][:, None], (a @ tr) * x[:, i], a)
            s = np.where(live[i], a.sum(1), 1.0)
            a = a / s[:, None]
            alpha[i], scale[i] = a, s
        z_end = (a * en).sum(1)
        mask = np.arange(t)[None] < lengths[:, None]
        log_z = np.log(z_end) + np.log(scale).sum(0) + (top[:, :, 0] * mask).sum(1)
        # backward pass
        g_emit, g_trans = np.zeros_like(e), np.zeros((k, k))
        b = np.repeat(en[None] / 1.0, n, 0) / z_end[:, None]
        g_end = (a * b).sum(0)
        for i in range(t - 1, -1, -1):
            g_emit[:, i] = np.where(live[i][:, None], alpha[i] * b, 0)
            if i:
                xb = np.where(live[i][:, None], x[:, i] * b / scale[i][:, None], 0)
                g_trans += np.einsum("na,nb->ab", alpha[i - 1], xb)
                b = np.where(live[i][:, None], xb @ tr.T, b)
        g_trans *= tr
        g_emit[g_emit < 1e-10] = 0  # as f32 they would be denormal, and slow every product of the backward pass down
        ctx.save_for_backward(*(torch.from_numpy(g).float() for g in (g_emit, g_trans, g_emit[:, 0].sum(0), g_end)))
        return torch.from_numpy(log_z).float().sum()

    @staticmethod
    def backward(ctx, g):
        g_emit, g_trans, g_start, g_end = ctx.saved_tensors
        return g * g_emit, g * g_trans, g * g_start, g * g_end, None


class Chain(nn.Module):
    """A linear-chain CRF over begin/inside/end/single labels (Lafferty et al. 2001)."""

    def __init__(self, n_kinds):
        super().__init__()
        n = 1 + 4 * n_kinds
        self.transitions, self.start, self.end = (nn.Parameter(torch.zeros(s)) for s in ((n, n), (n,), (n,)))
        for name, v in zip(("may", "may_start", "may_end"), legal(n_kinds)):
            self.register_buffer(name, v, persistent=False)

    def scores(self):
        return self.transitions + self.may, self.start + self.may_start, self.end + self.may_end

    def loss(self, emit, y, lengths):
        """Summed negative log-likelihood of label rows y (n, t) under emissions (n, t, labels)."""
        tr, st, en = self.scores()
        log_z = PartitionFunction.apply(emit, tr, st, en, lengths)
        mask = (torch.arange(emit.shape[1])[None] < lengths[:, None]).float()
        gold = (emit.gather(2, y[..., None])[..., 0] * mask).sum() + st[y[:, 0]].sum()
        gold = gold + (tr[y[:, :-1], y[:, 1:]] * mask[:, 1:]).sum()
        return log_z - gold - en[y.gather(1, (lengths - 1)[:, None])[:, 0]].sum()

    def decode(self, emit):
        """Best label sequence of one chain (t, labels) by Viterbi, and the log of its probability."""
        tr, st, en = (x.detach().numpy() for x in self.scores())
        e = emit.detach().float().numpy()
        t, k = e.shape
        s, back = st + e[0], np.zeros((t, k), int)
        a = s.astype(np.float64)
        for i in range(1, t):
            m = s[:, None] + tr
            back[i] = m.argmax(0)
            s = m.max(0) + e[i]
            a = np.logaddexp.reduce(a[:, None] + tr, 0) + e[i]
        s, a = s + en, a + en
        y = [int(s.argmax())]
        for i in range(t - 1, 0, -1):
            y.append(int(back[i][y[-1]]))
        return y[::-1], float(s.max() - np.logaddexp.reduce(a))


def span_probabilities(chain, emit, y, spans):
    """Marginal probability of each (start, end, kind) span that the label sequence y holds."""
    tr, st, en = (x.detach().double().numpy() for x in chain.scores())
    e = emit.detach().double().numpy()
    t = len(e)
    a, b = np.zeros_like(e), np.zeros_like(e)
    a[0] = st + e[0]
    for i in range(1, t):
        a[i] = np.logaddexp.reduce(a[i - 1][:, None] + tr, 0) + e[i]
    z = np.logaddexp.reduce(a[-1] + en)
    b[-1] = en
    for i in range(t - 2, -1, -1):
        b[i] = np.logaddexp.reduce(tr + (e[i + 1] + b[i + 1])[None], 1)
    out = []
    for s, f, _ in spans:
        p = a[s][y[s]] - z + b[f - 1][y[f - 1]]
        p += sum(tr[y[i - 1], y[i]] + e[i][y[i]] for i in range(s + 1, f))
        out.append(float(np.exp(min(p, 0.0))))
    return out


def spans_of(y):
    """(start, end, kind) of a legal label sequence."""
    out, start = [], 0
    for i, v in enumerate(y):
        if v and (v - 1) % 4 in (0, 3):
            start = i
        if v and (v - 1) % 4 in (2, 3):
            out.append((start, i + 1, (v - 1) // 4))
    return out


class Tagger(nn.Module):
    def __init__(self, n_kinds):
        super().__init__()
        self.hidden, self.out = nn.Linear(DIMS, HIDDEN), nn.Linear(HIDDEN, 1 + 4 * n_kinds)
        self.chain, self.drop = Chain(n_kinds), Dropout(0.1)

    def forward(self, h):
        return self.out(self.drop(F.gelu(self.hidden(self.drop(h)))))


def bucket_of(d):
    """Signed distance in words → one of 64 buckets, finer near by."""
    return 32 + (torch.sign(d) * torch.clamp((torch.log2(d.abs().float() + 1) * 3.2).round(), max=31)).long()


class Arguments(nn.Module):
    """Scores a cue's context for source and content: words and cue meet in a sum and a product, a
    distance is added, and a small convolution lets neighbours agree on edges."""

    def __init__(self):
        super().__init__()
        self.word, self.cue = nn.Linear(DIMS, HIDDEN), nn.Linear(DIMS, HIDDEN, bias=False)
        self.times_word, self.times_cue = nn.Linear(DIMS, HIDDEN), nn.Linear(DIMS, HIDDEN)
        self.distance = nn.Embedding(BUCKETS, HIDDEN)
        self.near = nn.Conv1d(HIDDEN, HIDDEN, CONV, padding=CONV // 2, groups=HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1 + 4 * len(ARG_KINDS))
        self.chain, self.drop = Chain(len(ARG_KINDS)), Dropout(0.1)

    def forward(self, h, cues):
        """h (words, dims) of one window, cues [(start, end)] → (cues, context, labels), context starts, lengths."""
        h = self.drop(h)
        n = h.shape[0]
        lo = [max(0, b - BEFORE) for b, _ in cues]
        hi = [min(n, e + AFTER) for _, e in cues]
        t = max(b - a for a, b in zip(lo, hi))
        pos = torch.tensor(lo)[:, None] + torch.arange(t)[None]
        inside = pos < torch.tensor(hi)[:, None]
        at = pos.clamp(max=n - 1)
        c = torch.stack([h[b:e].mean(0) for b, e in cues])
        b, e = (torch.tensor([x[k] for x in cues])[:, None] for k in (0, 1))
        d = torch.where(pos < b, pos - b, torch.where(pos >= e, pos - e + 1, torch.zeros_like(pos)))
        x = self.word(h)[at] + self.cue(c)[:, None] + self.times_word(h)[at] * self.times_cue(c)[:, None] + self.distance(bucket_of(d))
        x = F.gelu(x) * inside[..., None]
        y = F.gelu(self.near(x.transpose(1, 2)).transpose(1, 2))
        x = x + self.mix(y)
        return self.out(self.drop(x)), lo, torch.tensor([b - a for a, b in zip(lo, hi)])


class Pair(nn.Module):
    """Scores ordered pairs of spans: their vectors meet in a sum and a product, a distance is added."""

    def __init__(self, first, scores):
        super().__init__()
        self.first, self.second = nn.Linear(first, HIDDEN), nn.Linear(DIMS, HIDDEN, bias=False)
        self.times_first, self.times_second = nn.Linear(first, HIDDEN), nn.Linear(DIMS, HIDDEN)
        self.distance = nn.Embedding(BUCKETS, HIDDEN)
        self.out, self.drop = nn.Linear(HIDDEN, scores), Dropout(0.1)

    def forward(self, a, b, distance):
        """a (n, first), b (m, dims), distance (n, m) in words → (n, m, scores)"""
        a, b = self.drop(a), self.drop(b)
        x = self.first(a)[:, None] + self.second(b)[None] + self.times_first(a)[:, None] * self.times_second(b)[None]
        return self.out(self.drop(F.gelu(x + self.distance(bucket_of(distance)))))


class SourceType(nn.Module):
    """The type of a source from its span's mean, first and last word and its cue."""

    def __init__(self):
        super().__init__()
        self.hidden, self.out = nn.Linear(4 * DIMS, HIDDEN), nn.Linear(HIDDEN, len(SOURCE_TYPES))
        self.drop = Dropout(0.1)

    def forward(self, x):
        return self.out(self.drop(F.gelu(self.hidden(self.drop(x)))))


def span_means(h, spans):
    """Mean vectors of word spans of one window, by prefix sums."""
    total = torch.cat([h.new_zeros(1, h.shape[1]), h.cumsum(0)])
    b, e = (torch.tensor([s[k] for s in spans]) for k in (0, 1))
    return (total[e] - total[b]) / (e - b)[:, None]


def gaps(a, b):
    """(n, m) signed distances in words from spans a to spans b; 0 where they touch or overlap."""
    a0, a1 = (torch.tensor([s[k] for s in a])[:, None] for k in (0, 1))
    b0, b1 = (torch.tensor([s[k] for s in b])[None] for k in (0, 1))
    return torch.where(b1 <= a0, b1 - 1 - a0, torch.where(b0 >= a1, b0 - a1 + 1, torch.zeros_like(a0 + b0)))


class Model(nn.Module):
    def __init__(self, layers=LAYERS, pieces=30522):
        super().__init__()
        self.emb, self.layer = Embedding(pieces), nn.ModuleList(Layer() for _ in range(layers))
        self.cue, self.arg, self.name = Tagger(1), Arguments(), Tagger(len(NAME_KINDS))
        # the source of an attribution: its type; which mention it means, which outlet it came through; ties between mentions
        self.kind, self.refer, self.relate = SourceType(), Pair(2 * DIMS, 2), Pair(DIMS, len(RELATIONS))

    def load_base(self, tensors):
        """The published encoder's tensors (BERT names)."""
        t = {k.removeprefix("bert."): v for k, v in tensors.items()}
        get = lambda k: t[k].float()
        with torch.no_grad():
            self.emb.word.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.emb.position.weight.copy_(get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0])
            for k in ("weight", "bias"):
                getattr(self.emb.norm, k).copy_(get(f"embeddings.LayerNorm.{k}"))
                for i, l in enumerate(self.layer):
                    p = f"encoder.layer.{i}."
                    getattr(l.qkv, k).copy_(torch.cat([get(f"{p}attention.self.{x}.{k}") for x in ("query", "key", "value")]))
                    for ours, theirs in ((l.attention_out, "attention.output.dense"), (l.attention_norm, "attention.output.LayerNorm"),
                                         (l.inner, "intermediate.dense"), (l.out, "output.dense"), (l.out_norm, "output.LayerNorm")):
                        getattr(ours, k).copy_(get(f"{p}{theirs}.{k}"))

    def load_probe(self, tensors):
        """The encoder and layout features of the attribution probe; its heads are of another form."""
        self.load_base(tensors)
        with torch.no_grad():
            for table, name in ((self.emb.shape, "sh"), (self.emb.quote, "iq"), (self.emb.paragraph, "pa")):
                table.weight.copy_(tensors[name + ".weight"].float())

    def encode(self, inputs):
        """Lists of (ids, shape, quote, par, first) → one (words, dims) a window."""
        n = max(len(x[0]) for x in inputs)
        z = [torch.tensor([x[k] + [0] * (n - len(x[k])) for x in inputs]) for k in range(4)]
        mask = None
        if any(len(x[0]) < n for x in inputs):
            mask = torch.zeros(len(inputs), 1, 1, n)
            for r, x in enumerate(inputs):
                mask[r, ..., len(x[0]):] = -1e9
        h = self.emb(*z)
        for l in self.layer:
            h = l(h, mask)
        return [h[r][torch.tensor(x[4])] for r, x in enumerate(inputs)]


def layers_of(tensors):
    return 1 + max(int(k.split(".")[1]) for k in tensors if k.startswith("layer."))


def fewer_layers(tensors, layers):
    """A trained model's tensors with only `layers` of its layers, evenly spaced, the last one among them."""
    kept = [(i + 1) * layers_of(tensors) // layers - 1 for i in range(layers)]
    out = {k: v for k, v in tensors.items() if not k.startswith("layer.")}
    for i, old in enumerate(kept):
        out |= {k.replace(f"layer.{old}.", f"layer.{i}.", 1): v for k, v in tensors.items() if k.startswith(f"layer.{old}.")}
    return out


def metadata(version, layers=LAYERS, **more):
    roles = lambda kinds: json.dumps(["O"] + [f"{p}-{k}" for k in kinds for p in "BIES"])
    return {"schema": "hearsay.model/1", "name": "hearsay", "version": version, "dims": str(DIMS), "layers": str(layers),
            "heads": str(HEADS), "inner": str(INNER), "window": "318", "overlap": "80", "arg.before": str(BEFORE),
            "arg.after": str(AFTER), "cue.labels": roles(["cue"]), "arg.labels": roles(ARG_KINDS), "name.labels": roles(NAME_KINDS),
            **{k: str(v) for k, v in more.items()}}
