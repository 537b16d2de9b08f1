/* Shows one record with all that belongs to it, or an agenda at a glance.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/history.h"
#include "op/overview.h"
#include "op/pick.h"
#include "op/records.h"
#include "op/stored.h"

#include <string.h>

enum { NAMED_AT_MOST = 8, ENTRIES_AT_MOST = 10 };

struct show {
    const char *noun, *code;
};

// A code with what it stands for, so that nobody has to look it up; in cx->tmp.
static oml_rc
spelled_out(oml_cx *cx, oml_session *s, const oml_noun *noun, const char *code, const char **out)
{
    oml_record r;
    bool found;
    *out = code;
    OML_TRY(oml_store_find(cx, s->store, noun, code, &r, &found));
    const char *title = found ? oml_records_title(&r, cx->lang) : NULL;
    if (title != NULL)
        *out = oml_arena_printf(&cx->tmp, "%s: %s", code, title);
    return OML_OK;
}

// The source written out: author, title, year, address.
static oml_rc
cited(oml_cx *cx, oml_session *s, const char *code, const char **out)
{
    oml_record r;
    bool found;
    *out = code;
    OML_TRY(oml_store_find(cx, s->store, oml_noun_find("source"), code, &r, &found));
    if (!found)
        return OML_OK;
    static const char *const parts[] = {"author", "title", "year", "url"};
    OML_BUF_AUTO b = {0};
    oml_buf_printf(&b, "%s:", code);
    for (size_t i = 0; i < OML_COUNT(parts); i++) {
        const char *part = oml_record_get(&r, parts[i]);
        // Many a statistic is titled after the office that makes it.
        if (part == NULL || (i == 0 && strstr(oml_record_get(&r, "title"), part) != NULL))
            continue;
        oml_buf_printf(&b, "%s %s", b.s[b.n - 1] == ':' ? "" : ",", part);
    }
    *out = oml_arena_textn(&cx->tmp, b.s, b.n);
    return OML_OK;
}

static oml_rc
codes_spelled_out(oml_cx *cx, oml_session *s, const oml_field *f, const char *codes, const char **out)
{
    const oml_noun *noun = oml_noun_find(f->of);
    *out = NULL;
    for (const char *at = codes; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        const char *one;
        OML_TRY(spelled_out(cx, s, noun, oml_arena_textn(&cx->tmp, at, n), &one));
        *out = *out == NULL ? one : oml_arena_printf(&cx->tmp, "%s; %s", *out, one);
        at += at[n] == ' ' ? n + 1 : n;
    }
    return OML_OK;
}

// Is it text for machines, too long to read?
static bool
for_machines(const oml_noun *noun, const oml_field *f)
{
    return strcmp(noun->name, "ranking") == 0 && (strcmp(f->name, "inputs") == 0 || strcmp(f->name, "result") == 0);
}

// What people see of a value; the JSON has the stored text in a column of its own.
static oml_rc
in_words(oml_cx *cx, oml_session *s, const oml_field *f, const char *value, const char **out)
{
    *out = value;
    if (f->kind == OML_FIELD_ENUM)
        *out = oml_doc_word(&cx->tmp, cx->lang, value);
    else if (f->kind == OML_FIELD_BOOL)
        *out = oml_doc_word(&cx->tmp, cx->lang, strcmp(value, "1") == 0 ? N_("yes") : N_("no"));
    else if (f->kind == OML_FIELD_REF && strcmp(f->of, "source") == 0)
        return cited(cx, s, value, out);
    else if (f->kind == OML_FIELD_REF || f->kind == OML_FIELD_LIST)
        return codes_spelled_out(cx, s, f, value, out);
    return OML_OK;
}

static oml_rc
fields(oml_cx *cx, oml_session *s, const oml_record *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "record", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        const char *shown;
        if (r->value[i] == NULL)
            continue;
        OML_TRY(in_words(cx, s, &r->noun->fields[i], r->value[i], &shown));
        if (for_machines(r->noun, &r->noun->fields[i]))
            shown = oml_doc_say(out, N_("(JSON of %zu bytes: --json shows it)"), strlen(r->value[i]));
        oml_table_field(t, r->noun->fields[i].name);
        oml_table_shown(t, r->value[i], shown);
    }
    return OML_OK;
}

// The codes of a few of them, and that there are more.
static const char *
named(oml_cx *cx, const oml_records *records)
{
    const char *text = records->at[0].value[0];
    for (size_t i = 1; i < records->n && i < NAMED_AT_MOST; i++)
        text = oml_arena_printf(&cx->tmp, "%s, %s", text, records->at[i].value[0]);
    return records->n > NAMED_AT_MOST ? oml_arena_printf(&cx->tmp, "%s, ...", text) : text;
}

static oml_rc
referrers(oml_cx *cx, oml_session *s, const oml_record *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"records", N_("records"), OML_CELL_INT, NULL, 0},
        {"codes", N_("codes"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = NULL;
    for (size_t i = 0; i < oml_noun_count; i++)
        for (size_t j = 0; j < oml_nouns[i].n_fields; j++) {
            const oml_field *f = &oml_nouns[i].fields[j];
            oml_records found;
            if ((f->kind != OML_FIELD_REF && f->kind != OML_FIELD_LIST) || strcmp(f->of, r->noun->name) != 0)
                continue;
            OML_TRY(oml_store_list(cx, s->store, &oml_nouns[i], f->name, r->value[0], &found));
            if (found.n == 0)
                continue;
            if (t == NULL)
                t = oml_doc_table(out, "referrers", N_("what refers to it"), columns, OML_COUNT(columns));
            oml_table_text(t, oml_nouns[i].name);
            oml_table_field(t, f->name);
            oml_table_int(t, (int64_t)found.n);
            oml_table_text(t, named(cx, &found));
        }
    return OML_OK;
}

static oml_rc
history(oml_cx *cx, oml_session *s, const oml_record *r, oml_doc *out)
{
    const oml_log_filter filter = {.noun = r->noun->name, .code = r->value[0], .last = ENTRIES_AT_MOST};
    oml_entry *entries;
    size_t n;
    OML_TRY(oml_log_list(cx, s->store, &filter, &entries, &n));
    return n == 0 ? OML_OK : oml_history_table(cx, entries, n, false, N_("its history"), out);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct show *a = args;
    if (a->noun == NULL)
        return oml_overview_show(cx, s, out);
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    if (a->code == NULL)
        return OML_HINT(cx, OML_FAIL(cx, OML_E_USAGE, "OML-OPS-15", N_("which %s? its code is missing"), noun->name),
                        N_("'omloop list %s %s' lists them"), noun->name, s->agenda);
    oml_record r;
    OML_TRY(oml_store_get(cx, s->store, noun, a->code, &r));
    const char *title = oml_records_title(&r, cx->lang);
    oml_doc_heading(out, 2, "%s %s%s%s", noun->name, r.value[0], title == NULL ? "" : ": ", title == NULL ? "" : title);
    if (oml_records_illustrative(&r))
        oml_records_note(out);
    OML_TRY(fields(cx, s, &r, out));
    OML_TRY(referrers(cx, s, &r, out));
    if (strcmp(noun->name, "ranking") == 0)
        OML_TRY(oml_stored_show(cx, s, oml_records_code(&r), true, out));
    return history(cx, s, &r, out);
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_BEFORE, offsetof(struct show, noun),
     N_("kind of record; without it the agenda is shown at a glance"), NULL},
    {"code", OML_KIND_TEXT, OML_PARAM_POSITIONAL, offsetof(struct show, code), N_("which record"), NULL},
};

const oml_op oml_show_op = {
    .name = "show",
    .family = OML_FAMILY_RECORDS,
    .help = N_("show a record with its source, what refers to it and its history; or the agenda at a glance"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct show),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};
