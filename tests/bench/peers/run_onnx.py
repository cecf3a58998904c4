"""Times ONNX Runtime on hearsay's encoder (export_onnx.py), the windows of the articles one after another.

usage: run_onnx.py MODEL.safetensors FILE.onnx ARTICLES.jsonl THREADS RUNS RESULT.json

Words, word pieces and windows are made before the clock starts (src/train/text.py, whose windows are the
product's). With more than one thread, THREADS windows are read at a time, each by one thread, which is faster here
than one window by several. RESULT.json: the seconds and the processor time of the best of RUNS passes, pieces, windows, and the smallest
cosine with the reference vectors of the same model file (null if they are of another).
"""
import hashlib
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from export_onnx import read_model

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
sys.path.insert(0, os.path.join(ROOT, "src", "train"))
from text import Words, windows  # noqa: E402

NAMES = ("ids", "shape", "quote", "par")


class Cutter:
    """Articles → inputs of the encoder."""

    def __init__(self, meta, vocab):
        self.vocab = {piece: k for k, piece in enumerate(vocab.decode().split("\n"))}
        self.tokenizer = Tokenizer(models.WordPiece(self.vocab, unk_token="[UNK]", max_input_chars_per_word=100))
        self.tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        self.tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self.size, self.overlap = int(meta["window"]), int(meta["overlap"])

    def pieces(self, text, words):
        encoding = self.tokenizer.encode([text[b:e] for b, e in words.spans], is_pretokenized=True, add_special_tokens=False)
        pieces = [[] for _ in words.spans]
        for piece, word in zip(encoding.ids, encoding.word_ids):
            pieces[word].append(piece)
        return pieces

    def cut(self, text):
        """For each window: its words (i, j), the row of each word's first piece, and the four input rows."""
        words = Words(text)
        pieces = self.pieces(text, words)
        ends = [text[b:e] in (".", "?", "!", "”", '"', "''") for b, e in words.spans]
        for i, j in windows([len(p) for p in pieces], words.par, ends, self.size, self.overlap):
            rows, first = [(self.vocab["[CLS]"], 0, 0, 0)], {}
            for k in range(i, j):
                first[k] = len(rows)
                rows += [(p, words.shape[k], words.quote[k], words.par[k] if n == 0 else 0) for n, p in enumerate(pieces[k])]
            rows.append((self.vocab["[SEP]"], 0, 0, 0))
            yield first, {name: np.array([column], np.int64) for name, column in zip(NAMES, zip(*rows))}


def session(path, threads=1):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def closeness(run, cutter, model):
    """Smallest cosine with the stored vectors, which PyTorch computed in f32 from the same weights."""
    with open(os.path.join(ROOT, "tests", "unit", "encode", "reference.json"), encoding="utf8") as f:
        stored = json.load(f)
    with open(model, "rb") as f:
        if hashlib.sha256(f.read()).hexdigest() != stored["sha256"]:
            return None
    (first, inputs), = cutter.cut(stored["text"])
    rows = run(inputs)[0]
    cosine = lambda a, b: float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
    return min(cosine(rows[first[k]], np.array(v)) for k, v in zip(stored["kept"], stored["vectors"]))


def main():
    model, path, articles, threads, runs, result = sys.argv[1:]
    meta, tensors = read_model(model)
    cutter = Cutter(meta, tensors["vocab"])
    with open(articles, encoding="utf8") as f:
        inputs = [x for line in f for _, x in cutter.cut(json.loads(line)["text"])]
    s = session(path)
    run = lambda x: s.run(["vectors"], x)[0]
    passes = []
    with ThreadPoolExecutor(int(threads)) as pool:
        each = pool.map if int(threads) > 1 else map
        for _ in range(int(runs) + 1):  # the first pass warms up
            start, processor = time.perf_counter(), time.process_time()
            for _ in each(run, inputs):
                pass
            passes.append((time.perf_counter() - start, time.process_time() - processor))
    best = min(passes[1:])
    with open(result, "w", encoding="utf8") as f:
        json.dump({"seconds": best[0], "processor": best[1], "pieces": sum(x["ids"].size for x in inputs), "windows": len(inputs),
                   "cosine": closeness(run, cutter, model)}, f)


if __name__ == "__main__":
    main()
