/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/iot.h"

#include "num/lanes.h"
#include "num/parallel.h"

#include <math.h>
#include <string.h>

enum { ROWS = 1024 }; // that are summed at once: each of them in the order of the columns, as output was

void
oml_iot_free(oml_iot *t)
{
    if (t != NULL && t->release != NULL)
        t->release(t->owner);
}

uint32_t
oml_iot_find(const oml_iot_names *names, const char *code)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->code[i], code) == 0)
            return (uint32_t)i;
    return OML_IOT_NONE;
}

uint32_t
oml_iot_row(const oml_iot *t, uint32_t region, uint32_t sector)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->row_region[i] == region && t->row_sector[i] == sector)
            return (uint32_t)i;
    return OML_IOT_NONE;
}

typedef struct summing {
    const oml_iot *t;
    double *sold;   // n
    double *bought; // n of each ROWS rows
} summing;

// Adds rows of a column to their sums; the sum of the column itself.
OML_LANES_CLONES static double
add_column(double sold[], const double column[], size_t n)
{
    oml_lanes_double all = {0};
    double rest = 0;
    size_t i = 0;
    for (; i + OML_LANES_DOUBLE <= n; i += OML_LANES_DOUBLE) {
        const oml_lanes_double some = *(const oml_lanes_double *)(column + i);
        *(oml_lanes_double *)(sold + i) += some;
        all += some;
    }
    for (; i < n; i++) {
        sold[i] += column[i];
        rest += column[i];
    }
    return oml_lanes_sum(&all) + rest;
}

static void
sum_rows(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const summing *s = shared;
    const oml_iot *t = s->t;
    const size_t n = t->n;
    double *bought = s->bought + from / ROWS * n;
    for (size_t j = 0; j < n; j++)
        bought[j] = add_column(s->sold + from, t->Z + n * j + from, to - from);
    for (size_t j = 0; j < t->f; j++)
        (void)add_column(s->sold + from, t->Y + n * j + from, to - from);
}

oml_rc
oml_iot_sums(oml_cx *cx, const oml_iot *t, double *sold, double *bought)
{
    const size_t n = t->n, blocks = (n + ROWS - 1) / ROWS;
    void *own[OML_PARALLEL_MOST] = {NULL};
    const summing s = {t, sold, OML_NEW(&cx->tmp, double, blocks *n + 1)};
    for (size_t i = 0; i < n; i++)
        sold[i] = bought[i] = 0;
    OML_TRY(oml_parallel_run(cx, NULL, n, ROWS, sum_rows, &s, own));
    for (size_t b = 0; b < blocks; b++)
        for (size_t j = 0; j < n; j++)
            bought[j] += s.bought[b * n + j];
    return OML_OK;
}

static void
furthest(oml_iot_imbalance *worst, double value, size_t row, bool pays)
{
    if (value > worst->value)
        *worst = (oml_iot_imbalance){value, (uint32_t)row, pays};
}

oml_iot_imbalance
oml_iot_imbalance_of(const oml_iot *t, const double *sold, const double *bought)
{
    const size_t p = t->primaries.n;
    const oml_iot_imbalance none = {.row = OML_IOT_NONE};
    oml_iot_imbalance worst = none;
    double largest = 0;
    for (size_t j = 0; j < t->n && p > 0; j++) {
        double paid = bought[j];
        for (size_t k = 0; k < p; k++)
            paid += t->V[k + p * j];
        furthest(&worst, fabs(paid - t->x[j]), j, true);
    }
    for (size_t i = 0; i < t->n; i++) {
        furthest(&worst, fabs(sold[i] - t->x[i]), i, false);
        largest = fmax(largest, fabs(t->x[i]));
    }
    return worst.value <= 1e-12 * largest ? none : worst; // what rounding leaves of nothing
}
