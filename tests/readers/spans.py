"""spans.py HEARSAY FOLDER: records as Web Annotation and brat standoff, read by the rules of the two formats.

Python counts code points, as both formats do: a span's words are the text's slice. Ends with "N passed, N failed, N skipped"."""
import json
import os
import re
import subprocess
import sys

HEARSAY, FOLDER = sys.argv[1:3]
passed = failed = 0


def check(name, problems):
    global passed, failed
    failed += bool(problems)
    passed += not problems
    for p in problems[:5]:
        print(f"{name}: {p[:300]}")


def hearsay(*arguments):
    done = subprocess.run([HEARSAY, *arguments], capture_output=True, text=True)
    if done.returncode:
        check(" ".join(arguments), [f"exit code {done.returncode}: {done.stderr}"])
    return done.stdout


def as_list(v):
    return v if isinstance(v, list) else [v]


records = [json.loads(line) for line in open(os.path.join(FOLDER, "records.jsonl"), encoding="utf-8")]

# ---- Web Annotation: the model's MUSTs ----------------------------------------------------------

pages = os.path.join(FOLDER, "pages.jsonld")
hearsay("export", os.path.join(FOLDER, "records.jsonl"), "-o", pages)
lines = open(pages, encoding="utf-8").read()
iri = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.I)
problems = ["it holds a <"] if "<" in lines else []
for record, page in zip(records, map(json.loads, lines.split("\n")[:-1])):
    text, seen = record["text"], set()
    if "http://www.w3.org/ns/anno.jsonld" not in page["@context"] or page["type"] != "AnnotationPage" or not iri.fullmatch(page["id"]):
        problems.append("the page has no context, type or IRI")
    for a in page["items"]:
        if a["type"] != "Annotation" or not iri.fullmatch(a["id"]) or a["id"] in seen or not a["target"]:
            problems.append(f"{a['id']} has no type, IRI of its own or target")
        seen.add(a["id"])
        for body in as_list(a["body"]):
            if body["type"] != "TextualBody" or not isinstance(body["value"], str):
                problems.append(f"{a['id']}: a body without value")
        for t in as_list(a["target"]):
            position, quote = t["selector"]
            if t["type"] != "SpecificResource" or not iri.fullmatch(t["source"]):
                problems.append(f"{a['id']}: a target without type or source")
            b, e = position["start"], position["end"]
            if (quote["prefix"], quote["exact"], quote["suffix"]) != (text[max(0, b - 32):b], text[b:e], text[e:e + 32]):
                problems.append(f"{a['id']}: {quote} is not at {b} to {e}")
    spans = sorted((t["hearsay:role"], t["selector"][0]["start"]) for a in page["items"] if a["hearsay:kind"] == "attribution" for t in a["target"])
    if spans != sorted((role, s) for a in record["attributions"] for role in ("source", "cue", "content") for s, _ in a[role + "_spans"]):
        problems.append("spans are missing")
    kept = page["hearsay:article"]
    problems += [f"the article's {k} is another" for k in ("id", "title", "outlet", "author", "published", "url", "section", "text") if kept.get("hearsay:" + k) != record.get(k)]
check("Web Annotation", problems)

# ---- brat: what its parser asks for ---------------------------------------------------------------

folder = os.path.join(FOLDER, "brat")
hearsay("export", "--format", "brat", os.path.join(FOLDER, "records.jsonl"), "-o", folder)
known = set(re.findall(r"^([A-Za-z]\w*)", open(os.path.join(folder, "annotation.conf"), encoding="utf-8").read(), re.M))
problems, count = [], 0
for name in sorted(os.listdir(folder)):
    if not name.endswith(".ann"):
        continue
    count += 1
    text = open(os.path.join(folder, name[:-4] + ".txt"), encoding="utf-8", newline="").read()
    ids, refers = set(), []
    for line in open(os.path.join(folder, name), encoding="utf-8", newline="").read().split("\n")[:-1]:
        id, rest = line.split("\t", 1)
        if id != "*" and id in ids:
            problems.append(f"{name}: {id} twice")
        ids.add(id)
        kind = re.split(r"[ :]", rest, 1)[0]
        if kind not in known and kind != "AnnotatorNotes":
            problems.append(f"{name}: the configuration does not know {kind}")
        if id[0] == "T":
            place, words = rest.split("\t")
            parts = [tuple(map(int, p.split(" "))) for p in place.split(" ", 1)[1].split(";")]
            if words != " ".join(text[b:e] for b, e in parts) or "\n" in words:
                problems.append(f"{name}: {id} is not what the text says")
        elif id[0] in "ERA*":
            refers += re.findall(r"\b[TE]\d+\b", rest)
    problems += [f"{name}: {r} is not there" for r in refers if r not in ids]
if count != len(records):
    problems.append(f"{count} files for {len(records)} records")
check("brat standoff", problems)

print(f"{passed} passed, {failed} failed, 0 skipped")
