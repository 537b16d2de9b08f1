/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_footprint.h"

#include "base/time.h"
#include "op/records.h"
#include "store/log.h"

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
        oml_table_text(table, oml_arena_printf(out->arena, "footprint/%s/%s", oml_records_code(r),
                                               oml_iotable_short(f, m->product[p])));
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
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
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

// ---- the way back -----------------------------------------------------------------------------------------------

enum { CELLS = 10 }; // cells shown apart

// What follows `name` and a slash in `s`, "" when nothing does; NULL when s begins otherwise.
static const char *
after(const char *s, const char *name)
{
    const size_t n = strlen(name);
    if (strncmp(s, name, n) != 0 || (s[n] != '\0' && s[n] != '/'))
        return NULL;
    return s + n + (s[n] == '/');
}

// The cells of a product, of all origins or of one, the largest apart; how many there are.
static oml_rc
cells(oml_cx *cx, oml_session *s, const oml_facts *f, const matrix *m, size_t product, const char *origin, oml_trace *t)
{
    const double *column = m->cell + m->origins * product;
    const size_t *order = ordered(cx, column, m->origins, 1);
    const char *unit = oml_record_get(&f->tables.all.at[m->table], "unit");
    size_t shown = 0, others = 0;
    double rest = 0;
    for (size_t k = 0; k < m->origins; k++) {
        const size_t o = order[k];
        if (column[o] == 0 || (origin[0] != '\0' && strcmp(origin, origin_of(f, m->origin[o])) != 0))
            continue;
        const oml_record *cell = oml_iotable_cell(f, m->origin[o], m->product[product]);
        if (shown < CELLS && cell != NULL) {
            shown++;
            OML_TRY(oml_trace_record(cx, s, t, 1, cell, "value"));
        } else {
            others++;
            rest += column[o];
        }
    }
    if (others > 0)
        oml_trace_step(t, 1, NULL, rest, unit, N_("from all other origins"));
    return OML_OK;
}

// The largest products of a table, and the rest.
static void
products(oml_cx *cx, const oml_facts *f, const matrix *m, oml_trace *t)
{
    const oml_record *r = &f->tables.all.at[m->table];
    const char *unit = oml_record_get(r, "unit");
    double rest = 0;
    for (size_t k = 0; k < m->products; k++) {
        const size_t p = m->order[k];
        if (k < CELLS)
            oml_trace_step(
                t, 1,
                oml_arena_printf(&cx->tmp, "footprint/%s/%s", oml_records_code(r), oml_iotable_short(f, m->product[p])),
                m->sum[p], unit, "%s", oml_record_text(&f->accounts.all.at[m->product[p]], "label", cx->lang));
        else
            rest += m->sum[p];
    }
    if (m->products > CELLS)
        oml_trace_step(t, 1, NULL, rest, unit, N_("all other products"));
}

// How the table was made, and when it came into the agenda.
static oml_rc
made(oml_cx *cx, oml_session *s, const oml_record *table, oml_trace *t)
{
    const char *code = oml_record_get(table, "source");
    oml_record source;
    bool found = false;
    OML_TRY(oml_trace_record(cx, s, t, 1, table, NULL));
    if (oml_record_get(table, "note_nl") != NULL)
        OML_TRY(oml_trace_record(cx, s, t, 2, table, "note_nl"));
    if (code != NULL)
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find("source"), code, &source, &found));
    if (found)
        OML_TRY(oml_trace_record(cx, s, t, 2, &source, NULL));
    if (found && oml_record_get(&source, "note_nl") != NULL)
        OML_TRY(oml_trace_record(cx, s, t, 3, &source, "note_nl"));
    const oml_log_filter filter = {.noun = "iotable", .code = oml_records_code(table)};
    oml_entry *entries;
    size_t n;
    OML_TRY(oml_log_list(cx, s->store, &filter, &entries, &n));
    if (n > 0) {
        char date[OML_TIME_DATE];
        oml_time_print_date(entries[0].when, date);
        oml_trace_step(t, 2, NULL, (double)NAN, NULL, N_("taken into the agenda on %s by %s"), date, entries[0].who);
    }
    return OML_OK;
}

// What arises in an origin, or with "" anywhere, for a product; false when no account is of that origin.
static bool
sum_of(const oml_facts *f, const matrix *m, size_t product, const char *origin, double *out)
{
    bool known = origin[0] == '\0';
    *out = 0;
    for (size_t o = 0; o < m->origins; o++)
        if (origin[0] == '\0' || strcmp(origin, origin_of(f, m->origin[o])) == 0) {
            *out += m->cell[o + m->origins * product];
            known = true;
        }
    return known;
}

// `rest` is "", PRODUCT or PRODUCT/ORIGIN of that table.
static oml_rc
explain(oml_cx *cx, oml_session *s, const oml_facts *f, const matrix *m, const char *figure, const char *rest,
        oml_trace *t)
{
    const oml_record *r = &f->tables.all.at[m->table];
    const char *id = oml_arena_printf(&cx->tmp, "footprint/%s", figure), *unit = oml_record_get(r, "unit"),
               *origin = NULL;
    double value;
    size_t p = 0;
    if (rest[0] == '\0') {
        oml_trace_step(t, 0, id, m->all, unit, N_("the footprint of all products: the sum of what follows"));
        products(cx, f, m, t);
        return made(cx, s, r, t);
    }
    while (p < m->products && (origin = after(rest, oml_iotable_short(f, m->product[p]))) == NULL)
        p++;
    if (p == m->products || !sum_of(f, m, p, origin, &value))
        return oml_trace_unknown(cx, figure);
    oml_trace_step(t, 0, id, value, unit,
                   origin[0] == '\0' ? N_("what arises anywhere for this product: the sum over origins")
                                     : N_("what arises in this origin for this product"));
    OML_TRY(cells(cx, s, f, m, p, origin, t));
    return made(cx, s, r, t);
}

static oml_rc
walk(oml_cx *cx, oml_session *s, const oml_evidence_state *e, const char *figure, oml_trace *t)
{
    const oml_facts *f = &e->facts;
    for (size_t i = 0; i < f->tables.all.n; i++) {
        const oml_record *r = &f->tables.all.at[i];
        const char *rest = after(figure, oml_records_code(r));
        matrix m;
        if (rest != NULL && oml_record_is(r, "kind", "footprint") && load(cx, f, i, &m))
            return explain(cx, s, f, &m, figure, rest, t);
    }
    return oml_trace_unknown(cx, figure);
}

static oml_rc
trace_footprint(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    return oml_evidence_trace(cx, s, figure, t, walk);
}

const oml_tracer oml_evidence_footprint_tracer = {
    .family = "footprint",
    .form = "footprint/TABLE[/PRODUCT[/ORIGIN]]",
    .help = N_("what arises anywhere, or in one origin, for the products that a region's final users buy"),
    .trace = trace_footprint,
};
