/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/table.h"

#include "base/hash.h"
#include "format/esa.h"
#include "text/number.h"

#include <math.h>
#include <stdio.h>
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

double
oml_table_round(double x, int digits)
{
    char text[64];
    double out = x;
    const int n = snprintf(text, sizeof text, "%.*g", digits, x);
    return oml_number_parse(text, (size_t)n, &out) ? out : x;
}

// A sum without the noise of adding up.
static double
twelve(double x)
{
    return oml_table_round(x, 12);
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

static const char *
name_of(oml_doc *out, const oml_iot *t)
{
    const oml_iot_imbalance *g = t->imbalance;
    return g->row == OML_IOT_NONE ? NULL
                                  : oml_doc_say(out, g->pays ? N_("%s, what it pays for") : N_("%s, what it sells"),
                                                oml_table_row(out->arena, t, g->row));
}

void
oml_table_warn(oml_doc *out, const oml_iot *t, double tolerance)
{
    double largest = 0;
    for (size_t i = 0; i < t->n; i++)
        largest = fmax(largest, fabs(t->x[i]));
    oml_doc_run(out, "tolerance", "%g", tolerance);
    if (t->imbalance->value > tolerance * largest)
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("%s, is %.9g off its output: the table does not add up, and 'omloop table check' names the cells"),
            name_of(out, t), t->imbalance->value);
}

oml_rc
oml_table_tolerance(oml_cx *cx, double tolerance)
{
    if (tolerance >= 0 && tolerance < 1)
        return OML_OK;
    return OML_FAIL(cx, OML_E_USAGE, "OML-TAB-02", N_("--tolerance must be a number from 0 to 1"));
}

void
oml_table_describe(oml_doc *out, const oml_iot *t, double tolerance)
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
    oml_table_word(d, N_("kind"));
    oml_table_word(d, t->kind == OML_IOT_PRODUCT ? "product" : "industry");
    oml_table_real(d, (double)NAN);
    line(d, N_("currency"), t->currency_unit, (double)NAN);
    line(d, N_("regions"), NULL, (double)t->regions.n);
    line(d, N_("sectors"), NULL, (double)t->sectors.n);
    line(d, N_("rows"), NULL, (double)t->n);
    line(d, N_("final users"), NULL, (double)t->f);
    line(d, N_("primary inputs"), NULL, (double)t->primaries.n);
    line(d, N_("stressors"), NULL, (double)t->stressors.n);
    line(d, N_("total output"), t->currency_unit, twelve(sum(t->x, t->n)));
    line(d, N_("total final demand"), t->currency_unit, twelve(sum(t->Y, t->n * t->f)));
    line(d, N_("total primary inputs"), t->currency_unit, twelve(sum(t->V, t->primaries.n * t->n)));
    line(d, N_("total value added"), t->currency_unit, twelve(value_added(t)));
    line(d, N_("largest imbalance"), name_of(out, t), oml_table_round(t->imbalance->value, 9));
    for (size_t i = 0; i < t->n_notes; i++)
        oml_doc_note(out, OML_NOTE_WARNING, "%s", t->notes[i]);
    oml_table_warn(out, t, tolerance);
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
