#include "hearsay/graph.h"

const char *hs_edge_type_name(hs_edge_type t)
{
    static const char *const attribution[] = {"quoted-by", "cited-by", "reported-by"};
    return hs_edge_is_relation(t) ? hs_relation_names[t - HS_EDGE_RELATION] : attribution[t];
}

bool hs_edge_is_relation(hs_edge_type t)
{
    return t >= HS_EDGE_RELATION;
}
