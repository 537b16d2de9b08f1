/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int
by_code(const void *a, const void *b)
{
    return oml_record_order(((const oml_record *)a)->value[0], ((const oml_record *)b)->value[0]);
}

static oml_rc
collect(oml_cx *cx, oml_store *s, sqlite3_stmt *stmt, const oml_noun *noun, oml_records *out)
{
    bool row;
    size_t room = 0;
    *out = (oml_records){.noun = noun};
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
        if (!row)
            break;
        if (out->n == room) {
            room = room == 0 ? 64 : 2 * room;
            oml_record *larger = OML_TRY_NEW(&cx->tmp, oml_record, room);
            if (larger == NULL)
                return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-19", N_("more is asked for than fits in memory"));
            if (out->n > 0)
                memcpy(larger, out->at, out->n * sizeof *larger);
            out->at = larger;
        }
        OML_TRY(oml_row_read(cx, &s->db, stmt, noun, &out->at[out->n++]));
    }
    if (out->n > 1)
        qsort(out->at, out->n, sizeof *out->at, by_code);
    return OML_OK;
}

oml_rc
oml_store_list(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *field, const char *value, oml_records *out)
{
    sqlite3_stmt *stmt;
    if (field == NULL) {
        OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->list, &stmt));
        return collect(cx, s, stmt, noun, out);
    }
    const size_t i = oml_noun_field(noun, field);
    assert(i < noun->n_fields);
    const char *sql = oml_row_filter_sql(&cx->tmp, noun, i);
    if (sqlite3_prepare_v2(s->db.handle, sql, -1, &stmt, NULL) != SQLITE_OK)
        return oml_db_fail(cx, &s->db);
    // A value that cannot be one of this field is the value of no record.
    oml_rc rc = OML_OK;
    *out = (oml_records){.noun = noun};
    if (oml_row_bind(stmt, 1, noun->fields[i].kind, value))
        rc = collect(cx, s, stmt, noun, out);
    sqlite3_finalize(stmt);
    return rc;
}

oml_rc
oml_store_list_all(oml_cx *cx, oml_store *s, const oml_noun *noun, oml_records *out)
{
    sqlite3_stmt *stmt;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->all, &stmt));
    return collect(cx, s, stmt, noun, out);
}
