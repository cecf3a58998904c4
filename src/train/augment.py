"""Training articles rewritten by rule into layouts that they lack, with their labels carried along."""
import random
import re

import rename
from text import Words

STYLES = [("“", "”"), ('"', '"'), ("''", "''"), ("``", "''"), ("‘", "’")]
FIRST = "Anna Ben Carla Dan Eve Frank Grace Hugo Ines Jack Kim Leo Mona Nick Olga Paul Rosa Sam Tess Umar Vera Will Yara Zoe".split()
LAST = "Abbott Berg Castro Dorn Ellis Fox Grant Hale Ito Jonas Kerr Lund Marsh Novak Ortiz Park Quinn Reyes Stone Tran Ueda Voss Ward Young".split()
AGENCY = ["Getty Images", "AFP/Getty Images", "AP Photo", "Reuters", "EPA", "Bloomberg via Getty Images", "AP", "Pool/Getty Images"]


def apply_edits(doc, edits):
    """A new article with text[b:e] replaced by s for each (b, e, s); spans move along, empty ones go."""
    edits = sorted(edits)
    text, out, at, moves = doc["text"], [], 0, []
    for b, e, s in edits:
        if b < at:
            continue
        out.append(text[at:b])
        out.append(s)
        moves.append((b, e, len(s)))
        at = e
    out.append(text[at:])

    def move(p, is_end):
        shift = 0
        for b, e, n in moves:
            if p >= e and not (p == e == b and is_end):
                shift += n - (e - b)
            elif p > b:
                return b + shift + min(p - b, n)
            else:
                break
        return p + shift

    def span(s):
        return [move(s[0], False), move(s[1], True)]

    new = dict(doc, text="".join(out))
    new["names"] = [(*span((b, e)), k) for b, e, k in doc["names"]]
    if doc["attributions"] is not None:
        new["attributions"] = [{r: [t for s in a[r] if (t := span(s))[0] < t[1]] for r in ("source", "cue", "content")}
                               for a in doc["attributions"]]
    if doc.get("graph"):
        new["graph"] = doc["graph"].moved(span)
    return new


def quotation_marks(doc):
    """(start, end, opens) of every double quotation mark."""
    w, out = Words(doc["text"]), []
    for (b, e), q in zip(w.spans, w.quote):
        m = doc["text"][b:e]
        if m in ("“", "``"):
            out.append((b, e, True))
        elif m == "”":
            out.append((b, e, False))
        elif m in ('"', "''"):
            out.append((b, e, q == 1))
    return out


def restyle(doc, rng):
    style = rng.choice(STYLES)
    return [(b, e, style[0] if opens else style[1]) for b, e, opens in quotation_marks(doc)]


def lose_mark(doc, rng):
    marks = [m for m in quotation_marks(doc) if not m[2]]
    return [(b, e, "") for b, e, _ in rng.sample(marks, min(len(marks), 2))]


def glue_credit(doc, rng):
    """A photo credit put straight after a sentence's full stop, outside every attribution."""
    taken = [s for a in doc["attributions"] or [] for r in ("source", "cue", "content") for s in a[r]]
    places = [m.end() - 1 for m in re.finditer(r"[.!?]\s(?=[A-Z“\"])", doc["text"])]
    places = [p for p in places if not any(b < p < e for b, e in taken)]
    out = []
    for p in rng.sample(places, min(len(places), rng.randint(1, 3))):
        out.append((p, p, f"{rng.choice(FIRST)} {rng.choice(LAST)}/{rng.choice(AGENCY)}"))
    return out


def join_paragraphs(doc, rng):
    share, by = rng.choice([0.5, 1.0]), rng.choice([" ", " ", "\n"])
    return [(m.start(), m.end(), by) for m in re.finditer(r"\s*\n\s*", doc["text"]) if rng.random() < share]


def plain_quotations(doc):
    """(source, words) of attributions that are one quotation of whole sentences by one short source."""
    out = []
    for a in doc["attributions"] or []:
        if len(a["source"]) != 1 or len(a["content"]) != 1:
            continue
        source, quote = (doc["text"][b:e] for b, e in (a["source"][0], a["content"][0]))
        inner = quote.strip("“”\"'`‘’ ,").replace("\n", " ")
        if len(source.split()) <= 4 and source[0].isupper() and quote[0] in "“\"'`" and 15 < len(inner) < 400 and not re.search("[“”\"]", inner):
            out.append((source, inner))
    return out


GESTURES = ["shrugged", "shook her head", "shook his head", "smiled", "pointed at the map", "laughed", "nodded", "paused", "looked away"]
MONTHS = "January February March April May June July August September October November December".split()


def handle(name, rng):
    letters = re.sub(r"[^a-z]", "", name.lower()) or "reader"
    return "@" + letters[:14] + rng.choice(["", "", "_", "1", str(rng.randint(10, 99))])


def label_lines(who, rng):
    """Lines of a transcript or of posts: a list of (text, role) pieces a line; a colon or a dash is the cue."""
    form = rng.choice(["name", "caps", "qa", "handle", "signed", "signed", "posted", "gesture", "last"])
    mark = rng.choice([("“", "”"), ('"', '"')])
    lines = []
    for k, (name, words) in enumerate(who):
        words = words if words[-1] in ".!?" else words + "."
        quoted = mark[0] + words + mark[1]
        dash = rng.choice(["—", "—", "–", "-"])
        last = name.split()[-1]
        if form in ("name", "caps", "qa", "last"):
            label = {"name": name, "caps": last.upper(), "qa": "QA"[k % 2], "last": last}[form]
            said = words if form != "name" or rng.random() < 0.7 else quoted
            lines.append([(label, "source"), (":", "cue"), (" ", None), (said, "content")])
        elif form == "handle":
            lines.append([(handle(name, rng), "source"), (":", "cue"), (" ", None), (words, "content")])
        elif form in ("signed", "posted"):
            said = quoted if form == "signed" and rng.random() < 0.5 else words
            by = f"{name} ({handle(name, rng)})" if form == "posted" or rng.random() < 0.3 else name
            day = f" {rng.choice(MONTHS)} {rng.randint(1, 28)}, {rng.randint(2009, 2025)}" if form == "posted" else rng.choice(["", "", ", " + rng.choice(LAST) + "ville"])
            lines.append([(said, "content"), (rng.choice([" ", " ", "\n"]), None), (dash, "cue"), (" ", None), (by, "source"), (day, None)])
        else:
            lines.append([(name, "source"), (" ", None), (rng.choice(GESTURES), "cue"), (". ", None), (quoted, "content")])
    return lines


def add_labels(doc, rng):
    """The article with a passage in labels or posts between two paragraphs, made of its own quotations."""
    found = plain_quotations(doc)
    if len(found) < 2:
        return doc
    taken = [s for a in doc["attributions"] for r in ("source", "cue", "content") for s in a[r]]
    places = [m.end() for m in re.finditer(r"[.!?”\"]\s*\n\s*", doc["text"]) if not any(b < m.end() < e for b, e in taken)]
    if not places:
        return doc
    at, text, new = rng.choice(places), "", []
    for line in label_lines(rng.sample(found, min(len(found), rng.randint(2, 5))), rng):
        a = {"source": [], "cue": [], "content": []}
        for piece, role in line:
            if role:
                a[role].append([at + len(text), at + len(text) + len(piece)])
            text += piece
        text += "\n\n"
        new.append(a)
    doc = apply_edits(doc, [(at, at, text)])
    return dict(doc, attributions=doc["attributions"] + new)


def augment(doc, rng):
    """The article itself, or (two times in three) one rewritten."""
    if doc["attributions"] is None:
        return doc
    if rng.random() < 0.12:
        doc = add_labels(doc, rng)
    for chance, how in ((0.3, rename.people), (0.35, rename.outlets), (0.25, rename.organizations), (0.25, restyle), (0.06, lose_mark), (0.12, glue_credit), (0.15, join_paragraphs)):
        if rng.random() < chance:
            edits = how(doc, rng)
            if edits:
                doc = apply_edits(doc, edits)
    return doc
