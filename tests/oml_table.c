/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_table.h"
#include "oml_test.h"

#include "text/number.h"

#include <math.h>

// Cuts the next cell out of the text, quotes off; tells whether the row goes on.
static char *
cell(char **at, bool *more)
{
    char *start = *at, *end = start;
    const bool quoted = *start == '"';
    if (quoted) {
        start++;
        end = strchr(start, '"');
        assert_non_null(end);
        *end++ = '\0';
    } else
        end += strcspn(end, ",\r\n");
    *more = *end == ',';
    if (*end == '\r')
        *end++ = '\0';
    if (*end != '\0')
        *end++ = '\0';
    *at = end;
    return start;
}

void
test_table_read(test_table *t, const char *path)
{
    *t = (test_table){.text = test_read(path, NULL)};
    size_t lines = 0, commas = 0;
    for (const char *c = t->text; *c != '\0'; c++) {
        lines += *c == '\n' ? 1 : 0;
        commas += *c == ',' ? 1 : 0;
    }
    t->row = calloc(lines + 1, sizeof *t->row);
    t->col = calloc(commas + 1, sizeof *t->col);
    t->v = calloc(commas + lines + 1, sizeof *t->v);
    char *at = t->text;
    bool more;
    cell(&at, &more);
    while (more)
        t->col[t->cols++] = cell(&at, &more);
    for (; *at != '\0'; t->rows++) {
        t->row[t->rows] = cell(&at, &more);
        size_t j = 0;
        for (; more; j++) {
            assert_true(j < t->cols);
            const char *s = cell(&at, &more);
            double *v = &t->v[t->rows * t->cols + j];
            if (!oml_number_parse(s, strlen(s), v))
                *v = (double)NAN;
        }
        assert_int_equal(j, t->cols);
    }
}

void
test_table_free(test_table *t)
{
    free(t->text);
    free(t->row);
    free(t->col);
    free(t->v);
}

static size_t
find(char **names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    fail_msg("the table has no %s", name);
    return 0;
}

size_t
test_table_row(const test_table *t, const char *name)
{
    return find(t->row, t->rows, name);
}

size_t
test_table_col(const test_table *t, const char *name)
{
    return find(t->col, t->cols, name);
}

double
test_table_get(const test_table *t, const char *row, const char *col)
{
    return t->v[test_table_row(t, row) * t->cols + test_table_col(t, col)];
}

oml_mat *
test_matrix(size_t rows, size_t cols, const double *by_row)
{
    oml_cx cx = {0};
    oml_mat *m = NULL;
    ok(&cx, oml_mat_new(&cx, rows, cols, &m));
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++)
            *oml_mat_at(m, i, j) = by_row[i * cols + j];
    return m;
}

oml_mat *
test_table_block(const test_table *t, size_t i, size_t rows, size_t j, size_t cols)
{
    assert_true(i + rows <= t->rows && j + cols <= t->cols);
    oml_cx cx = {0};
    oml_mat *m = NULL;
    ok(&cx, oml_mat_new(&cx, rows, cols, &m));
    for (size_t a = 0; a < rows; a++)
        for (size_t b = 0; b < cols; b++)
            *oml_mat_at(m, a, b) = t->v[(i + a) * t->cols + j + b];
    return m;
}
