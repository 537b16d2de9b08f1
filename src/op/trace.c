/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/trace.h"

#include "base/time.h"
#include "base/tr.h"
#include "op/records.h"
#include "store/log.h"
#include "text/number.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define OML_TRACER(name) extern const oml_tracer oml_##name##_tracer;
#include "op/tracers.def"
#undef OML_TRACER

const oml_tracer *const oml_tracers[] = {
#define OML_TRACER(name) &oml_##name##_tracer,
#include "op/tracers.def"
#undef OML_TRACER
};
const size_t oml_tracer_count = OML_COUNT(oml_tracers);

// A leaf has everything; a computed step leaves empty what is below `unit`.
typedef struct step {
    int depth;
    const char *figure;
    double value;
    const char *text, *shown; // the value where it is no number, and as people read it
    const char *unit, *how;
    const char *period, *geography, *perspective, *method, *source, *place, *changed;
    bool illustrative, tells_change;
    struct step *next;
} step;

struct oml_trace {
    oml_arena *arena;
    oml_lang lang;
    step *first, *last;
};

static step *
append(oml_trace *t, int depth, const char *figure, double value, const char *unit)
{
    step *s = OML_NEW(t->arena, step, 1);
    s->depth = depth;
    s->figure = figure == NULL ? NULL : oml_arena_text(t->arena, figure);
    s->value = value;
    s->unit = unit == NULL ? NULL : oml_arena_text(t->arena, unit);
    if (t->last == NULL)
        t->first = s;
    else
        t->last->next = s;
    return t->last = s;
}

void
oml_trace_step(oml_trace *t, int depth, const char *figure, double value, const char *unit, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *how = oml_tr_vprintf(t->arena, t->lang, format, args);
    va_end(args);
    append(t, depth, figure, value, unit)->how = how;
}

// ---- records as leaves ------------------------------------------------------------------------------------------

// The value of a field that this noun may not have.
static const char *
may_have(const oml_record *r, const char *field)
{
    return oml_noun_field(r->noun, field) < r->noun->n_fields ? oml_record_get(r, field) : NULL;
}

// The first of `fields` that the noun has and this record fills; NULL when there is none.
static const char *
first_filled(const oml_record *r, const char *const fields[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (may_have(r, fields[i]) != NULL)
            return fields[i];
    return NULL;
}

static bool
is_number(const oml_field *f)
{
    return f->kind == OML_FIELD_REAL || f->kind == OML_FIELD_INT || f->kind == OML_FIELD_MONEY;
}

// What a record is mainly about: its number when it has one, else its name.
static const char *
main_field(const oml_record *r)
{
    static const char *const numbers[] = {"value", "share", "committed", "strength", "points", "weight"};
    static const char *const names[] = {"title_nl", "statement_nl", "label_nl", "text_nl", "name",
                                        "title",    "planned",      "date",     "status"};
    for (size_t i = 0; i < OML_COUNT(numbers); i++) {
        const size_t at = oml_noun_field(r->noun, numbers[i]);
        if (at < r->noun->n_fields && is_number(&r->noun->fields[at]) && r->value[at] != NULL)
            return numbers[i];
    }
    const char *name = first_filled(r, names, OML_COUNT(names));
    return name == NULL ? "code" : name;
}

// A value that is no number as people read it: a text in their language, a word of a list translated.
static const char *
readable(const oml_trace *t, const oml_record *r, size_t field)
{
    size_t en;
    if (t->lang == OML_EN && oml_noun_pair(r->noun, field, &en) && r->value[en] != NULL)
        return r->value[en];
    if (r->noun->fields[field].kind == OML_FIELD_ENUM && r->value[field] != NULL)
        return oml_doc_word(t->arena, t->lang, r->value[field]);
    return r->value[field];
}

// Who last changed the record, when and why. People see it of the record they asked for, and of those that were changed
// since they were brought in.
static oml_rc
last_change(oml_cx *cx, oml_session *s, const oml_trace *t, const oml_record *r, step *leaf)
{
    const oml_log_filter filter = {.noun = r->noun->name, .code = oml_records_code(r), .last = 1};
    oml_entry *entries;
    size_t n;
    OML_TRY(oml_log_list(cx, s->store, &filter, &entries, &n));
    if (n == 0)
        return OML_OK;
    char date[OML_TIME_DATE];
    oml_time_print_date(entries[0].when, date);
    const char *why = entries[0].why;
    leaf->changed = why == NULL
                        ? oml_arena_printf(t->arena, "%s %s (%s)", date, entries[0].op, entries[0].who)
                        : oml_arena_printf(t->arena, "%s %s (%s: %s)", date, entries[0].op, entries[0].who, why);
    const bool brought_in = strcmp(entries[0].op, "init") == 0 || strcmp(entries[0].op, "import") == 0;
    leaf->tells_change = leaf->depth == 0 || !brought_in;
    return OML_OK;
}

// What a record does not say of itself, those it belongs to say: a cell has the unit and year of its account, the
// geography of its table, the perspective of its metric.
static oml_rc
complete(oml_cx *cx, oml_session *s, const oml_record *r, bool measured, step *leaf)
{
    static const struct {
        const char *noun, *owner;
    } belongs[] = {{"flow", "origin"}, {"account", "iotable"}, {"account", "metric"}};
    for (size_t i = 0; i < OML_COUNT(belongs); i++) {
        if (strcmp(r->noun->name, belongs[i].noun) != 0)
            continue;
        const oml_field *f = &r->noun->fields[oml_noun_field(r->noun, belongs[i].owner)];
        const char *code = oml_record_get(r, f->name);
        oml_record owner;
        bool found = false;
        if (code != NULL)
            OML_TRY(oml_store_find(cx, s->store, oml_noun_find(f->of), code, &owner, &found));
        if (!found)
            continue;
        if (leaf->unit == NULL && measured)
            leaf->unit = may_have(&owner, "unit");
        if (leaf->period == NULL)
            leaf->period = may_have(&owner, "year");
        if (leaf->geography == NULL)
            leaf->geography = may_have(&owner, "geography");
        if (leaf->perspective == NULL)
            leaf->perspective = may_have(&owner, "perspective");
        OML_TRY(complete(cx, s, &owner, measured, leaf));
    }
    return OML_OK;
}

oml_rc
oml_trace_record(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_record *r, const char *field)
{
    const char *usual = main_field(r), *code = oml_records_code(r);
    if (field == NULL)
        field = usual;
    // Of a baseline its own year, where the noun tells it.
    const char *const periods[] = {oml_arena_printf(&cx->tmp, "%s_year", field), "period", "year", "date",
                                   "valid_from"};
    const size_t at = oml_noun_field(r->noun, field);
    assert(at < r->noun->n_fields && code != NULL);
    const oml_field *f = &r->noun->fields[at];
    const char *figure = strcmp(field, usual) == 0 ? oml_arena_printf(t->arena, "%s/%s", r->noun->name, code)
                                                   : oml_arena_printf(t->arena, "%s/%s/%s", r->noun->name, code, field);
    const char *unit = f->kind == OML_FIELD_MONEY ? "EUR" : f->kind == OML_FIELD_REAL ? may_have(r, "unit") : NULL;
    step *leaf = append(t, depth, figure, is_number(f) ? oml_record_number(r, field) : (double)NAN, unit);
    if (!is_number(f)) {
        leaf->text = r->value[at];
        leaf->shown = readable(t, r, at);
    }
    const char *period = first_filled(r, periods, OML_COUNT(periods));
    leaf->period = period == NULL || strcmp(period, field) == 0 ? NULL : may_have(r, period);
    leaf->geography = may_have(r, "geography");
    leaf->perspective = may_have(r, "perspective");
    leaf->method = may_have(r, "method");
    leaf->source = may_have(r, "source");
    leaf->place = may_have(r, "place");
    leaf->illustrative = oml_record_is(r, "illustrative", "1");
    OML_TRY(complete(cx, s, r, f->kind == OML_FIELD_REAL, leaf));
    return last_change(cx, s, t, r, leaf);
}

// ---- a record asked for by itself -------------------------------------------------------------------------------

// One step for every other record that this one names, so that the reader can walk on.
static oml_rc
neighbours(oml_cx *cx, oml_session *s, oml_trace *t, const oml_record *r)
{
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        const oml_field *f = &r->noun->fields[i];
        if (f->kind != OML_FIELD_REF || r->value[i] == NULL || strcmp(f->name, "source") == 0)
            continue;
        oml_record other;
        bool found;
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find(f->of), r->value[i], &other, &found));
        if (found)
            OML_TRY(oml_trace_record(cx, s, t, 1, &other, NULL));
    }
    return OML_OK;
}

// NOUN/CODE or NOUN/CODE/FIELD; codes may hold slashes, so the whole rest is tried as a code first.
static oml_rc
as_record(oml_cx *cx, oml_session *s, const oml_noun *noun, const char *rest, oml_trace *t)
{
    oml_record r;
    bool found;
    const char *field = NULL;
    OML_TRY(oml_store_find(cx, s->store, noun, rest, &r, &found));
    const char *slash = strrchr(rest, '/');
    if (!found && slash != NULL && oml_noun_field(noun, slash + 1) < noun->n_fields) {
        field = slash + 1;
        OML_TRY(
            oml_store_find(cx, s->store, noun, oml_arena_textn(&cx->tmp, rest, (size_t)(slash - rest)), &r, &found));
    }
    if (!found) // says the same, with codes that come near
        return oml_store_get(cx, s->store, noun, rest, &r);
    OML_TRY(oml_trace_record(cx, s, t, 0, &r, field));
    return neighbours(cx, s, t, &r);
}

// ---- the whole --------------------------------------------------------------------------------------------------

oml_rc
oml_trace_unknown(oml_cx *cx, const char *figure)
{
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-TRA-01", N_("there is no figure '%s'"), figure);
    return OML_HINT(cx, rc, N_("'omloop explain AGENDA' lists the forms of figures"));
}

static const oml_tracer *
family_of(const char *figure, size_t n)
{
    for (size_t i = 0; i < oml_tracer_count; i++)
        if (strlen(oml_tracers[i]->family) == n && memcmp(oml_tracers[i]->family, figure, n) == 0)
            return oml_tracers[i];
    return NULL;
}

static oml_rc
walk(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    const size_t n = strcspn(figure, "/");
    const char *rest = figure[n] == '/' ? figure + n + 1 : "";
    const oml_tracer *tracer = family_of(figure, n);
    const oml_noun *noun = oml_noun_find(oml_arena_textn(&cx->tmp, figure, n));
    if (tracer != NULL) {
        const oml_rc rc = tracer->trace(cx, s, rest, t);
        // A family may bear a noun's name: `round/R1/6.2/impact` is computed, `round/R1` is a record.
        if (rc != OML_E_NOTFOUND || noun == NULL)
            return rc;
        oml_cx_clear(cx);
        t->first = t->last = NULL;
    }
    if (noun != NULL && *rest != '\0')
        return as_record(cx, s, noun, rest, t);
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-TRA-02",
                               N_("'%s' is no figure: there is neither a family nor a noun of that name"), figure);
    return OML_HINT(cx, rc, N_("'omloop explain AGENDA' lists the forms of figures"));
}

// Decimals that show a number well: all of a stored one's, of a computed one those of its first five digits.
static int
digits_of(double x, bool stored)
{
    char text[64];
    if (stored)
        oml_number_print(x, text);
    else
        snprintf(text, sizeof text, "%.*f", x == 0 ? 0 : (int)fmin(12, fmax(0, 4 - floor(log10(fabs(x))))), x);
    const char *point = strchr(text, '.');
    if (point == NULL)
        return 0;
    size_t n = strspn(point + 1, "0123456789");
    while (n > 0 && point[n] == '0')
        n--;
    return (int)n;
}

// In brackets what a leaf's value is about: (2015, BE, measured), then its source.
static void
about(const oml_trace *t, const step *s, oml_buf *b)
{
    const char *const words[] = {s->period, s->geography,
                                 s->perspective == NULL ? NULL : oml_doc_word(t->arena, t->lang, s->perspective),
                                 s->method == NULL ? NULL : oml_doc_word(t->arena, t->lang, s->method),
                                 s->illustrative ? oml_tr(t->lang, N_("illustrative")) : NULL};
    size_t before = 0;
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (words[i] != NULL)
            oml_buf_printf(b, "%s%s", before++ == 0 ? " (" : ", ", words[i]);
    if (before > 0)
        oml_buf_char(b, ')');
    if (s->source != NULL)
        oml_buf_printf(b, " [%s%s%s]", s->source, s->place == NULL ? "" : ": ", s->place == NULL ? "" : s->place);
    if (s->tells_change)
        oml_buf_printf(b, "; %s %s", oml_tr(t->lang, N_("last changed")), s->changed);
}

// The step in one line for people: `figure = value unit: how`, `how = value`, or of a leaf `figure = value (about)`.
static const char *
line(const oml_trace *t, const step *s)
{
    OML_BUF_AUTO b = {0};
    const char *name = s->figure != NULL ? s->figure : s->how;
    oml_buf_text(&b, name == NULL ? "" : name);
    if (!isnan(s->value) || s->shown != NULL)
        oml_buf_text(&b, " = ");
    if (!isnan(s->value))
        oml_doc_number(t->lang, s->value, digits_of(s->value, s->how == NULL), &b);
    else if (s->shown != NULL)
        oml_buf_text(&b, s->shown);
    if (s->unit != NULL)
        oml_buf_printf(&b, " %s", s->unit);
    if (s->how != NULL && s->figure != NULL)
        oml_buf_printf(&b, ": %s", s->how);
    about(t, s, &b);
    return oml_arena_text(t->arena, b.s == NULL ? "" : b.s);
}

// A cell that may be empty, of a fixed list of words.
static void
word(oml_table *t, const char *s)
{
    if (s == NULL)
        oml_table_empty(t);
    else
        oml_table_word(t, s);
}

static void
outline(oml_trace *t, oml_doc *out)
{
    static const oml_column columns[] = {
        {"level", NULL, OML_CELL_INT, NULL, 0},      {"step", NULL, OML_CELL_TEXT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},    {"value", NULL, OML_CELL_REAL, NULL, 4},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},      {"unit", NULL, OML_CELL_TEXT, NULL, 0},
        {"how", NULL, OML_CELL_TEXT, NULL, 0},       {"period", NULL, OML_CELL_TEXT, NULL, 0},
        {"geography", NULL, OML_CELL_TEXT, NULL, 0}, {"perspective", NULL, OML_CELL_TEXT, NULL, 0},
        {"method", NULL, OML_CELL_TEXT, NULL, 0},    {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"place", NULL, OML_CELL_TEXT, NULL, 0},     {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"changed", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *table = oml_doc_table(out, "trace", NULL, columns, OML_COUNT(columns));
    for (const step *s = t->first; s != NULL; s = s->next) {
        oml_table_int(table, s->depth);
        oml_table_text(table, line(t, s));
        oml_table_text(table, s->figure);
        oml_table_real(table, s->value);
        oml_table_text(table, s->text);
        oml_table_text(table, s->unit);
        oml_table_text(table, s->how);
        oml_table_text(table, s->period);
        oml_table_text(table, s->geography);
        word(table, s->perspective);
        word(table, s->method);
        oml_table_text(table, s->source);
        oml_table_text(table, s->place);
        oml_table_bool(table, s->illustrative);
        oml_table_text(table, s->changed);
    }
}

// Every source once, in the order in which the walk met them.
static oml_rc
sources(oml_cx *cx, oml_session *s, const oml_trace *t, oml_doc *out)
{
    static const oml_column columns[] = {
        {"source", NULL, OML_CELL_TEXT, NULL, 0}, {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"author", NULL, OML_CELL_TEXT, NULL, 0}, {"year", NULL, OML_CELL_TEXT, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},   {"licence", NULL, OML_CELL_TEXT, NULL, 0},
        {"url", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *table = NULL;
    for (const step *at = t->first; at != NULL; at = at->next) {
        bool seen = at->source == NULL, found;
        for (const step *before = t->first; before != at && !seen; before = before->next)
            seen = before->source != NULL && strcmp(before->source, at->source) == 0;
        oml_record r;
        if (seen)
            continue;
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find("source"), at->source, &r, &found));
        if (!found)
            continue;
        if (table == NULL)
            table = oml_doc_table(out, "sources", N_("sources of this figure"), columns, OML_COUNT(columns));
        oml_table_text(table, at->source);
        oml_table_text(table, oml_record_get(&r, "title"));
        oml_table_text(table, oml_record_get(&r, "author"));
        oml_table_text(table, oml_record_get(&r, "year"));
        oml_table_word(table, oml_record_get(&r, "kind"));
        oml_table_text(table, oml_record_get(&r, "licence"));
        oml_table_text(table, oml_record_get(&r, "url"));
    }
    return OML_OK;
}

static void
notes(const oml_trace *t, oml_doc *out)
{
    for (const step *s = t->first; s != NULL; s = s->next) {
        if (s->illustrative)
            oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                         N_("this figure rests on values that were made up for demonstration"));
        if (s->method != NULL && (strcmp(s->method, "modelled") == 0 || strcmp(s->method, "estimated") == 0))
            oml_doc_note(out, OML_NOTE_ESTIMATE, N_("this figure rests on modelled or estimated values"));
    }
}

oml_rc
oml_trace_figure(oml_cx *cx, oml_session *s, const char *figure, oml_doc *out)
{
    oml_trace t = {.arena = out->arena, .lang = out->lang};
    OML_TRY(walk(cx, s, figure, &t));
    outline(&t, out);
    OML_TRY(sources(cx, s, &t, out));
    notes(&t, out);
    return oml_records_run(cx, s, out);
}
