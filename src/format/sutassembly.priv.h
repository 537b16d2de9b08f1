/**
 * Sutassembly: the sheets of supply and use as one table, whatever publisher they were read from.
 *
 * Who reads fills the grids and what is known of them; the axes, what final users and inputs are, and which rows hold
 * imports follow from the labels.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SUTASSEMBLY_PRIV_H
#define OML_FORMAT_SUTASSEMBLY_PRIV_H

#include "economy/sut.h"
#include "format/iotsource.h"
#include "format/sutgrid.h"

enum { OML_SUTASSEMBLY_NOTES = 12 };

typedef enum part { SUPPLY, USE, IMPORTS, INPUTS, SATELLITES, PARTS } part;

typedef struct oml_sutassembly {
    oml_iotsource *s;
    oml_sutgrid at[PARTS];
    bool has[PARTS], areas; /* areas: labels are AREA_CODE */
    const char *region;     /* of labels without one */
    const char *currency, *currency_unit, *title, *source;
    int year;
    const char *notes[OML_SUTASSEMBLY_NOTES];
    size_t n_notes;
} oml_sutassembly;

/** Is it imports, as a row of a use table or a column of a supply table? */
bool oml_sutassembly_is_import(oml_csv_cell c);

/**
 * The table, in cx->tmp. Fails with OML_E_INPUT: OML-SUR-01 no products or industries, -03 a row of the use table that
 * is neither a product nor a known input.
 */
oml_rc oml_sutassembly_table(oml_cx *cx, oml_sutassembly *r, oml_sut **out) OML_CHECKED;

#endif
