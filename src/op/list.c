/* Lists the records of a noun.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/cells.h"
#include "op/pick.h"
#include "op/records.h"

#include <string.h>

struct list {
    const char *noun;
    oml_list where;
    const char *columns;
    bool all;
};

/* One condition: the field has the value, or for a list contains it; an empty value asks for an empty field. */
typedef struct condition {
    size_t field;
    const char *value;
} condition;

/* A column to show: a field, or the title in the reader's language. */
typedef struct shown {
    size_t field; // n_fields: the title
} shown;

static bool
holds(const condition *c, const oml_record *r)
{
    const char *value = r->value[c->field];
    if (value == NULL || c->value[0] == '\0')
        return value == NULL && c->value[0] == '\0';
    return r->noun->fields[c->field].kind == OML_FIELD_LIST ? oml_records_named(value, c->value)
                                                            : strcmp(value, c->value) == 0;
}

static oml_rc
conditions(oml_cx *cx, const oml_noun *noun, const oml_list *where, condition *out)
{
    for (size_t i = 0; i < where->n; i++) {
        const char *value;
        OML_TRY(oml_pick_pair(cx, noun, where->at[i], &out[i].field, &value));
        const oml_field *f = &noun->fields[out[i].field];
        // As it would be stored, so that 0.50 finds 0.5; a list is asked for one of its codes.
        const oml_field one = {f->name, f->kind == OML_FIELD_LIST ? OML_FIELD_TEXT : f->kind, 0, f->of};
        OML_TRY(
            oml_record_canonical(cx, &one, value, strlen(value), false, (oml_place){.column = f->name}, &out[i].value));
        if (out[i].value == NULL)
            out[i].value = "";
    }
    return OML_OK;
}

static bool
by_default(const oml_noun *noun, size_t i, bool all)
{
    static const char *const left_out[] = {"en_state", "source", "place", "withdrawn", "successor"};
    size_t en;
    const char *name = noun->fields[i].name;
    if (oml_noun_pair(noun, i, &en) || (i > 0 && oml_noun_pair(noun, i - 1, &en)))
        return false;
    for (size_t j = 0; j < OML_COUNT(left_out); j++)
        if (strcmp(name, left_out[j]) == 0)
            return all && j >= 3;
    const char *stem = oml_records_stem(noun);
    return i > 0 && (stem == NULL || strcmp(name, stem) != 0);
}

static size_t
default_columns(const oml_noun *noun, bool all, shown *out)
{
    size_t n = 0;
    out[n++] = (shown){0};
    if (oml_records_stem(noun) != NULL)
        out[n++] = (shown){noun->n_fields};
    for (size_t i = 1; i < noun->n_fields; i++)
        if (by_default(noun, i, all))
            out[n++] = (shown){i};
    return n;
}

static oml_rc
named_columns(oml_cx *cx, const oml_noun *noun, const char *names, shown *out, size_t *n)
{
    if (strcmp(names, "all") == 0) {
        for (*n = 0; *n < noun->n_fields; (*n)++)
            out[*n] = (shown){*n};
        return OML_OK;
    }
    const char *stem = oml_records_stem(noun);
    *n = 0;
    for (const char *at = names;;) {
        const size_t len = strcspn(at, ",");
        const char *name = oml_arena_textn(&cx->tmp, at, len);
        size_t field = noun->n_fields;
        if (stem == NULL || strcmp(name, stem) != 0)
            OML_TRY(oml_pick_field(cx, noun, name, &field));
        if (*n > noun->n_fields)
            return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-06", N_("--columns names more columns than a %s has"),
                            noun->name);
        out[(*n)++] = (shown){field};
        if (at[len] == '\0')
            return OML_OK;
        at += len + 1;
    }
}

static oml_table *
table(oml_doc *out, const oml_noun *noun, const shown *columns, size_t n)
{
    oml_column *c = OML_NEW(out->arena, oml_column, n);
    for (size_t i = 0; i < n; i++)
        c[i] = columns[i].field < noun->n_fields ? oml_cells_column(&noun->fields[columns[i].field])
                                                 : (oml_column){.key = oml_records_stem(noun), .kind = OML_CELL_TEXT};
    return oml_doc_table(out, noun->plural, NULL, c, n);
}

static void
row(oml_table *t, const oml_record *r, const shown *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i].field < r->noun->n_fields)
            oml_cells_add(t, &r->noun->fields[columns[i].field], r->value[columns[i].field]);
        else
            oml_table_text(t, oml_records_title(r, t->doc->lang));
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct list *a = args;
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    condition *where = OML_NEW(&cx->tmp, condition, a->where.n);
    OML_TRY(conditions(cx, noun, &a->where, where));
    shown columns[OML_NOUN_MAX_FIELDS + 1];
    size_t n_columns;
    if (a->columns == NULL)
        n_columns = default_columns(noun, a->all, columns);
    else
        OML_TRY(named_columns(cx, noun, a->columns, columns, &n_columns));

    oml_records records;
    if (a->all)
        OML_TRY(oml_store_list_all(cx, s->store, noun, &records));
    else
        OML_TRY(oml_store_list(cx, s->store, noun, NULL, NULL, &records));
    oml_table *t = table(out, noun, columns, n_columns);
    bool made_up = false;
    for (size_t i = 0; i < records.n; i++) {
        bool kept = true;
        for (size_t j = 0; kept && j < a->where.n; j++)
            kept = holds(&where[j], &records.at[i]);
        if (!kept)
            continue;
        row(t, &records.at[i], columns, n_columns);
        made_up = made_up || oml_records_illustrative(&records.at[i]);
    }
    if (made_up)
        oml_records_note(out);
    return OML_OK;
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_BEFORE | OML_PARAM_REQUIRED, offsetof(struct list, noun),
     N_("kind of record: 'omloop nouns' lists them"), NULL},
    {"where", OML_KIND_LIST, 0, offsetof(struct list, where),
     N_("only records with FIELD=VALUE, or FIELD= for an empty field; can be repeated"), NULL},
    {"columns", OML_KIND_TEXT, 0, offsetof(struct list, columns), N_("these fields, separated by commas, or all"),
     NULL},
    {"all", OML_KIND_FLAG, 0, offsetof(struct list, all), N_("withdrawn records too"), NULL},
};

const oml_op oml_list_op = {
    .name = "list",
    .family = OML_FAMILY_RECORDS,
    .help = N_("list the records of a noun"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct list),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
