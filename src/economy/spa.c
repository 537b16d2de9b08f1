/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/spa.h"

#include "num/lanes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct search {
    oml_cx *cx;
    const oml_iot *t;
    const double *s, *m, *bound; // intensities, multipliers, multipliers of absolute values
    double least;                // a path counts from here
    uint32_t node[OML_SPA_DEEP];
    oml_spa *out;
} search;

// ---- the bound --------------------------------------------------------------------------------------------------

static bool
has_negative(const oml_iot *t, const double s[])
{
    for (size_t i = 0; i < t->n; i++)
        if (s[i] < 0 || t->x[i] < 0)
            return true;
    return false;
}

// m = s L, and what no subtree exceeds whatever the signs in it: m itself when there is no negative number.
static oml_rc
multipliers(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const double s[], oml_mat **m, oml_mat **bound,
            double *residual)
{
    oml_solver_facts facts;
    OML_TRY(oml_mat_new(cx, t->n, 1, m));
    memcpy((*m)->v, s, t->n * sizeof *s);
    OML_TRY(oml_solver_multipliers(cx, solver, *m, residual));
    OML_TRY(oml_solver_look(cx, solver, &facts));
    if (!facts.negative && !has_negative(t, s))
        return OML_OK;
    OML_TRY(oml_mat_new(cx, t->n, 1, bound));
    memcpy((*bound)->v, s, t->n * sizeof *s);
    return oml_solver_bounds(cx, solver, *bound, NULL);
}

// ---- the search -------------------------------------------------------------------------------------------------

static oml_rc
list(search *q, uint32_t depth, double value, double below)
{
    oml_spa *o = q->out;
    if (o->n == OML_SPA_MOST)
        return OML_FAIL(q->cx, OML_E_INPUT, "OML-SPA-02", N_("there are more than %d paths as large as that"),
                        OML_SPA_MOST);
    if (o->n == o->room) {
        const size_t room = o->room == 0 ? 64 : 2 * o->room;
        oml_spa_path *more = realloc(o->path, room * sizeof *more);
        if (more == NULL)
            return OML_FAIL(q->cx, OML_E_NOMEM, "OML-SPA-03", N_("there is no memory for %zu paths"), room);
        o->path = more, o->room = room;
    }
    oml_spa_path *p = &o->path[o->n++];
    *p = (oml_spa_path){.n = depth + 1, .value = value, .below = below};
    memcpy(p->node, q->node, (depth + 1) * sizeof *p->node);
    o->covered += value;
    return OML_OK;
}

// The first cell from i on that holds as much as `limit`, with all that lies behind it; n: none. Nearly none does, so
// many are looked at together.
OML_LANES_CLONES static uint32_t
next_large(const double cells[], const double bound[], double limit, uint32_t i, uint32_t n)
{
    enum { MANY = 4 * OML_LANES_DOUBLE };
    int64_t least; // doubles that are not negative are ordered as their bits are
    memcpy(&least, &limit, sizeof least);
    for (; i + MANY <= n; i += MANY) {
        oml_lanes_long less = {-1, -1, -1, -1, -1, -1, -1, -1}; // negative as long as all are
        for (uint32_t k = i; k < i + MANY; k += OML_LANES_DOUBLE) {
            const oml_lanes_double value =
                *(const oml_lanes_double *)(cells + k) * *(const oml_lanes_double *)(bound + k);
            less &= ((oml_lanes_long)value & INT64_MAX) - least;
        }
        if (!oml_lanes_all_negative(&less))
            break;
    }
    while (i < n && !(fabs(cells[i] * bound[i]) >= limit))
        i++;
    return i;
}

// `amount` is what is bought of node[depth] along the path.
static oml_rc
enter(search *q, uint32_t depth, double amount)
{
    const uint32_t j = q->node[depth];
    const uint32_t n = (uint32_t)q->t->n;
    const double own = amount * q->s[j];
    q->out->visited++;
    if (fabs(own) >= q->least)
        OML_TRY(list(q, depth, own, amount * q->m[j]));
    else
        q->out->small += own;
    // What all inputs hold together is m_j - s_j; what is entered is taken from it, and the rest was pruned.
    double rest = amount * (q->m[j] - q->s[j]);
    const double scale = q->t->A != NULL ? amount : q->t->x[j] == 0 ? 0 : amount / q->t->x[j];
    const double *cells = (q->t->A != NULL ? q->t->A : q->t->Z) + (size_t)j * n;
    const double limit = q->least / fabs(scale);
    if (scale != 0 && depth + 1 < OML_SPA_DEEP && fabs(amount) * q->bound[j] >= q->least)
        for (uint32_t i = next_large(cells, q->bound, limit, 0, n); i < n;
             i = next_large(cells, q->bound, limit, i + 1, n)) {
            const double bought = cells[i] * scale;
            rest -= bought * q->m[i];
            q->node[depth + 1] = i;
            OML_TRY(enter(q, depth + 1, bought)); // at most OML_SPA_DEEP deep
        }
    q->out->pruned += rest;
    return (q->out->visited & 1023) == 0 ? oml_cx_go_on(q->cx) : OML_OK;
}

static int
by_size(const void *a, const void *b)
{
    const oml_spa_path *p = a, *q = b;
    if (fabs(p->value) != fabs(q->value))
        return fabs(p->value) > fabs(q->value) ? -1 : 1;
    for (uint32_t i = 0; i < p->n && i < q->n; i++)
        if (p->node[i] != q->node[i])
            return p->node[i] < q->node[i] ? -1 : 1;
    return p->n < q->n ? -1 : p->n > q->n;
}

oml_rc
oml_spa_new(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const double s[], const double y[], double above,
            oml_spa **out)
{
    *out = NULL;
    if (!(above > 0 && above < 1))
        return OML_FAIL(cx, OML_E_INPUT, "OML-SPA-01",
                        N_("paths are listed from a part of the footprint between 0 and 1"));
    OML_AUTO(mat) *m = NULL, *bound = NULL;
    OML_AUTO(spa) *made = calloc(1, sizeof *made);
    if (made == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-SPA-03", N_("there is no memory for %zu paths"), (size_t)1);
    OML_TRY(multipliers(cx, t, solver, s, &m, &bound, &made->residual));
    for (size_t j = 0; j < t->n; j++)
        made->footprint += m->v[j] * y[j];
    search q = {.cx = cx,
                .t = t,
                .s = s,
                .m = m->v,
                .bound = bound != NULL ? bound->v : m->v,
                .least = above * fabs(made->footprint),
                .out = made};
    for (uint32_t j = 0; j < t->n; j++) {
        if (y[j] == 0)
            continue;
        q.node[0] = j;
        if (fabs(y[j]) * q.bound[j] >= q.least)
            OML_TRY(enter(&q, 0, y[j]));
        else
            made->pruned += y[j] * m->v[j];
    }
    if (made->n > 0)
        qsort(made->path, made->n, sizeof *made->path, by_size);
    *out = oml_spa_take(&made);
    return OML_OK;
}

void
oml_spa_free(oml_spa *spa)
{
    if (spa != NULL)
        free(spa->path);
    free(spa);
}
