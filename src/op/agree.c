/* What voters agree on: concordance with its chance, agreement on each item, and the orders that do most voters right.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"
#include "decision/additive.h"
#include "decision/agreement.h"
#include "decision/kemeny.h"
#include "decision/kendall.h"
#include "op/op.h"
#include "text/csv.h"
#include "text/json.h"
#include "text/number.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST = 2000 }; // voters, and items

typedef struct args {
    const char *ballots;
    int64_t draws, seed, least, most;
} args;

typedef struct ballots {
    const char **voter, **item;
    size_t voters, items;
    double *value; // voters x items; NAN: not scored
} ballots;

// ---- reading ------------------------------------------------------------------------------------------------------

typedef struct line {
    const char *voter, *item;
    double value;
    size_t row;
} line;

static oml_rc
heading(oml_cx *cx, const oml_csv *c, size_t column[3])
{
    static const char *const names[] = {"voter", "item", "value"};
    for (size_t i = 0; i < 3; i++) {
        column[i] = SIZE_MAX;
        for (size_t j = 0; j < c->n_cells; j++)
            if (c->cells[j].n == strlen(names[i]) && memcmp(c->cells[j].s, names[i], c->cells[j].n) == 0)
                column[i] = j;
        if (column[i] == SIZE_MAX)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-01", ((oml_place){.file = c->file, .row = 1}),
                               N_("there is no column '%s'; ballots have voter, item and value"), names[i]);
    }
    return OML_OK;
}

static oml_rc
read_line(oml_cx *cx, const oml_csv *c, const size_t column[3], line *out)
{
    const oml_csv_cell *voter = &c->cells[column[0]], *item = &c->cells[column[1]], *value = &c->cells[column[2]];
    const oml_place place = {c->file, c->row, "value"};
    *out = (line){oml_arena_textn(&cx->tmp, voter->s, voter->n), oml_arena_textn(&cx->tmp, item->s, item->n),
                  (double)NAN, c->row};
    if (voter->n == 0 || item->n == 0)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-02",
                           ((oml_place){c->file, c->row, voter->n == 0 ? "voter" : "item"}),
                           N_("a ballot needs a voter and an item"));
    if (value->n > 0 && !oml_number_parse(value->s, value->n, &out->value))
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-03", place,
                           N_("'%.*s' is not a number; leave it empty for no score"), (int)value->n, value->s);
    return OML_OK;
}

// Where a name stands in the list, which grows when it is new; SIZE_MAX when it is full.
static size_t
number_of(const char *list[], size_t *n, const char *name)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(list[i], name) == 0)
            return i;
    if (*n == MOST)
        return SIZE_MAX;
    list[*n] = name;
    return (*n)++;
}

static oml_rc
fill(oml_cx *cx, const char *file, const line lines[], size_t n, ballots *out)
{
    *out = (ballots){.voter = OML_NEW(&cx->tmp, const char *, MOST), .item = OML_NEW(&cx->tmp, const char *, MOST)};
    size_t *voter = OML_NEW(&cx->tmp, size_t, n), *item = OML_NEW(&cx->tmp, size_t, n);
    for (size_t i = 0; i < n; i++) {
        voter[i] = number_of(out->voter, &out->voters, lines[i].voter);
        item[i] = number_of(out->item, &out->items, lines[i].item);
        if (voter[i] == SIZE_MAX || item[i] == SIZE_MAX)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-04", ((oml_place){.file = file, .row = lines[i].row}),
                               N_("there are more than %d voters or items"), MOST);
    }
    out->value = OML_TRY_NEW(&cx->tmp, double, out->voters * out->items);
    bool *seen = OML_TRY_NEW(&cx->tmp, bool, out->voters * out->items);
    if (out->value == NULL || seen == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-AGR-05", N_("no memory for the ballots"));
    for (size_t i = 0; i < out->voters * out->items; i++)
        out->value[i] = (double)NAN;
    for (size_t i = 0; i < n; i++) {
        const size_t at = voter[i] * out->items + item[i];
        if (seen[at])
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-06", ((oml_place){.file = file, .row = lines[i].row}),
                               N_("%s has scored %s already"), lines[i].voter, lines[i].item);
        seen[at] = true;
        out->value[at] = lines[i].value;
    }
    return OML_OK;
}

static oml_rc
read_ballots(oml_cx *cx, const char *file, ballots *out)
{
    OML_BUF_AUTO text = {0};
    oml_csv c;
    size_t column[3] = {0}, n = 0, room = 1;
    OML_TRY(oml_file_read(cx, file, &text));
    for (size_t i = 0; i < text.n; i++)
        room += text.s[i] == '\n' || text.s[i] == '\r';
    line *lines = OML_TRY_NEW(&cx->tmp, line, room + 1);
    if (lines == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-AGR-05", N_("no memory for the ballots"));
    oml_csv_init(&c, file, text.s, text.n, 0);
    OML_TRY(oml_csv_next(cx, &c));
    OML_TRY(heading(cx, &c, column));
    OML_TRY(oml_csv_next(cx, &c));
    for (; c.n_cells > 0; n++) {
        OML_TRY(read_line(cx, &c, column, &lines[n]));
        OML_TRY(oml_csv_next(cx, &c));
    }
    if (n == 0)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGR-07", ((oml_place){.file = file}),
                           N_("there is no ballot in this file"));
    return fill(cx, file, lines, n, out);
}

// ---- showing ------------------------------------------------------------------------------------------------------

// Voters who scored everything, together: concordance asks for whole orders.
static oml_rc
concordance(oml_cx *cx, const ballots *b, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"W", N_("Kendall's W"), OML_CELL_REAL, NULL, 4},
        {"p", N_("chance of this much or more without any agreement"), OML_CELL_REAL, NULL, 5},
        {"chi2", N_("chi-square"), OML_CELL_REAL, NULL, 3},
        {"voters", N_("voters"), OML_CELL_INT, NULL, 0},
        {"items", N_("items"), OML_CELL_INT, NULL, 0},
    };
    double *whole = OML_NEW(&cx->tmp, double, b->voters * b->items);
    size_t n = 0;
    for (size_t v = 0; v < b->voters; v++) {
        bool all = true;
        for (size_t i = 0; i < b->items; i++)
            all = all && !isnan(b->value[v * b->items + i]);
        if (all)
            memcpy(&whole[n++ * b->items], &b->value[v * b->items], b->items * sizeof *whole);
    }
    oml_kendall k = {.W = (double)NAN, .chi2 = (double)NAN};
    double p = (double)NAN;
    if (b->items >= 2 && n > 0) {
        OML_TRY(oml_kendall_of(cx, whole, n, b->items, NULL, &k));
        OML_TRY(oml_kendall_permutation(cx, whole, n, b->items, (uint64_t)a->draws, (uint64_t)a->seed, &p));
    }
    oml_table *t =
        oml_doc_table(out, "concordance", N_("how far voters order the items alike"), columns, OML_COUNT(columns));
    oml_table_real(t, k.W);
    oml_table_real(t, p);
    oml_table_real(t, k.chi2);
    oml_table_int(t, (int64_t)k.judges);
    oml_table_int(t, (int64_t)b->items);
    if (n < b->voters)
        oml_doc_note(out, OML_NOTE_WARNING, N_("%zu of %zu voters did not score every item and are not in Kendall's W"),
                     b->voters - n, b->voters);
    if (k.judges < n)
        oml_doc_note(out, OML_NOTE_WARNING, N_("%zu voters gave all items the same score: they order nothing"),
                     n - k.judges);
    return OML_OK;
}

// What voters said of one item: how many, mean, and on a scale also how far they agree.
static oml_rc
show_scores(oml_cx *cx, const ballots *b, const args *a, size_t item, bool whole, oml_table *t)
{
    double *score = OML_NEW(&cx->tmp, double, b->voters), sum = 0;
    size_t n = 0;
    for (size_t v = 0; v < b->voters; v++)
        if (!isnan(b->value[v * b->items + item]))
            sum += score[n++] = b->value[v * b->items + item];
    oml_table_int(t, (int64_t)n);
    if (!whole) {
        oml_table_real(t, n == 0 ? (double)NAN : sum / (double)n);
        for (int i = 0; i < 6; i++)
            oml_table_empty(t);
        return OML_OK;
    }
    oml_agreement g;
    OML_TRY(oml_agreement_of(cx, score, n, (int)a->least, (int)a->most, &g));
    const size_t K = (size_t)(a->most - a->least + 1);
    double *frequency = OML_NEW(&cx->tmp, double, K);
    for (size_t i = 0; i < n; i++)
        frequency[(size_t)(score[i] - (double)a->least)]++;
    oml_table_real(t, g.mean);
    oml_table_real(t, g.median);
    oml_table_real(t, g.q1);
    oml_table_real(t, g.q3);
    oml_table_real(t, g.mad);
    oml_table_real(t, g.a);
    oml_table_real(t, n == 0 ? (double)NAN : oml_agreement_consensus(frequency, K));
    return OML_OK;
}

static oml_rc
show_items(oml_cx *cx, const ballots *b, const args *a, const oml_duel *d, const oml_kemeny *kemeny, bool whole,
           oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"n", N_("scores"), OML_CELL_INT, NULL, 0},
        {"mean", N_("mean"), OML_CELL_REAL, NULL, 2},
        {"median", N_("median"), OML_CELL_REAL, NULL, 1},
        {"q1", N_("lower quartile"), OML_CELL_REAL, NULL, 1},
        {"q3", N_("upper quartile"), OML_CELL_REAL, NULL, 1},
        {"mad", N_("median distance to the median"), OML_CELL_REAL, NULL, 1},
        {"agreement", N_("agreement"), OML_CELL_REAL, NULL, 3},
        {"consensus", N_("consensus"), OML_CELL_REAL, NULL, 3},
        {"borda", "Borda", OML_CELL_REAL, NULL, 1},
        {"borda_rank", N_("rank by Borda"), OML_CELL_INT, NULL, 0},
        {"kemeny_rank", N_("place by Kemeny"), OML_CELL_INT, NULL, 0},
    };
    double *points = OML_NEW(&cx->tmp, double, b->items);
    size_t *rank = OML_NEW(&cx->tmp, size_t, b->items);
    oml_duel_borda(d, points);
    oml_additive_rank(points, b->items, rank);
    oml_table *t =
        oml_doc_table(out, "items", N_("items from first to last in Kemeny's order"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < b->items; i++) {
        const size_t item = kemeny->order[i];
        oml_table_text(t, b->item[item]);
        OML_TRY(show_scores(cx, b, a, item, whole, t));
        oml_table_real(t, points[item]);
        oml_table_int(t, (int64_t)rank[item]);
        oml_table_int(t, (int64_t)i + 1);
    }
    return OML_OK;
}

// The scale: as said, or from the lowest score given to the highest, at least three steps. Agreement is about whole
// steps of a scale; without such there is none.
static bool
scale(const ballots *b, args *a, oml_doc *out)
{
    double low = (double)INFINITY, high = -(double)INFINITY;
    bool whole = true;
    if (a->most != 0 || a->least != 0)
        return true;
    for (size_t i = 0; i < b->voters * b->items; i++) {
        whole = whole && (isnan(b->value[i]) || b->value[i] == floor(b->value[i]));
        low = fmin(low, b->value[i]);
        high = fmax(high, b->value[i]);
    }
    if (!whole || !(high - low <= 1000) || fabs(low) > 1e6) {
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("the scores are not whole steps of a scale of at most 1000: no agreement on an item is measured"));
        return false;
    }
    a->least = (int64_t)low;
    a->most = (int64_t)fmax(high, low + 2);
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("agreement is measured on a scale from %d to %d, the scores given; --min and --max say another"),
                 (int)a->least, (int)a->most);
    return true;
}

static void
show_kemeny(const ballots *b, const oml_kemeny *k, const oml_duel *d, oml_doc *out)
{
    const size_t winner = oml_duel_condorcet(d);
    oml_doc_run(out, "kemeny_distance", "%.17g", k->distance);
    oml_doc_run(out, "kemeny_bound", "%.17g", k->bound);
    oml_doc_run(out, "kemeny_exact", "%s", k->exact ? "yes" : "no");
    if (k->exact)
        oml_doc_text(out, N_("Kemeny's order contradicts voters on a pair %g times; no order does less."), k->distance);
    else
        oml_doc_text(
            out,
            N_("Kemeny's order was found by search: it contradicts voters on a pair %g times, and no order less "
               "than %g times."),
            k->distance, k->bound);
    assert(b->item != NULL);
    if (winner != SIZE_MAX)
        oml_doc_text(out, N_("%s beats every other item in pairs."), b->item[winner]);
    else
        oml_doc_text(out, N_("No item beats every other in pairs."));
}

// What `verify` computes it again from. A scale of no steps: agreement was not measured.
static oml_rc
keep_inputs(oml_cx *cx, const ballots *b, const args *a, bool whole, oml_doc *out)
{
    OML_BUF_AUTO text = {0};
    oml_json_out w = {.buf = &text};
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"draws", a->draws}, {"seed", a->seed}, {"min", whole ? a->least : 0}, {"max", whole ? a->most : 0}};
    oml_json_put_object(&w);
    oml_json_put_name(&w, "operation");
    oml_json_put_text(&w, "agree");
    for (size_t i = 0; i < OML_COUNT(numbers); i++) {
        oml_json_put_name(&w, numbers[i].name);
        oml_json_put_int(&w, numbers[i].value);
    }
    oml_json_put_name(&w, "items");
    oml_json_put_array(&w);
    for (size_t i = 0; i < b->items; i++)
        oml_json_put_text(&w, b->item[i]);
    oml_json_put_end(&w);
    oml_json_put_name(&w, "voters");
    oml_json_put_array(&w);
    for (size_t v = 0; v < b->voters; v++) {
        oml_json_put_array(&w);
        for (size_t i = 0; i < b->items; i++)
            oml_json_put_real(&w, b->value[v * b->items + i]);
        oml_json_put_end(&w);
    }
    oml_json_put_end(&w);
    oml_json_put_end(&w);
    OML_TRY(oml_buf_check(cx, &text));
    oml_doc_inputs(out, &text);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    args a = *(const args *)given;
    ballots b = {0};
    oml_duel d;
    oml_kemeny k;
    if (a.least < -1000000 || a.most > 1000000)
        return OML_FAIL(cx, OML_E_USAGE, "OML-AGR-09", N_("a scale lies within %d and %d"), -1000000, 1000000);
    if (a.draws < 1 || a.draws > 10000000 || a.seed < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-AGR-08", N_("draws must be from 1 to %d, and the seed not below 0"),
                        10000000);
    OML_TRY(read_ballots(cx, a.ballots, &b));
    const bool whole = scale(&b, &a, out);
    OML_TRY(concordance(cx, &b, &a, out));
    oml_duel_count(cx, b.value, NULL, b.voters, b.items, &d);
    OML_TRY(oml_kemeny_order(cx, &d, &k));
    OML_TRY(show_items(cx, &b, &a, &d, &k, whole, out));
    show_kemeny(&b, &k, &d, out);
    oml_doc_run(out, "draws", "%zu", (size_t)a.draws);
    oml_doc_run(out, "seed", "%zu", (size_t)a.seed);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    return keep_inputs(cx, &b, &a, whole, out);
}

static const oml_param params[] = {
    {"ballots", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, ballots),
     N_("a CSV file with columns voter, item, value; larger is better, empty is no score"), NULL},
    {"draws", OML_KIND_INT, 0, offsetof(args, draws), N_("how many permutations tell the chance of Kendall's W"),
     "9999"},
    {"max", OML_KIND_INT, 0, offsetof(args, most), N_("highest score of the scale"), NULL},
    {"min", OML_KIND_INT, 0, offsetof(args, least), N_("lowest score of the scale"), NULL},
    {"seed", OML_KIND_INT, 0, offsetof(args, seed), N_("seed of the draws: the same seed gives the same draws"), "1"},
};

const oml_op oml_agree_op = {
    .name = "agree",
    .family = OML_FAMILY_CHOICE,
    .help = N_("what voters agree on, from a file of ballots: Kendall's W, agreement, Borda, Kemeny"),
    .more =
        N_("Without an agenda. Only voters who scored both items count in a pair; Kendall's W takes those who scored "
           "all. Agreement is van der Eijk's A, consensus that of Tastle and Wierman."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
