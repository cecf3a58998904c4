"""hearsay audit --format sarif against the published schema of SARIF 2.1.0, and its places against the text.

usage: sarif.py HEARSAY SCHEMA RECORDS.jsonl…     Ends with "N passed, N failed, N skipped"."""
import copy
import json
import re
import subprocess
import sys
import urllib.parse

import jsonschema

HEARSAY, SCHEMA = sys.argv[1:3]
schema = json.load(open(SCHEMA, encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)(schema)
passed = failed = 0


def check(name, problems):
    global passed, failed
    passed += not problems
    failed += bool(problems)
    for p in problems[:10]:
        print(f"{name}: {p}")


def strict(path):
    """As a browser or Python would send it; NaN is no JSON."""
    def refuse(constant):
        raise ValueError(constant + " is no JSON")
    return json.loads(path, parse_constant=refuse)


def places(document, records):
    """Every region holds the words that the text has there, counted in code points and in lines."""
    texts = {urllib.parse.quote(r["id"], safe="/"): r["text"] for r in records if "text" in r}
    texts.update({r["url"]: r["text"] for r in records if r.get("url") and "text" in r})
    for result in document["runs"][0]["results"]:
        for location in result["locations"]:
            place = location["physicalLocation"]
            text, region = texts.get(place["artifactLocation"]["uri"]), place.get("region")
            if text is None or region is None:
                continue
            lines = text.split("\n")
            words = region["snippet"]["text"]
            start = region["charOffset"]
            if text[start:start + region["charLength"]] != words:
                yield f"{result['ruleId']}: {words[:40]!r} does not stand at {start}"
            if sum(len(line) + 1 for line in lines[:region["startLine"] - 1]) + region["startColumn"] - 1 != start:
                yield f"{result['ruleId']}: line {region['startLine']}, column {region['startColumn']} is not {start}"


n = 0
for path in sys.argv[3:]:
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    document = strict(subprocess.run([HEARSAY, "audit", "--format", "sarif", path], capture_output=True, check=True).stdout)
    results = document["runs"][0]["results"]
    rules = document["runs"][0]["tool"]["driver"]["rules"]
    n += len(results)
    check(path + ", schema", [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(document)])
    check(path + ", rules", [f"{r['ruleId']} is not rule {r['ruleIndex']}" for r in results if rules[r["ruleIndex"]]["id"] != r["ruleId"]])
    check(path + ", addresses", [u for u in {l["physicalLocation"]["artifactLocation"]["uri"] for r in results for l in r["locations"]} if not re.fullmatch(r"(?:[\w.~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", u, re.ASCII)])
    check(path + ", places", list(places(document, records)))

broken = copy.deepcopy(document)  # the schema is one that can refuse
broken["runs"][0]["tool"]["driver"].pop("name")
check("a file without the tool's name", [] if not validator.is_valid(broken) else ["the schema takes it"])
check("results", [] if n else ["there are none: nothing was held against the schema"])
print(f"{n} results in SARIF held against {schema.get('title', SCHEMA)}")
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
