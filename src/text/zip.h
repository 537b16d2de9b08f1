/**
 * Zip archives in memory, read entry by entry as a stream.
 *
 * Archives come from strangers. Opening refuses one with too many entries, with
 * names that point outside (absolute, `..`, backslashes) or stand there twice, or
 * that would unpack to more than a ceiling or in a proportion that only a bomb has.
 * Reading refuses an entry that unpacks to more than it said, and checks its CRC.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_ZIP_H
#define OML_TEXT_ZIP_H

#include "base/cx.h"

enum {
    OML_ZIP_ENTRIES = 10000,
    OML_ZIP_CEILING = 1 << 30, /* bytes of all entries, unpacked */
    OML_ZIP_SMALL = 1 << 24,   /* an entry up to this size may have any proportion */
    OML_ZIP_RATIO = 200,       /* above it, at most so many bytes from one */
};

typedef struct oml_zip oml_zip;
typedef struct oml_zip_entry oml_zip_entry;

/**
 * Over s[0..n), which must stay; `file` is for messages. Fails with OML_E_PARSE: OML-ZIP-01 cut off or damaged,
 * -02 no zip at all; with OML_E_INPUT: -03 too many entries, -04 too large or a bomb, -05 a forbidden name.
 */
oml_rc oml_zip_open(oml_cx *cx, const char *file, const char *s, size_t n, oml_zip **out) OML_CHECKED;
/** The same with another ceiling than OML_ZIP_CEILING, for archives that are never unpacked as a whole. */
oml_rc oml_zip_open_within(oml_cx *cx, const char *file, const char *s, size_t n, uint64_t ceiling,
                           oml_zip **out) OML_CHECKED;
void oml_zip_free(oml_zip *z);
OML_OWNED(zip)

size_t oml_zip_count(const oml_zip *z);
const char *oml_zip_name(const oml_zip *z, size_t i);
/** Is there an entry of that name? */
bool oml_zip_has(const oml_zip *z, const char *name);

/** Opens an entry that is there. Fails with OML-ZIP-06 when it is encrypted or packed in a way not known. */
oml_rc oml_zip_entry_open(oml_cx *cx, oml_zip *z, const char *name, oml_zip_entry **out) OML_CHECKED;
/** How many bytes of it are still to be read, as the directory says: right after opening, all of them. */
double oml_zip_entry_size(const oml_zip_entry *e);
/** Up to `room` bytes; *n is 0 at the end. Fails with OML-ZIP-01 when damaged, -04 when larger than it said. */
oml_rc oml_zip_entry_read(oml_cx *cx, oml_zip_entry *e, char *bytes, size_t room, size_t *n) OML_CHECKED;
void oml_zip_entry_free(oml_zip_entry *e);
OML_OWNED(zip_entry)

#endif
