/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/cells.h"

#include "text/number.h"

#include <math.h>
#include <string.h>

oml_column
oml_cells_column(const oml_field *field)
{
    oml_column c = {.key = field->name, .kind = OML_CELL_TEXT, .digits = OML_DIGITS_AS_IS};
    switch (field->kind) {
    case OML_FIELD_REAL:
        c.kind = OML_CELL_REAL;
        break;
    case OML_FIELD_MONEY:
        c.kind = OML_CELL_REAL;
        c.unit = N_("euro");
        c.digits = 2;
        break;
    case OML_FIELD_INT:
        c.kind = OML_CELL_INT;
        break;
    case OML_FIELD_BOOL:
        c.kind = OML_CELL_BOOL;
        break;
    case OML_FIELD_DATE:
        c.kind = OML_CELL_DATE;
        break;
    case OML_FIELD_TEXT:
    case OML_FIELD_ENUM:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        break;
    }
    return c;
}

void
oml_cells_add(oml_table *t, const oml_field *field, const char *value)
{
    double x = (double)NAN;
    int64_t i;
    if (value == NULL) {
        oml_table_empty(t);
        return;
    }
    switch (field->kind) {
    case OML_FIELD_REAL:
    case OML_FIELD_MONEY:
        oml_table_real(t, oml_number_parse(value, strlen(value), &x) ? x : (double)NAN);
        break;
    case OML_FIELD_INT:
        if (oml_number_parse_int(value, strlen(value), &i))
            oml_table_int(t, i);
        else
            oml_table_empty(t);
        break;
    case OML_FIELD_BOOL:
        oml_table_bool(t, strcmp(value, "1") == 0);
        break;
    case OML_FIELD_ENUM:
        oml_table_word(t, value);
        break;
    case OML_FIELD_TEXT:
    case OML_FIELD_DATE:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        oml_table_text(t, value);
        break;
    }
}

// As many decimals as it has, with the decimal mark of the language.
static const char *
number_for_people(const oml_table *t, const char *value)
{
    double x;
    OML_BUF_AUTO b = {0};
    if (!oml_number_parse(value, strlen(value), &x))
        return value;
    oml_doc_number(t->doc->lang, x, OML_DIGITS_AS_IS, &b);
    return b.s == NULL ? value : oml_arena_textn(t->doc->arena, b.s, b.n);
}

void
oml_cells_text(oml_table *t, const oml_field *field, const char *value)
{
    if (value != NULL && field->kind == OML_FIELD_BOOL)
        oml_table_shown(t, value,
                        oml_doc_word(t->doc->arena, t->doc->lang, strcmp(value, "1") == 0 ? N_("yes") : N_("no")));
    else if (field->kind == OML_FIELD_ENUM)
        oml_table_word(t, value);
    else if (value != NULL && (field->kind == OML_FIELD_REAL || field->kind == OML_FIELD_MONEY))
        oml_table_shown(t, value, number_for_people(t, value));
    else
        oml_table_text(t, value);
}
