/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/ballots.h"

#include "agenda/roundstate.h"
#include "decision/weights.h"
#include "op/records.h"
#include "op/recusals.h"

#include <math.h>
#include <string.h>

size_t
oml_ballots_cell(const oml_ballots *b, size_t voter, size_t item, size_t criterion)
{
    return (voter * b->n_items + item) * b->n_criteria + criterion;
}

// The round's criteria, in its own order.
static oml_rc
load_criteria(oml_cx *cx, oml_session *s, oml_ballots *b)
{
    const char *list = oml_record_get(b->round, "criteria");
    size_t room = 1;
    for (const char *at = list; *at != '\0'; at++)
        room += *at == ' ';
    b->criterion = OML_NEW(&cx->tmp, oml_ballots_criterion, room);
    double *points = OML_NEW(&cx->tmp, double, room), *weight = OML_NEW(&cx->tmp, double, room);
    while (*list != '\0') {
        const char *code = oml_arena_textn(&cx->tmp, list, strcspn(list, " "));
        list += strlen(code) + (list[strlen(code)] == ' ');
        oml_record *r = OML_NEW(&cx->tmp, oml_record, 1);
        bool found;
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find("criterion"), code, r, &found));
        if (!found)
            return OML_FAIL(cx, OML_E_INPUT, "OML-ROU-01",
                            N_("round %s asks for the criterion '%s', which does not exist"),
                            oml_record_get(b->round, "code"), code);
        oml_ballots_criterion *c = &b->criterion[b->n_criteria];
        c->record = r;
        points[b->n_criteria++] = oml_record_number(r, "weight");
        OML_TRY(oml_value_parse(cx, oml_record_get(r, "points"), oml_record_is(r, "direction", "max"),
                                (oml_place){.column = "points"}, &c->value));
    }
    OML_TRY(oml_weights_normalise(cx, points, b->n_criteria, weight));
    for (size_t j = 0; j < b->n_criteria; j++)
        b->criterion[j].weight = weight[j];
    return OML_OK;
}

// Which row a ballot or card belongs to; voters.n when it is of another round.
static size_t
row_of(const oml_ballots *b, const oml_record *r)
{
    if (!b->unlinkable)
        return oml_records_index(&b->voters, oml_record_get(r, "voter"));
    const double number = oml_record_number(r, "number");
    return number >= 1 && number <= (double)b->voters.n ? (size_t)number - 1 : b->voters.n;
}

// The items that have a ballot, also those withdrawn since: a result does not change with the menu.
static oml_rc
load_items(oml_cx *cx, oml_session *s, const oml_records *ballots, oml_ballots *b)
{
    oml_records all;
    OML_TRY(oml_store_list_all(cx, s->store, oml_noun_find(oml_record_get(b->round, "about")), &all));
    bool *has = OML_NEW(&cx->tmp, bool, all.n + 1);
    for (size_t i = 0; i < ballots->n; i++)
        if (row_of(b, &ballots->at[i]) < b->voters.n)
            has[oml_records_index(&all, oml_record_get(&ballots->at[i], "item"))] = true;
    b->item = OML_NEW(&cx->tmp, const oml_record *, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        if (has[i])
            b->item[b->n_items++] = &all.at[i];
    return OML_OK;
}

static size_t
item_index(const oml_ballots *b, const char *code)
{
    size_t i = 0;
    while (i < b->n_items && !oml_record_is(b->item[i], "code", code))
        i++;
    return i;
}

static void
take(oml_ballots *b, const oml_record *r)
{
    const size_t voter = row_of(b, r), item = item_index(b, oml_record_get(r, "item"));
    size_t criterion = 0;
    while (criterion < b->n_criteria &&
           !oml_record_is(b->criterion[criterion].record, "code", oml_record_get(r, "criterion")))
        criterion++;
    if (voter == b->voters.n || item == b->n_items || criterion == b->n_criteria)
        return;
    const size_t i = oml_ballots_cell(b, voter, item, criterion);
    b->ballot[i] = r;
    b->score[i] = oml_record_number(r, "value");
    b->mark[i] = !isnan(b->score[i])                    ? OML_BALLOTS_VALUE
                 : oml_record_is(r, "mark", "interest") ? OML_BALLOTS_INTEREST
                                                        : OML_BALLOTS_DONT_KNOW;
    b->illustrative = b->illustrative || oml_records_illustrative(r);
}

// Who stands aside for an item and handed in nothing about it has stepped aside.
static oml_rc
step_aside(oml_cx *cx, oml_session *s, oml_ballots *b)
{
    oml_records standing;
    OML_TRY(oml_recusals_load(cx, s, &standing));
    for (size_t i = 0; i < standing.n; i++) {
        const size_t voter = oml_records_index(&b->voters, oml_record_get(&standing.at[i], "voter"));
        const size_t item = item_index(b, oml_record_get(&standing.at[i], "item"));
        if (voter == b->voters.n || item == b->n_items)
            continue;
        for (size_t j = 0; j < b->n_criteria; j++) {
            oml_ballots_mark *mark = &b->mark[oml_ballots_cell(b, voter, item, j)];
            if (*mark == OML_BALLOTS_NONE)
                *mark = OML_BALLOTS_INTEREST;
        }
    }
    return OML_OK;
}

// The ballots and what their rows are: the panel, or as many numbers as there are cards of an item.
static oml_rc
load_rows(oml_cx *cx, oml_session *s, oml_ballots *b, oml_records *ballots)
{
    if (!b->unlinkable) {
        b->voters = b->panel;
        return oml_records_load(cx, s, "ballot", ballots);
    }
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("card"), "round", oml_records_code(b->round), ballots));
    for (size_t i = 0; i < ballots->n; i++)
        b->voters.n = (size_t)fmax((double)b->voters.n, oml_record_number(&ballots->at[i], "number"));
    b->voters.n = b->voters.n < b->panel.n ? b->voters.n : b->panel.n; // no more cards of an item than persons
    b->voters.noun = b->panel.noun;
    b->voters.at = OML_NEW(&cx->tmp, oml_record, b->voters.n + 1);
    for (size_t v = 0; v < b->voters.n; v++)
        b->voters.at[v] = oml_record_new(&cx->tmp, b->panel.noun);
    return OML_OK;
}

oml_rc
oml_ballots_load(oml_cx *cx, oml_session *s, const char *round, oml_ballots *out)
{
    *out = (oml_ballots){0};
    oml_record *r = OML_NEW(&cx->tmp, oml_record, 1);
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), round, r));
    out->round = r;
    out->scale_min = (int)oml_record_number(r, "scale_min");
    out->scale_max = (int)oml_record_number(r, "scale_max");
    out->illustrative = oml_records_illustrative(r);
    out->unlinkable = oml_roundstate_unlinkable(r);
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", round, &out->panel));
    OML_TRY(load_criteria(cx, s, out));
    oml_records ballots;
    OML_TRY(load_rows(cx, s, out, &ballots));
    OML_TRY(load_items(cx, s, &ballots, out));
    const size_t cells = out->voters.n * out->n_items * out->n_criteria;
    out->ballot = OML_TRY_NEW(&cx->tmp, const oml_record *, cells + 1);
    out->score = OML_TRY_NEW(&cx->tmp, double, cells + 1);
    out->mark = OML_TRY_NEW(&cx->tmp, oml_ballots_mark, cells + 1);
    if (out->ballot == NULL || out->score == NULL || out->mark == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), cells);
    for (size_t i = 0; i < cells; i++)
        out->score[i] = (double)NAN;
    for (size_t i = 0; i < ballots.n; i++)
        take(out, &ballots.at[i]);
    return out->unlinkable ? OML_OK : step_aside(cx, s, out);
}

static bool
handed_in(const oml_ballots *b, size_t voter)
{
    for (size_t i = oml_ballots_cell(b, voter, 0, 0); i < oml_ballots_cell(b, voter + 1, 0, 0); i++)
        if (b->ballot[i] != NULL)
            return true;
    return false;
}

bool
oml_ballots_has(const oml_ballots *b, size_t person)
{
    return b->unlinkable ? oml_record_is(&b->panel.at[person], "voted", "1") : handed_in(b, person);
}

size_t
oml_ballots_handed_in(const oml_ballots *b)
{
    size_t n = 0;
    for (size_t v = 0; v < b->panel.n; v++)
        n += oml_ballots_has(b, v);
    return n;
}

size_t
oml_ballots_quorum(const oml_ballots *b)
{
    return (size_t)fmax(1, ceil(oml_record_number(b->round, "quorum") * (double)b->panel.n - 1e-9));
}

size_t
oml_ballots_count(const oml_ballots *b, size_t item, size_t criterion, oml_ballots_mark mark)
{
    size_t n = 0;
    for (size_t v = 0; v < b->voters.n; v++)
        n += b->mark[oml_ballots_cell(b, v, item, criterion)] == mark;
    return n;
}

void
oml_ballots_complete(const oml_ballots *b, size_t criterion, size_t voter[], size_t *voters, size_t item[],
                     size_t *items)
{
    *voters = *items = 0;
    for (size_t v = 0; v < b->voters.n; v++) {
        bool any = false;
        for (size_t i = 0; i < b->n_items; i++)
            any = any || b->mark[oml_ballots_cell(b, v, i, criterion)] == OML_BALLOTS_VALUE;
        if (any)
            voter[(*voters)++] = v;
    }
    for (size_t i = 0; i < b->n_items; i++) {
        bool all = true;
        for (size_t v = 0; v < *voters; v++)
            all = all && b->mark[oml_ballots_cell(b, voter[v], i, criterion)] == OML_BALLOTS_VALUE;
        if (all)
            item[(*items)++] = i;
    }
}

oml_rc
oml_ballots_agreement(oml_cx *cx, const oml_ballots *b, size_t item, size_t criterion, oml_agreement *out)
{
    double *score = OML_NEW(&cx->tmp, double, b->voters.n + 1);
    size_t n = 0;
    for (size_t v = 0; v < b->voters.n; v++)
        if (b->mark[oml_ballots_cell(b, v, item, criterion)] == OML_BALLOTS_VALUE)
            score[n++] = b->score[oml_ballots_cell(b, v, item, criterion)];
    return oml_agreement_of(cx, score, n, b->scale_min, b->scale_max, out);
}

oml_rc
oml_ballots_panel(oml_cx *cx, const oml_ballots *b, oml_bands_panel *out, const size_t **voter)
{
    const size_t each = b->n_items * b->n_criteria, cells = b->voters.n * each;
    double *value = OML_TRY_NEW(&cx->tmp, double, cells + 1), *weight = OML_NEW(&cx->tmp, double, b->n_criteria);
    size_t *who = OML_NEW(&cx->tmp, size_t, b->voters.n + 1);
    if (value == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), cells);
    size_t voters = 0; // who handed in nothing is not drawn
    for (size_t v = 0; v < b->voters.n; v++) {
        if (!handed_in(b, v))
            continue;
        for (size_t i = 0; i < each; i++)
            value[voters * each + i] =
                oml_value_at(&b->criterion[i % b->n_criteria].value, b->score[v * each + i], NULL);
        who[voters++] = v;
    }
    for (size_t j = 0; j < b->n_criteria; j++)
        weight[j] = b->criterion[j].weight;
    *out = (oml_bands_panel){voters, b->n_items, b->n_criteria, value, weight, b->unlinkable};
    *voter = who;
    return OML_OK;
}

oml_rc
oml_ballots_bands(oml_cx *cx, const oml_ballots *b, oml_bands_item out[])
{
    oml_bands_panel panel;
    const size_t *voter;
    OML_TRY(oml_ballots_panel(cx, b, &panel, &voter));
    const double draws = oml_record_number(b->round, "draws"), top = oml_record_number(b->round, "top");
    return oml_bands_draw(cx, &panel, top > 0 ? (size_t)top : 0, draws > 0 ? (uint64_t)draws : 0,
                          (uint64_t)(int64_t)oml_record_number(b->round, "seed"), out);
}

oml_rc
oml_ballots_closed_on(oml_cx *cx, oml_session *s, const char *about, const char *criterion, oml_record *round,
                      bool *found)
{
    oml_records rounds;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("round"), "status", "closed", &rounds));
    *found = false;
    for (size_t i = 0; i < rounds.n; i++) {
        const oml_record *r = &rounds.at[i];
        if (!oml_record_is(r, "about", about) || !oml_records_named(oml_record_get(r, "criteria"), criterion))
            continue;
        const char *closed = oml_record_get(r, "closed"), *before = *found ? oml_record_get(round, "closed") : NULL;
        if (*found && before != NULL && (closed == NULL || strcmp(closed, before) <= 0))
            continue;
        *round = *r;
        *found = true;
    }
    return OML_OK;
}
