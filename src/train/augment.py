"""Training articles rewritten by rule into layouts that they lack, with their labels carried along."""
import random
import re

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


def augment(doc, rng):
    """The article itself, or (about half of the time) one rewritten."""
    if doc["attributions"] is None:
        return doc
    for chance, how in ((0.25, restyle), (0.06, lose_mark), (0.12, glue_credit), (0.15, join_paragraphs)):
        if rng.random() < chance:
            edits = how(doc, rng)
            if edits:
                doc = apply_edits(doc, edits)
    return doc
