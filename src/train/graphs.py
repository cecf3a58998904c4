"""The articles with annotated source graphs, those of annotations.py and those written for training, as `hearsay resolve`
takes them: text, outlet and attribution spans.

usage: graphs.py --shared DIR [--part train] > FILE.jsonl
"""
import argparse
import json

import annotations
import articles
import data
import newswire


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--part", default="train")
    a = ap.parse_args()
    docs = data.polnear(a.shared, a.part)
    found = [(d, gold["publisher"]) for d in docs if (gold := data.gold_of(a.shared, d["id"], a.part))]
    if a.part == "train":
        more = annotations.read(docs) + annotations.read(newswire.articles(a.shared, "train")) + articles.written()
        found += [(d, d["outlet"]) for d in more]
    for d, outlet in found:
        print(json.dumps(articles.bare(d, outlet)))


if __name__ == "__main__":
    main()
