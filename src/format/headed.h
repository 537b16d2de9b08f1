/**
 * Headed: a matrix with two heading rows (region, then sector or category) and cells of labels before each row, as
 * EXIOBASE writes it: Z, A, Y, F and F_Y of version 3, and the files of versions 1 and 2.
 *
 * How many cells of labels there are shows in the first heading row; a row that only names
 * them, without numbers, is passed over.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_HEADED_H
#define OML_FORMAT_HEADED_H

#include "format/iotmatrix.h"

typedef struct oml_headed {
    oml_iotlines *lines;
    size_t n_index;
    oml_iotbuild_to *cols; /* in cx->tmp */
    size_t n;
} oml_headed;

/** What to call a region that the file calls otherwise; as it is when NULL. */
typedef oml_csv_cell oml_headed_region(oml_csv_cell region);

/** Opens an entry and reads its heading: columns are industries, or final users. Fails with OML-HEA-01 no such heading.
 */
oml_rc oml_headed_open(oml_cx *cx, oml_iotsource *s, size_t entry, bool final, oml_headed_region *region,
                       oml_iotbuild *b, oml_headed *out) OML_CHECKED;
/** Rows of industries: region and sector are the first two labels. */
oml_rc oml_headed_industries(oml_cx *cx, oml_headed *h, oml_headed_region *region, oml_iotbuild *b,
                             const char *what) OML_CHECKED;
/** Rows of anything else. */
oml_rc oml_headed_rows(oml_cx *cx, oml_headed *h, oml_iotbuild *b, void *self,
                       oml_rc (*row)(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place,
                                     oml_iotbuild_to *to),
                       const char *what) OML_CHECKED;
void oml_headed_done(oml_headed *h);
#define OML_HEADED_AUTO __attribute__((cleanup(oml_headed_done))) oml_headed

#endif
