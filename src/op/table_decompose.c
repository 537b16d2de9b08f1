/* Why a footprint changed between two tables.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/sda.h"
#include "op/footprint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct args {
    const char *file, *later, *region, *sector, *stressor;
    double tolerance;
    int64_t top;
} args;

static void
show_terms(const oml_sda *d, const char *unit, oml_doc *out)
{
    const oml_column columns[] = {
        {"term", N_("because of"), OML_CELL_TEXT, NULL, 0},
        {"first", N_("first polar form"), OML_CELL_REAL, unit, 4},
        {"second", N_("second polar form"), OML_CELL_REAL, unit, 4},
        {"mean", N_("mean"), OML_CELL_REAL, unit, 4},
        {"percent", N_("of the footprint before, in %"), OML_CELL_REAL, NULL, 2},
    };
    oml_table *t = oml_doc_table(out, "terms", N_("why the footprint changed"), columns, OML_COUNT(columns));
    for (size_t e = 0; e < OML_SDA_TERMS; e++) {
        const double mean = (d->first[e] + d->second[e]) / 2;
        oml_table_word(t, oml_sda_name((oml_sda_term)e));
        oml_table_real(t, d->first[e]);
        oml_table_real(t, d->second[e]);
        oml_table_real(t, mean);
        oml_table_real(t, 100 * mean / d->before);
    }
    const double change = d->after - d->before;
    oml_table_word(t, N_("all together"));
    for (size_t k = 0; k < 3; k++)
        oml_table_real(t, change);
    oml_table_real(t, 100 * change / d->before);
}

typedef struct place {
    double size;
    size_t row;
} place;

static int
by_size(const void *a, const void *b)
{
    const place *p = a, *q = b;
    if (p->size != q->size)
        return p->size > q->size ? -1 : 1;
    return p->row < q->row ? -1 : p->row > q->row;
}

static void
show_rows(oml_cx *cx, const oml_iot *t, const oml_sda *d, const char *unit, size_t top, oml_doc *out)
{
    const oml_column columns[] = {
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"intensity", N_("it emits less or more per unit"), OML_CELL_REAL, unit, 4},
        {"technology", N_("its inputs"), OML_CELL_REAL, unit, 4},
        {"demand", N_("what is asked of it"), OML_CELL_REAL, unit, 4},
    };
    place *order = OML_NEW(&cx->tmp, place, d->n);
    for (size_t j = 0; j < d->n; j++)
        order[j] = (place){fabs(d->mean[0][j]) + fabs(d->mean[1][j]) + fabs(d->mean[2][j]), j};
    qsort(order, d->n, sizeof *order, by_size);
    oml_table *table = oml_doc_table(out, "rows", N_("where, by the mean of both forms; the largest first"), columns,
                                     OML_COUNT(columns));
    for (size_t k = 0; k < d->n && (top == 0 || k < top); k++) {
        const size_t j = order[k].row;
        oml_table_text(table, t->regions.code[t->row_region[j]]);
        oml_table_text(table, t->sectors.code[t->row_sector[j]]);
        for (size_t e = 0; e < OML_SDA_TERMS; e++)
            oml_table_real(table, d->mean[e][j]);
    }
}

static oml_rc
side(oml_cx *cx, const oml_engine *e, const args *a, oml_footprint *f, oml_sda_side *out)
{
    OML_TRY(oml_footprint_of(cx, e, a->stressor, a->region, a->sector, f));
    *out = (oml_sda_side){e->t, e->solver, f->s, f->y};
    return OML_OK;
}

static oml_rc
answer(oml_cx *cx, oml_engine e[2], const args *a, oml_sda **d, oml_doc *out)
{
    oml_footprint f[2];
    oml_sda_side sides[2];
    for (size_t i = 0; i < 2; i++)
        OML_TRY(side(cx, &e[i], a, &f[i], &sides[i]));
    const char *unit[2] = {f[0].unit == NULL ? "" : f[0].unit, f[1].unit == NULL ? "" : f[1].unit};
    if (strcmp(unit[0], unit[1]) != 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-SDA-02", N_("the stressor is in %s in one table and in %s in the other"),
                        unit[0], unit[1]);
    OML_TRY(oml_sda_new(cx, &sides[0], &sides[1], d));
    e[1].residual = (*d)->residual;
    oml_doc_text(out, N_("the footprint went from %g to %g %s"), (*d)->before, (*d)->after, unit[0]);
    show_terms(*d, f[0].unit, out);
    show_rows(cx, e[1].t, *d, f[0].unit, (size_t)a->top, out);
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("both polar forms are exact and differ in what is held at which end; their mean is usual. In "
                    "current prices a "
                    "change of prices shows as one of intensity and demand"));
    oml_engine_say(cx, &e[1], out);
    oml_doc_run(out, "from", "%s", a->file);
    oml_doc_run(out, "error", "%.3g", (*d)->error);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    if (a->top < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EFF-02", N_("a number of rows cannot be less than zero"));
    oml_engine e[2] = {0};
    OML_AUTO(sda) *d = NULL;
    oml_rc rc = oml_engine_open(cx, a->file, a->tolerance, 2, &e[0]);
    if (rc == OML_OK)
        rc = oml_engine_open(cx, a->later, a->tolerance, 2, &e[1]);
    if (rc == OML_OK)
        rc = answer(cx, e, a, &d, out);
    oml_engine_done(&e[0]);
    oml_engine_done(&e[1]);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"later", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(args, later),
     N_("the later table, T1.iot"), NULL},
    OML_FOOTPRINT_PARAMS(args),
    {"top", OML_KIND_INT, 0, offsetof(args, top), N_("show so many sectors; 0: all"), "20"},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_decompose_op = {
    .name = "table decompose",
    .family = OML_FAMILY_TABLE,
    .help = N_("structural decomposition: why a footprint changed between two tables"),
    .more = N_("The change is split over intensity (less or more emitted per unit made), technology (inputs and where "
               "they come from) "
               "and demand. Rows are matched by region and sector codes. The terms of either polar form, and of their "
               "mean, sum to "
               "the change."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
