/* Opens a scoring round with its panel.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"
#include "op/round_move.h"
#include "op/scores.h"
#include "text/number.h"

#include <string.h>

struct create {
    const char *code, *title, *title_en, *about, *criteria, *scale, *panel, *mode, *previous;
    double quorum;
    int64_t top, draws, seed, min_cell;
    bool illustrative, draft, two_persons;
};

// "1-9" as two whole numbers.
static oml_rc
scale(oml_cx *cx, const char *text, const char **least, const char **most)
{
    int64_t a, b;
    const char *dash = strchr(text, '-');
    if (dash == NULL || !oml_number_parse_int(text, (size_t)(dash - text), &a) ||
        !oml_number_parse_int(dash + 1, strlen(dash + 1), &b) || b - a < 2 || b - a > 1000)
        return OML_FAIL(cx, OML_E_USAGE, "OML-ROU-10", N_("'%s' is no scale such as 1-9, with at least three steps"),
                        text);
    *least = oml_arena_printf(&cx->tmp, "%lld", (long long)a);
    *most = oml_arena_printf(&cx->tmp, "%lld", (long long)b);
    return OML_OK;
}

// Every criterion exists and is judged, about what the round is about.
static oml_rc
check_criteria(oml_cx *cx, oml_session *s, const char *about, const char *list)
{
    for (const char *at = list; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        const char *code = oml_arena_textn(&cx->tmp, at, n);
        oml_record r;
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("criterion"), code, &r));
        if (!oml_record_is(&r, "about", about) || !oml_record_is(&r, "kind", "judged"))
            return OML_FAIL(cx, OML_E_INPUT, "OML-ROU-11",
                            N_("criterion '%s' is not one that a panel judges about a %s"), code, about);
        at += n + (at[n] == ' ');
    }
    return OML_OK;
}

// The round before this one is closed, and asked the same on the same scale: what it said can be held beside.
static oml_rc
check_previous(oml_cx *cx, oml_session *s, const oml_record *r)
{
    static const char *const same[] = {"about", "criteria", "scale_min", "scale_max"};
    const char *code = oml_record_get(r, "previous");
    if (code == NULL)
        return OML_OK;
    oml_record previous;
    OML_TRY(oml_store_get(cx, s->store, r->noun, code, &previous));
    bool fits = oml_record_is(&previous, "status", "closed");
    for (size_t i = 0; i < OML_COUNT(same); i++)
        fits = fits && oml_record_same(oml_record_get(r, same[i]), oml_record_get(&previous, same[i]));
    if (fits)
        return OML_OK;
    return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-74",
                    N_("round %s cannot be the previous one: it is not closed, or asked something else"), code);
}

static oml_rc
put_field(oml_cx *cx, oml_record *r, const char *name, const char *text)
{
    const size_t field = oml_noun_field(r->noun, name);
    return text == NULL ? OML_OK
                        : oml_record_canonical(cx, &r->noun->fields[field], text, strlen(text), false,
                                               (oml_place){.column = name}, &r->value[field]);
}

static const char *
spaced(oml_cx *cx, const char *list)
{
    char *out = oml_arena_text(&cx->tmp, list);
    for (char *c = out; *c != '\0'; c++)
        if (*c == ',')
            *c = ' ';
    return out;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct create *a = args;
    const oml_noun *noun = oml_noun_find("round");
    oml_record r = oml_record_new(&cx->tmp, noun), old;
    bool found;
    OML_TRY(oml_store_find(cx, s->store, noun, a->code, &old, &found));
    if (found)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-12", N_("there is a round '%s' already"), a->code);
    const char *criteria = spaced(cx, a->criteria), *least = NULL, *most = NULL;
    OML_TRY(scale(cx, a->scale, &least, &most));
    char today[OML_TIME_DATE];
    oml_time_print_date(cx->now, today);
    const char *const fields[][2] = {
        {"code", a->code},
        {"title_nl", a->title},
        {"title_en", a->title_en},
        {"en_state", a->title_en == NULL ? NULL : "translation"},
        {"about", a->about},
        {"criteria", criteria},
        {"scale_min", least},
        {"scale_max", most},
        {"quorum", oml_arena_printf(&cx->tmp, "%.6g", a->quorum)},
        {"top", oml_arena_printf(&cx->tmp, "%lld", (long long)a->top)},
        {"draws", oml_arena_printf(&cx->tmp, "%lld", (long long)a->draws)},
        {"seed", oml_arena_printf(&cx->tmp, "%lld", (long long)a->seed)},
        {"status", a->draft ? "draft" : "open"},
        {"opened", a->draft ? NULL : today},
        {"mode", a->mode},
        {"min_cell", oml_arena_printf(&cx->tmp, "%lld", (long long)a->min_cell)},
        {"previous", a->previous},
        {"two_persons", a->two_persons ? "1" : "0"},
        {"illustrative", a->illustrative ? "1" : "0"},
    };
    for (size_t i = 0; i < OML_COUNT(fields); i++)
        OML_TRY(put_field(cx, &r, fields[i][0], fields[i][1]));
    OML_TRY(check_criteria(cx, s, a->about, oml_record_get(&r, "criteria")));
    OML_TRY(check_previous(cx, s, &r));
    oml_change what;
    OML_TRY(oml_store_put(cx, s->store, &r, (oml_place){0}, &what));
    if (a->panel != NULL) {
        oml_records voters;
        OML_TRY(oml_scores_take_panel(cx, s, &r, a->panel, out));
        OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", a->code, &voters));
        oml_round_move_balance(&voters, out);
    }
    if (a->draft)
        oml_doc_text(out, N_("Round %s is a draft; open it with “omloop round open AGENDA %s”."), a->code, a->code);
    else
        oml_doc_text(out, N_("Round %s is open; scores go in with “omloop round score AGENDA %s SHEET”."), a->code,
                     a->code);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct create, code),
     N_("code of the new round"), NULL},
    {"title", OML_KIND_TEXT, OML_PARAM_REQUIRED, offsetof(struct create, title), N_("title in Dutch"), NULL},
    {"title-en", OML_KIND_TEXT, 0, offsetof(struct create, title_en), N_("title in English"), NULL},
    {"about", OML_KIND_TEXT, 0, offsetof(struct create, about), N_("what is scored: path or chain"), "path"},
    {"criteria", OML_KIND_TEXT, 0, offsetof(struct create, criteria), N_("codes of criteria, with commas"),
     "impact,feasibility"},
    {"scale", OML_KIND_TEXT, 0, offsetof(struct create, scale), N_("first and last step of the scale"), "1-9"},
    {"quorum", OML_KIND_REAL, 0, offsetof(struct create, quorum),
     N_("share of the panel that must have scored before closing"), "0.6"},
    {"top", OML_KIND_INT, 0, offsetof(struct create, top), N_("number of places on the shortlist"), "15"},
    {"draws", OML_KIND_INT, 0, offsetof(struct create, draws), N_("how many panels are drawn for the bands"), "2000"},
    {"seed", OML_KIND_INT, 0, offsetof(struct create, seed),
     N_("seed of the draws: the same seed gives the same draws"), "1"},
    {"panel", OML_KIND_FILE, 0, offsetof(struct create, panel),
     N_("sheet with the panel: columns voter, pentagon and perhaps organisation"), NULL},
    {"mode", OML_KIND_TEXT, 0, offsetof(struct create, mode),
     N_("attributed, confidential or unlinkable: who can know whose a score is"), "attributed"},
    {"min-cell", OML_KIND_INT, 0, offsetof(struct create, min_cell),
     N_("the smallest group of the pentagon whose result is shown apart"), "3"},
    {"previous", OML_KIND_TEXT, 0, offsetof(struct create, previous),
     N_("the closed round whose result the panel has before it"), NULL},
    {"two-persons", OML_KIND_FLAG, 0, offsetof(struct create, two_persons),
     N_("closing and reopening take a second person (--second)"), NULL},
    {"draft", OML_KIND_FLAG, 0, offsetof(struct create, draft), N_("do not open it yet: 'omloop round open' does"),
     NULL},
    {"illustrative", OML_KIND_FLAG, 0, offsetof(struct create, illustrative),
     N_("mark the round and its scores as made up for demonstration"), NULL},
};

const oml_op oml_round_create_op = {
    .name = "round create",
    .family = OML_FAMILY_ROUND,
    .help = N_("open a scoring round"),
    .more = N_("A panel scores paths (or value chains) on judged criteria. Voters are codes and a place in the "
               "pentagon, never names. "
               "Scores stay hidden until the round is closed. Unlinkable: nobody can know whose a score is, also not "
               "with the file, its log and its backups in hand; scores then come in one sheet of the whole panel."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct create),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
