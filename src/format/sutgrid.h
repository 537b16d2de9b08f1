/**
 * Sutgrid: a rectangle of numbers with a label for each row and column, as supply and use tables are published: a
 * sheet of CSV, a worksheet, or the observations of a data set of Eurostat.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SUTGRID_H
#define OML_FORMAT_SUTGRID_H

#include "format/iotrows.h"
#include "text/labels.h"

enum { OML_SUTGRID_MOST = 20000 }; /* rows or columns */

typedef struct oml_sutgrid {
    const char *place;
    oml_labels rows, cols;
    const char **name;           /* of rows, where the sheet has a column of names; NULL: none */
    double **row;                /* rows.n pointers to room for all columns, in cx->tmp */
    size_t room, width, missing; /* rows and columns there is room for; cells not known, taken as 0 */
} oml_sutgrid;

/**
 * The heading is the first row; the first cell of the others their label; a second column headed name, label, naam or
 * omschrijving their name. Fails as oml_iotrows_*, and with OML_E_PARSE: OML-SUG-01 no heading, -02 a label twice.
 */
oml_rc oml_sutgrid_read(oml_cx *cx, oml_iotsource *s, size_t entry, oml_sutgrid *out) OML_CHECKED;
/** Adds to a cell by its labels, which come to be; OML_E_INPUT (OML-SUG-03) when there are too many. */
oml_rc oml_sutgrid_add(oml_cx *cx, oml_sutgrid *g, oml_csv_cell row, oml_csv_cell col, double value) OML_CHECKED;
/** The number at row i, column j. */
double oml_sutgrid_at(const oml_sutgrid *g, size_t i, size_t j);

#endif
