/* The model with its heads, loaded once; and what each thread needs besides. */
#include <stdlib.h>

#include "extract/extract_int.h"

hs_engine *hs_engine_new(const char *model_path, hs_isa isa, hs_error *err)
{
    hs_engine *e = calloc(1, sizeof *e);
    if (!e) {
        hs_nomem(err);
        return NULL;
    }
    e->model = hs_model_open(model_path, isa, err);
    if (e->model) e->attributor = hs_attributor_new(e->model, err);
    if (e->attributor) e->resolver = hs_resolver_new(e->model, err);
    if (e->resolver) return e;
    hs_engine_free(e);
    return NULL;
}

void hs_engine_free(hs_engine *e)
{
    if (!e) return;
    if (e->resolver) hs_resolver_free(e->resolver);
    if (e->attributor) hs_attributor_free(e->attributor);
    if (e->model) hs_model_free(e->model);
    free(e);
}

const hs_model *hs_engine_model(const hs_engine *e)
{
    return e->model;
}

hs_worker *hs_worker_new(const hs_engine *e, hs_error *err)
{
    hs_worker *w = calloc(1, sizeof *w);
    if (!w) {
        hs_nomem(err);
        return NULL;
    }
    w->engine = e;
    w->encoder = hs_encoder_new(e->model, err);
    if (w->encoder) return w;
    free(w);
    return NULL;
}

void hs_worker_free(hs_worker *w)
{
    if (!w) return;
    hs_encoder_free(w->encoder);
    hs_arena_release(&w->scratch);
    free(w);
}
