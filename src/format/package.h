/**
 * The agenda package: a folder with a CSV file a noun and a datapackage.json
 * (Frictionless Data Package, tabular), or one XLSX workbook with the same sheets.
 *
 * A file or sheet is named by its noun's plural: paths.csv. Its columns are the
 * noun's fields, in any order; required ones must be there. Writing is
 * deterministic: the same records give the same bytes. Reading and writing are
 * inverses on canonical records.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_PACKAGE_H
#define OML_FORMAT_PACKAGE_H

#include "agenda/record.h"
#include "format/sheet.h"

/**
 * Takes one record, canonical and checked by itself, with its place. given[field] tells whether the file has a
 * column for the field: what it has no column for is not said, rather than empty. The record lives until the call
 * returns.
 */
typedef oml_rc oml_package_take(oml_cx *cx, void *self, const oml_record *r, const bool given[], oml_place place);
/**
 * Hears of a row that is refused: cx->fail says why and where; it is then cleared and reading goes on. `code` is
 * the row's code, NULL when that is what is wrong.
 */
typedef oml_rc oml_package_refuse(oml_cx *cx, void *self, const oml_noun *noun, const char *code);

/**
 * Reads a folder, a single NAME.csv (NAME is a noun's plural) or an .xlsx workbook, nouns in the order of the
 * table. `style` may be NULL, then all is found out (see format/sheet.h).
 *
 * What is wrong with one row goes to `refuse`: what oml_record_canonical and oml_record_check say, and OML-PKG-05,
 * a code that stands in the file twice, with both rows. What is wrong with a whole file is a failure: OML-PKG-01
 * nothing to read there, -02 a file or sheet that is no noun, -03 a column that is no field, -04 a required column
 * is missing, and what oml_sheet_open and oml_sheet_next say. A folder's other files (not .csv) are left alone.
 */
oml_rc oml_package_read(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_package_take *take,
                        oml_package_refuse *refuse, void *self) OML_CHECKED;

/** Gives the records of a noun, in the order they are to be written; they stay until the writing ends. */
typedef oml_rc oml_package_give(oml_cx *cx, void *self, const oml_noun *noun, oml_record **records, size_t *n);

/**
 * Writes a workbook when `path` ends in .xlsx, otherwise a folder, made when absent. Every file is replaced whole
 * (written beside, then renamed); in a folder datapackage.json comes last, and then the files of nouns without
 * records are removed. Fails as oml_file_write does, and with OML-PKG-06 for a folder that cannot be made.
 */
oml_rc oml_package_write(oml_cx *cx, const char *path, const char *title, oml_package_give *give,
                         void *self) OML_CHECKED;

#endif
