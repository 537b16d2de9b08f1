/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/kemeny.h"

#include <math.h>

static double
against(const oml_duel *d, size_t above, size_t below)
{
    return d->wins[below * d->n + above];
}

double
oml_kemeny_distance(const oml_duel *d, const size_t order[])
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = i + 1; j < d->n; j++)
            sum += against(d, order[i], order[j]);
    return sum;
}

// ---- blocks -------------------------------------------------------------------------------------------------------

// Who reaches whom over majorities, ties both ways; items that reach each other are one block.
static void
close(const oml_duel *d, bool reach[])
{
    const size_t n = d->n;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            reach[a * n + b] = a == b || against(d, a, b) <= against(d, b, a);
    for (size_t via = 0; via < n; via++)
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; reach[a * n + via] && b < n; b++)
                reach[a * n + b] = reach[a * n + b] || reach[via * n + b];
}

// Of two blocks all of one beat all of the other, so that blocks stand in line: the more items one reaches, the higher.
static void
split(oml_cx *cx, const oml_duel *d, oml_kemeny *out)
{
    const size_t n = d->n;
    bool *reach = OML_NEW(&cx->tmp, bool, n *n);
    size_t *reached = OML_NEW(&cx->tmp, size_t, n);
    close(d, reach);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            reached[a] += reach[a * n + b];
    for (size_t a = 0; a < n; a++) {
        size_t at = a;
        for (; at > 0 && reached[out->order[at - 1]] < reached[a]; at--)
            out->order[at] = out->order[at - 1];
        out->order[at] = a;
    }
    for (size_t i = 0; i < n; i++) {
        out->blocks += i == 0 || reached[out->order[i]] != reached[out->order[i - 1]];
        out->block[out->order[i]] = out->blocks;
    }
}

// ---- exact --------------------------------------------------------------------------------------------------------

// least[S] is the smallest distance when the items of S stand on top; last[S] who then stands lowest among them.
static oml_rc
solve(oml_cx *cx, const oml_duel *d, size_t item[], size_t n)
{
    const size_t all = (size_t)1 << n;
    double *least = OML_TRY_NEW(&cx->tmp, double, all);
    uint8_t *last = OML_TRY_NEW(&cx->tmp, uint8_t, all);
    if (least == NULL || last == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DCM-30", N_("no memory to order the items"));
    for (size_t S = 1; S < all; S++) {
        least[S] = (double)INFINITY;
        for (size_t i = 0; i < n; i++) {
            if ((S >> i & 1) == 0)
                continue;
            double cost = least[S ^ (size_t)1 << i];
            for (size_t j = 0; j < n; j++)
                if ((S >> j & 1) == 0)
                    cost += against(d, item[i], item[j]);
            if (cost < least[S]) {
                least[S] = cost;
                last[S] = (uint8_t)i;
            }
        }
    }
    size_t order[OML_KEMENY_EXACT];
    for (size_t S = all - 1, at = n; S != 0; S ^= (size_t)1 << last[S])
        order[--at] = item[last[S]];
    for (size_t i = 0; i < n; i++)
        item[i] = order[i];
    return OML_OK;
}

// ---- by search ----------------------------------------------------------------------------------------------------

// Takes one item out and puts it where it is cheapest, as long as that helps anywhere.
static oml_rc
improve(oml_cx *cx, const oml_duel *d, size_t item[], size_t n)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < n; i++) {
            OML_TRY(oml_cx_go_on(cx));
            double change = 0, best = -1e-9;
            size_t to = i;
            for (size_t j = i; j-- > 0;) { // upwards
                change += against(d, item[i], item[j]) - against(d, item[j], item[i]);
                if (change < best) {
                    best = change;
                    to = j;
                }
            }
            change = 0;
            for (size_t j = i + 1; j < n; j++) { // downwards
                change += against(d, item[j], item[i]) - against(d, item[i], item[j]);
                if (change < best) {
                    best = change;
                    to = j;
                }
            }
            const size_t taken = item[i];
            for (size_t j = i; j > to; j--)
                item[j] = item[j - 1];
            for (size_t j = i; j < to; j++)
                item[j] = item[j + 1];
            item[to] = taken;
            moved = moved || to != i;
        }
    }
    return OML_OK;
}

// After the search, every window of a few items in its best order.
static oml_rc
search(oml_cx *cx, const oml_duel *d, size_t item[], size_t n)
{
    enum { WINDOW = 9 };
    double *points = OML_NEW(&cx->tmp, double, d->n);
    oml_duel_borda(d, points);
    for (size_t i = 1; i < n; i++) { // from Borda's order
        const size_t taken = item[i];
        size_t at = i;
        for (; at > 0 && points[item[at - 1]] < points[taken]; at--)
            item[at] = item[at - 1];
        item[at] = taken;
    }
    for (int round = 0; round < 3; round++) {
        OML_TRY(improve(cx, d, item, n));
        for (size_t i = 0; i + WINDOW <= n; i += WINDOW / 3)
            OML_TRY(solve(cx, d, item + i, WINDOW));
    }
    return improve(cx, d, item, n);
}

// Each pair costs at least its smaller side; and of three items that beat each other in a circle one majority must be
// set aside, which costs its margin. A margin pays for circles only once.
static double
bound(oml_cx *cx, const oml_duel *d, const size_t block[])
{
    const size_t n = d->n;
    double sum = 0, *margin = OML_NEW(&cx->tmp, double, n *n);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++) {
            margin[a * n + b] = fmax(0, against(d, b, a) - against(d, a, b));
            sum += a < b ? fmin(against(d, a, b), against(d, b, a)) : 0;
        }
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            for (size_t c = a + 1; block[a] == block[b] && margin[a * n + b] > 0 && c < n; c++) {
                const double paid = fmin(margin[a * n + b], fmin(margin[b * n + c], margin[c * n + a]));
                if (b < a || !(paid > 0)) // a is the smallest of the three
                    continue;
                margin[a * n + b] -= paid;
                margin[b * n + c] -= paid;
                margin[c * n + a] -= paid;
                sum += paid;
            }
    return sum;
}

oml_rc
oml_kemeny_order(oml_cx *cx, const oml_duel *d, oml_kemeny *out)
{
    *out =
        (oml_kemeny){.order = OML_NEW(&cx->tmp, size_t, d->n), .block = OML_NEW(&cx->tmp, size_t, d->n), .exact = true};
    split(cx, d, out);
    for (size_t from = 0, to; from < d->n; from = to) {
        for (to = from; to < d->n && out->block[out->order[to]] == out->block[out->order[from]];)
            to++;
        const bool small = to - from <= OML_KEMENY_EXACT;
        out->exact = out->exact && small;
        OML_TRY(small ? solve(cx, d, out->order + from, to - from) : search(cx, d, out->order + from, to - from));
    }
    out->distance = oml_kemeny_distance(d, out->order);
    out->bound = out->exact ? out->distance : fmin(out->distance, bound(cx, d, out->block));
    out->exact = out->exact || out->bound >= out->distance - 1e-9;
    return OML_OK;
}
