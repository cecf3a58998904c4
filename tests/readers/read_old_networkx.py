"""What an older networkx makes of node-link JSON with links and of GraphML: read_old_networkx.py FOLDER > JSON."""
import json
import sys

import networkx as nx


def held(g):
    return {"nodes": dict(g.nodes(data=True)), "edges": {str(k): {"source": u, "target": v, **d} for u, v, k, d in g.edges(keys=True, data=True)}, "graph": g.graph}


folder = sys.argv[1]
node_link = nx.node_link_graph(json.load(open(folder + "/graph.links.json", encoding="utf-8")))
graphml = nx.read_graphml(folder + "/graph.graphml", force_multigraph=True)
json.dump({"version": nx.__version__, "node-link-links": held(node_link), "graphml": held(graphml)}, sys.stdout)
