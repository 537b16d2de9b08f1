/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_move.h"

#include "base/time.h"
#include "op/records.h"

#include <string.h>

// Above this share of the panel a group decides nearly alone.
static const double HEAVY = 0.4;

oml_rc
oml_round_move(oml_cx *cx, oml_session *s, const oml_record *round, const char *status, const char *day,
               const char *second)
{
    if (second != NULL)
        OML_TRY(oml_op_pseudonym(cx, second));
    char today[OML_TIME_DATE];
    oml_time_print_date(cx->now, today);
    oml_record r = oml_record_new(&cx->tmp, round->noun);
    memcpy(r.value, round->value, r.noun->n_fields * sizeof *r.value);
    oml_change what;
    if (second != NULL && oml_record_is(round, "second", second)) { // the same person again is named again
        r.value[oml_noun_field(r.noun, "second")] = NULL;
        OML_TRY(oml_store_put(cx, s->store, &r, (oml_place){0}, &what));
    }
    r.value[oml_noun_field(r.noun, "status")] = status;
    r.value[oml_noun_field(r.noun, "second")] = second;
    if (day != NULL)
        r.value[oml_noun_field(r.noun, day)] = today;
    else
        r.value[oml_noun_field(r.noun, "closed")] = NULL;
    return oml_store_put(cx, s->store, &r, (oml_place){0}, &what);
}

void
oml_round_move_balance(const oml_records *voters, oml_doc *out)
{
    const char *word;
    for (size_t p = 0; (word = oml_records_word(out->arena, "voter", "pentagon", p)) != NULL; p++) {
        size_t n = 0;
        for (size_t v = 0; v < voters->n; v++)
            n += oml_record_is(&voters->at[v], "pentagon", word);
        const char *name = oml_doc_word(out->arena, out->lang, word);
        if (n == 0)
            oml_doc_note(out, OML_NOTE_WARNING, N_("nobody in the panel stands for the group '%s'"), name);
        else if ((double)n > HEAVY * (double)voters->n)
            oml_doc_note(out, OML_NOTE_WARNING, N_("the group '%s' is %zu of the %zu voters, more than 40%%"), name, n,
                         voters->n);
    }
}
