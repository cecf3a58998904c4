// What Cytoscape.js, graphology and graphology-gexf hold after reading: read_node.cjs FOLDER > JSON
const fs = require('fs'), path = require('path');
const cytoscape = require('cytoscape'), Graph = require('graphology'), gexf = require('graphology-gexf');
const folder = process.argv[2], read = name => fs.readFileSync(path.join(folder, name), 'utf8');
const put = (into, id, value) => { into[id] = value; return into; };

const cy = cytoscape({ headless: true, ...JSON.parse(read('graph.cyjs')) });
const graph = Graph.from(JSON.parse(read('graph.graphology.json')));
const drawn = gexf.parse(Graph, read('graph.gexf'), { addMissingNodes: false });

const held = g => ({
  nodes: g.reduceNodes((o, id, a) => put(o, id, a), {}),
  edges: g.reduceEdges((o, id, a, source, target) => put(o, id, { source, target, ...a }), {}),
  graph: g.getAttributes(),
});
process.stdout.write(JSON.stringify({
  cytoscape: {
    nodes: cy.nodes().reduce((o, n) => put(o, n.id(), n.data()), {}),
    edges: cy.edges().reduce((o, e) => put(o, e.id(), e.data()), {}),
    graph: cy.data(),
  },
  graphology: held(graph),
  gexf: held(drawn),
}));
