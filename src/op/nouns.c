/* What kinds of record there are, and which fields each has.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/pick.h"

#include "base/tr.h"

#include <string.h>

struct nouns {
    const char *noun;
};

static void
list_nouns(oml_cx *cx, oml_doc *out)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"plural", N_("sheet"), OML_CELL_TEXT, NULL, 0},
        {"help", N_("what it is"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "nouns", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < oml_noun_count; i++) {
        oml_table_text(t, oml_nouns[i].name);
        oml_table_text(t, oml_nouns[i].plural);
        oml_table_text(t, oml_tr(cx->lang, oml_nouns[i].help));
    }
    oml_doc_note(out, OML_NOTE_REMARK, N_("the fields of a noun: omloop nouns NOUN"));
}

static const char *
kind_word(oml_field_kind kind)
{
    switch (kind) {
    case OML_FIELD_TEXT:
        return N_("text");
    case OML_FIELD_REAL:
        return N_("number");
    case OML_FIELD_INT:
        return N_("whole number");
    case OML_FIELD_BOOL:
        return N_("0 or 1");
    case OML_FIELD_DATE:
        return N_("date");
    case OML_FIELD_MONEY:
        return N_("euro");
    case OML_FIELD_ENUM:
        return N_("one of");
    case OML_FIELD_REF:
        return N_("code of");
    case OML_FIELD_LIST:
        return N_("codes of");
    }
    return NULL;
}

static void
list_fields(oml_cx *cx, const oml_noun *noun, oml_doc *out)
{
    static const oml_column columns[] = {
        {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"meaning", N_("meaning"), OML_CELL_TEXT, NULL, 0},
        {"kind", N_("kind"), OML_CELL_TEXT, NULL, 0},
        {"of", N_("values"), OML_CELL_TEXT, NULL, 0},
        {"required", N_("required"), OML_CELL_BOOL, NULL, 0},
        {"reasoned", N_("needs a reason"), OML_CELL_BOOL, NULL, 0},
    };
    oml_doc_text(out, "%s: %s", noun->name, oml_tr(cx->lang, noun->help));
    oml_table *t = oml_doc_table(out, "fields", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < noun->n_fields; i++) {
        const oml_field *f = &noun->fields[i];
        oml_table_text(t, f->name);
        oml_table_text(t, oml_doc_field(&cx->tmp, cx->lang, f->name));
        oml_table_word(t, kind_word(f->kind));
        char *of = f->of == NULL ? NULL : oml_arena_text(&cx->tmp, f->of);
        for (char *c = of; c != NULL && *c != '\0'; c++)
            if (*c == '|')
                *c = ' ';
        oml_table_text(t, of);
        oml_table_bool(t, (f->flags & OML_FIELD_REQUIRED) != 0);
        oml_table_bool(t, (f->flags & OML_FIELD_REASONED) != 0);
    }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    (void)s;
    const struct nouns *a = args;
    if (a->noun == NULL) {
        list_nouns(cx, out);
        return OML_OK;
    }
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    list_fields(cx, noun, out);
    return OML_OK;
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL, offsetof(struct nouns, noun), N_("this noun's fields"), NULL},
};

const oml_op oml_nouns_op = {
    .name = "nouns",
    .family = OML_FAMILY_RECORDS,
    .help = N_("list the kinds of record, or the fields of one"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(struct nouns),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
