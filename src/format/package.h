/**
 * The agenda package: a folder with a CSV file a noun and a datapackage.json
 * (Frictionless Data Package), or one XLSX workbook with the same sheets.
 *
 * Writing is deterministic: the same records give the same bytes. Reading and
 * writing are inverses on canonical records.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_PACKAGE_H
#define OML_FORMAT_PACKAGE_H

#include "agenda/record.h"
#include "format/sheet.h"

/** Takes one record, canonical and checked by itself, with its place. */
typedef oml_rc oml_package_take(oml_cx *cx, void *self, const oml_record *r, oml_place place);
/** Hears of a row that is refused: cx->fail says why and where; it is then cleared and reading goes on. */
typedef oml_rc oml_package_refuse(oml_cx *cx, void *self, const oml_noun *noun, const char *code);

/**
 * Reads a folder, a single NAME.csv (NAME is a noun's plural) or an .xlsx workbook, nouns in the order of the
 * table. Fails: OML-PKG-01 nothing to read there, -02 a file or sheet that is no noun, -03 a column that is no
 * field, -04 a required column is missing. What is wrong with one row goes to `refuse`.
 */
oml_rc oml_package_read(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_package_take *take,
                        oml_package_refuse *refuse, void *self) OML_CHECKED;

/** Gives the records of a noun, in the order they are to be written. */
typedef oml_rc oml_package_give(oml_cx *cx, void *self, const oml_noun *noun, oml_record **records, size_t *n);

/** Writes a folder: made when absent; files are replaced one by one, each whole (written beside, then renamed). */
oml_rc oml_package_write(oml_cx *cx, const char *folder, const char *title, oml_package_give *give, void *self) OML_CHECKED;

#endif
