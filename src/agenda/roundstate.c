/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"

#include "base/hash.h"
#include "num/random.h"

#include <math.h>
#include <string.h>

static oml_rc
check_step(oml_cx *cx, const oml_record *before, const oml_record *after, oml_place place)
{
    static const char *const steps[][2] = {{"draft", "open"}, {"open", "closed"}, {"closed", "open"}};
    const char *from = oml_record_get(before, "status"), *to = oml_record_get(after, "status");
    if (strcmp(from, to) == 0)
        return OML_OK;
    for (size_t i = 0; i < OML_COUNT(steps); i++)
        if (strcmp(from, steps[i][0]) == 0 && strcmp(to, steps[i][1]) == 0)
            return OML_OK;
    place.column = "status";
    return OML_FAIL_AT(cx, OML_E_REFUSED, "OML-RST-01", place,
                       N_("round %s is %s and cannot become %s: it is a draft, then open, then closed"),
                       before->value[0], from, to);
}

static oml_rc
check_fixed(oml_cx *cx, const oml_record *before, const oml_record *after, oml_place place)
{
    static const char *const fixed[] = {"about", "criteria", "scale_min", "scale_max", "mode", "min_cell", "previous"};
    if (oml_record_is(before, "status", "draft"))
        return OML_OK;
    for (size_t i = 0; i < OML_COUNT(fixed); i++) {
        if (oml_record_same(oml_record_get(before, fixed[i]), oml_record_get(after, fixed[i])))
            continue;
        place.column = fixed[i];
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-RST-02", place,
                                    N_("'%s' of round %s was fixed when it opened: its scores rest on it"), fixed[i],
                                    before->value[0]),
                        N_("create another round that has this one as its previous one"));
    }
    return OML_OK;
}

// The second person is named for this act: who did the one before stands there still, and says nothing of this one.
static oml_rc
check_second(oml_cx *cx, const oml_record *before, const oml_record *after, const char *who, oml_place place)
{
    const char *second = oml_record_get(after, "second");
    const bool named = second != NULL && !oml_record_is(before, "second", second);
    const bool asked = oml_record_is(before, "two_persons", "1") || oml_record_is(after, "two_persons", "1");
    if (!asked || (named && strcmp(second, who) != 0))
        return OML_OK;
    place.column = "second";
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_REFUSED, "OML-RST-03", place,
                                N_("closing and reopening round %s takes two persons: name another one than '%s'"),
                                after->value[0], who),
                    N_("give the pseudonym of the second person with --second"));
}

oml_rc
oml_roundstate_check(oml_cx *cx, const oml_record *before, const oml_record *after, const char *who, oml_place place)
{
    OML_TRY(check_step(cx, before, after, place));
    OML_TRY(check_fixed(cx, before, after, place));
    const bool was_closed = oml_record_is(before, "status", "closed");
    if (was_closed == oml_record_is(after, "status", "closed"))
        return OML_OK;
    if (was_closed && oml_roundstate_unlinkable(before))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-RST-04", place,
                                    N_("round %s is unlinkable and is not reopened: nobody knows whose score is whose"),
                                    before->value[0]),
                        N_("create another round that has this one as its previous one"));
    return check_second(cx, before, after, who, place);
}

bool
oml_roundstate_unlinkable(const oml_record *round)
{
    return oml_record_is(round, "mode", "unlinkable");
}

size_t
oml_roundstate_cell(const oml_record *round)
{
    const double n = oml_record_number(round, "min_cell");
    return isnan(n) ? OML_ROUNDSTATE_CELL : (size_t)n;
}

void
oml_roundstate_order(const oml_record *round, const char *voter, size_t order[], size_t n)
{
    uint8_t hash[OML_HASH_BYTES];
    uint64_t stream;
    oml_hash_bytes(voter, strlen(voter), hash);
    stream = 0;
    for (size_t i = 0; i < sizeof stream; i++)
        stream = stream << 8 | hash[i];
    oml_random r;
    oml_random_init(&r, (uint64_t)(int64_t)oml_record_number(round, "seed"), stream);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n; i > 1; i--) {
        const size_t k = oml_random_below(&r, i), last = order[i - 1];
        order[i - 1] = order[k];
        order[k] = last;
    }
}
