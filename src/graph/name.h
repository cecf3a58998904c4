/* graph/name.h — names in the form in which they are compared. */
#ifndef HS_GRAPH_NAME_H
#define HS_GRAPH_NAME_H

#include "hearsay/base.h"

/* Lower case, without accents, apostrophes and full stops; whatever else is no letter or digit becomes one
 * blank: "The U.S. Senate" → "the us senate", "García" → "garcia". A name of nothing but signs stays as it is.
 * p is NULL when out of memory. */
hs_str hs_name_fold(hs_str name, hs_arena *arena);

/* A folded name without "the" before it; a person's without titles before it. */
hs_str hs_name_bare(hs_str folded);
hs_str hs_name_untitled(hs_str folded);

/* A name as people ask by it: folded, without "the" and titles; p is NULL when out of memory. */
hs_str hs_name_asked(hs_str name, hs_arena *arena);

/* A person's name without middle initials: "Donald J. Trump" → "Donald Trump", *initials "j" (NULL when out of memory;
 * empty where there are none). The name itself where it has none. */
hs_str hs_name_without_initials(hs_str name, hs_str *initials, hs_arena *arena);

/* Whether a folded, untitled name has two words or more that are no particle ("de", "von") and no
 * generation ("jr"): such a name is taken to be one person's everywhere. */
bool hs_name_full(hs_str folded);

#endif
