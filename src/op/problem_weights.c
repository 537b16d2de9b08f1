/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_weights.h"

#include "decision/ahp.h"
#include "decision/bwm.h"
#include "decision/weights.h"

#include <math.h>
#include <string.h>

typedef struct reader {
    oml_cx *cx;
    const char *file, *at; // where in the file: "weights", "weightsets[1]"
    const oml_problem *p;
} reader;

#define PLACE(r, ...) ((oml_place){.file = (r)->file, .column = oml_arena_printf(&(r)->cx->tmp, __VA_ARGS__)})

static const char *const words[OML_PROBLEM_HOWS] = {"equal",      "direct", "swing", "roc",      "rank_sum",
                                                    "reciprocal", "ahp",    "bwm",   "bwm_ratio"};

const char *
oml_problem_weights_word(oml_problem_how how)
{
    return words[how];
}

static size_t
criterion_of(const oml_problem *p, const char *code)
{
    size_t j = 0;
    while (j < p->k && (code == NULL || strcmp(p->criterion[j], code) != 0))
        j++;
    return j;
}

// A number for each criterion, by its code.
static oml_rc
by_criterion(const reader *r, const oml_json *one, const char *name, double out[])
{
    const oml_json *given = oml_json_get(one, name);
    void *at = NULL;
    const char *code;
    if (given == NULL || oml_json_is(given) != OML_JSON_OBJECT)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-20", PLACE(r, "%s.%s", r->at, name),
                           N_("there must be a number for each criterion here, by its code"));
    while (oml_json_next(given, &at, &code) != NULL)
        if (criterion_of(r->p, code) == r->p->k)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-14", PLACE(r, "%s.%s.%s", r->at, name, code),
                               N_("there is no criterion '%s'"), code);
    for (size_t j = 0; j < r->p->k; j++)
        if (!oml_json_number(oml_json_get(given, r->p->criterion[j]), &out[j]) || !(out[j] >= 0))
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-21", PLACE(r, "%s.%s.%s", r->at, name, r->p->criterion[j]),
                               N_("this must be a number that is zero or more"));
    return OML_OK;
}

// All criteria once, the most important first.
static oml_rc
importance(const reader *r, const oml_json *list, const char *where, size_t **out)
{
    const size_t k = r->p->k;
    bool *seen = OML_NEW(&r->cx->tmp, bool, k + 1);
    *out = OML_NEW(&r->cx->tmp, size_t, k);
    if (oml_json_size(list) != k)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-22", PLACE(r, "%s", where),
                           N_("an order names all %zu criteria, the most important first"), k);
    for (size_t i = 0; i < k; i++) {
        const size_t j = criterion_of(r->p, oml_json_text(oml_json_at(list, i)));
        if (j == k || seen[j])
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-23", PLACE(r, "%s[%zu]", where, i),
                               N_("this is no criterion, or one that stands there already"));
        seen[j] = true;
        (*out)[i] = j;
    }
    return OML_OK;
}

static oml_rc
from_order(const reader *r, const oml_json *one, oml_problem_weights *out)
{
    const size_t k = r->p->k;
    double *w = OML_NEW(&r->cx->tmp, double, k);
    OML_TRY(importance(r, oml_json_get(one, "order"), oml_arena_printf(&r->cx->tmp, "%s.order", r->at), &out->order));
    if (out->how == OML_PROBLEM_ROC)
        oml_weights_centroid(k, w);
    else if (out->how == OML_PROBLEM_RANK_SUM)
        oml_weights_rank_sum(k, w);
    else
        oml_weights_reciprocal(k, w);
    for (size_t i = 0; i < k; i++)
        out->weight[out->order[i]] = w[i];
    return OML_OK;
}

static oml_rc
from_pairs(const reader *r, const oml_json *one, oml_problem_weights *out)
{
    const size_t k = r->p->k;
    const oml_json *rows = oml_json_get(one, "matrix");
    if (k > OML_AHP_MOST || oml_json_size(rows) != k)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-24", PLACE(r, "%s.matrix", r->at),
                           N_("judgements in pairs are as many rows as there are criteria, %zu here and at most %d"), k,
                           OML_AHP_MOST);
    double A[OML_AHP_MOST * OML_AHP_MOST];
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            const oml_json *here = oml_json_at(oml_json_at(rows, i), j);
            const oml_json *opposite = oml_json_at(oml_json_at(rows, j), i);
            const bool absent = here == NULL || oml_json_is(here) == OML_JSON_NULL;
            double *x = &A[i * k + j];
            if (!oml_json_number(absent ? opposite : here, x) || !(*x > 0) || oml_json_size(oml_json_at(rows, i)) != k)
                return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-25", PLACE(r, "%s.matrix[%zu][%zu]", r->at, i, j),
                                   N_("a judgement is a number above zero, or null where its opposite is given"));
            *x = absent ? 1 / *x : *x;
        }
    oml_ahp a;
    OML_TRY(oml_ahp_weights(r->cx, A, k, &a));
    memcpy(out->weight, a.weight, k * sizeof *out->weight);
    out->consistency = a.CR;
    if (k >= 3) {
        memcpy(out->triad, a.triad, sizeof out->triad);
        out->contradiction = a.contradiction;
    }
    return OML_OK;
}

static oml_rc
from_best_and_worst(const reader *r, const oml_json *one, oml_problem_weights *out)
{
    static const char *const names[] = {"best", "worst"};
    const size_t k = r->p->k;
    size_t which[2];
    double *over = OML_NEW(&r->cx->tmp, double, k), *above = OML_NEW(&r->cx->tmp, double, k), xi;
    for (size_t i = 0; i < 2; i++) {
        which[i] = criterion_of(r->p, oml_json_text(oml_json_get(one, names[i])));
        if (which[i] == k)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-26", PLACE(r, "%s.%s", r->at, names[i]),
                               N_("this must be the code of a criterion"));
    }
    OML_TRY(by_criterion(r, one, "best_over", over));
    OML_TRY(by_criterion(r, one, "over_worst", above));
    const oml_bwm b = {k, which[0], which[1], over, above};
    return out->how == OML_PROBLEM_BWM ? oml_bwm_weights(r->cx, &b, out->weight, &xi, &out->consistency)
                                       : oml_bwm_ratios(r->cx, &b, out->weight, &xi, &out->consistency);
}

static oml_rc
read_weights(const reader *r, const oml_json *one, oml_problem_weights *out)
{
    const oml_json *given = oml_json_get(one, "method");
    const char *method = oml_json_text(given);
    double *points = OML_NEW(&r->cx->tmp, double, r->p->k);
    *out = (oml_problem_weights){
        .how = OML_PROBLEM_DIRECT, .weight = OML_NEW(&r->cx->tmp, double, r->p->k), .consistency = (double)NAN};
    while (given != NULL && out->how < OML_PROBLEM_HOWS && (method == NULL || strcmp(words[out->how], method) != 0))
        out->how++;
    switch (out->how) {
    case OML_PROBLEM_EQUAL:
    case OML_PROBLEM_HOWS:
        break;
    case OML_PROBLEM_DIRECT:
    case OML_PROBLEM_SWING:
        OML_TRY(by_criterion(r, one, "points", points));
        return oml_weights_normalise(r->cx, points, r->p->k, out->weight);
    case OML_PROBLEM_ROC:
    case OML_PROBLEM_RANK_SUM:
    case OML_PROBLEM_RECIPROCAL:
        return from_order(r, one, out);
    case OML_PROBLEM_AHP:
        return from_pairs(r, one, out);
    case OML_PROBLEM_BWM:
    case OML_PROBLEM_BWM_RATIO:
        return from_best_and_worst(r, one, out);
    }
    return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-27", PLACE(r, "%s.method", r->at),
                       N_("weights come by direct, swing, roc, rank_sum, reciprocal, ahp, bwm or bwm_ratio"));
}

static oml_rc
read_sets(oml_cx *cx, const char *file, const oml_json *list, oml_problem *p)
{
    p->sets = oml_json_size(list);
    p->set = OML_NEW(&cx->tmp, oml_problem_weights, p->sets + 1);
    for (size_t i = 0; i < p->sets; i++) {
        const reader r = {cx, file, oml_arena_printf(&cx->tmp, "weightsets[%zu]", i), p};
        const oml_json *one = oml_json_at(list, i);
        const char *code = oml_json_text(oml_json_get(one, "code"));
        if (code == NULL || *code == '\0')
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PRB-02", PLACE(&r, "%s.code", r.at), N_("there is no code here"));
        for (size_t b = 0; b < i; b++)
            if (strcmp(p->set[b].code, code) == 0)
                return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PRB-03", PLACE(&r, "%s.code", r.at),
                                   N_("the code '%s' stands there twice"), code);
        OML_TRY(read_weights(&r, one, &p->set[i]));
        p->set[i].code = oml_arena_text(&cx->tmp, code);
    }
    return OML_OK;
}

static oml_rc
read_limits(oml_cx *cx, const char *file, const oml_json *criteria, oml_problem *p)
{
    const reader r = {cx, file, "criteria", p};
    for (size_t j = 0; j < p->k; j++) {
        const oml_json *given = oml_json_get(oml_json_at(criteria, j), "limits");
        double *least = &p->least[j], *most = &p->most[j];
        if (given != NULL &&
            !(oml_json_size(given) == 2 && oml_json_number(oml_json_at(given, 0), least) &&
              oml_json_number(oml_json_at(given, 1), most) && *least >= 0 && *most >= *least && *most <= 1))
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PRB-28", PLACE(&r, "criteria[%zu].limits", j),
                               N_("limits of a weight are [least, most], from 0 to 1"));
    }
    return OML_OK;
}

oml_rc
oml_problem_weights_read(oml_cx *cx, const char *file, const oml_json *root, oml_problem *p)
{
    const reader r = {cx, file, "weights", p};
    const oml_json *own = oml_json_get(root, "weights"), *order = oml_json_get(root, "importance");
    if (own != NULL && p->weights.how != OML_PROBLEM_EQUAL)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PRB-29", PLACE(&r, "weights"),
                           N_("the criteria have weights of their own already"));
    if (own != NULL)
        OML_TRY(read_weights(&r, own, &p->weights));
    if (order != NULL)
        OML_TRY(importance(&r, order, "importance", &p->weights.order));
    OML_TRY(read_limits(cx, file, oml_json_get(root, "criteria"), p));
    return read_sets(cx, file, oml_json_get(root, "weightsets"), p);
}

oml_rc
oml_problem_weights_space(oml_cx *cx, const oml_problem *p, uint64_t seed, oml_simplex *out)
{
    oml_simplex_limit *limit = OML_NEW(&cx->tmp, oml_simplex_limit, 2 * p->k);
    *out = (oml_simplex){.k = p->k, .order = p->weights.order, .limit = limit};
    for (size_t j = 0; j < p->k; j++) {
        if (p->least[j] > 0)
            limit[out->limits++] = oml_simplex_at_least(cx, p->k, j, p->least[j]);
        if (p->most[j] < 1)
            limit[out->limits++] = oml_simplex_at_most(cx, p->k, j, p->most[j]);
    }
    return oml_simplex_prepare(cx, out, seed);
}
