/* cmd_audit.c — hearsay audit: published editorial rules, checked against the records. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

struct auditing {
    hs_audit_rules rules;
    struct output out;
    hs_severity fail_on; /* HS_FIGURE: never */
    bool begun, first, found;
};

static hs_code begin(struct auditing *a, const struct options *o, hs_error *err)
{
    if (a->begun || !format_is(o, "sarif")) return HS_OK;
    a->begun = true;
    return hs_sarif_begin(output_sink(&a->out), err);
}

static hs_code write_record(struct auditing *a, struct item *it, hs_indicators *found, hs_error *err)
{
    HS_TRY(hs_indicators_json(found, &it->record, &it->record.indicators, &it->arena, err));
    HS_TRY(hs_record_write(&it->record, it->record.has_text, &it->out, err));
    return output_write(&a->out, it->out.p, it->out.n, err);
}

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    struct auditing *a = s->context;
    hs_sink sink = output_sink(&a->out);
    hs_indicators found;
    HS_TRY(hs_audit(&it->record, &a->rules, s->options->min_confidence, &found, &it->arena, err));
    for (size_t i = 0; i < found.n; i++) a->found |= a->fail_on != HS_FIGURE && found.v[i].severity >= a->fail_on;
    HS_TRY(begin(a, s->options, err));
    if (format_is(s->options, "records")) return write_record(a, it, &found, err);
    if (format_is(s->options, "sarif")) return hs_sarif_record(&it->record, &found, &a->first, sink, err);
    hs_code code = hs_write_audit(&it->record, &found, a->first, sink, err);
    a->first = false;
    return code;
}

/* A profile's name, or a file. False: said. */
static bool read_rules(struct auditing *a, struct options *o, int *rc)
{
    enum { MOST = 1 << 20 };
    hs_error err = {0};
    hs_audit_rules_default(&a->rules);
    if (!o->rules || hs_audit_profile(&a->rules, hs_cstr(o->rules))) return true;
    FILE *f = fopen(o->rules, "rb");
    char *text = f ? malloc(MOST) : NULL;
    size_t n = text ? fread(text, 1, MOST, f) : 0;
    bool read = text && !ferror(f) && n < MOST;
    if (f) fclose(f);
    *rc = EXIT_USAGE;
    if (!read) say_error(&o->console, o->rules, 0, f ? "these rules cannot be read" : "no such file of rules, nor a profile (default, ap, reuters, nyt, bbc)");
    bool good = read && hs_audit_rules_read(&a->rules, (hs_str){text, n}, &err) == HS_OK;
    if (read && !good) say_error(&o->console, o->rules, 0, err.message);
    free(text);
    return good;
}

static hs_code end(struct auditing *a, struct options *o, hs_error *err)
{
    HS_TRY(begin(a, o, err));
    if (format_is(o, "sarif")) HS_TRY(hs_sarif_end(output_sink(&a->out), err));
    return output_commit(&a->out, err);
}

static int run(struct options *o, struct auditing *a)
{
    hs_error err = {0};
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = add, .context = a};
    if (stream_run(&s) != HS_OK) return output_failed(&a->out, &o->console, &s.error);
    if (s.ok && end(a, o, &err) != HS_OK) return output_failed(&a->out, &o->console, &err);
    int rc = stream_exit(&s);
    return rc == EXIT_ALL && a->found ? EXIT_FOUND : rc;
}

int cmd_audit(struct options *o)
{
    struct auditing a = {.first = true, .fail_on = o->fail_on};
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    if (!read_rules(&a, o, &rc)) return rc;
    if (output_open(&a.out, o->output, &err) != HS_OK) say_error(&o->console, NULL, 0, err.message);
    else rc = run(o, &a);
    output_abandon(&a.out);
    return rc;
}
