/**
 * Iotable: an input-output table of the agenda as a model that can be asked.
 *
 * Cells are records (noun `flow`) between accounts. An account's name is what
 * follows the slash in its code: be2015/C28 is C28. What counts value added, jobs,
 * hours or CO2 is known by the metric it names; three accounts have a part to play by
 * their name: `output` (x; without it the row sums are taken), `compensation` (what
 * households earn) and `households` (what they buy). Without the last two there is
 * no type II.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_IOTABLE_H
#define OML_OP_IOTABLE_H

#include "economy/balance.h"
#include "economy/household.h"
#include "op/facts.h"

/** What multipliers are told of. The first is 1 for every unit of output. */
typedef enum oml_iotable_what {
    OML_IOTABLE_OUTPUT,
    OML_IOTABLE_VALUE_ADDED,
    OML_IOTABLE_JOBS,
    OML_IOTABLE_HOURS,
    OML_IOTABLE_CO2,
    OML_IOTABLE_WHATS,
} oml_iotable_what;

/** Its name in a figure's id (`jobs`), and the metric of the accounts that count it (`employees`; NULL for output). */
const char *oml_iotable_name(oml_iotable_what what);
const char *oml_iotable_metric(oml_iotable_what what);

typedef struct oml_iotable_axis {
    size_t *account; /* numbers in facts->accounts, by position */
    size_t n;
} oml_iotable_axis;

typedef struct oml_iotable {
    const oml_facts *facts;
    const oml_record *record; /* the iotable */
    oml_iotable_axis industry, final, primary, stressor;
    oml_mat *Z, *Y, *V, *F; /* deliveries, final use, primary inputs, stressors */
    double *x;              /* output */
    size_t pay, output;     /* rows of V; OML_FACTS_NONE: the table has none */
    size_t households;      /* column of Y; likewise */
    oml_mat *A;
    oml_leontief *model;
    oml_household *closed;           /* NULL: no type II */
    bool counted[OML_IOTABLE_WHATS]; /* does an account count it? */
    oml_mat *C, *S, *M, *M2;         /* OML_IOTABLE_WHATS x n: counted, per unit of output, type I, type II (or NULL) */
} oml_iotable;

/**
 * Table `code`, or the first of kind input_output when it is NULL. The result belongs to the caller, also after a
 * failure. Fails: OML_E_NOTFOUND OML-EVI-02 there is no such table; OML_E_INPUT OML-EVI-03 a cell counts twice;
 * otherwise as economy/leontief.h and household.h.
 */
oml_rc oml_iotable_load(oml_cx *cx, const oml_facts *facts, const char *code, oml_iotable *out) OML_CHECKED;
void oml_iotable_done(oml_iotable *t);

/** The name of an account: what follows the slash in its code. */
const char *oml_iotable_short(const oml_facts *facts, size_t account);
/** Industry j of the table: its name, and what readers of a language call it. */
const char *oml_iotable_key(const oml_iotable *t, size_t j);
const char *oml_iotable_label(const oml_iotable *t, size_t j, oml_lang lang);
/** Number of the industry of that name on its axis; OML_FACTS_NONE when there is none. `n` bytes. */
size_t oml_iotable_industry(const oml_iotable *t, const char *name, size_t n);
/** The record of the cell between two accounts; NULL when it is empty. */
const oml_record *oml_iotable_cell(const oml_facts *facts, size_t from, size_t to);
/** The records of the cells that count `what` in industry j; of output the output row's, if there is one. */
oml_rc oml_iotable_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_iotable *m,
                         oml_iotable_what what, size_t j) OML_CHECKED;
/** The balance of the table, cells being rounded to `digit` (economy/balance.h). */
oml_rc oml_iotable_balance(oml_cx *cx, const oml_iotable *t, double digit, oml_balance *out) OML_CHECKED;

#endif
