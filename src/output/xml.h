/* output/xml.h — text in XML 1.0, and the attributes of nodes and edges with their types. */
#ifndef HS_OUTPUT_XML_H
#define HS_OUTPUT_XML_H

#include "output/tree.h"

/* Appends a text for an element's content or an attribute's value: markup, quotation marks, TAB, LF and CR become
 * references (a parser would change the last three), characters that XML 1.0 forbids are dropped. */
void hs_put_xml(hs_buf *out, hs_str s);
void hs_put_xml_json(hs_buf *out, hs_str json);   /* the same for JSON, whose escapes save what XML forbids */
void hs_put_xml_quoted(hs_buf *out, const char *name, hs_str value); /* ` NAME="VALUE"` */

/* What a node or edge of hs_tree_fill_* may hold. Lists and objects are strings of JSON. */
typedef enum hs_xml_type { HS_XML_STRING, HS_XML_INT, HS_XML_DOUBLE, HS_XML_BOOLEAN } hs_xml_type;
typedef struct hs_xml_attribute { const char *name; hs_xml_type type; } hs_xml_attribute;
extern const hs_xml_attribute hs_xml_node_attributes[]; /* end with a NULL name */
extern const hs_xml_attribute hs_xml_edge_attributes[];

/* Writes `before` NAME `middle` VALUE `after` for each attribute of the table that the tree has, and frees the tree
 * (NULL: out of memory). `prefix` stands before NAME. */
typedef struct hs_xml_style { const char *before, *prefix, *middle, *after; } hs_xml_style;
hs_code hs_put_xml_attributes(hs_out *o, const hs_xml_attribute *table, const hs_xml_style *style, hs_json *tree);

/* Trees with all attributes of the tables; NULL when out of memory. */
hs_json *hs_xml_node_tree(const hs_graph *g, const hs_node *n);
hs_json *hs_xml_edge_tree(const hs_graph *g, const hs_edge *e);

#endif
