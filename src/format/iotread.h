/**
 * Iotread: the formats that input-output tables are published in, and finding out which one it is.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTREAD_H
#define OML_FORMAT_IOTREAD_H

#include "format/iotbuild.h"

typedef struct oml_iotread_format {
    const char *name; /* as --format takes it */
    const char *help; /* N_() */
    /** Do names and first bytes look like it? */
    bool (*fits)(oml_cx *cx, oml_iotsource *s);
    /** Reads it into the builder. `year`: which one, where there are several; 0: the last. */
    oml_rc (*read)(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b);
} oml_iotread_format;

// clang-format off: one format a line
#define OML_IOTREAD_FORMATS                                                                                            \
    OML_IOTREAD(exiobase)                                                                                              \
    OML_IOTREAD(exiobase1)                                                                                             \
    OML_IOTREAD(figaro)                                                                                                \
    OML_IOTREAD(wiod)                                                                                                  \
    OML_IOTREAD(oecd)                                                                                                  \
    OML_IOTREAD(eora)                                                                                                  \
    OML_IOTREAD(eurostat)                                                                                              \
    OML_IOTREAD(fpb)                                                                                                   \
    OML_IOTREAD(fpb_products)                                                                                          \
    OML_IOTREAD(iotcsv)
// clang-format on
#define OML_IOTREAD(name) extern const oml_iotread_format oml_##name##_format;
OML_IOTREAD_FORMATS
#undef OML_IOTREAD

/**
 * Reads a table; *format says which it was (NULL: find out; by name otherwise). The table lives in cx->tmp and, its
 * matrices, until oml_iot_free. Fails with OML_E_PARSE: OML-IMP-01 no known format, -02 no format of that name, -03 a
 * supply or use table, which is not symmetric; and as the reader does.
 */
oml_rc oml_iotread(oml_cx *cx, const char *path, const char *wanted, int year, const oml_iotread_format **format,
                   oml_iot **out) OML_CHECKED;
/** The same of a source that is open. */
oml_rc oml_iotread_source(oml_cx *cx, oml_iotsource *s, const char *wanted, int year, const oml_iotread_format **format,
                          oml_iot **out) OML_CHECKED;

/* for readers */
/** The first year 1900..2099 in a name, not part of a longer number; 0: none. */
int oml_iotread_year(const char *name);
/** Does the first line of an entry begin like that, behind a byte-order mark and a quote? */
bool oml_iotread_begins(oml_cx *cx, oml_iotsource *s, size_t i, const char *with);
/** Refuses a supply or use table. */
oml_rc oml_iotread_not_symmetric(oml_cx *cx, const char *file) OML_CHECKED;

#endif
