/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/simplex.h"

#include "num/lp.h"

#include <math.h>
#include <string.h>

enum {
    PILOT = 2000, // draws that tell how many are admissible
    ENOUGH = 10,  // of these: one in 200; below that a walk is faster
    STEPS = 12,   // of a walk, times criteria
};

// x w_i + y w_j >= least
static oml_simplex_limit
limit(oml_cx *cx, size_t k, size_t i, double x, size_t j, double y, double least)
{
    double *part = OML_NEW(&cx->tmp, double, k);
    part[i] += x;
    part[j] += y;
    return (oml_simplex_limit){part, least};
}

oml_simplex_limit
oml_simplex_at_least(oml_cx *cx, size_t k, size_t j, double least)
{
    return limit(cx, k, j, 1, j, 0, least);
}

oml_simplex_limit
oml_simplex_at_most(oml_cx *cx, size_t k, size_t j, double most)
{
    return limit(cx, k, j, -1, j, 0, -most);
}

oml_simplex_limit
oml_simplex_ratio(oml_cx *cx, size_t k, size_t i, size_t j, double times)
{
    return limit(cx, k, i, 1, j, -times, 0);
}

bool
oml_simplex_is_free(const oml_simplex *s)
{
    return s->order == NULL && s->limits == 0;
}

static double
inside_by(const oml_simplex_limit *l, size_t k, const double w[])
{
    double sum = -l->least;
    for (size_t j = 0; j < k; j++)
        sum += l->part[j] * w[j];
    return sum;
}

// One draw without looking at the limits: exponentials over their sum, sorted when there is an order.
static void
propose(const oml_simplex *s, oml_random *r, double w[])
{
    double e[OML_SIMPLEX_MOST], sum = 0;
    for (size_t j = 0; j < s->k; j++) {
        const double x = oml_random_exponential(r);
        sum += x;
        size_t at = j;
        for (; s->order != NULL && at > 0 && e[at - 1] < x; at--)
            e[at] = e[at - 1];
        e[at] = x;
    }
    for (size_t j = 0; j < s->k; j++)
        w[s->order != NULL ? s->order[j] : j] = e[j] / sum;
}

static bool
admissible(const oml_simplex *s, const double w[])
{
    for (size_t i = 0; i < s->limits; i++)
        if (inside_by(&s->limit[i], s->k, w) < 0)
            return false;
    return true;
}

// ---- a walk -------------------------------------------------------------------------------------------------------

// The point furthest from its nearest wall: max t with part w - least >= t, sum w = 1; x holds w and then 1 - t.
static oml_rc
find_centre(oml_cx *cx, oml_simplex *s)
{
    const size_t k = s->k, m = s->n_walls + 2, n = k + 1;
    double *A = OML_NEW(&cx->tmp, double, m *n), *b = OML_NEW(&cx->tmp, double, m), *c = OML_NEW(&cx->tmp, double, n),
           *x = OML_NEW(&cx->tmp, double, n);
    for (size_t i = 0; i < s->n_walls; i++) {
        memcpy(&A[i * n], s->walls[i].part, k * sizeof *A);
        A[i * n + k] = 1;
        b[i] = s->walls[i].least + 1;
    }
    for (size_t j = 0; j < k; j++) {
        A[(m - 2) * n + j] = 1;
        A[(m - 1) * n + j] = -1;
    }
    b[m - 2] = 1;
    b[m - 1] = -1;
    c[k] = 1;
    bool feasible;
    OML_TRY(oml_lp_solve(cx, &(oml_lp){m, n, A, b, c}, x, &feasible));
    if (!feasible || x[k] > 1 - 1e-9)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-40", N_("the limits on the weights leave no room"));
    s->centre = x;
    return OML_OK;
}

static oml_rc
build_walls(oml_cx *cx, oml_simplex *s)
{
    s->walls = OML_NEW(&cx->tmp, oml_simplex_limit, s->limits + 2 * s->k);
    for (size_t i = 0; i < s->limits; i++)
        s->walls[s->n_walls++] = s->limit[i];
    for (size_t j = 0; j < s->k; j++)
        s->walls[s->n_walls++] = oml_simplex_at_least(cx, s->k, j, 0);
    for (size_t j = 0; s->order != NULL && j + 1 < s->k; j++)
        s->walls[s->n_walls++] = oml_simplex_ratio(cx, s->k, s->order[j], s->order[j + 1], 1);
    return find_centre(cx, s);
}

// One step in a random direction within the plane where weights add up to 1: anywhere between the walls it meets.
static void
step(const oml_simplex *s, oml_random *r, double w[])
{
    double way[OML_SIMPLEX_MOST], mean = 0, back = -1e9, forth = 1e9;
    for (size_t j = 0; j < s->k; j++) { // twelve uniforms: nearly normal
        way[j] = 0;
        for (int i = 0; i < 12; i++)
            way[j] += oml_random_unit(r) - 0.5;
        mean += way[j] / (double)s->k;
    }
    for (size_t j = 0; j < s->k; j++)
        way[j] -= mean;
    for (size_t i = 0; i < s->n_walls; i++) {
        double speed = 0;
        for (size_t j = 0; j < s->k; j++)
            speed += s->walls[i].part[j] * way[j];
        const double gap = inside_by(&s->walls[i], s->k, w);
        if (speed > 1e-12)
            back = fmax(back, -gap / speed);
        else if (speed < -1e-12)
            forth = fmin(forth, -gap / speed);
    }
    const double t = back < forth ? back + (forth - back) * oml_random_unit(r) : 0;
    double sum = 0;
    for (size_t j = 0; j < s->k; j++)
        sum += w[j] = fmax(0, w[j] + t * way[j]);
    for (size_t j = 0; j < s->k; j++)
        w[j] /= sum;
}

// ---- both ---------------------------------------------------------------------------------------------------------

oml_rc
oml_simplex_prepare(oml_cx *cx, oml_simplex *s, uint64_t seed)
{
    s->walls = NULL;
    s->n_walls = 0;
    if (oml_simplex_is_free(s))
        return OML_OK;
    if (s->k > OML_SIMPLEX_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-41", N_("limits on weights go with at most %d criteria"),
                        OML_SIMPLEX_MOST);
    bool seen[OML_SIMPLEX_MOST] = {false};
    for (size_t j = 0; s->order != NULL && j < s->k; j++) {
        if (s->order[j] >= s->k || seen[s->order[j]])
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-42",
                            N_("the order of importance must name every criterion once"));
        seen[s->order[j]] = true;
    }
    size_t good = 0;
    double w[OML_SIMPLEX_MOST];
    for (uint64_t d = 0; d < PILOT; d++) {
        oml_random r;
        oml_random_init(&r, seed, d);
        propose(s, &r, w);
        good += admissible(s, w);
    }
    return good >= ENOUGH ? OML_OK : build_walls(cx, s);
}

void
oml_simplex_draw(const oml_simplex *s, uint64_t seed, uint64_t d, double w[])
{
    oml_random r;
    oml_random_init(&r, seed, d);
    if (s->walls == NULL) {
        do
            propose(s, &r, w);
        while (!admissible(s, w));
        return;
    }
    memcpy(w, s->centre, s->k * sizeof *w);
    for (size_t i = 0; i < STEPS * s->k; i++)
        step(s, &r, w);
}
