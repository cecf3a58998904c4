/* Model files: what a good one answers, and every way to be a bad one. The bad ones are made here, from the
 * tiny good one, by changing its header. */
#include "test.h"

#include <errno.h>
#include <math.h>
#include <unistd.h>

#include "base/sha256.h"
#include "hearsay/encode.h"

static const char tiny[] = "tests/unit/encode/tiny.safetensors";
static hs_buf good;                 /* the tiny model file */
static char path[256];              /* where bad ones are written */

static void slurp(hs_buf *b, const char *name)
{
    hs_buf_init(b);
    FILE *f = fopen(name, "rb");
    char chunk[65536];
    for (size_t n; f && (n = fread(chunk, 1, sizeof chunk, f)) > 0;) hs_buf_add(b, chunk, n);
    if (f) fclose(f);
}

static void spill(const char *name, const void *p, size_t n)
{
    FILE *f = fopen(name, "wb");
    CHECK(f && fwrite(p, 1, n, f) == n && fclose(f) == 0);
}

static hs_str header(void)
{
    uint64_t n;
    memcpy(&n, good.p, 8);
    return (hs_str){good.p + 8, (size_t)n};
}

/* Writes a model file with this header and the good one's data. */
static void with_header(hs_str h)
{
    hs_buf b;
    hs_buf_init(&b);
    uint64_t n = h.n;
    hs_buf_add(&b, &n, 8);
    hs_buf_str(&b, h);
    size_t data = 8 + header().n;
    hs_buf_add(&b, good.p + data, good.n - data);
    spill(path, b.p, b.n);
    hs_buf_release(&b);
}

/* … with the good header in which the first `from` became `to`. */
static void changed(const char *from, const char *to)
{
    hs_str h = header();
    const char *at = memmem(h.p, h.n, from, strlen(from));
    hs_buf b;
    hs_buf_init(&b);
    if (!at) printf("the header has no %s\n", from);
    CHECK(at);
    if (at) {
        hs_buf_add(&b, h.p, (size_t)(at - h.p));
        hs_buf_cstr(&b, to);
        hs_buf_add(&b, at + strlen(from), h.n - (size_t)(at - h.p) - strlen(from));
        with_header(hs_buf_view(&b));
    }
    hs_buf_release(&b);
}

static void refused(const char *why)
{
    hs_error err = {0};
    hs_model *m = hs_model_open(path, HS_ISA_F32, &err);
    CHECK(!m);
    CHECK(err.code == HS_EMODEL && err.stage && strcmp(err.stage, "model") == 0);
    if (!strstr(err.message, why)) {
        printf("\"%s\" does not say \"%s\"\n", err.message, why);
        CHECK(!"the message says why");
    }
    hs_model_free(m);
}

static bool opens(void)
{
    hs_error err = {0};
    hs_model *m = hs_model_open(path, HS_ISA_F32, &err);
    if (!m) printf("%s\n", err.message);
    hs_model_free(m);
    return m != NULL;
}

/* ---- bad files --------------------------------------------------------------------------------- */

TEST(not_a_model_at_all)
{
    hs_error err = {0};
    CHECK(!hs_model_open("tests/unit/encode/no-such-file", HS_ISA_F32, &err) && err.code == HS_EMODEL && strstr(err.message, "No such file"));
    CHECK(!hs_model_open("tests/unit", HS_ISA_F32, &err) && err.code == HS_EMODEL && strstr(err.message, "regular file"));
    CHECK(!hs_model_open("/dev/null", HS_ISA_F32, &err) && err.code == HS_EMODEL);
    spill(path, "", 0);
    refused("empty");
    spill(path, "1234567", 7);
    refused("too short");
    spill(path, "\x00\x00\x00\x00\x00\x00\x00\x00", 8);
    refused("header");
    spill(path, "\xff\xff\xff\xff\xff\xff\xff\xff{}", 10);
    refused("cut off");
    spill(path, "\x03\x00\x00\x00\x00\x00\x00\x00{}", 10);
    refused("cut off");
    spill(path, "%PDF-1.4 and so on, not safetensors", 35);
    refused("no safetensors file");
}

TEST(bad_headers)
{
    with_header(HS_S("{\"a\":"));
    refused("header");
    with_header(HS_S("[1, 2]"));
    refused("no JSON object");
    with_header(HS_S("{}"));
    refused("__metadata__");
    with_header(HS_S("{\"__metadata__\": []}"));
    refused("__metadata__");
    with_header(HS_S("{\"__metadata__\": {\"schema\": 1}}"));
    refused("no string");
    with_header(HS_S("{\"__metadata__\": {}, \"__metadata__\": {}}"));
    refused("two __metadata__");
    hs_buf deep;
    hs_buf_init(&deep);
    for (int i = 0; i < 200000; i++) hs_buf_char(&deep, '[');
    with_header(hs_buf_view(&deep));
    refused("nested");
    hs_buf_release(&deep);
}

TEST(bad_metadata)
{
    changed("hearsay.model/1", "hearsay.model/9");
    refused("schema");
    changed("\"schema\"", "\"scheme\"");
    refused("schema");
    changed("\"version\"", "\"versio\"");
    refused("version");
    changed("\"dims\":\"64\"", "\"dims\":\"96\"");
    refused("96 dimensions in 2 heads");
    changed("\"dims\":\"64\"", "\"dims\":\"64x\"");
    refused("64x");
    changed("\"dims\":\"64\"", "\"dims\":\"99999999999999999999\"");
    refused("dims");
    changed("\"dims\":\"64\"", "\"dims\":\"\"");
    refused("dims");
    changed("\"dims\":\"64\"", "\"dimx\":\"64\"");
    refused("lacks \"dims\"");
    changed("\"heads\":\"2\"", "\"heads\":\"0\"");
    refused("heads");
    changed("\"layers\":\"2\"", "\"layers\":\"3\"");
    refused("layer.2.");
    changed("\"window\":\"40\"", "\"window\":\"47\"");
    refused("positions");
    changed("\"overlap\":\"12\"", "\"overlap\":\"21\"");
    refused("overlap");
    changed("\"inner\":\"128\"", "\"inner\":\"130\"");
    refused("inner");
    changed("\"inner\":\"128\"", "\"inner\":\"160\"");
    refused("shape");
}

TEST(bad_tensors)
{
    changed("\"dtype\":\"I8\"", "\"dtype\":\"I64\"");
    refused("I64");
    changed("\"dtype\":\"I8\"", "\"dtypo\":\"I8\"");
    refused("type");
    changed("\"layer.0.qkv.weight\":{\"dtype\":\"I8\"", "\"layer.0.qkv.weight\":{\"dtype\":\"U8\"");
    refused("layer.0.qkv.weight");
    changed("\"emb.norm.bias\":{\"dtype\":\"F32\"", "\"emb.norm.bias\":{\"dtype\":\"F16\"");
    refused("emb.norm.bias has 256 bytes");
    changed("\"layer.0.qkv.weight\":{\"dtype\":\"I8\",\"shape\":[192,64]", "\"layer.0.qkv.weight\":{\"dtype\":\"I8\",\"shape\":[64,192]");
    refused("(64, 192)");
    changed("\"shape\":[192,64]", "\"shape\":[192,8,8]");
    refused("dimensions");
    changed("\"shape\":[192,64]", "\"shape\":[]");
    refused("dimensions");
    changed("\"shape\":[192,64]", "\"shape\":[12288,1,0]");
    refused("dimensions");
    changed("\"shape\":[192,64]", "\"shape\":[0,64]");
    refused("dimension");
    changed("\"shape\":[192,64]", "\"shape\":[192,-64]");
    refused("dimension");
    changed("\"shape\":[192,64]", "\"shape\":[1.5,64]");
    refused("dimension");
    changed("\"shape\":[192,64]", "\"shape\":[193,64]");
    refused("bytes where its shape needs");
    changed("\"shape\":[192,64]", "\"shape\":[268435456,268435456]");
    refused("bytes where its shape needs");
    changed("\"head.byte.weight\"", "\"head.byte.wait\"");
    refused("head.byte.wait");
    changed("\"head.byte.scale\"", "\"head.byte.scal\"");
    refused("head.byte.scale");
    changed("\"layer.1.out.scale\"", "\"layer.1.out.sca\"");
    refused("layer.1.out.scale");
    changed("\"layer.1.out.bias\"", "\"layer.1.out.bia\"");
    refused("layer.1.out.bias");
    changed("\"layer.1.out.weight\"", "\"layer.1.out.weigh\"");
    refused("layer.1.out.weigh");
    changed("\"emb.position.weight\"", "\"emb.positions.weight\"");
    refused("emb.position.weight");
    changed("\"layer.0.out.bias\"", "\"layer.1.out.bias\"");
    refused("two tensors named layer.1.out.bias");
}

/* The whole member of the header that describes a tensor, replaced. */
static void described(const char *name, const char *dtype, const char *shape, unsigned long long begin, unsigned long long end)
{
    hs_str h = header();
    char key[64], now[160], *stop;
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = memmem(h.p, h.n, key, strlen(key));
    CHECK(at);
    if (!at) return;
    stop = memchr(at, '}', (size_t)(h.p + h.n - at));
    char *was = strndup(at, (size_t)(stop - at + 1));
    snprintf(now, sizeof now, "%s{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%llu,%llu]}", key, dtype, shape, begin, end);
    changed(was, now);
    free(was);
}

TEST(bad_offsets)
{
    unsigned long long data = good.n - 8 - header().n;
    described("emb.norm.bias", "F32", "[64]", data - 255, data + 1);
    refused("outside");
    described("emb.norm.bias", "F32", "[64]", 18446744073709551615ull - 255, 18446744073709551615ull);
    refused("emb.norm.bias");
    described("emb.norm.bias", "F32", "[64]", 256, 0);
    refused("outside");
    described("emb.norm.bias", "F32", "[64]", 1, 257);
    refused("overlap");
    described("emb.norm.bias", "F32", "[64]", data - 256, data);
    refused("overlap");
    changed("\"data_offsets\":[", "\"data_offsets\":[0,");
    refused("data_offsets");
    changed("\"data_offsets\":", "\"data_offset\":");
    refused("data_offsets");
}

/* Writes the good file with the bytes at the start of a tensor's data changed. */
static void with_bytes(const char *tensor, const void *bytes, size_t n)
{
    hs_str h = header();
    char key[64];
    unsigned long long begin = 0;
    snprintf(key, sizeof key, "\"%s\":", tensor);
    const char *at = memmem(h.p, h.n, key, strlen(key)), *offsets = at ? strstr(at, "\"data_offsets\":[") : NULL;
    CHECK(offsets && sscanf(offsets, "\"data_offsets\":[%llu", &begin) == 1);
    hs_buf b;
    hs_buf_init(&b);
    hs_buf_add(&b, good.p, good.n);
    memcpy(b.p + 8 + h.n + begin, bytes, n);
    spill(path, b.p, b.n);
    hs_buf_release(&b);
}

TEST(bad_numbers)
{
    with_bytes("emb.norm.bias", "\x00\x00\xc0\x7f", 4); /* NaN */
    refused("tensor emb.norm.bias holds a number that is not finite");
    with_bytes("layer.1.out.scale", "\x01\x00\x80\xff", 4); /* another NaN, with a sign */
    refused("tensor layer.1.out.scale holds");
    with_bytes("head.full.weight", "\x00\x00\x80\xff", 4); /* minus infinity */
    refused("tensor head.full.weight holds");
    with_bytes("head.half.weight", "\x00\x7c", 2); /* infinity in 16 bits */
    refused("tensor head.half.weight holds");
    with_bytes("head.half.weight", "\x01\x7e", 2);
    refused("tensor head.half.weight holds");
    with_bytes("head.byte.scale", "\xff\xff\x7f\x7f", 4); /* finite, but not after it is multiplied */
    refused("tensor head.byte.weight holds");
    with_bytes("head.full.weight", "\xff\xff\x7f\xff", 4); /* the least number there is */
    CHECK(opens());
}

TEST(bad_vocabularies)
{
    changed("\"vocab\":{\"dtype\":\"U8\"", "\"vocab\":{\"dtype\":\"I8\"");
    refused("vocab");
    changed("\"vocab\":", "\"vocabulary\":");
    refused("vocabulary");
    hs_buf b;
    hs_buf_init(&b);
    hs_buf_add(&b, good.p, good.n);
    char *unknown = memmem(b.p, b.n, "[UNK]", 5);
    CHECK(unknown);
    if (unknown) {
        unknown[1] = 'X';
        spill(path, b.p, b.n);
        refused("[UNK]");
        unknown[1] = 'U';
        unknown[2] = '\n'; /* a line more than word rows */
        spill(path, b.p, b.n);
        hs_error err = {0};
        CHECK(!hs_model_open(path, HS_ISA_F32, &err) && err.code == HS_EMODEL);
    }
    hs_buf_release(&b);
}

/* Cut-off files and files with changed bytes: refused or opened, never a crash. */
TEST(damaged_files)
{
    uint32_t random = 1;
    size_t refusals = 0, head = 8 + header().n;
    hs_buf b;
    hs_buf_init(&b);
    for (int i = 0; i < 400; i++) {
        hs_buf_clear(&b);
        hs_buf_add(&b, good.p, good.n);
        size_t n = good.n;
        for (int k = 0; k < 1 + i % 3; k++) {
            random = random * 1664525u + 1013904223u;
            size_t at = random % (i % 4 == 3 ? n : head);
            if (i % 4 == 0) n = at;
            else b.p[at] = (char)(random >> 24);
            if (n == 0) break;
        }
        spill(path, b.p, n);
        hs_error err = {0};
        hs_model *m = hs_model_open(path, HS_ISA_F32, &err);
        CHECK(m || err.code == HS_EMODEL);
        refusals += !m;
        hs_model_free(m);
    }
    CHECK(refusals > 150);
    hs_buf_release(&b);
}

/* ---- the manifest ---------------------------------------------------------------------------------- */

TEST(manifests)
{
    char manifest[300], text[200], digest[65];
    snprintf(manifest, sizeof manifest, "%s.manifest.json", path);
    spill(path, good.p, good.n);
    hs_sha256_hex(good.p, good.n, digest);
    snprintf(text, sizeof text, "{\"sha256\": \"%s\", \"name\": \"tiny\"}", digest);
    spill(manifest, text, strlen(text));
    CHECK(opens());
    text[12] = text[12] == '0' ? '1' : '0';
    spill(manifest, text, strlen(text));
    refused("manifest");
    spill(manifest, "{\"sha256\": ", 11);
    refused("manifest");
    spill(manifest, "", 0);
    refused("manifest");
    spill(manifest, "{\"name\": \"x\"}", 13);
    CHECK(opens());
    unlink(manifest);
    CHECK(opens());
}

TEST(digests)
{
    char hex[65];
    hs_sha256_hex("", 0, hex);
    CHECK(strcmp(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == 0);
    hs_sha256_hex("abc", 3, hex);
    CHECK(strcmp(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == 0);
    hs_sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    CHECK(strcmp(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1") == 0);
}

/* The digest that the build put beside the built-in file is the file's. */
TEST(built_in_model)
{
    hs_error err = {0};
    hs_buf b;
    char digest[65];
    slurp(&b, "src/weights/hearsay.safetensors");
    hs_sha256_hex(b.p, b.n, digest);
    hs_model *m = hs_model_open(NULL, HS_ISA_AUTO, &err);
    CHECK(m);
    if (m) {
        CHECK_STR(hs_model_sha256(m), digest);
        CHECK(hs_model_dims(m) == 384 && hs_model_name(m).n && hs_model_version(m).n);
    }
    hs_model_free(m);
    hs_buf_release(&b);
}

/* ---- good files ------------------------------------------------------------------------------------- */

TEST(answers)
{
    hs_error err = {0};
    hs_arena arena = {0};
    hs_model *m = hs_model_open(tiny, HS_ISA_AUTO, &err);
    CHECK(m);
    if (!m) return;
    CHECK_STR(hs_model_name(m), "tiny");
    CHECK_STR(hs_model_meta(m, "window"), "40");
    CHECK(!hs_model_meta(m, "nothing").p);
    CHECK(hs_model_has(m, "head.half.weight") && !hs_model_has(m, "head.none"));
    hs_str *labels = NULL;
    size_t n = 0, rows = 0, cols = 0;
    CHECK(hs_model_labels(m, "cue.labels", &arena, &labels, &n, &err) == HS_OK && n == 2);
    CHECK_STR(labels[1], "B-cue");
    CHECK(hs_model_labels(m, "none.labels", &arena, &labels, &n, &err) == HS_OK && n == 0);
    CHECK(hs_model_labels(m, "name", &arena, &labels, &n, &err) == HS_EMODEL);
    CHECK(hs_model_shape(m, "head.half.weight", &rows, &cols, &err) == HS_OK && rows == 3 && cols == 5);
    CHECK(hs_model_shape(m, "head.none", &rows, &cols, &err) == HS_EMODEL);
    const float *full = NULL, *half = NULL, *byte = NULL, *wrong = NULL;
    CHECK(hs_model_tensor(m, "head.full.weight", 3, 5, &full, &err) == HS_OK);
    CHECK(hs_model_tensor(m, "head.half.weight", 3, 5, &half, &err) == HS_OK);
    CHECK(hs_model_tensor(m, "head.byte.weight", 3, 5, &byte, &err) == HS_OK);
    for (int i = 0; full && half && byte && i < 15; i++)
        CHECK(fabsf(half[i] - full[i]) < 2e-3f && fabsf(byte[i] - full[i]) < 2e-2f);
    CHECK(hs_model_tensor(m, "head.full.weight", 5, 3, &wrong, &err) == HS_EMODEL && strstr(err.message, "shape"));
    CHECK(hs_model_tensor(m, "head.full.weight", 3, 0, &wrong, &err) == HS_EMODEL);
    CHECK(hs_model_tensor(m, "layer.0.qkv.weight", 192, 64, &wrong, &err) == HS_EMODEL);
    CHECK(hs_model_tensor(m, "vocab", 1, 0, &wrong, &err) == HS_EMODEL);
    hs_model_free(m);
    hs_arena_release(&arena);
}

/* A header of odd length puts every F32 tensor at an odd address. */
TEST(misaligned_tensors)
{
    hs_error err = {0};
    hs_buf b;
    hs_buf_init(&b);
    hs_buf_str(&b, header());
    hs_buf_char(&b, ' ');
    with_header(hs_buf_view(&b));
    hs_buf_release(&b);
    hs_model *m = hs_model_open(path, HS_ISA_F32, &err), *same = hs_model_open(tiny, HS_ISA_F32, &err);
    const float *x = NULL, *y = NULL;
    CHECK(m && same);
    CHECK(m && hs_model_tensor(m, "head.full.weight", 3, 5, &x, &err) == HS_OK);
    CHECK(same && hs_model_tensor(same, "head.full.weight", 3, 5, &y, &err) == HS_OK);
    CHECK(x && y && memcmp(x, y, 15 * sizeof *x) == 0);
    hs_model_free(m);
    hs_model_free(same);
}

TEST(instruction_set_by_name)
{
    hs_error err = {0};
    setenv("HEARSAY_ISA", "sse", 1);
    CHECK(!hs_model_open(tiny, HS_ISA_AUTO, &err) && err.code == HS_EUSAGE && strstr(err.message, "HEARSAY_ISA"));
    hs_model *m = hs_model_open(tiny, HS_ISA_F32, &err); /* what the caller asks for goes first */
    CHECK(m);
    hs_model_free(m);
    setenv("HEARSAY_ISA", "f32", 1);
    m = hs_model_open(tiny, HS_ISA_AUTO, &err);
    CHECK(m);
    hs_model_free(m);
    unsetenv("HEARSAY_ISA");
}

int main(void)
{
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/hearsay-model-XXXXXX", folder ? folder : "/tmp");
    int fd = mkstemp(path);
    if (fd < 0) printf("cannot make %s: %s\n", path, strerror(errno));
    else close(fd);
    slurp(&good, tiny);
    unsetenv("HEARSAY_ISA");
    RUN(not_a_model_at_all);
    RUN(bad_headers);
    RUN(bad_metadata);
    RUN(bad_tensors);
    RUN(bad_offsets);
    RUN(bad_numbers);
    RUN(bad_vocabularies);
    RUN(damaged_files);
    RUN(manifests);
    RUN(digests);
    RUN(built_in_model);
    RUN(answers);
    RUN(misaligned_tensors);
    RUN(instruction_set_by_name);
    unlink(path);
    hs_buf_release(&good);
    return test_done();
}
