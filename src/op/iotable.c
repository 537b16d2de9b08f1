/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/iotable.h"

#include "op/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *metric;
} whats[OML_IOTABLE_WHATS] = {
    [OML_IOTABLE_OUTPUT] = {"output", NULL},       [OML_IOTABLE_VALUE_ADDED] = {"value_added", "value_added"},
    [OML_IOTABLE_JOBS] = {"jobs", "employees"},    [OML_IOTABLE_HOURS] = {"hours", "hours"},
    [OML_IOTABLE_CO2] = {"co2", "co2_production"},
};

const char *
oml_iotable_name(oml_iotable_what what)
{
    return whats[what].name;
}

const char *
oml_iotable_metric(oml_iotable_what what)
{
    return whats[what].metric;
}

const char *
oml_iotable_short(const oml_facts *f, size_t account)
{
    const char *code = oml_records_code(&f->accounts.all.at[account]), *slash = strrchr(code, '/');
    return slash == NULL ? code : slash + 1;
}

const char *
oml_iotable_key(const oml_iotable *t, size_t j)
{
    return oml_iotable_short(t->facts, t->industry.account[j]);
}

const char *
oml_iotable_label(const oml_iotable *t, size_t j, oml_lang lang)
{
    return oml_record_text(&t->facts->accounts.all.at[t->industry.account[j]], "label", lang);
}

// ---- axes -------------------------------------------------------------------------------------------------------

typedef struct place {
    double position;
    size_t account;
} place;

static int
by_position(const void *a, const void *b)
{
    const place *p = a, *q = b;
    if (p->position != q->position)
        return p->position < q->position ? -1 : 1;
    return p->account < q->account ? -1 : p->account > q->account;
}

static oml_iotable_axis
axis(oml_cx *cx, const oml_facts *f, size_t table, const char *kind)
{
    place *found = OML_NEW(&cx->tmp, place, f->accounts.all.n);
    size_t n = 0;
    for (size_t i = 0; i < f->accounts.all.n; i++)
        if (f->table[i] == table && oml_record_is(&f->accounts.all.at[i], "kind", kind))
            found[n++] = (place){oml_record_number(&f->accounts.all.at[i], "position"), i};
    if (n > 0)
        qsort(found, n, sizeof *found, by_position);
    oml_iotable_axis out = {OML_NEW(&cx->tmp, size_t, n), n};
    for (size_t i = 0; i < n; i++)
        out.account[i] = found[i].account;
    return out;
}

static size_t
named(const oml_facts *f, const oml_iotable_axis *a, const char *name, size_t n)
{
    for (size_t i = 0; i < a->n; i++) {
        const char *own = oml_iotable_short(f, a->account[i]);
        if (strlen(own) == n && memcmp(own, name, n) == 0)
            return i;
    }
    return OML_FACTS_NONE;
}

size_t
oml_iotable_industry(const oml_iotable *t, const char *name, size_t n)
{
    return named(t->facts, &t->industry, name, n);
}

const oml_record *
oml_iotable_cell(const oml_facts *f, size_t from, size_t to)
{
    for (size_t i = 0; i < f->flows.all.n; i++)
        if (f->flow[i].from == from && f->flow[i].to == to)
            return &f->flows.all.at[i];
    return NULL;
}

// ---- cells ------------------------------------------------------------------------------------------------------

// Where each account stands: row or column on its axis, per block.
typedef struct block {
    const oml_iotable_axis *rows, *cols;
    oml_mat **to;
} block;

static oml_rc
fill(oml_cx *cx, const oml_facts *f, const block *b)
{
    OML_TRY(oml_mat_new(cx, b->rows->n, b->cols->n, b->to));
    size_t *row = OML_NEW(&cx->tmp, size_t, f->accounts.all.n), *col = OML_NEW(&cx->tmp, size_t, f->accounts.all.n);
    for (size_t i = 0; i < f->accounts.all.n; i++)
        row[i] = col[i] = OML_FACTS_NONE;
    for (size_t i = 0; i < b->rows->n; i++)
        row[b->rows->account[i]] = i;
    for (size_t i = 0; i < b->cols->n; i++)
        col[b->cols->account[i]] = i;
    bool *taken = OML_NEW(&cx->tmp, bool, b->rows->n * b->cols->n);
    for (size_t i = 0; i < f->flows.all.n; i++) {
        const oml_facts_flow *w = &f->flow[i];
        if (w->from == OML_FACTS_NONE || w->to == OML_FACTS_NONE || row[w->from] == OML_FACTS_NONE ||
            col[w->to] == OML_FACTS_NONE)
            continue;
        const size_t at = row[w->from] + col[w->to] * b->rows->n;
        if (taken[at])
            return OML_FAIL(cx, OML_E_INPUT, "OML-EVI-03", N_("the cell from %s to %s is given more than once"),
                            oml_records_code(&f->accounts.all.at[w->from]),
                            oml_records_code(&f->accounts.all.at[w->to]));
        taken[at] = true;
        (*b->to)->v[at] = w->value;
    }
    return OML_OK;
}

static void
output(oml_cx *cx, oml_iotable *t)
{
    t->x = OML_NEW(&cx->tmp, double, t->industry.n);
    for (size_t i = 0; i < t->industry.n; i++) {
        if (t->output != OML_FACTS_NONE) {
            t->x[i] = *oml_mat_at(t->V, t->output, i);
            continue;
        }
        for (size_t j = 0; j < t->industry.n; j++)
            t->x[i] += *oml_mat_at(t->Z, i, j);
        for (size_t j = 0; j < t->final.n; j++)
            t->x[i] += *oml_mat_at(t->Y, i, j);
    }
}

// ---- the model --------------------------------------------------------------------------------------------------

// Adds the rows whose account names the metric.
static bool
add_rows(const oml_iotable *t, const char *metric, const oml_iotable_axis *a, const oml_mat *rows, size_t what,
         oml_mat *C)
{
    bool any = false;
    for (size_t i = 0; i < a->n; i++) {
        if (!oml_record_is(&t->facts->accounts.all.at[a->account[i]], "metric", metric))
            continue;
        any = true;
        for (size_t j = 0; j < C->cols; j++)
            *oml_mat_at(C, what, j) += *oml_mat_at(rows, i, j);
    }
    return any;
}

static oml_rc
count(oml_cx *cx, oml_iotable *t)
{
    OML_TRY(oml_mat_new(cx, OML_IOTABLE_WHATS, t->industry.n, &t->C));
    t->counted[OML_IOTABLE_OUTPUT] = true;
    for (size_t j = 0; j < t->industry.n; j++)
        *oml_mat_at(t->C, OML_IOTABLE_OUTPUT, j) = t->x[j];
    for (size_t w = OML_IOTABLE_OUTPUT + 1; w < OML_IOTABLE_WHATS; w++) {
        const bool primary = add_rows(t, whats[w].metric, &t->primary, t->V, w, t->C);
        t->counted[w] = add_rows(t, whats[w].metric, &t->stressor, t->F, w, t->C) || primary;
    }
    return oml_leontief_intensities(cx, t->C, t->x, t->industry.n, NULL, &t->S);
}

// Households earn what the compensation row pays and buy what their column says, scaled to that row's total.
static oml_rc
close_in(oml_cx *cx, oml_iotable *t)
{
    if (t->pay == OML_FACTS_NONE || t->households == OML_FACTS_NONE)
        return OML_OK;
    const size_t n = t->industry.n;
    double *w = OML_NEW(&cx->tmp, double, n), *h = OML_NEW(&cx->tmp, double, n), pay = 0;
    for (size_t j = 0; j < n; j++)
        pay += *oml_mat_at(t->V, t->pay, j);
    for (size_t j = 0; j < n; j++) {
        w[j] = t->x[j] == 0.0 ? 0 : *oml_mat_at(t->V, t->pay, j) / t->x[j];
        h[j] = pay == 0.0 ? 0 : *oml_mat_at(t->Y, j, t->households) / pay;
    }
    OML_TRY(oml_household_new(cx, t->model, w, h, &t->closed));
    OML_TRY(oml_mat_copy(cx, t->M, &t->M2));
    return oml_household_close(cx, t->closed, t->M2);
}

static oml_rc
pick(oml_cx *cx, const oml_facts *f, const char *code, size_t *table)
{
    *table = oml_facts_find(&f->tables, code);
    for (size_t i = 0; code == NULL && *table == OML_FACTS_NONE && i < f->tables.all.n; i++)
        if (oml_record_is(&f->tables.all.at[i], "kind", "input_output"))
            *table = i;
    if (*table == OML_FACTS_NONE || !oml_record_is(&f->tables.all.at[*table], "kind", "input_output"))
        return OML_FAIL(cx, OML_E_NOTFOUND, "OML-EVI-02", N_("the agenda has no input-output table '%s'"),
                        code == NULL ? "" : code);
    return OML_OK;
}

oml_rc
oml_iotable_load(oml_cx *cx, const oml_facts *f, const char *code, oml_iotable *t)
{
    *t = (oml_iotable){.facts = f};
    size_t table;
    OML_TRY(pick(cx, f, code, &table));
    t->record = &f->tables.all.at[table];
    t->industry = axis(cx, f, table, "industry");
    t->final = axis(cx, f, table, "final_demand");
    t->primary = axis(cx, f, table, "primary");
    t->stressor = axis(cx, f, table, "stressor");
    const block blocks[] = {
        {&t->industry, &t->industry, &t->Z},
        {&t->industry, &t->final, &t->Y},
        {&t->primary, &t->industry, &t->V},
        {&t->stressor, &t->industry, &t->F},
    };
    for (size_t i = 0; i < OML_COUNT(blocks); i++)
        OML_TRY(fill(cx, f, &blocks[i]));
    t->output = named(f, &t->primary, "output", strlen("output"));
    t->pay = named(f, &t->primary, "compensation", strlen("compensation"));
    t->households = named(f, &t->final, "households", strlen("households"));
    output(cx, t);
    OML_TRY(oml_leontief_coefficients(cx, t->Z, t->x, &t->A));
    OML_TRY(oml_leontief_new(cx, t->A, &t->model));
    OML_TRY(count(cx, t));
    OML_TRY(oml_leontief_multipliers(cx, t->model, t->S, &t->M));
    return close_in(cx, t);
}

void
oml_iotable_done(oml_iotable *t)
{
    oml_mat *owned[] = {t->Z, t->Y, t->V, t->F, t->A, t->C, t->S, t->M, t->M2};
    for (size_t i = 0; i < OML_COUNT(owned); i++)
        oml_mat_free(owned[i]);
    oml_household_free(t->closed);
    oml_leontief_free(t->model);
    *t = (oml_iotable){0};
}

// The cells that count `what` in an industry; of output the cell of the output row, if the table has one.
oml_rc
oml_iotable_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_iotable *m, oml_iotable_what what,
                  size_t j)
{
    const char *metric = whats[what].metric;
    const oml_iotable_axis *axes[] = {&m->primary, &m->stressor};
    for (size_t a = 0; a < OML_COUNT(axes); a++)
        for (size_t i = 0; i < axes[a]->n; i++) {
            const size_t account = axes[a]->account[i];
            const bool is = metric == NULL ? a == 0 && i == m->output
                                           : oml_record_is(&m->facts->accounts.all.at[account], "metric", metric);
            const oml_record *cell = is ? oml_iotable_cell(m->facts, account, m->industry.account[j]) : NULL;
            if (cell != NULL)
                OML_TRY(oml_trace_record(cx, s, t, depth, cell, "value"));
        }
    return OML_OK;
}

oml_rc
oml_iotable_balance(oml_cx *cx, const oml_iotable *t, double digit, oml_balance *out)
{
    // Output itself is no input.
    OML_AUTO(mat) *V = NULL;
    OML_TRY(oml_mat_copy(cx, t->V, &V));
    for (size_t j = 0; t->output != OML_FACTS_NONE && j < t->industry.n; j++)
        *oml_mat_at(V, t->output, j) = 0;
    return oml_balance_check(cx, t->Z, t->Y, V, t->x, digit, out);
}
