/* output/tree.h — nodes, edges and articles as JSON trees: what every format that carries attributes is written from. */
#ifndef HS_OUTPUT_TREE_H
#define HS_OUTPUT_TREE_H

#include "base/json.h"
#include "output/out.h"

/* These add members to an object; false when out of memory. nulls: what does not exist is null, else it is left out. */
bool hs_tree_fill_node(hs_json *object, const hs_graph *g, const hs_node *n, bool nulls); /* kind, name, aliases, counts, articles, measures */
bool hs_tree_fill_edge(hs_json *object, const hs_graph *g, const hs_edge *e, bool nulls); /* weight, role, former, evidence */
hs_json *hs_tree_article(const hs_graph *g, const hs_graph_article *a);                   /* NULL when out of memory */

/* Appends a tree and frees it (NULL: out of memory). Nothing in it can end a script or open a tag: `<` is written
 * \u003c, and so are the line ends that JavaScript alone knows. */
hs_code hs_put_tree(hs_out *o, hs_json *tree);
/* Appends the trees of all nodes or edges, a line each, commas between. */
hs_code hs_put_nodes(hs_out *o, const hs_graph *g, hs_json *(*tree)(const hs_graph *, const hs_node *));
hs_code hs_put_edges(hs_out *o, const hs_graph *g, hs_json *(*tree)(const hs_graph *, const hs_edge *));
/* Appends `"key":value` and frees the value (NULL: out of memory). */
hs_code hs_put_member(hs_out *o, hs_str key, hs_json *value);
/* Appends the members of the graph's own metadata, a line each, the articles last. */
hs_code hs_put_metadata(hs_out *o, const hs_graph *g);

#endif
