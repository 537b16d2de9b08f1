/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_case.h"

#include "base/tr.h"

#include <math.h>
#include <string.h>

size_t
oml_portfolio_case_find(const oml_portfolio_case *c, const char *code)
{
    size_t i = 0;
    while (i < c->n && strcmp(c->code[i], code) != 0)
        i++;
    return i;
}

oml_rc
oml_portfolio_case_item(oml_cx *cx, const oml_portfolio_case *c, const char *code, size_t *out)
{
    *out = oml_portfolio_case_find(c, code);
    if (*out == c->n)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-20", N_("there is no item '%s' in the portfolio"), code);
    return OML_OK;
}

// ---- rules --------------------------------------------------------------------------------------------------------

void
oml_portfolio_case_rule(oml_cx *cx, oml_portfolio_case *c, oml_portfolio_words words, const size_t at[],
                        const int64_t by[], size_t n, int64_t least, int64_t most)
{
    if (c->n_rules == c->room) {
        c->room = 2 * c->room + 16;
        oml_mip_row *rule = OML_NEW(&cx->tmp, oml_mip_row, c->room);
        oml_portfolio_words *said = OML_NEW(&cx->tmp, oml_portfolio_words, c->room);
        oml_inclusion_range *range = OML_NEW(&cx->tmp, oml_inclusion_range, c->room);
        for (size_t i = 0; i < c->n_rules; i++) {
            rule[i] = c->rule[i];
            said[i] = c->words[i];
            range[i] = c->range[i];
        }
        c->rule = rule;
        c->words = said;
        c->range = range;
    }
    size_t *to = OML_NEW(&cx->tmp, size_t, n + 1);
    int64_t *of = OML_NEW(&cx->tmp, int64_t, n + 1);
    for (size_t k = 0; k < n; k++) {
        to[k] = at[k];
        of[k] = by == NULL ? 1 : by[k];
    }
    c->words[c->n_rules] = words;
    c->rule[c->n_rules++] = (oml_mip_row){to, of, n, least, most};
}

void
oml_portfolio_case_count(oml_cx *cx, oml_portfolio_case *c, oml_portfolio_words words, const size_t at[], size_t n,
                         int64_t least, int64_t most)
{
    oml_portfolio_case_rule(cx, c, words, at, NULL, n, least, most);
}

// ---- budgets ------------------------------------------------------------------------------------------------------

oml_rc
oml_portfolio_case_cents(oml_cx *cx, double euro, int64_t *cents)
{
    if (!(fabs(euro) <= 1e12))
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-22", N_("an amount of %g euro is no amount to plan with"), euro);
    *cents = llround(euro * 100);
    return OML_OK;
}

// "total", YEAR, SOURCE or YEAR/SOURCE.
static bool
falls_under(const oml_portfolio_amount *a, const char *what)
{
    if (strcmp(what, "total") == 0 || strcmp(what, a->year) == 0 || strcmp(what, a->source) == 0)
        return true;
    const size_t n = strlen(a->year);
    return n > 0 && strncmp(what, a->year, n) == 0 && what[n] == '/' && strcmp(what + n + 1, a->source) == 0;
}

oml_rc
oml_portfolio_case_capacity(oml_cx *cx, double units, int64_t *hundredths)
{
    const double many = units * OML_PORTFOLIO_UNIT;
    if (!(fabs(many) <= 1e12) || fabs(many - round(many)) > 1e-6)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-23", N_("%g is no capacity: it has two decimals at most"), units);
    *hundredths = llround(many);
    return OML_OK;
}

// The amounts of each item that fall under it, added up.
static bool
add_up(const oml_portfolio_case *c, const char *what, int64_t sum[], int64_t low[], int64_t high[])
{
    bool any = strcmp(what, "total") == 0;
    for (size_t k = 0; k < c->n_amounts; k++) {
        const oml_portfolio_amount *a = &c->amount[k];
        if (!falls_under(a, what))
            continue;
        any = true;
        sum[a->item] += a->cents;
        low[a->item] += a->low;
        high[a->item] += a->high;
    }
    return any;
}

bool
oml_portfolio_case_costs(const oml_portfolio_case *c, const char *what)
{
    for (size_t k = 0; k < c->n_amounts; k++)
        if (falls_under(&c->amount[k], what))
            return true;
    return strcmp(what, "total") == 0;
}

oml_rc
oml_portfolio_case_budget(oml_cx *cx, oml_portfolio_case *c, const char *what, double euro)
{
    int64_t most = 0;
    OML_TRY(oml_portfolio_case_cents(cx, euro, &most));
    int64_t *sum = OML_NEW(&cx->tmp, int64_t, c->n + 1), *low = OML_NEW(&cx->tmp, int64_t, c->n + 1),
            *high = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    size_t *at = OML_NEW(&cx->tmp, size_t, c->n + 1), n = 0;
    if (!add_up(c, what, sum, low, high) || most < 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-21",
                        N_("a budget for '%s' cannot be kept: it is below zero, or no item costs anything there"),
                        what);
    bool certain = true;
    for (size_t i = 0; i < c->n; i++)
        if (sum[i] != 0 || high[i] != 0) {
            certain = certain && low[i] == high[i];
            sum[n] = sum[i];
            low[n] = low[i];
            high[n] = high[i];
            at[n++] = i;
        }
    for (size_t r = 0; r < c->n_rules; r++)
        if (c->words[r].kind == OML_PORTFOLIO_BUDGET && strcmp(c->words[r].what, what) == 0) {
            c->rule[r].most = most;
            return OML_OK;
        }
    oml_portfolio_case_rule(cx, c, (oml_portfolio_words){OML_PORTFOLIO_BUDGET, what, NULL}, at, sum, n, -OML_MIP_FREE,
                            most);
    if (!certain)
        c->range[c->n_rules - 1] = (oml_inclusion_range){low, high};
    return OML_OK;
}

void
oml_portfolio_case_settle(oml_cx *cx, oml_portfolio_case *c)
{
    c->cost = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    c->cost_low = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    c->cost_high = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    c->benefit = OML_NEW(&cx->tmp, double, c->n + 1);
    add_up(c, "total", c->cost, c->cost_low, c->cost_high);
    oml_additive_score(&c->values, c->benefit, NULL, NULL);
    for (size_t i = 0; i < c->n; i++)
        c->benefit[i] *= c->factor[i];
}

oml_portfolio
oml_portfolio_case_model(const oml_portfolio_case *c, double seconds)
{
    return (oml_portfolio){.n = c->n,
                           .benefit = c->benefit,
                           .cost = c->cost,
                           .rule = c->rule,
                           .n_rules = c->n_rules,
                           .synergy = c->synergy,
                           .n_synergies = c->n_synergies,
                           .limit = {.seconds = seconds}};
}

// ---- words --------------------------------------------------------------------------------------------------------

static const char *
number(oml_doc *out, double x)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(out->lang, x, OML_DIGITS_AS_IS, &b);
    return oml_arena_textn(out->arena, b.s, b.n);
}

const char *
oml_portfolio_case_say(const oml_portfolio_case *c, size_t rule, oml_doc *out)
{
    const oml_portfolio_words *w = &c->words[rule];
    const oml_mip_row *r = &c->rule[rule];
    const char *what = strcmp(w->what, "total") == 0 || strcmp(w->what, "all") == 0
                           ? oml_doc_word(out->arena, out->lang, w->what)
                           : w->what;
    switch (w->kind) {
    case OML_PORTFOLIO_BUDGET:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("the cost in '%s' is at most %s euro")), what,
                                number(out, (double)r->most / OML_PORTFOLIO_UNIT));
    case OML_PORTFOLIO_CAPACITY:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("the use of '%s' is at most %s")), what,
                                number(out, (double)r->most / OML_PORTFOLIO_UNIT));
    case OML_PORTFOLIO_LEAST:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("of '%s' there are at least %s")), what,
                                number(out, (double)r->least));
    case OML_PORTFOLIO_MOST:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("of '%s' there are at most %s")), what,
                                number(out, (double)r->most));
    case OML_PORTFOLIO_REQUIRES:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("'%s' only with %s")), what, w->other);
    case OML_PORTFOLIO_EXCLUDES:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("at most one of %s")), what);
    case OML_PORTFOLIO_MUST:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("'%s' is in")), what);
    case OML_PORTFOLIO_NEVER:
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("'%s' is out")), what);
    }
    return what;
}

const char *
oml_portfolio_case_amount(const oml_portfolio_case *c, size_t rule, int64_t end, oml_doc *out)
{
    const oml_portfolio_kind kind = c->words[rule].kind;
    if (kind == OML_PORTFOLIO_BUDGET)
        return oml_arena_printf(out->arena, oml_tr(out->lang, N_("%s euro")),
                                number(out, (double)end / OML_PORTFOLIO_UNIT));
    if (kind == OML_PORTFOLIO_CAPACITY)
        return number(out, (double)end / OML_PORTFOLIO_UNIT);
    return kind == OML_PORTFOLIO_LEAST || kind == OML_PORTFOLIO_MOST ? number(out, (double)end) : NULL;
}
