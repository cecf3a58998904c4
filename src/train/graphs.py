"""The articles with annotated source graphs, and those written for training, as `hearsay resolve` takes them: text, outlet
and attribution spans.

usage: graphs.py --shared DIR [--part train] > FILE.jsonl
"""
import argparse
import json
import os

import articles
import data


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", required=True)
    ap.add_argument("--part", default="train")
    a = ap.parse_args()
    for d in data.polnear(a.shared, a.part):
        path = os.path.join(a.shared, "gold", a.part, d["id"] + ".json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf8") as f:
            print(json.dumps(articles.bare(d, json.load(f)["publisher"])))
    if a.part == "train":
        for d in articles.written():
            print(json.dumps(articles.bare(d, d["outlet"])))


if __name__ == "__main__":
    main()
