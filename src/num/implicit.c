/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/implicit.h"

#include "num/boxlp.h"

#include <math.h>
#include <stdlib.h>

// What a column does to a row, with what the columns after it can still do to that row.
typedef struct entry {
    size_t row;
    int64_t by, least_after, most_after;
    double before; // what the row had lost before the column was decided
} entry;

typedef struct column {
    size_t at; // in the program
    double price;
    size_t first, end; // of its entries
    unsigned char likes;
} column;

typedef struct search {
    const oml_mip *p;
    double *u;      // worth of each row
    column *column; // in the order of deciding
    entry *entry;
    int64_t *sum;         // of each row, so far
    double *lost;         // of each row: what can no longer be filled, times its worth
    unsigned char *x;     // decided, in the order of deciding
    unsigned char *tried; // how many of the two values
    double *left;         // n + 1: the bound after so many decisions
    double bound, doubt;
    int64_t value, best;
    bool any;
} search;

static int
by_price(const void *a, const void *b)
{
    const column *s = a, *t = b;
    const double x = fabs(s->price), y = fabs(t->price);
    return x > y ? -1 : x < y ? 1 : (s->at > t->at) - (s->at < t->at);
}

static oml_rc
room(oml_cx *cx, const oml_mip *p, search *s)
{
    size_t entries = 1;
    for (size_t i = 0; i < p->n_rows; i++)
        entries += p->row[i].n;
    *s = (search){.p = p,
                  .u = OML_TRY_NEW(&cx->tmp, double, p->n_rows + 1),
                  .column = OML_TRY_NEW(&cx->tmp, column, p->n + 1),
                  .entry = OML_TRY_NEW(&cx->tmp, entry, entries),
                  .sum = OML_TRY_NEW(&cx->tmp, int64_t, p->n_rows + 1),
                  .lost = OML_TRY_NEW(&cx->tmp, double, p->n_rows + 1),
                  .x = OML_TRY_NEW(&cx->tmp, unsigned char, p->n + 1),
                  .tried = OML_TRY_NEW(&cx->tmp, unsigned char, p->n + 1),
                  .left = OML_TRY_NEW(&cx->tmp, double, p->n + 2)};
    if (s->u == NULL || s->column == NULL || s->entry == NULL || s->sum == NULL || s->lost == NULL || s->x == NULL ||
        s->tried == NULL || s->left == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-34", N_("no memory to enumerate choices among %zu items"), p->n);
    return OML_OK;
}

// Prices, the bound, and the order of deciding.
static void
price(search *s)
{
    const oml_mip *p = s->p;
    for (size_t j = 0; j < p->n; j++)
        s->column[j] = (column){.at = j, .price = (double)p->gain[j]};
    for (size_t i = 0; i < p->n_rows; i++) {
        const oml_mip_row *r = &p->row[i];
        for (size_t k = 0; k < r->n; k++)
            s->column[r->at[k]].price -= s->u[i] * (double)r->by[k];
        s->bound += s->u[i] > 0 ? s->u[i] * (double)r->most : s->u[i] < 0 ? s->u[i] * (double)r->least : 0;
    }
    double size = fabs(s->bound);
    for (size_t j = 0; j < p->n; j++) {
        s->bound += fmax(0, s->column[j].price);
        size += fabs(s->column[j].price);
        s->column[j].likes = s->column[j].price > 0;
    }
    s->doubt = 0.01 + 1e-13 * size;
    qsort(s->column, p->n, sizeof *s->column, by_price);
}

// Entries column by column in the order of deciding, and from the last column back what is still to come.
static void
arrange(oml_cx *cx, search *s)
{
    const oml_mip *p = s->p;
    size_t *place = OML_NEW(&cx->tmp, size_t, p->n + 1), at = 0;
    for (size_t d = 0; d < p->n; d++)
        place[s->column[d].at] = d;
    for (size_t i = 0; i < p->n_rows; i++)
        for (size_t k = 0; k < p->row[i].n; k++)
            s->column[place[p->row[i].at[k]]].end++;
    for (size_t d = 0; d < p->n; d++) {
        const size_t n = s->column[d].end;
        s->column[d].first = s->column[d].end = at;
        at += n;
    }
    for (size_t i = 0; i < p->n_rows; i++)
        for (size_t k = 0; k < p->row[i].n; k++)
            s->entry[s->column[place[p->row[i].at[k]]].end++] = (entry){.row = i, .by = p->row[i].by[k]};
    int64_t *least = OML_NEW(&cx->tmp, int64_t, p->n_rows + 1), *most = OML_NEW(&cx->tmp, int64_t, p->n_rows + 1);
    for (size_t d = p->n; d-- > 0;)
        for (size_t k = s->column[d].first; k < s->column[d].end; k++) {
            entry *e = &s->entry[k];
            e->least_after = least[e->row];
            e->most_after = most[e->row];
            *(e->by < 0 ? &least[e->row] : &most[e->row]) += e->by;
        }
}

// Can every row still be kept, whatever is decided before anything is?
static bool
possible(const search *s)
{
    for (size_t i = 0; i < s->p->n_rows; i++) {
        const oml_mip_row *r = &s->p->row[i];
        int64_t least = 0, most = 0;
        for (size_t k = 0; k < r->n; k++)
            *(r->by[k] < 0 ? &least : &most) += r->by[k];
        if ((r->most != OML_MIP_FREE && least > r->most) || (r->least != -OML_MIP_FREE && most < r->least))
            return false;
    }
    return true;
}

// What is lost of a row's worth when all that is still to come goes its way.
static double
loss(const search *s, const entry *e)
{
    const oml_mip_row *r = &s->p->row[e->row];
    const double u = s->u[e->row];
    const int64_t unfilled = u > 0   ? r->most - s->sum[e->row] - e->most_after
                             : u < 0 ? s->sum[e->row] + e->least_after - r->least
                                     : 0;
    return unfilled > 0 ? fabs(u) * (double)unfilled : 0;
}

// Decides column d; false when a row cannot be kept any more, or nothing better can come of it.
static bool
decide(search *s, size_t d, unsigned char value)
{
    const column *c = &s->column[d];
    bool fine = true;
    s->x[d] = value;
    s->value += value ? s->p->gain[c->at] : 0;
    s->left[d + 1] = s->left[d] - (value == c->likes ? 0 : fabs(c->price));
    for (size_t k = c->first; k < c->end; k++) {
        entry *e = &s->entry[k];
        const oml_mip_row *r = &s->p->row[e->row];
        s->sum[e->row] += value ? e->by : 0;
        e->before = s->lost[e->row];
        fine = fine && (r->most == OML_MIP_FREE || s->sum[e->row] + e->least_after <= r->most) &&
               (r->least == -OML_MIP_FREE || s->sum[e->row] + e->most_after >= r->least);
        s->lost[e->row] = loss(s, e);
        s->left[d + 1] += e->before - s->lost[e->row];
    }
    return fine && s->left[d + 1] >= (double)s->best + 1 - s->doubt;
}

static void
undo(search *s, size_t d)
{
    const column *c = &s->column[d];
    s->value -= s->x[d] ? s->p->gain[c->at] : 0;
    for (size_t k = c->first; k < c->end; k++) {
        s->sum[s->entry[k].row] -= s->x[d] ? s->entry[k].by : 0;
        s->lost[s->entry[k].row] = s->entry[k].before;
    }
}

static void
keep(search *s, unsigned char x[])
{
    s->best = s->value;
    s->any = true;
    for (size_t d = 0; d < s->p->n; d++)
        x[s->column[d].at] = s->x[d];
}

enum { BREATH = 1 << 16 }; // nodes between two questions whether to go on

static oml_rc
walk(oml_cx *cx, search *s, size_t nodes, unsigned char x[], bool *ended)
{
    size_t d = 0;
    *ended = false;
    s->left[0] = s->bound;
    for (size_t node = 0; node < nodes;) {
        if (d == s->p->n) {
            if (s->value > s->best)
                keep(s, x);
            undo(s, --d);
        } else if (s->tried[d] == 2) {
            s->tried[d] = 0;
            if (d == 0) {
                *ended = true;
                return OML_OK;
            }
            undo(s, --d);
        } else {
            const unsigned char value = s->tried[d]++ == 0 ? s->column[d].likes : !s->column[d].likes;
            if (decide(s, d, value))
                d++;
            else
                undo(s, d);
            if (++node % BREATH == 0)
                OML_TRY(oml_cx_go_on(cx));
        }
    }
    return OML_OK;
}

#define NOTHING (-(1LL << 60)) // below the worth of any choice

oml_rc
oml_implicit_search(oml_cx *cx, const oml_mip *p, size_t nodes, int64_t least, unsigned char x[], oml_implicit *out)
{
    search s;
    *out = (oml_implicit){.ended = true};
    OML_TRY(room(cx, p, &s));
    OML_TRY(oml_boxlp_worth(cx, p, s.u));
    if (!possible(&s))
        return OML_OK;
    price(&s);
    arrange(cx, &s);
    s.best = least < NOTHING ? NOTHING : least - 1;
    OML_TRY(walk(cx, &s, nodes, x, &out->ended));
    out->any = s.any;
    out->value = s.best;
    out->bound = out->ended ? s.best : (int64_t)floor(s.bound + s.doubt);
    return OML_OK;
}
