/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_problem.h"

#include "decision/weights.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static oml_rc
kind(oml_cx *cx, const char *member)
{
    return OML_HINT(cx, OML_FAIL(cx, OML_E_INPUT, "OML-PTF-31", N_("'%s' of the problem is of another kind"), member),
                    N_("the manual shows a problem with all its members"));
}

static oml_rc
only(oml_cx *cx, const oml_json *object, const char *what, const char *const names[], size_t n)
{
    if (oml_json_is(object) != OML_JSON_OBJECT)
        return kind(cx, what);
    void *at = NULL;
    const char *name;
    while (oml_json_next(object, &at, &name) != NULL) {
        size_t i = 0;
        while (i < n && strcmp(names[i], name) != 0)
            i++;
        if (i == n)
            return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-33", N_("'%s' has no member '%s' in a portfolio problem"), what,
                            name);
    }
    return OML_OK;
}

// An absent list is an empty one.
static oml_rc
list(oml_cx *cx, const oml_json *object, const char *name, const oml_json **out, size_t *n)
{
    *out = oml_json_get(object, name);
    *n = *out == NULL ? 0 : oml_json_size(*out);
    return *out == NULL || oml_json_is(*out) == OML_JSON_ARRAY ? OML_OK : kind(cx, name);
}

static const char *
copy(oml_cx *cx, const char *text)
{
    return oml_arena_text(&cx->tmp, text);
}

// Codes of items, as indices; *joined names them with commas.
static oml_rc
items_of(oml_cx *cx, const oml_portfolio_case *c, const oml_json *codes, const char *member, size_t at[], size_t *n,
         const char **joined)
{
    if (oml_json_is(codes) != OML_JSON_ARRAY || oml_json_size(codes) > c->n)
        return kind(cx, member);
    *n = oml_json_size(codes);
    *joined = "";
    for (size_t k = 0; k < *n; k++) {
        const char *code = oml_json_text(oml_json_at(codes, k));
        if (code == NULL)
            return kind(cx, member);
        OML_TRY(oml_portfolio_case_item(cx, c, code, &at[k]));
        *joined = oml_arena_printf(&cx->tmp, "%s%s%s", *joined, k == 0 ? "" : ", ", code);
    }
    return OML_OK;
}

// ---- items --------------------------------------------------------------------------------------------------------

static oml_rc
codes(oml_cx *cx, const oml_json *items, oml_portfolio_case *c)
{
    static const char *const names[] = {"code", "title",    "benefit",      "values", "cost",
                                        "uses", "requires", "requires_any", "groups"};
    for (size_t i = 0; i < oml_json_size(items); i++) {
        const oml_json *item = oml_json_at(items, i);
        OML_TRY(only(cx, item, "items", names, OML_COUNT(names)));
        const char *code = oml_json_text(oml_json_get(item, "code")),
                   *title = oml_json_text(oml_json_get(item, "title"));
        if (code == NULL || oml_portfolio_case_find(c, code) < c->n)
            return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-32", N_("item %zu has no code, or that of another"), i + 1);
        c->code[i] = copy(cx, code);
        c->title[i] = title == NULL ? NULL : copy(cx, title);
        c->factor[i] = 1;
        c->n = i + 1;
    }
    return OML_OK;
}

// A number, or [low, high].
static bool
range(const oml_json *j, double *low, double *high)
{
    if (oml_json_number(j, low)) {
        *high = *low;
        return isfinite(*low);
    }
    return j != NULL && oml_json_is(j) == OML_JSON_ARRAY && oml_json_size(j) == 2 &&
           oml_json_number(oml_json_at(j, 0), low) && oml_json_number(oml_json_at(j, 1), high) && *low <= *high;
}

static oml_rc
weights(oml_cx *cx, const oml_json *criteria, size_t k, double weight[])
{
    double *points = OML_NEW(&cx->tmp, double, k);
    for (size_t j = 0; j < k; j++)
        if (!oml_json_number(oml_json_get(oml_json_at(criteria, j), "weight"), &points[j]) ||
            oml_json_text(oml_json_get(oml_json_at(criteria, j), "code")) == NULL)
            return kind(cx, "criteria");
    return oml_weights_normalise(cx, points, k, weight);
}

static oml_rc
benefits(oml_cx *cx, const oml_json *problem, const oml_json *items, oml_portfolio_case *c)
{
    const oml_json *criteria;
    size_t k;
    OML_TRY(list(cx, problem, "criteria", &criteria, &k));
    const bool plain = k == 0;
    k = plain ? 1 : k;
    double *low = OML_TRY_NEW(&cx->tmp, double, c->n *k), *high = OML_TRY_NEW(&cx->tmp, double, c->n *k),
           *weight = OML_NEW(&cx->tmp, double, k);
    if (low == NULL || high == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-PTF-34", N_("no memory for a portfolio of %zu items"), c->n);
    weight[0] = 1;
    if (!plain)
        OML_TRY(weights(cx, criteria, k, weight));
    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < k; j++) {
            const oml_json *item = oml_json_at(items, i);
            const oml_json *value = plain ? oml_json_get(item, "benefit")
                                          : oml_json_get(oml_json_get(item, "values"),
                                                         oml_json_text(oml_json_get(oml_json_at(criteria, j), "code")));
            if (!range(value, &low[i * k + j], &high[i * k + j]))
                return kind(cx, plain ? "benefit" : "values");
        }
    c->values = (oml_additive){c->n, k, low, high, weight};
    return oml_additive_check(cx, &c->values);
}

// "2027", "2027/grant" or "grant".
static void
part(oml_cx *cx, const char *key, oml_portfolio_amount *a)
{
    const size_t digits = strspn(key, "0123456789");
    const bool year = digits == 4 && (key[4] == '\0' || key[4] == '/');
    a->year = year ? oml_arena_textn(&cx->tmp, key, 4) : "";
    a->source = !year ? copy(cx, key) : key[4] == '/' ? copy(cx, key + 5) : "";
}

static size_t
parts(const oml_json *items)
{
    size_t n = 0;
    for (size_t i = 0; i < oml_json_size(items); i++)
        n += 1 + oml_json_size(oml_json_get(oml_json_at(items, i), "cost"));
    return n;
}

// A number, or [low, expected, high].
static oml_rc
price(oml_cx *cx, const oml_json *of, oml_portfolio_amount *a)
{
    double low, expected, high;
    if (oml_json_number(of, &expected))
        low = high = expected;
    else if (oml_json_is(of) != OML_JSON_ARRAY || oml_json_size(of) != 3 ||
             !oml_json_number(oml_json_at(of, 0), &low) || !oml_json_number(oml_json_at(of, 1), &expected) ||
             !oml_json_number(oml_json_at(of, 2), &high) || low > expected || expected > high)
        return kind(cx, "cost");
    OML_TRY(oml_portfolio_case_cents(cx, low, &a->low));
    OML_TRY(oml_portfolio_case_cents(cx, expected, &a->cents));
    return oml_portfolio_case_cents(cx, high, &a->high);
}

static oml_rc
costs(oml_cx *cx, const oml_json *items, oml_portfolio_case *c)
{
    c->amount = OML_NEW(&cx->tmp, oml_portfolio_amount, parts(items));
    for (size_t i = 0; i < c->n; i++) {
        const oml_json *cost = oml_json_get(oml_json_at(items, i), "cost"), *of;
        if (cost != NULL && oml_json_is(cost) != OML_JSON_OBJECT) {
            c->amount[c->n_amounts] = (oml_portfolio_amount){.item = i, .year = "", .source = ""};
            OML_TRY(price(cx, cost, &c->amount[c->n_amounts++]));
            continue;
        }
        void *at = NULL;
        const char *key;
        while (cost != NULL && (of = oml_json_next(cost, &at, &key)) != NULL) {
            oml_portfolio_amount *a = &c->amount[c->n_amounts++];
            a->item = i;
            part(cx, key, a);
            OML_TRY(price(cx, of, a));
        }
    }
    return OML_OK;
}

// ---- rules --------------------------------------------------------------------------------------------------------

static oml_rc
requirements(oml_cx *cx, const oml_json *items, oml_portfolio_case *c)
{
    size_t *at = OML_NEW(&cx->tmp, size_t, c->n + 1), n = 0;
    int64_t *by = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    const char *joined = NULL;
    by[0] = 1;
    for (size_t i = 0; i < c->n; i++) {
        const oml_json *all, *any;
        size_t n_all, n_any;
        OML_TRY(list(cx, oml_json_at(items, i), "requires", &all, &n_all));
        OML_TRY(list(cx, oml_json_at(items, i), "requires_any", &any, &n_any));
        at[0] = i;
        for (size_t k = 0; k < n_all; k++) {
            const char *code = oml_json_text(oml_json_at(all, k));
            if (code == NULL)
                return kind(cx, "requires");
            OML_TRY(oml_portfolio_case_item(cx, c, code, &at[1]));
            by[1] = -1;
            if (at[1] != i)
                oml_portfolio_case_rule(cx, c,
                                        (oml_portfolio_words){OML_PORTFOLIO_REQUIRES, c->code[i], c->code[at[1]]}, at,
                                        by, 2, -OML_MIP_FREE, 0);
        }
        if (n_any == 0)
            continue;
        OML_TRY(items_of(cx, c, any, "requires_any", at + 1, &n, &joined));
        for (size_t k = 1; k <= n; k++) {
            if (at[k] == i)
                return kind(cx, "requires_any");
            by[k] = -1;
        }
        oml_portfolio_case_rule(cx, c, (oml_portfolio_words){OML_PORTFOLIO_REQUIRES, c->code[i], joined}, at, by, n + 1,
                                -OML_MIP_FREE, 0);
    }
    return OML_OK;
}

static oml_rc
exclusions(oml_cx *cx, const oml_json *problem, oml_portfolio_case *c)
{
    const oml_json *all;
    size_t n_all, n = 0, *at = OML_NEW(&cx->tmp, size_t, c->n + 1);
    OML_TRY(list(cx, problem, "excludes", &all, &n_all));
    for (size_t k = 0; k < n_all; k++) {
        const char *joined = NULL;
        OML_TRY(items_of(cx, c, oml_json_at(all, k), "excludes", at, &n, &joined));
        oml_portfolio_case_count(cx, c, (oml_portfolio_words){OML_PORTFOLIO_EXCLUDES, joined, NULL}, at, n,
                                 -OML_MIP_FREE, 1);
    }
    return OML_OK;
}

static oml_rc
fixed(oml_cx *cx, const oml_json *problem, const char *member, oml_portfolio_kind how, oml_portfolio_case *c)
{
    const oml_json *all;
    size_t n_all, n = 0, *at = OML_NEW(&cx->tmp, size_t, c->n + 1);
    const char *joined = NULL;
    OML_TRY(list(cx, problem, member, &all, &n_all));
    if (n_all == 0)
        return OML_OK;
    OML_TRY(items_of(cx, c, all, member, at, &n, &joined));
    const int64_t value = how == OML_PORTFOLIO_MUST;
    for (size_t k = 0; k < n; k++)
        oml_portfolio_case_count(cx, c, (oml_portfolio_words){how, c->code[at[k]], NULL}, &at[k], 1, value, value);
    return OML_OK;
}

// `least` and `most` of an object, about these items.
static oml_rc
between(oml_cx *cx, const oml_json *object, const char *name, const size_t at[], size_t n, oml_portfolio_case *c)
{
    static const char *const members[] = {"least", "most"};
    for (size_t e = 0; e < 2; e++) {
        const oml_json *end = oml_json_get(object, members[e]);
        int64_t limit;
        if (end == NULL)
            continue;
        if (!oml_json_int(end, &limit))
            return kind(cx, members[e]);
        const oml_portfolio_words words = {e == 0 ? OML_PORTFOLIO_LEAST : OML_PORTFOLIO_MOST, name, NULL};
        oml_portfolio_case_count(cx, c, words, at, n, e == 0 ? limit : -OML_MIP_FREE, e == 0 ? OML_MIP_FREE : limit);
    }
    return OML_OK;
}

static oml_rc
groups(oml_cx *cx, const oml_json *problem, const oml_json *items, oml_portfolio_case *c)
{
    const oml_json *all;
    size_t n_all, *at = OML_NEW(&cx->tmp, size_t, c->n + 1);
    for (size_t i = 0; i < c->n; i++)
        at[i] = i;
    OML_TRY(between(cx, problem, "all", at, c->n, c));
    OML_TRY(list(cx, problem, "groups", &all, &n_all));
    for (size_t g = 0; g < n_all; g++) {
        static const char *const names[] = {"code", "least", "most"};
        const oml_json *group = oml_json_at(all, g);
        OML_TRY(only(cx, group, "groups", names, OML_COUNT(names)));
        const char *code = oml_json_text(oml_json_get(group, "code"));
        if (code == NULL)
            return kind(cx, "groups");
        size_t n = 0;
        for (size_t i = 0; i < c->n; i++) {
            const oml_json *own;
            size_t n_own;
            bool in = false;
            OML_TRY(list(cx, oml_json_at(items, i), "groups", &own, &n_own));
            for (size_t k = 0; k < n_own; k++) {
                const char *name = oml_json_text(oml_json_at(own, k));
                in = in || (name != NULL && strcmp(name, code) == 0);
            }
            at[n] = i;
            n += in;
        }
        OML_TRY(between(cx, group, copy(cx, code), at, n, c));
    }
    return OML_OK;
}

static oml_rc
capacities(oml_cx *cx, const oml_json *problem, const oml_json *items, oml_portfolio_case *c)
{
    const oml_json *all = oml_json_get(problem, "capacity"), *limit;
    if (all != NULL && oml_json_is(all) != OML_JSON_OBJECT)
        return kind(cx, "capacity");
    void *at = NULL;
    const char *name;
    while (all != NULL && (limit = oml_json_next(all, &at, &name)) != NULL) {
        double units;
        int64_t most, *by = OML_NEW(&cx->tmp, int64_t, c->n + 1);
        size_t *of = OML_NEW(&cx->tmp, size_t, c->n + 1), n = 0;
        if (!oml_json_number(limit, &units))
            return kind(cx, "capacity");
        OML_TRY(oml_portfolio_case_capacity(cx, units, &most));
        for (size_t i = 0; i < c->n; i++) {
            const oml_json *use = oml_json_get(oml_json_get(oml_json_at(items, i), "uses"), name);
            if (use == NULL)
                continue;
            if (!oml_json_number(use, &units))
                return kind(cx, "uses");
            OML_TRY(oml_portfolio_case_capacity(cx, units, &by[n]));
            of[n++] = i;
        }
        oml_portfolio_case_rule(cx, c, (oml_portfolio_words){OML_PORTFOLIO_CAPACITY, copy(cx, name), NULL}, of, by, n,
                                -OML_MIP_FREE, most);
    }
    return OML_OK;
}

static oml_rc
budgets(oml_cx *cx, const oml_json *problem, oml_portfolio_case *c)
{
    const oml_json *all = oml_json_get(problem, "budget"), *limit;
    double euro;
    if (all == NULL)
        return OML_OK;
    if (oml_json_number(all, &euro))
        return oml_portfolio_case_budget(cx, c, "total", euro);
    if (oml_json_is(all) != OML_JSON_OBJECT)
        return kind(cx, "budget");
    void *at = NULL;
    const char *key;
    while ((limit = oml_json_next(all, &at, &key)) != NULL) {
        if (!oml_json_number(limit, &euro))
            return kind(cx, "budget");
        OML_TRY(oml_portfolio_case_budget(cx, c, copy(cx, key), euro));
    }
    return OML_OK;
}

static oml_rc
synergies(oml_cx *cx, const oml_json *problem, oml_portfolio_case *c)
{
    const oml_json *all;
    size_t n_all, n = 0;
    OML_TRY(list(cx, problem, "synergies", &all, &n_all));
    c->synergy = OML_NEW(&cx->tmp, oml_portfolio_synergy, n_all + 1);
    for (size_t k = 0; k < n_all; k++) {
        size_t *at = OML_NEW(&cx->tmp, size_t, c->n + 1);
        const oml_json *of = oml_json_get(oml_json_at(all, k), "items");
        double bonus;
        const char *joined = NULL;
        if (of == NULL || !oml_json_number(oml_json_get(oml_json_at(all, k), "benefit"), &bonus))
            return kind(cx, "synergies");
        OML_TRY(items_of(cx, c, of, "synergies", at, &n, &joined));
        if (n != 2 || at[0] == at[1])
            return kind(cx, "synergies");
        c->synergy[c->n_synergies++] = (oml_portfolio_synergy){at[0], at[1], bonus};
    }
    return OML_OK;
}

oml_rc
oml_portfolio_problem_read(oml_cx *cx, const oml_json *problem, oml_portfolio_case *out)
{
    static const char *const names[] = {"items", "criteria", "budget", "capacity", "groups",   "least",
                                        "most",  "must",     "never",  "excludes", "synergies"};
    *out = (oml_portfolio_case){0};
    OML_TRY(only(cx, problem, "problem", names, OML_COUNT(names)));
    const oml_json *items;
    size_t n;
    OML_TRY(list(cx, problem, "items", &items, &n));
    if (n == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-30", N_("the problem has no items"));
    out->code = OML_NEW(&cx->tmp, const char *, n);
    out->title = OML_NEW(&cx->tmp, const char *, n);
    out->factor = OML_NEW(&cx->tmp, double, n);
    out->illustrative = OML_NEW(&cx->tmp, bool, n);
    OML_TRY(codes(cx, items, out));
    OML_TRY(benefits(cx, problem, items, out));
    OML_TRY(costs(cx, items, out));
    OML_TRY(budgets(cx, problem, out));
    OML_TRY(capacities(cx, problem, items, out));
    OML_TRY(groups(cx, problem, items, out));
    OML_TRY(fixed(cx, problem, "must", OML_PORTFOLIO_MUST, out));
    OML_TRY(fixed(cx, problem, "never", OML_PORTFOLIO_NEVER, out));
    OML_TRY(requirements(cx, items, out));
    OML_TRY(exclusions(cx, problem, out));
    OML_TRY(synergies(cx, problem, out));
    oml_portfolio_case_settle(cx, out);
    return OML_OK;
}
