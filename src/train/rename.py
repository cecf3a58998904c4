"""Training articles with other people, outlets and organizations in them: what a name is must be read off its place in the text,
for the corpora name a few hundred people and bodies of one country over and over."""
import functools
import glob
import os
import re

import articles

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = re.compile(r"[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*")
NOT_A_NAME = set("""Mr Mrs Miss Dr Sen Rep Gov Judge Justice Senator President Secretary General Pope King Queen Prince Princess Sir Lord Lady Dame
Saint Mayor Professor Jr Sr III Van Von Del Bin Ben Abu The May Will Grace Hope Mark Bill Rob Drew Young White Black Brown Green Gray King Price Rice
Bush Rose Long Short Best Love Day Church House Hall West North South East Case Cook Page Major Little Good Power Wise State States""".split())

COMMON = set("""Cabinet Coalition Commission Committee Commons Community Congress Conservatives Council Crown Customs Defence Department Government
Labour Liberals Lords Ministry Opposition Parliament Police Republicans Democrats Senate Socialists Treasury Tories Union""".split())


@functools.cache
def pools():
    """First names by sex and outlets, from the program's own lists; last names, outlets and organizations of the articles
    written for training."""
    with open(os.path.join(HERE, "..", "entity", "lists.c"), encoding="utf8") as f:
        lists = f.read()
    first = []
    for sex in ("HS_W_MALE", "HS_W_FEMALE"):
        block = re.search(r"\{" + sex + r",(.*?)\}", lists, re.S)[1]
        first.append(sorted({x.capitalize() for s in re.findall(r'"([^"]*)"', block) for x in s.split() if NAME.fullmatch(x)} - NOT_A_NAME))
    with open(os.path.join(HERE, "..", "read", "outlet_rows.c"), encoding="utf8") as f:
        outlets = {m for m in re.findall(r'\{"[^"]*", "([^"]+)"\}', f.read()) if "(" not in m and "." not in m}
    last, bodies, places = set(), set(), set()
    for a in articles.written():
        for e in a["gold"]["entities"]:
            words = e["name"].split()
            if e["kind"] == "person" and len(words) > 1 and NAME.fullmatch(words[-1]):
                last.add(words[-1])
            if e["kind"] == "outlet" and "’" not in e["name"] and len(words) < 5:
                outlets.add(e["name"].removeprefix("the "))
            if e["kind"] == "organization" and all(NAME.fullmatch(w) and w[0].isupper() for w in words) and len(words) < 5 and words[0] != "The":
                bodies.add(e["name"])
        places |= {a["text"][b:e] for b, e, k in a["names"] if k == "place"}
    return {"first": first, "last": sorted(last - NOT_A_NAME), "outlet": sorted(outlets), "organization": sorted(bodies - places - COMMON)}


def free(pool, text, rng):
    """One of the pool that the article does not hold yet, or None."""
    for new in rng.sample(pool, min(4, len(pool))):
        if new not in text:
            return new
    return None


def whole(word, text):
    return [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(word) + r"(?!\w)", text)]


def people(doc, rng):
    """Everybody under another name, the same throughout; first names keep their sex, last names change wherever they stand."""
    text, first, last = doc["text"], pools()["first"], pools()["last"]
    spans = [(b, e) for b, e, k in doc["names"] if k == "person"]
    kept = [(b, e) for b, e, k in doc["names"] if k in ("outlet", "place")]
    firsts, lasts = set(), set()
    for b, e in spans:
        words = [w for w in text[b:e].split() if w.rstrip(".") not in NOT_A_NAME]
        if len(words) > 1 and NAME.fullmatch(words[-1]):
            lasts.add(words[-1])
            firsts.add(words[0])
    edits = []
    for word in sorted(lasts):
        new = free(last, text, rng)
        if new and not whole(word.lower(), text):
            edits += [(b, e, new) for b, e in whole(word, text) if not any(x < e and b < y for x, y in kept)]
    for word in sorted(firsts - lasts):
        pool = next((p for p in first if word in p), None)
        new = pool and free(pool, text, rng)
        if new:
            edits += [(b, e, new) for x, y in spans for b, e in whole(word, text[x:y]) for b, e in [(b + x, e + x)]]
    return edits


def bodies(doc, rng, kind):
    """Each name of the kind that has one form under another's name; one that has short forms beside stays. Tagged
    organizations are of many sorts: only those like the pool's are replaced."""
    text = doc["text"]
    spans = [(b, e) for b, e, k in doc["names"] if k == kind]
    forms = {text[b:e] for b, e in spans}
    if kind == "organization":
        forms &= set(pools()[kind])
    bare = {f: set(f.lower().removeprefix("the ").split()) for f in forms}
    new_of = {}
    for form in sorted(forms):
        if not any(bare[form] & bare[o] for o in forms if o != form):
            new_of[form] = free(pools()[kind], text, rng)
    out = []
    for b, e in spans:
        new = new_of.get(text[b:e])
        if new:
            after_article = re.search(r"\b[Tt]he $", text[:b])
            out.append((b, e, new.removeprefix("The ") if after_article else new))
    return out


def outlets(doc, rng):
    return bodies(doc, rng, "outlet")


def organizations(doc, rng):
    return bodies(doc, rng, "organization")
