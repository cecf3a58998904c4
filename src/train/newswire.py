"""The world newswire of the corpora: its words put together to articles again, deterministically, with its names.

The corpus is a list of words with name tags; an empty line ends a paragraph. Spaces are set by rule: quotation marks in
pairs, hyphens within compounds, apostrophes. Offsets into these texts are used by annotations.py: a change here moves them.
"""
import gzip
import os
import re

KINDS = {"person": "person", "organization": "organization", "location": "place", "facility": "place", "gpe": "place"}
CLITICS = {"s", "t", "re", "ve", "ll", "d", "m", "S"}
PREFIXES = {"anti", "pro", "non", "ex", "pre", "post", "un", "co", "multi", "semi", "self", "inter", "cross", "mid", "sub", "all", "vice", "al", "el", "so", "re", "Afro", "Euro", "Sino", "Covid", "COVID"}


def joints(words):
    """For each gap between two words of a paragraph: whether a space stands there."""
    space = [True] * len(words)  # space[k]: before word k
    open_marks = {'"': False, "'": False}
    for k, w in enumerate(words):
        before, after = words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
        glue_before = glue_after = False
        if re.fullmatch(r"[.,;:!?%)\]}”°]+|…", w):
            glue_before = True
        elif w in ("(", "[", "{", "“", "$", "#", "£", "€", "@", "R$", "US$", "‘"):
            glue_after = True
        elif w in ("'", "’"):
            if after in CLITICS or (before == "o" and after == "clock"):
                glue_before = glue_after = True
            elif w == "’":
                glue_before = True
            elif open_marks["'"]:
                glue_before, open_marks["'"] = True, False
            elif before.endswith(("s", "S")) and "'" not in words[k + 1:]:
                glue_before = True
            else:
                glue_after, open_marks["'"] = True, True
        elif w == '"':
            if open_marks[w]:
                glue_before = True
            else:
                glue_after = True
            open_marks[w] = not open_marks[w]
        elif w.startswith(("'", "’")) and w[1:] in CLITICS or w == "n't":
            glue_before = True
        elif w == "/":
            glue_before = glue_after = True
        elif w == "-" and before and after:
            if before == "-" or after == "-":
                glue_before = before == "-"
            elif before[-1].isalnum() and after[0].isalnum():
                compound = after[0].islower() or after[0].isdigit() and before[-1].isdigit() or before in PREFIXES or before[0].islower() and after[0].isupper() and len(before) <= 5 or before[0].isupper() and after[0].isupper() and k + 2 < len(words) and words[k + 2] != "-" and k > 1 and not before[-1].isdigit() and before not in ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "News")
                glue_before = glue_after = compound
        if w == "." and len(before) == 1 and before.isupper() and len(after) == 1 and after.isupper():
            glue_after = True  # U.S.
        if w == "." and after == ".":
            glue_after = True
        if w in (",", ".") and before.isdigit() and re.fullmatch(r"\d{3}|\d", after):
            glue_after = True
        if glue_before:
            space[k] = False
        if glue_after and k + 1 < len(words):
            space[k + 1] = False
    return space


def paragraphs(path):
    """[(id, [[(word, tag)] a paragraph])]; an address that stands first is left out."""
    out = []
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                out.append((line[14:].removesuffix(".txt"), [[]]))
            elif not line:
                if out[-1][1][-1]:
                    out[-1][1].append([])
            else:
                word, tag = line.split("\t")[:2]
                if word.startswith(("http://", "https://")) and not out[-1][1][-1]:
                    continue
                out[-1][1][-1].append((word, tag.split()[0] if tag else "O"))
    return out


def articles(shared, part):
    """Articles with text and names [(start, end, kind)]; as many as have more than 200 characters."""
    docs = []
    for name, pars in paragraphs(os.path.join(shared, "data", "ner", f"worldwide-{part}.tsv.gz")):
        text, names = "", []
        for par in pars:
            if not par:
                continue
            text += "\n" if text else ""
            words = [w.replace("_", " ") for w, _ in par]
            space, current = joints(words), None
            for k, (word, tag) in enumerate(zip(words, (t for _, t in par))):
                text += " " if k and space[k] else ""
                start = len(text)
                text += word
                kind = KINDS.get(tag[2:].lower())
                if tag.startswith("I-") and current and current[2] == kind:
                    current[1] = len(text)
                else:
                    current = [start, len(text), kind] if kind else None
                    names += [current] if kind else []
        if len(text) > 200:
            names = [(b, e - 1 if e - b > 1 and text[e - 1] in "'\"’”" else e, k) for b, e, k in names]
            docs.append({"id": f"newswire-{name}", "text": text, "names": names, "attributions": None})
    return docs
