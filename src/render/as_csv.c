/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_csv.h"

#include "text/number.h"

#include <inttypes.h>
#include <string.h>

static void
text(const char *s, oml_buf *out)
{
    if (s[strcspn(s, ",\"\r\n")] == '\0') {
        oml_buf_text(out, s);
        return;
    }
    oml_buf_char(out, '"');
    for (; *s != '\0'; s++) {
        if (*s == '"')
            oml_buf_char(out, '"');
        oml_buf_char(out, *s);
    }
    oml_buf_char(out, '"');
}

static void
cell(const oml_cell *c, oml_buf *out)
{
    char number[OML_NUMBER_TEXT];
    if (c->empty)
        return;
    switch (c->kind) {
    case OML_CELL_TEXT:
    case OML_CELL_DATE:
        text(c->text, out);
        break;
    case OML_CELL_REAL:
        oml_buf_add(out, number, oml_number_print(c->real, number));
        break;
    case OML_CELL_INT:
    case OML_CELL_BOOL:
        oml_buf_printf(out, "%" PRId64, c->integer);
        break;
    }
}

void
oml_as_csv(const oml_table *t, oml_buf *out)
{
    for (size_t j = 0; j < t->n_columns; j++) {
        if (j > 0)
            oml_buf_char(out, ',');
        text(t->columns[j].key, out);
    }
    oml_buf_char(out, '\n');
    for (size_t i = 0; i < t->n_rows; i++) {
        for (size_t j = 0; j < t->n_columns; j++) {
            if (j > 0)
                oml_buf_char(out, ',');
            cell(&t->cells[i * t->n_columns + j], out);
        }
        oml_buf_char(out, '\n');
    }
}
