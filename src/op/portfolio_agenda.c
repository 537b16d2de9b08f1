/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_agenda.h"

#include "op/records.h"

#include <math.h>
#include <string.h>

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
        return OML_HINT(
            cx,
            OML_FAIL(cx, OML_E_INPUT, "OML-PTF-50", N_("there is no closed round about paths to take benefits from")),
            N_("close one, or give --stated for what the proposals state themselves"));
    return OML_OK;
}

// ---- the choice as part of a figure's id --------------------------------------------------------------------------

const char *
oml_portfolio_agenda_suffix(oml_cx *cx, const oml_portfolio_from *from)
{
    const char *round = from->round == NULL ? "" : oml_arena_printf(&cx->tmp, "/round=%s", from->round);
    return oml_arena_printf(&cx->tmp, "%s%s%s", round, from->stated ? "/stated" : "", from->running ? "/running" : "");
}

bool
oml_portfolio_agenda_parse(oml_cx *cx, const char *suffix, oml_portfolio_from *out)
{
    *out = (oml_portfolio_from){0};
    while (*suffix == '/') {
        const size_t n = 1 + strcspn(suffix + 1, "/");
        if (strncmp(suffix, "/round=", 7) == 0 && n > 7)
            out->round = oml_arena_textn(&cx->tmp, suffix + 7, n - 7);
        else if (n == 7 && strncmp(suffix, "/stated", n) == 0)
            out->stated = true;
        else if (n == 8 && strncmp(suffix, "/running", n) == 0)
            out->running = true;
        else
            return false;
        suffix += n;
    }
    return *suffix == '\0';
}

// ---- benefits -----------------------------------------------------------------------------------------------------

void
oml_portfolio_agenda_judged(const oml_ballots *b, size_t item, size_t criterion, double *mean, double *off)
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

size_t
oml_portfolio_agenda_scored(const oml_ballots *b, const char *path)
{
    size_t i = 0;
    while (i < b->n_items && !oml_record_is(b->item[i], "code", path))
        i++;
    return i;
}

// Adds part of a path's values; false when it was not scored on every criterion.
static bool
add_path(const oml_ballots *b, const char *path, double part, double low[], double high[])
{
    const size_t item = oml_portfolio_agenda_scored(b, path);
    double mean, off;
    for (size_t j = 0; item < b->n_items && j < b->n_criteria; j++) {
        oml_portfolio_agenda_judged(b, item, j, &mean, &off);
        if (isnan(mean))
            return false;
    }
    for (size_t j = 0; item < b->n_items && j < b->n_criteria; j++) {
        oml_portfolio_agenda_judged(b, item, j, &mean, &off);
        low[j] += part * fmax(0, mean - off);
        high[j] += part * fmin(1, mean + off);
    }
    return item < b->n_items;
}

// What a panel's scores say that the item brings, on each criterion; false: nothing.
static bool
judged(const oml_portfolio_agenda *a, const oml_record *item, double low[], double high[])
{
    const oml_record *path, *initiative;
    bool any = false;
    oml_portfolio_agenda_what(a, item, &path, &initiative);
    for (size_t j = 0; j < a->ballots.n_criteria; j++)
        low[j] = high[j] = 0;
    if (path != NULL)
        return add_path(&a->ballots, oml_records_code(path), 1, low, high);
    for (size_t k = 0; initiative != NULL && k < a->contributions.n; k++) {
        const oml_record *r = &a->contributions.at[k];
        if (oml_record_is(r, "initiative", oml_records_code(initiative)))
            any = add_path(&a->ballots, oml_record_get(r, "path"),
                           oml_record_number(r, "strength") / OML_PORTFOLIO_STRONGEST, low, high) ||
                  any;
    }
    return any;
}

// What the proposal itself states; false: nothing.
static oml_rc
stated(oml_cx *cx, oml_portfolio_agenda *a, const oml_record *item, double *low, double *high, bool *brings)
{
    const double benefit = oml_record_number(item, "benefit");
    const char *unit = oml_record_get(item, "unit");
    *brings = !isnan(benefit);
    if (!*brings)
        return OML_OK;
    if (a->unit != NULL && strcmp(a->unit, unit) != 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-54",
                        N_("benefits cannot be added up: %s is in '%s', those before it in '%s'"),
                        oml_records_code(item), unit, a->unit);
    a->unit = unit;
    const double least = oml_record_number(item, "low"), most = oml_record_number(item, "high");
    // A range whose middle is the benefit, so that what is shown is what is stated.
    const double off = fmax(isnan(least) ? 0 : benefit - least, isnan(most) ? 0 : most - benefit);
    *low = benefit - off;
    *high = benefit + off;
    return OML_OK;
}

// ---- costs --------------------------------------------------------------------------------------------------------

static oml_rc
cents(oml_cx *cx, const oml_record *r, const char *field, int64_t otherwise, int64_t *out)
{
    const double euro = oml_record_number(r, field);
    *out = otherwise;
    return isnan(euro) ? OML_OK : oml_portfolio_case_cents(cx, euro, out);
}

static oml_rc
add_amount(oml_cx *cx, oml_portfolio_case *c, const oml_record *r, size_t item, const char *field)
{
    const bool range = strcmp(field, "amount") == 0;
    oml_portfolio_amount *a = &c->amount[c->n_amounts++];
    *a = (oml_portfolio_amount){.item = item,
                                .year = oml_arena_textn(&cx->tmp, oml_record_get(r, "period"), 4),
                                .source = oml_record_get(r, "kind")};
    OML_TRY(cents(cx, r, field, 0, &a->cents));
    a->low = a->high = a->cents;
    if (!range)
        return OML_OK;
    OML_TRY(cents(cx, r, "low", a->cents, &a->low));
    return cents(cx, r, "high", a->cents, &a->high);
}

static oml_rc
add_costs(oml_cx *cx, oml_portfolio_agenda *a, const oml_record *record, size_t item, bool *any)
{
    oml_portfolio_case *c = &a->portfolio;
    const oml_records *list = a->proposed ? &a->needs : &a->funding;
    *any = false;
    for (size_t f = 0; f < list->n; f++) {
        const oml_record *r = &list->at[f];
        if (!oml_record_is(r, a->proposed ? "proposal" : "initiative", oml_records_code(record)))
            continue;
        *any = true;
        c->illustrative[item] = c->illustrative[item] || oml_records_illustrative(r);
        if (!a->proposed || oml_record_get(r, "amount") != NULL)
            OML_TRY(add_amount(cx, c, r, item, a->proposed ? "amount" : "committed"));
    }
    return OML_OK;
}

// ---- items --------------------------------------------------------------------------------------------------------

void
oml_portfolio_agenda_what(const oml_portfolio_agenda *a, const oml_record *item, const oml_record **path,
                          const oml_record **initiative)
{
    *path = a->proposed ? oml_records_find(&a->paths, oml_record_get(item, "path")) : NULL;
    *initiative = a->proposed ? oml_records_find(&a->initiatives, oml_record_get(item, "initiative")) : item;
}

static const char *
title(oml_cx *cx, const oml_portfolio_agenda *a, const oml_record *item)
{
    const oml_record *path, *initiative;
    oml_portfolio_agenda_what(a, item, &path, &initiative);
    const oml_record *named = path != NULL ? path : initiative;
    return named == NULL ? NULL : oml_records_title(named, cx->lang);
}

static oml_rc
leave_aside(oml_cx *cx, oml_portfolio_agenda *a, const oml_record *item, bool paid)
{
    const char *code = oml_records_code(item);
    if (a->proposed && oml_record_is(item, "wish", "must"))
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-53",
                        N_("'%s' must be in, but has no cost or no benefit to reckon with"), code);
    oml_records_also(&cx->tmp, paid ? &a->without_benefit : &a->without_cost, code);
    return OML_OK;
}

static oml_rc
add_item(oml_cx *cx, oml_portfolio_agenda *a, const oml_record *item, double low[], double high[])
{
    oml_portfolio_case *c = &a->portfolio;
    const size_t i = c->n, amounts = c->n_amounts, k = a->stated ? 1 : a->ballots.n_criteria;
    bool paid, brings;
    c->illustrative[i] = oml_records_illustrative(item) || (!a->stated && a->ballots.illustrative);
    OML_TRY(add_costs(cx, a, item, i, &paid));
    if (a->stated)
        OML_TRY(stated(cx, a, item, &low[i], &high[i], &brings));
    else
        brings = judged(a, item, &low[i * k], &high[i * k]);
    if (!paid || !brings) {
        c->n_amounts = amounts;
        return leave_aside(cx, a, item, paid);
    }
    c->code[i] = oml_records_code(item);
    c->title[i] = title(cx, a, item);
    c->factor[i] = 1;
    a->record[i] = item;
    c->n++;
    return OML_OK;
}

static oml_rc
read_records(oml_cx *cx, oml_session *s, oml_portfolio_agenda *a)
{
    const struct {
        const char *noun;
        oml_records *to;
    } all[] = {{"path", &a->paths},
               {"initiative", &a->initiatives},
               {"contribution", &a->contributions},
               {"funding", &a->funding},
               {"proposal", &a->proposals},
               {"need", &a->needs},
               {"means", &a->means},
               {"quota", &a->quotas},
               {"theme", &a->themes},
               {"chain", &a->chains},
               {"organisation", &a->organisations}};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        OML_TRY(oml_records_load(cx, s, all[i].noun, all[i].to));
    return OML_OK;
}

static oml_rc
benefits_from(oml_cx *cx, oml_session *s, const oml_portfolio_from *from, oml_portfolio_agenda *a)
{
    const char *round = from->round;
    if (a->stated)
        return OML_OK;
    if (round == NULL)
        OML_TRY(latest(cx, s, &round));
    OML_TRY(oml_ballots_load(cx, s, round, &a->ballots));
    if (!oml_record_is(a->ballots.round, "status", "closed") || !oml_record_is(a->ballots.round, "about", "path"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-PTF-51", N_("round %s is no closed round about paths"), round);
    return OML_OK;
}

static oml_rc
fill(oml_cx *cx, oml_portfolio_agenda *a)
{
    oml_portfolio_case *c = &a->portfolio;
    const oml_records *list = a->proposed ? &a->proposals : &a->initiatives;
    const size_t n = list->n + 1, k = a->stated ? 1 : a->ballots.n_criteria;
    double *low = OML_TRY_NEW(&cx->tmp, double, n *k), *high = OML_TRY_NEW(&cx->tmp, double, n *k),
           *weight = OML_NEW(&cx->tmp, double, k);
    if (low == NULL || high == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-PTF-34", N_("no memory for a portfolio of %zu items"), n);
    c->code = OML_NEW(&cx->tmp, const char *, n);
    c->title = OML_NEW(&cx->tmp, const char *, n);
    c->illustrative = OML_NEW(&cx->tmp, bool, n);
    c->factor = OML_NEW(&cx->tmp, double, n);
    c->amount = OML_NEW(&cx->tmp, oml_portfolio_amount, a->needs.n + a->funding.n + 1);
    a->record = OML_NEW(&cx->tmp, const oml_record *, n);
    for (size_t i = 0; i < list->n; i++)
        OML_TRY(add_item(cx, a, &list->at[i], low, high));
    if (c->n == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-52", N_("nothing that could be done has both a cost and a benefit"));
    for (size_t j = 0; j < k; j++)
        weight[j] = a->stated ? 1 : a->ballots.criterion[j].weight;
    c->values = (oml_additive){c->n, k, low, high, weight};
    OML_TRY(oml_additive_check(cx, &c->values));
    oml_portfolio_case_settle(cx, c);
    return OML_OK;
}

oml_rc
oml_portfolio_agenda_load(oml_cx *cx, oml_session *s, const oml_portfolio_from *from, oml_portfolio_agenda *out)
{
    *out = (oml_portfolio_agenda){.stated = from->stated};
    OML_TRY(read_records(cx, s, out));
    out->proposed = out->proposals.n > 0 && !from->running;
    if (out->stated && !out->proposed)
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-55", N_("only proposals state benefits, and there are none here"));
    OML_TRY(benefits_from(cx, s, from, out));
    OML_TRY(fill(cx, out));
    return out->proposed ? oml_portfolio_agenda_rules(cx, out) : OML_OK;
}
