/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_why.h"

#include "base/tr.h"
#include "decision/stability.h"

#include <math.h>

// ---- what speaks for it -------------------------------------------------------------------------------------------

static double
mean_value(const oml_additive *m, size_t j)
{
    double sum = 0;
    for (size_t b = 0; b < m->n; b++)
        sum += oml_additive_value(m, b, j);
    return sum / (double)m->n;
}

double
oml_problem_why_speaks(const oml_problem_methods *o, oml_problem_method m, size_t a, size_t j)
{
    const size_t at = a * o->p->k + j;
    const double weight = o->p->weights.weight[j];
    switch (m) {
    case OML_PROBLEM_ADDITIVE:
        return weight * (oml_additive_value(&o->model, a, j) - mean_value(&o->model, j));
    case OML_PROBLEM_PROMETHEE1:
    case OML_PROBLEM_PROMETHEE2:
        return weight * o->flows.single[at];
    case OML_PROBLEM_TOPSIS:
        return o->close.down[at] - o->close.up[at];
    case OML_PROBLEM_ELECTRE3:
        return o->outranks.support[at] - o->outranks.resist[at];
    case OML_PROBLEM_SMAA: // over all weights each criterion counts the same
        return (oml_additive_value(&o->model, a, j) - mean_value(&o->model, j)) / (double)o->p->k;
    case OML_PROBLEM_METHODS:
        break;
    }
    return 0;
}

// The criteria that speak most for and most against it, in a sentence.
static const char *
sentence(const oml_problem_methods *o, oml_problem_method m, size_t a, oml_doc *out)
{
    static const double nothing = 1e-9;
    const char *const *code = o->p->criterion;
    const int rank = (int)o->rank[m][a];
    const char *name = o->p->alternative[a];
    double most = nothing, least = -nothing;
    size_t best = SIZE_MAX, worst = SIZE_MAX;
    for (size_t j = 0; j < o->p->k; j++) {
        const double s = oml_problem_why_speaks(o, m, a, j);
        if (s > most) {
            most = s;
            best = j;
        }
        if (s < least) {
            least = s;
            worst = j;
        }
    }
    if (best != SIZE_MAX && worst != SIZE_MAX)
        return oml_doc_say(out, N_("%s has rank %d: %s speaks most for it (%+.3f), %s most against it (%+.3f)."), name,
                           rank, code[best], most, code[worst], least);
    if (best != SIZE_MAX)
        return oml_doc_say(out, N_("%s has rank %d: %s speaks most for it (%+.3f), no criterion against it."), name,
                           rank, code[best], most);
    if (worst != SIZE_MAX)
        return oml_doc_say(out, N_("%s has rank %d: %s speaks most against it (%+.3f), no criterion for it."), name,
                           rank, code[worst], least);
    return oml_doc_say(out, N_("%s has rank %d: on every criterion it is like the others."), name, rank);
}

static void
reasons(const oml_problem_methods *o, oml_problem_method m, const size_t order[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"sentence", N_("why"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "reasons", N_("why an alternative stands where it stands"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n; i++) {
        oml_problem_name(t, o->p, order[i]);
        oml_table_int(t, (int64_t)o->rank[m][order[i]]);
        oml_table_text(t, sentence(o, m, order[i], out));
    }
}

enum { FIRST = 6, MOST = 3 }; // columns of every method, and of one

// The columns that a method has of its own; returns how many.
static size_t
own_columns(oml_problem_method m, oml_column out[MOST])
{
    static const oml_column additive[] = {{"value", N_("value"), OML_CELL_REAL, NULL, 3},
                                          {"contribution", N_("contribution"), OML_CELL_REAL, NULL, 3}};
    static const oml_column promethee[] = {
        {"net_flow", N_("net flow on this criterion alone"), OML_CELL_REAL, NULL, 3}};
    static const oml_column topsis[] = {
        {"to_ideal", N_("part of the squared distance to the ideal"), OML_CELL_REAL, NULL, 5},
        {"from_worst", N_("part of the squared distance to the worst"), OML_CELL_REAL, NULL, 5}};
    static const oml_column electre[] = {
        {"support", N_("agrees that it is as good as another"), OML_CELL_REAL, NULL, 3},
        {"resist", N_("agrees that another is as good"), OML_CELL_REAL, NULL, 3},
        {"objections", N_("objects against how many others"), OML_CELL_INT, NULL, 0}};
    static const struct {
        const oml_column *columns;
        size_t n;
    } of[OML_PROBLEM_METHODS] = {{additive, OML_COUNT(additive)},   {promethee, OML_COUNT(promethee)},
                                 {promethee, OML_COUNT(promethee)}, {topsis, OML_COUNT(topsis)},
                                 {electre, OML_COUNT(electre)},     {additive, OML_COUNT(additive)}};
    for (size_t i = 0; i < of[m].n; i++)
        out[i] = of[m].columns[i];
    return of[m].n;
}

static void
own_cells(const oml_problem_methods *o, oml_problem_method m, size_t a, size_t j, oml_table *t)
{
    const size_t at = a * o->p->k + j;
    switch (m) {
    case OML_PROBLEM_ADDITIVE:
        oml_table_real(t, oml_additive_value(&o->model, a, j));
        oml_table_real(t, oml_additive_part(&o->model, a, j));
        break;
    case OML_PROBLEM_SMAA:
        oml_table_real(t, oml_additive_value(&o->model, a, j));
        oml_table_real(t, oml_additive_value(&o->model, a, j) / (double)o->p->k);
        break;
    case OML_PROBLEM_PROMETHEE1:
    case OML_PROBLEM_PROMETHEE2:
        oml_table_real(t, o->flows.single[at]);
        break;
    case OML_PROBLEM_TOPSIS:
        oml_table_real(t, o->close.up[at]);
        oml_table_real(t, o->close.down[at]);
        break;
    case OML_PROBLEM_ELECTRE3:
        oml_table_real(t, o->outranks.support[at]);
        oml_table_real(t, o->outranks.resist[at]);
        oml_table_int(t, (int64_t)o->outranks.objections[at]);
        break;
    case OML_PROBLEM_METHODS:
        break;
    }
}

void
oml_problem_why_show(const oml_problem_methods *o, oml_problem_method m, const size_t order[], oml_doc *out)
{
    oml_column columns[FIRST + MOST] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"level", N_("level"), OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"speaks", N_("speaks for it"), OML_CELL_REAL, NULL, 3},
    };
    reasons(o, m, order, out);
    const size_t n = FIRST + own_columns(m, &columns[FIRST]);
    oml_table *t =
        oml_doc_table(out, "contributions", N_("what each criterion adds to the place of an alternative"), columns, n);
    for (size_t i = 0; i < o->p->n * o->p->k; i++) {
        const size_t a = order[i / o->p->k], j = i % o->p->k;
        const oml_smaa_cell *c = &o->p->cell[a * o->p->k + j];
        oml_problem_name(t, o->p, a);
        oml_table_text(t, o->p->criterion[j]);
        oml_table_real(t, o->p->score[a * o->p->k + j]);
        oml_table_text(t, c->kind == OML_SMAA_ORDINAL ? o->p->level[j][(size_t)c->p - 1] : NULL);
        oml_table_real(t, m == OML_PROBLEM_SMAA ? 1 / (double)o->p->k : o->p->weights.weight[j]);
        oml_table_real(t, oml_problem_why_speaks(o, m, a, j));
        own_cells(o, m, a, j, t);
    }
}

// ---- how little would turn it -------------------------------------------------------------------------------------

// The values that weights add up: of the weighted value, and the net flows of PROMETHEE II.
static oml_additive
added_up(const oml_problem_methods *o, oml_problem_method m)
{
    oml_additive model = o->model;
    if (m == OML_PROBLEM_PROMETHEE2) {
        model.low = o->flows.single;
        model.high = NULL;
    }
    return model;
}

// Weights in which criterion j has t and the others keep their ratios.
static void
moved(const double weight[], size_t k, size_t j, double t, double out[])
{
    for (size_t l = 0; l < k; l++)
        out[l] = l == j ? t : weight[j] < 1 ? weight[l] * (1 - t) / (1 - weight[j]) : (1 - t) / (double)(k - 1);
}

enum { STEPS = 50, HALVINGS = 30 };

// Where another is first, from w_j towards `far`: in steps, and the step in which it changes in halves. A method that
// does not add up may turn twice within a step; that is not seen.
static oml_rc
look(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, size_t j, double far, oml_stability_end *end)
{
    const size_t k = o->p->k;
    const double from = o->p->weights.weight[j];
    double *w = OML_NEW(&cx->tmp, double, k), same = from, other = far;
    size_t now, then = 0;
    *end = (oml_stability_end){far, OML_STABILITY_NONE, OML_STABILITY_NONE};
    OML_TRY(oml_problem_methods_first(cx, o, m, o->p->weights.weight, &now));
    for (int i = 1; i <= STEPS && end->rises == OML_STABILITY_NONE; i++) {
        other = i == STEPS ? far : from + (far - from) * i / STEPS; // exactly: no weight below zero
        moved(o->p->weights.weight, k, j, other, w);
        OML_TRY(oml_problem_methods_first(cx, o, m, w, &then));
        if (then == now)
            same = other;
        else
            end->rises = then;
    }
    if (end->rises == OML_STABILITY_NONE)
        return OML_OK;
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = (same + other) / 2;
        moved(o->p->weights.weight, k, j, middle, w);
        OML_TRY(oml_problem_methods_first(cx, o, m, w, &then));
        *(then == now ? &same : &other) = middle;
        end->rises = then == now ? end->rises : then;
    }
    end->weight = other;
    end->falls = now;
    return OML_OK;
}

static oml_rc
intervals(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, oml_stability out[])
{
    if (m != OML_PROBLEM_TOPSIS && m != OML_PROBLEM_ELECTRE3) {
        const oml_additive model = added_up(o, m);
        return oml_stability_top(cx, &model, 1, out);
    }
    for (size_t j = 0; j < o->p->k; j++) {
        OML_TRY(look(cx, o, m, j, 0, &out[j].low));
        OML_TRY(look(cx, o, m, j, 1, &out[j].high));
    }
    return OML_OK;
}

static const char *
code_at(const oml_problem_methods *o, size_t a)
{
    return a == OML_STABILITY_NONE ? NULL : o->p->alternative[a];
}

static oml_rc
stability(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, oml_doc *out)
{
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"low", N_("the first is the same from"), OML_CELL_REAL, NULL, 3},
        {"high", N_("to"), OML_CELL_REAL, NULL, 3},
        {"below", N_("first below"), OML_CELL_TEXT, NULL, 0},
        {"above", N_("first above"), OML_CELL_TEXT, NULL, 0},
    };
    oml_stability *s = OML_NEW(&cx->tmp, oml_stability, o->p->k);
    OML_TRY(intervals(cx, o, m, s));
    oml_table *t = oml_doc_table(out, "stability", N_("how far one weight can move, the others keeping their ratios"),
                                 columns, OML_COUNT(columns));
    for (size_t j = 0; j < o->p->k; j++) {
        oml_table_text(t, o->p->criterion[j]);
        oml_table_real(t, o->p->weights.weight[j]);
        oml_table_real(t, s[j].low.weight);
        oml_table_real(t, s[j].high.weight);
        oml_table_text(t, code_at(o, s[j].low.rises));
        oml_table_text(t, code_at(o, s[j].high.rises));
    }
    return OML_OK;
}

static oml_rc
turns(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, const size_t order[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"possible", N_("some weights do it"), OML_CELL_BOOL, NULL, 0},
        {"moved", N_("weight that has to move"), OML_CELL_REAL, NULL, 3},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"then", N_("weight then"), OML_CELL_REAL, NULL, 3},
    };
    const oml_additive model = added_up(o, m);
    oml_table *t = oml_doc_table(out, "turns", N_("the smallest change of all weights that puts an alternative first"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n; i++) {
        oml_stability_change c;
        if (o->rank[m][order[i]] == 1)
            continue;
        OML_TRY(oml_stability_enter(cx, &model, order[i], 1, &c));
        for (size_t j = 0; j < (c.possible ? o->p->k : 1); j++) {
            oml_problem_name(t, o->p, order[i]);
            oml_table_bool(t, c.possible);
            oml_table_real(t, c.possible ? c.moved : (double)NAN);
            oml_table_text(t, c.possible ? o->p->criterion[j] : NULL);
            oml_table_real(t, c.possible ? o->p->weights.weight[j] : (double)NAN);
            oml_table_real(t, c.possible ? c.weight[j] : (double)NAN);
        }
    }
    return OML_OK;
}

oml_rc
oml_problem_why_turns(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, const size_t order[],
                      oml_doc *out)
{
    enum {
        SMALL = 20000,
        ALTERNATIVES = 120,
        CRITERIA = 60
    }; // a search over weights must not take longer than the ranking itself
    const size_t n = o->p->n, k = o->p->k;
    if (n < 2 || k < 2 || m == OML_PROBLEM_SMAA || m == OML_PROBLEM_PROMETHEE1)
        return OML_OK;
    if ((m == OML_PROBLEM_ELECTRE3 && n * n * k > SMALL) || n > ALTERNATIVES || k > CRITERIA) {
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("how little would turn the choice is not looked for among so many alternatives and criteria"));
        return OML_OK;
    }
    OML_TRY(stability(cx, o, m, out));
    if (m == OML_PROBLEM_TOPSIS || m == OML_PROBLEM_ELECTRE3)
        return OML_OK;
    return turns(cx, o, m, order, out);
}
