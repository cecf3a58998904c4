/* The names of relation types, in a file of their own: hearsay-draw reads graphs and must link nothing else of this room. */
#include "hearsay/relation.h"

const char *const hs_relation_names[] = {"aide-of", "spokesperson-of", "works-for", "member-of", "holds-office", "candidate-for", "ally-of", "family-of", "opponent-of"};
