/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/stored.h"

#include "base/tr.h"
#include "op/problem_rank.h"
#include "op/ranking_problem.h"
#include "op/records.h"
#include "store/log.h"
#include "text/json.h"

#include <string.h>

// ---- making -------------------------------------------------------------------------------------------------------

// Each with its end, so that nothing can move from one to the next.
static void
digest(const char *inputs, const char *result, const char *method, const char *choice, char out[OML_HASH_TEXT])
{
    const char *const parts[] = {inputs, result, method, choice == NULL ? "" : choice};
    oml_hash h;
    uint8_t bytes[OML_HASH_BYTES];
    oml_hash_init(&h);
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        oml_hash_add(&h, parts[i], strlen(parts[i]) + 1);
    oml_hash_get(&h, bytes);
    oml_hash_text(bytes, out);
}

// The alternatives from first to last.
static oml_rc
write_result(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, oml_buf *out)
{
    const size_t *order = oml_problem_methods_order(cx, o, m);
    oml_json_out w = {.buf = out};
    oml_json_put_array(&w);
    for (size_t i = 0; i < o->p->n; i++) {
        oml_json_put_object(&w);
        oml_json_put_name(&w, "code");
        oml_json_put_text(&w, o->p->alternative[order[i]]);
        oml_json_put_name(&w, "rank");
        oml_json_put_int(&w, (int64_t)o->rank[m][order[i]]);
        oml_json_put_name(&w, "score");
        oml_json_put_real(&w, o->score[m][order[i]]);
        oml_json_put_end(&w);
    }
    oml_json_put_end(&w);
    return oml_buf_check(cx, out);
}

oml_rc
oml_stored_make(oml_cx *cx, oml_session *s, const oml_rank_args *args, oml_stored *out)
{
    OML_BUF_AUTO inputs = {0};
    OML_BUF_AUTO result = {0};
    oml_ranking_basis basis;
    oml_rank_choice choice;
    oml_ranking r;
    oml_problem p;
    oml_problem_methods o;
    oml_problem_method m;
    OML_TRY(oml_problem_rank_method(cx, args->method, &m));
    m = m == OML_PROBLEM_METHODS ? OML_PROBLEM_ADDITIVE : m;
    OML_TRY(oml_ranking_load(cx, s, &basis));
    OML_TRY(oml_rank_choice_read(cx, &basis, args, &choice));
    OML_TRY(oml_ranking_make(cx, s, &basis, &choice.of, &r));
    OML_TRY(oml_ranking_problem_make(cx, s, &r, &p));
    OML_TRY(oml_problem_methods_run(cx, &p, choice.draws, choice.seed, &o));
    OML_TRY(oml_problem_rank_inputs(cx, &p, oml_problem_methods_word(m), choice.draws, choice.seed, r.top, &inputs));
    OML_TRY(write_result(cx, &o, m, &result));
    *out = (oml_stored){.inputs = oml_arena_textn(&cx->tmp, inputs.s, inputs.n),
                        .result = oml_arena_textn(&cx->tmp, result.s, result.n),
                        .choice = *choice.suffix == '\0' ? NULL : choice.suffix + 1};
    digest(out->inputs, out->result, oml_problem_methods_word(m), out->choice, out->digest);
    for (size_t a = 0; a < r.n; a++)
        out->illustrative = out->illustrative || (oml_ranking_flags(&r, a) & OML_RANKING_ILLUSTRATIVE) != 0;
    return OML_OK;
}

// ---- comparing ----------------------------------------------------------------------------------------------------

// One stored ranking beside the same choices now.
typedef struct pair {
    const oml_record *record;
    const oml_json *before, *then, *after, *now; // inputs and result, then and now
    const char *moved, *changed;                 // lists of codes; NULL: none
    bool whole;                                  // the two tables as well
    oml_doc *out;
} pair;

// The two tables that tell what is different, made when there is anything to tell.
static oml_table *
moves_table(const pair *p)
{
    static const oml_column moved[] = {
        {"ranking", N_("ranking"), OML_CELL_TEXT, NULL, 0},
        {"alternative", N_("alternative"), OML_CELL_TEXT, NULL, 0},
        {"rank_then", N_("rank then"), OML_CELL_INT, NULL, 0},
        {"rank_now", N_("rank now"), OML_CELL_INT, NULL, 0},
        {"score_then", N_("score then"), OML_CELL_REAL, NULL, 4},
        {"score_now", N_("score now"), OML_CELL_REAL, NULL, 4},
    };
    oml_table *t = oml_doc_find(p->out, "stored_moves");
    return t != NULL
               ? t
               : oml_doc_table(p->out, "stored_moves", N_("who would have another place"), moved, OML_COUNT(moved));
}

static oml_table *
inputs_table(const pair *p)
{
    static const oml_column changed[] = {
        {"ranking", N_("ranking"), OML_CELL_TEXT, NULL, 0}, {"alternative", N_("alternative"), OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("then"), OML_CELL_TEXT, NULL, 0},     {"after", N_("now"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_find(p->out, "stored_inputs");
    return t != NULL ? t
                     : oml_doc_table(p->out, "stored_inputs", N_("what changed since they were made"), changed,
                                     OML_COUNT(changed));
}

// A value of JSON as text again.
static void
write(const oml_json *j, oml_json_out *w)
{
    double x;
    const char *name;
    void *at = NULL;
    const oml_json *member;
    switch (j == NULL ? OML_JSON_NULL : oml_json_is(j)) {
    case OML_JSON_NUMBER:
        oml_json_put_real(w, oml_json_number(j, &x) ? x : 0);
        break;
    case OML_JSON_TEXT:
        oml_json_put_text(w, oml_json_text(j));
        break;
    case OML_JSON_ARRAY:
        oml_json_put_array(w);
        for (size_t i = 0; i < oml_json_size(j); i++)
            write(oml_json_at(j, i), w);
        oml_json_put_end(w);
        break;
    case OML_JSON_OBJECT:
        oml_json_put_object(w);
        while ((member = oml_json_next(j, &at, &name)) != NULL) {
            oml_json_put_name(w, name);
            write(member, w);
        }
        oml_json_put_end(w);
        break;
    case OML_JSON_NULL:
    case OML_JSON_BOOL:
        oml_json_put_null(w);
        break;
    }
}

// NULL: it is not there.
static const char *
as_text(oml_arena *arena, const oml_json *j)
{
    OML_BUF_AUTO b = {0};
    if (j == NULL || oml_json_is(j) == OML_JSON_NULL)
        return NULL;
    if (oml_json_text(j) != NULL)
        return oml_json_text(j);
    write(j, &(oml_json_out){.buf = &b});
    return b.s == NULL ? NULL : oml_arena_textn(arena, b.s, b.n);
}

// What people see: a number with the decimal mark of their language.
static void
cell(const pair *p, const oml_json *j, oml_table *t)
{
    double x;
    const char *text = as_text(p->out->arena, j);
    OML_BUF_AUTO shown = {0};
    if (oml_json_number(j, &x))
        oml_doc_number(p->out->lang, x, OML_DIGITS_AS_IS, &shown);
    oml_table_shown(t, text, shown.s == NULL ? text : shown.s);
}

static void
input(pair *p, const char *alternative, const char *criterion, const char *what, const oml_json *before,
      const oml_json *after)
{
    const char *then = as_text(p->out->arena, before), *now = as_text(p->out->arena, after);
    if (oml_record_same(then, now))
        return;
    if (p->whole) {
        oml_table *t = inputs_table(p);
        oml_table_text(t, oml_records_code(p->record));
        oml_table_text(t, alternative);
        oml_table_text(t, criterion);
        oml_table_word(t, what);
        cell(p, before, t);
        cell(p, after, t);
    }
    const char *which = alternative != NULL && criterion != NULL
                            ? oml_arena_printf(p->out->arena, "%s %s", criterion, alternative)
                        : alternative != NULL ? alternative
                        : criterion != NULL   ? criterion
                                              : what;
    oml_records_also(p->out->arena, &p->changed, which);
}

// The element of that code; *at is its place.
static const oml_json *
coded(const oml_json *list, const char *code, size_t *at)
{
    for (size_t i = 0; i < oml_json_size(list); i++) {
        const char *own = oml_json_text(oml_json_get(oml_json_at(list, i), "code"));
        if (own != NULL && code != NULL && strcmp(own, code) == 0) {
            *at = i;
            return oml_json_at(list, i);
        }
    }
    return NULL;
}

static const char *
code_at(const oml_json *list, size_t i)
{
    return oml_json_text(oml_json_get(oml_json_at(list, i), "code"));
}

static void
criteria(pair *p, const oml_json *before, const oml_json *after)
{
    static const char *const members[] = {"direction", "weight", "value", "preference", "thresholds"};
    const oml_json *then = oml_json_get(before, "criteria"), *now = oml_json_get(after, "criteria");
    size_t at;
    for (size_t i = 0; i < oml_json_size(then); i++) {
        const char *code = code_at(then, i);
        const oml_json *one = oml_json_at(then, i), *other = coded(now, code, &at);
        if (other == NULL)
            input(p, NULL, code, N_("criterion"), oml_json_get(one, "code"), NULL);
        for (size_t k = 0; k < OML_COUNT(members) && other != NULL; k++)
            input(p, NULL, code, members[k], oml_json_get(one, members[k]), oml_json_get(other, members[k]));
    }
    for (size_t i = 0; i < oml_json_size(now); i++)
        if (coded(then, code_at(now, i), &at) == NULL)
            input(p, NULL, code_at(now, i), N_("criterion"), NULL, oml_json_get(oml_json_at(now, i), "code"));
}

static void
alternatives(pair *p, const oml_json *before, const oml_json *after)
{
    const oml_json *then = oml_json_get(before, "alternatives"), *now = oml_json_get(after, "alternatives");
    const oml_json *columns = oml_json_get(before, "criteria"), *columns_now = oml_json_get(after, "criteria");
    size_t at, column;
    for (size_t i = 0; i < oml_json_size(then); i++) {
        const char *code = code_at(then, i);
        const oml_json *one = oml_json_at(then, i), *other = coded(now, code, &at);
        if (other == NULL)
            input(p, code, NULL, N_("alternative"), oml_json_get(one, "code"), NULL);
        for (size_t j = 0; j < oml_json_size(columns) && other != NULL; j++)
            if (coded(columns_now, code_at(columns, j), &column) != NULL)
                input(p, code, code_at(columns, j), N_("score"), oml_json_at(oml_json_get(one, "values"), j),
                      oml_json_at(oml_json_get(other, "values"), column));
    }
    for (size_t i = 0; i < oml_json_size(now); i++)
        if (coded(then, code_at(now, i), &at) == NULL)
            input(p, code_at(now, i), NULL, N_("alternative"), NULL, oml_json_get(oml_json_at(now, i), "code"));
}

static void
number(oml_table *t, const oml_json *row, const char *name, bool whole)
{
    double x;
    if (!oml_json_number(oml_json_get(row, name), &x))
        oml_table_empty(t);
    else if (whole)
        oml_table_int(t, (int64_t)x);
    else
        oml_table_real(t, x);
}

static void
move(pair *p, const char *code, const oml_json *then, const oml_json *now)
{
    double before = 0, after = 0;
    const bool was = oml_json_number(oml_json_get(then, "rank"), &before),
               is = oml_json_number(oml_json_get(now, "rank"), &after);
    if (was == is && before == after)
        return;
    if (p->whole) {
        oml_table *t = moves_table(p);
        oml_table_text(t, oml_records_code(p->record));
        oml_table_text(t, code);
        number(t, then, "rank", true);
        number(t, now, "rank", true);
        number(t, then, "score", false);
        number(t, now, "score", false);
    }
    oml_records_also(p->out->arena, &p->moved, code);
}

static void
moves(pair *p)
{
    size_t at;
    for (size_t i = 0; i < oml_json_size(p->then); i++)
        move(p, code_at(p->then, i), oml_json_at(p->then, i), coded(p->now, code_at(p->then, i), &at));
    for (size_t i = 0; i < oml_json_size(p->now); i++)
        if (coded(p->then, code_at(p->now, i), &at) == NULL)
            move(p, code_at(p->now, i), NULL, oml_json_at(p->now, i));
}

static void
compare(pair *p)
{
    const oml_json *before = oml_json_get(p->before, "problem"), *after = oml_json_get(p->after, "problem");
    criteria(p, before, after);
    alternatives(p, before, after);
    input(p, NULL, NULL, N_("top"), oml_json_get(p->before, "top"), oml_json_get(p->after, "top"));
    moves(p);
}

// ---- showing ------------------------------------------------------------------------------------------------------

static oml_rc
now(oml_cx *cx, oml_session *s, const oml_record *r, oml_json **inputs, oml_json **result)
{
    const char *choice = oml_record_get(r, "choice"), *chain, *what;
    oml_rank_args args;
    oml_stored made;
    if (!oml_rank_choice_split(
            cx, oml_arena_printf(&cx->tmp, "x/y%s%s", choice == NULL ? "" : "/", choice == NULL ? "" : choice), &chain,
            &what, &args))
        return OML_FAIL(cx, OML_E_INPUT, "OML-STR-01", N_("what was chosen for ranking %s cannot be read: %s"),
                        oml_records_code(r), choice);
    args.method = oml_record_get(r, "method");
    OML_TRY(oml_stored_make(cx, s, &args, &made));
    OML_TRY(oml_json_parse(cx, NULL, made.inputs, strlen(made.inputs), inputs));
    return oml_json_parse(cx, NULL, made.result, strlen(made.result), result);
}

static oml_rc
parse(oml_cx *cx, const oml_record *r, const char *field, oml_json **out)
{
    const char *text = oml_record_get(r, field);
    return oml_json_parse(cx, NULL, text, strlen(text), out);
}

// What a stored ranking is today. What cannot be computed any more says why in *why.
static oml_rc
look(oml_cx *cx, oml_session *s, pair *p, const char **state, const char **why)
{
    OML_AUTO(json) *before = NULL, *then = NULL, *after = NULL, *result = NULL;
    char found[OML_HASH_TEXT];
    digest(oml_record_get(p->record, "inputs"), oml_record_get(p->record, "result"),
           oml_record_get(p->record, "method"), oml_record_get(p->record, "choice"), found);
    *why = NULL;
    *state = N_("changed by hand");
    if (!oml_record_is(p->record, "digest", found))
        return OML_OK;
    OML_TRY(parse(cx, p->record, "inputs", &before));
    OML_TRY(parse(cx, p->record, "result", &then));
    const oml_rc rc = now(cx, s, p->record, &after, &result);
    if (rc == OML_E_INPUT || rc == OML_E_NOTFOUND || rc == OML_E_USAGE) { // the agenda has not what it was made of
        *state = N_("cannot be computed now");
        *why = oml_arena_text(p->out->arena, cx->fail.message);
        oml_cx_clear(cx);
        return OML_OK;
    }
    OML_TRY(rc);
    p->before = before;
    p->then = then;
    p->after = after;
    p->now = result;
    compare(p);
    *state = p->moved != NULL     ? N_("would now differ")
             : p->changed != NULL ? N_("same order from other figures")
                                  : N_("same");
    return OML_OK;
}

static oml_rc
logged(oml_cx *cx, oml_session *s, const oml_record *r, int64_t *nr)
{
    const oml_log_filter filter = {.noun = "ranking", .code = oml_records_code(r), .last = 1};
    oml_entry *entries;
    size_t n;
    OML_TRY(oml_log_list(cx, s->store, &filter, &entries, &n));
    *nr = n == 0 ? 0 : entries[0].nr;
    return OML_OK;
}

static oml_rc
row(oml_cx *cx, oml_session *s, pair *p, oml_table *t)
{
    const oml_record *r = p->record;
    const char *state, *why;
    int64_t nr;
    OML_TRY(look(cx, s, p, &state, &why));
    OML_TRY(logged(cx, s, r, &nr));
    oml_table_text(t, oml_records_code(r));
    oml_table_text(t, oml_record_text(r, "title", p->out->lang));
    oml_table_text(t, oml_record_get(r, "date"));
    oml_table_text(t, oml_record_get(r, "method"));
    oml_table_text(t, oml_record_get(r, "choice"));
    oml_table_word(t, state);
    oml_table_text(t, why != NULL ? why : p->moved);
    oml_table_text(t, p->changed);
    const char *digits = oml_record_get(r, "digest");
    oml_table_shown(t, digits, oml_arena_textn(p->out->arena, digits, strnlen(digits, 12)));
    oml_table_int(t, nr);
    oml_table_bool(t, oml_records_illustrative(r));
    if (p->moved != NULL)
        oml_doc_note(p->out, OML_NOTE_WARNING,
                     N_("the ranking %s of %s would now differ; another place: %s; what changed: %s"),
                     oml_records_code(r), oml_record_get(r, "date"), p->moved, p->changed == NULL ? "-" : p->changed);
    else if (strcmp(state, "changed by hand") == 0)
        oml_doc_note(p->out, OML_NOTE_WARNING, N_("the ranking %s is not what its digest says: it was changed by hand"),
                     oml_records_code(r));
    return OML_OK;
}

oml_rc
oml_stored_show(oml_cx *cx, oml_session *s, const char *only, bool whole, oml_doc *out)
{
    static const oml_column columns[] = {
        {"ranking", N_("ranking"), OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"date", NULL, OML_CELL_DATE, NULL, 0},
        {"method", NULL, OML_CELL_TEXT, NULL, 0},
        {"choice", NULL, OML_CELL_TEXT, NULL, 0},
        {"state", N_("state"), OML_CELL_TEXT, NULL, 0},
        {"moved", N_("another place"), OML_CELL_TEXT, NULL, 0},
        {"changed", N_("what changed"), OML_CELL_TEXT, NULL, 0},
        {"digest", NULL, OML_CELL_TEXT, NULL, 0},
        {"log", N_("log"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records all;
    OML_TRY(oml_records_load(cx, s, "ranking", &all));
    if (all.n == 0 || (only != NULL && oml_records_find(&all, only) == NULL))
        return OML_OK;
    oml_table *t = oml_doc_table(out, "stored", N_("rankings as they stood, and whether they would now differ"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < all.n; i++) {
        pair p = {.record = &all.at[i], .out = out, .whole = whole};
        if (only == NULL || oml_record_is(p.record, "code", only))
            OML_TRY(row(cx, s, &p, t));
    }
    return OML_OK;
}
