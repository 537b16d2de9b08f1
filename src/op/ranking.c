/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/ranking.h"

#include "decision/weights.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

// ---- the basis ----------------------------------------------------------------------------------------------------

// Does the sector stand around manufacturing? A class without scope of its own follows the wider sector.
static bool
around(const oml_facts *f, size_t sector)
{
    for (size_t step = 0; step < f->sectors.all.n && sector < f->sectors.all.n; step++) {
        const char *scope = oml_record_get(&f->sectors.all.at[sector], "scope");
        if (scope != NULL)
            return strcmp(scope, "around") == 0;
        sector = f->sector[sector].parent;
    }
    return false;
}

static oml_rc
load_claims(oml_cx *cx, oml_session *s, oml_ranking_basis *b)
{
    OML_TRY(oml_records_load(cx, s, "chain_sector", &b->claims));
    b->claim = OML_NEW(&cx->tmp, oml_share_claim, b->claims.n + 1);
    b->claimed_by = OML_NEW(&cx->tmp, const oml_record *, b->claims.n + 1);
    for (size_t i = 0; i < b->claims.n; i++) {
        const oml_record *r = &b->claims.at[i];
        const size_t sector = oml_facts_find(&b->facts.sectors, oml_record_get(r, "sector"));
        const size_t chain = oml_records_index(&b->chains, oml_record_get(r, "chain"));
        if (sector == OML_FACTS_NONE || chain == b->chains.n || around(&b->facts, sector))
            continue;
        b->claimed_by[b->n_claims] = r;
        b->claim[b->n_claims++] = (oml_share_claim){sector, chain, oml_record_number(r, "share")};
    }
    return OML_OK;
}

static oml_rc
load_criteria(oml_cx *cx, oml_session *s, oml_ranking_basis *b)
{
    oml_records all;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("criterion"), "about", "chain", &all));
    b->k = all.n;
    b->criterion = OML_NEW(&cx->tmp, const oml_record *, all.n + 1);
    b->judged = OML_NEW(&cx->tmp, oml_ballots, all.n + 1);
    for (size_t j = 0; j < all.n; j++) {
        b->criterion[j] = &all.at[j];
        if (!oml_record_is(&all.at[j], "kind", "judged"))
            continue;
        oml_record round;
        bool found;
        OML_TRY(oml_ballots_closed_on(cx, s, "chain", oml_record_get(&all.at[j], "code"), &round, &found));
        if (found)
            OML_TRY(oml_ballots_load(cx, s, oml_record_get(&round, "code"), &b->judged[j]));
    }
    return OML_OK;
}

oml_rc
oml_ranking_load(oml_cx *cx, oml_session *s, oml_ranking_basis *out)
{
    *out = (oml_ranking_basis){.top = 4};
    OML_TRY(oml_facts_load(cx, s, &out->facts));
    OML_TRY(oml_records_load(cx, s, "chain", &out->chains));
    OML_TRY(load_claims(cx, s, out));
    OML_TRY(load_criteria(cx, s, out));
    oml_records agenda;
    OML_TRY(oml_records_load(cx, s, "agenda", &agenda));
    if (agenda.n > 0 && oml_record_number(&agenda.at[0], "top") >= 1)
        out->top = (size_t)oml_record_number(&agenda.at[0], "top");
    return OML_OK;
}

// ---- scores -------------------------------------------------------------------------------------------------------

// The chain's own statistic of the metric, the latest of several.
static const oml_record *
own_figure(const oml_ranking_basis *b, size_t chain, const char *metric)
{
    const oml_record *latest = NULL;
    for (size_t i = 0; i < b->facts.statistics.all.n; i++) {
        const oml_record *r = &b->facts.statistics.all.at[i];
        if (!oml_record_is(r, "chain", oml_record_get(&b->chains.at[chain], "code")) ||
            !oml_record_is(r, "metric", metric))
            continue;
        if (latest == NULL || strcmp(oml_record_get(r, "period"), oml_record_get(latest, "period")) > 0)
            latest = r;
    }
    return latest;
}

static unsigned
flags_of(const oml_record *r)
{
    const bool made = oml_records_illustrative(r);
    const bool model = oml_record_is(r, "method", "modelled") || oml_record_is(r, "method", "estimated");
    return (made ? OML_RANKING_ILLUSTRATIVE : 0u) | (model ? OML_RANKING_ESTIMATE : 0u);
}

static void
measure(const oml_ranking_basis *b, const oml_ranking_column *c, size_t chain, oml_ranking_cell *out)
{
    out->statistic = own_figure(b, chain, oml_record_get(c->metric, "code"));
    if (out->statistic != NULL) {
        out->score = oml_record_number(out->statistic, "value");
        out->flags = flags_of(out->statistic);
        return;
    }
    size_t unknown;
    out->score = oml_share_sum(b->claim, b->n_claims, chain, c->measure.value, &unknown);
    if (isnan(out->score))
        return;
    out->flags = unknown > 0 ? OML_RANKING_PARTIAL : 0u;
    for (size_t i = 0; i < b->n_claims; i++) {
        const oml_share_claim *claim = &b->claim[i];
        if (claim->chain != chain || isnan(c->measure.value[claim->sector]))
            continue;
        out->flags |= c->measure.flags[claim->sector];
        if (claim->share != 1) // a part of a sector is assumed to be like the whole
            out->flags |=
                OML_RANKING_ESTIMATE | (oml_records_illustrative(b->claimed_by[i]) ? OML_RANKING_ILLUSTRATIVE : 0u);
    }
}

static oml_rc
judge(oml_cx *cx, const oml_ranking_column *c, const oml_record *chain, oml_ranking_cell *out)
{
    const oml_ballots *b = c->judged;
    for (size_t i = 0; i < b->n_items; i++)
        for (size_t j = 0; j < b->n_criteria; j++)
            if (oml_record_is(b->item[i], "code", oml_record_get(chain, "code")) &&
                oml_record_is(b->criterion[j].record, "code", oml_record_get(c->criterion, "code"))) {
                oml_agreement g;
                OML_TRY(oml_ballots_agreement(cx, b, i, j, &g));
                out->score = g.median;
                out->flags = b->illustrative ? OML_RANKING_ILLUSTRATIVE : 0u;
            }
    return OML_OK;
}

// ---- columns ------------------------------------------------------------------------------------------------------

// Where the figures of a column come from; those that chains have of their own may be of another year or place.
static oml_facts_origin
origin(oml_cx *cx, const oml_ranking_basis *b, const oml_ranking *r, const oml_ranking_column *c, size_t j)
{
    oml_facts_origin o = oml_facts_origin_of(cx, &b->facts, &c->measure);
    for (size_t a = 0; a < r->n; a++) {
        const oml_record *own = r->cell[a * r->k + j].statistic;
        if (own == NULL)
            continue;
        oml_records_also(&cx->tmp, &o.years, oml_record_get(own, "period"));
        oml_records_also(&cx->tmp, &o.geographies, oml_record_get(own, "geography"));
        oml_records_also(&cx->tmp, &o.sources, oml_record_get(own, "source"));
    }
    return o;
}

static oml_rc
start_column(oml_cx *cx, const oml_ranking_basis *b, const oml_ranking_choice *choice, size_t j, oml_ranking_column *c)
{
    *c = (oml_ranking_column){.criterion = b->criterion[j]};
    if (oml_record_is(c->criterion, "kind", "judged")) {
        c->judged = b->judged[j].round == NULL ? NULL : &b->judged[j];
        return OML_OK;
    }
    const char *metric = choice->metric != NULL && choice->metric[j] != NULL ? choice->metric[j]
                                                                             : oml_record_get(c->criterion, "metric");
    if (metric == NULL)
        return OML_OK;
    OML_TRY(oml_facts_measure_of(cx, &b->facts, metric, &c->measure));
    c->metric = c->measure.metric;
    return OML_OK;
}

// The declared value function: the criterion's own, or that of the metric that stands in.
static oml_rc
value_column(oml_cx *cx, const oml_ranking *r, size_t j, oml_ranking_column *c)
{
    const bool rising = oml_record_is(c->criterion, "direction", "max");
    const char *own = oml_record_get(c->criterion, "metric");
    const bool stands_in = c->metric != NULL && (own == NULL || !oml_record_is(c->metric, "code", own));
    const char *points = oml_record_get(stands_in ? c->metric : c->criterion, "points");
    if (points != NULL)
        return oml_value_parse(cx, points, rising, (oml_place){.column = "points"}, &c->value);
    double most = 0;
    for (size_t a = 0; a < r->n; a++)
        most = fmax(most, r->cell[a * r->k + j].score);
    c->stretched = true;
    if (!(most > 0))
        most = 1;
    c->value = rising ? oml_value_linear(cx, 0, most) : oml_value_linear(cx, most, 0);
    return OML_OK;
}

static oml_rc
fill_column(oml_cx *cx, const oml_ranking_basis *b, const oml_ranking_choice *choice, size_t j, oml_ranking *r,
            double low[], double high[])
{
    oml_ranking_column *c = &r->column[j];
    OML_TRY(start_column(cx, b, choice, j, c));
    for (size_t a = 0; a < r->n; a++) {
        oml_ranking_cell *cell = &r->cell[a * r->k + j];
        *cell = (oml_ranking_cell){.score = (double)NAN};
        if (c->metric != NULL)
            measure(b, c, r->number[a], cell);
        else if (c->judged != NULL)
            OML_TRY(judge(cx, c, r->chain[a], cell));
    }
    OML_TRY(value_column(cx, r, j, c));
    if (c->metric != NULL)
        c->origin = origin(cx, b, r, c, j);
    for (size_t a = 0; a < r->n; a++) {
        oml_ranking_cell *cell = &r->cell[a * r->k + j];
        bool clipped;
        const double v = oml_value_at(&c->value, cell->score, &clipped);
        cell->flags |= isnan(v) ? OML_RANKING_MISSING : clipped ? OML_RANKING_CLIPPED : 0u;
        low[a * r->k + j] = isnan(v) ? 0 : v;
        high[a * r->k + j] = isnan(v) ? 1 : v;
    }
    return OML_OK;
}

// ---- weights and the whole ----------------------------------------------------------------------------------------

static oml_rc
weigh(oml_cx *cx, oml_session *s, const oml_ranking_basis *b, const oml_ranking_choice *choice, double out[],
      bool *made_up)
{
    const char *set = choice->weightset;
    *made_up = false;
    double *points = OML_NEW(&cx->tmp, double, b->k);
    for (size_t j = 0; j < b->k; j++)
        points[j] = set == NULL ? oml_record_number(b->criterion[j], "weight") : (double)NAN;
    if (set != NULL) {
        oml_record weightset;
        oml_records weights;
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("weightset"), set, &weightset));
        OML_TRY(oml_store_list(cx, s->store, oml_noun_find("weight"), "weightset", set, &weights));
        *made_up = oml_records_illustrative(&weightset);
        for (size_t i = 0; i < weights.n; i++)
            for (size_t j = 0; j < b->k; j++)
                if (oml_record_is(&weights.at[i], "criterion", oml_record_get(b->criterion[j], "code")))
                    points[j] = oml_record_number(&weights.at[i], "points");
        for (size_t j = 0; j < b->k; j++)
            if (isnan(points[j]))
                return OML_FAIL(cx, OML_E_INPUT, "OML-RAN-02", N_("the weights '%s' say nothing about criterion %s"),
                                set, oml_record_get(b->criterion[j], "code"));
    }
    for (size_t j = 0; choice->without != NULL && j < b->k; j++)
        if (choice->without[j])
            points[j] = 0;
    return oml_weights_normalise(cx, points, b->k, out);
}

static void
order(oml_ranking *r)
{
    for (size_t a = 0; a < r->n; a++) {
        size_t at = a; // insertion keeps equals in the order of their codes
        for (; at > 0 && r->rank[r->order[at - 1]] > r->rank[a]; at--)
            r->order[at] = r->order[at - 1];
        r->order[at] = a;
    }
}

oml_rc
oml_ranking_make(oml_cx *cx, oml_session *s, const oml_ranking_basis *b, const oml_ranking_choice *choice,
                 oml_ranking *out)
{
    const size_t most = b->chains.n, k = b->k;
    if (most == 0 || k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-RAN-01", N_("there is nothing to rank: %zu value chains on %zu criteria"),
                        most, k);
    *out = (oml_ranking){.basis = b,
                         .chain = OML_NEW(&cx->tmp, const oml_record *, most),
                         .number = OML_NEW(&cx->tmp, size_t, most),
                         .k = k,
                         .top = b->top,
                         .column = OML_NEW(&cx->tmp, oml_ranking_column, k),
                         .cell = OML_NEW(&cx->tmp, oml_ranking_cell, most * k),
                         .score = OML_NEW(&cx->tmp, double, most),
                         .least = OML_NEW(&cx->tmp, double, most),
                         .most = OML_NEW(&cx->tmp, double, most),
                         .rank = OML_NEW(&cx->tmp, size_t, most),
                         .best = OML_NEW(&cx->tmp, size_t, most),
                         .worst = OML_NEW(&cx->tmp, size_t, most),
                         .order = OML_NEW(&cx->tmp, size_t, most)};
    for (size_t i = 0; i < most; i++)
        if (choice->everything || oml_record_is(&b->chains.at[i], "in_scope", "1")) {
            out->number[out->n] = i;
            out->chain[out->n++] = &b->chains.at[i];
        }
    if (out->n == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-RAN-03", N_("none of the %zu value chains is in scope"), most);
    double *low = OML_NEW(&cx->tmp, double, out->n *k), *high = OML_NEW(&cx->tmp, double, out->n *k);
    double *weight = OML_NEW(&cx->tmp, double, k);
    OML_TRY(weigh(cx, s, b, choice, weight, &out->weights_made_up));
    for (size_t j = 0; j < k; j++)
        OML_TRY(fill_column(cx, b, choice, j, out, low, high));
    out->model = (oml_additive){out->n, k, low, high, weight};
    OML_TRY(oml_additive_check(cx, &out->model));
    oml_additive_score(&out->model, out->score, out->least, out->most);
    oml_additive_rank(out->score, out->n, out->rank);
    oml_additive_reach(out->least, out->most, out->n, out->best, out->worst);
    order(out);
    return OML_OK;
}

bool
oml_ranking_in_top(const oml_ranking *r, size_t chain)
{
    for (size_t a = 0; a < r->n; a++)
        if (r->number[a] == chain)
            return r->rank[a] <= r->top;
    return false;
}

unsigned
oml_ranking_flags(const oml_ranking *r, size_t a)
{
    unsigned flags = r->weights_made_up ? OML_RANKING_ILLUSTRATIVE : 0u;
    for (size_t j = 0; j < r->k; j++)
        flags |= r->cell[a * r->k + j].flags;
    return flags;
}
