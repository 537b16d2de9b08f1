/* What scenarios cost on a table of EXIOBASE's size: bench/run whatif. A program of its own, as it times calls of the library.
 * The table is invented (regions x sectors, an eighth of the sectors without output, domestic inputs dominant, import cells
 * lognormal), with inverse and solver made first.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/spa.h"
#include "economy/uncertainty.h"
#include "economy/update.h"
#include "num/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { REGIONS = 49, SECTORS = 200, STRESSORS = 6 };

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void
must(const oml_cx *cx, oml_rc rc)
{
    if (rc != OML_OK) {
        fprintf(stderr, "bench: %s %s\n", cx->fail.code, cx->fail.message);
        exit(1);
    }
}

// About lognormal, from one random number: the sum of four 16-bit parts is nearly normal.
static double
skewed(oml_random *r, double sigma)
{
    const uint64_t u = oml_random_next(r);
    const double sum = (double)((u & 0xFFFF) + (u >> 16 & 0xFFFF) + (u >> 32 & 0xFFFF) + (u >> 48)) / 65536 - 2;
    return exp(sigma * 1.7320508 * sum);
}

// One column of coefficients: many small ones, most money at home.
static void
column(oml_random *r, size_t n, uint32_t region, double a[])
{
    double home = 0, abroad = 0;
    for (size_t i = 0; i < n; i++) {
        const bool own = i / SECTORS == region;
        a[i] = oml_random_unit(r) < (own ? 0.55 : 0.38) ? skewed(r, own ? 2.5 : 3) : 0;
        *(own ? &home : &abroad) += a[i];
    }
    const double sum = 0.3 + 0.5 * oml_random_unit(r);
    for (size_t i = 0; i < n; i++)
        a[i] *= sum * (i / SECTORS == region ? 0.65 / home : 0.35 / abroad);
}

static oml_iot *
invent(oml_cx *cx)
{
    oml_iot *t = calloc(1, sizeof *t);
    const size_t n = (size_t)REGIONS * SECTORS;
    double *A = malloc(n * n * sizeof *A), *x = calloc(n, sizeof *x), *Y = calloc(n * REGIONS, sizeof *Y),
           *F = calloc(n * STRESSORS, sizeof *F);
    uint32_t *region = malloc(n * sizeof *region), *sector = malloc(n * sizeof *sector), *col = malloc(REGIONS * sizeof *col),
             *category = calloc(REGIONS, sizeof *category);
    oml_random r;
    oml_random_init(&r, 1, 0);
    for (uint32_t j = 0; j < n; j++)
        region[j] = j / SECTORS, sector[j] = j % SECTORS, x[j] = j % 8 == 7 ? 0 : skewed(&r, 2);
    for (uint32_t j = 0; j < n; j++) {
        column(&r, n, region[j], A + (size_t)j * n);
        for (size_t i = 0; i < n; i++)
            A[i + (size_t)j * n] *= x[j] == 0 || x[i] == 0 ? 0 : 1;
        for (size_t s = 0; s < STRESSORS; s++)
            F[s + (size_t)j * STRESSORS] = x[j] * skewed(&r, 2);
        for (size_t c = 0; c < REGIONS; c++)
            Y[j + c * n] = x[j] == 0 ? 0 : skewed(&r, 2) * (region[j] == c ? 20 : 0.1);
    }
    for (uint32_t c = 0; c < REGIONS; c++)
        col[c] = c;
    const char **code = OML_NEW(&cx->tmp, const char *, SECTORS);
    for (size_t i = 0; i < SECTORS; i++)
        code[i] = oml_arena_printf(&cx->tmp, "%zu", i);
    *t = (oml_iot){.n = n, .f = REGIONS, .row_region = region, .row_sector = sector, .col_region = col, .col_category = category,
                   .A = A, .Z = A, .x = x, .Y = Y, .F = F};
    t->regions = (oml_iot_names){.n = REGIONS, .code = code}, t->sectors = (oml_iot_names){.n = SECTORS, .code = code};
    t->stressors = (oml_iot_names){.n = STRESSORS, .code = code}, t->categories = (oml_iot_names){.n = 1, .code = code};
    return t;
}

// The median of a few runs of r whole columns changed by a tenth, from the solver to output by sector at residual 1e-12.
static double
columns(oml_cx *cx, const oml_iot *t, const oml_solver *s, size_t r, double *residual)
{
    double took[3];
    for (size_t k = 0; k < 3; k++) {
        oml_edits e = {0};
        OML_AUTO(update) *u = NULL;
        OML_AUTO(mat) *y = NULL;
        must(cx, oml_mat_new(cx, t->n, 1, &y));
        for (size_t i = 0; i < t->n * t->f; i++)
            y->v[i % t->n] += t->Y[i];
        for (size_t c = 0; c < r; c++)
            for (size_t i = 0; i < t->n; i++) {
                const size_t j = c * 97 + k;
                double *at;
                if (t->A[i + j * t->n] == 0)
                    continue;
                must(cx, oml_edits_cell(cx, &e, i, j, t->A[i + j * t->n], &at));
                *at *= 0.9;
            }
        const double from = now();
        must(cx, oml_update_new(cx, t, s, &e, &u));
        must(cx, oml_update_output(cx, u, y, residual));
        took[k] = now() - from;
        oml_edits_free(&e);
    }
    const double low = fmin(took[0], fmin(took[1], took[2])), high = fmax(took[0], fmax(took[1], took[2]));
    return took[0] + took[1] + took[2] - low - high;
}

int
main(void)
{
    oml_cx cx = {.threads = 2};
    setvbuf(stdout, NULL, _IOLBF, 0);
    oml_iot *t = invent(&cx);
    oml_solver *gmres, *inverse;
    double from = now(), residual = 0;
    must(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &gmres));
    printf("solver ready (%s)                          %8.3f s\n", oml_solver_method(gmres), now() - from);
    OML_AUTO(mat) *y = NULL;
    must(&cx, oml_mat_new(&cx, t->n, 1, &y));
    for (size_t i = 0; i < t->n * t->f; i++)
        y->v[i % t->n] += t->Y[i];
    OML_AUTO(mat) *one = NULL;
    must(&cx, oml_mat_copy(&cx, y, &one));
    from = now();
    must(&cx, oml_solver_output(&cx, gmres, one, &residual));
    const double peer = now() - from;
    printf("output of the table itself, one solve             %8.3f s\n", peer);
    const double arbitrary = columns(&cx, t, gmres, 100, &residual);
    printf("what-if on 100 columns, without L                 %8.3f s   %6.1f solves\n", arbitrary, arbitrary / peer);

    double *s = calloc(t->n, sizeof *s);
    for (size_t j = 0; j < t->n; j++)
        s[j] = oml_shift_S(t, 0, j);
    from = now();
    oml_spa *p;
    must(&cx, oml_spa_new(&cx, t, gmres, s, y->v, 1e-4, &p));
    printf("paths above 1e-4 (%zu, %zu nodes, %.1f %% covered)  %8.3f s, its solve included\n", p->n, p->visited,
           100 * p->covered / p->footprint, now() - from);
    oml_spa_free(p);

    const size_t which[STRESSORS] = {0, 1, 2, 3, 4, 5};
    const oml_uncertainty_spec spec = {.cells = 0.1, .stressors = 0.1, .share = 0.999, .draws = 1, .seed = 1};
    oml_uncertainty_spec more = spec;
    more.draws = 21;
    oml_uncertainty *u;
    from = now();
    must(&cx, oml_uncertainty_new(&cx, t, gmres, which, STRESSORS, NULL, spec, &u));
    const double first = now() - from;
    oml_uncertainty_free(u);
    from = now();
    must(&cx, oml_uncertainty_new(&cx, t, gmres, which, STRESSORS, NULL, more, &u));
    printf("Monte Carlo, 6 stressors, 49 regions: %.1f draws/s; %.3f s to begin; noise on %zu of %zu cells, %.2f %% of the variance\n",
           20 / (now() - from - first), first, u->cells, u->kept, 100 * u->footprint[REGIONS].covered);
    oml_uncertainty_free(u);
    oml_solver_free(gmres);

    from = now();
    must(&cx, oml_solver_new(&cx, t, (oml_solver_need){.rhs = t->n}, &inverse));
    printf("inverse made                                      %8.3f s\n", now() - from);
    for (size_t r = 1; r <= 100; r = r == 1 ? 20 : 5 * r) {
        const double took = columns(&cx, t, inverse, r, &residual);
        printf("what-if on %3zu columns, L at hand, by sector       %8.3f s   %6.3f of one solve without L\n", r, took, took / peer);
    }
    printf("largest residual %.1e\n", residual);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("peak memory %.2f GB\n", (double)used.ru_maxrss / 1e6);
    oml_solver_free(inverse);
    return 0;
}
