/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_footprint.h"

#include "op/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 10, ORIGINS = 3 };

// One table: its products with what arises where for each.
typedef struct matrix {
    size_t table;
    size_t *product, *origin; /* accounts */
    size_t products, origins;
    double *cell; /* origins x products */
    double *sum;  /* of each product */
    double all, home;
    size_t *order;
} matrix;

// The origin that an account's name ends in: CO2_JRC@DEU is DEU. NULL: none.
static const char *
origin_of(const oml_facts *f, size_t account)
{
    const char *at = strchr(oml_iotable_short(f, account), '@');
    return oml_record_is(&f->accounts.all.at[account], "kind", "stressor") && at != NULL ? at + 1 : NULL;
}

static bool
is_product(const oml_facts *f, size_t account)
{
    return oml_record_is(&f->accounts.all.at[account], "kind", "product");
}

typedef struct ranked {
    double value;
    size_t i;
} ranked;

static int
largest_first(const void *a, const void *b)
{
    const ranked *p = a, *q = b;
    if (p->value != q->value)
        return p->value > q->value ? -1 : 1;
    return p->i < q->i ? -1 : p->i > q->i;
}

static size_t *
ordered(oml_cx *cx, const double *value, size_t n, size_t step)
{
    ranked *all = OML_NEW(&cx->tmp, ranked, n + 1);
    size_t *out = OML_NEW(&cx->tmp, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        all[i] = (ranked){value[i * step], i};
    if (n > 0)
        qsort(all, n, sizeof *all, largest_first);
    for (size_t i = 0; i < n; i++)
        out[i] = all[i].i;
    return out;
}

static bool
load(oml_cx *cx, const oml_facts *f, size_t table, matrix *m)
{
    size_t *place = OML_NEW(&cx->tmp, size_t, f->accounts.all.n + 1);
    *m = (matrix){.table = table,
                  .product = OML_NEW(&cx->tmp, size_t, f->accounts.all.n + 1),
                  .origin = OML_NEW(&cx->tmp, size_t, f->accounts.all.n + 1)};
    for (size_t i = 0; i < f->accounts.all.n; i++) {
        place[i] = OML_FACTS_NONE;
        if (f->table[i] != table)
            continue;
        if (is_product(f, i)) {
            place[i] = m->products;
            m->product[m->products++] = i;
        } else if (origin_of(f, i) != NULL) {
            place[i] = m->origins;
            m->origin[m->origins++] = i;
        }
    }
    if (m->products == 0 || m->origins == 0)
        return false;
    const char *home = oml_record_get(&f->tables.all.at[table], "geography");
    m->cell = OML_NEW(&cx->tmp, double, m->products * m->origins);
    m->sum = OML_NEW(&cx->tmp, double, m->products);
    for (size_t i = 0; i < f->flows.all.n; i++) {
        const oml_facts_flow *w = &f->flow[i];
        if (w->from == OML_FACTS_NONE || w->to == OML_FACTS_NONE || f->table[w->from] != table ||
            !is_product(f, w->to) || origin_of(f, w->from) == NULL)
            continue;
        m->cell[place[w->from] + m->origins * place[w->to]] += w->value;
        m->sum[place[w->to]] += w->value;
        m->all += w->value;
        m->home += home != NULL && strcmp(origin_of(f, w->from), home) == 0 ? w->value : 0;
    }
    m->order = ordered(cx, m->sum, m->products, 1);
    return true;
}

// "BEL 44.5 %, RUS 24.7 %, CHN 3.0 %": where most of it arises.
static const char *
origins(oml_cx *cx, const oml_facts *f, const matrix *m, size_t product, oml_doc *out)
{
    const double *column = m->cell + m->origins * product;
    const size_t *order = ordered(cx, column, m->origins, 1);
    const char *text = "";
    for (size_t k = 0; k < ORIGINS && k < m->origins && column[order[k]] > 0; k++)
        text = oml_arena_printf(out->arena, "%s%s%s %s %%", text, k == 0 ? "" : ", ", origin_of(f, m->origin[order[k]]),
                                oml_evidence_number(out, 100 * column[order[k]] / m->sum[product], 1));
    return text;
}

static void
show(oml_cx *cx, const oml_evidence_state *e, const matrix *m, oml_table *table, oml_doc *out)
{
    const oml_facts *f = &e->facts;
    const oml_record *r = &f->tables.all.at[m->table];
    const size_t top = e->args->top > 0 ? (size_t)e->args->top : SHOWN;
    oml_doc_text(out, N_("%s, %s: %s %s, of which %s %% arises in %s. The largest %zu of %zu products are shown."),
                 oml_record_text(r, "title", out->lang), oml_record_get(r, "year"), oml_evidence_number(out, m->all, 0),
                 oml_record_get(r, "unit"), oml_evidence_number(out, m->all == 0 ? 0 : 100 * m->home / m->all, 1),
                 oml_record_get(r, "geography"), top < m->products ? top : m->products, m->products);
    for (size_t k = 0; k < m->products && k < top; k++) {
        const size_t p = m->order[k];
        oml_table_text(table, oml_records_code(r));
        oml_table_text(table, oml_iotable_short(f, m->product[p]));
        oml_table_text(table, oml_record_text(&f->accounts.all.at[m->product[p]], "label", out->lang));
        oml_table_real(table, m->sum[p]);
        oml_table_text(table, oml_record_get(r, "unit"));
        oml_table_real(table, m->all == 0 ? (double)NAN : 100 * m->sum[p] / m->all);
        oml_table_text(table, origins(cx, f, m, p, out));
        oml_table_text(table, oml_record_get(r, "source"));
    }
}

void
oml_evidence_footprint_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"iotable", N_("table"), OML_CELL_TEXT, NULL, 0},
        {"product", N_("product"), OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"value", N_("footprint"), OML_CELL_REAL, NULL, 1},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"share", N_("share"), OML_CELL_REAL, "%", 1},
        {"origins", N_("most of it in"), OML_CELL_TEXT, NULL, 0},
        {"source", N_("source"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_facts *f = &e->facts;
    oml_table *table = NULL;
    for (size_t i = 0; i < f->tables.all.n; i++) {
        matrix m;
        if (!oml_record_is(&f->tables.all.at[i], "kind", "footprint") || !load(cx, f, i, &m))
            continue;
        if (table == NULL) {
            oml_doc_heading(out, 2, N_("Where the footprint of consumption arises"));
            table =
                oml_doc_table(out, "footprints", N_("footprint by product and origin"), columns, OML_COUNT(columns));
            oml_doc_note(out, OML_NOTE_ESTIMATE,
                         N_("footprints are computed with a table of several regions: a model estimate"));
        }
        show(cx, e, &m, table, out);
    }
}
