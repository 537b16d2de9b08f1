/**
 * Csvfile: a CSV file of any length, written row by row; at its path once it is whole,
 * or not at all.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_CSVFILE_H
#define OML_FORMAT_CSVFILE_H

#include "base/buf.h"

typedef struct oml_csvfile oml_csvfile;

/** Makes the folder of that name when it is not there. Fails with OML_E_IO (OML-CSF-01). */
oml_rc oml_csvfile_folder(oml_cx *cx, const char *folder) OML_CHECKED;
/** `header` has commas between its names. Fails as oml_file_beside. */
oml_rc oml_csvfile_open(oml_cx *cx, const char *folder, const char *name, const char *header,
                        oml_csvfile **out) OML_CHECKED;
/** Removes what was written, unless oml_csvfile_publish put it in place. */
void oml_csvfile_free(oml_csvfile *f);
OML_OWNED(csvfile)

/** The next cell of the row. NAN is an empty cell; NULL too. */
void oml_csvfile_text(oml_csvfile *f, const char *text);
void oml_csvfile_real(oml_csvfile *f, double x);
/** Ends the row. Fails with OML_E_IO (OML-CSF-02) when the disk is full. */
oml_rc oml_csvfile_end(oml_cx *cx, oml_csvfile *f) OML_CHECKED;
oml_rc oml_csvfile_publish(oml_cx *cx, oml_csvfile *f) OML_CHECKED;

#endif
