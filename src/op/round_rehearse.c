/* A rehearsal of a round: made-up voters fill in, on a copy, and the minutes show what the real ones will look like.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"
#include "base/time.h"
#include "num/random.h"
#include "op/cards.h"
#include "op/records.h"
#include "op/recusals.h"
#include "op/round_minutes.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

enum { MOST_VOTERS = 1000, MOST_CRITERIA = 16, GROUPS = 16 };

static const double DONT_KNOW = 0.05; // of the scores

struct rehearse {
    const char *round, *output;
    int64_t voters, seed;
};

/* The twin of a round, in the copy. No ballot of the real one is ever looked at. */
typedef struct twin {
    oml_session *s;
    uint64_t seed;
    oml_record round;
    oml_records voters, items, standing;
    const char *criterion[MOST_CRITERIA], *word[GROUPS];
    size_t n_criteria, groups;
    double *quality, *bias; // items x criteria and groups x criteria, from 0 to 1 and around 0
} twin;

static oml_rc
put(oml_cx *cx, const twin *t, const oml_record *r)
{
    oml_change what;
    return oml_store_put(cx, t->s->store, r, (oml_place){0}, &what);
}

static void
set(oml_record *r, const char *field, const char *value)
{
    r->value[oml_noun_field(r->noun, field)] = value;
}

static oml_record
copy_of(oml_cx *cx, const oml_record *r)
{
    oml_record copy = oml_record_new(&cx->tmp, r->noun);
    memcpy(copy.value, r->value, r->noun->n_fields * sizeof *r->value);
    set(&copy, "illustrative", "1");
    return copy;
}

// ---- the round and its panel --------------------------------------------------------------------------------------

static oml_rc
make_round(oml_cx *cx, const oml_record *real, twin *t)
{
    char today[OML_TIME_DATE];
    oml_time_print_date(cx->now, today);
    const char *day = oml_arena_text(&cx->tmp, today), *dutch = oml_record_get(real, "title_nl");
    const char *english = oml_record_get(real, "title_en");
    t->round = copy_of(cx, real);
    set(&t->round, "code", oml_arena_printf(&cx->tmp, "%s-rehearsal", oml_records_code(real)));
    set(&t->round, "title_nl", oml_arena_printf(&cx->tmp, "PROEF met verzonnen stemmers: %s", dutch));
    set(&t->round, "title_en",
        oml_arena_printf(&cx->tmp, "REHEARSAL with made-up voters: %s", english == NULL ? dutch : english));
    set(&t->round, "en_state", "translation");
    static const char *const empty[] = {"closed", "previous", "second"};
    for (size_t i = 0; i < OML_COUNT(empty); i++)
        set(&t->round, empty[i], NULL);
    set(&t->round, "status", "open");
    set(&t->round, "opened", day);
    set(&t->round, "two_persons", "0");
    OML_TRY(put(cx, t, &t->round));
    for (const char *at = oml_record_get(real, "criteria"); *at != '\0' && t->n_criteria < MOST_CRITERIA;) {
        const size_t n = strcspn(at, " ");
        t->criterion[t->n_criteria++] = oml_arena_textn(&cx->tmp, at, n);
        at += n + (at[n] == ' ');
    }
    return OML_OK;
}

// The panel under other codes; or so many voters, spread over the groups.
static oml_rc
make_voters(oml_cx *cx, const oml_records *panel, size_t wanted, twin *t)
{
    const char *round = oml_records_code(&t->round);
    const size_t n = wanted > 0 ? wanted : panel->n;
    for (size_t v = 0; v < n; v++) {
        oml_record r = wanted > 0 ? oml_record_new(&cx->tmp, oml_noun_find("voter")) : copy_of(cx, &panel->at[v]);
        set(&r, "code", oml_arena_printf(&cx->tmp, "%s-V%02zu", round, v + 1));
        set(&r, "round", round);
        set(&r, "voted", "0");
        set(&r, "illustrative", "1");
        if (wanted > 0)
            set(&r, "pentagon", t->word[v % t->groups]);
        OML_TRY(put(cx, t, &r));
    }
    return oml_store_list(cx, t->s->store, oml_noun_find("voter"), "round", round, &t->voters);
}

// Who stands aside in the real panel does so in its twin.
static oml_rc
make_recusals(oml_cx *cx, const oml_records *panel, twin *t)
{
    oml_records standing;
    OML_TRY(oml_recusals_load(cx, t->s, &standing));
    for (size_t i = 0; i < standing.n; i++) {
        const size_t v = oml_records_index(panel, oml_record_get(&standing.at[i], "voter"));
        if (v == panel->n)
            continue;
        oml_record r = copy_of(cx, &standing.at[i]);
        const char *voter = oml_records_code(&t->voters.at[v]);
        set(&r, "voter", voter);
        set(&r, "code", oml_arena_printf(&cx->tmp, "%s/%s", voter, oml_record_get(&r, "item")));
        OML_TRY(put(cx, t, &r));
    }
    return oml_recusals_load(cx, t->s, &t->standing);
}

// ---- scores -------------------------------------------------------------------------------------------------------

// Items differ in quality, groups in taste: what there is to find out.
static void
make_opinions(oml_cx *cx, twin *t)
{
    oml_random r;
    t->quality = OML_NEW(&cx->tmp, double, t->items.n * t->n_criteria + 1);
    t->bias = OML_NEW(&cx->tmp, double, t->groups * t->n_criteria + 1);
    oml_random_init(&r, t->seed, 0);
    for (size_t i = 0; i < t->items.n * t->n_criteria; i++)
        t->quality[i] = oml_random_unit(&r);
    for (size_t i = 0; i < t->groups * t->n_criteria; i++)
        t->bias[i] = (oml_random_unit(&r) - 0.5) / 3;
}

// A step of the scale around what the item is worth to that group; NULL for who does not know.
static const char *
make_score(oml_cx *cx, const twin *t, oml_random *r, size_t item, size_t criterion, size_t group)
{
    const double least = oml_record_number(&t->round, "scale_min"), most = oml_record_number(&t->round, "scale_max");
    const double own = (oml_random_unit(r) + oml_random_unit(r) + oml_random_unit(r) - 1.5) / 2;
    const bool knows = oml_random_unit(r) >= DONT_KNOW;
    const double x = t->quality[item * t->n_criteria + criterion] + t->bias[group * t->n_criteria + criterion] + own;
    char *printed = OML_NEW(&cx->tmp, char, OML_NUMBER_TEXT);
    oml_number_print(fmin(fmax(round(least + x * (most - least)), least), most), printed);
    return knows ? printed : NULL;
}

static oml_rc
put_ballot(oml_cx *cx, const twin *t, const char *voter, const char *item, const char *criterion, const char *value)
{
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find("ballot"));
    set(&r, "code", oml_arena_printf(&cx->tmp, "%s/%s/%s", voter, item, criterion));
    set(&r, "voter", voter);
    set(&r, "item", item);
    set(&r, "criterion", criterion);
    set(&r, "value", value);
    set(&r, "mark", value == NULL ? "dont_know" : NULL);
    set(&r, "illustrative", "1");
    return put(cx, t, &r);
}

static oml_rc
make_scores(oml_cx *cx, twin *t)
{
    oml_cards_box box;
    const bool unlinkable = oml_roundstate_unlinkable(&t->round);
    oml_cards_open(cx, &t->round, &t->voters, &t->items, &box);
    make_opinions(cx, t);
    for (size_t v = 0; v < t->voters.n; v++) {
        const char *voter = oml_records_code(&t->voters.at[v]);
        size_t group = 0;
        while (group + 1 < t->groups && !oml_record_is(&t->voters.at[v], "pentagon", t->word[group]))
            group++;
        oml_random r;
        oml_random_init(&r, t->seed, v + 1);
        for (size_t i = 0; i < t->items.n; i++)
            for (size_t j = 0; j < t->n_criteria; j++) {
                const char *item = oml_records_code(&t->items.at[i]), *value = make_score(cx, t, &r, i, j, group);
                if (oml_recusals_stands(&t->standing, voter, item))
                    continue;
                if (unlinkable)
                    oml_cards_add(cx, &box, voter, item, t->criterion[j], value, value == NULL ? "dont_know" : NULL);
                else
                    OML_TRY(put_ballot(cx, t, voter, item, t->criterion[j], value));
            }
    }
    return unlinkable ? oml_cards_put(cx, t->s, &t->round, &box) : OML_OK;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static oml_rc
close_round(oml_cx *cx, twin *t)
{
    oml_record r = copy_of(cx, &t->round);
    set(&r, "status", "closed");
    set(&r, "closed", oml_record_get(&r, "opened"));
    return put(cx, t, &r);
}

static oml_rc
play(oml_cx *cx, const struct rehearse *a, twin *t)
{
    oml_record real;
    oml_records panel;
    const char *word;
    oml_store *store = t->s->store;
    OML_TRY(oml_store_get(cx, store, oml_noun_find("round"), a->round, &real));
    if (oml_record_is(&real, "status", "closed"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-80", N_("round %s is closed: there is nothing to rehearse"),
                        a->round);
    OML_TRY(oml_store_list(cx, store, oml_noun_find("voter"), "round", a->round, &panel));
    if (a->voters < 0 || a->voters > MOST_VOTERS || (a->voters == 0 && panel.n == 0))
        return OML_FAIL(cx, OML_E_USAGE, "OML-ROU-81",
                        N_("a rehearsal takes 1 to %d voters: give them with --voters, or give the round a panel"),
                        MOST_VOTERS);
    while (t->groups < GROUPS && (word = oml_records_word(&cx->tmp, "voter", "pentagon", t->groups)) != NULL)
        t->word[t->groups++] = word;
    OML_TRY(oml_records_load(cx, t->s, oml_record_get(&real, "about"), &t->items));
    const oml_by by = {.who = "rehearsal", .op = OML_STORE_SCORES, .why = "rehearsal"};
    OML_TRY(oml_store_begin(cx, store, &by));
    OML_TRY(make_round(cx, &real, t));
    OML_TRY(make_voters(cx, &panel, (size_t)a->voters, t));
    if (a->voters == 0)
        OML_TRY(make_recusals(cx, &panel, t));
    OML_TRY(make_scores(cx, t));
    OML_TRY(close_round(cx, t));
    return oml_store_commit(cx, store);
}

static void
label(const struct rehearse *a, const twin *t, oml_doc *out)
{
    oml_doc_note(
        out, OML_NOTE_ILLUSTRATIVE,
        N_("a rehearsal: all %zu voters and all scores are made up from seed %lld, and nothing of it stands in "
           "the agenda"),
        t->voters.n, (long long)a->seed);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct rehearse *a = args;
    OML_AUTO(store) *copy = NULL;
    OML_TRY(oml_store_open_copy(cx, s->agenda, &copy));
    oml_session on_copy = *s;
    on_copy.store = copy;
    twin t = {.s = &on_copy, .seed = (uint64_t)a->seed};
    OML_TRY(play(cx, a, &t));
    label(a, &t, out);
    return oml_round_minutes_show(cx, &on_copy, oml_records_code(&t.round), false, a->output, out);
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct rehearse, round),
     N_("code of the round"), NULL},
    {"output", OML_KIND_FILE, 0, offsetof(struct rehearse, output),
     N_("the file to write: MINUTES.html, or MINUTES.odt to edit further"), NULL},
    {"seed", OML_KIND_INT, 0, offsetof(struct rehearse, seed),
     N_("seed of the draws: the same seed gives the same draws"), "1"},
    {"voters", OML_KIND_INT, 0, offsetof(struct rehearse, voters),
     N_("so many voters over all groups, instead of the panel of the round"), NULL},
};

const oml_op oml_round_rehearse_op = {
    .name = "round rehearse",
    .family = OML_FAMILY_ROUND,
    .help = N_("rehearse a round with made-up voters, on a copy: what its result and minutes will look like"),
    .more =
        N_("The agenda is copied into memory, where voters with the places of the panel give scores of chance to every "
           "item. Scores that were given are not looked at, and nothing is written to the agenda. All that is shown "
           "says that it is a rehearsal."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct rehearse),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
