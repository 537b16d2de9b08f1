/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_table.h"

#include "op/records.h"

#include <math.h>
#include <string.h>

// ---- balance ----------------------------------------------------------------------------------------------------

static void
gap(const oml_iotable *t, const char *side, const double gaps[], const double may[], size_t worst, oml_table *table,
    oml_doc *out)
{
    oml_table_word(table, side);
    oml_table_text(table, oml_iotable_key(t, worst));
    oml_table_text(table, oml_iotable_label(t, worst, out->lang));
    oml_table_real(table, gaps[worst]);
    oml_table_real(table, may[worst]);
    oml_table_bool(table, fabs(gaps[worst]) <= may[worst]);
}

static oml_rc
balance(oml_cx *cx, const oml_evidence_state *e, oml_doc *out)
{
    const oml_iotable *t = &e->table;
    oml_balance b;
    OML_TRY(oml_iotable_balance(cx, t, e->args->rounding, &b));
    static const oml_column columns[] = {
        {"side", N_("side"), OML_CELL_TEXT, NULL, 0},
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"gap", N_("largest gap"), OML_CELL_REAL, NULL, 2},
        {"tolerance", N_("explained by rounding"), OML_CELL_REAL, NULL, 2},
        {"explained", N_("in order"), OML_CELL_BOOL, NULL, 0},
    };
    oml_table *table = oml_doc_table(out, "balance", N_("does the table add up?"), columns, OML_COUNT(columns));
    if (b.n > 0) {
        gap(t, "sold", b.sold, b.sold_may, b.worst_sold, table, out);
        gap(t, "bought", b.bought, b.bought_may, b.worst_bought, table, out);
    }
    if (b.outside > 0) {
        out->findings = true;
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("the table does not balance: %zu rows or columns are off by more than rounding explains"),
                     b.outside);
    }
    if (t->output == OML_FACTS_NONE)
        oml_doc_note(out, OML_NOTE_REMARK, N_("the table gives no output: the sums of what is sold stand for it"));
    return OML_OK;
}

// ---- A and L ----------------------------------------------------------------------------------------------------

static oml_rc
matrix(oml_cx *cx, const oml_iotable *t, bool inverse, oml_doc *out)
{
    OML_AUTO(mat) *L = NULL;
    if (inverse)
        OML_TRY(oml_leontief_inverse(cx, t->model, &L));
    const oml_mat *shown = inverse ? L : t->A;
    const size_t n = t->industry.n;
    oml_column *columns = OML_NEW(&cx->tmp, oml_column, n + 1);
    columns[0] = (oml_column){"sector", NULL, OML_CELL_TEXT, NULL, 0};
    for (size_t j = 0; j < n; j++)
        columns[j + 1] = (oml_column){oml_iotable_key(t, j), oml_iotable_key(t, j), OML_CELL_REAL, NULL, 4};
    oml_table *table = oml_doc_table(out, inverse ? "L" : "A",
                                     inverse ? N_("L: output of the row for one unit of final demand of the column")
                                             : N_("A: what the column buys from the row per unit of output"),
                                     columns, n + 1);
    for (size_t i = 0; i < n; i++) {
        oml_table_text(table, oml_iotable_key(t, i));
        for (size_t j = 0; j < n; j++)
            oml_table_real(table, *oml_mat_at(shown, i, j));
    }
    return OML_OK;
}

// ---- how sure ---------------------------------------------------------------------------------------------------

// Sum(S x) = sum(M y): what producers count is found back at final users, y = x - A x. The largest relative difference.
static double
lost(const oml_iotable *t)
{
    double worst = 0;
    for (size_t w = 0; w < OML_IOTABLE_WHATS; w++) {
        double made = 0, asked = 0, size = 0;
        for (size_t i = 0; i < t->industry.n; i++) {
            double y = t->x[i];
            for (size_t j = 0; j < t->industry.n; j++)
                y -= *oml_mat_at(t->A, i, j) * t->x[j];
            made += *oml_mat_at(t->S, w, i) * t->x[i];
            asked += *oml_mat_at(t->M, w, i) * y;
            size += fabs(*oml_mat_at(t->S, w, i) * t->x[i]);
        }
        if (size > 0)
            worst = fmax(worst, fabs(made - asked) / size);
    }
    return worst;
}

static void
how_sure(const oml_iotable *t, oml_doc *out)
{
    oml_doc_run(out, "iotable", "%s", oml_records_code(t->record));
    oml_doc_run(out, "rcond", "%.3g", oml_leontief_rcond(t->model));
    oml_doc_run(out, "lost", "%.2g", lost(t));
}

oml_rc
oml_evidence_table_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out)
{
    oml_doc_heading(out, 2, N_("What a sector sets in motion"));
    oml_doc_text(out, N_("%s: %zu industries."), oml_record_text(e->table.record, "title", out->lang),
                 e->table.industry.n);
    OML_TRY(balance(cx, e, out));
    if (e->args->matrix != NULL)
        OML_TRY(matrix(cx, &e->table, e->args->matrix[0] == 'L', out));
    how_sure(&e->table, out);
    return OML_OK;
}
