/* extract/extract_int.h — the engine and its workers, as this room's files see them. */
#ifndef HS_EXTRACT_INT_H
#define HS_EXTRACT_INT_H

#include "hearsay/extract.h"

struct hs_engine {
    hs_model *model;
    hs_attributor *attributor;
    hs_resolver *resolver;
};

struct hs_worker {
    const hs_engine *engine;
    hs_encoder *encoder;
    hs_arena scratch; /* words and vectors of the article at hand */
};

#endif
