/* The names of kinds and forms, in a file of their own: hearsay-draw reads graphs and must link nothing else of this room. */
#include "hearsay/entity.h"

const char *const hs_kind_names[] = {"person", "outlet", "organization", "office", "anonymous", "collective", "document", "article"};
const char *const hs_form_names[] = {"name", "nominal", "pronoun"};
