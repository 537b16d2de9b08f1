/* Writes a made-up world in EXIOBASE's own layout: exiobase FOLDER REGIONS SECTORS STRESSORS [SEED]
 *
 * Structure as measured models of the world have it: a technology that regions share, more or
 * less; domestic deliveries dense and two thirds of all inputs; imports by bilateral shares with noise;
 * an eighth of the accounts without output; column sums of A from 0.3 to 0.8. Demand is drawn, output is
 * solved from it (x = Ax + y), so that the table balances. Numbers have 17 digits, as pymrio writes them.
 * Everything follows from the seed. SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CATEGORIES = 7 };

static uint64_t state;

static double
uniform(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u; // splitmix64
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

static double
lognormal(double sigma)
{
    return exp(sigma * (sqrt(-2 * log(uniform() + 0x1p-60)) * cos(6.283185307179586 * uniform())));
}

static size_t R, S, K, n, f;
static double *A, *x, *Y;
static char *dead;

static void *
room(size_t count, size_t size)
{
    void *p = calloc(count, size);
    if (p == NULL) {
        fputs("exiobase: no memory\n", stderr);
        exit(1);
    }
    return p;
}

// A column after another: domestic inputs, imported inputs by shares of their origins, scaled to its sum.
static void
make_coefficients(void)
{
    double *technology = room(S * S, sizeof *technology), *share = room(R * R * S, sizeof *share);
    for (size_t i = 0; i < S * S; i++)
        technology[i] = uniform() < 0.75 ? lognormal(2.0) : 0;
    for (size_t r = 0; r < R; r++) // how much of product i that region r imports comes from region o
        for (size_t i = 0; i < S; i++)
            for (size_t o = 0; o < R; o++)
                share[(r * S + i) * R + o] = o == r || uniform() > 0.55 ? 0 : lognormal(1.2);
    for (size_t j = 0; j < n; j++) {
        const size_t r = j / S;
        double *column = A + j * n, domestic = 0, imported = 0;
        if (dead[j])
            continue;
        for (size_t i = 0; i < S; i++) {
            const double use = technology[i * S + j % S] * lognormal(0.5);
            if (!dead[r * S + i] && use > 0)
                domestic += column[r * S + i] = use;
            if (use > 0)
                for (size_t o = 0; o < R; o++)
                    if (!dead[o * S + i] && share[(r * S + i) * R + o] > 0)
                        imported += column[o * S + i] = use * share[(r * S + i) * R + o] * lognormal(0.3);
        }
        const double sum = 0.3 + 0.5 * uniform();
        for (size_t i = 0; i < n; i++) {
            const double whole = i / S == r ? domestic : imported, part = i / S == r ? 0.65 : 0.35;
            column[i] *= whole > 0 ? sum * part / whole : 0;
        }
    }
    free(technology);
    free(share);
}

static void
make_demand(void)
{
    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < f && !dead[i]; c++) {
            const int home = c / CATEGORIES == i / S;
            if (uniform() < (home ? 0.7 : 0.2))
                Y[i * f + c] = lognormal(2.0) * (home ? 300 : 5) * (c % CATEGORIES == 4 && uniform() < 0.3 ? -0.1 : 1);
        }
}

static void
solve_output(void)
{
    double *y = room(n, sizeof *y), *next = room(n, sizeof *next), change = 1;
    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < f; c++)
            y[i] += Y[i * f + c];
    memcpy(x, y, n * sizeof *x);
    for (int sweep = 0; sweep < 300 && change > 1e-14; sweep++) {
        memcpy(next, y, n * sizeof *y);
        for (size_t j = 0; j < n; j++)
            for (size_t i = 0; i < n && x[j] != 0; i++)
                next[i] += A[j * n + i] * x[j];
        change = 0;
        for (size_t i = 0; i < n; i++)
            change = fmax(change, fabs(next[i] - x[i]) / (fabs(next[i]) + 1));
        memcpy(x, next, n * sizeof *x);
    }
    free(y);
    free(next);
}

// ---- text ---------------------------------------------------------------------------------------------------------

static FILE *
start(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        perror(path);
        exit(1);
    }
    setvbuf(out, NULL, _IOFBF, 1 << 20);
    return out;
}

static void
finish(FILE *out)
{
    if (ferror(out) || fclose(out) != 0) {
        perror("exiobase");
        exit(1);
    }
}

static void
number(FILE *out, double v)
{
    if (v == 0)
        fputs("\t0", out);
    else
        fprintf(out, "\t%.17g", v);
}

static void
heading(FILE *out, const char *label, size_t labels, size_t per, const char *second)
{
    for (int row = 0; row < 2; row++) {
        fputs(row == 0 ? "region" : second, out);
        for (size_t i = 1; i < labels; i++)
            fputc('\t', out);
        for (size_t c = 0; c < R * per; c++)
            row == 0 ? fprintf(out, "\tR%02zu", c / per) : fprintf(out, "\t%s number %zu", second, c % per);
        fputc('\n', out);
    }
    fputs(label, out);
    for (size_t c = 0; c < R * per; c++)
        fputc('\t', out);
    fputc('\n', out);
}

static void
matrix(const char *folder, const char *name, size_t per, const char *second, double (*cell)(size_t i, size_t j))
{
    FILE *out = start(folder, name);
    heading(out, "region\tsector", 2, per, second);
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "R%02zu\tsector number %zu", i / S, i % S);
        for (size_t j = 0; j < R * per; j++)
            number(out, cell(i, j));
        fputc('\n', out);
    }
    finish(out);
}

static double
cell_A(size_t i, size_t j)
{
    return A[j * n + i];
}
static double
cell_Z(size_t i, size_t j)
{
    return A[j * n + i] * x[j];
}
static double
cell_Y(size_t i, size_t j)
{
    return Y[i * f + j];
}

static void
satellite(const char *folder)
{
    char inner[4096];
    snprintf(inner, sizeof inner, "%s/satellite", folder);
    mkdir(inner, 0777);
    FILE *out = start(inner, "F.txt");
    heading(out, "stressor", 1, S, "sector");
    for (size_t k = 0; k < K; k++) {
        k == 0 ? fputs("Value added", out) : fprintf(out, "stressor %zu", k);
        for (size_t j = 0; j < n; j++) {
            double bought = 0;
            for (size_t i = 0; k == 0 && i < n; i++)
                bought += A[j * n + i];
            number(out, k == 0 ? x[j] * (1 - bought) : dead[j] ? 0 : x[j] * lognormal(1.5));
        }
        fputc('\n', out);
    }
    finish(out);
    out = start(inner, "F_Y.txt");
    heading(out, "stressor", 1, CATEGORIES, "category");
    for (size_t k = 0; k < K; k++) {
        k == 0 ? fputs("Value added", out) : fprintf(out, "stressor %zu", k);
        for (size_t c = 0; c < f; c++)
            number(out, k > 0 && c % CATEGORIES == 0 ? lognormal(1) * 1e4 : 0);
        fputc('\n', out);
    }
    finish(out);
    out = start(inner, "unit.txt");
    fputs("stressor\tunit\nValue added\tM.EUR\n", out);
    for (size_t k = 1; k < K; k++)
        fprintf(out, "stressor %zu\tt\n", k);
    finish(out);
    out = start(inner, "file_parameters.json");
    fputs("{\"files\": {\"F\": {\"name\": \"F.txt\", \"nr_index_col\": \"1\", \"nr_header\": \"2\"}, \"F_Y\": "
          "{\"name\": \"F_Y.txt\", "
          "\"nr_index_col\": \"1\", \"nr_header\": \"2\"}, \"unit\": {\"name\": \"unit.txt\", \"nr_index_col\": \"1\", "
          "\"nr_header\": \"1\"}}, "
          "\"systemtype\": \"Extension\", \"name\": \"satellite\"}\n",
          out);
    finish(out);
}

static void
rest(const char *folder)
{
    FILE *out = start(folder, "x.txt");
    fputs("region\tsector\tindout\n", out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "R%02zu\tsector number %zu\t%.17g\n", i / S, i % S, x[i]);
    finish(out);
    out = start(folder, "unit.txt");
    fputs("region\tsector\tunit\n", out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "R%02zu\tsector number %zu\tM.EUR\n", i / S, i % S);
    finish(out);
    out = start(folder, "metadata.json");
    fputs("{\"name\": \"made up\", \"system\": \"pxp\", \"description\": \"generated\", \"history\": [], \"version\": "
          "\"1\"}\n",
          out);
    finish(out);
    out = start(folder, "file_parameters.json");
    fputs("{\"files\": {", out);
    for (const char *at = "AZY"; *at != '\0'; at++)
        fprintf(out, "\"%c\": {\"name\": \"%c.txt\", \"nr_index_col\": \"2\", \"nr_header\": \"2\"}, ", *at, *at);
    fputs("\"x\": {\"name\": \"x.txt\", \"nr_index_col\": \"2\", \"nr_header\": \"1\"}, \"unit\": {\"name\": "
          "\"unit.txt\", "
          "\"nr_index_col\": \"2\", \"nr_header\": \"1\"}}, \"systemtype\": \"IOSystem\"}\n",
          out);
    finish(out);
}

int
main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: exiobase FOLDER REGIONS SECTORS STRESSORS [SEED]\n", stderr);
        return 2;
    }
    R = strtoul(argv[2], NULL, 10);
    S = strtoul(argv[3], NULL, 10);
    K = strtoul(argv[4], NULL, 10);
    state = argc > 5 ? strtoull(argv[5], NULL, 10) : 1;
    n = R * S;
    f = R * CATEGORIES;
    A = room(n * n, sizeof *A);
    x = room(n, sizeof *x);
    Y = room(n * f, sizeof *Y);
    dead = room(n, 1);
    for (size_t i = 0; i < n; i++)
        dead[i] = uniform() < 0.12;
    make_coefficients();
    make_demand();
    solve_output();
    mkdir(argv[1], 0777);
    matrix(argv[1], "Z.txt", S, "sector", cell_Z);
    matrix(argv[1], "A.txt", S, "sector", cell_A);
    matrix(argv[1], "Y.txt", CATEGORIES, "category", cell_Y);
    rest(argv[1]);
    satellite(argv[1]);
    return 0;
}
