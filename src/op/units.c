/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/units.h"

#include <string.h>

// Which field names what is measured; that has a field `unit` too.
static const struct {
    const char *noun, *measures;
} measured[] = {
    {"account", "metric"},   {"criterion", "metric"},  {"observation", "definition"},
    {"statistic", "metric"}, {"target", "definition"},
};

oml_rc
oml_units_check(oml_cx *cx, oml_session *s, const oml_record *r, oml_place place)
{
    for (size_t i = 0; i < OML_COUNT(measured); i++) {
        if (strcmp(r->noun->name, measured[i].noun) != 0)
            continue;
        const char *code = oml_record_get(r, measured[i].measures), *unit = oml_record_get(r, "unit");
        oml_record what;
        bool found = false;
        if (code != NULL)
            OML_TRY(oml_store_find(cx, s->store, oml_noun_find(measured[i].measures), code, &what, &found));
        if (!found || oml_record_same(unit, oml_record_get(&what, "unit")))
            return OML_OK;
        place.column = "unit";
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-OPS-19", place,
                                    N_("the unit '%s' is not that of %s '%s', which is '%s'"), unit == NULL ? "" : unit,
                                    measured[i].measures, code, oml_record_get(&what, "unit")),
                        N_("convert the value, or refer to a measure in this unit"));
    }
    return OML_OK;
}
