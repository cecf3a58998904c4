"""Annotated articles written for training (`articles/*.txt`): text with marks, and its source graph.

A file holds articles, each

    %%% id | outlet
    the text, with {s1:source}, {c1:cue} and {q1:content} marks as in tests/hard (`{s1,2:…}` belongs to both 1 and 2;
    marks may stand in one another; `\\{`, `\\}` and `\\\\` are the characters themselves)
    ---
    n1 person Jane Roe | Roe
    n2 outlet Harwick Courier
    1 n1 @n2
    2 n1+n3
    3 -
    works-for n1 n2 = reporter = Roe, a reporter of the Courier

an entity a line (id, kind, name, other names), then the source and channel of each attribution, then the relations
(type, from, to, role, `former` behind the role in brackets, evidence as it stands in the text). Kind `place` is for names only.

usage: articles.py FILE… says what is wrong with them, and how much they hold.
"""
import collections
import glob
import os
import re
import sys

KINDS = {"person": "named-person", "outlet": "named-organization", "organization": "named-organization", "office": "named-organization",
         "anonymous": "anonymous", "collective": "collective", "document": "document", "place": None}
RELATIONS = ("aide-of", "spokesperson-of", "works-for", "member-of", "holds-office", "candidate-for", "ally-of", "family-of", "opponent-of")
ROLES = {"s": "source", "c": "cue", "q": "content"}
TOKEN = re.compile(r"\\([{}\\])|\{([scq])(\d+(?:,\d+)*):|\}")


def unmark(marked):
    """Marked text → text and {number: {role: [(start, end)]}}."""
    text, at, open_marks, found, last = [], 0, [], {}, 0
    for m in TOKEN.finditer(marked):
        text.append(marked[last:m.start()])
        at += m.start() - last
        last = m.end()
        if m[1]:
            text.append(m[1])
            at += 1
        elif m[2]:
            open_marks.append((ROLES[m[2]], [int(n) for n in m[3].split(",")], at))
        else:
            if not open_marks:
                raise ValueError("a } without its { near: " + marked[max(0, m.start() - 40):m.end()])
            role, numbers, start = open_marks.pop()
            for n in numbers:
                found.setdefault(n, {"source": [], "cue": [], "content": []})[role].append((start, at))
    if open_marks:
        raise ValueError(f"{open_marks[0][0]} {open_marks[0][1]} is not closed")
    text.append(marked[last:])
    for spans in found.values():
        for role in spans.values():
            role.sort()
    return "".join(text), found


def mode(pieces):
    """By the letter: direct where every piece stands in quotation marks as a whole, mixed where some of it does."""
    marks = "“”‘\"'"
    if all(p[0] in marks and p.rstrip(".,")[-1:] in "”’\"'" for p in pieces):
        return "direct"
    return "mixed" if any(c in p for p in pieces for c in "“‘\"") else "indirect"


def article(block):
    """One article → {id, text, outlet, attributions, names, gold} as data.polnear and the gold files have them."""
    head, _, rest = block.partition("\n")
    ident, _, outlet = (x.strip() for x in head.partition("|"))
    marked, rule, tail = rest.partition("\n---\n")
    if not rule:
        raise ValueError("no line --- before the graph")
    text, marks = unmark(marked.strip("\n"))
    entities, sources, relations, names = {}, {}, [], []
    for line in filter(None, (x.strip() for x in tail.split("\n"))):
        if m := re.fullmatch(r"(n\d+) (\w+) (.+)", line):
            if m[2] not in KINDS:
                raise ValueError("unknown kind: " + line)
            if m[1] in entities:
                raise ValueError("twice: " + line)
            forms = [x.strip() for x in m[3].split("|")]
            entities[m[1]] = {"id": m[1], "kind": m[2], "name": forms[0], "aliases": [x for x in forms[1:] if x]}
        elif m := re.fullmatch(r"(\d+) (-|n\d+(?:\+n\d+)*)(?: @(n\d+))?", line):
            sources[int(m[1])] = ([] if m[2] == "-" else m[2].split("+"), m[3])
        elif m := re.fullmatch(r"([a-z-]+) (n\d+) (n\d+) = (.+?) = (.+)", line):
            if m[1] not in RELATIONS:
                raise ValueError("unknown relation: " + line)
            at = text.find(m[5])
            if at < 0:
                raise ValueError("evidence not in the text: " + line)
            role = m[4].removesuffix("(former)").strip()
            relations.append({"type": m[1], "from": m[2], "to": m[3], "role": role, "evidence": [at, at + len(m[5])], "former": m[4] != role})
        else:
            raise ValueError("not understood: " + line)
    wanted = {n for who, via in sources.values() for n in who + [via] if n} | {n for r in relations for n in (r["from"], r["to"])}
    if wanted - set(entities):
        raise ValueError(f"no such entity: {sorted(wanted - set(entities))}")
    if set(marks) != set(sources):
        raise ValueError(f"attributions with marks or without a line: {sorted(set(marks) ^ set(sources))}")
    for n, spans in marks.items():
        if not spans["cue"] or not spans["content"]:
            raise ValueError(f"attribution {n} has no cue or no content")
    order = sorted(marks, key=lambda n: min(s for r in marks[n].values() for s in r))
    attributions = [marks[n] for n in order]
    gold = {}
    for k, n in enumerate(order):
        who, via = sources[n]
        if via and entities[via]["kind"] != "outlet":
            raise ValueError(f"attribution {n}: the channel is no outlet")
        kind = KINDS[entities[who[0]]["kind"]] if who else "none"
        if kind is None:
            raise ValueError(f"attribution {n}: a place is no source")
        gold[f"E{k + 1}"] = {"source": who, "source_type": kind, "via": via, "mode": mode([text[b:e] for b, e in marks[n]["content"]])}
    taken = [False] * len(text)
    forms = [(f, e["kind"]) for e in entities.values() if e["kind"] in ("person", "outlet", "organization", "place") for f in [e["name"], *e["aliases"]]]
    for form, kind in sorted(forms, key=lambda x: -len(x[0])):
        if form.removeprefix("The ")[:1].islower() or form == "(author)":
            continue
        for m in re.finditer(r"(?<!\w)" + re.escape(form) + r"(?!\w)", text):
            if not any(taken[m.start():m.end()]):
                names.append((m.start(), m.end(), kind))
                taken[m.start():m.end()] = [True] * (m.end() - m.start())
    gold = {"publisher": outlet, "entities": [e for e in entities.values() if e["kind"] != "place"], "attributions": gold, "relations": relations}
    return {"id": ident, "text": text, "outlet": outlet, "attributions": attributions, "names": sorted(names), "gold": gold}


def read(path):
    with open(path, encoding="utf8") as f:
        blocks = re.split(r"^%%% ?", f.read(), flags=re.M)[1:]
    for block in blocks:
        try:
            yield article(block.rstrip() + "\n")
        except ValueError as e:
            yield ValueError(f"{path}: {block.partition(chr(10))[0]}: {e}")


def written(folder=os.path.join(os.path.dirname(os.path.abspath(__file__)), "articles")):
    """All articles of the folder, not those in `kept-out/` below it; a faulty one ends the run."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        for a in read(path):
            if isinstance(a, ValueError):
                raise a
            out.append(a)
    return out


def bare(doc, outlet):
    """An article as `hearsay resolve` takes it: annotated spans and nothing else."""
    attributions = [{"id": f"a{i}", **{r + "_spans": x[r] for r in ROLES.values()}} for i, x in enumerate(doc["attributions"], 1)]
    return {"id": doc["id"], "text": doc["text"], "outlet": outlet, "attributions": attributions}


def main():
    n, types, words, relations, via, bad = 0, collections.Counter(), 0, collections.Counter(), 0, 0
    for path in sys.argv[1:]:
        for a in read(path):
            if isinstance(a, ValueError):
                print(a)
                bad += 1
                continue
            n += 1
            words += len(a["text"].split())
            for x in a["gold"]["attributions"].values():
                types[x["source_type"]] += 1
                via += x["via"] is not None
            relations.update(r["type"] for r in a["gold"]["relations"])
    print(n, "articles,", words, "words,", sum(types.values()), "attributions", dict(types), "via", via, "relations", dict(relations), "-", bad, "faulty")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
