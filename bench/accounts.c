/* Accounts of an invented world of R regions and N sectors, beside what the machine can do: accounts R N [DIR].
 * One line a figure: name, seconds, and what limits it. With DIR the table is written there for a peer, as raw doubles.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/accounts.h"

#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { STRESSORS = 6, TIMES = 5 };

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double
unit(uint64_t *state)
{
    *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
    return (double)(*state >> 11) * 0x1p-53;
}

static int
by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Deliveries, mostly domestic, a third of all cells filled, with column sums of 0.3 to 0.8; what each row sold.
static void
deliver(oml_iot *t, double *Z, double sold[], uint64_t *s)
{
    for (size_t j = 0; j < t->n; j++) {
        double sum = 0;
        for (size_t i = 0; i < t->n; i++) {
            const bool domestic = t->row_region[i] == t->row_region[j];
            const double v = unit(s);
            Z[i + j * t->n] = v < (domestic ? 0.45 : 0.62) ? 0 : v * v * v * v * (domestic ? 100 : 1) * t->x[i];
            sum += Z[i + j * t->n];
        }
        const double take = sum > 0 ? (0.3 + 0.5 * unit(s)) * t->x[j] / sum : 0;
        for (size_t i = 0; i < t->n; i++)
            sold[i] += Z[i + j * t->n] *= take;
    }
}

// A table of R regions and N sectors, one sector in eight without output.
static oml_iot
invent(size_t R, size_t N)
{
    const size_t n = R * N;
    uint64_t s = 88172645463325252u;
    double *Z = malloc(n * n * sizeof *Z), *x = malloc(n * sizeof *x), *Y = malloc(n * R * sizeof *Y),
           *F = malloc(STRESSORS * n * sizeof *F);
    double *sold = calloc(n, sizeof *sold);
    uint32_t *region = malloc(n * sizeof *region), *sector = malloc(n * sizeof *sector),
             *consumer = malloc(R * sizeof *consumer);
    if (Z == NULL || x == NULL || Y == NULL || F == NULL || sold == NULL || region == NULL || sector == NULL ||
        consumer == NULL)
        exit(1);
    for (size_t i = 0; i < n; i++) {
        region[i] = (uint32_t)(i / N), sector[i] = (uint32_t)(i % N);
        x[i] = unit(&s) < 0.12 ? 0 : exp(4 * unit(&s));
        for (size_t k = 0; k < STRESSORS; k++)
            F[k + i * STRESSORS] = x[i] * unit(&s);
    }
    for (size_t c = 0; c < R; c++)
        consumer[c] = (uint32_t)c;
    oml_iot t = {.n = n,
                 .f = R,
                 .Z = Z,
                 .x = x,
                 .Y = Y,
                 .F = F,
                 .row_region = region,
                 .row_sector = sector,
                 .col_region = consumer,
                 .col_category = calloc(R, sizeof(uint32_t)),
                 .regions = {.n = R},
                 .sectors = {.n = N},
                 .stressors = {.n = STRESSORS}};
    deliver(&t, Z, sold, &s);
    for (size_t i = 0; i < n; i++) { // output is what is sold, so that the table is in balance
        double all = 0;
        for (size_t c = 0; c < R; c++)
            all += Y[i + c * n] = x[i] * (region[i] == c ? 1 : 0.02) * unit(&s);
        x[i] = x[i] == 0 ? 0 : sold[i] + all;
    }
    free(sold);
    return t;
}

// Seconds to read so many bytes once, and to multiply matrices: the best of a few, with all processors.
static void
limits(const oml_iot *t)
{
    enum { SIZE = 2000 };
    const size_t cells = (size_t)SIZE * SIZE;
    double *a = calloc(cells * 3, sizeof *a), best[2] = {1e9, 1e9}, sum = 0;
    for (int i = 0; i < TIMES && a != NULL; i++) {
        double from = now();
        sum += cblas_dasum((int)(t->n * t->n), t->Z, 1);
        best[0] = fmin(best[0], now() - from);
        from = now();
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, SIZE, SIZE, SIZE, 1, a, SIZE, a + cells, SIZE, 0,
                    a + 2 * cells, SIZE);
        best[1] = fmin(best[1], now() - from);
    }
    free(a);
    printf("limit: one read of the table in double,%.4f,%.1f GB/s\n", best[0],
           (double)(t->n * t->n) * 8 / best[0] / 1e9 + 0 * sum);
    printf("limit: dgemm,%.4f,%.1f GF/s\n", best[1], 2.0 * SIZE * SIZE * SIZE / best[1] / 1e9);
}

static double
accounts(oml_cx *cx, const oml_iot *t, bool by_sector, double *residual)
{
    static const size_t which[STRESSORS] = {0, 1, 2, 3, 4, 5};
    const double from = now();
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *a = NULL;
    if (oml_solver_new(cx, t, (oml_solver_need){.tolerance = 1e-11, .rhs = oml_accounts_rhs(t, STRESSORS, by_sector)},
                       &s) != OML_OK ||
        oml_accounts_new(cx, t, s, which, STRESSORS, by_sector, &a) != OML_OK) {
        fprintf(stderr, "%s\n", cx->fail.message);
        exit(1);
    }
    *residual = a->residual;
    return now() - from;
}

static double
multipliers(oml_cx *cx, const oml_iot *t, double *residual)
{
    const double from = now();
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *S = NULL;
    if (oml_solver_new(cx, t, (oml_solver_need){.tolerance = 1e-11}, &s) != OML_OK ||
        oml_mat_new(cx, t->n, STRESSORS, &S) != OML_OK)
        exit(1);
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < STRESSORS; k++)
            *oml_mat_at(S, i, k) = t->x[i] == 0 ? 0 : t->F[k + i * STRESSORS] / t->x[i];
    *residual = 0;
    if (oml_solver_multipliers(cx, s, S, residual) != OML_OK)
        exit(1);
    return now() - from;
}

// Seconds of processors, of all threads.
static double
processor(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void
report(const char *name, double seconds[], size_t n, double from, double residual)
{
    struct rusage used;
    const double took = (processor() - from) / (double)n;
    getrusage(RUSAGE_SELF, &used);
    qsort(seconds, n, sizeof *seconds, by_value);
    printf("%s,%.4f,%.4f to %.4f; processor %.3f s; residual %.1e; peak %.0f MB\n", name, seconds[n / 2], seconds[0],
           seconds[n - 1], took, residual, (double)used.ru_maxrss / 1024);
}

// Work for 1 100 stressors, cold, beside what dgemm alone would take for as many operations.
static void
beside_dgemm(const oml_iot *t, const char *name, double from, double used, double operations, double residual)
{
    enum { SIZE = 2000 };
    const double took = now() - from, took_processor = processor() - used, before = processor();
    double *a = calloc((size_t)SIZE * SIZE, sizeof *a);
    if (a == NULL)
        exit(1);
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, SIZE, SIZE, SIZE, 1, t->Z, SIZE, t->Z, SIZE, 0, a, SIZE);
    const double limit = operations / (2.0 * SIZE * SIZE * SIZE) * (processor() - before);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    free(a);
    printf("%s,%.4f,processor %.1f s; %.2f of the work at dgemm's rate; residual %.1e; peak %.0f MB\n", name, took,
           took_processor, took_processor / limit, residual, (double)usage.ru_maxrss / 1024);
}

enum { MANY = 1100 }; // as many stressors as EXIOBASE has

// Multipliers of all, and output for each region: by LU.
static void
many(oml_cx *cx, const oml_iot *t)
{
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *S = NULL, *X = NULL;
    double residual = 0;
    uint64_t state = 3;
    if (oml_mat_new(cx, t->n, MANY, &S) != OML_OK || oml_mat_new(cx, t->n, t->f, &X) != OML_OK)
        exit(1);
    for (size_t i = 0; i < t->n * MANY; i++)
        S->v[i] = unit(&state);
    memcpy(X->v, t->Y, t->n * t->f * sizeof *X->v);
    const double from = now(), used = processor(), n = (double)t->n;
    if (oml_solver_new(cx, t, (oml_solver_need){.tolerance = 1e-11, .rhs = MANY}, &s) != OML_OK ||
        oml_solver_multipliers(cx, s, S, &residual) != OML_OK || oml_solver_output(cx, s, X, &residual) != OML_OK)
        exit(1);
    beside_dgemm(t, "1100 stressors and output for each region", from, used,
                 2.0 / 3 * n * n * n + 2 * n * n * (double)(MANY + t->f), residual);
}

// All accounts by region and sector: L, and one reading of it.
static void
everything(oml_cx *cx, const oml_iot *t)
{
    static size_t which[MANY];
    oml_iot all = *t;
    double *F = malloc(MANY * t->n * sizeof *F);
    uint64_t state = 5;
    if (F == NULL)
        exit(1);
    for (size_t i = 0; i < MANY * t->n; i++)
        F[i] = t->x[i / MANY] * unit(&state);
    for (size_t k = 0; k < MANY; k++)
        which[k] = k;
    all.F = F, all.stressors.n = MANY;
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *a = NULL;
    const double from = now(), used = processor(), n = (double)t->n;
    const oml_solver_need need = {.tolerance = 1e-11, .rhs = oml_accounts_rhs(&all, MANY, true)};
    if (oml_solver_new(cx, &all, need, &s) != OML_OK || oml_accounts_new(cx, &all, s, which, MANY, true, &a) != OML_OK)
        exit(1);
    beside_dgemm(t, "1100 stressors: all accounts by sector", from, used, 2 * n * n * n + 2 * n * n * MANY,
                 a->residual);
    free(F);
}

static void
keep(const char *folder, const char *name, const double *v, size_t n)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.f64", folder, name);
    FILE *f = fopen(path, "wb");
    if (f == NULL || fwrite(v, sizeof *v, n, f) != n || fclose(f) != 0)
        exit(1);
}

int
main(int argc, char **argv)
{
    const size_t R = argc > 1 ? strtoul(argv[1], NULL, 10) : 49, N = argc > 2 ? strtoul(argv[2], NULL, 10) : 40;
    const oml_iot t = invent(R, N);
    oml_cx cx = {.threads = (unsigned)sysconf(_SC_NPROCESSORS_ONLN)};
    double seconds[TIMES], residual = 0, from = processor();
    for (int i = 0; i < TIMES; i++)
        seconds[i] = multipliers(&cx, &t, &residual);
    report("production and consumption by product", seconds, TIMES, from, residual);
    from = processor();
    for (int i = 0; i < TIMES; i++)
        seconds[i] = accounts(&cx, &t, false, &residual);
    report("all accounts by region", seconds, TIMES, from, residual);
    from = processor();
    const bool large = t.n > 2500;
    for (int i = 0; i < (large ? 1 : TIMES); i++)
        seconds[i] = accounts(&cx, &t, true, &residual);
    report("all accounts by region and sector", seconds, large ? 1 : TIMES, from, residual);
    if (large) {
        many(&cx, &t);
        everything(&cx, &t);
    }
    limits(&t);
    if (argc > 3) {
        keep(argv[3], "Z", t.Z, t.n * t.n);
        keep(argv[3], "Y", t.Y, t.n * t.f);
        keep(argv[3], "F", t.F, STRESSORS * t.n);
    }
    oml_cx_done(&cx);
    return 0;
}
