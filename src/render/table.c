/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/doc.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char *
keep(const oml_table *t, const char *s)
{
    return s == NULL ? NULL : oml_arena_text(t->doc->arena, s);
}

// The next cell of the row in the making; the arena keeps outgrown copies until it ends, at most as much again.
static oml_cell *
next(oml_table *t)
{
    if (t->n_rows == t->room) {
        const size_t room = t->room == 0 ? 16 : 2 * t->room;
        oml_cell *cells = OML_NEW(t->doc->arena, oml_cell, room * t->n_columns);
        if (t->n_rows > 0)
            memcpy(cells, t->cells, t->n_rows * t->n_columns * sizeof *cells);
        t->cells = cells;
        t->room = room;
    }
    oml_cell *c = &t->cells[t->n_rows * t->n_columns + t->filled];
    *c = (oml_cell){.kind = t->columns[t->filled].kind};
    if (++t->filled == t->n_columns) {
        t->filled = 0;
        t->n_rows++;
    }
    return c;
}

void
oml_table_text(oml_table *t, const char *text)
{
    oml_cell *c = next(t);
    assert(c->kind == OML_CELL_TEXT || c->kind == OML_CELL_DATE);
    c->empty = text == NULL;
    c->text = keep(t, text);
}

void
oml_table_shown(oml_table *t, const char *text, const char *shown)
{
    oml_cell *c = next(t);
    assert(c->kind == OML_CELL_TEXT);
    c->empty = text == NULL;
    c->text = keep(t, text);
    c->shown = keep(t, shown);
}

void
oml_table_word(oml_table *t, const char *word)
{
    oml_table_shown(t, word, word == NULL ? NULL : oml_doc_word(t->doc->arena, t->doc->lang, word));
}

void
oml_table_field(oml_table *t, const char *field)
{
    oml_table_shown(t, field, field == NULL ? NULL : oml_doc_field(t->doc->arena, t->doc->lang, field));
}

void
oml_table_real(oml_table *t, double x)
{
    oml_cell *c = next(t);
    assert(c->kind == OML_CELL_REAL);
    c->empty = !isfinite(x);
    c->real = x;
}

void
oml_table_int(oml_table *t, int64_t i)
{
    oml_cell *c = next(t);
    assert(c->kind == OML_CELL_INT || c->kind == OML_CELL_REAL);
    c->integer = i;
    c->real = (double)i;
}

void
oml_table_bool(oml_table *t, bool yes)
{
    oml_cell *c = next(t);
    assert(c->kind == OML_CELL_BOOL);
    c->integer = yes;
}

void
oml_table_empty(oml_table *t)
{
    next(t)->empty = true;
}

bool
oml_table_is_outline(const oml_table *t)
{
    return t->n_columns > 1 && t->columns[0].kind == OML_CELL_INT && strcmp(t->columns[0].key, "level") == 0 &&
           t->columns[1].kind == OML_CELL_TEXT;
}
