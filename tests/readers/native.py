"""The native file, what readers held against it, and how much of each field came through."""
import json
import unicodedata

MISSING = "(missing)"
MEASURES = ["pagerank", "pagerank_reversed", "hub", "authority", "in_degree", "out_degree", "in_strength", "out_strength", "betweenness", "harmonic", "community", "articulation"]
FIELDS = ["node ids", "kind", "name", "aliases", "counts", "node articles", "measures", "edge ids", "ends", "relation", "weight", "role, former", "evidence", "articles", "figures"]


class Native:
    def __init__(self, path):
        graph = json.load(open(path, encoding="utf-8"))["graph"]
        self.nodes = {i: n["metadata"] for i, n in graph["nodes"].items()}
        self.edges = {e["id"]: {"source": e["source"], "target": e["target"], "relation": e["relation"], **e["metadata"]} for e in graph["edges"]}
        self.metadata = graph["metadata"]
        self.articles = self.metadata.pop("articles")


def number(value):
    """Figures as numbers however a reader holds them; absent ones as None."""
    if value in (None, "", MISSING) or value != value:
        return None
    if value in (True, "true", "True"):
        return 1.0
    if value in (False, "false", "False"):
        return 0.0
    return float(value)


def near(a, b):
    a, b = number(a), number(b)
    return a is None and b is None or a is not None and b is not None and abs(a - b) <= 1e-8 * max(1, abs(a))


def parsed(value):
    """A list or object that a format keeps as JSON text."""
    return json.loads(value) if isinstance(value, str) else value


def each_string(view):
    """A view of one string, applied within lists and objects."""
    def through(value):
        if isinstance(value, str):
            return view(value)
        if isinstance(value, list):
            return [through(v) for v in value]
        if isinstance(value, dict):
            return {view(k): through(v) for k, v in value.items()}
        return value
    return through


def xml_legal(s):
    return "".join(c for c in s if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


def csv_legal(s):
    return "".join(c if c in "\t\n\r" or not (c < " " or "\x7f" <= c < "\xa0") else "\ufffd" for c in s)


def one_line(s):
    """What the tables and dot make of a text: white space is one blank, control and format characters vanish."""
    out = "".join(" " if c.isspace() else "" if unicodedata.category(c)[0] == "C" else c for c in s)
    return " ".join(out.split())


class Report:
    """field → how it came through, for one format; failures are printed."""
    def __init__(self, name):
        self.name, self.status, self.problems = name, {}, []

    def fail(self, text):
        self.problems.append(text[:400])

    def field(self, name, pairs, views=(), same=None):
        """pairs: (native, read). The first view of the native values that gives all the read ones names the status."""
        pairs = list(pairs)
        same = same or (lambda a, b: a == b)
        if all(got is MISSING or got is None for _, got in pairs) and any(want not in (None, [], {}) for want, _ in pairs):
            self.status[name] = "–"
            return
        for label, view in (("yes", lambda v: v), *views):
            if all(same(view(want), got) or (view(want) is None and got is MISSING) for want, got in pairs):
                self.status[name] = label
                return
        self.status[name] = "CHANGED"
        for want, got in pairs:
            if not any(same(view(want), got) or (view(want) is None and got is MISSING) for _, view in (("", lambda v: v), *views)):
                self.fail(f"{name}: {want!r:.150} became {got!r:.150}")
                return
        self.fail(f"{name}: no one reading fits all values")


def compare(report, native, nodes, edges, graph=None, views=(), decode=lambda v: v, keys={}, evidence_views=(), name_views=None, weight_key="weight", aliases_views=None):
    """nodes and edges: id → attributes as a reader holds them. keys: what a format calls a field."""
    get = lambda attributes, key: attributes.get(keys.get(key, key), MISSING)
    if set(nodes) != set(native.nodes):
        report.fail(f"{len(nodes)} nodes of {len(native.nodes)}")
        return report
    ids = [(n, nodes[i]) for i, n in native.nodes.items()]
    report.status["node ids"] = "yes"
    list_of = lambda value: value if value in (MISSING, None) else decode(value)
    report.field("kind", [(n["kind"], get(a, "kind")) for n, a in ids])
    report.field("name", [(n["name"], get(a, "name")) for n, a in ids], views if name_views is None else name_views)
    report.field("aliases", [(n["aliases"], list_of(get(a, "aliases"))) for n, a in ids], views if aliases_views is None else aliases_views)
    report.field("counts", [(n[k], get(a, k)) for n, a in ids for k in ("direct", "mixed", "indirect")], same=near)
    report.field("node articles", [(n["articles"], list_of(get(a, "articles"))) for n, a in ids], (*views, ("number", lambda v: str(len(v)))))
    report.field("measures", [(n[k], get(a, k)) for n, a in ids for k in MEASURES], same=lambda a, b: b is not MISSING and near(a, b) or (a is None and b is MISSING))
    if len(edges) != len(native.edges):
        report.fail(f"{len(edges)} edges of {len(native.edges)}")
        return report
    if set(edges) == set(native.edges):
        report.status["edge ids"] = "yes"
        pairs = [(e, edges[i]) for i, e in native.edges.items()]
    else:
        report.status["edge ids"] = "–"
        key = lambda e, relation: (e["source"], e["target"], relation)
        by_ends = {key(e, get(e, "relation")): e for e in edges.values()}
        pairs = [(e, by_ends.get(key(e, e["relation"]), {})) for e in native.edges.values()]
    report.field("ends", [((e["source"], e["target"]), (a.get("source"), a.get("target"))) for e, a in pairs])
    report.field("relation", [(e["relation"], get(a, "relation")) for e, a in pairs])
    report.field("weight", [(e["weight"], get(a, weight_key)) for e, a in pairs], same=near)
    roles = [(e.get("role"), get(a, "role")) for e, a in pairs]
    report.field("role, former", roles, views)
    if report.status["role, former"] not in ("–", "CHANGED") and not all(near(e.get("former"), get(a, "former")) for e, a in pairs):
        report.fail("former was changed")
    report.field("evidence", [(e["evidence"], list_of(get(a, "evidence"))) for e, a in pairs], (*views, *evidence_views))
    if graph is None:
        report.status["articles"] = "–"
        report.status["figures"] = "–"
    else:
        report.field("articles", [(native.articles, list_of(graph.get("articles", MISSING)))], views)
        report.field("figures", [(v, graph.get(k, MISSING)) for k, v in native.metadata.items()], views, same=lambda a, b: a == b or (a is None and b is MISSING) or (not isinstance(a, str) and near(a, b)))
    return report
