/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/aggregate.h"

#include "text/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// What becomes of each old index: parts to[first[i] .. first[i + 1]).
typedef struct parts {
    size_t n; // new ones
    size_t *first;
    uint32_t *to;
    double *share;
} parts;

enum { ARRAYS = 8 };

typedef struct owner {
    double *at[ARRAYS];
    size_t n;
} owner;

static void
release(void *self)
{
    owner *o = self;
    for (size_t i = 0; i < o->n; i++)
        free(o->at[i]);
}

static double *
array(owner *o, size_t rows, size_t cols)
{
    double *a = calloc(rows * cols + 1, sizeof *a);
    if (a != NULL)
        o->at[o->n++] = a;
    return a;
}

// ---- the maps -----------------------------------------------------------------------------------------------------

static void
identity(oml_cx *cx, size_t n, parts *out)
{
    *out = (parts){n, OML_NEW(&cx->tmp, size_t, n + 1), OML_NEW(&cx->tmp, uint32_t, n + 1),
                   OML_NEW(&cx->tmp, double, n + 1)};
    for (size_t i = 0; i < n; i++) {
        out->first[i] = i;
        out->to[i] = (uint32_t)i;
        out->share[i] = 1;
    }
    out->first[n] = n;
}

static oml_place
place_of(const oml_aggregate_map *map, size_t line)
{
    return (oml_place){.file = map->file, .row = map->row == NULL ? 0 : map->row[line]};
}

static oml_rc
check_shares(oml_cx *cx, const oml_iot_names *names, const parts *p, const oml_aggregate_map *map)
{
    for (size_t i = 0; i < names->n; i++) {
        double sum = 0;
        size_t line = map->n;
        for (size_t k = p->first[i]; k < p->first[i + 1]; k++)
            sum += p->share[k];
        if (p->first[i] == p->first[i + 1])
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGG-01", (oml_place){.file = map->file},
                               N_("the map says nothing of '%s'"), names->code[i]);
        if (fabs(sum - 1) <= 1e-9)
            continue;
        while (strcmp(map->from[line - 1], names->code[i]) != 0)
            line--;
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGG-03", place_of(map, line - 1),
                           N_("the shares of '%s' add up to %g, not to 1"), names->code[i], sum);
    }
    return OML_OK;
}

// A map with a line for each code that it leaves out, which keeps it.
static oml_aggregate_map
completed(oml_cx *cx, const oml_iot_names *names, const oml_aggregate_map *map)
{
    oml_labels said = {0};
    oml_aggregate_map out = {map->n,
                             OML_NEW(&cx->tmp, const char *, map->n + names->n + 1),
                             OML_NEW(&cx->tmp, const char *, map->n + names->n + 1),
                             OML_NEW(&cx->tmp, double, map->n + names->n + 1),
                             true,
                             map->file,
                             OML_NEW(&cx->tmp, size_t, map->n + names->n + 1)};
    for (size_t k = 0; k < map->n; k++) {
        oml_labels_add(&cx->tmp, &said, map->from[k], strlen(map->from[k]));
        out.from[k] = map->from[k];
        out.to[k] = map->to[k];
        out.share[k] = map->share[k];
        out.row[k] = map->row == NULL ? 0 : map->row[k];
    }
    for (size_t i = 0; i < names->n; i++) {
        if (oml_labels_find(&said, names->code[i], strlen(names->code[i])) != OML_LABELS_NONE)
            continue;
        out.from[out.n] = out.to[out.n] = names->code[i];
        out.share[out.n++] = 1;
    }
    return out;
}

static oml_rc
read_map(oml_cx *cx, const oml_iot_names *names, const oml_aggregate_map *given, parts *out, oml_iot_names *made)
{
    oml_labels old = {0}, new = {0};
    const size_t n = names->n;
    const oml_aggregate_map whole = given->keep ? completed(cx, names, given) : *given, *map = &whole;
    *out = (parts){0, OML_NEW(&cx->tmp, size_t, n + 2), OML_NEW(&cx->tmp, uint32_t, map->n + 1),
                   OML_NEW(&cx->tmp, double, map->n + 1)};
    for (size_t i = 0; i < n; i++)
        oml_labels_add(&cx->tmp, &old, names->code[i], strlen(names->code[i]));
    uint32_t *from = OML_NEW(&cx->tmp, uint32_t, map->n + 1), *to = OML_NEW(&cx->tmp, uint32_t, map->n + 1);
    for (size_t k = 0; k < map->n; k++) {
        from[k] = oml_labels_find(&old, map->from[k], strlen(map->from[k]));
        if (from[k] == OML_LABELS_NONE)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-AGG-02", place_of(map, k),
                               N_("'%s' in the map is no code of the table"), map->from[k]);
        to[k] = oml_labels_add(&cx->tmp, &new, map->to[k], strlen(map->to[k]));
        out->first[from[k] + 1]++;
    }
    for (size_t i = 0; i < n; i++)
        out->first[i + 1] += out->first[i];
    size_t *next = OML_NEW(&cx->tmp, size_t, n + 1);
    memcpy(next, out->first, n * sizeof *next);
    for (size_t k = 0; k < map->n; k++) {
        out->to[next[from[k]]] = to[k];
        out->share[next[from[k]]++] = map->share[k];
    }
    out->n = new.n;
    *made = (oml_iot_names){new.n, new.at, NULL, NULL};
    if (names->name != NULL) {
        made->name = OML_NEW(&cx->tmp, const char *, new.n + 1);
        for (size_t i = 0; i < new.n; i++) {
            const uint32_t same = oml_labels_find(&old, new.at[i], strlen(new.at[i]));
            made->name[i] = same == OML_LABELS_NONE ? NULL : names->name[same];
        }
    }
    return check_shares(cx, names, out, map);
}

// Pairs of new region and new sector (or an old category), in the order in which old rows come to them.
static void
combine(oml_cx *cx, size_t n, const uint32_t *region, const uint32_t *sector, const parts *r, const parts *s,
        parts *out, const uint32_t **new_region, const uint32_t **new_sector)
{
    oml_labels pairs = {0};
    size_t most = 0, k = 0;
    for (size_t i = 0; i < n; i++)
        most += (r->first[region[i] + 1] - r->first[region[i]]) * (s->first[sector[i] + 1] - s->first[sector[i]]);
    *out = (parts){0, OML_NEW(&cx->tmp, size_t, n + 1), OML_NEW(&cx->tmp, uint32_t, most + 1),
                   OML_NEW(&cx->tmp, double, most + 1)};
    for (size_t i = 0; i < n; i++) {
        out->first[i] = k;
        for (size_t a = r->first[region[i]]; a < r->first[region[i] + 1]; a++)
            for (size_t b = s->first[sector[i]]; b < s->first[sector[i] + 1]; b++) {
                const uint32_t key[2] = {r->to[a], s->to[b]};
                out->to[k] = oml_labels_add(&cx->tmp, &pairs, (const char *)key, sizeof key);
                out->share[k++] = r->share[a] * s->share[b];
            }
    }
    out->first[n] = k;
    out->n = pairs.n;
    uint32_t *one = OML_NEW(&cx->tmp, uint32_t, pairs.n + 1), *two = OML_NEW(&cx->tmp, uint32_t, pairs.n + 1);
    for (size_t i = 0; i < pairs.n; i++) {
        uint32_t key[2];
        memcpy(key, pairs.at[i], sizeof key);
        one[i] = key[0];
        two[i] = key[1];
    }
    *new_region = one;
    *new_sector = two;
}

// ---- the matrices -------------------------------------------------------------------------------------------------

// G M H': rows first, within a column, then the column goes to those it is part of. rows NULL: as they are (m of them).
static oml_rc
transform(oml_cx *cx, const double *M, size_t m, size_t n, const parts *rows, const parts *cols, double *to)
{
    const size_t k = rows == NULL ? m : rows->n;
    double *column = OML_NEW(&cx->tmp, double, k + 1);
    for (size_t j = 0; j < n; j++) {
        const double *from = M + m * j;
        if (j % 64 == 0)
            OML_TRY(oml_cx_go_on(cx));
        if (rows == NULL)
            memcpy(column, from, m * sizeof *column);
        else {
            memset(column, 0, k * sizeof *column);
            for (size_t i = 0; i < m; i++)
                for (size_t a = rows->first[i]; a < rows->first[i + 1]; a++)
                    column[rows->to[a]] += rows->share[a] * from[i];
        }
        for (size_t b = cols->first[j]; b < cols->first[j + 1]; b++)
            for (size_t i = 0; i < k; i++)
                to[i + k * cols->to[b]] += cols->share[b] * column[i];
    }
    return OML_OK;
}

static oml_rc
one(oml_cx *cx, owner *o, const double *M, size_t m, size_t n, const parts *rows, const parts *cols, const double **out)
{
    if (M == NULL)
        return OML_OK;
    double *to = array(o, rows == NULL ? m : rows->n, cols->n);
    if (to == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-AGG-04", N_("there is not enough memory for the table"));
    *out = to;
    return transform(cx, M, m, n, rows, cols, to);
}

static oml_rc
all(oml_cx *cx, const oml_iot *t, const parts *g, const parts *h, const parts *r, owner *o, oml_iot *out)
{
    parts single;
    identity(cx, 1, &single);
    OML_TRY(one(cx, o, t->Z, t->n, t->n, g, g, &out->Z));
    OML_TRY(one(cx, o, t->Y, t->n, t->f, g, h, &out->Y));
    OML_TRY(one(cx, o, t->x, t->n, 1, g, &single, &out->x));
    OML_TRY(one(cx, o, t->V, t->primaries.n, t->n, NULL, g, &out->V));
    OML_TRY(one(cx, o, t->VY, t->primaries.n, t->f, NULL, h, &out->VY));
    OML_TRY(one(cx, o, t->F, t->stressors.n, t->n, NULL, g, &out->F));
    OML_TRY(one(cx, o, t->FY, t->stressors.n, t->f, NULL, h, &out->FY));
    return one(cx, o, t->population, t->regions.n, 1, r, &single, &out->population);
}

oml_rc
oml_aggregate_table(oml_cx *cx, const oml_iot *t, const oml_aggregate_map *regions, const oml_aggregate_map *sectors,
                    oml_iot **out)
{
    *out = NULL;
    oml_iot *made = OML_NEW(&cx->tmp, oml_iot, 1);
    owner *o = OML_NEW(&cx->tmp, owner, 1);
    parts r, s, c, g, h;
    *made = *t;
    made->path = NULL;
    made->digest = NULL;
    made->A = made->Z = made->Y = made->x = made->V = made->VY = made->F = made->FY = made->population = NULL;
    made->owner = o;
    made->release = release;
    identity(cx, t->regions.n, &r);
    identity(cx, t->sectors.n, &s);
    identity(cx, t->categories.n, &c);
    if (regions != NULL)
        OML_TRY(read_map(cx, &t->regions, regions, &r, &made->regions));
    if (sectors != NULL)
        OML_TRY(read_map(cx, &t->sectors, sectors, &s, &made->sectors));
    combine(cx, t->n, t->row_region, t->row_sector, &r, &s, &g, &made->row_region, &made->row_sector);
    combine(cx, t->f, t->col_region, t->col_category, &r, &c, &h, &made->col_region, &made->col_category);
    made->n = g.n;
    made->f = h.n;
    const oml_rc rc = all(cx, t, &g, &h, &r, o, made);
    if (rc != OML_OK) {
        release(o);
        return rc;
    }
    *out = made;
    return OML_OK;
}
