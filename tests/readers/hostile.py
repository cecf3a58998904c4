"""Records whose names and words try every reader: hostile.py > records.jsonl (made here, the same every time)."""
import json

TEXT = "The ferry “is” safe, \u202eAda\u202c said. A former aide told them <b>that</b> it had cracked. 😀 =2+3, Ek said."
NAMES = {
    "person": ["Ada \"Quill\" O'Neil", "two\nlines\r\nand a\ttab", "\u202eright to left\u202c שלום עולם", "Zoë 😀 👩‍👩‍👧 Åse", "x" * 10000, "007", "NaN", "e\u0301\u0301\u0301 combining"],
    "outlet": ["Harbor & Sons <Gazette>", "=cmd|' /C calc'!A0"],
    "organization": ["</script><script>alert(1)</script>", "]]> <!-- --> <![CDATA[ &amp; &#x202e;", "+1+1", "back\\slash \\N \\G %s%n ${x} {{y}}"],
    "office": ["-mayor; of, Salem|x", "@office"],
    "anonymous": ["control \u0001\u001b[31m\u007f\u0085 characters", "line\u2028separator\u2029paragraph", "an aide"],
    "collective": ["中文名字", "None", "not \ufffe a \uffff character"],
    "document": ["a \"report\", 'quoted'", " blanks around "],
}
RELATIONS = ["aide-of", "spokesperson-of", "works-for", "member-of", "holds-office", "candidate-for", "ally-of", "family-of", "opponent-of"]
TYPES = {"person": "named-person", "outlet": "named-organization", "organization": "named-organization", "office": "named-organization", "anonymous": "anonymous", "collective": "collective", "document": "document"}


def record(number, head, chosen):
    entities, attributions, relations = [], [], []
    for i, (kind, name) in enumerate(chosen, 1):
        aliases = ["alias; " + name[:40], "=1+1"] if i % 2 else []
        entities.append({"id": f"n{i}", "kind": kind, "name": name, "aliases": aliases, "mentions": [{"start": 22, "end": 25, "form": "name"}], "confidence": 0.9})
        if kind != "office":
            attributions.append({"id": f"a{i}", "mode": ["direct", "mixed", "indirect"][i % 3], "source": [f"n{i}"], "source_type": TYPES[kind], "via": None if i % 4 else "n2" if chosen[1][0] == "outlet" else None,
                                 "source_spans": [[22, 25]], "cue_spans": [[27, 31]], "content_spans": [[0, 20]], "quote": "“" + name[:200] + "”", "content_words": 4, "quoted_words": 2, "confidence": 0.9, "source_confidence": 0.8})
    persons = [e["id"] for e in entities if e["kind"] in ("person", "anonymous")]
    targets = {"works-for": "organization", "member-of": "organization", "holds-office": "office", "candidate-for": "office"}
    for i, kind in enumerate(RELATIONS, 1):
        ends = [e["id"] for e in entities if e["kind"] == targets.get(kind, "person")]
        if len(persons) > 1 and ends:
            relations.append({"id": f"r{i}", "type": kind, "from": persons[-1], "to": ends[0], "role": "</script>\"role\"\n", "former": i % 2 == 0, "evidence": [4, 9], "quote": "=ferry", "confidence": 0.9})
    return {"schema": "hearsay.document/1", "id": f"d{number} \"</script>\n", **head, "offset_unit": "codepoint", "text": TEXT, "words": 20, "entities": entities, "attributions": attributions, "relations": relations}


def main():
    everyone = [(kind, name) for kind, names in NAMES.items() for name in names]
    for number in range(3):
        head = [{"outlet": "The \"Valley\" <Herald>", "title": "=HYPERLINK(\"x\")\u0001 😀", "published": "2021-05-04", "url": "https://news.example/a?b=1&c=<2>"},
                {"outlet": "Plain Post", "author": "A & B", "published": "a Tuesday", "url": "javascript:alert(1)"}, {"section": "]]>", "url": "https://news.example/a?b=1&c=2", "published": "2021-05-06T07:08:09Z"}][number]
        chosen = [e for i, e in enumerate(everyone) if number == 0 or i % 3 == number]
        print(json.dumps(record(number, head, chosen)))


main()
