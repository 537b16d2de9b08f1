/* Stressors of a table added up in a common unit, by factors from a sheet.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"
#include "economy/characterise.h"
#include "format/iotfile.h"
#include "format/sheet.h"
#include "op/engine.h"
#include "op/records.h"
#include "text/number.h"

#include <string.h>

typedef struct args {
    const char *file, *factors, *method, *output;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    oml_characterise_factor *factor;
    const char **source;
    size_t n;
} work;

enum { MOST = 20000 }; // factors of one method

static const char *
text_of(const work *w, oml_cell_text cell)
{
    return oml_arena_textn(&w->cx->tmp, cell.s, cell.n);
}

// The rows of the method asked for.
static oml_rc
read_factors(work *w)
{
    enum { METHOD, STRESSOR, UNLESS, FACTOR, SOURCE, COLUMNS };
    static const char *const names[] = {"method", "stressor", "unless", "factor", "source"};
    OML_AUTO(sheet) *s = NULL;
    oml_near near = {.word = w->given->method};
    size_t at[COLUMNS];
    OML_TRY(oml_sheet_open(w->cx, w->given->factors, NULL, &s));
    OML_TRY(oml_sheet_need(w->cx, s, names, COLUMNS, at));
    w->factor = OML_NEW(&w->cx->tmp, oml_characterise_factor, MOST);
    w->source = OML_NEW(&w->cx->tmp, const char *, MOST);
    for (;;) {
        const oml_cell_text *cells;
        double factor;
        OML_TRY(oml_sheet_next(w->cx, s, &cells));
        if (cells == NULL)
            break;
        oml_near_offer(&near, text_of(w, cells[at[METHOD]]));
        if (strcmp(text_of(w, cells[at[METHOD]]), w->given->method) != 0)
            continue;
        if (w->n == MOST || !oml_number_parse(cells[at[FACTOR]].s, cells[at[FACTOR]].n, &factor))
            return OML_FAIL_AT(w->cx, OML_E_PARSE, "OML-CHA-04", oml_sheet_place(s, at[FACTOR]),
                               N_("'%s' is no factor"), text_of(w, cells[at[FACTOR]]));
        w->source[w->n] = text_of(w, cells[at[SOURCE]]);
        w->factor[w->n++] =
            (oml_characterise_factor){text_of(w, cells[at[STRESSOR]]), text_of(w, cells[at[UNLESS]]), factor};
    }
    if (w->n > 0)
        return OML_OK;
    const oml_rc rc = OML_FAIL(w->cx, OML_E_NOTFOUND, "OML-CHA-05", N_("'%s' has no method '%s'"), w->given->factors,
                               w->given->method);
    return oml_near_best(&near) == NULL ? rc : OML_HINT(w->cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
}

static void
show(const work *w, const double weight[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"factor", N_("factor"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"weight", N_("per unit of the table"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"source", N_("source"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_iot *t = w->engine.t;
    oml_table *table = oml_doc_table(out, "factors", N_("what counts, and for how much"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < w->n; i++) {
        const uint32_t s = oml_iot_find(&t->stressors, w->factor[i].stressor);
        if (s == OML_IOT_NONE || weight[s] == 0)
            continue;
        oml_table_text(table, w->factor[i].stressor);
        oml_table_real(table, w->factor[i].factor);
        oml_table_real(table, weight[s]);
        oml_table_text(table, oml_engine_unit(&t->stressors, s));
        oml_table_text(table, w->source[i]);
    }
    oml_doc_note(out, OML_NOTE_REMARK, N_("stressors that are not in this list do not count"));
}

// "GWP100_AR6 = 1 CO2 + 27 CH4 in t CO2e per t (IPCC AR6 ...)": stays with the table, and with what is computed of it.
static oml_rc
add_note(const work *w, const double weight[], oml_iot *made)
{
    const oml_iot *t = w->engine.t;
    OML_BUF_AUTO b = {0};
    const char *sources = NULL;
    for (size_t i = 0; i < w->n; i++) {
        const uint32_t s = oml_iot_find(&t->stressors, w->factor[i].stressor);
        if (s == OML_IOT_NONE || weight[s] == 0)
            continue;
        oml_buf_printf(&b, "%s%g %s", b.n == 0 ? "" : " + ", w->factor[i].factor, w->factor[i].stressor);
        oml_records_also(&w->cx->tmp, &sources, w->source[i]);
    }
    OML_TRY(oml_buf_check(w->cx, &b));
    made->notes = OML_NEW(&w->cx->tmp, const char *, t->n_notes + 1);
    for (size_t i = 0; i < t->n_notes; i++)
        made->notes[i] = t->notes[i];
    made->notes[t->n_notes] =
        oml_arena_printf(&w->cx->tmp, "%s = %s, t CO2e / t (%s)", w->given->method, b.s == NULL ? "" : b.s, sources);
    made->n_notes = t->n_notes + 1;
    return OML_OK;
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const oml_iot *t = w->engine.t;
    OML_TRY(read_factors(w));
    if (oml_iot_find(&t->stressors, w->given->method) != OML_IOT_NONE)
        return OML_FAIL(w->cx, OML_E_INPUT, "OML-CHA-06", N_("the table has a stressor '%s' already"),
                        w->given->method);
    double *weight = OML_NEW(&w->cx->tmp, double, t->stressors.n + 1);
    OML_TRY(oml_characterise_weights(w->cx, &t->stressors, w->factor, w->n, weight));
    oml_iot *more = oml_characterise_table(w->cx, t, weight, w->given->method, "t CO2e");
    OML_TRY(add_note(w, weight, more));
    OML_TRY(oml_iotfile_write(w->cx, w->given->output, more));
    show(w, weight, out);
    oml_doc_run(out, "method", "%s", w->given->method);
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 0, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"factors", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, factors),
     N_("a CSV sheet method,stressor,unless,factor,source; gwp100.csv in data/characterisation is one"), NULL},
    {"method", OML_KIND_TEXT, 0, offsetof(args, method), N_("which method of the sheet"), "GWP100_AR6"},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, output),
     N_("the table with the sum as one stressor more, T.iot"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_characterise_op = {
    .name = "table characterise",
    .family = OML_FAMILY_TABLE,
    .help = N_("add stressors up in tonnes of CO2 equivalent, as a stressor of its own"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
