"""Writes words.expected.jsonl: what src/train/text.py makes of each passage of passages.jsonl.

    python3 tests/unit/token/make_words.py      (development only; from the repository root)
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "src" / "train"))
from text import Words  # noqa: E402

with open(HERE / "words.expected.jsonl", "w", encoding="utf-8") as out:
    for line in open(HERE / "passages.jsonl", encoding="utf-8"):
        w = Words(json.loads(line)["text"])
        rows = [[b, e, s, q, p] for (b, e), s, q, p in zip(w.spans, w.shape, w.quote, w.par)]
        out.write(json.dumps({"words": rows}, separators=(",", ":")) + "\n")
