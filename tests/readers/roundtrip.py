"""roundtrip.py FOLDER SHARED DOCS: every format of one graph through its real reader, held against the native file.

FOLDER holds the exports, node.json and old.json (read_node.cjs, read_old_networkx.py). What came through makes the table
in DOCS; BLESS=1 writes it there, else it must stand there already. Ends with "N passed, N failed, N skipped"."""
import csv
import json
import os
import re
import subprocess
import sys
import unicodedata

import igraph
import jsonschema
import lxml.etree
import networkx as nx
import pandas as pd
from followthemoney import model
from followthemoney.proxy import EntityProxy

import native as held_against
from native import MISSING, Native, Report, compare, csv_legal, each_string, number, one_line, parsed, xml_legal

FOLDER, SHARED, DOCS = sys.argv[1:4]
path = lambda name: os.path.join(FOLDER, name)
native = Native(path("graph.json"))
passed = failed = skipped = 0
table = {}

XML = (("without characters that XML forbids", each_string(xml_legal)),)


def check(name, problems):
    global passed, failed
    if problems:
        failed += 1
        for p in problems:
            print(f"{name}: {p}")
    else:
        passed += 1


def skip(name, why):
    global skipped
    skipped += 1
    print(f"skipped {name}: {why}")


def row(report, in_table=True):
    check(report.name, report.problems)
    if in_table:
        table[report.name] = report.status
    return report


def multi(g):
    """A networkx multigraph as plain dictionaries; an edge is named by its key."""
    return dict(g.nodes(data=True)), {str(k): {"source": u, "target": v, **d} for u, v, k, d in g.edges(keys=True, data=True)}, g.graph


# ---- JSON ------------------------------------------------------------------------------------

def read_jgf():
    schema = os.path.join(SHARED, "formats/jgf/json-graph-schema_v2.json")
    document = json.load(open(path("graph.json"), encoding="utf-8"))
    if os.path.exists(schema):
        validator = jsonschema.validators.validator_for(json.load(open(schema)))(json.load(open(schema)))
        check("jgf against the published schema", [e.message for e in validator.iter_errors(document)])
    else:
        skip("jgf against the published schema", "no " + schema)
    table["jgf"] = {f: "yes" for f in held_against.FIELDS}


def read_node_programs():
    read = json.load(open(path("node.json"), encoding="utf-8"))
    r = read["cytoscape"]
    row(compare(Report("cytoscape"), native, r["nodes"], r["edges"], r["graph"]))
    r = read["graphology"]
    row(compare(Report("graphology"), native, r["nodes"], r["edges"], r["graph"]))
    r = read["gexf"]
    row(compare(Report("gexf"), native, r["nodes"], r["edges"], None, XML, parsed))


def read_networkx():
    g = nx.node_link_graph(json.load(open(path("graph.edges.json"), encoding="utf-8")), edges="edges")
    row(compare(Report("node-link"), native, *multi(g)))
    old = json.load(open(path("old.json"), encoding="utf-8"))
    r = old["node-link-links"]
    row(compare(Report("node-link-links"), native, r["nodes"], r["edges"], r["graph"]))
    g = nx.node_link_graph(json.load(open(path("graph.links.json"), encoding="utf-8")), edges="links")
    row(compare(Report("node-link-links, networkx " + nx.__version__), native, *multi(g)), False)
    row(compare(Report("graphml"), native, *multi(nx.read_graphml(path("graph.graphml"), force_multigraph=True)), XML, parsed))
    r = old["graphml"]
    row(compare(Report("graphml, networkx " + old["version"]), native, r["nodes"], r["edges"], r["graph"], XML, parsed), False)
    g = nx.read_gexf(path("graph.gexf"), version="1.3")
    nodes = {i: {**a, "name": a["name"]} for i, a in g.nodes(data=True)}
    edges = {a["id"]: {"source": u, "target": v, **a} for u, v, a in g.edges(data=True)}
    row(compare(Report("gexf, networkx"), native, nodes, edges, None, XML, parsed), False)


# ---- XML --------------------------------------------------------------------------------------

def read_igraph():
    g = igraph.Graph.Read_GraphML(path("graph.graphml"))
    nodes = {v["id"]: {k: x for k, x in v.attributes().items() if not (x is None or x == "" and k == "role")} for v in g.vs}
    edges = {i: {"source": g.vs[e.source]["id"], "target": g.vs[e.target]["id"], **{k: x for k, x in e.attributes().items() if not (k in ("role", "former") and x in ("", None))}} for i, e in enumerate(g.es)}  # it takes the nodes' ids for the edges' own
    for e in edges.values():  # igraph has no absent attributes: a string is empty, a boolean false, a number NaN
        relation = e["relation"] not in ("quoted-by", "cited-by", "reported-by")
        if not relation:
            e.pop("former", None)
    graph = {k: (MISSING if v == "" else v) for k, v in ((k, g[k]) for k in g.attributes())}
    unmeasured = {i for i, n in native.nodes.items() if n["articulation"] is None}
    for i in unmeasured:
        nodes[i].pop("articulation", None)
    row(compare(Report("graphml, igraph"), native, nodes, edges, graph, XML, parsed), False)


def read_gexf_grammar():
    grammar = os.path.join(SHARED, "formats/gexf-1.3/gexf.rng")
    tree = lxml.etree.parse(path("graph.gexf"))
    if os.path.exists(grammar):
        rng = lxml.etree.RelaxNG(lxml.etree.parse(grammar))
        rng.validate(tree)
        check("gexf against the 1.3 grammar", [str(e) for e in rng.error_log][:3])
    else:
        skip("gexf against the 1.3 grammar", "no " + grammar)
    problems = []  # Gephi's rules, as far as they can be held against a file
    ns = "{http://gexf.net/1.3}"
    for kind in tree.iter(ns + "attributes"):
        titles = [a.get("title").lower() for a in kind]
        if len(set(titles)) != len(titles):
            problems.append("attribute titles that differ by case only")
        if kind.get("class") == "edge" and {"weight", "id", "source", "target", "kind", "label"} & set(titles):
            problems.append("an edge attribute with the title of one of Gephi's own columns")
    types = {(k.get("class"), a.get("id")): a.get("type") for k in tree.iter(ns + "attributes") for a in k}
    for element, kind in (("node", "node"), ("edge", "edge")):
        for e in tree.iter(ns + element):
            for v in e.iter(ns + "attvalue"):
                form = {"integer": r"-?\d+", "double": r"-?\d+(\.\d+)?(e[-+]?\d+)?", "boolean": "true|false"}.get(types[kind, v.get("for")])
                if form and not re.fullmatch(form, v.get("value")):
                    problems.append(f"{v.get('for')}: {v.get('value')} is no {types[kind, v.get('for')]}")
    ids = [e.get("id") for e in tree.iter(ns + "node", ns + "edge")]
    if len(set(ids)) != len(ids):
        problems.append("an id twice")
    parallel = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree.iter(ns + "edge")]
    if len(set(parallel)) != len(parallel):
        problems.append("parallel edges of one kind")
    check("gexf by Gephi's rules", problems)


# ---- tables -----------------------------------------------------------------------------------

def read_csv():
    options = {"dtype": str, "keep_default_na": False}
    nodes = pd.read_csv(path("graph.nodes.csv"), **options)
    edges = pd.read_csv(path("graph.edges.csv"), **options)
    joined = lambda value: "; ".join(value)
    first = lambda evidence: {k: evidence[0][k] or "" for k in ("article", "quote", "sentence")}
    clean = ("control characters as U+FFFD", each_string(csv_legal))
    empty = lambda rows: {r["id"]: {k: (None if v == "" and k not in ("aliases", "name") else v) for k, v in r.items()} for r in rows.to_dict("records")}
    node_rows, edge_rows = empty(nodes), empty(edges)
    for e in edge_rows.values():
        e["evidence"] = {k: e[k] or "" for k in ("article", "quote", "sentence")}
    row(compare(Report("csv"), native, node_rows, edge_rows, None, (clean,), keys={"relation": "type"},
                aliases_views=(("joined by “; ”", joined), ("joined by “; ”, control characters as U+FFFD", lambda v: csv_legal(joined(v)))),
                evidence_views=(("the first", first), ("the first, control characters as U+FFFD", lambda v: each_string(csv_legal)(first(v))))))

    formula = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
    problems = []
    for name in ("safe.nodes.csv", "safe.edges.csv"):
        for cells in list(csv.reader(open(path(name), newline="", encoding="utf-8")))[1:]:
            problems += [f"{name}: {c[:60]!r} is a formula" for c in cells if formula.match(c)]
    safe = pd.read_csv(path("safe.nodes.csv"), **options)
    problems += [f"{a!r:.60} became {b!r:.60}" for a, b in zip(nodes["name"], safe["name"]) if b != (("'" if formula.match(a) else "") + a)]
    check("csv with --safe-csv", problems)


def read_neo4j():
    """The rules of neo4j-admin database import: typed headers, unique ids, no end without its node."""
    nodes = list(csv.reader(open(path("neo4j.nodes.csv"), newline="", encoding="utf-8")))
    edges = list(csv.reader(open(path("neo4j.edges.csv"), newline="", encoding="utf-8")))
    forms = {"long": r"-?\d+", "double": r"-?\d+(\.\d+)?(e[-+]?\d+)?", "boolean": "true|false", "LABEL": r"[A-Z]\w*", "TYPE": r"[A-Z_]+", "ID": r".+"}
    problems = []
    for rows in (nodes, edges):
        types = [h.split(":")[1] if ":" in h else "" for h in rows[0]]
        for r in rows[1:]:
            problems += [f"{c!r:.60} is no {t}" for c, t in zip(r, types) if c and t in forms and not re.fullmatch(forms[t], c)]
            if len(r) != len(rows[0]):
                problems.append("a row of another length")
    ids = [r[nodes[0].index("id:ID")] for r in nodes[1:]]
    start, end = edges[0].index(":START_ID"), edges[0].index(":END_ID")
    if len(set(ids)) != len(ids):
        problems.append("a node twice")
    if {r[c] for r in edges[1:] for c in (start, end)} - set(ids):
        problems.append("an edge to a node that is not there")
    if len(ids) != len(native.nodes) or len(edges) - 1 != len(native.edges):
        problems.append("nodes or edges are missing")
    check("csv with --neo4j", problems)


# ---- FollowTheMoney -----------------------------------------------------------------------------

LINKS = {"UnknownLink": ("subject", "object"), "Associate": ("associate", "person"), "Family": ("person", "relative"), "Representation": ("agent", "client"),
         "Employment": ("employee", "employer"), "Membership": ("member", "organization"), "Occupancy": ("holder", "post")}


def read_ftm():
    done = subprocess.run([os.path.join(os.path.dirname(sys.executable), "ftm"), "validate", "-i", path("graph.ftm.json"), "-o", path("ftm.valid.json")], capture_output=True, text=True)
    lines = [json.loads(line) for line in open(path("graph.ftm.json"), encoding="utf-8")]
    problems = [] if done.returncode == 0 else [done.stdout[-200:] + done.stderr[-200:]]
    valid = {e["id"]: e for e in map(json.loads, open(path("ftm.valid.json"), encoding="utf-8"))} if done.returncode == 0 else {}
    for e in lines:
        kept = valid.get(e["id"], {"properties": {}})
        problems += [f"{e['id']} loses {k}: {v!r:.80}" for k, v in e["properties"].items() if k not in kept["properties"]]
        proxy = EntityProxy.from_dict(e)
        try:
            model.get(e["schema"]).validate({"properties": {k: proxy.get(k) for k in e["properties"]}})
        except Exception as error:
            problems.append(f"{e['id']}: {error}")
        for p in proxy.iterprops():
            if p.type.name == "entity":
                for other in proxy.get(p):
                    there = valid.get(other)
                    if not there:
                        problems.append(f"{e['id']}: {p.name} {other} is not there")
                    elif not model.get(there["schema"]).is_a(p.range):
                        problems.append(f"{e['id']}: {p.name} is a {there['schema']}, not a {p.range.name}")
    if len({e["id"] for e in lines}) != len(lines):
        problems.append("an id twice")
    check("ftm validate", problems)

    nodes, edges, posts = {}, {}, set()
    for e in valid.values():
        get = lambda key: e["properties"].get(key, [])
        if e["schema"] in LINKS:
            if e["schema"] == "Occupancy":
                posts.add(get("recordId")[0])
            source, target = (get(p)[0] for p in LINKS[e["schema"]])
            roles = [r for r in get("role") + get("relationship") if r != get("summary")[0]]
            edges[get("recordId")[0]] = {"source": source, "target": target, "relation": get("summary")[0], "role": roles[0] if roles else None, "former": "former" in get("status"), "evidence": sorted(get("description"))}
        elif not e["id"].startswith("article-"):
            nodes[e["id"]] = {"kind": get("keywords")[0] if e["schema"] != "Article" else "article", "name": get("name")[0], "aliases": sorted(get("alias"))}
    tidy = lambda v: sorted(set(v))
    sentences = lambda evidence: tidy([x["sentence"] or x["quote"] for x in evidence])
    cleaned = ("as FollowTheMoney keeps texts", each_string(ftm_text))
    report = compare(Report("ftm"), native, nodes, edges, None, (cleaned,), evidence_views=(("the sentences", sentences),),
                aliases_views=(("yes", tidy), (cleaned[0], lambda v: tidy(map(ftm_text, v)))))
    read = {e["properties"]["fileName"][0]: {k: e["properties"].get(p, [None])[0] for k, p in FTM_ARTICLE.items()} for e in valid.values() if e["schema"] == "Article"}
    report.field("articles", [({i: {k: a[k] for k in FTM_ARTICLE} for i, a in native.articles.items()}, read)],
                 ((cleaned[0] + ", days instead of times, no address that is none", lambda articles: {ftm_text(i): ftm_article(i, a) for i, a in articles.items()}),))
    if posts and report.status["role, former"] == "CHANGED":  # an Occupancy has no property for it
        without = Report("ftm")
        without.field("role, former", [(e.get("role"), edges[i].get("role")) for i, e in native.edges.items() if i not in posts], (cleaned,))
        former = [i for i, e in native.edges.items() if e.get("former") and any(True for x in lines if x["properties"].get("recordId") == [i] and model.get(x["schema"]).get("status"))]
        without.problems += [f"{i} is former no more" for i in former if not edges[i]["former"]]
        report.status["role, former"] = "the role but of holds-office, former where the schema has a status"
        report.problems = [p for p in report.problems if not p.startswith("role")] + without.problems
    row(report)


FTM_ARTICLE = {"title": "title", "outlet": "publisher", "author": "author", "published": "publishedAt", "url": "sourceUrl", "section": "keywords"}


def ftm_article(i, article):
    """Without a title, the id is the title; what is no ISO date or no web address is left out."""
    a = {**article, "title": article["title"] or i}
    a["published"] = a["published"][:10] if re.match(r"\d{4}-\d\d-\d\d", a["published"] or "") else None
    if not re.match(r"https?://[^\s<>\"{}|\\^`]+$", a["url"] or ""):
        a["url"] = None
    return each_string(ftm_text)(a)


def ftm_text(s):
    s = re.sub("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200d]", "", s)
    s = s if len(s) <= 384 else s[:383] + "…"
    return unicodedata.normalize("NFC", " ".join(s.split()))


# ---- dot ----------------------------------------------------------------------------------------

def cut(s):
    return s if len(s) <= 400 else s[:400] + "…"


def read_dot():
    program = 'BEG_G{} N{printf("N\\t%s\\t%s\\t%s\\n",$.name,$.kind,$.label)} E{printf("E\\t%s\\t%s\\t%s\\t%s\\t%s\\t%s\\n",$.tail.name,$.head.name,$.type,$.weight,$.label,$.tooltip)}'
    out = subprocess.run(["gvpr", program, path("graph.dot")], capture_output=True, text=True, check=True).stdout
    nodes, edges = {}, {}
    label = lambda s: cut(one_line(s)).replace("&", "&amp;").replace("\\", "\\\\")
    for line in out.splitlines():
        cells = line.split("\t")
        if cells[0] == "N":
            nodes[cells[1]] = {"kind": cells[2], "name": cells[3]}
        else:
            edges[len(edges)] = {"source": cells[1], "target": cells[2], "relation": cells[3], "weight": cells[4], "role": cells[5] if cells[3] not in ("quoted-by", "cited-by", "reported-by") else None, "evidence": cells[6]}
    first = lambda evidence: label(evidence[0]["sentence"] or evidence[0]["quote"])
    report = compare(Report("dot"), native, nodes, edges, None, (("on one line, at most 400 columns", each_string(label)),), evidence_views=(("the first sentence", first),))
    if not all(e["role"] in (None, "") for e in edges.values()):
        report.status["role, former"] = "the role"
        report.problems = [p for p in report.problems if not p.startswith("former")]
    row(report)
    done = subprocess.run(["dot", "-Tsvg", path("graph.dot")], capture_output=True)
    svg = lxml.etree.fromstring(done.stdout) if done.returncode == 0 else None
    problems = [] if svg is not None else [done.stderr.decode()[-200:]]
    if svg is not None:
        problems += [f"<{e.tag}> came alive" for e in svg.iter() if isinstance(e.tag, str) and lxml.etree.QName(e).localname in ("script", "foreignObject", "image", "b")]
        problems += ["a name became a link" for e in svg.iter() if any(lxml.etree.QName(a).localname == "href" for a in e.attrib)]
    check("dot drawn by Graphviz", problems)


# ---- what must not come alive, and the table -------------------------------------------------------

def read_inert():
    """The files that people paste into pages: no tag is ever open in them."""
    for name in ("graph.cyjs", "graph.graphology.json", "graph.edges.json", "graph.links.json", "graph.ftm.json", "graph.json"):
        check(name + " in a page", ["it holds a <"] if "<" in open(path(name), encoding="utf-8").read() else [])
    for name in ("graph.graphml", "graph.gexf"):
        tree = lxml.etree.parse(path(name))
        strange = {lxml.etree.QName(e).namespace for e in tree.iter()} - {"http://graphml.graphdrawing.org/xmlns", "http://gexf.net/1.3", "http://gexf.net/1.3/viz"}
        check(name + " in a page", [f"elements of {n}" for n in strange])


ORDER = ["jgf", "graphml", "gexf", "cytoscape", "graphology", "node-link", "node-link-links", "csv", "ftm", "dot"]


def as_markdown():
    lines = ["| | " + " | ".join(f"`{f}`" for f in ORDER) + " |", "|---" * (len(ORDER) + 1) + "|"]
    notes = {}
    for field in held_against.FIELDS:
        cells = []
        for name in ORDER:
            status = table.get(name, {}).get(field, "?")
            if status not in ("yes", "–", "?"):
                status = f"[{notes.setdefault(status, len(notes) + 1)}]"
            cells.append(status)
        lines.append(f"| {field} | " + " | ".join(cells) + " |")
    lines.append("")
    lines.append("yes: the reader holds what the native file says · – dropped · " + " · ".join(f"[{n}] {text}" for text, n in notes.items()))
    return "\n".join(lines)


def hold_table():
    begin, end = "<!-- what the formats carry: made by make test-readers -->\n", "\n<!-- end -->"
    text = open(DOCS, encoding="utf-8").read()
    if begin not in text:
        check("the table in " + DOCS, ["it has no place for it"])
        return
    a, b = text.index(begin) + len(begin), text.index(end)
    new = as_markdown()
    if os.environ.get("BLESS") == "1":
        open(DOCS, "w", encoding="utf-8").write(text[:a] + new + text[b:])
        return
    check("the table in " + DOCS, [] if text[a:b] == new else ["it says something else than the round trips (BLESS=1 make test-readers writes it): " + new])


for test in (read_jgf, read_node_programs, read_networkx, read_igraph, read_gexf_grammar, read_csv, read_neo4j, read_ftm, read_dot, read_inert, hold_table):
    try:
        test()
    except Exception as error:  # a reader that refuses a file is a failed test, not the end of the others
        failed += 1
        print(f"{test.__name__}: {type(error).__name__}: {str(error)[:400]}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
