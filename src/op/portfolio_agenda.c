/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_agenda.h"

#include "op/records.h"

#include <math.h>
#include <string.h>

enum { STRONGEST = 3 }; // of a contribution

// The latest closed round about paths.
static oml_rc
latest(oml_cx *cx, oml_session *s, const char **code)
{
    oml_records rounds;
    const char *when = NULL;
    *code = NULL;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("round"), "status", "closed", &rounds));
    for (size_t i = 0; i < rounds.n; i++) {
        const char *closed = oml_record_get(&rounds.at[i], "closed");
        if (!oml_record_is(&rounds.at[i], "about", "path") ||
            (when != NULL && (closed == NULL || strcmp(closed, when) <= 0)))
            continue;
        when = closed;
        *code = oml_records_code(&rounds.at[i]);
    }
    if (*code == NULL)
        return OML_FAIL(cx, OML_E_NOTFOUND, "OML-PTF-50",
                        N_("there is no closed round about paths to take benefits from"));
    return OML_OK;
}

// The mean value of the panel, and two standard errors of it; NAN where nobody scored.
static void
judged(const oml_ballots *b, size_t item, size_t criterion, double *mean, double *off)
{
    double sum = 0, square = 0;
    size_t n = 0;
    for (size_t v = 0; v < b->voters.n; v++) {
        const double x =
            oml_value_at(&b->criterion[criterion].value, b->score[oml_ballots_cell(b, v, item, criterion)], NULL);
        if (isnan(x))
            continue;
        sum += x;
        square += x * x;
        n++;
    }
    *mean = n > 0 ? sum / (double)n : (double)NAN;
    *off = n > 1 ? 2 * sqrt(fmax(0, square / (double)n - *mean * *mean) / (double)(n - 1)) : 0;
}

static size_t
scored(const oml_ballots *b, const char *path)
{
    size_t i = 0;
    while (i < b->n_items && !oml_record_is(b->item[i], "code", path))
        i++;
    return i;
}

// Adds one contribution to the values of its initiative; false when the path was not scored.
static bool
add_benefit(const oml_ballots *b, const oml_record *contribution, double low[], double high[])
{
    const size_t item = scored(b, oml_record_get(contribution, "path"));
    const double strength = oml_record_number(contribution, "strength") / STRONGEST;
    double mean, off;
    for (size_t j = 0; item < b->n_items && j < b->n_criteria; j++) {
        judged(b, item, j, &mean, &off);
        if (isnan(mean))
            return false;
    }
    for (size_t j = 0; item < b->n_items && j < b->n_criteria; j++) {
        judged(b, item, j, &mean, &off);
        low[j] += strength * fmax(0, mean - off);
        high[j] += strength * fmin(1, mean + off);
    }
    return item < b->n_items;
}

static oml_rc
add_costs(oml_cx *cx, const oml_records *funding, const char *initiative, size_t item, oml_portfolio_case *c, bool *any)
{
    *any = false;
    for (size_t f = 0; f < funding->n; f++) {
        const oml_record *r = &funding->at[f];
        if (!oml_record_is(r, "initiative", initiative))
            continue;
        oml_portfolio_amount *a = &c->amount[c->n_amounts++];
        *a = (oml_portfolio_amount){item, oml_arena_textn(&cx->tmp, oml_record_get(r, "period"), 4),
                                    oml_record_get(r, "kind"), 0};
        OML_TRY(oml_portfolio_case_cents(cx, oml_record_number(r, "committed"), &a->cents));
        c->illustrative[item] = c->illustrative[item] || oml_records_illustrative(r);
        *any = true;
    }
    return OML_OK;
}

typedef struct found {
    oml_records initiatives, contributions, funding;
    double *low, *high;
} found;

static oml_rc
add_item(oml_cx *cx, const found *f, const oml_record *initiative, oml_portfolio_agenda *out)
{
    oml_portfolio_case *c = &out->portfolio;
    const oml_ballots *b = &out->ballots;
    const char *code = oml_records_code(initiative);
    const size_t i = c->n, amounts = c->n_amounts;
    bool paid, brings = false;
    for (size_t j = 0; j < b->n_criteria; j++)
        f->low[i * b->n_criteria + j] = f->high[i * b->n_criteria + j] = 0;
    c->illustrative[i] = oml_records_illustrative(initiative) || b->illustrative;
    OML_TRY(add_costs(cx, &f->funding, code, i, c, &paid));
    for (size_t k = 0; k < f->contributions.n; k++)
        if (oml_record_is(&f->contributions.at[k], "initiative", code))
            brings = add_benefit(b, &f->contributions.at[k], &f->low[i * b->n_criteria], &f->high[i * b->n_criteria]) ||
                     brings;
    if (!paid || !brings) {
        out->without_cost += !paid;
        out->without_benefit += paid;
        c->n_amounts = amounts;
        return OML_OK;
    }
    c->code[i] = code;
    c->title[i] = oml_records_title(initiative, cx->lang);
    c->factor[i] = 1;
    c->n++;
    return OML_OK;
}

static oml_rc
room(oml_cx *cx, found *f, oml_portfolio_agenda *out)
{
    oml_portfolio_case *c = &out->portfolio;
    const size_t n = f->initiatives.n + 1, k = out->ballots.n_criteria;
    c->code = OML_NEW(&cx->tmp, const char *, n);
    c->title = OML_NEW(&cx->tmp, const char *, n);
    c->illustrative = OML_NEW(&cx->tmp, bool, n);
    c->factor = OML_NEW(&cx->tmp, double, n);
    c->amount = OML_NEW(&cx->tmp, oml_portfolio_amount, f->funding.n + 1);
    f->low = OML_TRY_NEW(&cx->tmp, double, n *k);
    f->high = OML_TRY_NEW(&cx->tmp, double, n *k);
    if (f->low == NULL || f->high == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-PTF-34", N_("no memory for a portfolio of %zu items"), n);
    return OML_OK;
}

oml_rc
oml_portfolio_agenda_load(oml_cx *cx, oml_session *s, const char *round, oml_portfolio_agenda *out)
{
    *out = (oml_portfolio_agenda){0};
    if (round == NULL)
        OML_TRY(latest(cx, s, &round));
    OML_TRY(oml_ballots_load(cx, s, round, &out->ballots));
    if (!oml_record_is(out->ballots.round, "status", "closed") || !oml_record_is(out->ballots.round, "about", "path"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-PTF-51", N_("round %s is no closed round about paths"), round);
    found f;
    OML_TRY(oml_records_load(cx, s, "initiative", &f.initiatives));
    OML_TRY(oml_records_load(cx, s, "contribution", &f.contributions));
    OML_TRY(oml_records_load(cx, s, "funding", &f.funding));
    OML_TRY(room(cx, &f, out));
    for (size_t i = 0; i < f.initiatives.n; i++)
        OML_TRY(add_item(cx, &f, &f.initiatives.at[i], out));
    oml_portfolio_case *c = &out->portfolio;
    if (c->n == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-52",
                        N_("no initiative has both money committed and a path that round %s scored"), round);
    double *weight = OML_NEW(&cx->tmp, double, out->ballots.n_criteria);
    for (size_t j = 0; j < out->ballots.n_criteria; j++)
        weight[j] = out->ballots.criterion[j].weight;
    c->values = (oml_additive){c->n, out->ballots.n_criteria, f.low, f.high, weight};
    OML_TRY(oml_additive_check(cx, &c->values));
    oml_portfolio_case_settle(cx, c);
    return OML_OK;
}
