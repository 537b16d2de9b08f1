/* A problem as JSON, with all that is needed to compute again what came of it.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_weights.h"

#include <math.h>

static void
reals(oml_json_out *w, const char *name, const double x[], size_t n)
{
    if (name != NULL)
        oml_json_put_name(w, name);
    oml_json_put_array(w);
    for (size_t i = 0; i < n; i++)
        oml_json_put_real(w, x[i]);
    oml_json_put_end(w);
}

static void
named_real(oml_json_out *w, const char *name, double x)
{
    oml_json_put_name(w, name);
    oml_json_put_real(w, x);
}

static void
named_text(oml_json_out *w, const char *name, const char *text)
{
    oml_json_put_name(w, name);
    oml_json_put_text(w, text);
}

static void
preference(const oml_promethee_function *f, oml_json_out *w)
{
    if (f->kind == OML_PROMETHEE_USUAL)
        return;
    oml_json_put_name(w, "preference");
    oml_json_put_object(w);
    named_text(w, "type", oml_promethee_word(f->kind));
    named_real(w, "q", f->q);
    named_real(w, "p", f->p);
    named_real(w, "s", f->s);
    oml_json_put_end(w);
}

static void
thresholds(const oml_electre3_threshold *t, oml_json_out *w)
{
    if (t->q == 0 && t->p == 0 && !isfinite(t->v))
        return;
    oml_json_put_name(w, "thresholds");
    oml_json_put_object(w);
    named_real(w, "q", t->q);
    named_real(w, "p", t->p);
    if (isfinite(t->v))
        named_real(w, "v", t->v);
    oml_json_put_end(w);
}

static void
criterion(const oml_problem *p, size_t j, oml_json_out *w)
{
    oml_json_put_object(w);
    named_text(w, "code", p->criterion[j]);
    named_text(w, "direction", p->falls[j] ? "min" : "max");
    named_real(w, "weight", p->weights.weight[j]);
    if (p->least[j] > 0 || p->most[j] < 1)
        reals(w, "limits", (double[]){p->least[j], p->most[j]}, 2);
    oml_json_put_name(w, "value");
    oml_json_put_array(w);
    for (size_t i = 0; i < p->value[j].n; i++)
        reals(w, NULL, (double[]){p->value[j].x[i], p->value[j].v[i]}, 2);
    oml_json_put_end(w);
    if (p->levels[j] > 0) {
        oml_json_put_name(w, "levels");
        oml_json_put_array(w);
        for (size_t i = 0; i < p->levels[j]; i++)
            oml_json_put_text(w, p->level[j][i]);
        oml_json_put_end(w);
    }
    preference(&p->preference[j], w);
    thresholds(&p->threshold[j], w);
    oml_json_put_end(w);
}

static void
cell(const oml_problem *p, size_t j, const oml_smaa_cell *c, oml_json_out *w)
{
    const double both[2] = {c->p, c->q};
    switch (c->kind) {
    case OML_SMAA_MISSING:
        oml_json_put_null(w);
        break;
    case OML_SMAA_FIXED:
        oml_json_put_real(w, c->p);
        break;
    case OML_SMAA_UNIFORM:
        reals(w, NULL, both, 2);
        break;
    case OML_SMAA_ORDINAL:
        oml_json_put_text(w, p->level[j][(size_t)c->p - 1]);
        break;
    case OML_SMAA_NORMAL:
    case OML_SMAA_LOGNORMAL:
        oml_json_put_object(w);
        reals(w, c->kind == OML_SMAA_NORMAL ? "normal" : "lognormal", both, 2);
        oml_json_put_end(w);
        break;
    }
}

// The weights that came of it; the judgements themselves stay with who made them.
static void
weights(const oml_problem *p, oml_json_out *w)
{
    if (p->weights.order != NULL) {
        oml_json_put_name(w, "importance");
        oml_json_put_array(w);
        for (size_t j = 0; j < p->k; j++)
            oml_json_put_text(w, p->criterion[p->weights.order[j]]);
        oml_json_put_end(w);
    }
    if (p->sets == 0)
        return;
    oml_json_put_name(w, "weightsets");
    oml_json_put_array(w);
    for (size_t i = 0; i < p->sets; i++) {
        oml_json_put_object(w);
        named_text(w, "code", p->set[i].code);
        oml_json_put_name(w, "points");
        oml_json_put_object(w);
        for (size_t j = 0; j < p->k; j++)
            named_real(w, p->criterion[j], p->set[i].weight[j]);
        oml_json_put_end(w);
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

static void
profiles(const oml_problem *p, oml_json_out *w)
{
    if (p->profiles == 0)
        return;
    oml_json_put_name(w, "profiles");
    oml_json_put_array(w);
    for (size_t h = 0; h < p->profiles; h++) {
        oml_json_put_object(w);
        named_text(w, "code", p->profile[h]);
        reals(w, "values", &p->profile_score[h * p->k], p->k);
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
    named_real(w, "cut", p->cut);
}

void
oml_problem_write(const oml_problem *p, oml_json_out *w)
{
    static const char *const normals[] = {"vector", "minmax", "none"};
    oml_json_put_object(w);
    oml_json_put_name(w, "criteria");
    oml_json_put_array(w);
    for (size_t j = 0; j < p->k; j++)
        criterion(p, j, w);
    oml_json_put_end(w);
    oml_json_put_name(w, "alternatives");
    oml_json_put_array(w);
    for (size_t a = 0; a < p->n; a++) {
        oml_json_put_object(w);
        named_text(w, "code", p->alternative[a]);
        oml_json_put_name(w, "values");
        oml_json_put_array(w);
        for (size_t j = 0; j < p->k; j++)
            cell(p, j, &p->cell[a * p->k + j], w);
        oml_json_put_end(w);
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
    weights(p, w);
    profiles(p, w);
    named_text(w, "normalise", p->by_value ? "value" : normals[p->normal]);
    oml_json_put_end(w);
}
