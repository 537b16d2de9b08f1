/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/intake.h"

#include "format/package.h"
#include "op/cells.h"
#include "op/units.h"

#include <string.h>

enum { TIDY_ABOVE = 1 << 20 };

typedef struct counts {
    int64_t what[OML_GONE]; // by oml_change
    int64_t refused;
} counts;

typedef struct intake {
    oml_session *s;
    oml_doc *out;
    oml_table *changes, *refused;
    bool only_summary;
    counts *of; // a noun
    size_t n_refused, n_read;
    oml_fail first; // why the first refused row was
    oml_arena work; // scratch of one row: a hundred thousand of them should not pile up
} intake;

static counts *
counts_of(intake *in, const oml_noun *noun)
{
    return &in->of[noun - oml_nouns];
}

// ---- the report ---------------------------------------------------------------------------------

static void
add_change(intake *in, oml_change what, const oml_record *r, const oml_field *f, const char *before, const char *after,
           oml_place place)
{
    static const oml_column columns[] = {
        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},     {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},           {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("before"), OML_CELL_TEXT, NULL, 0}, {"after", N_("after"), OML_CELL_TEXT, NULL, 0},
        {"file", N_("file"), OML_CELL_TEXT, NULL, 0},     {"row", N_("row"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS},
    };
    if (in->changes == NULL)
        in->changes = oml_doc_table(in->out, "changes", NULL, columns, OML_COUNT(columns));
    oml_table *t = in->changes;
    oml_table_word(t, what == OML_NEW ? N_("new") : N_("changed"));
    oml_table_text(t, r->noun->name);
    oml_table_text(t, r->value[0]);
    oml_table_field(t, f == NULL ? NULL : f->name);
    if (f == NULL) {
        oml_table_empty(t);
        oml_table_empty(t);
    } else {
        oml_cells_text(t, f, before);
        oml_cells_text(t, f, after);
    }
    oml_table_text(t, place.file);
    oml_table_int(t, (int64_t)place.row);
}

static void
add_refused(intake *in, const oml_noun *noun, const char *code, const oml_fail *why)
{
    static const oml_column columns[] = {
        {"file", N_("file"), OML_CELL_TEXT, NULL, 0},
        {"row", N_("row"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS},
        {"column", N_("column"), OML_CELL_TEXT, NULL, 0},
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"reason", N_("why it is refused"), OML_CELL_TEXT, NULL, 0},
        {"message", N_("message code"), OML_CELL_TEXT, NULL, 0},
    };
    if (in->refused == NULL)
        in->refused = oml_doc_table(in->out, "refused", NULL, columns, OML_COUNT(columns));
    oml_table *t = in->refused;
    oml_table_text(t, why->file[0] == '\0' ? NULL : why->file);
    oml_table_int(t, (int64_t)why->row);
    oml_table_text(t, why->column[0] == '\0' ? NULL : why->column);
    oml_table_text(t, noun->name);
    oml_table_text(t, code);
    oml_table_text(t, why->message);
    oml_table_text(t, why->code);
    if (in->n_refused++ == 0)
        in->first = *why;
    counts_of(in, noun)->refused++;
}

static void
summarise(intake *in)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},      {"new", N_("new"), OML_CELL_INT, NULL, 0},
        {"changed", N_("changed"), OML_CELL_INT, NULL, 0}, {"unchanged", N_("unchanged"), OML_CELL_INT, NULL, 0},
        {"refused", N_("refused"), OML_CELL_INT, NULL, 0},
    };
    oml_table *t = oml_doc_table(in->out, "summary", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < oml_noun_count; i++) {
        const counts *c = &in->of[i];
        if (c->what[OML_NEW] + c->what[OML_CHANGED] + c->what[OML_UNCHANGED] + c->refused == 0)
            continue;
        oml_table_text(t, oml_nouns[i].name);
        oml_table_int(t, c->what[OML_NEW]);
        oml_table_int(t, c->what[OML_CHANGED]);
        oml_table_int(t, c->what[OML_UNCHANGED]);
        oml_table_int(t, c->refused);
    }
}

// ---- a row --------------------------------------------------------------------------------------

// Hears of a refused row, from the reader or from the store, and forgets the failure: the next row may be as wrong.
static oml_rc
refuse(oml_cx *cx, void *self, const oml_noun *noun, const char *code)
{
    const oml_fail why = cx->fail;
    oml_cx_clear(cx);
    add_refused(self, noun, code, &why);
    return OML_OK;
}

static bool
is_of_the_row(oml_rc rc)
{
    return rc == OML_E_INPUT || rc == OML_E_REFUSED;
}

// What the agenda has, and what it will have: fields without a column stay as they are.
static oml_rc
merge_and_put(oml_cx *cx, intake *in, const oml_record *r, const bool given[], oml_place place, oml_record *before,
              oml_record *after, oml_change *what)
{
    bool found;
    OML_TRY(oml_store_find(cx, in->s->store, r->noun, r->value[0], before, &found));
    if (!found)
        before->value = NULL;
    for (size_t i = 0; i < r->noun->n_fields; i++)
        after->value[i] = found && !given[i] ? before->value[i] : r->value[i];
    OML_TRY(oml_units_check(cx, in->s, after, place));
    OML_TRY(oml_store_put(cx, in->s->store, after, place, what));
    // As it was stored: a translation may have aged.
    return *what == OML_CHANGED ? oml_store_get(cx, in->s->store, r->noun, r->value[0], after) : OML_OK;
}

static void
swap(oml_arena *a, oml_arena *b)
{
    const oml_arena c = *a;
    *a = *b;
    *b = c;
}

static void
tell_of(intake *in, oml_change what, const oml_record *before, const oml_record *after, oml_place place)
{
    counts_of(in, after->noun)->what[what]++;
    if (in->only_summary || what == OML_UNCHANGED)
        return;
    if (what == OML_NEW) {
        add_change(in, what, after, NULL, NULL, NULL, place);
        return;
    }
    for (size_t i = 0; i < after->noun->n_fields; i++)
        if (!oml_record_same(before->value[i], after->value[i]))
            add_change(in, what, after, &after->noun->fields[i], before->value[i], after->value[i], place);
}

static oml_rc
take(oml_cx *cx, void *self, const oml_record *r, const bool given[], oml_place place)
{
    intake *in = self;
    const char *value[OML_NOUN_MAX_FIELDS];
    oml_record before = {.noun = r->noun}, after = {r->noun, value};
    oml_change what;
    OML_TRY(oml_cx_go_on(cx));
    oml_cx_tell(cx, N_("reading records"), (double)in->n_read++, 0);
    swap(&cx->tmp, &in->work);
    const oml_rc rc = merge_and_put(cx, in, r, given, place, &before, &after, &what);
    swap(&cx->tmp, &in->work); // the report lives in the other one
    if (is_of_the_row(rc))
        return refuse(cx, in, r->noun, r->value[0]);
    if (rc == OML_OK)
        tell_of(in, what, &before, &after, place);
    if (in->work.used > TIDY_ABOVE)
        oml_arena_free(&in->work);
    return rc;
}

// ---- the whole ----------------------------------------------------------------------------------

static oml_rc
refuse_dangling(oml_cx *cx, intake *in)
{
    oml_dangling *all;
    size_t n;
    OML_TRY(oml_store_dangling(cx, in->s->store, &all, &n));
    for (size_t i = 0; i < n; i++) {
        const oml_rc rc = OML_FAIL_AT(cx, OML_E_INPUT, "OML-STO-11", all[i].place,
                                      N_("%s '%s' refers in '%s' to %s '%s', which does not exist"), all[i].noun,
                                      all[i].code, all[i].field, all[i].to_noun, all[i].to_code);
        (void)rc; // kept in the report
        OML_TRY(refuse(cx, in, oml_noun_find(all[i].noun), all[i].code));
    }
    return OML_OK;
}

static oml_rc
verdict(oml_cx *cx, const intake *in)
{
    if (in->n_refused == 0)
        return OML_OK;
    cx->fail = in->first;
    if (in->n_refused == 1)
        return cx->fail.rc;
    cx->fail.hint[0] = '\0';
    return OML_HINT(cx, cx->fail.rc, N_("and %zu more rows are refused, see the table above; nothing was changed"),
                    in->n_refused - 1);
}

oml_rc
oml_intake_run(oml_cx *cx, oml_session *s, const oml_intake_wish *wish, oml_doc *out)
{
    intake in = {
        .s = s, .out = out, .only_summary = wish->only_summary, .of = OML_NEW(&cx->tmp, counts, oml_noun_count)};
    oml_rc rc = oml_package_read(cx, wish->path, &wish->style, take, refuse, &in);
    oml_arena_free(&in.work);
    if (rc == OML_OK)
        rc = refuse_dangling(cx, &in);
    if (rc != OML_OK)
        return rc;
    summarise(&in);
    return verdict(cx, &in);
}
