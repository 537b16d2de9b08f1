/**
 * Effects: what a scenario changes, computed and shown; the same for a table in a file
 * and for the agenda's own.
 *
 * A line is something that readers ask about, value added say: the sum of a few of the
 * indicators that economy/whatif.h works with.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EFFECTS_H
#define OML_OP_EFFECTS_H

#include "economy/whatif.h"
#include "op/op.h"

typedef struct oml_effects_line {
    const char *code, *label, *unit; /* as readers see them; unit may be NULL */
    size_t indicator[8], n;
    int digits;
} oml_effects_line;

typedef struct oml_effects {
    const oml_iot *t;
    const oml_solver *solver;
    const oml_scenario *scenario;
    const oml_effects_line *line;
    size_t n_lines;
    const char *figure;                             /* figures are FIGURE/LINE; NULL: none can be explained */
    oml_whatif *w;                                  /* from here on: what oml_effects_compute makes */
    oml_whatif_answer *answer[OML_SCENARIO_LEVELS]; /* low and high only when a step has a range */
    oml_whatif_attribution how;
    oml_mat *C; /* steps x 2 indicators, at the central level */
} oml_effects;

/** `attribution`: "shapley", "order", or "auto": Shapley where that takes seconds at most. OML_E_USAGE (OML-EFF-01) for
 * another word; as oml_whatif_run. oml_effects_done afterwards, also after a failure. */
oml_rc oml_effects_compute(oml_cx *cx, oml_effects *e, const char *attribution) OML_CHECKED;
void oml_effects_done(oml_effects *e);

/** A line's change from the baseline at a level, in a region and a sector (OML_IOT_NONE: all). */
double oml_effects_change(const oml_effects *e, const oml_effects_line *l, oml_scenario_level level, uint32_t region,
                          uint32_t sector);
/** What a step contributes to a line; of home, abroad, or both together. */
typedef enum oml_effects_place { OML_EFFECTS_HOME, OML_EFFECTS_ABROAD, OML_EFFECTS_ALL } oml_effects_place;
double oml_effects_share(const oml_effects *e, const oml_effects_line *l, size_t step, oml_effects_place place);

/** The largest residual of all that was computed. */
double oml_effects_residual(const oml_effects *e);

/** Sentences and tables `effects`, `sectors` (so many rows; with `baseline` before and after too), `contributions`,
 * `money`, `steps`, and what readers must know. */
void oml_effects_show(oml_cx *cx, const oml_effects *e, size_t top, bool baseline, oml_doc *out);

/** What operations on scenarios take. */
#define OML_EFFECTS_PARAMS(args)                                                                                       \
    {"attribution",                                                                                                    \
     OML_KIND_TEXT,                                                                                                    \
     0,                                                                                                                \
     offsetof(args, attribution),                                                                                      \
     N_("how the effect is shared out over the steps: shapley, order or auto"),                                        \
     "auto"},                                                                                                          \
        {"baseline", OML_KIND_FLAG, 0, offsetof(args, baseline), N_("per sector also the values before and after"),    \
         NULL},                                                                                                        \
    {                                                                                                                  \
        "top", OML_KIND_INT, 0, offsetof(args, top), N_("show so many sectors; 0: all"), "12"                          \
    }

#endif
