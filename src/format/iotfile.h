/**
 * Iotfile: an input-output table in a file of its own, T.iot, ready for use where it lies.
 *
 * Little-endian. A header page, then sections, each on a page boundary (4 KB):
 *
 *     offset  bytes
 *     0       8      "OMLIOT\r\n"
 *     8       4, 4   version (2), number of sections
 *     16      8      size of the file
 *     24      8      checksum of the header page, this field being 0
 *     64      64 each: name (16), offset, bytes, rows, columns, checksum (8 each; format/iotpieces.h), 8 spare
 *
 *     labels      JSON: title, source, currency, year, names of all dimensions, notes, largest imbalance
 *     rows        region of each row, then sector of each row (32 bits); n x 2
 *     columns     region of each column of demand, then category; f x 2
 *     Z x Y V VY F FY population A    doubles, column after column; absent where the table has none
 *
 * Opening maps the file read-only and takes milliseconds at any size: header, labels and
 * index are checked in full (checksums, sizes, every number within bounds), the matrices
 * only by their size. A whole file is the rule, since it is renamed into place after it
 * was flushed; what may rot later is found by oml_iotfile_verify, at the speed of memory,
 * which `table check` calls, and `table info` for all but the largest parts. Programs that
 * use a table for seconds need not pay for it each time.
 *
 * Results computed from it are kept beside it, see format/iotcache.h.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTFILE_H
#define OML_FORMAT_IOTFILE_H

#include "economy/iot.h"

enum { OML_IOTFILE_VERSION = 2, OML_IOTFILE_SMALL = 64 << 20 }; /* bytes of a part that is soon checked */

/**
 * Writes the table at `path`, whole or not at all, and drops the results kept for what was there. Memory: none.
 * Fails as oml_file_write, and with OML_E_CANCELLED.
 */
oml_rc oml_iotfile_write(oml_cx *cx, const char *path, const oml_iot *t) OML_CHECKED;
/** The same of a table whose matrices lie in memory of their own and are not read afterwards: they are given back as
 * they are written, so that a large table takes memory once. */
oml_rc oml_iotfile_move(oml_cx *cx, const char *path, oml_iot *t) OML_CHECKED;
/**
 * Opens a table: struct and names in cx->tmp, matrices in the file, mapped until oml_iot_free. Fails as
 * oml_file_read, and with OML_E_DAMAGED: OML-IOT-01 no such file at all, -02 another version, -03 cut off, -04 the
 * header, -05 labels or index do not hold together.
 */
oml_rc oml_iotfile_open(oml_cx *cx, const char *path, oml_iot **out) OML_CHECKED;
/** The same over bytes in memory, aligned for doubles, which must outlive the table. `path` is for messages. */
oml_rc oml_iotfile_parse(oml_cx *cx, const char *path, const void *bytes, size_t n, oml_iot **out) OML_CHECKED;
/**
 * Checks the parts of an opened table against their checksums, those of up to `largest` bytes (UINT64_MAX: all). Fails
 * with OML_E_DAMAGED (OML-IOT-06).
 */
oml_rc oml_iotfile_verify(oml_cx *cx, const oml_iot *t, uint64_t largest) OML_CHECKED;

#endif
