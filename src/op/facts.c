/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/facts.h"

#include "base/near.h"
#include "num/sum.h"
#include "op/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- records by number ------------------------------------------------------------------------------------------

typedef struct named {
    const char *code;
    size_t number;
} named;

static int
by_code(const void *a, const void *b)
{
    return strcmp(((const named *)a)->code, ((const named *)b)->code);
}

static oml_rc
list(oml_cx *cx, oml_session *s, const char *noun, oml_facts_list *out)
{
    OML_TRY(oml_records_load(cx, s, noun, &out->all));
    named *order = OML_NEW(&cx->tmp, named, out->all.n);
    for (size_t i = 0; i < out->all.n; i++)
        order[i] = (named){oml_records_code(&out->all.at[i]), i};
    if (out->all.n > 0)
        qsort(order, out->all.n, sizeof *order, by_code);
    out->by_code = OML_NEW(&cx->tmp, size_t, out->all.n);
    for (size_t i = 0; i < out->all.n; i++)
        out->by_code[i] = order[i].number;
    return OML_OK;
}

size_t
oml_facts_find(const oml_facts_list *l, const char *code)
{
    size_t from = 0, to = code == NULL ? 0 : l->all.n;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const int order = strcmp(code, oml_records_code(&l->all.at[l->by_code[middle]]));
        if (order == 0)
            return l->by_code[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return OML_FACTS_NONE;
}

static size_t
referred(const oml_facts_list *l, const oml_record *r, const char *field)
{
    return oml_facts_find(l, oml_record_get(r, field));
}

oml_rc
oml_facts_load(oml_cx *cx, oml_session *s, oml_facts *f)
{
    OML_TRY(list(cx, s, "sector", &f->sectors));
    OML_TRY(list(cx, s, "metric", &f->metrics));
    OML_TRY(list(cx, s, "iotable", &f->tables));
    OML_TRY(list(cx, s, "account", &f->accounts));
    OML_TRY(list(cx, s, "account_sector", &f->parts));
    OML_TRY(list(cx, s, "flow", &f->flows));
    OML_TRY(list(cx, s, "statistic", &f->statistics));

    f->sector = OML_NEW(&cx->tmp, oml_share_sector, f->sectors.all.n);
    for (size_t i = 0; i < f->sectors.all.n; i++) {
        const oml_record *r = &f->sectors.all.at[i];
        f->sector[i] = (oml_share_sector){referred(&f->sectors, r, "parent"), oml_record_number(r, "share_of_parent")};
    }
    f->table = OML_NEW(&cx->tmp, size_t, f->accounts.all.n);
    for (size_t i = 0; i < f->accounts.all.n; i++)
        f->table[i] = referred(&f->tables, &f->accounts.all.at[i], "iotable");
    f->part = OML_NEW(&cx->tmp, oml_facts_part, f->parts.all.n);
    for (size_t i = 0; i < f->parts.all.n; i++) {
        const oml_record *r = &f->parts.all.at[i];
        f->part[i] = (oml_facts_part){referred(&f->accounts, r, "account"), referred(&f->sectors, r, "sector"),
                                      oml_record_number(r, "share")};
    }
    f->flow = OML_NEW(&cx->tmp, oml_facts_flow, f->flows.all.n);
    for (size_t i = 0; i < f->flows.all.n; i++) {
        const oml_record *r = &f->flows.all.at[i];
        f->flow[i] = (oml_facts_flow){referred(&f->accounts, r, "origin"), referred(&f->accounts, r, "destination"),
                                      oml_record_number(r, "value")};
    }
    return OML_OK;
}

// ---- one metric for all sectors ---------------------------------------------------------------------------------

// Cells add up per account; the sectors of an account then take their shares.
static void
from_cells(oml_cx *cx, const oml_facts *f, oml_facts_measure *m)
{
    oml_sum *account = OML_NEW(&cx->tmp, oml_sum, f->accounts.all.n + 1);
    oml_sum *sector = OML_NEW(&cx->tmp, oml_sum, f->sectors.all.n + 1);
    for (size_t i = 0; i < f->flows.all.n; i++) {
        const oml_facts_flow *w = &f->flow[i];
        if (w->from == OML_FACTS_NONE || w->to == OML_FACTS_NONE ||
            !oml_record_is(&f->accounts.all.at[w->from], "metric", oml_records_code(m->metric)))
            continue;
        oml_sum_add(&account[w->to], w->value);
        m->cell[w->to] = oml_sum_get(&account[w->to]);
        if (oml_records_illustrative(&f->flows.all.at[i]) || oml_records_illustrative(&f->accounts.all.at[w->from]))
            m->cell_flags[w->to] |= OML_FACTS_ILLUSTRATIVE;
    }
    for (size_t i = 0; i < f->parts.all.n; i++) {
        const oml_facts_part *p = &f->part[i];
        if (p->account == OML_FACTS_NONE || p->sector == OML_FACTS_NONE || isnan(m->cell[p->account]))
            continue;
        oml_sum_add(&sector[p->sector], p->share * m->cell[p->account]);
        m->own[p->sector] = oml_sum_get(&sector[p->sector]);
        m->flags[p->sector] |= m->cell_flags[p->account];
        if (p->share != 1)
            m->flags[p->sector] |= OML_FACTS_ESTIMATE;
        if (oml_records_illustrative(&f->parts.all.at[i]))
            m->flags[p->sector] |= OML_FACTS_ILLUSTRATIVE;
    }
}

// A statistic replaces what cells say; of several the one of the latest period counts.
static void
from_statistics(const oml_facts *f, oml_facts_measure *m)
{
    const char *metric = oml_records_code(m->metric);
    for (size_t i = 0; i < f->statistics.all.n; i++) {
        const oml_record *r = &f->statistics.all.at[i];
        const size_t sector = referred(&f->sectors, r, "sector");
        if (sector == OML_FACTS_NONE || !oml_record_is(r, "metric", metric))
            continue;
        const size_t before = m->statistic[sector];
        if (before != OML_FACTS_NONE &&
            strcmp(oml_record_get(r, "period"), oml_record_get(&f->statistics.all.at[before], "period")) <= 0)
            continue;
        m->statistic[sector] = i;
        m->own[sector] = oml_record_number(r, "value");
        m->flags[sector] =
            (oml_records_illustrative(r) ? OML_FACTS_ILLUSTRATIVE : 0u) |
            (oml_record_is(r, "method", "modelled") || oml_record_is(r, "method", "estimated") ? OML_FACTS_ESTIMATE
                                                                                               : 0u);
    }
}

static oml_rc
unknown(oml_cx *cx, const oml_facts *f, const char *metric)
{
    oml_near n = {.word = metric};
    const char *known = NULL;
    for (size_t i = 0; i < f->metrics.all.n; i++) {
        oml_near_offer(&n, oml_records_code(&f->metrics.all.at[i]));
        oml_records_also(&cx->tmp, &known, oml_records_code(&f->metrics.all.at[i]));
    }
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-EVI-01", N_("there is no metric '%s'"), metric);
    if (known == NULL)
        return rc;
    return oml_near_best(&n) != NULL ? OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&n))
                                     : OML_HINT(cx, rc, N_("the agenda has: %s"), known);
}

// Is the own figure of sector `i` part of the sum that stands for `whole`?
static bool
adds_to(const oml_facts *f, const oml_facts_measure *m, size_t i, size_t whole)
{
    if (isnan(m->own[i]))
        return false;
    size_t at = f->sector[i].parent;
    for (size_t step = 0; step < f->sectors.all.n && at < f->sectors.all.n; step++, at = f->sector[at].parent) {
        if (at == whole)
            return true;
        if (!isnan(m->own[at]))
            return false; // it is in that one
    }
    return false;
}

// What rests on another sector's figure has its flags, and is an estimate where a share stands between.
static void
pass_on(const oml_facts *f, oml_facts_measure *m)
{
    for (size_t i = 0; i < f->sectors.all.n; i++) {
        if (m->from[i] == OML_SHARE_INSIDE) {
            for (size_t k = 0; k < f->sectors.all.n; k++)
                m->flags[i] |= adds_to(f, m, k, i) ? m->flags[k] : 0;
        } else if (m->from[i] != OML_SHARE_NONE && m->from[i] != i) {
            m->flags[i] = m->flags[m->from[i]] | OML_FACTS_ESTIMATE;
            for (size_t at = i; at != m->from[i]; at = f->sector[at].parent)
                m->flags[i] |= oml_records_illustrative(&f->sectors.all.at[at]) ? OML_FACTS_ILLUSTRATIVE : 0u;
        }
    }
}

oml_rc
oml_facts_measure_of(oml_cx *cx, const oml_facts *f, const char *metric, oml_facts_measure *out)
{
    const size_t n = f->sectors.all.n, at = oml_facts_find(&f->metrics, metric);
    if (at == OML_FACTS_NONE)
        return unknown(cx, f, metric);
    *out = (oml_facts_measure){.metric = &f->metrics.all.at[at],
                               .cell = OML_NEW(&cx->tmp, double, f->accounts.all.n),
                               .cell_flags = OML_NEW(&cx->tmp, unsigned, f->accounts.all.n),
                               .own = OML_NEW(&cx->tmp, double, n),
                               .value = OML_NEW(&cx->tmp, double, n),
                               .from = OML_NEW(&cx->tmp, size_t, n),
                               .statistic = OML_NEW(&cx->tmp, size_t, n),
                               .flags = OML_NEW(&cx->tmp, unsigned, n)};
    for (size_t i = 0; i < n; i++) {
        out->own[i] = (double)NAN;
        out->statistic[i] = OML_FACTS_NONE;
    }
    for (size_t i = 0; i < f->accounts.all.n; i++)
        out->cell[i] = (double)NAN;
    from_cells(cx, f, out);
    from_statistics(f, out);
    oml_share_figures(f->sector, n, out->own, out->value, out->from);
    oml_share_inside(f->sector, n, out->own, out->value, out->from);
    pass_on(f, out);
    return OML_OK;
}

oml_facts_origin
oml_facts_origin_of(oml_cx *cx, const oml_facts *f, const oml_facts_measure *m)
{
    oml_facts_origin o = {NULL, NULL, NULL};
    const char *metric = oml_records_code(m->metric);
    for (size_t i = 0; i < f->accounts.all.n; i++) {
        const oml_record *r = &f->accounts.all.at[i];
        if (!oml_record_is(r, "metric", metric) || f->table[i] == OML_FACTS_NONE)
            continue;
        const oml_record *table = &f->tables.all.at[f->table[i]];
        const char *year = oml_record_get(r, "year"), *source = oml_record_get(r, "source");
        oml_records_also(&cx->tmp, &o.years, year != NULL ? year : oml_record_get(table, "year"));
        oml_records_also(&cx->tmp, &o.geographies, oml_record_get(table, "geography"));
        oml_records_also(&cx->tmp, &o.sources, source != NULL ? source : oml_record_get(table, "source"));
    }
    for (size_t i = 0; i < f->sectors.all.n; i++) {
        if (m->statistic[i] == OML_FACTS_NONE)
            continue;
        const oml_record *r = &f->statistics.all.at[m->statistic[i]];
        oml_records_also(&cx->tmp, &o.years, oml_record_get(r, "period"));
        oml_records_also(&cx->tmp, &o.geographies, oml_record_get(r, "geography"));
        oml_records_also(&cx->tmp, &o.sources, oml_record_get(r, "source"));
    }
    return o;
}

// ---- and back to the records ------------------------------------------------------------------------------------

static oml_rc
trace_cells(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_facts *f, const oml_facts_measure *m,
            size_t sector)
{
    for (size_t i = 0; i < f->parts.all.n; i++) {
        const oml_facts_part *p = &f->part[i];
        if (p->sector != sector || p->account == OML_FACTS_NONE)
            continue;
        bool said = false;
        for (size_t k = 0; k < f->flows.all.n; k++) {
            const oml_facts_flow *w = &f->flow[k];
            if (w->to != p->account || w->from == OML_FACTS_NONE ||
                !oml_record_is(&f->accounts.all.at[w->from], "metric", oml_records_code(m->metric)))
                continue;
            if (!said && p->share != 1)
                OML_TRY(oml_trace_record(cx, s, t, depth, &f->parts.all.at[i], "share"));
            said = true;
            OML_TRY(oml_trace_record(cx, s, t, depth, &f->flows.all.at[k], "value"));
        }
    }
    return OML_OK;
}

oml_rc
oml_facts_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_facts *f, const oml_facts_measure *m,
                size_t sector)
{
    const char *unit = oml_record_get(m->metric, "unit");
    const oml_record *r = &f->sectors.all.at[sector];
    const size_t from = m->from[sector];
    if (from == OML_SHARE_NONE) {
        oml_trace_step(t, depth, NULL, (double)NAN, unit, N_("sector %s has no figure of %s"), oml_records_code(r),
                       oml_records_code(m->metric));
        return OML_OK;
    }
    if (from == OML_SHARE_INSIDE) {
        oml_trace_step(t, depth, NULL, m->value[sector], unit, N_("sum of the sectors inside %s that have a figure"),
                       oml_records_code(r));
        for (size_t i = 0; i < f->sectors.all.n; i++)
            if (adds_to(f, m, i, sector))
                OML_TRY(oml_facts_trace(cx, s, t, depth + 1, f, m, i));
        return OML_OK;
    }
    if (from != sector) {
        oml_trace_step(t, depth, NULL, m->value[sector], unit, N_("share of sector %s times its figure"),
                       oml_records_code(&f->sectors.all.at[from]));
        for (size_t at = sector; at != from; at = f->sector[at].parent)
            OML_TRY(oml_trace_record(cx, s, t, depth + 1, &f->sectors.all.at[at], "share_of_parent"));
        return oml_facts_trace(cx, s, t, depth + 1, f, m, from);
    }
    if (m->statistic[sector] != OML_FACTS_NONE)
        return oml_trace_record(cx, s, t, depth, &f->statistics.all.at[m->statistic[sector]], "value");
    oml_trace_step(t, depth, NULL, m->value[sector], unit,
                   N_("sum over the accounts that cover sector %s, each by its share"), oml_records_code(r));
    return trace_cells(cx, s, t, depth + 1, f, m, sector);
}
