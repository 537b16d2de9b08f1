/* The supply chains behind a footprint, one by one.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/spa.h"
#include "op/engine.h"
#include "op/footprint.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *region, *sector, *stressor;
    double above, tolerance;
    int64_t top;
} args;

// "BE/C28 < DE/C24": the product, then who supplies it, then who supplies that.
static const char *
chain(oml_cx *cx, const oml_iot *t, const oml_spa_path *p)
{
    OML_BUF_AUTO text = {0};
    for (uint32_t i = 0; i < p->n; i++)
        oml_buf_printf(&text, "%s%s/%s", i == 0 ? "" : " < ", t->regions.code[t->row_region[p->node[i]]],
                       t->sectors.code[t->row_sector[p->node[i]]]);
    return oml_arena_textn(&cx->tmp, text.s == NULL ? "" : text.s, text.n);
}

static void
show_paths(oml_cx *cx, const oml_iot *t, const oml_spa *p, const char *unit, size_t top, oml_doc *out)
{
    const oml_column columns[] = {
        {"path", N_("from the product to who emits"), OML_CELL_TEXT, NULL, 0},
        {"length", N_("steps"), OML_CELL_INT, NULL, 0},
        {"value", N_("emitted at its end"), OML_CELL_REAL, unit, 4},
        {"percent", N_("of the footprint, in %"), OML_CELL_REAL, NULL, 3},
        {"below", N_("with all suppliers beyond it"), OML_CELL_REAL, unit, 4},
    };
    oml_table *table = oml_doc_table(out, "paths", N_("the largest paths"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->n && (top == 0 || i < top); i++) {
        const oml_spa_path *path = &p->path[i];
        oml_table_text(table, chain(cx, t, path));
        oml_table_int(table, (int64_t)path->n - 1);
        oml_table_real(table, path->value);
        oml_table_real(table, 100 * path->value / p->footprint);
        oml_table_real(table, path->below);
    }
}

static void
row(oml_table *t, const char *word, double value, double whole)
{
    oml_table_word(t, word);
    oml_table_real(t, value);
    oml_table_real(t, 100 * value / whole);
}

static void
show_coverage(const oml_spa *p, const char *unit, oml_doc *out)
{
    const oml_column columns[] = {
        {"part", N_("part"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, unit, 4},
        {"percent", N_("of the footprint, in %"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = oml_doc_table(out, "coverage", N_("paths and tail are the footprint"), columns, OML_COUNT(columns));
    row(t, N_("footprint"), p->footprint, p->footprint);
    row(t, N_("all paths above the threshold"), p->covered, p->footprint);
    row(t, N_("tail: smaller ones met on the way"), p->small, p->footprint);
    row(t, N_("tail: in chains too small to enter"), p->pruned, p->footprint);
}

static oml_rc
answer(oml_cx *cx, oml_engine *engine, const args *a, oml_spa **p, oml_doc *out)
{
    oml_footprint f;
    OML_TRY(oml_footprint_of(cx, engine, a->stressor, a->region, a->sector, &f));
    OML_TRY(oml_spa_new(cx, engine->t, engine->solver, f.s, f.y, a->above, p));
    engine->residual = (*p)->residual;
    oml_doc_text(out, N_("paths of at least %g of the footprint: %zu; there are no others"), a->above, (*p)->n);
    show_paths(cx, engine->t, *p, f.unit, (size_t)a->top, out);
    show_coverage(*p, f.unit, out);
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("households' direct stressors stand apart: they are in no account but their own"));
    oml_engine_say(cx, engine, out);
    oml_doc_run(out, "above", "%g", a->above);
    oml_doc_run(out, "visited", "%zu", (*p)->visited);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    if (a->top < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EFF-02", N_("a number of rows cannot be less than zero"));
    oml_engine engine;
    OML_AUTO(spa) *p = NULL;
    oml_rc rc = oml_engine_open(cx, a->file, a->tolerance, 1, &engine);
    if (rc == OML_OK)
        rc = answer(cx, &engine, a, &p, out);
    oml_engine_done(&engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    OML_FOOTPRINT_PARAMS(args),
    {"above", OML_KIND_REAL, 0, offsetof(args, above), N_("every path of at least this part of the footprint"), "1e-4"},
    {"top", OML_KIND_INT, 0, offsetof(args, top), N_("show so many of them; 0: all"), "50"},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_paths_op = {
    .name = "table paths",
    .family = OML_FAMILY_TABLE,
    .help = N_("structural path analysis: the supply chains behind a footprint, complete above a threshold"),
    .more = N_("A path runs from what final users buy, over its suppliers and theirs, to who emits. The search turns "
               "back only "
               "where all that lies beyond cannot reach the threshold, so no path above it is missing, and what is not "
               "listed is "
               "known: paths and tail are the footprint."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
