/* A scenario that is read has steps whose numbers are numbers; anything else has a message with a place.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/scenariofile.h"
#include "fuzz.h"

#include <math.h>

static const char *codes[] = {"a", "b", "c"};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    oml_cx cx = {.tmp.ceiling = (size_t)64 << 20};
    const oml_iot_names names = {.n = 3, .code = codes};
    const oml_iot t = {.regions = names, .sectors = names, .categories = names, .primaries = names, .stressors = names};
    oml_scenario *s;
    const oml_rc rc = oml_scenariofile_parse(&cx, "scenario", (const char *)data, size, &t, &s);
    must(rc == OML_OK ? s->n > 0 : s == NULL && cx.fail.message[0] != '\0');
    for (size_t i = 0; rc == OML_OK && i < s->n; i++) {
        const oml_scenario_step *step = &s->step[i];
        must(step->kind < OML_SCENARIO_KINDS && isfinite(step->value.at[0]) && isfinite(step->value.at[2]));
        must((step->value.at[1] - step->value.at[0]) * (step->value.at[2] - step->value.at[1]) >= 0);
        must(step->to == NULL || isfinite(step->cost.at[1]));
    }
    oml_cx_done(&cx);
    return 0;
}
