/* The keys of the record and of its parts (docs/formats.md, "document record"). */
#include "record/record_int.h"

const char *const hs_record_keys[] = {"schema", "id", "title", "outlet", "author", "published", "url", "section", "extra", "offset_unit", "text", "words",
                                      "sketch", "reviewed", "model", "entities", "attributions", "relations", "indicators", NULL};
/* What `resolve` reads or makes anew; publisher and date are other tools' names for outlet and published. */
const char *const hs_resolve_keys[] = {"schema", "id", "title", "outlet", "publisher", "author", "published", "date", "url", "section", "extra", "offset_unit",
                                       "text", "words", "sketch", "reviewed", "model", "entities", "attributions", "relations", "indicators", NULL};
const char *const hs_entity_keys[] = {"id", "kind", "name", "aliases", "mentions", "confidence", "review", "machine", NULL};
const char *const hs_attribution_keys[] = {"id", "mode", "source", "source_type", "via", "source_spans", "cue_spans", "content_spans", "quote",
                                           "content_words", "quoted_words", "confidence", "source_confidence", "review", "machine", NULL};
const char *const hs_relation_keys[] = {"id", "type", "from", "to", "role", "former", "evidence", "quote", "confidence", "review", "machine", NULL};

hs_str hs_record_more_key(const char *list, hs_str id, hs_arena *arena)
{
    return hs_arena_printf(arena, "%s %.*s", list, HS_FMT(id));
}
