/* A price on a stressor, as of carbon, through the chain.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/price.h"
#include "op/engine.h"

#include <math.h>

typedef struct args {
    const char *file, *region, *stressor;
    double price, rate, tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    uint32_t region, stressor;
    double rate; // money of the table per unit of the stressor
    double *levy, *dp;
} work;

// Per tonne, when the table's units say how many tonnes and how much money; or as given.
static oml_rc
rate(work *w)
{
    const oml_iot *t = w->engine.t;
    w->rate = w->given->rate;
    if (w->given->rate != 0 && w->given->price != 0)
        return OML_FAIL(w->cx, OML_E_USAGE, "OML-PRI-01", N_("give --price or --rate, not both"));
    if (w->given->rate != 0)
        return OML_OK;
    if (!(w->given->price > 0))
        return OML_FAIL(w->cx, OML_E_USAGE, "OML-PRI-02", N_("say what a tonne costs, with --price"));
    const char *unit = oml_engine_unit(&t->stressors, w->stressor), *money = t->currency_unit;
    const double tonnes = oml_price_tonnes(unit), worth = oml_price_money(money);
    if (tonnes == 0 || worth == 0) {
        const oml_rc rc =
            OML_FAIL(w->cx, OML_E_INPUT, "OML-PRI-03", N_("a price per tonne cannot be made one of '%s' per '%s'"),
                     money == NULL ? "" : money, unit == NULL ? "" : unit);
        return OML_HINT(w->cx, rc, N_("give --rate: money of the table per unit of the stressor"));
    }
    w->rate = w->given->price * tonnes / worth;
    return OML_OK;
}

static void
show_prices(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"direct", N_("its own levy"), OML_CELL_REAL, "%", 4},
        {"total", N_("price rise"), OML_CELL_REAL, "%", 4},
    };
    const oml_iot *t = w->engine.t;
    oml_table *table = oml_doc_table(out, "prices", N_("rise of prices, when all of the levy is passed on"), columns,
                                     OML_COUNT(columns));
    for (size_t i = 0; i < t->n; i++) {
        oml_table_text(table, t->regions.code[t->row_region[i]]);
        oml_table_text(table, t->sectors.code[t->row_sector[i]]);
        oml_table_real(table, 100 * w->levy[i]);
        oml_table_real(table, 100 * w->dp[i]);
    }
}

static void
show_burden(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"levied", N_("levied here"), OML_CELL_REAL, NULL, 2},
        {"burden", N_("paid by its final users"), OML_CELL_REAL, NULL, 2},
        {"share", N_("of what they spend"), OML_CELL_REAL, "%", 4},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_iot *t = w->engine.t;
    const size_t R = t->regions.n;
    double *levied = OML_NEW(&w->cx->tmp, double, R), *paid = OML_NEW(&w->cx->tmp, double, R),
           *spent = OML_NEW(&w->cx->tmp, double, R), all[2] = {0};
    for (size_t i = 0; i < t->n; i++)
        levied[t->row_region[i]] += w->levy[i] * t->x[i];
    for (size_t c = 0; c < t->f; c++)
        for (size_t i = 0; i < t->n; i++) {
            paid[t->col_region[c]] += w->dp[i] * t->Y[i + c * t->n];
            spent[t->col_region[c]] += t->Y[i + c * t->n];
        }
    oml_table *table =
        oml_doc_table(out, "burden", N_("who pays, and where it is levied"), columns, OML_COUNT(columns));
    for (size_t r = 0; r < R; r++) {
        oml_table_text(table, t->regions.code[r]);
        oml_table_real(table, levied[r]);
        oml_table_real(table, paid[r]);
        oml_table_real(table, spent[r] == 0 ? (double)NAN : 100 * paid[r] / spent[r]);
        oml_table_text(table, t->currency_unit);
        all[0] += levied[r], all[1] += paid[r];
    }
    oml_doc_run(out, "levied", "%.9g", all[0]);
    oml_doc_run(out, "paid by final users", "%.9g", all[1]);
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const oml_iot *t = w->engine.t;
    OML_TRY(oml_engine_region(w->cx, &w->engine, w->given->region, &w->region));
    OML_TRY(oml_engine_stressor(w->cx, &w->engine, w->given->stressor, &w->stressor));
    OML_TRY(rate(w));
    w->levy = OML_NEW(&w->cx->tmp, double, t->n);
    w->dp = OML_NEW(&w->cx->tmp, double, t->n);
    oml_engine_intensity(t, w->stressor, w->levy);
    for (size_t i = 0; i < t->n; i++)
        w->levy[i] *= oml_engine_within(t, i, w->region, OML_ENGINE_ALL) ? w->rate : 0;
    OML_TRY(oml_price_change(w->cx, w->engine.solver, t->n, w->levy, w->dp, &w->engine.residual));
    show_burden(w, out);
    show_prices(w, out);
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("an upper bound, before anyone adapts: all is passed on, nobody buys anything else; households' "
                    "own emissions pay nothing"));
    oml_doc_run(out, "rate", "%.9g %s per %s", w->rate, t->currency_unit == NULL ? "" : t->currency_unit,
                oml_engine_unit(&t->stressors, w->stressor) == NULL ? "" : oml_engine_unit(&t->stressors, w->stressor));
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 1, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"stressor", OML_KIND_TEXT, OML_PARAM_REQUIRED, offsetof(args, stressor), N_("what is levied, by its code"), NULL},
    {"price", OML_KIND_REAL, 0, offsetof(args, price), N_("money per tonne, in the currency of the table"), NULL},
    {"rate", OML_KIND_REAL, 0, offsetof(args, rate),
     N_("instead: money of the table (its own unit) per unit of the stressor"), NULL},
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only levied in this region; otherwise everywhere"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_price_op = {
    .name = "table price",
    .family = OML_FAMILY_TABLE,
    .help = N_("what a price on carbon, or on any stressor, does to prices along the chain"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
