#include <stdio.h>
#include <stdlib.h>

#include "encode/linear.h"

hs_code hs_dense_load(hs_dense *d, const hs_model *m, const char *name, size_t rows, size_t cols, hs_error *err)
{
    enum { MOST = 1 << 16 };
    *d = (hs_dense){0};
    char tensor[96];
    snprintf(tensor, sizeof tensor, "%s.weight", name);
    size_t r, c;
    HS_TRY(hs_model_shape(m, tensor, &r, &c, err));
    if (r == 0 || c == 0 || (rows && r != rows) || (cols && c != cols))
        return hs_fail(err, HS_EMODEL, "model", "tensor %s is (%zu, %zu), not (%zu, %zu)", tensor, r, c, rows ? rows : r, cols ? cols : c);
    if (r > MOST || c > MOST) return hs_fail(err, HS_EMODEL, "model", "tensor %s is (%zu, %zu): more than %d rows or columns", tensor, r, c, MOST);
    *d = (hs_dense){calloc(1, sizeof *d->linear), r, c};
    if (!d->linear) return hs_nomem(err);
    return hs_linear_load(d->linear, m, name, r, c, true, err);
}

void hs_dense_release(hs_dense *d)
{
    if (d->linear) hs_linear_release(d->linear);
    free(d->linear);
    *d = (hs_dense){0};
}

hs_code hs_dense_apply(const hs_dense *d, const float *x, size_t n, float *y, hs_error *err)
{
    const hs_linear *l = d->linear;
    const hs_kernels *k = hs_kernels_pick();
    hs_block b;
    hs_code code = hs_block_init(&b, l->out, l->in, err);
    for (size_t i = 0; i < n && code == HS_OK; i += HS_BLOCK) {
        size_t rows = n - i < HS_BLOCK ? n - i : HS_BLOCK;
        for (size_t r = 0; r < rows; r++) hs_linear_put(l, k, &b, r, x + (i + r) * l->in);
        code = hs_linear_multiply(l, k, &b, rows, &(hs_place){y + i * l->out, l->out, HS_HEAD}, err);
    }
    hs_block_release(&b);
    return code;
}
