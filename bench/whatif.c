/* What scenarios cost on a table of EXIOBASE's size: bench/run whatif; one part of it: bench_whatif
 * paths|draws|inverse. A program of its own, as it times calls of the library. The table is invented (regions x
 * sectors, an eighth of the sectors without output, domestic inputs dominant, import cells lognormal), with inverse and
 * solver made first. SPDX-License-Identifier: EUPL-1.2 */
#include "economy/accounts.h"
#include "economy/extraction.h"
#include "economy/spa.h"
#include "economy/uncertainty.h"
#include "economy/update.h"
#include "num/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
    uint32_t *region = malloc(n * sizeof *region), *sector = malloc(n * sizeof *sector),
             *col = malloc(REGIONS * sizeof *col), *category = calloc(REGIONS, sizeof *category);
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
    *t = (oml_iot){.n = n,
                   .f = REGIONS,
                   .row_region = region,
                   .row_sector = sector,
                   .col_region = col,
                   .col_category = category,
                   .A = A,
                   .Z = A,
                   .x = x,
                   .Y = Y,
                   .F = F};
    t->regions = (oml_iot_names){.n = REGIONS, .code = code}, t->sectors = (oml_iot_names){.n = SECTORS, .code = code};
    t->stressors = (oml_iot_names){.n = STRESSORS, .code = code}, t->categories = (oml_iot_names){.n = 1, .code = code};
    return t;
}

// r whole columns changed by a tenth, another choice of columns for every k.
static void
change(oml_cx *cx, const oml_iot *t, size_t r, size_t k, oml_edits *e)
{
    *e = (oml_edits){0};
    for (size_t c = 0; c < r; c++)
        for (size_t i = 0; i < t->n; i++) {
            const size_t j = c * 97 + k;
            double *at;
            if (t->A[i + j * t->n] == 0)
                continue;
            must(cx, oml_edits_cell(cx, e, i, j, t->A[i + j * t->n], &at));
            *at *= 0.9;
        }
}

// ---- the measurements -------------------------------------------------------------------------------------------

typedef struct bench {
    oml_cx cx;
    oml_iot *t;
    oml_solver *gmres, *inverse;
    oml_mat *y;   // demand of all
    double *s;    // intensities of the first stressor
    double solve; // seconds of one solve without L
    double residual;
} bench;

// Wall and processor time: on a machine that does other work too, the second says more.
typedef struct since {
    double wall, processor;
} since;

static since
start(void)
{
    return (since){now(), (double)clock() / CLOCKS_PER_SEC};
}

static double
row(const char *what, since from, double times, const char *more)
{
    const double wall = (now() - from.wall) / times,
                 processor = ((double)clock() / CLOCKS_PER_SEC - from.processor) / times;
    printf("%-52s %10.4f s wall %10.4f s processor  %s\n", what, wall, processor, more);
    return wall;
}

static void
solves(bench *b)
{
    since from = start();
    must(&b->cx, oml_solver_new(&b->cx, b->t, (oml_solver_need){0}, &b->gmres));
    row("solver ready", from, 1, oml_solver_method(b->gmres));
    OML_AUTO(mat) *one = NULL;
    must(&b->cx, oml_mat_copy(&b->cx, b->y, &one));
    from = start();
    must(&b->cx, oml_solver_output(&b->cx, b->gmres, one, &b->residual));
    b->solve = row("output of the table itself, one solve", from, 1, "");
}

// From the solver to output by sector, at residual 1e-12.
static void
edits(bench *b, const oml_solver *s, size_t r)
{
    char what[80], more[80];
    double best = INFINITY;
    since from = start();
    for (size_t k = 0; k < 3; k++) {
        oml_edits e;
        OML_AUTO(update) *u = NULL;
        OML_AUTO(mat) *y = NULL;
        must(&b->cx, oml_mat_copy(&b->cx, b->y, &y));
        change(&b->cx, b->t, r, k, &e);
        from = start();
        must(&b->cx, oml_update_new(&b->cx, b->t, s, &e, &u));
        must(&b->cx, oml_update_output(&b->cx, u, y, &b->residual));
        best = fmin(best, now() - from.wall);
        oml_edits_free(&e);
    }
    snprintf(what, sizeof what, "what-if on %zu columns, by sector, %s", r, s == b->gmres ? "without L" : "L at hand");
    snprintf(more, sizeof more, "best of 3 %.4f s, %.2f of one solve without L", best, best / b->solve);
    row(what, from, 1, more);
}

// From multipliers of 6 stressors and output for 49 regions to what changes in all of them; the error beside a full
// solve.
static void
totals(bench *b, const oml_mat *M, const oml_mat *X, size_t r)
{
    char what[80], more[120];
    double best = INFINITY, off = 0;
    since from = start();
    for (size_t k = 0; k < 5; k++) {
        oml_edits e;
        OML_AUTO(update) *u = NULL;
        OML_AUTO(mat) *moved = NULL, *y = NULL;
        change(&b->cx, b->t, r, k, &e);
        from = start();
        must(&b->cx, oml_update_new(&b->cx, b->t, b->inverse, &e, &u));
        must(&b->cx, oml_update_totals(&b->cx, u, M, X, &moved));
        best = fmin(best, now() - from.wall);
        if (k == 4) {
            must(&b->cx, oml_mat_copy(&b->cx, b->y, &y));
            must(&b->cx, oml_update_output(&b->cx, u, y, &b->residual));
            double was = 0, is = 0, said = 0;
            for (size_t c = 0; c < REGIONS; c++) {
                said += *oml_mat_at(moved, 0, c);
                for (size_t i = 0; i < b->t->n; i++)
                    was += b->s[i] * *oml_mat_at(X, i, c);
            }
            for (size_t i = 0; i < b->t->n; i++)
                is += b->s[i] * y->v[i];
            off = fabs(said - (is - was)) / is;
        }
        oml_edits_free(&e);
    }
    snprintf(what, sizeof what, "what-if on %zu columns, footprints 6 x 49, L at hand", r);
    snprintf(more, sizeof more, "best of 5 %.5f s; error %.1e of the footprint", best, off);
    printf("%-57s %s\n", what, more);
}

static void
paths(bench *b)
{
    oml_spa *p;
    char more[120];
    const since from = start();
    must(&b->cx, oml_spa_new(&b->cx, b->t, b->gmres, b->s, b->y->v, 1e-4, &p));
    snprintf(more, sizeof more, "%zu paths, %zu nodes, %.1f %% covered", p->n, p->visited,
             100 * p->covered / p->footprint);
    row("paths above 1e-4, its solve included", from, 1, more);
    oml_spa_free(p);
}

static void
draws(bench *b)
{
    static const size_t which[STRESSORS] = {0, 1, 2, 3, 4, 5};
    char more[160];
    double wall[2], processor[2];
    for (size_t i = 0; i < 2; i++) {
        const since from = start();
        oml_uncertainty *u;
        const oml_uncertainty_spec spec = {
            .cells = 0.1, .stressors = 0.1, .share = 0.999, .draws = i == 0 ? 1 : 1001, .seed = 1};
        must(&b->cx, oml_uncertainty_new(&b->cx, b->t, b->gmres, which, STRESSORS, NULL, spec, &u));
        wall[i] = now() - from.wall;
        processor[i] = (double)clock() / CLOCKS_PER_SEC - from.processor;
        snprintf(more, sizeof more, "noise on %zu of %zu cells, %.2f %% of the variance", u->cells, u->kept,
                 100 * u->footprint[REGIONS].covered);
        if (i == 0)
            row("Monte Carlo, 6 stressors: to begin, and a draw", from, 1, more);
        oml_uncertainty_free(u);
    }
    printf("Monte Carlo: %.1f draws/s; %.4f s processor a draw\n", 1000 / (wall[1] - wall[0]),
           (processor[1] - processor[0]) / 1000);
}

static void
with_inverse(bench *b)
{
    since from = start();
    must(&b->cx, oml_solver_new(&b->cx, b->t, (oml_solver_need){.rhs = b->t->n}, &b->inverse));
    row("inverse made", from, 1, "");
    OML_AUTO(mat) *M = NULL, *X = NULL;
    must(&b->cx, oml_mat_new(&b->cx, b->t->n, STRESSORS, &M));
    must(&b->cx, oml_mat_new(&b->cx, b->t->n, REGIONS, &X));
    for (size_t j = 0; j < b->t->n; j++)
        for (size_t s = 0; s < STRESSORS; s++)
            *oml_mat_at(M, j, s) = oml_shift_S(b->t, s, j);
    memcpy(X->v, b->t->Y, b->t->n * REGIONS * sizeof *X->v);
    from = start();
    must(&b->cx, oml_solver_multipliers(&b->cx, b->inverse, M, &b->residual));
    must(&b->cx, oml_solver_output(&b->cx, b->inverse, X, &b->residual));
    row("multipliers of 6 stressors, output for 49 regions, L", from, 1, "");
    for (size_t r = 1; r <= 100; r = r == 1 ? 20 : 5 * r) {
        totals(b, M, X, r);
        edits(b, b->inverse, r);
    }
    double *diagonal = OML_NEW(&b->cx.tmp, double, b->t->n), off = 0;
    oml_extraction e;
    from = start();
    must(&b->cx, oml_solver_diagonal(&b->cx, b->inverse, diagonal, &off));
    must(&b->cx, oml_extraction_compute(&b->cx, b->t, b->inverse, diagonal, b->s, &e));
    row("extraction of each row, L at hand", from, 1, "");
    static const size_t which[STRESSORS] = {0, 1, 2, 3, 4, 5};
    for (int by_sector = 0; by_sector < 2; by_sector++) {
        OML_AUTO(accounts) *a = NULL;
        from = start();
        must(&b->cx, oml_accounts_new(&b->cx, b->t, b->inverse, which, STRESSORS, by_sector == 1, &a));
        row(by_sector == 1 ? "all accounts by sector, 6 stressors, L at hand"
                           : "all accounts by region, 6 stressors, L at hand",
            from, 1, "");
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(bench *b);
    } parts[] = {{"paths", paths}, {"draws", draws}, {"inverse", with_inverse}};
    bench b = {.cx = {.threads = 2}};
    setvbuf(stdout, NULL, _IOLBF, 0);
    b.t = invent(&b.cx);
    must(&b.cx, oml_mat_new(&b.cx, b.t->n, 1, &b.y));
    for (size_t i = 0; i < b.t->n * b.t->f; i++)
        b.y->v[i % b.t->n] += b.t->Y[i];
    b.s = OML_NEW(&b.cx.tmp, double, b.t->n);
    for (size_t j = 0; j < b.t->n; j++)
        b.s[j] = oml_shift_S(b.t, 0, j);
    solves(&b);
    if (argc == 1)
        edits(&b, b.gmres, 100);
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        if (argc == 1 || strcmp(argv[1], parts[i].name) == 0)
            parts[i].run(&b);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("largest residual %.1e; peak memory %.2f GB\n", b.residual, (double)used.ru_maxrss / 1e6);
    oml_solver_free(b.gmres);
    oml_solver_free(b.inverse);
    oml_mat_free(b.y);
    oml_cx_done(&b.cx);
    return 0;
}
