/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/recusals.h"

#include "op/records.h"

#include <stdlib.h>
#include <string.h>

typedef struct search {
    oml_cx *cx;
    const oml_records *voters;
    bool about_paths;
    oml_records contributions, initiatives;
    oml_recusals_one *found;
    size_t n, room;
} search;

static void
found(search *in, const oml_record *voter, const char *item, const char *ground, const char *because)
{
    for (size_t i = 0; i < in->n; i++)
        if (in->found[i].voter == voter && strcmp(in->found[i].item, item) == 0)
            return; // one ground is enough
    if (in->n == in->room) {
        in->room = in->room == 0 ? 64 : 2 * in->room;
        oml_recusals_one *larger = OML_NEW(&in->cx->tmp, oml_recusals_one, in->room);
        if (in->n > 0)
            memcpy(larger, in->found, in->n * sizeof *larger);
        in->found = larger;
    }
    in->found[in->n++] = (oml_recusals_one){voter, item, ground, because};
}

// An organisation has a part in an item: every voter of it stands aside.
static void
part_in_item(search *in, const char *organisation, const char *item, const char *ground, const char *because)
{
    for (size_t v = 0; v < in->voters->n; v++)
        if (organisation != NULL && oml_record_is(&in->voters->at[v], "organisation", organisation))
            found(in, &in->voters->at[v], item, ground, because);
}

// A part in an initiative is a part in the paths that it contributes to, or in the chains in which it works.
static void
part_in_initiative(search *in, const char *organisation, const char *initiative, const char *ground,
                   const char *because)
{
    if (in->about_paths) {
        for (size_t i = 0; i < in->contributions.n; i++)
            if (oml_record_is(&in->contributions.at[i], "initiative", initiative))
                part_in_item(in, organisation, oml_record_get(&in->contributions.at[i], "path"), ground, because);
        return;
    }
    const oml_record *r = oml_records_find(&in->initiatives, initiative);
    const char *list = r == NULL ? NULL : oml_record_get(r, "chains");
    while (list != NULL && *list != '\0') {
        const char *item = oml_arena_textn(&in->cx->tmp, list, strcspn(list, " "));
        list += strlen(item) + (list[strlen(item)] == ' ');
        part_in_item(in, organisation, item, ground, because);
    }
}

static int
by_voter(const void *a, const void *b)
{
    const oml_recusals_one *x = a, *y = b;
    const int order = oml_record_order(oml_records_code(x->voter), oml_records_code(y->voter));
    return order != 0 ? order : oml_record_order(x->item, y->item);
}

oml_rc
oml_recusals_propose(oml_cx *cx, oml_session *s, const oml_record *round, const oml_records *voters,
                     oml_recusals_one **out, size_t *n)
{
    search in = {.cx = cx, .voters = voters, .about_paths = oml_record_is(round, "about", "path")};
    oml_records partners, funding, commitments;
    OML_TRY(oml_records_load(cx, s, "contribution", &in.contributions));
    OML_TRY(oml_records_load(cx, s, "initiative", &in.initiatives));
    OML_TRY(oml_records_load(cx, s, "partner", &partners));
    OML_TRY(oml_records_load(cx, s, "funding", &funding));
    OML_TRY(oml_records_load(cx, s, "commitment", &commitments));
    for (size_t i = 0; i < in.initiatives.n; i++) {
        const oml_record *r = &in.initiatives.at[i];
        part_in_initiative(&in, oml_record_get(r, "lead"), oml_records_code(r), "lead", oml_records_code(r));
    }
    for (size_t i = 0; i < partners.n; i++) {
        const oml_record *r = &partners.at[i];
        const char *initiative = oml_record_get(r, "initiative");
        part_in_initiative(&in, oml_record_get(r, "organisation"), initiative, "partner", initiative);
    }
    for (size_t i = 0; i < funding.n; i++) {
        const oml_record *r = &funding.at[i];
        const char *initiative = oml_record_get(r, "initiative");
        part_in_initiative(&in, oml_record_get(r, "organisation"), initiative, "funding", initiative);
    }
    for (size_t i = 0; i < commitments.n; i++) {
        const oml_record *r = &commitments.at[i];
        const char *organisation = oml_record_get(r, "organisation"), *path = oml_record_get(r, "path"),
                   *initiative = oml_record_get(r, "initiative");
        if (path != NULL && in.about_paths)
            part_in_item(&in, organisation, path, "commitment", oml_records_code(r));
        if (initiative != NULL)
            part_in_initiative(&in, organisation, initiative, "commitment", oml_records_code(r));
    }
    if (in.n > 0)
        qsort(in.found, in.n, sizeof *in.found, by_voter);
    *out = in.found;
    *n = in.n;
    return OML_OK;
}

oml_rc
oml_recusals_load(oml_cx *cx, oml_session *s, oml_records *out)
{
    return oml_store_list(cx, s->store, oml_noun_find("recusal"), "status", "standing", out);
}

bool
oml_recusals_stands(const oml_records *standing, const char *voter, const char *item)
{
    for (size_t i = 0; i < standing->n; i++)
        if (oml_record_is(&standing->at[i], "voter", voter) && oml_record_is(&standing->at[i], "item", item))
            return true;
    return false;
}
