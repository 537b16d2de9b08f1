/**
 * The descriptor of an agenda package: datapackage.json, a Frictionless Tabular Data Package (version 1).
 *
 * Every noun that has records is a resource; its schema names the fields with
 * type, constraints, primary key and foreign keys. Sources and licence are those
 * of the records themselves.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_DATAPACKAGE_H
#define OML_FORMAT_DATAPACKAGE_H

#include "agenda/record.h"

/** Records of one noun; n 0: the noun is no part of the package. */
typedef struct oml_datapackage_part {
    oml_record *records;
    size_t n;
} oml_datapackage_part;

/** `parts` has one element a noun, in the order of oml_nouns. The same records give the same bytes. */
void oml_datapackage_put(oml_buf *out, const char *title, const oml_datapackage_part parts[]);

#endif
