/* Records for tests, written as JSON with ' for ": record(arena, id, head, text, entities, attributions, relations). */
#ifndef RECORDS_H
#define RECORDS_H

#include <stdio.h>
#include <string.h>

#include "hearsay/record.h"

static inline hs_record *record_of(hs_arena *arena, const char *json)
{
    hs_error err = {0};
    hs_str line = hs_arena_str(arena, hs_cstr(json));
    hs_record *r = HS_NEW(arena, hs_record);
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == '\'') ((char *)line.p)[i] = '"';
    if (hs_record_parse(r, line, false, arena, &err) != HS_OK) {
        printf("a record of the test is wrong: %s\n%s\n", err.message, line.p);
        r->id = HS_S("wrong");
    }
    return r;
}

/* head: further keys, each followed by a comma ("'outlet':'CNN',"). */
static inline hs_record *record(hs_arena *arena, const char *id, const char *head, const char *entities, const char *attributions, const char *relations)
{
    hs_str json = hs_arena_printf(arena, "{'schema':'hearsay.document/1','id':'%s',%s'offset_unit':'codepoint','entities':[%s],'attributions':[%s],'relations':[%s]}", id, head, entities, attributions, relations);
    return record_of(arena, json.p);
}

/* An attribution with spans that a record without text may have. */
#define SAID(id, mode, sources, type, via) \
    "{'id':'" id "','mode':'" mode "','source':[" sources "],'source_type':'" type "','via':" via ",'source_spans':[[10,14]],'cue_spans':[[15,19]],'content_spans':[[20,40]],'quote':'quote of " id "','content_words':4,'quoted_words':3,'confidence':0.9,'source_confidence':0.8}"
#define WHO(id, kind, name) "{'id':'" id "','kind':'" kind "','name':'" name "','aliases':[],'mentions':[],'confidence':1}"
#define REL(id, type, from, to, role) "{'id':'" id "','type':'" type "','from':'" from "','to':'" to "','role':'" role "','former':false,'evidence':[0,9],'quote':'words of " id "','confidence':0.9}"

#endif
