/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/cards.h"

#include "agenda/roundstate.h"
#include "base/hash.h"
#include "decision/suppress.h"
#include "op/records.h"

#include <string.h>

enum { GROUPS = 16 }; // of the pentagon there are five

// Of one item: a voter's score on each criterion, NULL where there is none.
typedef struct hand {
    size_t voter;
    const oml_cards_score **score;
} hand;

void
oml_cards_open(oml_cx *cx, const oml_record *round, const oml_records *voters, const oml_records *items,
               oml_cards_box *out)
{
    const char *list = oml_record_get(round, "criteria");
    *out = (oml_cards_box){.voters = voters, .items = items};
    out->criterion = OML_NEW(&cx->tmp, const char *, strlen(list) + 1);
    while (*list != '\0') {
        const size_t n = strcspn(list, " ");
        out->criterion[out->n_criteria++] = oml_arena_textn(&cx->tmp, list, n);
        list += n + (list[n] == ' ');
    }
}

void
oml_cards_add(oml_cx *cx, oml_cards_box *box, const char *voter, const char *item, const char *criterion,
              const char *value, const char *mark)
{
    if (box->n == box->room) {
        box->room = box->room == 0 ? 256 : 2 * box->room;
        oml_cards_score *larger = OML_NEW(&cx->tmp, oml_cards_score, box->room);
        if (box->n > 0)
            memcpy(larger, box->at, box->n * sizeof *larger);
        box->at = larger;
    }
    size_t j = 0;
    while (strcmp(box->criterion[j], criterion) != 0)
        j++;
    box->at[box->n++] =
        (oml_cards_score){oml_records_index(box->voters, voter), oml_records_index(box->items, item), j, value, mark};
}

// Uniform on 0 .. n-1 from the system's random bytes: from a seed the order could be found again.
static size_t
random_below(size_t n)
{
    uint64_t x, most = UINT64_MAX - UINT64_MAX % n;
    do
        oml_hash_random(&x, sizeof x);
    while (x >= most);
    return (size_t)(x % n);
}

static void
shuffle(hand *at, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        const size_t k = random_below(i);
        const hand last = at[i - 1];
        at[i - 1] = at[k];
        at[k] = last;
    }
}

// Who handed in anything about the item, shuffled; returns how many.
static size_t
hands_of(oml_cx *cx, const oml_cards_box *box, size_t item, hand *at)
{
    size_t n = 0;
    for (size_t i = 0; i < box->n; i++) {
        const oml_cards_score *s = &box->at[i];
        if (s->item != item)
            continue;
        size_t k = 0;
        while (k < n && at[k].voter != s->voter)
            k++;
        if (k == n)
            at[n++] = (hand){s->voter, OML_NEW(&cx->tmp, const oml_cards_score *, box->n_criteria)};
        at[k].score[s->criterion] = s;
    }
    shuffle(at, n);
    return n;
}

static size_t
group_of(oml_cx *cx, const oml_record *voter)
{
    const char *word;
    for (size_t g = 0; (word = oml_records_word(&cx->tmp, "voter", "pentagon", g)) != NULL; g++)
        if (oml_record_is(voter, "pentagon", word))
            return g;
    return GROUPS - 1;
}

// Which groups gave enough values on every criterion for their name to stand on the card.
static void
groups_shown(oml_cx *cx, const oml_cards_box *box, const hand *at, size_t n, size_t least, bool shown[GROUPS])
{
    size_t fewest[GROUPS] = {0};
    for (size_t j = 0; j < box->n_criteria; j++) {
        size_t count[GROUPS] = {0};
        for (size_t k = 0; k < n; k++)
            if (at[k].score[j] != NULL && at[k].score[j]->value != NULL)
                count[group_of(cx, &box->voters->at[at[k].voter])]++;
        for (size_t g = 0; g < GROUPS; g++)
            fewest[g] = j == 0 || count[g] < fewest[g] ? count[g] : fewest[g];
    }
    oml_suppress_groups(fewest, GROUPS, least, shown);
}

static oml_rc
put_card(oml_cx *cx, oml_session *s, const oml_record *round, const char *item, size_t number, const char *criterion,
         const char *pentagon, const char *typists, const oml_cards_score *score)
{
    const char *printed = oml_arena_printf(&cx->tmp, "%zu", number);
    const struct {
        const char *field, *value;
    } values[] = {{"code", oml_arena_printf(&cx->tmp, "%s/%s/%s/%s", round->value[0], item, printed, criterion)},
                  {"round", round->value[0]},
                  {"item", item},
                  {"number", printed},
                  {"criterion", criterion},
                  {"pentagon", score->value != NULL ? pentagon : NULL},
                  {"value", score->value},
                  {"mark", score->mark},
                  {"place", typists},
                  {"illustrative", oml_record_get(round, "illustrative")}};
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find("card"));
    for (size_t i = 0; i < OML_COUNT(values); i++)
        r.value[oml_noun_field(r.noun, values[i].field)] = values[i].value;
    oml_change what;
    return oml_store_put(cx, s->store, &r, (oml_place){0}, &what);
}

static oml_rc
put_item(oml_cx *cx, oml_session *s, const oml_record *round, const oml_cards_box *box, size_t item)
{
    bool shown[GROUPS];
    hand *at = OML_NEW(&cx->tmp, hand, box->voters->n + 1);
    const size_t n = hands_of(cx, box, item, at);
    groups_shown(cx, box, at, n, oml_roundstate_cell(round), shown);
    for (size_t k = 0; k < n; k++) {
        const oml_record *voter = &box->voters->at[at[k].voter];
        const char *pentagon = shown[group_of(cx, voter)] ? oml_record_get(voter, "pentagon") : NULL;
        for (size_t j = 0; j < box->n_criteria; j++)
            if (at[k].score[j] != NULL)
                OML_TRY(put_card(cx, s, round, oml_records_code(&box->items->at[item]), k + 1, box->criterion[j],
                                 pentagon, box->typists, at[k].score[j]));
    }
    return OML_OK;
}

// In the order of the panel, whatever the order of the sheet.
static oml_rc
put_voted(oml_cx *cx, oml_session *s, const oml_cards_box *box, const bool voted[])
{
    for (size_t v = 0; v < box->voters->n; v++) {
        if (!voted[v])
            continue;
        oml_record r = oml_record_new(&cx->tmp, box->voters->noun);
        memcpy(r.value, box->voters->at[v].value, r.noun->n_fields * sizeof *r.value);
        r.value[oml_noun_field(r.noun, "voted")] = "1";
        oml_change what;
        OML_TRY(oml_store_put(cx, s->store, &r, (oml_place){0}, &what));
    }
    return OML_OK;
}

oml_rc
oml_cards_put(oml_cx *cx, oml_session *s, const oml_record *round, const oml_cards_box *box)
{
    oml_records before;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("card"), "round", round->value[0], &before));
    if (before.n > 0)
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-75",
                                 N_("round %s has its scores: what came later could be told from what came before"),
                                 round->value[0]),
                        N_("close it, and let another round follow it"));
    bool *voted = OML_NEW(&cx->tmp, bool, box->voters->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < box->n; i++) {
        n += !voted[box->at[i].voter];
        voted[box->at[i].voter] = true;
    }
    if (n < oml_roundstate_cell(round))
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-76",
                                 N_("scores of %zu voters can be linked to them: round %s takes those of at least %zu"),
                                 n, round->value[0], oml_roundstate_cell(round)),
                        N_("bring all scores of the panel together in one sheet"));
    for (size_t i = 0; i < box->items->n; i++)
        OML_TRY(put_item(cx, s, round, box, i));
    return put_voted(cx, s, box, voted);
}
