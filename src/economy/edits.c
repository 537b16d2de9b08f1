/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/edits.h"

#include <stdlib.h>
#include <string.h>

// Where a cell is, or would be: linear probing from a multiplicative hash; at most half of the slots are taken.
static size_t
place(const oml_edits *e, size_t i, size_t j)
{
    size_t at = (size_t)(((uint64_t)i << 32 ^ j) * 0x9E3779B97F4A7C15u >> 32) & (e->slots - 1); // rows reach these bits
    while (e->slot[at] != 0 && (e->row[e->slot[at] - 1] != i || e->col[e->slot[at] - 1] != j))
        at = (at + 1) & (e->slots - 1);
    return at;
}

static oml_rc
grow(oml_cx *cx, oml_edits *e)
{
    const size_t room = e->room == 0 ? 64 : 2 * e->room;
    uint32_t *row = realloc(e->row, room * sizeof *row);
    e->row = row != NULL ? row : e->row;
    uint32_t *col = realloc(e->col, room * sizeof *col);
    e->col = col != NULL ? col : e->col;
    double *value = realloc(e->value, room * sizeof *value);
    e->value = value != NULL ? value : e->value;
    uint32_t *slot = calloc(2 * room, sizeof *slot);
    if (row == NULL || col == NULL || value == NULL || slot == NULL) {
        free(slot);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-EDT-01", N_("there is no memory for %zu changed cells"), room);
    }
    free(e->slot);
    e->slot = slot, e->room = room, e->slots = 2 * room;
    for (size_t c = 0; c < e->n; c++)
        e->slot[place(e, e->row[c], e->col[c])] = (uint32_t)c + 1;
    return OML_OK;
}

oml_rc
oml_edits_cell(oml_cx *cx, oml_edits *e, size_t i, size_t j, double stored, double **out)
{
    if (e->n == e->room)
        OML_TRY(grow(cx, e));
    const size_t at = place(e, i, j);
    if (e->slot[at] == 0) {
        e->row[e->n] = (uint32_t)i, e->col[e->n] = (uint32_t)j, e->value[e->n] = stored;
        e->slot[at] = (uint32_t)++e->n;
    }
    *out = &e->value[e->slot[at] - 1];
    return OML_OK;
}

double
oml_edits_get(const oml_edits *e, size_t i, size_t j, double stored)
{
    if (e->n == 0)
        return stored;
    const uint32_t number = e->slot[place(e, i, j)];
    return number == 0 ? stored : e->value[number - 1];
}

void
oml_edits_free(oml_edits *e)
{
    free(e->row);
    free(e->col);
    free(e->value);
    free(e->slot);
    *e = (oml_edits){0};
}
