/**
 * A doc as one JSON object, for other programs.
 *
 *   {"tables":{KEY:[{COLUMN:value,...},...]},"notes":[{"kind":...,"text":...}],"run":{KEY:VALUE}}
 *
 * Numbers are exact: the shortest decimal that reads back to the same double. An
 * empty cell is null, a date a string. Every row begins a line, so that two
 * results can be compared by line.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_AS_JSON_H
#define OML_RENDER_AS_JSON_H

#include "render/doc.h"

/** `only`: that table alone; NULL: all. Ask oml_buf_check afterwards whether all of it fitted. */
void oml_as_json(const oml_doc *d, const oml_table *only, oml_buf *out);

#endif
