/* Is a table sound enough to compute with?
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "economy/inspect.h"
#include "format/iotfile.h"
#include "op/engine.h"
#include "op/table.h"

#include <math.h>

typedef struct args {
    const char *file;
    double tolerance;
} args;

static const struct {
    const char *word, *text;
} kinds[OML_INSPECT_KINDS] = {
    [OML_INSPECT_NOT_FINITE] = {"not_finite", N_("a cell is not a finite number")},
    [OML_INSPECT_ROW] = {"row_sum", N_("the row does not add up to output")},
    [OML_INSPECT_BUYS] = {"buys_without_output", N_("it buys but makes nothing")},
    [OML_INSPECT_COLUMN] = {"column_sum", N_("deliveries and primary inputs do not add up to output")},
    [OML_INSPECT_ZERO_OUTPUT] = {"zero_output", N_("it makes nothing")},
    [OML_INSPECT_NEGATIVE_OUTPUT] = {"negative_output", N_("its output is negative")},
    [OML_INSPECT_COLUMN_SUM] = {"coefficients_above_one", N_("its coefficients add up to more than one")},
    [OML_INSPECT_NEGATIVE_CELL] = {"negative_delivery", N_("a delivery is negative")},
    [OML_INSPECT_NEGATIVE_INPUT] = {"negative_value_added", N_("its primary inputs add up to less than nothing")},
    [OML_INSPECT_UNALLOCATED] = {"unallocated_stressor",
                                 N_("a stressor of an industry without output: no multiplier carries it")},
};

// What the finding stands at: a row, and a column or a stressor where there is one.
static void
place(oml_table *d, const oml_iot *t, oml_inspect_kind kind, const oml_inspect_finding *f)
{
    oml_arena *arena = d->doc->arena;
    if (kind == OML_INSPECT_UNALLOCATED) {
        oml_table_text(d, oml_table_row(arena, t, f->col));
        oml_table_text(d, t->stressors.code[f->row]);
        return;
    }
    oml_table_text(d, oml_table_row(arena, t, f->row));
    const bool cell = kind == OML_INSPECT_NEGATIVE_CELL || kind == OML_INSPECT_NOT_FINITE;
    if (!cell || f->col >= t->n + t->f)
        oml_table_text(d, NULL);
    else if (f->col < t->n)
        oml_table_text(d, oml_table_row(arena, t, f->col));
    else
        oml_table_text(d, oml_arena_printf(arena, "%s / %s", t->regions.code[t->col_region[f->col - t->n]],
                                           t->categories.code[t->col_category[f->col - t->n]]));
}

static void
show(const oml_iot *t, const oml_inspect *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"finding", N_("finding"), OML_CELL_TEXT, NULL, 0},
        {"severity", N_("severity"), OML_CELL_TEXT, NULL, 0},
        {"row", N_("row"), OML_CELL_TEXT, NULL, 0},
        {"column", N_("column"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"expected", N_("expected"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
    };
    oml_table *d = oml_doc_table(out, "findings", N_("the worst of each kind"), columns, OML_COUNT(columns));
    for (oml_inspect_kind k = 0; k < OML_INSPECT_KINDS; k++)
        for (size_t i = 0; i < r->count[k] && i < OML_INSPECT_SHOWN; i++) {
            const oml_inspect_finding *f = &r->worst[k][i];
            const bool error = oml_inspect_is_error(k);
            oml_table_shown(d, kinds[k].word, oml_tr(out->lang, kinds[k].text));
            oml_table_word(d, error ? N_("error") : N_("remark"));
            place(d, t, k, f);
            oml_table_real(d, f->value);
            oml_table_real(d, k == OML_INSPECT_ROW || k == OML_INSPECT_COLUMN || k == OML_INSPECT_COLUMN_SUM
                                  ? f->expected
                                  : (double)NAN);
        }
}

static void
count(const oml_inspect *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"finding", N_("finding"), OML_CELL_TEXT, NULL, 0},
        {"severity", N_("severity"), OML_CELL_TEXT, NULL, 0},
        {"count", N_("count"), OML_CELL_INT, NULL, 0},
    };
    oml_table *d = oml_doc_table(out, "counts", NULL, columns, OML_COUNT(columns));
    for (oml_inspect_kind k = 0; k < OML_INSPECT_KINDS; k++) {
        oml_table_shown(d, kinds[k].word, oml_tr(out->lang, kinds[k].text));
        oml_table_word(d, oml_inspect_is_error(k) ? N_("error") : N_("remark"));
        oml_table_int(d, (int64_t)r->count[k]);
        out->findings = out->findings || (oml_inspect_is_error(k) && r->count[k] > 0);
    }
}

static void
certify(const oml_inspect *r, oml_doc *out)
{
    if (r->count[OML_INSPECT_NOT_FINITE] > 0)
        return;
    if (r->absolute)
        oml_doc_text(out,
                     N_("the spectral radius of A is at most %.6g: that of its absolute values, as some are negative "
                        "(%u products)"),
                     r->rho_high, r->sweeps);
    else
        oml_doc_text(out, N_("the spectral radius of A lies between %.6g and %.6g (Collatz and Wielandt, %u products)"),
                     r->rho_low, r->rho_high, r->sweeps);
    if (r->rho_high < 1)
        return;
    out->findings = out->findings || (!r->absolute && r->rho_low >= 1);
    oml_doc_note(out, OML_NOTE_WARNING,
                 r->rho_low >= 1 && !r->absolute
                     ? N_("the spectral radius is one or more: the table has no meaningful inverse")
                     : N_("it is not certain that the spectral radius is below one"));
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    OML_AUTO(iot) *t = NULL;
    oml_inspect *r = OML_NEW(&cx->tmp, oml_inspect, 1);
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    OML_TRY(oml_iotfile_open(cx, a->file, &t));
    OML_TRY(oml_iotfile_verify(cx, t, UINT64_MAX));
    OML_TRY(oml_inspect_table(cx, t, a->tolerance, r));
    count(r, out);
    show(t, r, out);
    certify(r, out);
    for (size_t i = 0; i < t->n_notes; i++)
        oml_doc_note(out, OML_NOTE_REMARK, "%s", t->notes[i]);
    oml_doc_run(out, "tolerance", "%g", a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"tolerance", OML_KIND_REAL, 0, offsetof(args, tolerance), N_("how far sums may be off, as a part of output"),
     "1e-6"},
};

const oml_op oml_table_check_op = {
    .name = "table check",
    .family = OML_FAMILY_TABLE,
    .help = N_("whether a table is whole, adds up and can be inverted; names the cells where it does not"),
    .more = N_(
        "Errors make answers wrong, and the exit status 1; remarks are what real tables have and a reader must know."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
