/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/table.h"

#include "base/hash.h"

#include <math.h>

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
