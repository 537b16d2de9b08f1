/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/ranking_problem.h"

#include "decision/weights.h"
#include "op/records.h"

#include <math.h>

static oml_rc
check(oml_cx *cx, const oml_record *criterion, bool fine)
{
    return fine ? OML_OK
                : OML_FAIL(cx, OML_E_INPUT, "OML-RAN-04",
                           N_("the thresholds of criterion %s must rise: 0, indifference, preference, veto"),
                           oml_records_code(criterion));
}

// How preference grows with a difference. What is not said follows from which thresholds there are.
static oml_rc
preference(oml_cx *cx, const oml_record *criterion, oml_promethee_function *f)
{
    const double q = oml_record_number(criterion, "indifference"), p = oml_record_number(criterion, "preference");
    const char *shape = oml_record_get(criterion, "shape");
    const oml_promethee_kind kind = isnan(q) && isnan(p) ? OML_PROMETHEE_USUAL
                                    : isnan(p)           ? OML_PROMETHEE_USHAPE
                                    : isnan(q)           ? OML_PROMETHEE_VSHAPE
                                                         : OML_PROMETHEE_LINEAR;
    *f = (oml_promethee_function){kind, isnan(q) ? 0 : q, p, p}; // of a gaussian, `preference` is its deviation
    for (oml_promethee_kind k = 0; shape != NULL && k < OML_PROMETHEE_KINDS; k++)
        if (oml_record_is(criterion, "shape", oml_promethee_word(k)))
            f->kind = k;
    OML_TRY(check(cx, criterion, oml_promethee_complete(f)));
    f->p = isnan(p) ? 0 : p;
    f->s = isnan(p) ? 0 : p;
    return OML_OK;
}

static oml_rc
thresholds(oml_cx *cx, const oml_record *criterion, oml_electre3_threshold *t)
{
    const double q = oml_record_number(criterion, "indifference"), p = oml_record_number(criterion, "preference");
    t->q = isnan(q) ? 0 : q;
    t->p = isnan(p) ? t->q : p;
    t->v = oml_record_number(criterion, "veto");
    return check(cx, criterion, t->q >= 0 && t->p >= t->q && !(t->v <= t->p));
}

static oml_rc
column(oml_cx *cx, const oml_ranking *r, size_t j, oml_problem *p)
{
    const oml_ranking_column *c = &r->column[j];
    const char *own = oml_record_get(c->criterion, "metric");
    p->criterion[j] = oml_records_code(c->criterion);
    p->falls[j] = oml_record_is(c->criterion, "direction", "min");
    p->value[j] = c->value;
    p->stretched[j] = c->stretched;
    p->weights.weight[j] = r->model.weight[j];
    for (size_t a = 0; a < r->n; a++)
        if (!(r->cell[a * r->k + j].flags & OML_RANKING_MISSING))
            oml_problem_put(p, a, j, (oml_smaa_cell){OML_SMAA_FIXED, r->cell[a * r->k + j].score, 0});
    if (c->metric != NULL && (own == NULL || !oml_record_is(c->metric, "code", own)))
        return OML_OK;
    OML_TRY(preference(cx, c->criterion, &p->preference[j]));
    return thresholds(cx, c->criterion, &p->threshold[j]);
}

// The sets that say something of every criterion; criteria that do not count here count in none of them.
static oml_rc
sets(oml_cx *cx, oml_session *s, const oml_ranking *r, oml_problem *p)
{
    oml_records all, weights;
    OML_TRY(oml_records_load(cx, s, "weightset", &all));
    OML_TRY(oml_records_load(cx, s, "weight", &weights));
    p->set = OML_NEW(&cx->tmp, oml_problem_weights, all.n + 1);
    for (size_t g = 0; g < all.n; g++) {
        double *points = OML_NEW(&cx->tmp, double, r->k);
        size_t said = 0;
        for (size_t i = 0; i < weights.n; i++)
            for (size_t j = 0; j < r->k; j++)
                if (oml_record_is(&weights.at[i], "weightset", oml_records_code(&all.at[g])) &&
                    oml_record_is(&weights.at[i], "criterion", p->criterion[j])) {
                    points[j] = p->weights.weight[j] > 0 ? oml_record_number(&weights.at[i], "points") : 0;
                    said++;
                }
        oml_problem_weights *w = &p->set[p->sets];
        *w = (oml_problem_weights){.code = oml_records_code(&all.at[g]),
                                   .title = oml_record_text(&all.at[g], "title", cx->lang),
                                   .how = OML_PROBLEM_DIRECT,
                                   .weight = OML_NEW(&cx->tmp, double, r->k),
                                   .consistency = (double)NAN};
        if (said < r->k)
            continue;
        if (oml_weights_normalise(cx, points, r->k, w->weight) == OML_OK)
            p->sets++;
        else // `rank` itself says what is wrong with a set
            oml_cx_clear(cx);
    }
    return OML_OK;
}

oml_rc
oml_ranking_problem_make(oml_cx *cx, oml_session *s, const oml_ranking *r, oml_problem *out)
{
    OML_TRY(oml_problem_new(cx, r->n, r->k, out));
    out->title = OML_NEW(&cx->tmp, const char *, r->n);
    for (size_t a = 0; a < r->n; a++) {
        out->alternative[a] = oml_records_code(r->chain[a]);
        out->title[a] =
            oml_arena_printf(&cx->tmp, "%s %s", out->alternative[a], oml_record_text(r->chain[a], "title", cx->lang));
    }
    for (size_t j = 0; j < r->k; j++)
        OML_TRY(column(cx, r, j, out));
    out->weights.how = OML_PROBLEM_DIRECT;
    out->by_value = true;
    out->normal = OML_TOPSIS_NONE;
    return sets(cx, s, r, out);
}
