/**
 * Inspect: is a table sound enough to compute with, and where not?
 *
 * What would make an answer wrong is an error: a cell that is no number, a row that does not
 * add up to output [eq. 1], an industry that buys but makes nothing, a spectral radius of one or more. What
 * a reader must know, and what real tables have, is a remark: no or negative output, columns
 * of A above one, negative deliveries or value added, stressors of industries without output,
 * columns that do not add up (many tables leave out taxes or imports).
 *
 * The spectral radius is bounded from both sides by Collatz and Wielandt: for A >= 0 and any
 * v > 0, min (Av)_i / v_i <= rho(A) <= max (Av)_i / v_i, over the industries that have
 * output. v comes from a few steps of v := v + Av. With negative cells |A| takes the place of
 * A: rho(A) <= rho(|A|), and there is no lower bound.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_INSPECT_H
#define OML_ECONOMY_INSPECT_H

#include "economy/iot.h"

typedef enum oml_inspect_kind {
    OML_INSPECT_NOT_FINITE, /* error: a cell of Z, Y or x; row, col */
    OML_INSPECT_ROW,        /* error: row sum against output */
    OML_INSPECT_BUYS,       /* error: buys without output */
    OML_INSPECT_COLUMN,     /* column sum with primary inputs against output */
    OML_INSPECT_ZERO_OUTPUT,
    OML_INSPECT_NEGATIVE_OUTPUT,
    OML_INSPECT_COLUMN_SUM,     /* of A, above one */
    OML_INSPECT_NEGATIVE_CELL,  /* of Z; row, col */
    OML_INSPECT_NEGATIVE_INPUT, /* an industry's primary inputs add up to less than nothing */
    OML_INSPECT_UNALLOCATED,    /* stressor (row) of an industry (col) without output */
    OML_INSPECT_KINDS
} oml_inspect_kind;

enum { OML_INSPECT_SHOWN = 10, OML_INSPECT_SWEEPS = 60 };

typedef struct oml_inspect_finding {
    size_t row, col; /* as the kind says; of the others `row` is the industry */
    double value, expected;
} oml_inspect_finding;

typedef struct oml_inspect {
    size_t count[OML_INSPECT_KINDS];
    oml_inspect_finding worst[OML_INSPECT_KINDS][OML_INSPECT_SHOWN]; /* the worst first */
    double rho_low, rho_high;                                        /* bounds of the spectral radius */
    unsigned sweeps;                                                 /* products with A that it took */
    bool absolute; /* there are negative coefficients: the bound is that of |A| */
} oml_inspect;

/** Does it make answers wrong? */
bool oml_inspect_is_error(oml_inspect_kind kind);
/** Sums may be off by `tolerance` of output and of the mean output. Time n^2 a sweep. Fails when cancelled. */
oml_rc oml_inspect_table(oml_cx *cx, const oml_iot *t, double tolerance, oml_inspect *r) OML_CHECKED;

#endif
