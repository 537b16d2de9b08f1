/**
 * Zip write: an archive made in memory from entries in memory.
 *
 * The same entries give the same bytes: every entry bears the first day of the
 * format, 1 January 1980. Entries stand in the order given, and one that is `stored`
 * is not packed, with nothing between its name and its bytes, as formats ask that
 * begin with their own type (OpenDocument, EPUB).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_ZIPWRITE_H
#define OML_TEXT_ZIPWRITE_H

#include "base/buf.h"

typedef struct oml_zipwrite_entry {
    const char *name, *bytes;
    size_t n;
    bool stored;
} oml_zipwrite_entry;

/** Adds the archive to `out`. Names are ASCII. Fails with OML_E_NOMEM (OML-ZIP-11). */
oml_rc oml_zipwrite_all(oml_cx *cx, const oml_zipwrite_entry entries[], size_t n, oml_buf *out) OML_CHECKED;

#endif
