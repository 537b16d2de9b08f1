/**
 * Scenario: a list of interventions in an economy, as a person describes them.
 *
 * Each has a kind, says whom it concerns, and has values low, central and high. Its
 * formula and closure are in docs/method/whatif.md; what it does to a table is worked
 * out by economy/shift.h. Most kinds are one mechanism: users buy a part rho less of
 * some products, spend a part `cost` of the money that this frees on others, and
 *
 *   final users   spend a part `respend` of the rest on everything else they buy, as
 *                 they did (rebound), and keep what then remains;
 *   industries    keep the rest as primary input, so that their column total stays.
 *
 * A scenario is bound to a table: who is concerned is said by the table's own indices.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SCENARIO_H
#define OML_ECONOMY_SCENARIO_H

#include "economy/iot.h"

typedef enum oml_scenario_kind {
    OML_SCENARIO_DEMAND,          /* final users buy v more */
    OML_SCENARIO_INPUT,           /* industries use v more per unit of output */
    OML_SCENARIO_IMPORT_SHARE,    /* v of what comes from abroad is bought at home instead */
    OML_SCENARIO_STRESSOR,        /* v more of a stressor per unit of output */
    OML_SCENARIO_VALUE_ADDED,     /* v more of a primary input per unit of output */
    OML_SCENARIO_LONGER_LIFE,     /* a product lasts v longer */
    OML_SCENARIO_REPAIR,          /* v of purchases is avoided by having things repaired */
    OML_SCENARIO_REUSE,           /* ... by buying second-hand */
    OML_SCENARIO_SHARING,         /* ... by renting or sharing */
    OML_SCENARIO_REMANUFACTURING, /* v of an industry's new parts comes back from used products */
    OML_SCENARIO_RECYCLING,       /* v of primary material is replaced by secondary */
    OML_SCENARIO_DESIGN,          /* v less of an input for the same product */
    OML_SCENARIO_PURCHASING,      /* v of purchases moves to a circular alternative */
    OML_SCENARIO_KINDS
} oml_scenario_kind;

typedef enum oml_scenario_level {
    OML_SCENARIO_LOW,
    OML_SCENARIO_CENTRAL,
    OML_SCENARIO_HIGH,
    OML_SCENARIO_LEVELS
} oml_scenario_level;

/** A number of a step at each level; all the same when one was given. */
typedef struct oml_scenario_range {
    double at[OML_SCENARIO_LEVELS];
} oml_scenario_range;

typedef struct oml_scenario_step {
    const char *name, *title[2]; /* title by oml_lang; NULL: none */
    oml_scenario_kind kind;
    const bool *sector;   /* products that are bought less (or whose stressor changes); as many as there are sectors */
    const bool *to;       /* products bought instead; NULL: none */
    const bool *origin;   /* regions they come from; NULL: all */
    const bool *region;   /* regions of the users; NULL: all */
    const bool *user;     /* sectors of the users; NULL: all */
    const bool *category; /* categories of final demand; NULL: all */
    uint32_t stressor, primary; /* OML_IOT_NONE: all stressors; the last primary input */
    bool final, industry;       /* who changes: final users, industries */
    oml_scenario_range value, cost, respend;
    int from, until; /* years of the tables it holds for; 0: any */
} oml_scenario_step;

typedef struct oml_scenario {
    const char *code;
    const char *title[2], *note[2]; /* by oml_lang; NULL: none */
    const char *source;
    bool illustrative; /* its values are made up for demonstration */
    uint32_t home;     /* region that counts as home */
    size_t n;
    oml_scenario_step *step;
} oml_scenario;

/** What a kind is and what it takes. */
typedef struct oml_scenario_rule {
    const char *name;     /* "longer_life" */
    const char *sentence; /* N_(): what it does */
    const char *closure;  /* N_(): column total, value added, waste, money no longer spent */
    bool final, industry; /* who changes unless the step says otherwise */
    bool needs_to;        /* another product must be named */
    double cost;          /* standard part of the freed money that it takes; NAN: must be given when `to` is */
} oml_scenario_rule;

const oml_scenario_rule *oml_scenario_rule_of(oml_scenario_kind kind);
/** By its name; OML_SCENARIO_KINDS when there is none. */
oml_scenario_kind oml_scenario_find(const char *name);
/** The part rho that is bought less, for a value v [eq. W1-W3]; negative: more. */
double oml_scenario_less(oml_scenario_kind kind, double v);
/** Does it hold for a table of that year? */
bool oml_scenario_holds(const oml_scenario_step *s, int year);

#endif
