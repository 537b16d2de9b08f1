/**
 * Iotsource: what a publisher provides, be it a file, a folder or a zip, as a list of named texts.
 *
 * Names are relative, with '/', sorted; a folder that holds all the others is dropped
 * from them, so that Z.txt is Z.txt whether it came in IOT_2011_pxp.zip, unpacked, or
 * in the folder itself. Texts are read as streams, so that they may be larger than memory.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTSOURCE_H
#define OML_FORMAT_IOTSOURCE_H

#include "base/buf.h"

#define OML_IOTSOURCE_CEILING ((uint64_t)64 << 30) /* bytes of all entries of a zip, unpacked */
#define OML_IOTSOURCE_NONE ((size_t)UINT32_MAX)
enum { OML_IOTSOURCE_ENTRIES = 10000, OML_IOTSOURCE_DEPTH = 5 };

typedef struct oml_iotsource oml_iotsource;
typedef struct oml_iotsource_stream oml_iotsource_stream;

/** Fails as oml_file_read and oml_zip_open do; OML-SRC-01 more files than OML_IOTSOURCE_ENTRIES. */
oml_rc oml_iotsource_open(oml_cx *cx, const char *path, oml_iotsource **out) OML_CHECKED;
/** Texts in memory, borrowed; for tests. */
oml_rc oml_iotsource_memory(oml_cx *cx, size_t n, const char *const names[], const char *const texts[],
                            const size_t lengths[], oml_iotsource **out) OML_CHECKED;
void oml_iotsource_free(oml_iotsource *s);
OML_OWNED(iotsource)

const char *oml_iotsource_path(const oml_iotsource *s);
/** The folder that was dropped from all names, with its slash: "IOT_2011_pxp/"; "" when there was none. */
const char *oml_iotsource_top(const oml_iotsource *s);
size_t oml_iotsource_count(const oml_iotsource *s);
const char *oml_iotsource_name(const oml_iotsource *s, size_t i);
/** The entry of that name; OML_IOTSOURCE_NONE. */
size_t oml_iotsource_find(const oml_iotsource *s, const char *name);
/** The first entry whose last part, after the slash, matches a pattern of fnmatch ("matrix_eu-ic-io_*.csv"). */
size_t oml_iotsource_match(const oml_iotsource *s, const char *pattern);
/** Path of an entry for messages: `IOT_2011.zip/Z.txt`. */
const char *oml_iotsource_place(const oml_iotsource *s, size_t i);
/** Its bytes, unpacked; 0 when it cannot be opened. */
double oml_iotsource_size(oml_cx *cx, oml_iotsource *s, size_t i);
/** A whole entry of at most `ceiling` bytes into a zeroed buf. */
oml_rc oml_iotsource_read(oml_cx *cx, oml_iotsource *s, size_t i, size_t ceiling, oml_buf *out) OML_CHECKED;
/** Its first bytes, as many as there are up to `room`. */
oml_rc oml_iotsource_peek(oml_cx *cx, oml_iotsource *s, size_t i, char *bytes, size_t room, size_t *n) OML_CHECKED;

/** An entry as a stream; its length is in *total. */
oml_rc oml_iotsource_stream_open(oml_cx *cx, oml_iotsource *s, size_t i, double *total,
                                 oml_iotsource_stream **out) OML_CHECKED;
/** Up to `room` bytes; *n is 0 at the end. */
oml_rc oml_iotsource_stream_read(oml_cx *cx, oml_iotsource_stream *t, char *bytes, size_t room, size_t *n) OML_CHECKED;
void oml_iotsource_stream_free(oml_iotsource_stream *t);
OML_OWNED(iotsource_stream)

#endif
