/**
 * Table: how operations on input-output tables show one.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_TABLE_H
#define OML_OP_TABLE_H

#include "economy/iot.h"
#include "op/op.h"

/**
 * Sizes, totals and provenance of a table that lies in a file, among them the numbers to check it by (regions, sectors,
 * total output and value added, stressors, the largest imbalance); then what was said at import, and oml_table_warn.
 * Reads all but the deliveries.
 */
void oml_table_describe(oml_doc *out, const oml_iot *t, double tolerance);
/** The warning that oml_table_describe gives when a sum is further off than `tolerance` times the largest output. */
void oml_table_warn(oml_doc *out, const oml_iot *t, double tolerance);
/** Fails with OML_E_USAGE (OML-TAB-02) when it is not from 0 to 1. */
oml_rc oml_table_tolerance(oml_cx *cx, double tolerance) OML_CHECKED;

#define OML_TABLE_TOLERANCE(args)                                                                                      \
    {                                                                                                                  \
        "tolerance", OML_KIND_REAL, 0, offsetof(args, tolerance),                                                      \
            N_("largest gap between a sum and output that goes unsaid, relative to the largest output"), "1e-4"        \
    }
/** The number of so many digits, 1 to 17, that is nearest to x. */
double oml_table_round(double x, int digits);
/** Codes, names and units of all dimensions. */
void oml_table_names(oml_doc *out, const oml_iot *t);
/** "BE / Construction": a row, in the doc's arena. */
const char *oml_table_row(oml_arena *arena, const oml_iot *t, size_t row);

#endif
