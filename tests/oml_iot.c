/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_iot.h"

#include "oml_table.h"
#include "text/number.h"

#include <math.h>

oml_iot_names
test_iot_names(oml_cx *cx, const char *letter, size_t n)
{
    oml_iot_names names = {.n = n, .code = OML_NEW(&cx->tmp, const char *, n + 1)};
    for (size_t i = 0; i < n; i++)
        names.code[i] = oml_arena_printf(&cx->tmp, "%s%zu", letter, i + 1);
    return names;
}

// The index of a code, added when it is new.
static uint32_t
code(oml_cx *cx, oml_iot_names *names, const char *text, size_t n)
{
    const char *s = oml_arena_textn(&cx->tmp, text, n);
    const uint32_t at = oml_iot_find(names, s);
    if (at != OML_IOT_NONE)
        return at;
    names->code[names->n] = s;
    return (uint32_t)names->n++;
}

static oml_iot_names
none(oml_cx *cx, size_t most)
{
    return (oml_iot_names){.code = OML_NEW(&cx->tmp, const char *, most)};
}

// Cells of a table that is read row by row, column after column.
static double *
columns(oml_cx *cx, const test_table *t, size_t n_rows)
{
    double *v = OML_NEW(&cx->tmp, double, n_rows * t->cols + 1);
    for (size_t i = 0; i < n_rows; i++)
        for (size_t j = 0; j < t->cols; j++)
            v[i + j * n_rows] = t->v[i * t->cols + j];
    return v;
}

// The two halves of "REGION_SECTOR" as indices.
static void
split(oml_cx *cx, char **labels, size_t n, oml_iot_names *first, oml_iot_names *second, const uint32_t **a,
      const uint32_t **b)
{
    uint32_t *region = OML_NEW(&cx->tmp, uint32_t, n), *other = OML_NEW(&cx->tmp, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        const size_t bar = strcspn(labels[i], "_");
        region[i] = code(cx, first, labels[i], bar);
        other[i] = code(cx, second, labels[i] + bar + 1, strlen(labels[i] + bar + 1));
    }
    *a = region, *b = other;
}

static double *
outputs(oml_cx *cx, const oml_iot *t)
{
    double *x = OML_NEW(&cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++) {
        for (size_t j = 0; j < t->n; j++)
            x[i] += t->Z[i + j * t->n];
        for (size_t j = 0; j < t->f; j++)
            x[i] += t->Y[i + j * t->n];
    }
    return x;
}

oml_iot *
test_iot_micro(oml_cx *cx)
{
    static const char *const file[] = {"Z", "Y", "F", "F_Y"};
    test_table in[4];
    char path[1024], name[128];
    for (size_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "data/wiod2011_micro_3r7s/generic_csv/%s.csv", file[i]);
        test_table_read(&in[i], shared_path(path, sizeof path, name));
    }
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    t->title = "world 2011", t->year = 2011, t->n = in[0].rows, t->f = in[1].cols;
    t->regions = none(cx, 8), t->sectors = none(cx, 64), t->categories = none(cx, 16), t->stressors = none(cx, 32);
    split(cx, in[0].row, t->n, &t->regions, &t->sectors, &t->row_region, &t->row_sector);
    split(cx, in[1].col, t->f, &t->regions, &t->categories, &t->col_region, &t->col_category);
    for (size_t i = 0; i < in[2].rows; i++)
        code(cx, &t->stressors, in[2].row[i], strlen(in[2].row[i]));
    t->Z = columns(cx, &in[0], t->n), t->Y = columns(cx, &in[1], t->n);
    t->F = columns(cx, &in[2], in[2].rows), t->FY = columns(cx, &in[3], in[3].rows);
    t->x = outputs(cx, t);
    for (size_t i = 0; i < 4; i++)
        test_table_free(&in[i]);
    return t;
}

// The numbers of a tab-separated file, without so many heading lines and label columns.
static double *
tabbed(oml_cx *cx, const char *file, size_t lines, size_t labels, size_t rows, size_t cols)
{
    char path[1024], name[128];
    snprintf(name, sizeof name, "data/pymrio_test_mrio/mrio_data/%s.txt", file);
    char *text = test_read(shared_path(path, sizeof path, name), NULL), *at = text;
    double *v = OML_NEW(&cx->tmp, double, rows *cols);
    for (size_t i = 0; i < lines; i++)
        at = strchr(at, '\n') + 1;
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < labels + cols; j++) {
            const size_t n = strcspn(at, "\t\r\n");
            if (j >= labels)
                assert_true(oml_number_parse(at, n, &v[i + (j - labels) * rows]));
            at += n;
            at += *at == '\r' ? 2 : 1;
        }
    free(text);
    return v;
}

oml_iot *
test_iot_pymrio(oml_cx *cx)
{
    enum { R = 6, N = 8, C = 7 };
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    t->n = (size_t)R * N, t->f = (size_t)R * C;
    t->regions = test_iot_names(cx, "reg", R), t->sectors = test_iot_names(cx, "s", N);
    t->categories = test_iot_names(cx, "c", C), t->stressors = test_iot_names(cx, "emission_type", 2);
    uint32_t *to[4];
    for (size_t i = 0; i < 4; i++)
        to[i] = OML_NEW(&cx->tmp, uint32_t, t->n);
    for (uint32_t i = 0; i < t->n; i++)
        to[0][i] = i / N, to[1][i] = i % N;
    for (uint32_t i = 0; i < t->f; i++)
        to[2][i] = i / C, to[3][i] = i % C;
    t->row_region = to[0], t->row_sector = to[1], t->col_region = to[2], t->col_category = to[3];
    t->Z = tabbed(cx, "trade_flows_Z", 2, 3, t->n, t->n);
    t->Y = tabbed(cx, "finald_demand_Y", 2, 3, t->n, t->f);
    t->F = tabbed(cx, "emissions", 2, 3, 2, t->n);
    t->FY = tabbed(cx, "FDemissions", 2, 3, 2, t->f);
    t->population = tabbed(cx, "population", 1, 1, 1, R);
    t->x = outputs(cx, t);
    return t;
}

oml_iot *
test_iot_invent(oml_cx *cx, rng *r, size_t R, size_t N, size_t k)
{
    enum { C = 2 };
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    const size_t n = R * N;
    t->n = n, t->f = R * C;
    t->regions = test_iot_names(cx, "r", R), t->sectors = test_iot_names(cx, "s", N);
    t->categories = test_iot_names(cx, "c", C), t->stressors = test_iot_names(cx, "k", k);
    uint32_t *row_region = OML_NEW(&cx->tmp, uint32_t, n), *row_sector = OML_NEW(&cx->tmp, uint32_t, n),
             *col_region = OML_NEW(&cx->tmp, uint32_t, t->f), *col_category = OML_NEW(&cx->tmp, uint32_t, t->f);
    double *Z = OML_NEW(&cx->tmp, double, n *n), *Y = OML_NEW(&cx->tmp, double, n * t->f),
           *F = OML_NEW(&cx->tmp, double, k *n + 1), *FY = OML_NEW(&cx->tmp, double, k * t->f + 1),
           *size = OML_NEW(&cx->tmp, double, n);
    for (size_t i = 0; i < n; i++) {
        row_region[i] = (uint32_t)(i / N), row_sector[i] = (uint32_t)(i % N);
        size[i] = rng_below(r, 9) == 0 && i > 0 ? 0 : exp(3 * rng_unit(r));
    }
    for (size_t c = 0; c < t->f; c++) {
        col_region[c] = (uint32_t)(c / C), col_category[c] = (uint32_t)(c % C);
        for (size_t i = 0; i < n; i++) // the second category takes stocks, which may fall
            Y[i + c * n] = size[i] * (c % C == 0 ? rng_unit(r) : 0.1 * (rng_unit(r) - 0.5)) / (double)R;
        for (size_t s = 0; s < k; s++)
            FY[s + c * k] = 10 * rng_unit(r);
    }
    for (size_t j = 0; j < n; j++) // more of the own region
        for (size_t i = 0; i < n; i++)
            Z[i + j * n] = rng_below(r, 3) == 0 ? 0
                                                : size[j] * size[i] * rng_unit(r) / (15 * (double)n) *
                                                      (row_region[i] == row_region[j] ? 1 : 0.3);
    for (size_t i = 0; i < k * n; i++)
        F[i] = 5 * rng_unit(r);
    t->row_region = row_region, t->row_sector = row_sector, t->col_region = col_region, t->col_category = col_category;
    t->Z = Z, t->Y = Y, t->F = F, t->FY = FY;
    t->x = outputs(cx, t);
    return t;
}
