/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/records.h"

#include <string.h>

oml_rc
oml_records_load(oml_cx *cx, oml_session *s, const char *noun, oml_records *out)
{
    return oml_store_list(cx, s->store, oml_noun_find(noun), NULL, NULL, out);
}

const char *
oml_records_code(const oml_record *r)
{
    return r->value[0];
}

size_t
oml_records_index(const oml_records *r, const char *code)
{
    if (code == NULL)
        return r->n;
    size_t i = 0;
    while (i < r->n && strcmp(oml_records_code(&r->at[i]), code) != 0)
        i++;
    return i;
}

const oml_record *
oml_records_find(const oml_records *r, const char *code)
{
    const size_t i = oml_records_index(r, code);
    return i < r->n ? &r->at[i] : NULL;
}

bool
oml_records_named(const char *list, const char *code)
{
    const size_t n = strlen(code);
    for (const char *at = list; at != NULL && *at != '\0';) {
        const size_t len = strcspn(at, " ");
        if (len == n && memcmp(at, code, n) == 0)
            return true;
        at += len + (at[len] == ' ');
    }
    return false;
}

bool
oml_records_period(const oml_record *r, const char *field, oml_period *out)
{
    const char *text = oml_record_get(r, field);
    return text != NULL && oml_period_parse(text, strlen(text), out);
}

const char *
oml_records_stem(const oml_noun *noun)
{
    static const char *const stems[] = {"title", "label", "name", "statement", "text"};
    for (size_t i = 0; i < OML_COUNT(stems); i++) {
        char nl[16];
        const size_t n = strlen(stems[i]);
        memcpy(nl, stems[i], n);
        memcpy(nl + n, "_nl", 4);
        if (oml_noun_field(noun, stems[i]) < noun->n_fields || oml_noun_field(noun, nl) < noun->n_fields)
            return stems[i];
    }
    return NULL;
}

const char *
oml_records_title(const oml_record *r, oml_lang lang)
{
    const char *stem = oml_records_stem(r->noun);
    if (stem == NULL)
        return NULL;
    const size_t plain = oml_noun_field(r->noun, stem);
    return plain < r->noun->n_fields ? r->value[plain] : oml_record_text(r, stem, lang);
}

const char *
oml_records_word(oml_arena *arena, const char *noun, const char *field, size_t i)
{
    const oml_noun *n = oml_noun_find(noun);
    const char *at = n->fields[oml_noun_field(n, field)].of;
    for (; i > 0 && at != NULL; i--) {
        at = strchr(at, '|');
        at = at == NULL ? NULL : at + 1;
    }
    return at == NULL ? NULL : oml_arena_textn(arena, at, strcspn(at, "|"));
}

bool
oml_records_illustrative(const oml_record *r)
{
    return oml_record_is(r, "illustrative", "1");
}

oml_rc
oml_records_run(oml_cx *cx, oml_session *s, oml_doc *out)
{
    char digest[65];
    OML_TRY(oml_store_digest(cx, s->store, digest));
    oml_doc_run(out, "inputs", "%s", digest);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    return OML_OK;
}

void
oml_records_also(oml_arena *arena, const char **list, const char *item)
{
    if (item == NULL)
        return;
    if (*list == NULL) {
        *list = item;
        return;
    }
    const size_t n = strlen(item);
    for (const char *at = *list; (at = strstr(at, item)) != NULL; at += n)
        if ((at == *list || at[-1] == ' ') && (at[n] == ',' || at[n] == '\0'))
            return;
    *list = oml_arena_printf(arena, "%s, %s", *list, item);
}

void
oml_records_note(oml_doc *out)
{
    oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                 N_("what is marked illustrative was made up for demonstration, or follows from what was"));
}

void
oml_records_none(oml_doc *out, const char *noun)
{
    const oml_noun *n = oml_noun_find(noun);
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("this agenda has no record of noun '%s' yet; add one with 'omloop add %s', or import a file %s.csv"),
        n->name, n->name, n->plural);
}
