/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/kendall.h"

#include "num/random.h"

#include <math.h>
#include <stdlib.h>

typedef struct scored {
    double score;
    size_t object;
} scored;

static int
by_score(const void *a, const void *b)
{
    const scored *x = a, *y = b;
    return (x->score > y->score) - (x->score < y->score);
}

// Adds one judge's midranks; returns the sum of t^3 - t over its ties.
static double
midranks(const double score[], size_t n, scored work[], double rank[])
{
    for (size_t i = 0; i < n; i++)
        work[i] = (scored){score[i], i};
    qsort(work, n, sizeof *work, by_score);
    double ties = 0;
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && work[next].score == work[i].score;)
            next++;
        const double t = (double)(next - i);
        ties += t * t * t - t;
        for (size_t l = i; l < next; l++)
            rank[work[l].object] = (double)(i + 1 + next) / 2;
    }
    return ties;
}

oml_rc
oml_kendall_of(oml_cx *cx, const double score[], size_t judges, size_t objects, double rank_sum[], oml_kendall *out)
{
    bool fine = objects >= 2;
    for (size_t i = 0; i < judges * objects; i++)
        fine = fine && isfinite(score[i]);
    if (!fine)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-50",
                        N_("concordance needs two objects or more, and every judge's score of each"));
    const double n = (double)objects, all_tied = n * n * n - n;
    double *sum = OML_NEW(&cx->tmp, double, objects), *rank = OML_NEW(&cx->tmp, double, objects);
    scored *work = OML_NEW(&cx->tmp, scored, objects);
    *out = (oml_kendall){.objects = objects};
    for (size_t j = 0; j < judges; j++) {
        const double ties = midranks(&score[j * objects], objects, work, rank);
        if (ties == all_tied)
            continue;
        out->judges++;
        out->ties += ties;
        for (size_t i = 0; i < objects; i++)
            sum[i] += rank[i];
    }
    const double m = (double)out->judges;
    double S = 0;
    for (size_t i = 0; i < objects; i++) {
        S += pow(sum[i] - m * (n + 1) / 2, 2);
        if (rank_sum != NULL)
            rank_sum[i] = sum[i];
    }
    out->W = out->judges < 2 ? (double)NAN : 12 * S / (m * m * all_tied - m * out->ties);
    out->chi2 = m * (n - 1) * out->W;
    return OML_OK;
}

oml_rc
oml_kendall_permutation(oml_cx *cx, const double score[], size_t judges, size_t objects, uint64_t draws, uint64_t seed,
                        double *p)
{
    oml_kendall k = {0};
    OML_TRY(oml_kendall_of(cx, score, judges, objects, NULL, &k));
    *p = (double)NAN;
    if (isnan(k.W))
        return OML_OK;
    // Ties stay what they are under a permutation, so that the sum of squared rank sums alone decides.
    double *rank = OML_TRY_NEW(&cx->tmp, double, judges *objects), *sum = OML_NEW(&cx->tmp, double, objects);
    scored *work = OML_NEW(&cx->tmp, scored, objects);
    if (rank == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DCM-50", N_("no memory to permute the scores"));
    for (size_t j = 0; j < judges; j++)
        midranks(&score[j * objects], objects, work, &rank[j * objects]);
    double found = 0;
    uint64_t reached = 0;
    for (uint64_t d = 0; d <= draws; d++) { // draw 0 is what the judges said
        oml_random r;
        oml_random_init(&r, seed, d);
        OML_TRY(oml_cx_go_on(cx));
        double squares = 0;
        for (size_t i = 0; i < objects; i++)
            sum[i] = 0;
        for (size_t j = 0; j < judges; j++) {
            double *own = &rank[j * objects];
            for (size_t i = objects; d > 0 && i > 1; i--) {
                const size_t other = oml_random_below(&r, i);
                const double swap = own[i - 1];
                own[i - 1] = own[other];
                own[other] = swap;
            }
            for (size_t i = 0; i < objects; i++)
                sum[i] += own[i];
        }
        for (size_t i = 0; i < objects; i++)
            squares += sum[i] * sum[i];
        if (d == 0)
            found = squares;
        else
            reached += squares >= found * (1 - 1e-12);
    }
    *p = (double)(1 + reached) / (double)(1 + draws);
    return OML_OK;
}
