"""Source graphs of corpus articles, kept apart from their texts (`annotations/*.txt`): numbers, offsets and names only.

A file holds articles, each

    === id | outlet
    p1 person Jane Roe; Roe
    a1 anonymous @120-138
    1: p1 > o1
    2: a1 p1
    3: -
    works-for p1 o1 | reporter | 325-354

an entity a line (id, kind; for named kinds the name and other names, for unnamed ones where its fullest phrase stands),
the sources of each attribution and its channel, then relations (type, from, to, role, evidence in code points; a role that begins with `former` is past). The attributions of
PolNeAR have their spans in the corpus, in its order; those of the newswire bring them along, in front of the sources:
source, cue, content, with `-` for none:

    1: 10-25 | 30-34 | 40-80 90-120 | p1 > o1

`annotations/kept-out/` holds articles that no training reads.

usage: annotations.py SHARED says what the folders hold, and stops where they do not fit the corpora.
"""
import glob
import os
import re
import sys

import articles
import newswire

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "annotations")
NAMED = ("person", "outlet", "organization", "office")


def spans(field):
    return [tuple(int(n) for n in s.split("-")) for s in field.split()] if field.strip() != "-" else []


def block_of(lines):
    """One article's lines → entities, [(spans by role or None, sources, channel)], relations."""
    entities, attributions, relations = {}, [], []
    for line in lines:
        if m := re.fullmatch(r"(\d+): (.+)", line):
            *roles, who = m[2].split(" | ")
            who, _, via = (x.strip() for x in who.partition(">"))
            given = dict(zip(("source", "cue", "content"), map(spans, roles))) if roles else None
            attributions.append((given, [] if who == "-" else who.split(), via or None))
        elif " | " in line:
            head, role, evidence = (x.strip() for x in line.split("|"))
            kind, a, b = head.split()
            relations.append({"type": kind, "from": a, "to": b, "role": role, "evidence": list(spans(evidence)[0]), "former": role.startswith("former")})
        else:
            ident, kind, *names = line.split(None, 2)
            names = [n.strip() for n in names[0].split(";")] if names else []
            if kind not in articles.KINDS or (kind in NAMED and not names):
                raise ValueError("not understood: " + line)
            entities[ident] = {"id": ident, "kind": kind, "name": names[0] if names else None, "aliases": names[1:]}  # or @start-end
    return entities, attributions, relations


def graph(doc, entities, attributions, relations, outlet):
    """The gold file of an article; an unnamed entity without a phrase is called by the longest source span that means it."""
    for ident, e in entities.items():
        if e["name"] and re.fullmatch(r"@\d+-\d+", e["name"]):
            (b, end), = spans(e["name"][1:])
            e["name"] = doc["text"][b:end]
        said = [doc["text"][b:end] for a, (_, who, _) in zip(doc["attributions"], attributions) if ident in who for b, end in a["source"]]
        e["name"] = e["name"] or max(said, key=len, default=e["kind"])
    gold = {}
    for k, (a, (_, who, via)) in enumerate(zip(doc["attributions"], attributions)):
        kind = articles.KINDS[entities[who[0]]["kind"]] if who else "none"
        gold[f"E{k + 1}"] = {"source": who, "source_type": kind, "via": via, "mode": articles.mode([doc["text"][b:e] for b, e in a["content"]])}
    return {"publisher": outlet, "entities": list(entities.values()), "attributions": gold, "relations": relations}


def blocks(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf8") as f:
            for block in re.split(r"^=== ", f.read(), flags=re.M)[1:]:
                head, *lines = block.rstrip().split("\n")
                yield *(x.strip() for x in head.split("|")), lines


def read(docs, folder=HERE):
    """Of docs (a corpus as data.py reads it), those that the folder annotates, with their graph: `gold`, and `outlet`."""
    by_id, out = {d["id"]: d for d in docs}, []
    for ident, outlet, lines in blocks(folder):
        if ident not in by_id:
            continue
        doc = dict(by_id[ident])
        entities, attributions, relations = block_of(lines)
        if doc["attributions"] is None:
            doc["attributions"] = [given for given, _, _ in attributions]
        if len(doc["attributions"]) != len(attributions):
            raise ValueError(f"{ident}: {len(attributions)} attributions, the corpus has {len(doc['attributions'])}")
        out.append(doc | {"outlet": outlet, "gold": graph(doc, entities, attributions, relations, outlet)})
    return out


def main():
    import data  # which imports this file

    shared = sys.argv[1]
    corpora = {"PolNeAR": data.spans(shared, "train"), "newswire": [d for p in ("train", "dev") for d in newswire.articles(shared, p)]}
    for folder in (HERE, os.path.join(HERE, "kept-out")):
        left = {ident for ident, _, _ in blocks(folder)}
        for name, docs in corpora.items():
            found = read(docs, folder)
            left -= {d["id"] for d in found}
            said = [x for d in found for x in d["gold"]["attributions"].values()]
            print(os.path.relpath(folder, HERE), name, len(found), "articles,", sum(len(d["text"].split()) for d in found), "words,", len(said), "attributions,",
                  sum(x["source_type"] == "anonymous" for x in said), "anonymous,", sum(x["via"] is not None for x in said), "via,", sum(len(d["gold"]["relations"]) for d in found), "relations")
        if left:
            raise ValueError(f"in no corpus: {sorted(left)}")


if __name__ == "__main__":
    main()
