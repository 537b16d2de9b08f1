/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_sum.h"

#include "base/tr.h"
#include "render/html_table.h"

#include <math.h>
#include <string.h>

/* The columns that a figure takes of its table; n_columns: none. */
typedef struct taken {
    const oml_doc *d;
    const oml_table *t;
    size_t x, y, value, group, facet, label;
} taken;

static size_t
column(const oml_table *t, const char *key)
{
    return key == NULL ? t->n_columns : oml_html_table_column(t, key);
}

static taken
take(const oml_doc *d, const oml_block *b)
{
    const oml_table *t = b->table;
    const oml_figure *f = &b->figure;
    return (taken){d,
                   t,
                   column(t, f->x),
                   column(t, f->y),
                   column(t, f->value),
                   column(t, f->group),
                   column(t, f->facet),
                   column(t, f->label)};
}

static const char *
text(const taken *k, size_t row, size_t col)
{
    if (col >= k->t->n_columns)
        return "";
    const oml_cell *c = &k->t->cells[row * k->t->n_columns + col];
    return c->empty || c->text == NULL ? "" : c->shown != NULL ? c->shown : c->text;
}

static double
number(const taken *k, size_t row, size_t col)
{
    if (col >= k->t->n_columns)
        return (double)NAN;
    const oml_cell *c = &k->t->cells[row * k->t->n_columns + col];
    if (c->empty)
        return (double)NAN;
    return c->kind == OML_CELL_REAL                              ? c->real
           : c->kind == OML_CELL_INT || c->kind == OML_CELL_BOOL ? (double)c->integer
                                                                 : (double)NAN;
}

// A value with the unit of its column, or of its row.
static const char *
amount(const taken *k, size_t row, size_t col, double x)
{
    OML_BUF_AUTO b = {0};
    const oml_column *c = &k->t->columns[col];
    oml_doc_number(k->d->lang, x, c->kind == OML_CELL_INT && c->digits >= 0 ? 0 : c->digits, &b);
    const char *unit = c->unit != NULL ? c->unit : text(k, row, column(k->t, "unit"));
    if (unit[0] != '\0')
        oml_buf_printf(&b, "\u00A0%s", unit);
    return oml_arena_textn(k->d->arena, b.s == NULL ? "" : b.s, b.n);
}

/* The rows with the highest and the lowest value. */
typedef struct ends {
    size_t high, low, n; /* n: rows with a value */
} ends;

static ends
ends_of(const taken *k, size_t col, const char *facet)
{
    ends e = {0};
    for (size_t i = 0; i < k->t->n_rows; i++) {
        const double x = number(k, i, col);
        if (isnan(x) || (facet != NULL && strcmp(text(k, i, k->facet), facet) != 0))
            continue;
        if (e.n == 0 || x > number(k, e.high, col))
            e.high = i;
        if (e.n == 0 || x < number(k, e.low, col))
            e.low = i;
        e.n++;
    }
    return e;
}

// One piece of the sentence; names that stand in no row with a figure are not compared.
static void
highest(const taken *k, const char *what, const ends *e, oml_buf *out)
{
    if (e->n < 2)
        return;
    oml_buf_text(out, out->n == 0 ? "" : "; ");
    oml_buf_printf(out, oml_tr(k->d->lang, N_("%s: highest %s (%s), lowest %s (%s)")), what, text(k, e->high, k->y),
                   amount(k, e->high, k->x, number(k, e->high, k->x)), text(k, e->low, k->y),
                   amount(k, e->low, k->x, number(k, e->low, k->x)));
}

// The different texts of a column so far, that is up to and with this row: is this the first time?
static bool
first_time(const taken *k, size_t row, size_t col)
{
    for (size_t i = 0; i < row; i++)
        if (strcmp(text(k, i, col), text(k, row, col)) == 0)
            return false;
    return true;
}

static size_t
different(const taken *k, size_t col)
{
    size_t n = 0;
    for (size_t i = 0; col < k->t->n_columns && i < k->t->n_rows; i++)
        n += first_time(k, i, col);
    return n;
}

static void
bars(const oml_doc *d, const oml_block *b, size_t n, oml_buf *out)
{
    const bool panels = n > 1; // then the captions tell them apart
    for (; n > 0; n--, b = b->next) {
        const taken k = take(d, b);
        if (k.facet == k.t->n_columns) {
            const ends e = ends_of(&k, k.x, NULL);
            highest(&k, b->text != NULL && panels ? b->text : k.t->columns[k.x].label, &e, out);
            continue;
        }
        for (size_t i = 0; i < k.t->n_rows; i++)
            if (first_time(&k, i, k.facet)) {
                const ends e = ends_of(&k, k.x, text(&k, i, k.facet));
                highest(&k, text(&k, i, k.facet), &e, out);
            }
    }
}

static double
total(const taken *k, const char *name)
{
    double sum = 0;
    for (size_t i = 0; i < k->t->n_rows; i++)
        if (strcmp(text(k, i, k->y), name) == 0 && !isnan(number(k, i, k->x)))
            sum += number(k, i, k->x);
    return sum;
}

static void
stack(const taken *k, oml_buf *out)
{
    ends e = {0};
    for (size_t i = 0; i < k->t->n_rows; i++) {
        if (!first_time(k, i, k->y))
            continue;
        const double x = total(k, text(k, i, k->y));
        if (e.n == 0 || x > total(k, text(k, e.high, k->y)))
            e.high = i;
        if (e.n == 0 || x < total(k, text(k, e.low, k->y)))
            e.low = i;
        e.n++;
    }
    const char *high = text(k, e.high, k->y), *low = text(k, e.low, k->y);
    if (e.n > 1)
        oml_buf_printf(out, oml_tr(k->d->lang, N_("together highest for %s (%s) and lowest for %s (%s)")), high,
                       amount(k, e.high, k->x, total(k, high)), low, amount(k, e.low, k->x, total(k, low)));
}

static void
points(const taken *k, oml_buf *out)
{
    const ends x = ends_of(k, k->x, NULL), y = ends_of(k, k->y, NULL);
    if (x.n > 1 && y.n > 1)
        oml_buf_printf(out, oml_tr(k->d->lang, N_("of %zu items %s is highest on %s (%s) and %s on %s (%s)")), y.n,
                       text(k, y.high, k->label), k->t->columns[k->y].label,
                       amount(k, y.high, k->y, number(k, y.high, k->y)), text(k, x.high, k->label),
                       k->t->columns[k->x].label, amount(k, x.high, k->x, number(k, x.high, k->x)));
}

static void
lines(const taken *k, oml_buf *out)
{
    const char *from = NULL, *to = NULL;
    for (size_t i = 0; i < k->t->n_rows; i++) {
        const char *when = text(k, i, k->x);
        if (when[0] == '\0')
            continue;
        from = from == NULL || strncmp(when, from, 4) < 0 ? when : from;
        to = to == NULL || strncmp(when, to, 4) > 0 ? when : to;
    }
    if (from != NULL)
        oml_buf_printf(out, oml_tr(k->d->lang, N_("%zu values of %zu indicators, from %.4s to %.4s")), k->t->n_rows,
                       k->facet < k->t->n_columns ? different(k, k->facet) : 1, from, to);
}

static void
matrix(const taken *k, oml_buf *out)
{
    const ends e = ends_of(k, k->value, NULL);
    size_t filled = 0;
    for (size_t i = 0; i < k->t->n_rows; i++)
        filled += number(k, i, k->value) > 0;
    if (e.n > 0)
        oml_buf_printf(out,
                       oml_tr(k->d->lang, N_("%zu of %zu combinations of %zu rows and %zu columns hold something")),
                       filled, different(k, k->x) * different(k, k->y), different(k, k->y), different(k, k->x));
}

static void
frame(const taken *k, oml_buf *out)
{
    size_t strong = 0;
    for (size_t i = 0; i < k->t->n_rows; i++)
        strong += number(k, i, k->value) > 0;
    oml_buf_printf(out, oml_tr(k->d->lang, N_("%zu work paths in %zu themes; %zu of them %s")), k->t->n_rows,
                   different(k, k->y), strong, k->value < k->t->n_columns ? k->t->columns[k->value].label : "");
}

void
oml_html_sum_write(const oml_doc *d, const oml_block *figure, size_t n, oml_buf *out)
{
    const taken k = take(d, figure);
    OML_BUF_AUTO b = {0};
    if (k.t->n_rows == 0)
        return;
    switch (figure->figure.kind) {
    case OML_FIGURE_BARS:
        bars(d, figure, n, &b);
        break;
    case OML_FIGURE_STACK:
        stack(&k, &b);
        break;
    case OML_FIGURE_POINTS:
        points(&k, &b);
        break;
    case OML_FIGURE_LINES:
        lines(&k, &b);
        break;
    case OML_FIGURE_MATRIX:
        matrix(&k, &b);
        break;
    case OML_FIGURE_FRAME:
        frame(&k, &b);
        break;
    }
    if (b.n > 0)
        oml_buf_add(out, b.s, b.n);
}
