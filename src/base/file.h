/**
 * Whole files: read up to a ceiling, and replaced whole or not at all.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_FILE_H
#define OML_BASE_FILE_H

#include "base/buf.h"

enum { OML_FILE_CEILING = 1 << 30 }; /* 1 GiB: no file that a person hands to Omloop is larger */

/** The bytes of a file, into a zeroed buf. Fails with OML_E_NOTFOUND (OML-FIL-01) when it is not there, OML_E_IO
 * (OML-FIL-02) when it cannot be read, OML_E_INPUT (OML-FIL-03) when it is larger than OML_FILE_CEILING. */
oml_rc oml_file_read(oml_cx *cx, const char *path, oml_buf *out) OML_CHECKED;

/**
 * Puts these bytes at `path`, which is either as before or whole: they are written beside it, flushed to the disk
 * and renamed. Fails with OML_E_IO: OML-FIL-04 cannot be made there, -05 could not be written (disk full).
 */
oml_rc oml_file_write(oml_cx *cx, const char *path, const char *bytes, size_t n) OML_CHECKED;
/**
 * The same for what a library writes: an empty file beside `path`, whose name is in cx->tmp, to be filled; then put it
 * at `path`, or unlink it. Publishing unlinks it when it fails.
 */
oml_rc oml_file_beside(oml_cx *cx, const char *path, const char **beside) OML_CHECKED;
oml_rc oml_file_publish(oml_cx *cx, const char *beside, const char *path) OML_CHECKED;

/** All of the bytes to an open file; false, and errno, when they could not be written. */
bool oml_file_put(int fd, const void *bytes, size_t n);
/** The same at a place in the file, for several threads at once. */
bool oml_file_put_at(int fd, const void *bytes, size_t n, uint64_t at);
/** Lets the disk begin with what was written there, so that a flush has less to wait for; nothing where it cannot. */
void oml_file_flush_begin(int fd, uint64_t at, size_t n);

/** Makes a new or changed name survive the loss of power; where the file system cannot, it stands all the same. */
void oml_file_flush_name(const char *path);

#endif
