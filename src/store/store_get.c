/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"
#include "store/store.priv.h"

static oml_rc
near_miss(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, const char **out)
{
    sqlite3_stmt *codes;
    bool row;
    oml_near near = {.word = code};
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->codes, &codes));
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, codes, &row));
        if (!row)
            break;
        const char *before = near.best, *offered = (const char *)sqlite3_column_text(codes, 0);
        oml_near_offer(&near, offered);
        if (near.best != before) // it belongs to the statement, which moves on
            near.best = oml_arena_text(&cx->tmp, offered);
    }
    *out = oml_near_best(&near);
    return OML_OK;
}

oml_rc
oml_store_get(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, oml_record *out)
{
    bool found;
    const char *near;
    OML_TRY(oml_store_find(cx, s, noun, code, out, &found));
    if (found)
        return OML_OK;
    OML_TRY(near_miss(cx, s, noun, code, &near));
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-STO-12", N_("there is no %s '%s'"), noun->name, code);
    return near == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), near);
}
