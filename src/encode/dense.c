#include <stdio.h>

#include "hearsay/encode.h"

hs_code hs_dense_load(hs_dense *d, const hs_model *m, const char *name, size_t rows, size_t cols, hs_error *err)
{
    char tensor[96];
    snprintf(tensor, sizeof tensor, "%s.weight", name);
    size_t r, c;
    HS_TRY(hs_model_shape(m, tensor, &r, &c, err));
    if (r == 0 || c == 0 || (rows && r != rows) || (cols && c != cols))
        return hs_fail(err, HS_EMODEL, "model", "tensor %s is (%zu, %zu), not (%zu, %zu)", tensor, r, c, rows ? rows : r, cols ? cols : c);
    *d = (hs_dense){.rows = r, .cols = c};
    HS_TRY(hs_model_tensor(m, tensor, r, c, &d->weight, err));
    snprintf(tensor, sizeof tensor, "%s.bias", name);
    return hs_model_has(m, tensor) ? hs_model_tensor(m, tensor, r, 0, &d->bias, err) : HS_OK;
}

hs_code hs_dense_apply(const hs_dense *d, const float *x, size_t n, float *y, hs_error *err)
{
    return hs_matmul(x, d->weight, d->bias, y, n, d->rows, d->cols, err);
}
