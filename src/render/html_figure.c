/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_figure.h"

#include "render/html.h"
#include "text/number.h"

#include <inttypes.h>

static const char *
kind_name(oml_figure_kind kind)
{
    switch (kind) {
    case OML_FIGURE_BARS:
        return "bars";
    case OML_FIGURE_STACK:
        return "stack";
    case OML_FIGURE_POINTS:
        return "points";
    case OML_FIGURE_LINES:
        return "lines";
    case OML_FIGURE_MATRIX:
        return "matrix";
    case OML_FIGURE_FRAME:
        return "frame";
    }
    return "";
}

static const char *
cell_name(oml_cell_kind kind)
{
    switch (kind) {
    case OML_CELL_TEXT:
        return "text";
    case OML_CELL_REAL:
        return "real";
    case OML_CELL_INT:
        return "int";
    case OML_CELL_BOOL:
        return "bool";
    case OML_CELL_DATE:
        return "date";
    }
    return "";
}

static void
member(oml_buf *out, const char *key, const char *value)
{
    if (value == NULL)
        return;
    oml_buf_printf(out, ",\"%s\":", key);
    oml_html_json(out, value);
}

static void
columns(const oml_table *t, oml_buf *out)
{
    oml_buf_text(out, ",\"columns\":[");
    for (size_t j = 0; j < t->n_columns; j++) {
        const oml_column *c = &t->columns[j];
        oml_buf_printf(out, "%s{\"digits\":%d", j == 0 ? "" : ",", c->digits);
        member(out, "key", c->key);
        member(out, "label", c->label);
        member(out, "kind", cell_name(c->kind));
        member(out, "unit", c->unit);
        oml_buf_char(out, '}');
    }
    oml_buf_char(out, ']');
}

static void
panels(const oml_block *b, size_t n, oml_buf *out)
{
    for (size_t i = 0; i < n; i++, b = b->next) {
        oml_buf_text(out, i == 0 ? ",\"panels\":[{\"x\":" : ",{\"x\":");
        oml_html_json(out, b->figure.x);
        member(out, "title", b->text);
        oml_buf_char(out, '}');
    }
    oml_buf_char(out, ']');
}

static void
cell(const oml_cell *c, oml_buf *out)
{
    char number[OML_NUMBER_TEXT];
    if (c->empty) {
        oml_buf_text(out, "null");
        return;
    }
    switch (c->kind) {
    case OML_CELL_TEXT:
    case OML_CELL_DATE:
        oml_html_json(out, c->shown != NULL ? c->shown : c->text);
        break;
    case OML_CELL_REAL:
        oml_number_print(c->real, number);
        oml_buf_text(out, number);
        break;
    case OML_CELL_INT:
        oml_buf_printf(out, "%" PRId64, c->integer);
        break;
    case OML_CELL_BOOL:
        oml_buf_text(out, c->integer != 0 ? "true" : "false");
        break;
    }
}

void
oml_html_figure_data(const oml_doc *d, const oml_block *figure, size_t n, oml_buf *out)
{
    const oml_figure *f = &figure->figure;
    const oml_table *t = figure->table;
    oml_buf_printf(out, "{\"kind\":\"%s\",\"lang\":\"%s\"", kind_name(f->kind), d->lang == OML_NL ? "nl" : "en");
    member(out, "x", f->x);
    member(out, "y", f->y);
    member(out, "value", f->value);
    member(out, "group", f->group);
    member(out, "facet", f->facet);
    member(out, "label", f->label);
    member(out, "low", f->low);
    member(out, "high", f->high);
    if (n > 1)
        panels(figure, n, out);
    columns(t, out);
    oml_buf_text(out, ",\"rows\":[");
    for (size_t i = 0; i < t->n_rows; i++) {
        oml_buf_text(out, i == 0 ? "[" : ",[");
        for (size_t j = 0; j < t->n_columns; j++) {
            if (j > 0)
                oml_buf_char(out, ',');
            cell(&t->cells[i * t->n_columns + j], out);
        }
        oml_buf_char(out, ']');
    }
    oml_buf_text(out, "]}");
}
