/* graph/aliases.h — names decided by a person, as the graph room asks for them. */
#ifndef HS_GRAPH_ALIASES_H
#define HS_GRAPH_ALIASES_H

#include "hearsay/graph.h"

typedef struct hs_alias {
    hs_str canonical;
    hs_str wikidata; /* HS_NONE: not known */
    size_t line;     /* of the file */
} hs_alias;

/* The row that a name, or a canonical name, stands in; NULL where the file says nothing (or there is none). */
hs_code hs_aliases_find(const hs_aliases *a, hs_str name, const hs_alias **out, hs_arena *scratch, hs_error *err);

#endif
