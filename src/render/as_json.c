/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_json.h"

#include "text/json.h"

static void
cell(const oml_cell *c, oml_json_out *w)
{
    if (c->empty) {
        oml_json_put_null(w);
        return;
    }
    switch (c->kind) {
    case OML_CELL_TEXT:
    case OML_CELL_DATE:
        oml_json_put_text(w, c->text);
        break;
    case OML_CELL_REAL:
        oml_json_put_real(w, c->real);
        break;
    case OML_CELL_INT:
        oml_json_put_int(w, c->integer);
        break;
    case OML_CELL_BOOL:
        oml_json_put_bool(w, c->integer != 0);
        break;
    }
}

static void
table(const oml_table *t, oml_json_out *w)
{
    oml_json_put_name(w, t->key);
    oml_json_put_array(w);
    for (size_t i = 0; i < t->n_rows; i++) {
        oml_buf_char(w->buf, '\n');
        oml_json_put_object(w);
        for (size_t j = 0; j < t->n_columns; j++) {
            oml_json_put_name(w, t->columns[j].key);
            cell(&t->cells[i * t->n_columns + j], w);
        }
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

static const char *
kind_name(oml_note_kind kind)
{
    switch (kind) {
    case OML_NOTE_REMARK:
        return "remark";
    case OML_NOTE_WARNING:
        return "warning";
    case OML_NOTE_ILLUSTRATIVE:
        return "illustrative";
    case OML_NOTE_ESTIMATE:
        return "estimate";
    case OML_NOTE_SOURCE:
        return "source";
    }
    return NULL;
}

static void
note(const oml_block *b, oml_json_out *w)
{
    oml_buf_char(w->buf, '\n');
    oml_json_put_object(w);
    oml_json_put_name(w, "kind");
    oml_json_put_text(w, kind_name(b->note));
    oml_json_put_name(w, "text");
    oml_json_put_text(w, b->text);
    oml_json_put_end(w);
}

void
oml_as_json(const oml_doc *d, const oml_table *only, oml_buf *out)
{
    oml_json_out w = {.buf = out};
    oml_json_put_object(&w);
    oml_json_put_name(&w, "tables");
    oml_json_put_object(&w);
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TABLE && (only == NULL || b->table == only))
            table(b->table, &w);
    oml_json_put_end(&w);
    oml_json_put_name(&w, "notes");
    oml_json_put_array(&w);
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_NOTE)
            note(b, &w);
    oml_json_put_end(&w);
    oml_json_put_name(&w, "run");
    oml_json_put_object(&w);
    for (const oml_run *r = d->run; r != NULL; r = r->next) {
        oml_json_put_name(&w, r->key);
        oml_json_put_text(&w, r->value);
    }
    oml_json_put_end(&w);
    if (d->inputs != NULL) {
        oml_json_put_name(&w, "inputs");
        oml_json_put_raw(&w, d->inputs);
    }
    oml_json_put_end(&w);
    oml_buf_char(out, '\n');
}
