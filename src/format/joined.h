/**
 * Joined: a matrix whose rows and columns are named AREA_CODE in one cell, as FIGARO, the OECD and plain CSV have it.
 *
 * A label is parted at the first '_'. Where no other area has the code that this leaves,
 * but has what follows a later '_', it is parted there: UE_OTHERS_ENRJ beside FRA_ENRJ.
 * Rows are found by their whole label among the columns, in any order.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_JOINED_H
#define OML_FORMAT_JOINED_H

#include "format/iotmatrix.h"

typedef struct oml_joined {
    char separator;
    bool merges;
    const char *region; /* of labels without an area, as a national table has them; NULL: all have one */
    /** What a label outside the accounts is (a total, a primary input); kind UNKNOWN: it is an account. May be NULL. */
    oml_iotbuild_to (*special)(const struct oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column);
    bool (*is_final)(const struct oml_joined *j, oml_csv_cell code);
    oml_csv_cell (*area)(oml_csv_cell area);     /* another name for an area; NULL: as it is */
    oml_csv_cell (*account)(oml_csv_cell label); /* the label of a row as the columns have it; NULL: as it is */
    const void *self;                            /* the reader's, for these */
    /* its own */
    oml_labels labels;
    oml_iotbuild_to *to;
    oml_iotbuild *b;
} oml_joined;

/** The heading of a text whose first column holds labels: what its columns are. *cols in cx->tmp. */
oml_rc oml_joined_heading(oml_cx *cx, oml_joined *j, oml_iotlines *l, oml_iotbuild *b, oml_iotbuild_to **cols,
                          size_t *n) OML_CHECKED;
/** All rows under it. Fails with OML-JOI-01 for a label that no column has. */
oml_rc oml_joined_rows(oml_cx *cx, oml_joined *j, oml_iotlines *l, oml_iotbuild *b, const oml_iotbuild_to cols[],
                       size_t n, const char *what) OML_CHECKED;

#endif
