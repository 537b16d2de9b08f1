/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/sql.h"
#include "store/store.priv.h"

#include <string.h>

// The first column of the first row, in cx->tmp; NULL when there is none.
static oml_rc
text(oml_cx *cx, oml_store *s, sqlite3_stmt *stmt, const char **out)
{
    bool row;
    *out = NULL;
    OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
    if (!row)
        return OML_OK;
    const char *found = (const char *)sqlite3_column_text(stmt, 0);
    *out = found == NULL ? NULL : oml_arena_text(&cx->tmp, found);
    sqlite3_reset(stmt);
    return OML_OK;
}

static oml_rc
round_of(oml_cx *cx, oml_store *s, const oml_record *r, const char **out)
{
    if (strcmp(r->noun->name, "voter") == 0 || strcmp(r->noun->name, "card") == 0) {
        *out = oml_record_get(r, "round");
        return OML_OK;
    }
    sqlite3_stmt *find;
    OML_TRY(oml_db_get(cx, &s->db, sql_store_frozen_round, &find));
    oml_db_text(&s->db, find, ":voter", oml_record_get(r, "voter"));
    return text(cx, s, find, out);
}

// A sheet holds thousands of scores of one round: its answer is kept for the transaction.
static oml_rc
ask_before(oml_cx *cx, oml_store *s, const char *round)
{
    if (s->frozen_round != NULL && strcmp(s->frozen_round, round) == 0)
        return OML_OK;
    sqlite3_stmt *find;
    const char *status;
    OML_TRY(oml_db_get(cx, &s->db, sql_store_frozen_status, &find));
    oml_db_text(&s->db, find, ":round", round);
    oml_db_int(&s->db, find, ":began", s->began);
    OML_TRY(text(cx, s, find, &status));
    s->frozen_round = oml_arena_text(&s->work, round);
    s->frozen_known = status != NULL;
    s->frozen = status != NULL && strcmp(status, "closed") == 0;
    return OML_OK;
}

// Is it a score, or that somebody gave one?
static bool
is_of_cards(const oml_record *r)
{
    return strcmp(r->noun->name, "card") == 0 ||
           (strcmp(r->noun->name, "voter") == 0 && oml_record_is(r, "voted", "1"));
}

// A ballot names its voter, and an unlinkable round has none that does; its cards come all at once, shuffled, or with
// the round itself in a package.
static oml_rc
linkable(oml_cx *cx, oml_store *s, const oml_record *r, const char *round, oml_place place)
{
    const bool ballot = strcmp(r->noun->name, "ballot") == 0;
    if (!ballot && !is_of_cards(r))
        return OML_OK;
    sqlite3_stmt *find;
    const char *mode;
    OML_TRY(oml_db_get(cx, &s->db, sql_store_frozen_mode, &find));
    oml_db_text(&s->db, find, ":round", round);
    OML_TRY(text(cx, s, find, &mode));
    if (mode == NULL || strcmp(mode, "unlinkable") != 0)
        return OML_OK;
    if (ballot)
        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-31", place,
                    N_("round %s is unlinkable: a ballot that names a voter cannot be kept"), round);
    else if (s->frozen_known && !s->frozen && strcmp(s->by.op, OML_STORE_SCORES) != 0)
        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-32", place,
                    N_("round %s is unlinkable: a score that is written by itself can be linked to who wrote it"),
                    round);
    else
        return OML_OK;
    return OML_HINT(cx, OML_E_REFUSED, N_("'omloop round score' takes the scores of the whole panel at once"));
}

oml_rc
oml_store_frozen(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place)
{
    const char *round;
    static const char *const parts[] = {"ballot", "voter", "card", "recusal"};
    bool part = false;
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        part = part || strcmp(r->noun->name, parts[i]) == 0;
    if (s->began == 0 || !part)
        return OML_OK;
    OML_TRY(round_of(cx, s, r, &round));
    if (round == NULL)
        return OML_OK;
    OML_TRY(ask_before(cx, s, round));
    OML_TRY(linkable(cx, s, r, round, place));
    if (!s->frozen)
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-30", place, N_("%s '%s' cannot change: round %s is closed"),
                                r->noun->name, r->value[0], round),
                    N_("'omloop round reopen' opens it again, with a reason"));
}

// Of a score: does its voter stand aside for the item? Of a recusal: has its voter scored the item already?
static oml_rc
other_side(oml_cx *cx, oml_store *s, const oml_record *r, const char *sql, bool *there)
{
    sqlite3_stmt *find;
    const char *found;
    OML_TRY(oml_db_get(cx, &s->db, sql, &find));
    oml_db_text(&s->db, find, ":voter", oml_record_get(r, "voter"));
    oml_db_text(&s->db, find, ":item", oml_record_get(r, "item"));
    OML_TRY(text(cx, s, find, &found));
    *there = found != NULL;
    return OML_OK;
}

// In an unlinkable round nobody knows any more what who stands aside has scored.
static oml_rc
has_voted(oml_cx *cx, oml_store *s, const oml_record *r, bool *there)
{
    const char *round;
    OML_TRY(round_of(cx, s, r, &round));
    if (*there || round == NULL)
        return OML_OK;
    OML_TRY(ask_before(cx, s, round));
    return s->frozen_known ? other_side(cx, s, r, sql_store_frozen_voted, there) : OML_OK;
}

oml_rc
oml_store_frozen_aside(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place)
{
    const bool ballot = strcmp(r->noun->name, "ballot") == 0 && oml_record_get(r, "value") != NULL;
    const bool recusal = strcmp(r->noun->name, "recusal") == 0 && oml_record_is(r, "status", "standing");
    bool there = false;
    if ((!ballot && !recusal) || oml_record_get(r, "withdrawn") != NULL)
        return OML_OK;
    OML_TRY(other_side(cx, s, r, ballot ? sql_store_frozen_aside : sql_store_frozen_scored, &there));
    if (recusal)
        OML_TRY(has_voted(cx, s, r, &there));
    const char *voter = oml_record_get(r, "voter"), *item = oml_record_get(r, "item");
    if (!there)
        return OML_OK;
    if (ballot)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-33", place,
                                    N_("'%s' stands aside for '%s' and cannot score it"), voter, item),
                        N_("write 'belang', or leave the row out"));
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-34", place,
                                N_("'%s' has already scored '%s' and should have stood aside"), voter, item),
                    N_("withdraw those scores with a reason, then confirm again"));
}
