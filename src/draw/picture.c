/* The map as PNG or PDF, by librsvg and cairo. The libraries are opened only when such a file is asked for: linked in,
 * they would make every start of the program three times as long, and a folder of pages starts it for each article. */
#include "draw/draw.h"

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>
#include <math.h>

/* The functions that are used, under their own names. */
#define RSVG_FUNCTIONS(X) X(rsvg_handle_new_from_data) X(rsvg_handle_render_document) X(rsvg_handle_get_intrinsic_size_in_pixels) X(g_object_unref)
#define CAIRO_FUNCTIONS(X)                                                                                                             \
    X(cairo_create) X(cairo_destroy) X(cairo_scale) X(cairo_status) X(cairo_status_to_string) X(cairo_surface_destroy)                \
    X(cairo_surface_finish) X(cairo_surface_status) X(cairo_image_surface_create) X(cairo_surface_write_to_png_stream) X(cairo_pdf_surface_create_for_stream) \
    X(cairo_pdf_surface_set_metadata)

#define MEMBER(name) __typeof__(&name) name;
typedef struct libraries {
    void *rsvg, *cairo;
    RSVG_FUNCTIONS(MEMBER)
    CAIRO_FUNCTIONS(MEMBER)
} libraries;

static hs_code missing(hs_error *err)
{
    const char *why = dlerror();
    return hs_fail(err, HS_EINTERNAL, "draw", "png and pdf need librsvg and cairo (Debian: librsvg2-2, libcairo2): %.200s", why ? why : "not found");
}

/* ISO C knows no way from an object pointer to a function; POSIX gives dlsym this one. */
#define FIND(library, name)                                    \
    *(void **)&l->name = dlsym(l->library, #name);             \
    if (!l->name) return missing(err);
#define FIND_RSVG(name) FIND(rsvg, name)
#define FIND_CAIRO(name) FIND(cairo, name)

static hs_code open_libraries(libraries *l, hs_error *err)
{
    l->rsvg = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    l->cairo = l->rsvg ? dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL) : NULL;
    if (!l->cairo) return missing(err);
    RSVG_FUNCTIONS(FIND_RSVG)
    CAIRO_FUNCTIONS(FIND_CAIRO)
    return HS_OK;
}

static cairo_status_t append(void *closure, const unsigned char *p, unsigned n)
{
    hs_buf *out = closure;
    hs_buf_add(out, p, n);
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* Draws the document at `scale` units a pixel on a surface, which it takes over. */
static hs_code render(const libraries *l, RsvgHandle *svg, cairo_surface_t *surface, double width, double height, double scale, bool png, hs_buf *out, hs_error *err)
{
    GError *why = NULL;
    RsvgRectangle page = {0, 0, width, height};
    cairo_t *c = l->cairo_create(surface);
    l->cairo_scale(c, scale, scale);
    bool drawn = l->rsvg_handle_render_document(svg, c, &page, &why);
    cairo_status_t status = l->cairo_status(c);
    l->cairo_destroy(c);
    if (drawn && status == CAIRO_STATUS_SUCCESS) {
        if (png) status = l->cairo_surface_write_to_png_stream(surface, append, out);
        l->cairo_surface_finish(surface);
        if (status == CAIRO_STATUS_SUCCESS) status = l->cairo_surface_status(surface);
    }
    l->cairo_surface_destroy(surface);
    if (out->failed) return hs_nomem(err);
    if (drawn && status == CAIRO_STATUS_SUCCESS) return HS_OK;
    return hs_fail(err, HS_EINTERNAL, "draw", "the picture could not be made: %.200s", why ? why->message : l->cairo_status_to_string(status));
}

/* Twice the map's own size, for print and fine screens; less where that would be more than MOST pixels on a side. */
static double png_scale(double width, double height)
{
    static const double MOST = 16384;
    return fmin(2, MOST / fmax(width, height));
}

hs_code draw_picture(hs_str svg, bool png, hs_buf *out, hs_error *err)
{
    static const double POINTS = 0.75; /* a CSS pixel is 1/96 inch, a point 1/72 */
    libraries l = {0};
    double width, height;
    GError *why = NULL;
    HS_TRY(open_libraries(&l, err));
    RsvgHandle *handle = l.rsvg_handle_new_from_data((const guint8 *)svg.p, svg.n, &why);
    if (!handle || !l.rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) || !(width >= 1 && height >= 1))
        return hs_fail(err, HS_EINTERNAL, "draw", "the map cannot be made a picture: %.200s", why ? why->message : "it has no size");
    double scale = png ? png_scale(width, height) : POINTS;
    cairo_surface_t *surface = png ? l.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * scale), (int)ceil(height * scale))
                                   : l.cairo_pdf_surface_create_for_stream(append, out, width * scale, height * scale);
    if (!png) l.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "hearsay " HS_VERSION);
    hs_code code = render(&l, handle, surface, width, height, scale, png, out, err);
    l.g_object_unref(handle);
    return code; /* the libraries stay: the program ends */
}
