/* Multipliers of a table: what one unit of final demand takes in the whole chain.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"
#include "economy/circuit.h"
#include "op/engine.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *region, *sector, *stressor, *pay, *spending;
    int64_t type;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    uint32_t region, sector, pay, spending;
    size_t *which, k; // k + 1 columns: the last is output itself
    oml_mat *S, *M, *M2;
} work;

// By code or name, exactly; the codes in use for it when none is given; OML_IOT_NONE when there is none.
static uint32_t
named(const oml_iot_names *names, const char *given, const char *const usual[], size_t n)
{
    for (size_t u = 0; u < (given == NULL ? n : 1); u++)
        for (size_t i = 0; i < names->n; i++) {
            const char *what = given == NULL ? usual[u] : given;
            if (strcmp(names->code[i], what) == 0 ||
                (names->name != NULL && names->name[i] != NULL && strcmp(names->name[i], what) == 0))
                return (uint32_t)i;
        }
    return OML_IOT_NONE;
}

// The label that was given, matched exactly or asked for again.
static oml_rc
no_label(work *w, const char *option, const char *given, const oml_iot_names *names, const char *which)
{
    oml_near near = {.word = given};
    for (size_t i = 0; i < names->n; i++)
        oml_near_offer(&near, names->code[i]);
    const oml_rc rc =
        OML_FAIL(w->cx, OML_E_NOTFOUND, "OML-MUL-04", N_("the table has no '%s' for --%s"), given, option);
    if (oml_near_best(&near) != NULL)
        return OML_HINT(w->cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
    return OML_HINT(w->cx, rc, N_("'omloop table info %s --table %s' lists them"), w->given->file, which);
}

static oml_rc
households(work *w)
{
    static const char *const pay[] = {"D1", "D.1", "D11_D12", "Compensation of employees", "compensation of employees"};
    static const char *const spending[] = {
        "P3_S14", "P.31/S14", "P31_S14", "c37", "Final consumption expenditure by households", "Household consumption",
        "HFCE"};
    const oml_iot *t = w->engine.t;
    w->pay = named(&t->primaries, w->given->pay, pay, OML_COUNT(pay));
    w->spending = named(&t->categories, w->given->spending, spending, OML_COUNT(spending));
    if (w->pay == OML_IOT_NONE && w->given->pay != NULL)
        return no_label(w, "pay", w->given->pay, &t->primaries, "primaries");
    if (w->spending == OML_IOT_NONE && w->given->spending != NULL)
        return no_label(w, "spending", w->given->spending, &t->categories, "categories");
    if (w->pay == OML_IOT_NONE || t->V == NULL) {
        const oml_rc rc =
            OML_FAIL(w->cx, OML_E_NOTFOUND, "OML-MUL-01", N_("the table has no primary input that is known to be pay"));
        return OML_HINT(w->cx, rc, N_("name it with --pay, as the table has it"));
    }
    if (w->spending == OML_IOT_NONE) {
        const oml_rc rc = OML_FAIL(w->cx, OML_E_NOTFOUND, "OML-MUL-02",
                                   N_("the table has no final demand that is known to be households'"));
        return OML_HINT(w->cx, rc, N_("name it with --spending, as the table has it"));
    }
    return OML_OK;
}

static oml_rc
compute(work *w)
{
    const oml_iot *t = w->engine.t;
    OML_TRY(oml_mat_new(w->cx, t->n, w->k + 1, &w->S));
    for (size_t s = 0; s < w->k; s++)
        oml_engine_intensity(t, w->which[s], oml_mat_at(w->S, 0, s));
    for (size_t i = 0; i < t->n; i++)
        *oml_mat_at(w->S, i, w->k) = 1;
    OML_TRY(oml_mat_copy(w->cx, w->S, &w->M));
    OML_TRY(oml_solver_multipliers(w->cx, w->engine.solver, w->M, &w->engine.residual));
    if (w->given->type == 1)
        return OML_OK;
    OML_TRY(households(w));
    OML_TRY(oml_mat_copy(w->cx, w->M, &w->M2));
    return oml_circuit_close(w->cx, t, w->engine.solver, w->pay, w->spending, w->M2, &w->engine.residual);
}

static void
show(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"direct", N_("direct"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"type1", N_("type I"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"ratio1", N_("type I over direct"), OML_CELL_REAL, NULL, 3},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"type2", N_("type II"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"ratio2", N_("type II over direct"), OML_CELL_REAL, NULL, 3},
    };
    const oml_iot *t = w->engine.t;
    const bool closed = w->M2 != NULL;
    oml_table *table = oml_doc_table(out, "multipliers", N_("per unit of final demand"), columns,
                                     closed ? OML_COUNT(columns) : OML_COUNT(columns) - 2);
    for (size_t s = 0; s <= w->k; s++)
        for (size_t i = 0; i < t->n; i++) {
            if (!oml_engine_within(t, i, w->region, w->sector) || (s == w->k && w->given->stressor != NULL))
                continue;
            const double direct = *oml_mat_at(w->S, i, s), one = *oml_mat_at(w->M, i, s);
            const char *unit = s < w->k ? oml_engine_unit(&t->stressors, w->which[s]) : t->currency_unit;
            oml_table_text(table, s < w->k ? t->stressors.code[w->which[s]] : "output");
            oml_table_text(table, t->regions.code[t->row_region[i]]);
            oml_table_text(table, t->sectors.code[t->row_sector[i]]);
            oml_table_real(table, direct);
            oml_table_real(table, one);
            oml_table_real(table, direct == 0 ? (double)NAN : one / direct);
            oml_table_text(table, unit == NULL || t->currency_unit == NULL
                                      ? unit
                                      : oml_arena_printf(&w->cx->tmp, "%s/%s", unit, t->currency_unit));
            if (closed) {
                oml_table_real(table, *oml_mat_at(w->M2, i, s));
                oml_table_real(table, direct == 0 ? (double)NAN : *oml_mat_at(w->M2, i, s) / direct);
            }
        }
    if (closed)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("type II re-spends pay (%s) as households spend now (%s), each region's own: an upper bound"),
                     t->primaries.code[w->pay], t->categories.code[w->spending]);
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const args *g = w->given;
    OML_TRY(oml_engine_region(w->cx, &w->engine, g->region, &w->region));
    OML_TRY(oml_engine_sector(w->cx, &w->engine, g->sector, &w->sector));
    if (w->engine.t->F != NULL || g->stressor != NULL)
        OML_TRY(oml_engine_stressors(w->cx, &w->engine, g->stressor, &w->which, &w->k));
    OML_TRY(compute(w));
    show(w, out);
    oml_doc_run(out, "type", "%d", (int)g->type);
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    if (g->type != 1 && g->type != 2)
        return OML_FAIL(cx, OML_E_USAGE, "OML-MUL-03", N_("multipliers are of type 1 or 2"));
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 1, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_mat_free(w.S), oml_mat_free(w.M), oml_mat_free(w.M2);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"type", OML_KIND_INT, 0, offsetof(args, type), N_("1: suppliers; 2: what people earn there is spent again too"),
     "1"},
    {"pay", OML_KIND_TEXT, 0, offsetof(args, pay), N_("the primary input that is pay, for type 2"), NULL},
    {"spending", OML_KIND_TEXT, 0, offsetof(args, spending), N_("the final demand that is households', for type 2"),
     NULL},
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only this region, by its code"), NULL},
    {"sector", OML_KIND_TEXT, 0, offsetof(args, sector), N_("only this sector, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("only this stressor, by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_multipliers_op = {
    .name = "table multipliers",
    .family = OML_FAMILY_TABLE,
    .help = N_("what one unit of final demand takes in the whole chain"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
