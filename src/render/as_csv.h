/**
 * One table of a doc as CSV (RFC 4180, UTF-8, comma, decimal point, line feeds).
 *
 * The heading holds the columns' keys; numbers are exact, booleans 0 or 1, empty
 * cells empty: what omloop itself reads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_AS_CSV_H
#define OML_RENDER_AS_CSV_H

#include "render/doc.h"

void oml_as_csv(const oml_table *t, oml_buf *out);

#endif
