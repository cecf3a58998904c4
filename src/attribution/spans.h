/* attribution/spans.h — private to the room. */
#ifndef HS_ATTRIBUTION_SPANS_H
#define HS_ATTRIBUTION_SPANS_H

#include "hearsay/token.h"

/* Code points of words [start, end) with the quotation marks that enclose them: an opening mark before the
 * first word, a closing one after the last (and after the comma or full stop between). */
hs_span span_with_marks(const hs_tokens *t, size_t start, size_t end);

#endif
