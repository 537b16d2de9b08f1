/* The rules of an agenda's portfolio: what proposals require and exclude, what there is to spend, which mix is wanted.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "op/portfolio_agenda.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

// ---- among proposals ----------------------------------------------------------------------------------------------

// The codes of a list one after another; false at its end.
static bool
next(oml_cx *cx, const char **list, const char **code)
{
    if (*list == NULL || **list == '\0')
        return false;
    const size_t n = strcspn(*list, " ");
    *code = oml_arena_textn(&cx->tmp, *list, n);
    *list += n + ((*list)[n] == ' ');
    return true;
}

// What requires a proposal that was left aside cannot be in.
static void
requirements(oml_cx *cx, oml_portfolio_case *c, size_t item, const oml_record *r)
{
    const char *list = oml_record_get(r, "requires"), *code;
    while (next(cx, &list, &code)) {
        const size_t other = oml_portfolio_case_find(c, code), at[] = {item, other};
        if (other != item)
            oml_portfolio_case_rule(cx, c, (oml_portfolio_words){OML_PORTFOLIO_REQUIRES, c->code[item], code}, at,
                                    (const int64_t[]){1, -1}, other < c->n ? 2 : 1, -OML_MIP_FREE, 0);
    }
}

// A pair that excludes each other both ways is one rule.
static void
exclusions(oml_cx *cx, const oml_portfolio_agenda *a, oml_portfolio_case *c, size_t item)
{
    const char *list = oml_record_get(a->record[item], "excludes"), *code;
    while (next(cx, &list, &code)) {
        const size_t other = oml_portfolio_case_find(c, code), at[] = {item, other};
        if (other >= c->n || other == item ||
            (other < item && oml_records_named(oml_record_get(a->record[other], "excludes"), c->code[item])))
            continue;
        const char *both = oml_arena_printf(&cx->tmp, "%s, %s", c->code[item], code);
        oml_portfolio_case_count(cx, c, (oml_portfolio_words){OML_PORTFOLIO_EXCLUDES, both, NULL}, at, 2, -OML_MIP_FREE,
                                 1);
    }
}

static void
wishes(oml_cx *cx, oml_portfolio_case *c, size_t item, const oml_record *r)
{
    const bool must = oml_record_is(r, "wish", "must");
    if (must || oml_record_is(r, "wish", "never"))
        oml_portfolio_case_count(
            cx, c, (oml_portfolio_words){must ? OML_PORTFOLIO_MUST : OML_PORTFOLIO_NEVER, c->code[item], NULL}, &item,
            1, must, must);
}

// ---- means --------------------------------------------------------------------------------------------------------

// "total", YEAR, KIND or YEAR/KIND.
static const char *
named(oml_cx *cx, const oml_record *means, const char *whole)
{
    const char *period = oml_record_get(means, "period"), *kind = oml_record_get(means, "kind");
    const char *year = period == NULL ? NULL : oml_arena_textn(&cx->tmp, period, 4);
    if (year != NULL && kind != NULL)
        return oml_arena_printf(&cx->tmp, "%s/%s", year, kind);
    return year != NULL ? year : kind != NULL ? kind : whole;
}

static oml_rc
people(oml_cx *cx, const oml_portfolio_agenda *a, oml_portfolio_case *c, const oml_record *means)
{
    const char *year = named(cx, means, NULL);
    int64_t most, use, *by = OML_NEW(&cx->tmp, int64_t, c->n + 1);
    size_t *at = OML_NEW(&cx->tmp, size_t, c->n + 1), n = 0;
    OML_TRY(oml_portfolio_case_capacity(cx, oml_record_number(means, "person_years"), &most));
    for (size_t i = 0; i < c->n; i++) {
        by[n] = 0;
        for (size_t k = 0; k < a->needs.n; k++) {
            const oml_record *r = &a->needs.at[k];
            if (!oml_record_is(r, "proposal", c->code[i]) || oml_record_get(r, "person_years") == NULL ||
                (year != NULL && strncmp(oml_record_get(r, "period"), year, strlen(year)) != 0))
                continue;
            OML_TRY(oml_portfolio_case_capacity(cx, oml_record_number(r, "person_years"), &use));
            by[n] += use;
        }
        at[n] = i;
        n += by[n] != 0;
    }
    const char *what = year == NULL ? "person_years" : oml_arena_printf(&cx->tmp, "person_years/%s", year);
    if (n > 0)
        oml_portfolio_case_rule(cx, c, (oml_portfolio_words){OML_PORTFOLIO_CAPACITY, what, NULL}, at, by, n,
                                -OML_MIP_FREE, most);
    return OML_OK;
}

static oml_rc
means(oml_cx *cx, const oml_portfolio_agenda *a, oml_portfolio_case *c)
{
    for (size_t i = 0; i < a->means.n; i++) {
        const oml_record *r = &a->means.at[i];
        if (oml_record_get(r, "person_years") != NULL) {
            OML_TRY(people(cx, a, c, r));
            continue;
        }
        const char *what = named(cx, r, "total");
        if (oml_portfolio_case_costs(c, what))
            OML_TRY(oml_portfolio_case_budget(cx, c, what, oml_record_number(r, "amount")));
    }
    return OML_OK;
}

// ---- the mix ------------------------------------------------------------------------------------------------------

static bool
has_theme(const oml_portfolio_agenda *a, const oml_record *path, const oml_record *initiative, const char *theme)
{
    if (path != NULL)
        return oml_record_is(path, "theme", theme);
    for (size_t k = 0; initiative != NULL && k < a->contributions.n; k++) {
        const oml_record *r = &a->contributions.at[k];
        path = oml_records_find(&a->paths, oml_record_get(r, "path"));
        if (oml_record_is(r, "initiative", oml_records_code(initiative)) && path != NULL &&
            oml_record_is(path, "theme", theme))
            return true;
    }
    return false;
}

static bool
led_by(const oml_portfolio_agenda *a, const oml_record *item, const oml_record *initiative, const char *pentagon)
{
    const char *lead = oml_record_get(item, "lead");
    if (lead == NULL && initiative != NULL)
        lead = oml_record_get(initiative, "lead");
    const oml_record *organisation = oml_records_find(&a->organisations, lead);
    return organisation != NULL && oml_record_is(organisation, "pentagon", pentagon);
}

static bool
counts(const oml_portfolio_agenda *a, const oml_record *quota, const oml_record *item)
{
    const char *theme = oml_record_get(quota, "theme"), *chain = oml_record_get(quota, "chain"),
               *pentagon = oml_record_get(quota, "pentagon");
    const oml_record *path, *initiative;
    oml_portfolio_agenda_what(a, item, &path, &initiative);
    if (theme != NULL)
        return has_theme(a, path, initiative, theme);
    if (chain != NULL && path != NULL)
        return oml_records_named(oml_record_get(path, "chains"), chain);
    if (chain != NULL)
        return initiative != NULL && oml_records_named(oml_record_get(initiative, "chains"), chain);
    return pentagon == NULL || led_by(a, item, initiative, pentagon);
}

// What the group is called by people.
static const char *
group(oml_cx *cx, const oml_portfolio_agenda *a, const oml_record *quota)
{
    const char *theme = oml_record_get(quota, "theme"), *chain = oml_record_get(quota, "chain"),
               *pentagon = oml_record_get(quota, "pentagon");
    const oml_record *r = theme != NULL ? oml_records_find(&a->themes, theme) : oml_records_find(&a->chains, chain);
    if (r != NULL)
        return oml_records_title(r, cx->lang);
    return theme != NULL      ? theme
           : chain != NULL    ? chain
           : pentagon != NULL ? oml_doc_word(&cx->tmp, cx->lang, pentagon)
                              : "all";
}

static void
quotas(oml_cx *cx, const oml_portfolio_agenda *a, oml_portfolio_case *c)
{
    size_t *at = OML_NEW(&cx->tmp, size_t, c->n + 1);
    for (size_t q = 0; q < a->quotas.n; q++) {
        const oml_record *r = &a->quotas.at[q];
        const double least = oml_record_number(r, "least"), most = oml_record_number(r, "most");
        const char *what = group(cx, a, r);
        size_t n = 0;
        for (size_t i = 0; i < c->n; i++) {
            at[n] = i;
            n += counts(a, r, a->record[i]);
        }
        if (least > 0)
            oml_portfolio_case_count(cx, c, (oml_portfolio_words){OML_PORTFOLIO_LEAST, what, NULL}, at, n,
                                     (int64_t)least, OML_MIP_FREE);
        if (!isnan(most))
            oml_portfolio_case_count(cx, c, (oml_portfolio_words){OML_PORTFOLIO_MOST, what, NULL}, at, n, -OML_MIP_FREE,
                                     (int64_t)most);
    }
}

oml_rc
oml_portfolio_agenda_rules(oml_cx *cx, oml_portfolio_agenda *a)
{
    oml_portfolio_case *c = &a->portfolio;
    OML_TRY(means(cx, a, c));
    quotas(cx, a, c);
    for (size_t i = 0; i < c->n; i++) {
        wishes(cx, c, i, a->record[i]);
        requirements(cx, c, i, a->record[i]);
        exclusions(cx, a, c, i);
    }
    return OML_OK;
}
