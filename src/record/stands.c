#include "hearsay/record.h"

bool hs_attribution_stands(const hs_attribution *a, double min_confidence)
{
    return a->review != HS_REJECTED && a->confidence >= min_confidence && a->source_confidence >= min_confidence;
}

bool hs_entity_stands(const hs_record *r, int64_t entity)
{
    return entity >= 0 && entity < (int64_t)r->entities.n && r->entities.v[entity].review != HS_REJECTED;
}
