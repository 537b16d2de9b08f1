/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.priv.h"

#include <string.h>

// Edits between two codes, up to the length of a code; for near misses.
static size_t
distance(const char *a, const char *b)
{
    size_t row[102];
    const size_t n = strlen(a), m = strlen(b);
    if (n > 100 || m > 100)
        return 1000;
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            const size_t swap = corner + ((a[i - 1] | 32) != (b[j - 1] | 32)), up = row[j] + 1, left = row[j - 1] + 1;
            corner = row[j];
            row[j] = swap < up ? (swap < left ? swap : left) : (up < left ? up : left);
        }
    }
    return row[m];
}

static oml_rc
nearest(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, const char **out)
{
    sqlite3_stmt *codes;
    bool row;
    size_t best = strlen(code) / 3 + 1; // more edits than this are no slip of the finger
    *out = NULL;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->codes, &codes));
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, codes, &row));
        if (!row)
            return OML_OK;
        const char *other = (const char *)sqlite3_column_text(codes, 0);
        const size_t edits = distance(code, other);
        if (edits < best || (edits == best && *out == NULL)) {
            best = edits;
            *out = oml_arena_text(&cx->tmp, other);
        }
    }
}

oml_rc
oml_store_get(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, oml_record *out)
{
    bool found;
    const char *near;
    OML_TRY(oml_store_find(cx, s, noun, code, out, &found));
    if (found)
        return OML_OK;
    OML_TRY(nearest(cx, s, noun, code, &near));
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-STO-12", N_("there is no %s '%s'"), noun->name, code);
    return near == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), near);
}

