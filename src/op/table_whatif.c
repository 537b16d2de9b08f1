/* What a scenario does to a table in a file.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "format/scenariofile.h"
#include "op/effects.h"
#include "op/engine.h"

#include <string.h>

typedef struct args {
    const char *file, *scenario, *stressor, *attribution;
    double tolerance;
    bool baseline;
    int64_t top;
} args;

static oml_effects_line *
add(oml_effects_line *l, const oml_iot_names *names, size_t i, size_t indicator, const char *usual)
{
    const char *unit = oml_engine_unit(names, i);
    *l = (oml_effects_line){.code = names->code[i],
                            .label = names->name != NULL && names->name[i] != NULL ? names->name[i] : names->code[i],
                            .unit = unit == NULL || unit[0] == '\0' ? usual : unit,
                            .indicator = {indicator},
                            .n = 1,
                            .digits = 2};
    return l + 1;
}

// Output, every primary input, and the stressors asked for: each its own line.
static oml_rc
ask(oml_cx *cx, const oml_engine *engine, const args *a, oml_effects *e)
{
    const oml_iot *t = engine->t;
    const size_t p = t->V == NULL ? 0 : t->primaries.n;
    oml_effects_line *line = OML_NEW(&cx->tmp, oml_effects_line, oml_whatif_indicators(t)), *next = line;
    *next++ = (oml_effects_line){.code = "output",
                                 .label = oml_tr(cx->lang, N_("output")),
                                 .unit = t->currency_unit,
                                 .indicator = {OML_WHATIF_OUTPUT},
                                 .n = 1,
                                 .digits = 2};
    for (size_t i = 0; i < p; i++)
        next = add(next, &t->primaries, i, 1 + i, t->currency_unit);
    size_t *which = NULL, k = 0;
    if (t->F != NULL || a->stressor != NULL)
        OML_TRY(oml_engine_stressors(cx, engine, a->stressor, &which, &k));
    for (size_t i = 0; i < k; i++)
        next = add(next, &t->stressors, which[i], 1 + p + which[i], NULL);
    e->line = line, e->n_lines = (size_t)(next - line);
    return OML_OK;
}

static oml_rc
answer(oml_cx *cx, oml_engine *engine, const args *a, oml_effects *e, oml_doc *out)
{
    oml_scenario *s;
    OML_TRY(oml_scenariofile_read(cx, a->scenario, engine->t, &s));
    *e = (oml_effects){.t = engine->t, .solver = engine->solver, .scenario = s};
    OML_TRY(ask(cx, engine, a, e));
    OML_TRY(oml_effects_compute(cx, e, a->attribution));
    oml_effects_show(cx, e, (size_t)a->top, a->baseline, out);
    engine->residual = oml_effects_residual(e);
    oml_engine_say(cx, engine, out);
    oml_doc_run(out, "scenario", "%s", a->scenario);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    if (a->top < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EFF-02", N_("a number of rows cannot be less than zero"));
    oml_engine engine;
    oml_effects e = {0};
    oml_rc rc = oml_engine_open(cx, a->file, a->tolerance, 1, &engine);
    if (rc == OML_OK)
        rc = answer(cx, &engine, a, &e, out);
    oml_effects_done(&e);
    oml_engine_done(&engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"scenario", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(args, scenario),
     N_("the file of the scenario"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("only this stressor, by its code"), NULL},
    OML_EFFECTS_PARAMS(args),
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_whatif_op = {
    .name = "table whatif",
    .family = OML_FAMILY_TABLE,
    .help = N_("what interventions change: output, primary inputs and stressors, at home and abroad, by sector"),
    .more =
        N_("A scenario is a small text file of steps: longer life, repair, reuse, sharing, remanufacturing, recycling, "
           "design, "
           "purchasing, or a change of demand, inputs, import shares, stressors or value added. The answer is exact "
           "for the "
           "changed table, each step gets its share, and a check shows where money goes. The names in the file and the "
           "formula of each kind stand in docs/method/whatif.md."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
