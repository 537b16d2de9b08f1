/**
 * Iotwrite: a table as text or as a workbook, for other programs and for reading back.
 *
 * EXIOBASE's layout: Z, Y, x, unit, metadata.json and file_parameters.json, factor_inputs/ for primary inputs and
 * satellite/ for stressors. CSV: Z, Y, x, V, V_Y, F, F_Y and units, accounts named
 * AREA_CODE. A workbook has the same as sheets, as far as sheets can hold it. Numbers are the
 * shortest that read back exactly; each file is replaced whole or not at all.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTWRITE_H
#define OML_FORMAT_IOTWRITE_H

#include "economy/iot.h"

typedef enum oml_iotwrite_layout { OML_IOTWRITE_EXIOBASE, OML_IOTWRITE_CSV, OML_IOTWRITE_XLSX } oml_iotwrite_layout;

enum { OML_IOTWRITE_CELLS = 4000000 }; /* of a workbook, at most */

/**
 * Into a folder, which is made when it is not there. Memory: a block of rows. Fails with OML_E_IO: OML-IWR-01 the
 * folder cannot be made, -02 a file could not be written; OML_E_INPUT: -03 too large for a workbook.
 */
oml_rc oml_iotwrite(oml_cx *cx, const char *folder, oml_iotwrite_layout layout, const oml_iot *t) OML_CHECKED;

#endif
