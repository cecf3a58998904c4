"""Articles → labelled windows. Reads ../shared; writes nothing."""
import gzip
import json
import os
import random
import sys

import annotations
import articles
import newswire
from text import Words, windows

ARG_KINDS = ("source", "content")
NAME_KINDS = ("person", "outlet", "organization", "place")

# Outlets that a name tagger's silver data calls organizations. A short list is enough: the tagger
# learns the kind from how outlets are written about, and the product's own list corrects it.
OUTLETS = {w.lower() for w in """
CNN;Fox News;Fox;MSNBC;NBC;NBC News;ABC;ABC News;CBS;CBS News;PBS;NPR;CNBC;C-SPAN;Univision;Telemundo;BBC;Reuters;AP;AFP;Bloomberg;
Associated Press;The Associated Press;New York Times;The New York Times;Times;The Times;Washington Post;The Washington Post;Post;The Post;
Wall Street Journal;The Wall Street Journal;Journal;USA Today;Los Angeles Times;Boston Globe;The Boston Globe;Chicago Tribune;Miami Herald;
Politico;POLITICO;The Hill;Breitbart;Breitbart News;Huffington Post;The Huffington Post;HuffPost;BuzzFeed;BuzzFeed News;Vox;Slate;Salon;
The Atlantic;The New Yorker;Time;TIME;Newsweek;National Review;The Daily Beast;Daily Beast;Daily Caller;The Daily Caller;Mother Jones;
Washington Examiner;Washington Times;The Washington Times;New York Post;New York Daily News;Daily News;Daily Mail;The Guardian;Guardian;
The Telegraph;The Independent;Financial Times;The Economist;Der Spiegel;Le Monde;Al Jazeera;Weekly Standard;The Weekly Standard;Esquire;
Vanity Fair;Rolling Stone;Western Journalism;Fox Business;Fox Business Network;Morning Joe;Meet the Press;Face the Nation;This Week;
State of the Union;Fox News Sunday;Fox & Friends;60 Minutes;Good Morning America;Today;The O'Reilly Factor;Hannity;The Daily Show;
Saturday Night Live;Yahoo News;Yahoo;The Intercept;ProPublica;RealClearPolitics;FiveThirtyEight;Gawker;Politifact;PolitiFact;Infowars;
Des Moines Register;The Des Moines Register;Detroit Free Press;Las Vegas Review-Journal;Arizona Republic;Dallas Morning News;
Houston Chronicle;San Francisco Chronicle;Philadelphia Inquirer;Tampa Bay Times;Concord Monitor;Union Leader;Cincinnati Enquirer;
Xinhua;Haaretz;The Jerusalem Post;Times of India;The Hindu;Dawn;Sky News;ITV;Channel 4;Daily Mirror;The Sun;Deutsche Welle;Kyodo;
allAfrica;Afrol News;Vanguard;The Punch;Daily Nation;The Star;The Straits Times;Sydney Morning Herald;The Age;The Globe and Mail;CBC;CTV
""".replace("\n", "").split(";")}

SILVER = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "CITY": "place", "COUNTRY": "place",
          "STATE_OR_PROVINCE": "place"}


def read_jsonl(path):
    f = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with f:
        return [json.loads(line) for line in f if line.strip()]


def kind_of(kind, name):
    return "outlet" if kind == "organization" and name.lower().replace("’", "'") in OUTLETS else kind


def silver_names(path):
    """Article id → [(start, end, kind)] from the automatic name tags of the parsed articles."""
    out, cur, last = {}, None, None
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            if line.startswith("# newdoc id = "):
                cur = out.setdefault(line[14:].strip(), [])
                last = None
            elif line.strip() == "":
                last = None
            elif line[0].isdigit():
                misc = dict(x.split("=", 1) for x in line.rstrip("\n").split("\t")[9].split("|"))
                tag = SILVER.get(misc["NER"])
                b, e = int(misc["Start"]), int(misc["End"])
                if tag and last == tag:
                    cur[-1] = (cur[-1][0], e, tag)
                elif tag:
                    cur.append((b, e, tag))
                last = tag
    return out


def spans(shared, part):
    """The PolNeAR articles of a part with their attributions."""
    return read_jsonl(os.path.join(shared, "data", "polnear", part + ".jsonl" + (".gz" if part == "train" else "")))


def fold(idents, k, n):
    """Fold k (from 1) of n: in the order of the ids, each n-th from the k-th."""
    return sorted(idents)[k - 1::n]


def polnear(shared, part):
    """The same with the automatic name tags."""
    docs = spans(shared, part)
    silver = silver_names(os.path.join(shared, "data", "polnear", part + ".corenlp.conllu.gz"))
    for d in docs:
        d["names"] = [(b, e, kind_of(k, d["text"][b:e])) for b, e, k in silver.get(d["id"], [])]
    return docs


SOURCE_TYPES = ("named-person", "named-organization", "anonymous", "collective", "document", "none")
RELATIONS = tuple(r for r in articles.RELATIONS if r not in ("holds-office", "candidate-for"))  # those two end in an office


class Graph:
    """The source graph of an article: mentions [(span, entity, kind, attribution or None)], the source of every
    attribution (type, entity, channel), relations (type, from, to, evidence). An entity that the graph does not hold
    has a number of its own."""

    def __init__(self, mentions, sources, relations):
        self.mentions, self.sources, self.relations = mentions, sources, relations

    def moved(self, span):
        mentions = [(t, *m[1:]) for m in self.mentions if (t := span(m[0]))[0] < t[1]]
        return Graph(mentions, self.sources, [(*r[:3], span(r[3])) for r in self.relations])


def graph_of(doc, gold, resolved, same_entity):
    """gold: an annotated graph; resolved: the program's record of the article, whose named mentions are the candidates."""
    entities, mentions = gold["entities"], []
    for p in resolved["entities"]:
        g = next((e["id"] for e in entities if same_entity(e, p, entities)), "x" + p["id"])
        mentions += [((m["start"], m["end"]), g, p["kind"], None) for m in p["mentions"] if m["form"] == "name"]
    kinds = {e["id"]: e["kind"] for e in entities}
    sources = []
    for k, a in enumerate(doc["attributions"]):
        g = gold["attributions"][f"E{k + 1}"]
        who = g["source"][0] if g["source"] else None
        sources.append((g["source_type"], who, g["via"]))
        if who and a["source"]:
            mentions.append((tuple(a["source"][0]), who, kinds[who], k))
    return Graph(mentions, sources, [(r["type"], r["from"], r["to"], tuple(r["evidence"])) for r in gold["relations"]])


def rule_of_names(shared):
    """Whether an annotated and a predicted entity are one, as the scorer sees it."""
    sys.path.insert(0, os.path.join(shared, "eval"))
    from score_graph import same_entity
    return same_entity


def graphed(shared, docs, records):
    """Articles that come with their annotation (`gold`), with its graph; records: the program's output for them, by id."""
    same = rule_of_names(shared)
    return [d | {"graph": graph_of(d, d["gold"], records[d["id"]], same)} for d in docs]


def written(shared, records):
    """The articles written for training, with their graphs."""
    return graphed(shared, articles.written(), records)


def annotated(shared, docs, records):
    """The articles of docs that annotations.py has a graph for and the program an output."""
    return graphed(shared, [d for d in annotations.read(docs) if d["id"] in records], records)


def gold_of(shared, ident, part="train"):
    """The annotated graph of the corpora for an article, or None."""
    path = os.path.join(shared, "gold", part, ident + ".json")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf8") as f:
        return json.load(f)


def with_graphs(shared, docs, records, held=(), more=True):
    """docs, with the graphs that the corpora and (more) annotations.py hold for them, those of the ids `held` excepted."""
    same, found = rule_of_names(shared), {d["id"]: d for d in (annotated(shared, docs, records) if more else ())}
    for d in docs:
        if d["id"] in records and (gold := gold_of(shared, d["id"])):
            found[d["id"]] = d | {"graph": graph_of(d, gold, records[d["id"]], same)}
    return [d if d["id"] in held else found.get(d["id"], d) for d in docs]


def worldwide(shared, part, without=()):
    """Name-tagged world newswire as articles with names only, those of the ids `without` left out."""
    docs = [d for d in newswire.articles(shared, part) if d["id"] not in without]
    return [d | {"names": [(b, e, kind_of(k, d["text"][b:e])) for b, e, k in d["names"]]} for d in docs]


class Example:
    """An article with words, pieces, layout features and word-level labels."""

    def __init__(self, doc, tokenizer):
        self.id, self.text = doc["id"], doc["text"]
        w = self.words = Words(self.text)
        enc = tokenizer.encode([self.text[b:e] for b, e in w.spans], is_pretokenized=True, add_special_tokens=False)
        self.pieces = [[] for _ in w.spans]
        for piece, word in zip(enc.ids, enc.word_ids):
            self.pieces[word].append(piece)
        self.ends = [self.text[b:e] in (".", "?", "!", "”", '"', "''") for b, e in w.spans]
        self.attributions = None
        if doc["attributions"] is not None:
            self.attributions = []
            for number, a in enumerate(doc["attributions"]):
                g = {r: [c for s in a[r] if (c := w.covered(*s))] for r in ("source", "cue", "content")}
                if a["cue"] and not g["cue"]:  # a colon or a dash is the cue of a speaker label
                    g["cue"] = [c for s in a["cue"] if (c := w.covered(*s, trim=False))]
                if g["cue"]:
                    g["number"] = number
                    self.attributions.append(g)
        self.names = [(c[0], c[1], k) for b, e, k in doc["names"] if (c := w.covered(b, e))]

        self.graph = None
        if doc.get("graph"):
            at = lambda s: w.covered(*s)
            g = doc["graph"]
            mentions = [(at(m[0]), *m[1:]) for m in g.mentions]
            self.graph = Graph([m for m in mentions if m[0]], g.sources, [(*r[:3], c) for r in g.relations if (c := at(r[3]))])

    def windows(self, size, overlap):
        return windows([len(p) for p in self.pieces], self.words.par, self.ends, size, overlap)

    def inputs(self, i, j, mask=0.0):
        """Pieces of words [i, j) between [CLS] and [SEP], with shape, quotation and paragraph
        features; and the position of each word's first piece (0, the [CLS], for a word without pieces).
        Each word is hidden behind [MASK] with chance `mask`: the articles are few enough to be learned by heart."""
        w, ids, shape, quote, par, first = self.words, [101], [0], [0], [0], []
        for k in range(i, j):
            first.append(len(ids) if self.pieces[k] else 0)
            hidden = mask and random.random() < mask
            for t, p in enumerate(self.pieces[k]):
                ids.append(103 if hidden else p)
                shape.append(w.shape[k])
                quote.append(w.quote[k])
                par.append(w.par[k] if t == 0 else 0)
        for x, v in ((ids, 102), (shape, 0), (quote, 0), (par, 0)):
            x.append(v)
        return ids, shape, quote, par, first


def bioes(n, spans):
    """Labels 0 = outside, 1 + 4·kind + (0 begin, 1 inside, 2 end, 3 single) for (start, end, kind) spans."""
    y = [0] * n
    for b, e, k in spans:
        b, e = max(b, 0), min(e, n)
        if b >= e or any(y[b:e]):
            continue
        if e - b == 1:
            y[b] = 1 + 4 * k + 3
        else:
            y[b:e] = [1 + 4 * k] + [2 + 4 * k] * (e - b - 2) + [3 + 4 * k]
    return y
