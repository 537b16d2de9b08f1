/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.priv.h"

static oml_rc
add_noun(oml_cx *cx, oml_store *s, const oml_noun *noun, oml_buf *line, oml_hash *h)
{
    sqlite3_stmt *stmt;
    bool row;
    oml_row at;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->all, &stmt));
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
        if (!row)
            return OML_OK;
        OML_TRY(oml_row_borrow(cx, &s->db, stmt, noun, &at));
        line->n = 0;
        oml_buf_text(line, noun->name);
        oml_record_json(&at.record, line);
        oml_buf_text(line, "\n");
        OML_TRY(oml_buf_check(cx, line));
        oml_hash_add(h, line->s, line->n);
    }
}

oml_rc
oml_store_digest(oml_cx *cx, oml_store *s, char out[65])
{
    uint8_t hash[OML_HASH_BYTES];
    oml_hash h;
    OML_BUF_AUTO line = {0};
    oml_hash_init(&h);
    for (size_t i = 0; i < oml_noun_count; i++)
        OML_TRY(add_noun(cx, s, &oml_nouns[i], &line, &h));
    oml_hash_get(&h, hash);
    oml_hash_text(hash, out);
    return OML_OK;
}
