/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/table.h"

#include "base/hash.h"
#include "base/tr.h"
#include "format/esa.h"

#include <math.h>
#include <string.h>

const char *
oml_table_row(oml_arena *arena, const oml_iot *t, size_t row)
{
    return oml_arena_printf(arena, "%s / %s", t->regions.code[t->row_region[row]], t->sectors.code[t->row_sector[row]]);
}

static double
sum(const double *v, size_t n)
{
    double s = 0;
    for (size_t i = 0; v != NULL && i < n; i++)
        s += v[i];
    return v == NULL ? (double)NAN : s;
}

static void
line(oml_table *t, const char *what, const char *text, double value)
{
    oml_table_word(t, what);
    oml_table_text(t, text);
    oml_table_real(t, value);
}

// Value added among what industries pay: not imports, nor taxes on products. NAN where no primary input is known.
static double
value_added(const oml_iot *t)
{
    const size_t p = t->primaries.n;
    double all = 0;
    for (size_t k = 0; k < p; k++)
        for (size_t j = 0;
             oml_esa_is_value_added((oml_csv_cell){t->primaries.code[k], strlen(t->primaries.code[k])}) && j < t->n;
             j++)
            all += t->V[k + p * j];
    return p == 0 ? (double)NAN : all;
}

// The row or column that is furthest off output: what is sold, and where primary inputs are known what is paid for.
static void
imbalance(oml_doc *out, oml_table *d, const oml_iot *t)
{
    const size_t n = t->n, p = t->primaries.n;
    double *sold = OML_NEW(out->arena, double, n + 1), largest = 0;
    size_t at = n;
    bool column = false;
    for (size_t j = 0; j < n + t->f; j++) {
        const double *from = j < n ? t->Z + n * j : t->Y + n * (j - n);
        double paid = 0;
        for (size_t i = 0; i < n; i++) {
            sold[i] += from[i];
            paid += from[i];
        }
        for (size_t k = 0; k < p && j < n; k++)
            paid += t->V[k + p * j];
        if (j < n && p > 0 && fabs(paid - t->x[j]) > largest) {
            largest = fabs(paid - t->x[j]);
            at = j;
            column = true;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (fabs(sold[i] - t->x[i]) > largest) {
            largest = fabs(sold[i] - t->x[i]);
            at = i;
            column = false;
        }
    oml_table_word(d, N_("largest imbalance"));
    oml_table_text(
        d, at == n ? NULL
                   : oml_arena_printf(out->arena,
                                      oml_tr(out->lang, column ? N_("%s, what it pays for") : N_("%s, what it sells")),
                                      oml_table_row(out->arena, t, at)));
    oml_table_real(d, largest);
}

void
oml_table_describe(oml_doc *out, const oml_iot *t)
{
    static const oml_column columns[] = {
        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"text", "", OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
    };
    oml_table *d = oml_doc_table(out, "table", NULL, columns, OML_COUNT(columns));
    line(d, N_("title and edition"), t->title, (double)NAN);
    line(d, N_("source"), t->source, (double)NAN);
    line(d, N_("year"), NULL, t->year == 0 ? (double)NAN : (double)t->year);
    line(d, N_("kind"), t->kind == OML_IOT_PRODUCT ? "product" : "industry", (double)NAN);
    line(d, N_("currency"), t->currency_unit, (double)NAN);
    line(d, N_("regions"), NULL, (double)t->regions.n);
    line(d, N_("sectors"), NULL, (double)t->sectors.n);
    line(d, N_("rows"), NULL, (double)t->n);
    line(d, N_("final users"), NULL, (double)t->f);
    line(d, N_("primary inputs"), NULL, (double)t->primaries.n);
    line(d, N_("stressors"), NULL, (double)t->stressors.n);
    line(d, N_("total output"), t->currency_unit, sum(t->x, t->n));
    line(d, N_("total final demand"), t->currency_unit, sum(t->Y, t->n * t->f));
    line(d, N_("total primary inputs"), t->currency_unit, sum(t->V, t->primaries.n * t->n));
    line(d, N_("total value added"), t->currency_unit, value_added(t));
    imbalance(out, d, t);
    for (size_t i = 0; i < t->n_notes; i++)
        oml_doc_note(out, OML_NOTE_WARNING, "%s", t->notes[i]);
    if (t->digest != NULL) {
        char text[OML_HASH_TEXT];
        oml_hash_text(t->digest, text);
        oml_doc_run(out, "digest", "%s", text);
    }
}

static void
names(oml_doc *out, const char *key, const char *caption, const oml_iot_names *a)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"name", N_("name"), OML_CELL_TEXT, NULL, 0},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    if (a->n == 0)
        return;
    oml_table *t = oml_doc_table(out, key, caption, columns, OML_COUNT(columns));
    for (size_t i = 0; i < a->n; i++) {
        oml_table_text(t, a->code[i]);
        oml_table_text(t, a->name == NULL ? NULL : a->name[i]);
        oml_table_text(t, a->unit == NULL ? NULL : a->unit[i]);
    }
}

void
oml_table_names(oml_doc *out, const oml_iot *t)
{
    names(out, "regions", N_("regions"), &t->regions);
    names(out, "sectors", N_("sectors"), &t->sectors);
    names(out, "categories", N_("categories of final demand"), &t->categories);
    names(out, "primaries", N_("primary inputs"), &t->primaries);
    names(out, "stressors", N_("stressors"), &t->stressors);
}
