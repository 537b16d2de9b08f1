/* CBC is told each row in numbers of about a thousand: its tolerances are absolute, and euro cents would drown them.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "num/mip.h"

#include "num/implicit.h"

#include <coin/Cbc_C_Interface.h>

#include <float.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static bool
bounded(const int64_t by[], size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (by[i] > OML_MIP_LARGEST || by[i] < -OML_MIP_LARGEST)
            return false;
        sum += by[i] < 0 ? -by[i] : by[i];
        if (sum > OML_MIP_LARGEST)
            return false;
    }
    return true;
}

static oml_rc
check(oml_cx *cx, const oml_mip *p)
{
    bool fine = p->n < INT_MAX / 2 && p->n_rows < INT_MAX / 2 && bounded(p->gain, p->n);
    for (size_t i = 0; i < p->n_rows && fine; i++) {
        fine = p->row[i].n <= p->n && bounded(p->row[i].by, p->row[i].n);
        for (size_t k = 0; k < p->row[i].n && fine; k++)
            fine = p->row[i].at[k] < p->n;
    }
    if (!fine)
        return OML_FAIL(cx, OML_E_INPUT, "OML-NUM-30", N_("a choice cannot be computed with numbers this large"));
    return OML_OK;
}

static int64_t
worth(const oml_mip *p, const unsigned char x[])
{
    int64_t sum = 0;
    for (size_t j = 0; j < p->n; j++)
        sum += x[j] ? p->gain[j] : 0;
    return sum;
}

static bool
keeps(const oml_mip_row *r, const unsigned char x[])
{
    int64_t sum = 0;
    for (size_t k = 0; k < r->n; k++)
        sum += x[r->at[k]] ? r->by[k] : 0;
    return (r->least == -OML_MIP_FREE || sum >= r->least) && (r->most == OML_MIP_FREE || sum <= r->most);
}

bool
oml_mip_keeps(const oml_mip *p, const unsigned char x[])
{
    bool all = true;
    for (size_t i = 0; i < p->n_rows && all; i++)
        all = keeps(&p->row[i], x);
    return all;
}

double
oml_mip_gap(const oml_mip_result *r)
{
    return r->bound == r->value ? 0 : (double)(r->bound - r->value) / fabs((double)r->bound);
}

// ---- the program in CBC's terms -----------------------------------------------------------------------------------

// A power of two that brings the largest of them to about 1000, so that scaling rounds nothing.
static double
scale(const int64_t by[], size_t n)
{
    int64_t largest = 0;
    for (size_t i = 0; i < n; i++) {
        const int64_t size = by[i] < 0 ? -by[i] : by[i];
        largest = size > largest ? size : largest;
    }
    double s = 1;
    while ((double)largest * s > 1024)
        s /= 2;
    return s;
}

typedef struct room {
    int *at;
    double *by;
} room;

static void
add_row(Cbc_Model *m, const oml_mip_row *r, const room *w)
{
    const double s = scale(r->by, r->n);
    for (size_t k = 0; k < r->n; k++) {
        w->at[k] = (int)r->at[k];
        w->by[k] = s * (double)r->by[k];
    }
    const int at = Cbc_getNumRows(m);
    Cbc_addRow(m, "r", (int)r->n, w->at, w->by, 'L', 0);
    Cbc_setRowLower(m, at, r->least == -OML_MIP_FREE ? -DBL_MAX : s * (double)r->least);
    Cbc_setRowUpper(m, at, r->most == OML_MIP_FREE ? DBL_MAX : s * (double)r->most);
}

// What CBC took for allowed and whole numbers do not: at least one answer must be another.
static void
cut_off(Cbc_Model *m, const unsigned char x[], size_t n, const room *w)
{
    int ones = 0;
    for (size_t j = 0; j < n; j++) {
        w->at[j] = (int)j;
        w->by[j] = x[j] ? 1 : -1;
        ones += x[j];
    }
    Cbc_addRow(m, "r", (int)n, w->at, w->by, 'L', ones - 1);
}

static Cbc_Model *
model(const oml_mip *p, const oml_mip_limit *limit, bool light, const room *w)
{
    Cbc_Model *m = Cbc_newModel();
    if (m == NULL)
        return NULL;
    const double s = scale(p->gain, p->n);
    for (size_t j = 0; j < p->n; j++)
        Cbc_addCol(m, "x", 0, 1, -s * (double)p->gain[j], 1, 0, NULL, NULL);
    for (size_t i = 0; i < p->n_rows; i++)
        add_row(m, &p->row[i], w);
    Cbc_setParameter(m, "log", "0");
    Cbc_setParameter(m, "slog", "0");
    Cbc_setParameter(m, "timeMode", "elapsed");
    Cbc_setParameter(m, "randomCbcSeed", "1");
    Cbc_setParameter(m, "allowableGap", "0");
    if (light) {
        Cbc_setParameter(m, "preprocess", "off");
        Cbc_setParameter(m, "heuristics", "off");
        Cbc_setParameter(m, "cuts", "off");
    }
    char gap[32];
    snprintf(gap, sizeof gap, "%.9f", limit->gap);
    Cbc_setParameter(m, "ratioGap", gap);
    return m;
}

// CBC puts a handler of its own on an interrupt. It does not get to see one: the signal waits until the old handler is
// back.
static void
search(Cbc_Model *m, double seconds)
{
    sigset_t interrupt, before;
    struct sigaction handler;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    sigaction(SIGINT, NULL, &handler);
    char text[32];
    snprintf(text, sizeof text, "%.3f", seconds);
    Cbc_setParameter(m, "seconds", text);
    Cbc_solve(m);
    sigaction(SIGINT, &handler, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// ---- the search ---------------------------------------------------------------------------------------------------

typedef enum outcome { SOLVED, SLICE_ENDED, NONE, BROKEN, LOST } outcome;

// What a search gave; x is filled when it gave anything.
static outcome
read_out(const oml_mip *p, Cbc_Model *m, unsigned char x[], double *bound)
{
    *bound = -Cbc_getBestPossibleObjValue(m);
    if (Cbc_isProvenInfeasible(m))
        return NONE;
    const bool ended = Cbc_isSecondsLimitReached(m) != 0, proven = Cbc_isProvenOptimal(m) != 0;
    const double *best = Cbc_getColSolution(m);
    if (proven || (ended && fabs(Cbc_getObjValue(m)) < 1e49)) {
        for (size_t j = 0; j < p->n; j++)
            x[j] = best[j] > 0.5;
        if (!oml_mip_keeps(p, x))
            return proven ? BROKEN : SLICE_ENDED;
    }
    return proven ? SOLVED : ended ? SLICE_ENDED : Cbc_isAbandoned(m) ? LOST : NONE;
}

static void
begin_from(Cbc_Model *m, const unsigned char x[], size_t n, const room *w)
{
    for (size_t j = 0; j < n; j++) {
        w->at[j] = (int)j;
        w->by[j] = x[j];
    }
    Cbc_setMIPStartI(m, (int)n, w->at, w->by);
}

typedef struct attempt {
    const oml_mip *p;
    const oml_mip_limit *limit;
    const unsigned char **broken; /* choices cut off */
    size_t n_broken;
    bool any;   /* x holds a choice */
    bool light; /* search without preparing */
} attempt;

enum { MOST_BROKEN = 64 };

// One search from the beginning, with the best choice so far to begin from.
static oml_rc
slice(oml_cx *cx, attempt *a, const room *w, double seconds, unsigned char x[], outcome *how, oml_mip_result *out)
{
    const oml_mip *p = a->p;
    Cbc_Model *m = model(p, a->limit, a->light, w);
    unsigned char *found = OML_TRY_NEW(&cx->tmp, unsigned char, p->n + 1);
    if (m == NULL || found == NULL) {
        Cbc_deleteModel(m);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-31", N_("no memory to choose among %zu items"), p->n);
    }
    for (size_t i = 0; i < a->n_broken; i++)
        cut_off(m, a->broken[i], p->n, w);
    if (a->any)
        begin_from(m, x, p->n, w);
    search(m, seconds);
    double bound;
    *how = read_out(p, m, found, &bound);
    Cbc_deleteModel(m);
    bound /= scale(p->gain, p->n);
    if (fabs(bound) < (double)OML_MIP_LARGEST)
        out->bound = llround(floor(bound + 1e-6 * fmax(1, fabs(bound))));
    if (*how == BROKEN && a->n_broken < MOST_BROKEN)
        a->broken[a->n_broken++] = found;
    if ((*how == SOLVED || *how == SLICE_ENDED) && oml_mip_keeps(p, found) &&
        (!a->any || worth(p, found) > out->value)) {
        a->any = true;
        out->value = worth(p, found);
        for (size_t j = 0; j < p->n; j++)
            x[j] = found[j];
    }
    return OML_OK;
}

static int64_t
everything(const oml_mip *p)
{
    int64_t sum = 0;
    for (size_t j = 0; j < p->n; j++)
        sum += p->gain[j] > 0 ? p->gain[j] : 0;
    return sum;
}

enum { NODES = 1 << 24 }; // in a second, or less

// Enumeration first, which settles what is small or easy; true when it did.
static oml_rc
enumerate(oml_cx *cx, attempt *a, unsigned char x[], oml_mip_result *out, bool *settled)
{
    const size_t most = (size_t)(NODES * fmin(1, fmax(0, a->limit->seconds))) + 1,
                 nodes = a->limit->nodes == 0 ? most : a->limit->nodes;
    oml_implicit found;
    OML_TRY(oml_implicit_search(cx, a->p, nodes, a->any ? out->value : INT64_MIN, x, &found));
    *settled = found.ended;
    if (found.any) {
        a->any = true;
        out->value = found.value;
    }
    out->bound = found.bound < out->bound ? found.bound : out->bound;
    if (found.ended)
        out->status = a->any ? OML_MIP_OPTIMUM : OML_MIP_INFEASIBLE;
    return OML_OK;
}

// A quarter of a second without cuts and heuristics, which answers most small programs ten times sooner; then with
// them, in slices of one second, two, four. Between slices it is asked whether to go on.
static oml_rc
slices(oml_cx *cx, attempt *a, double began, unsigned char x[], oml_mip_result *out)
{
    const size_t most = a->p->n + 1;
    const room w = {OML_TRY_NEW(&cx->tmp, int, most), OML_TRY_NEW(&cx->tmp, double, most)};
    if (w.at == NULL || w.by == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-31", N_("no memory to choose among %zu items"), a->p->n);
    outcome how = SLICE_ENDED;
    double length = 0.25;
    while (how == SLICE_ENDED || how == BROKEN) {
        OML_TRY(oml_cx_go_on(cx));
        const double left = a->limit->seconds - (now() - began);
        if (left <= 0 || a->n_broken == MOST_BROKEN)
            break;
        OML_TRY(slice(cx, a, &w, length < left ? length : left, x, &how, out));
        if (how == SLICE_ENDED) {
            length = a->light ? 1 : 2 * length;
            a->light = false;
        }
    }
    out->seconds = now() - began;
    if (how == LOST)
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-NUM-32", N_("the search for the best choice was given up by CBC"));
    if (how == SOLVED && a->limit->gap == 0)
        out->bound = out->value;
    out->status = how == SOLVED ? OML_MIP_OPTIMUM : how == NONE && !a->any ? OML_MIP_INFEASIBLE : OML_MIP_FOUND;
    if (out->status == OML_MIP_FOUND && !a->any)
        out->status = OML_MIP_UNKNOWN;
    if (a->any && out->bound < out->value)
        out->bound = out->value;
    return OML_OK;
}

// Without columns or rules there is nothing to search, and CBC would say so aloud.
static bool
plain(const oml_mip *p, unsigned char x[], oml_mip_result *out)
{
    if (p->n > 0 && p->n_rows > 0)
        return false;
    if (!oml_mip_keeps(p, x)) // no columns: x is not looked at
        return true;
    for (size_t j = 0; j < p->n; j++)
        x[j] = p->gain[j] > 0;
    *out = (oml_mip_result){OML_MIP_OPTIMUM, worth(p, x), worth(p, x), 0};
    return true;
}

oml_rc
oml_mip_solve(oml_cx *cx, const oml_mip *p, const oml_mip_limit *limit, const unsigned char start[], unsigned char x[],
              oml_mip_result *out)
{
    *out = (oml_mip_result){.status = OML_MIP_INFEASIBLE};
    OML_TRY(check(cx, p));
    if (plain(p, x, out))
        return oml_cx_go_on(cx);
    out->bound = everything(p);
    attempt a = {p, limit, OML_NEW(&cx->tmp, const unsigned char *, MOST_BROKEN), 0, false, true};
    if (start != NULL && oml_mip_keeps(p, start)) {
        a.any = true;
        out->value = worth(p, start);
        for (size_t j = 0; j < p->n; j++)
            x[j] = start[j];
    }
    const double began = now();
    bool settled;
    OML_TRY(enumerate(cx, &a, x, out, &settled));
    out->seconds = now() - began;
    return settled ? oml_cx_go_on(cx) : slices(cx, &a, began, x, out);
}
