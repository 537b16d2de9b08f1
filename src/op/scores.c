/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/scores.h"

#include "agenda/roundstate.h"
#include "format/sheet.h"
#include "op/cards.h"
#include "op/records.h"
#include "op/recusals.h"
#include "text/number.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, NAMES = 3 };

// The columns that are looked for, each by any of its names; the last may be missing when `optional`.
typedef struct layout {
    const char *const names[COLUMNS][NAMES];
    size_t n;
    bool optional;
} layout;

static const layout of_scores = {
    {{"voter", "stemmer"}, {"item", "code"}, {"criterion", "criterium"}, {"value", "score", "waarde"}}, 4, false};
static const layout of_panel = {
    {{"voter", "stemmer"}, {"pentagon", "groep"}, {"organisation", "organisatie"}}, 3, true};

// A score of the sheet that a second person typed.
typedef struct twin {
    const char *code, *value, *mark;
    size_t row;
    bool met; // the first sheet has it too
} twin;

typedef struct intake {
    oml_session *s;
    const oml_record *round;
    oml_sheet *sheet;
    const layout *layout;
    size_t at[COLUMNS];
    const char *text[COLUMNS];           // of the row in hand
    oml_records voters, items, standing; // recusals
    oml_cards_box *box;                  // of an unlinkable round: nothing is put before all is read
    twin *second;                        // of paper typed twice: by code; NULL: typed once
    size_t n_second;
    const char *typists; // where it says from whose hands a score came; NULL: it does not
    oml_table *report;
    size_t refused, taken[OML_GONE];
    oml_fail first;
    size_t room, rows; // codes of ballots met in this sheet
    const char **seen;
} intake;

// ---- the sheet ----------------------------------------------------------------------------------------------------

static oml_rc
find_columns(oml_cx *cx, intake *in, const char *path)
{
    const layout *l = in->layout;
    const size_t all = oml_sheet_columns(in->sheet);
    for (size_t i = 0; i < l->n; i++) {
        in->at[i] = all;
        for (size_t k = 0; k < NAMES && l->names[i][k] != NULL && in->at[i] == all; k++)
            in->at[i] = oml_sheet_find(in->sheet, l->names[i][k]);
        if (in->at[i] == all && !(l->optional && i + 1 == l->n))
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ROU-21", (oml_place){.file = path},
                               N_("the sheet has no column '%s' ('%s')"), l->names[i][0],
                               l->names[i][1] == NULL ? l->names[i][0] : l->names[i][1]);
    }
    return OML_OK;
}

// The cells of the next row as text of its own, trimmed; false at the end.
static oml_rc
next_row(oml_cx *cx, intake *in, bool *more)
{
    const layout *l = in->layout;
    const oml_cell_text *cells;
    OML_TRY(oml_sheet_next(cx, in->sheet, &cells));
    *more = cells != NULL;
    for (size_t i = 0; *more && i < l->n; i++) {
        const char *s = in->at[i] < oml_sheet_columns(in->sheet) ? cells[in->at[i]].s : "";
        size_t n = in->at[i] < oml_sheet_columns(in->sheet) ? cells[in->at[i]].n : 0;
        while (n > 0 && (*s == ' ' || *s == '\t')) {
            s++;
            n--;
        }
        while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
            n--;
        in->text[i] = oml_arena_textn(&cx->tmp, s, n);
    }
    return OML_OK;
}

static oml_place
place(const intake *in, size_t column)
{
    return oml_sheet_place(in->sheet, in->at[column]);
}

// ---- the report ---------------------------------------------------------------------------------------------------

// A row of the sheet as it stood there, and what became of it.
static void
report(intake *in, oml_doc *out, const char *what, const oml_fail *why)
{
    static const oml_column after[] = {
        {"result", N_("result"), OML_CELL_TEXT, NULL, 0},
        {"column", N_("column"), OML_CELL_TEXT, NULL, 0},
        {"reason", N_("why it is refused"), OML_CELL_TEXT, NULL, 0},
        {"message", N_("message code"), OML_CELL_TEXT, NULL, 0},
    };
    if (in->report == NULL) {
        oml_column columns[1 + COLUMNS + OML_COUNT(after)] = {{"row", N_("row"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS}};
        size_t n = 1;
        for (size_t i = 0; i < in->layout->n; i++)
            columns[n++] = (oml_column){in->layout->names[i][0], NULL, OML_CELL_TEXT, NULL, 0};
        for (size_t i = 0; i < OML_COUNT(after); i++)
            columns[n++] = after[i];
        in->report = oml_doc_table(out, "rows", NULL, columns, n);
    }
    oml_table *t = in->report;
    oml_table_int(t, (int64_t)place(in, 0).row);
    for (size_t i = 0; i < in->layout->n; i++)
        oml_table_text(t, in->text[i]);
    oml_table_word(t, what);
    oml_table_text(t, why == NULL || why->column[0] == '\0' ? NULL : why->column);
    oml_table_text(t, why == NULL ? NULL : why->message);
    oml_table_text(t, why == NULL ? NULL : why->code);
}

// A refused row goes into the report and is forgotten: the next may be as wrong.
static void
refuse(oml_cx *cx, intake *in, oml_doc *out)
{
    const oml_fail why = cx->fail;
    oml_cx_clear(cx);
    if (in->refused++ == 0)
        in->first = why;
    report(in, out, N_("refused"), &why);
}

static bool
is_of_the_row(oml_rc rc)
{
    return rc == OML_E_INPUT || rc == OML_E_REFUSED;
}

static oml_rc
verdict(oml_cx *cx, const intake *in, oml_doc *out)
{
    oml_doc_text(out, N_("%zu new, %zu changed, %zu unchanged, %zu refused"), in->taken[OML_NEW],
                 in->taken[OML_CHANGED], in->taken[OML_UNCHANGED], in->refused);
    if (in->refused == 0)
        return OML_OK;
    cx->fail = in->first;
    if (in->refused == 1)
        return cx->fail.rc;
    cx->fail.hint[0] = '\0';
    return OML_HINT(cx, cx->fail.rc, N_("and %zu more rows are refused, see the table above; nothing was changed"),
                    in->refused - 1);
}

static const char *
change_word(oml_change what)
{
    return what == OML_NEW ? N_("new") : what == OML_CHANGED ? N_("changed") : N_("unchanged");
}

// Reads all rows; `take` puts one and tells what became of it.
static oml_rc
rows(oml_cx *cx, intake *in, oml_rc (*take)(oml_cx *, intake *, oml_change *), oml_doc *out)
{
    for (bool more;;) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(next_row(cx, in, &more));
        if (!more)
            return verdict(cx, in, out);
        if (in->second != NULL && in->text[3][0] == '\0')
            continue; // left blank on paper
        oml_change what = OML_UNCHANGED;
        const oml_rc rc = take(cx, in, &what);
        if (is_of_the_row(rc)) {
            refuse(cx, in, out);
            continue;
        }
        OML_TRY(rc);
        in->taken[what]++;
        if (in->box == NULL) // a screen is no place for scores that nobody may link
            report(in, out, change_word(what), NULL);
    }
}

// ---- a score ------------------------------------------------------------------------------------------------------

// A mark by any of its words, folded; NULL for anything else.
static const char *
mark_of(const char *text)
{
    static const char *const words[][2] = {
        {"dont_know", "dont_know"}, {"don't know", "dont_know"}, {"dont know", "dont_know"}, {"weet niet", "dont_know"},
        {"weet_niet", "dont_know"}, {"?", "dont_know"},          {"interest", "interest"},   {"belang", "interest"}};
    char folded[32];
    if (oml_utf8_fold(text, strlen(text), folded, sizeof folded) >= sizeof folded)
        return NULL;
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (strcmp(folded, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

static oml_rc
read_value(oml_cx *cx, intake *in, const char **value, const char **mark)
{
    double x;
    const char *text = in->text[3];
    *value = NULL;
    *mark = mark_of(text);
    if (*mark != NULL)
        return OML_OK;
    const double least = oml_record_number(in->round, "scale_min"), most = oml_record_number(in->round, "scale_max");
    if (!oml_number_parse(text, strlen(text), &x) || x != floor(x) || x < least || x > most)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-25", place(in, 3),
                           N_("'%s' is no whole number from %g to %g, nor “weet niet” or “belang”"), text, least, most);
    char *printed = OML_NEW(&cx->tmp, char, OML_NUMBER_TEXT);
    oml_number_print(x, printed);
    *value = printed;
    return OML_OK;
}

// In a sheet a voter may stand without the round before it: V01 is R1-V01.
static const char *
voter_code(oml_cx *cx, const intake *in, const char *typed)
{
    const char *round = in->round->value[0];
    const size_t n = strlen(round);
    const bool whole = *typed == '\0' || (strncmp(typed, round, n) == 0 && typed[n] == '-');
    return whole ? typed : oml_arena_printf(&cx->tmp, "%s-%s", round, typed);
}

static oml_rc
check_row(oml_cx *cx, const intake *in, const char *voter)
{
    if (oml_records_find(&in->voters, voter) == NULL)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-22", place(in, 0), N_("'%s' is not in the panel of round %s"),
                           in->text[0], in->round->value[0]);
    if (oml_records_find(&in->items, in->text[1]) == NULL)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-23", place(in, 1), N_("there is no %s '%s'"),
                           oml_record_get(in->round, "about"), in->text[1]);
    if (!oml_records_named(oml_record_get(in->round, "criteria"), in->text[2]))
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-24", place(in, 2), N_("round %s does not ask for '%s'"),
                           in->round->value[0], in->text[2]);
    return OML_OK;
}

// The same voter, item and criterion twice in one sheet: which of the two was meant?
static oml_rc
first_time(oml_cx *cx, intake *in, const char *code)
{
    for (size_t i = 0; i < in->rows; i++)
        if (strcmp(in->seen[i], code) == 0)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-26", place(in, 0),
                               N_("the score %s stands in the sheet twice"), code);
    if (in->rows == in->room) {
        const size_t room = in->room == 0 ? 256 : 2 * in->room;
        const char **more = OML_NEW(&cx->tmp, const char *, room);
        if (in->rows > 0)
            memcpy(more, in->seen, in->rows * sizeof *more);
        in->seen = more;
        in->room = room;
    }
    in->seen[in->rows++] = code;
    return OML_OK;
}

// Who stands aside gives no score of that item; saying so again is fine.
static oml_rc
check_recusal(oml_cx *cx, const intake *in, const char *voter, const char *mark)
{
    if ((mark != NULL && strcmp(mark, "interest") == 0) || !oml_recusals_stands(&in->standing, voter, in->text[1]))
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_REFUSED, "OML-ROU-27", place(in, 3),
                                N_("'%s' stands aside for '%s' and cannot score it"), voter, in->text[1]),
                    N_("write 'belang', or leave the row out"));
}

// ---- paper: typed by two persons ----------------------------------------------------------------------------------

static int
by_code(const void *a, const void *b)
{
    return strcmp(((const twin *)a)->code, ((const twin *)b)->code);
}

// The second person's sheet, whole: what is wrong in it is told at once.
static oml_rc
read_second(oml_cx *cx, intake *in, const char *path)
{
    OML_AUTO(sheet) *sheet = NULL;
    OML_TRY(oml_sheet_open(cx, path, NULL, &sheet));
    intake own = {
        .s = in->s, .round = in->round, .sheet = sheet, .layout = &of_scores, .voters = in->voters, .items = in->items};
    OML_TRY(find_columns(cx, &own, path));
    twin *list = OML_NEW(&cx->tmp, twin, 1);
    size_t room = 1, n = 0;
    for (bool more;;) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(next_row(cx, &own, &more));
        if (!more)
            break;
        if (own.text[3][0] == '\0')
            continue;
        const char *voter = voter_code(cx, &own, own.text[0]);
        OML_TRY(check_row(cx, &own, voter));
        if (n == room) {
            twin *larger = OML_NEW(&cx->tmp, twin, 2 * room);
            memcpy(larger, list, n * sizeof *list);
            list = larger;
            room *= 2;
        }
        list[n] = (twin){.code = oml_arena_printf(&cx->tmp, "%s/%s/%s", voter, own.text[1], own.text[2]),
                         .row = place(&own, 0).row};
        OML_TRY(read_value(cx, &own, &list[n].value, &list[n].mark));
        OML_TRY(first_time(cx, &own, list[n++].code));
    }
    if (n > 0)
        qsort(list, n, sizeof *list, by_code);
    in->second = list;
    in->n_second = n;
    return OML_OK;
}

static oml_rc
same_as_second(oml_cx *cx, const intake *in, const char *code, const char *value, const char *mark)
{
    const twin key = {.code = code};
    if (in->second == NULL)
        return OML_OK;
    twin *other = in->n_second == 0 ? NULL : bsearch(&key, in->second, in->n_second, sizeof key, by_code);
    if (other == NULL)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-32", place(in, 3),
                           N_("the second sheet does not have this score"));
    other->met = true;
    if (oml_record_same(other->value, value) && oml_record_same(other->mark, mark))
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_INPUT, "OML-ROU-29", place(in, 3),
                                N_("the second sheet says something else, in row %zu"), other->row),
                    N_("look at the paper together, and correct the sheet that is wrong"));
}

static oml_rc
nothing_left(oml_cx *cx, const intake *in)
{
    size_t n = 0, first = SIZE_MAX;
    for (size_t i = 0; i < in->n_second; i++)
        if (!in->second[i].met) {
            n++;
            first = in->second[i].row < first ? in->second[i].row : first;
        }
    if (n == 0)
        return OML_OK;
    return OML_FAIL(cx, OML_E_INPUT, "OML-ROU-33",
                    N_("the second sheet has %zu scores that the first does not, the first of them in row %zu"), n,
                    first);
}

// ---- a score into its place ---------------------------------------------------------------------------------------

static void
fill(oml_record *r, const char *field, const char *value)
{
    r->value[oml_noun_field(r->noun, field)] = value;
}

static oml_rc
take_score(oml_cx *cx, intake *in, oml_change *what)
{
    const char *value, *mark, *voter = voter_code(cx, in, in->text[0]);
    OML_TRY(check_row(cx, in, voter));
    OML_TRY(read_value(cx, in, &value, &mark));
    OML_TRY(check_recusal(cx, in, voter, mark));
    const char *code = oml_arena_printf(&cx->tmp, "%s/%s/%s", voter, in->text[1], in->text[2]);
    OML_TRY(first_time(cx, in, code));
    OML_TRY(same_as_second(cx, in, code, value, mark));
    if (in->box != NULL) {
        oml_cards_add(cx, in->box, voter, in->text[1], in->text[2], value, mark);
        *what = OML_NEW;
        return OML_OK;
    }
    oml_record r;
    bool found;
    OML_TRY(oml_store_find(cx, in->s->store, oml_noun_find("ballot"), code, &r, &found));
    if (!found)
        r = oml_record_new(&cx->tmp, oml_noun_find("ballot"));
    fill(&r, "code", code);
    fill(&r, "voter", voter);
    fill(&r, "item", in->text[1]);
    fill(&r, "criterion", in->text[2]);
    fill(&r, "value", value);
    fill(&r, "mark", mark);
    if (in->typists != NULL)
        fill(&r, "place", in->typists);
    if (!found)
        fill(&r, "illustrative", oml_record_get(in->round, "illustrative"));
    return oml_store_put(cx, in->s->store, &r, place(in, 3), what);
}

// Who typed and who checked stands with every score: two persons, and two sheets.
static oml_rc
take_second(oml_cx *cx, intake *in, const char *path, const char *second)
{
    if (path == NULL && second == NULL)
        return OML_OK;
    if (path == NULL || second == NULL || strcmp(second, in->s->who) == 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-ROU-34",
                        N_("scores typed from paper take two sheets and two persons: --check and --second, another one "
                           "than '%s'"),
                        in->s->who);
    OML_TRY(oml_op_pseudonym(cx, second));
    in->typists = oml_arena_printf(&cx->tmp, "papier; getypt door %s, nagekeken door %s", in->s->who, second);
    return read_second(cx, in, path);
}

static oml_rc
take_rows(oml_cx *cx, intake *in, oml_doc *out)
{
    OML_TRY(rows(cx, in, take_score, out));
    return nothing_left(cx, in);
}

oml_rc
oml_scores_take(oml_cx *cx, oml_session *s, const oml_record *round, const oml_scores_sheets *from, oml_doc *out)
{
    OML_AUTO(sheet) *sheet = NULL;
    OML_TRY(oml_sheet_open(cx, from->path, NULL, &sheet));
    intake in = {.s = s, .round = round, .sheet = sheet, .layout = &of_scores};
    OML_TRY(find_columns(cx, &in, from->path));
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", round->value[0], &in.voters));
    OML_TRY(oml_records_load(cx, s, oml_record_get(round, "about"), &in.items));
    OML_TRY(oml_recusals_load(cx, s, &in.standing));
    OML_TRY(take_second(cx, &in, from->check, from->second));
    oml_cards_box box;
    if (!oml_roundstate_unlinkable(round))
        return take_rows(cx, &in, out);
    oml_cards_open(cx, round, &in.voters, &in.items, &box);
    box.typists = in.typists;
    in.box = &box;
    OML_TRY(take_rows(cx, &in, out));
    oml_doc_note(out, OML_NOTE_WARNING,
                 N_("the agenda no longer knows whose score is whose, but this sheet does: destroy it"));
    return oml_cards_put(cx, s, round, &box);
}

// ---- the panel ----------------------------------------------------------------------------------------------------

static oml_rc
take_voter(oml_cx *cx, intake *in, oml_change *what)
{
    const oml_noun *noun = oml_noun_find("voter");
    oml_record r = oml_record_new(&cx->tmp, noun);
    const struct {
        const char *field, *text;
        size_t column;
    } cells[] = {{"code", voter_code(cx, in, in->text[0]), 0},
                 {"round", in->round->value[0], 0},
                 {"pentagon", in->text[1], 1},
                 {"organisation", in->text[2], 2},
                 {"illustrative", oml_record_get(in->round, "illustrative"), 0}};
    for (size_t i = 0; i < OML_COUNT(cells); i++) {
        const size_t field = oml_noun_field(noun, cells[i].field);
        OML_TRY(oml_record_canonical(cx, &noun->fields[field], cells[i].text, strlen(cells[i].text), false,
                                     place(in, cells[i].column), &r.value[field]));
    }
    return oml_store_put(cx, in->s->store, &r, place(in, 0), what);
}

oml_rc
oml_scores_take_panel(oml_cx *cx, oml_session *s, const oml_record *round, const char *path, oml_doc *out)
{
    OML_AUTO(sheet) *sheet = NULL;
    OML_TRY(oml_sheet_open(cx, path, NULL, &sheet));
    intake in = {.s = s, .round = round, .sheet = sheet, .layout = &of_panel};
    OML_TRY(find_columns(cx, &in, path));
    return rows(cx, &in, take_voter, out);
}
