/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/plain_draw.h"

#include "decision/plain.h"
#include "decision/plain_panel.h"

#include <math.h>

// ---- random numbers -----------------------------------------------------------------------------------------------

// Four words: counter (block, part, stream) under the key seed, ten rounds.
static void
philox(uint64_t seed, uint64_t counter, uint64_t stream, uint32_t out[4])
{
    uint32_t c[4] = {(uint32_t)counter, (uint32_t)(counter >> 32), (uint32_t)stream, (uint32_t)(stream >> 32)};
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        const uint64_t p0 = 0xD2511F53ull * c[0], p1 = 0xCD9E8D57ull * c[2];
        const uint32_t n0 = (uint32_t)(p1 >> 32) ^ c[1] ^ k0, n2 = (uint32_t)(p0 >> 32) ^ c[3] ^ k1;
        c[0] = n0;
        c[1] = (uint32_t)p1;
        c[2] = n2;
        c[3] = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    for (int i = 0; i < 4; i++)
        out[i] = c[i];
}

// The numbers of one stream, 64 bits each, one after another.
typedef struct stream {
    uint64_t seed, number, taken;
} stream;

static uint64_t
next(stream *s)
{
    uint32_t w[4];
    philox(s->seed, s->taken / 2, s->number, w);
    const size_t at = s->taken++ % 2 * 2;
    return w[at] | (uint64_t)w[at + 1] << 32;
}

static double
next_unit(stream *s)
{
    return (double)(next(s) >> 11) / 9007199254740992.0;
}

// Von Neumann: how long uniforms keep falling.
static double
next_exponential(stream *s)
{
    for (unsigned whole = 0;; whole++) {
        const double first = next_unit(s);
        double last = first, u = next_unit(s);
        unsigned length = 1;
        while (u < last) {
            last = u;
            u = next_unit(s);
            length++;
        }
        if (length % 2 == 1)
            return (double)whole + first;
    }
}

// Lemire: the high word of a product, drawn again where some would be favoured.
static size_t
next_below(stream *s, size_t n)
{
    for (;;) {
        const uint64_t x = next(s), high = x >> 32, low = x & 0xFFFFFFFFu, m = n; // n is far below 2^32
        const uint64_t carry = (low * m) >> 32, upper = high * m + carry;
        const uint64_t rest = upper << 32 | ((low * m) & 0xFFFFFFFFu);
        if (rest >= m || rest >= (0 - m) % m)
            return (size_t)(upper >> 32);
    }
}

// ---- SMAA ---------------------------------------------------------------------------------------------------------

// In the middle of one of 2^23 equal parts.
static double
unit(uint32_t word)
{
    return ((double)(word >> 9) + 0.5) / 8388608.0;
}

// Number i of the weights of a draw.
static double
weight_unit(uint64_t seed, uint64_t draw, size_t i)
{
    uint32_t w[4];
    philox(seed, i / 4, draw, w);
    return unit(w[i % 4]);
}

// The numbers of a draw's values: xoshiro128++ (Blackman and Vigna 2021) from the four words that its stream begins
// with.
typedef struct values {
    uint32_t s[4];
} values;

static values
begin_values(uint64_t seed, uint64_t draw)
{
    values v;
    philox(seed, (uint64_t)1 << 32, draw, v.s);
    v.s[0] |= 1;
    return v;
}

static uint32_t
turned(uint32_t x, int by)
{
    return x << by | x >> (32 - by);
}

static double
next_value(values *v)
{
    uint32_t *s = v->s;
    const uint32_t out = turned(s[0] + s[3], 7) + s[0], t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turned(s[3], 11);
    return unit(out);
}

static bool
inside(const oml_simplex *s, const double w[])
{
    for (size_t i = 0; i < s->limits; i++) {
        double sum = 0;
        for (size_t j = 0; j < s->k; j++)
            sum += s->limit[i].part[j] * w[j];
        if (sum < s->limit[i].least)
            return false;
    }
    return true;
}

static void
propose(const oml_simplex *s, stream *r, double w[])
{
    double e[OML_SIMPLEX_MOST], sum = 0;
    for (size_t j = 0; j < s->k; j++)
        sum += e[j] = next_exponential(r);
    for (size_t i = 0; i < s->k; i++) { // the i-th largest, or the i-th
        size_t best = i;
        for (size_t j = i; s->order != NULL && j < s->k; j++)
            best = e[j] > e[best] ? j : best;
        const double swap = e[i];
        e[i] = e[best];
        e[best] = swap;
        w[s->order != NULL ? s->order[i] : i] = e[i] / sum;
    }
}

static void
weights(const oml_smaa_problem *p, uint64_t seed, uint64_t d, double w[])
{
    const oml_simplex *s = p->weights;
    if (s != NULL && (s->order != NULL || s->limits > 0)) {
        stream r = {seed, d, 0};
        do
            propose(s, &r, w);
        while (!inside(s, w));
        return;
    }
    double sum = 0;
    for (size_t j = 0; j < p->k; j++)
        sum += w[j] = -log(weight_unit(seed, d, j));
    for (size_t j = 0; j < p->k; j++)
        w[j] /= sum;
}

// The value below which a standard normal is with probability u, by halving on the error function.
static double
normal(double u)
{
    double low = -12, high = 12;
    for (int i = 0; i < 60; i++) {
        const double x = (low + high) / 2;
        if (erfc(-x / sqrt(2)) / 2 < u)
            low = x;
        else
            high = x;
    }
    return (low + high) / 2;
}

// Levels of an ordinal criterion: 0, sorted numbers, 1.
static double
level(const oml_smaa_problem *p, uint64_t seed, uint64_t d, size_t j, size_t which)
{
    const size_t n = p->levels[j];
    double u[512];
    stream r = {seed ^ 0x6F7264696E616C00u, d * (p->n * p->k + 1) + j, 0};
    if (which == 0 || n > 512)
        return 0;
    if (which + 1 == n)
        return 1;
    for (size_t i = 0; i + 2 < n; i++) {
        const double x = next_unit(&r);
        size_t at = i;
        for (; at > 0 && u[at - 1] > x; at--)
            u[at] = u[at - 1];
        u[at] = x;
    }
    return u[which - 1];
}

static double
valued(const oml_smaa_problem *p, size_t j, double score)
{
    return p->value == NULL ? score : oml_plain_value(&p->value[j], score);
}

// The value of a cell that takes the number u.
static double
value(const oml_smaa_problem *p, uint64_t seed, uint64_t d, size_t i, double u)
{
    const oml_smaa_cell *c = &p->cell[i];
    const size_t j = i % p->k;
    switch (c->kind) {
    case OML_SMAA_FIXED:
        break;
    case OML_SMAA_UNIFORM:
        return valued(p, j, c->p + u * (c->q - c->p));
    case OML_SMAA_NORMAL:
        return valued(p, j, c->p + c->q * normal(u));
    case OML_SMAA_LOGNORMAL:
        return valued(p, j, exp(c->p + c->q * normal(u)));
    case OML_SMAA_ORDINAL:
        return level(p, seed, d, j, (size_t)c->p);
    case OML_SMAA_MISSING:
        return u;
    }
    return valued(p, j, c->p);
}

// In which order alternatives take numbers: by the falling sum of their middle values; of those that are equal in every
// draw the first takes numbers for all, and what is known altogether takes none.
typedef struct turns {
    size_t *order, *like; // n; like[a]: the one that a is equal to, or a
    bool *takes;
} turns;

static double
middle(const oml_smaa_problem *p, size_t a, size_t j)
{
    const oml_smaa_cell *c = &p->cell[a * p->k + j];
    if (c->kind == OML_SMAA_MISSING)
        return 0.5;
    if (c->kind == OML_SMAA_ORDINAL)
        return p->levels[j] > 1 ? c->p / (double)(p->levels[j] - 1) : 0;
    return valued(p, j,
                  c->kind == OML_SMAA_UNIFORM     ? (c->p + c->q) / 2
                  : c->kind == OML_SMAA_LOGNORMAL ? exp(c->p)
                                                  : c->p);
}

static bool
equal_always(const oml_smaa_problem *p, size_t a, size_t b)
{
    for (size_t j = 0; j < p->k; j++) {
        const oml_smaa_kind x = p->cell[a * p->k + j].kind, y = p->cell[b * p->k + j].kind;
        if (x != y || (x != OML_SMAA_FIXED && x != OML_SMAA_ORDINAL) || middle(p, a, j) != middle(p, b, j))
            return false;
    }
    return true;
}

static turns
take_turns(oml_cx *cx, const oml_smaa_problem *p)
{
    const size_t n = p->n;
    const turns t = {OML_NEW(&cx->tmp, size_t, n), OML_NEW(&cx->tmp, size_t, n), OML_NEW(&cx->tmp, bool, n)};
    double *sum = OML_NEW(&cx->tmp, double, n);
    for (size_t i = 0; i < n * p->k; i++) {
        sum[i / p->k] += middle(p, i / p->k, i % p->k);
        t.takes[i / p->k] = t.takes[i / p->k] || p->cell[i].kind != OML_SMAA_FIXED;
    }
    for (size_t a = 0; a < n; a++) {
        size_t before = 0; // those with a larger sum, and equals that come first
        for (size_t b = 0; b < n; b++)
            before += sum[b] > sum[a] || (sum[b] == sum[a] && b < a);
        t.order[before] = a;
        t.like[a] = a;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t l = 0; l < i; l++) {
            const size_t a = t.order[i], b = t.order[l];
            if (t.like[a] == a && t.like[b] == b && equal_always(p, b, a))
                t.like[a] = b;
        }
    return t;
}

static void
evaluate(const oml_smaa_problem *p, const turns *t, uint64_t seed, uint64_t d, const double w[], double V[])
{
    values numbers = begin_values(seed, d);
    for (size_t i = 0; i < p->n; i++) {
        const size_t a = t->order[i];
        V[a] = t->like[a] == a ? 0 : V[t->like[a]];
        for (size_t j = 0; j < p->k && t->like[a] == a; j++)
            V[a] += w[j] * value(p, seed, d, a * p->k + j, t->takes[a] ? next_value(&numbers) : 0.5);
    }
}

static void
count(const double V[], const double w[], size_t k, double wins[], oml_acceptability *out)
{
    const size_t n = out->n;
    for (size_t a = 0; a < n; a++) {
        size_t better = 0, equal = 0;
        for (size_t b = 0; b < n; b++) {
            better += V[b] > V[a];
            equal += V[b] == V[a];
            if (a != b)
                out->pairwise[a * n + b] += V[a] > V[b] ? 1 : V[a] == V[b] ? 0.5 : 0;
        }
        for (size_t r = better; r < better + equal; r++)
            out->rank[a * n + r] += 1 / (double)equal;
        if (better > 0)
            continue;
        wins[a]++;
        for (size_t j = 0; j < k; j++)
            out->central[a * k + j] += w[j];
    }
}

static oml_rc
confide(oml_cx *cx, const oml_smaa_problem *p, const turns *t, uint64_t seed, oml_acceptability *out)
{
    const size_t n = p->n, k = p->k;
    double *V = OML_NEW(&cx->tmp, double, n), most = 2e8 / ((double)n * (double)n * (double)k);
    uint64_t draws = 1;
    for (size_t i = 0; i < n * k; i++)
        if (p->cell[i].kind != OML_SMAA_FIXED)
            draws = (uint64_t)fmin((double)out->draws, fmax(2000, most));
    for (size_t a = 0; a < n; a++) {
        out->confidence[a] = (double)NAN;
        if (isnan(out->central[a * k]))
            continue;
        out->confidence[a] = 0;
        for (uint64_t d = 0; d < draws; d++) {
            OML_TRY(oml_cx_go_on(cx));
            bool first = true;
            evaluate(p, t, seed, d, &out->central[a * k], V);
            for (size_t b = 0; b < n; b++)
                first = first && V[b] <= V[a];
            out->confidence[a] += first ? 1 / (double)draws : 0;
        }
    }
    return OML_OK;
}

// smaa.c walks when fewer than 10 of its first 2,000 proposals are inside.
static bool
roomy(const oml_simplex *s, uint64_t seed, double w[])
{
    size_t good = 0;
    if (s == NULL || (s->order == NULL && s->limits == 0))
        return true;
    for (uint64_t d = 0; d < 2000; d++) {
        stream r = {seed, d, 0};
        propose(s, &r, w);
        good += inside(s, w);
    }
    return good >= 10;
}

oml_rc
oml_plain_draw_smaa(oml_cx *cx, const oml_smaa_problem *p, uint64_t draws, uint64_t seed, bool *drawn,
                    oml_acceptability *out)
{
    const size_t n = p->n, k = p->k;
    double *w = OML_NEW(&cx->tmp, double, k), *V = OML_NEW(&cx->tmp, double, n), *wins = OML_NEW(&cx->tmp, double, n);
    *out = (oml_acceptability){n,
                               k,
                               draws,
                               OML_TRY_NEW(&cx->tmp, double, n *n),
                               OML_TRY_NEW(&cx->tmp, double, n *k),
                               OML_TRY_NEW(&cx->tmp, double, n *n),
                               OML_NEW(&cx->tmp, double, n)};
    if (out->rank == NULL || out->central == NULL || out->pairwise == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    const turns t = take_turns(cx, p);
    *drawn = roomy(p->weights, seed, w);
    for (uint64_t d = 0; *drawn && d < draws; d++) {
        OML_TRY(oml_cx_go_on(cx));
        weights(p, seed, d, w);
        evaluate(p, &t, seed, d, w, V);
        count(V, w, k, wins, out);
    }
    for (size_t i = 0; *drawn && i < n * n; i++) {
        out->rank[i] /= (double)draws;
        out->pairwise[i] /= (double)draws;
    }
    for (size_t i = 0; i < n * k; i++)
        out->central[i] = wins[i / k] > 0 ? out->central[i] / wins[i / k] : (double)NAN;
    return *drawn ? confide(cx, p, &t, seed, out) : OML_OK;
}

// ---- bands --------------------------------------------------------------------------------------------------------

static double
panel_mean(const oml_bands_panel *p, const size_t who[], size_t voters, size_t item, size_t c)
{
    double sum = 0;
    size_t n = 0;
    for (size_t v = 0; v < voters; v++) {
        const double x = p->value[((who == NULL ? v : who[v]) * p->items + item) * p->criteria + c];
        if (!isnan(x)) {
            sum += x;
            n++;
        }
    }
    return sum / (double)n;
}

static double
panel_score(const oml_bands_panel *p, const size_t who[], size_t item)
{
    double score = 0;
    for (size_t c = 0; c < p->criteria; c++) {
        const double drawn = panel_mean(p, who, p->voters, item, c);
        score += p->weight[c] * (isnan(drawn) ? panel_mean(p, NULL, p->voters, item, c) : drawn);
    }
    return score;
}

// How many are better than item i, and how many are its equals, itself included.
static void
stand(const double score[], size_t n, size_t i, size_t *better, size_t *equal)
{
    *better = *equal = 0;
    for (size_t b = 0; b < n; b++) {
        *better += score[b] > score[i] + 1e-9;
        *equal += fabs(score[b] - score[i]) <= 1e-9;
    }
}

static size_t
reached(const double count[], size_t items, double share, double draws)
{
    double sum = 0;
    for (size_t r = 0; r < items; r++) {
        sum += count[r];
        if (sum > 0 && sum >= share * draws)
            return r + 1;
    }
    return items;
}

oml_rc
oml_plain_draw_bands(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed,
                     oml_bands_item out[])
{
    const size_t n = p->items;
    size_t *who = OML_NEW(&cx->tmp, size_t, p->voters), better, equal;
    double *score = OML_NEW(&cx->tmp, double, n), *in = OML_NEW(&cx->tmp, double, n),
           *rank = OML_NEW(&cx->tmp, double, n *n);
    for (uint64_t d = 0; d < draws; d++) {
        stream r = {seed, d, 0};
        OML_TRY(oml_cx_go_on(cx));
        for (size_t v = 0; v < p->voters; v++)
            who[v] = next_below(&r, p->voters);
        for (size_t i = 0; i < n; i++)
            score[i] = panel_score(p, who, i);
        for (size_t i = 0; i < n; i++) {
            stand(score, n, i, &better, &equal);
            if (isnan(score[i]))
                continue;
            rank[i * n + better]++;
            if (better < top)
                in[i] += equal <= top - better ? 1 : (double)(top - better) / (double)equal;
        }
    }
    for (size_t i = 0; i < n; i++)
        score[i] = panel_score(p, NULL, i);
    for (size_t i = 0; i < n; i++) {
        const double share = in[i] / (double)draws, none = (double)NAN;
        stand(score, n, i, &better, &equal);
        out[i] = (oml_bands_item){score[i],
                                  1 + better,
                                  share,
                                  sqrt(share * (1 - share) / (double)draws),
                                  reached(&rank[i * n], n, 0.05, (double)draws),
                                  reached(&rank[i * n], n, 0.95, (double)draws),
                                  share >= 0.9   ? 'A'
                                  : share <= 0.1 ? 'C'
                                                 : 'B'};
        if (isnan(score[i]))
            out[i] = (oml_bands_item){none, 0, none, none, 0, 0, '-'};
    }
    return OML_OK;
}

// ---- the chance of W ----------------------------------------------------------------------------------------------

oml_rc
oml_plain_draw_chance(oml_cx *cx, const double score[], size_t judges, size_t objects, uint64_t draws, uint64_t seed,
                      double *p)
{
    double *given = OML_NEW(&cx->tmp, double, judges *objects), *sum = OML_NEW(&cx->tmp, double, objects);
    double said = 0, times = 0;
    for (size_t i = 0; i < judges * objects; i++)
        given[i] = oml_plain_panel_midrank(&score[i / objects * objects], objects, i % objects);
    for (uint64_t d = 0; d <= draws; d++) { // draw 0 is what the judges said; each later one permutes the one before
        stream r = {seed, d, 0};
        double squares = 0;
        OML_TRY(oml_cx_go_on(cx));
        for (size_t i = 0; i < objects; i++)
            sum[i] = 0;
        for (size_t j = 0; j < judges; j++) {
            double *own = &given[j * objects];
            for (size_t i = objects - 1; d > 0 && i > 0; i--) {
                const size_t other = next_below(&r, i + 1);
                const double swap = own[i];
                own[i] = own[other];
                own[other] = swap;
            }
            for (size_t i = 0; i < objects; i++)
                sum[i] += own[i];
        }
        for (size_t i = 0; i < objects; i++)
            squares += sum[i] * sum[i];
        said = d == 0 ? squares : said;
        times += d > 0 && squares >= said * (1 - 1e-12);
    }
    *p = (1 + times) / (1 + (double)draws);
    return OML_OK;
}
