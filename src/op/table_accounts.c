/* Accounts of a table: who emits, and for whom.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/accounts.h"
#include "format/csvfile.h"
#include "op/engine.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *region, *stressor, *by, *output;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    uint32_t region;
    size_t *which, k;
    bool by_sector;
    oml_accounts *a;
} work;

static const char *
stressor_code(const work *w, size_t s)
{
    return w->engine.t->stressors.code[w->which[s]];
}

static const char *
unit(const work *w, size_t s)
{
    return oml_engine_unit(&w->engine.t->stressors, w->which[s]);
}

// ---- the files --------------------------------------------------------------------------------------------------

static oml_rc
account_row(const work *w, oml_csvfile *f, oml_accounts_kind kind, size_t s, size_t r, size_t p)
{
    const oml_iot *t = w->engine.t;
    oml_csvfile_text(f, oml_accounts_name(kind));
    oml_csvfile_text(f, stressor_code(w, s));
    oml_csvfile_text(f, t->regions.code[r]);
    oml_csvfile_text(f, p == SIZE_MAX ? NULL : t->sectors.code[p]);
    oml_csvfile_real(f, oml_accounts_get(w->a, kind, s, r, p));
    oml_csvfile_text(f, unit(w, s));
    return oml_csvfile_end(w->cx, f);
}

static oml_rc
write_accounts(const work *w)
{
    const oml_iot *t = w->engine.t;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(w->cx, w->given->output, "accounts.csv", "account,stressor,region,sector,value,unit", &f));
    for (oml_accounts_kind kind = 0; kind < OML_ACCOUNTS_KINDS; kind++)
        for (size_t s = 0; s < w->k; s++)
            for (size_t r = 0; r < t->regions.n; r++) {
                if (w->region != OML_ENGINE_ALL && w->region != r)
                    continue;
                if (!w->by_sector || kind == OML_ACCOUNTS_HOUSEHOLDS) {
                    OML_TRY(account_row(w, f, kind, s, r, SIZE_MAX));
                    continue;
                }
                for (size_t p = 0; p < t->sectors.n; p++)
                    OML_TRY(account_row(w, f, kind, s, r, p));
            }
    return oml_csvfile_publish(w->cx, f);
}

static oml_rc
write_bilateral(const work *w)
{
    const oml_iot *t = w->engine.t;
    const size_t R = t->regions.n;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(w->cx, w->given->output, "bilateral.csv", "stressor,origin,consumer,value,unit", &f));
    for (size_t s = 0; s < w->k; s++)
        for (size_t o = 0; o < R; o++)
            for (size_t c = 0; c < R; c++) {
                if (w->region != OML_ENGINE_ALL && w->region != o && w->region != c)
                    continue;
                oml_csvfile_text(f, stressor_code(w, s));
                oml_csvfile_text(f, t->regions.code[o]);
                oml_csvfile_text(f, t->regions.code[c]);
                oml_csvfile_real(f, *oml_mat_at(w->a->flow, s * R + o, c));
                oml_csvfile_text(f, unit(w, s));
                OML_TRY(oml_csvfile_end(w->cx, f));
            }
    return oml_csvfile_publish(w->cx, f);
}

// Per head, of regions with a known population; households as their own account.
static oml_rc
write_per_capita(const work *w)
{
    const oml_iot *t = w->engine.t;
    if (t->population == NULL)
        return OML_OK;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(w->cx, w->given->output, "per_capita.csv", "account,stressor,region,value,unit", &f));
    for (oml_accounts_kind kind = 0; kind < OML_ACCOUNTS_KINDS; kind++)
        for (size_t s = 0; s < w->k; s++)
            for (size_t r = 0; r < t->regions.n; r++) {
                if ((w->region != OML_ENGINE_ALL && w->region != r) || !(t->population[r] > 0))
                    continue;
                oml_csvfile_text(f, oml_accounts_name(kind));
                oml_csvfile_text(f, stressor_code(w, s));
                oml_csvfile_text(f, t->regions.code[r]);
                oml_csvfile_real(f, oml_accounts_get(w->a, kind, s, r, SIZE_MAX) / t->population[r]);
                oml_csvfile_text(f, unit(w, s) == NULL ? NULL : oml_arena_printf(&w->cx->tmp, "%s/person", unit(w, s)));
                OML_TRY(oml_csvfile_end(w->cx, f));
            }
    return oml_csvfile_publish(w->cx, f);
}

// ---- the summary ------------------------------------------------------------------------------------------------

static void
show_regions(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"production", N_("production"), OML_CELL_REAL, NULL, 2},
        {"consumption", N_("consumption"), OML_CELL_REAL, NULL, 2},
        {"imports", N_("imports"), OML_CELL_REAL, NULL, 2},
        {"exports", N_("exports"), OML_CELL_REAL, NULL, 2},
        {"households", N_("households"), OML_CELL_REAL, NULL, 2},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"per_capita", N_("consumption per person"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
    };
    const oml_iot *t = w->engine.t;
    oml_table *table = oml_doc_table(out, "regions", N_("who emits, and for whom"), columns, OML_COUNT(columns));
    for (size_t s = 0; s < w->k; s++)
        for (size_t r = 0; r < t->regions.n; r++) {
            if (w->region != OML_ENGINE_ALL && w->region != r)
                continue;
            const double people = t->population == NULL ? (double)NAN : t->population[r];
            oml_table_text(table, stressor_code(w, s));
            oml_table_text(table, t->regions.code[r]);
            for (oml_accounts_kind kind = 0; kind < OML_ACCOUNTS_KINDS; kind++)
                oml_table_real(table, oml_accounts_get(w->a, kind, s, r, SIZE_MAX));
            oml_table_text(table, unit(w, s));
            oml_table_real(table, people > 0 ? oml_accounts_get(w->a, OML_ACCOUNTS_CONSUMPTION, s, r, SIZE_MAX) / people
                                             : (double)NAN);
        }
}

static void
show_world(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"production", N_("production"), OML_CELL_REAL, NULL, 2},
        {"consumption", N_("consumption"), OML_CELL_REAL, NULL, 2},
        {"households", N_("households"), OML_CELL_REAL, NULL, 2},
        {"unallocated", N_("in no product"), OML_CELL_REAL, NULL, 2},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_iot *t = w->engine.t;
    oml_table *table = oml_doc_table(out, "totals", N_("all regions together"), columns, OML_COUNT(columns));
    for (size_t s = 0; s < w->k; s++) {
        double all[OML_ACCOUNTS_KINDS] = {0};
        for (oml_accounts_kind kind = 0; kind < OML_ACCOUNTS_KINDS; kind++)
            for (size_t r = 0; r < t->regions.n; r++)
                all[kind] += oml_accounts_get(w->a, kind, s, r, SIZE_MAX);
        oml_table_text(table, stressor_code(w, s));
        oml_table_real(table, all[OML_ACCOUNTS_PRODUCTION]);
        oml_table_real(table, all[OML_ACCOUNTS_CONSUMPTION]);
        oml_table_real(table, all[OML_ACCOUNTS_HOUSEHOLDS]);
        oml_table_real(table, w->a->unallocated[s]);
        oml_table_text(table, unit(w, s));
    }
}

static void
remarks(const work *w, oml_doc *out)
{
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("households' direct stressors stand apart: they are in no account but their own"));
    for (size_t s = 0; s < w->k; s++) {
        if (w->a->unallocated[s] != 0)
            oml_doc_note(
                out, OML_NOTE_WARNING,
                N_("%s of %g is reported for sectors without output: it belongs to no product and is in no account"),
                stressor_code(w, s), w->a->unallocated[s]);
        if (fabs(w->a->closure[s]) > 1e-6)
            oml_doc_note(
                out, OML_NOTE_WARNING,
                N_("%s: all consumption is %+.2g %% off all production, as far as the table itself does not balance"),
                stressor_code(w, s), 100 * w->a->closure[s]);
    }
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const args *g = w->given;
    OML_TRY(oml_engine_region(w->cx, &w->engine, g->region, &w->region));
    OML_TRY(oml_engine_stressors(w->cx, &w->engine, g->stressor, &w->which, &w->k));
    OML_TRY(oml_engine_ready(w->cx, &w->engine, oml_accounts_rhs(w->engine.t, w->k, w->by_sector)));
    OML_TRY(oml_accounts_new(w->cx, w->engine.t, w->engine.solver, w->which, w->k, w->by_sector, &w->a));
    w->engine.residual = w->a->residual;
    if (g->output != NULL) {
        OML_TRY(oml_csvfile_folder(w->cx, g->output));
        OML_TRY(write_accounts(w));
        OML_TRY(write_bilateral(w));
        OML_TRY(write_per_capita(w));
    }
    show_world(w, out);
    if (g->region != NULL || g->stressor != NULL || w->k == 1)
        show_regions(w, out);
    remarks(w, out);
    if (g->output != NULL)
        oml_doc_note(out, OML_NOTE_REMARK, N_("accounts.csv and bilateral.csv are in %s"), g->output);
    if (g->output != NULL && w->engine.t->population == NULL)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("there is no per_capita.csv: the table has no population, which 'omloop table satellite "
                        "--population' adds"));
    oml_engine_say(w->cx, &w->engine, out);
    return g->output == NULL ? OML_OK : oml_engine_write(w->cx, out, g->output);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    if (strcmp(g->by, "region") != 0 && strcmp(g->by, "sector") != 0 && strcmp(g->by, "product") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-ACC-02", N_("accounts go by region, sector or product, not by '%s'"),
                        g->by);
    w.by_sector = g->output != NULL && strcmp(g->by, "region") != 0;
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 0, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_accounts_free(w.a);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"by", OML_KIND_TEXT, 0, offsetof(args, by),
     N_("detail of accounts.csv: region; or sector, which in a table of products is product"), "sector"},
    {"output", OML_KIND_FILE, 0, offsetof(args, output),
     N_("folder to write accounts.csv, bilateral.csv, per_capita.csv and run.csv in"), NULL},
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only this region, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("only this stressor, by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_accounts_op = {
    .name = "table accounts",
    .family = OML_FAMILY_TABLE,
    .help = N_("who emits, and for whom: production, consumption, imports, exports, origin by consumer"),
    .more =
        N_("Production is what a sector emits itself; consumption what is emitted anywhere for the products that a "
           "region's "
           "final users take; imports and exports the parts that cross the border. Households' direct stressors are an "
           "account of their own. Stressors may be jobs or value added as well as emissions."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
