/* output/out.h — writing piece by piece: a buffer that is handed to the sink whenever it is large enough. */
#ifndef HS_OUTPUT_OUT_H
#define HS_OUTPUT_OUT_H

#include "hearsay/output.h"

typedef struct hs_out {
    hs_sink sink;
    hs_buf buf;
    hs_error *err;
} hs_out;

void hs_out_init(hs_out *o, hs_sink sink, hs_error *err);
hs_code hs_out_flush(hs_out *o);             /* hands everything over */
hs_code hs_out_step(hs_out *o);              /* likewise, when enough has come together; reports a failed buffer */
hs_code hs_out_end(hs_out *o, hs_code code); /* flushes if code is HS_OK, releases, returns the first failure */

/* A number without exponent surprises or locale: at most ten significant digits; nothing for NaN and infinities. */
void hs_put_number(hs_buf *b, double v);
/* A share as "12.3 %"; "-" for NaN. */
void hs_put_percent(hs_buf *b, double share);

#endif
