/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/doc.h"

#include "base/tr.h"
#include "text/number.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

oml_doc *
oml_doc_new(oml_arena *arena, oml_lang lang)
{
    oml_doc *d = OML_NEW(arena, oml_doc, 1);
    d->arena = arena;
    d->lang = lang;
    return d;
}

static const char *
keep(const oml_doc *d, const char *s)
{
    return s == NULL ? NULL : oml_arena_text(d->arena, s);
}

static oml_block *
append(oml_doc *d, oml_block_kind kind)
{
    oml_block *b = OML_NEW(d->arena, oml_block, 1);
    b->kind = kind;
    if (d->last == NULL)
        d->first = b;
    else
        d->last->next = b;
    return d->last = b;
}

void
oml_doc_heading(oml_doc *d, int level, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = oml_tr_vprintf(d->arena, d->lang, format, args);
    va_end(args);
    oml_block *b = append(d, OML_BLOCK_HEADING);
    b->level = level;
    b->text = text;
}

void
oml_doc_text(oml_doc *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = oml_tr_vprintf(d->arena, d->lang, format, args);
    va_end(args);
    append(d, OML_BLOCK_TEXT)->text = text;
}

void
oml_doc_quote(oml_doc *d, const char *text)
{
    append(d, OML_BLOCK_TEXT)->text = keep(d, text);
}

void
oml_doc_note(oml_doc *d, oml_note_kind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = oml_tr_vprintf(d->arena, d->lang, format, args);
    va_end(args);
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_NOTE && b->note == kind && strcmp(b->text, text) == 0)
            return;
    oml_block *b = append(d, OML_BLOCK_NOTE);
    b->note = kind;
    b->text = text;
}

void
oml_doc_run(oml_doc *d, const char *key, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *value = oml_arena_vprintf(d->arena, format, args); // for machines: in no language
    va_end(args);
    oml_run **at = &d->run;
    while (*at != NULL && strcmp((*at)->key, key) != 0)
        at = &(*at)->next;
    if (*at == NULL)
        *at = OML_NEW(d->arena, oml_run, 1);
    (*at)->key = keep(d, key);
    (*at)->value = value;
}

const char *
oml_doc_say(const oml_doc *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = oml_tr_vprintf(d->arena, d->lang, format, args);
    va_end(args);
    return text;
}

void
oml_doc_inputs(oml_doc *d, const oml_buf *json)
{
    d->inputs = json->s == NULL ? NULL : oml_arena_textn(d->arena, json->s, json->n);
}

oml_table *
oml_doc_table(oml_doc *d, const char *key, const char *caption, const oml_column *columns, size_t n)
{
    assert(n > 0);
    oml_table *t = OML_NEW(d->arena, oml_table, 1);
    oml_column *own = OML_NEW(d->arena, oml_column, n);
    for (size_t i = 0; i < n; i++) {
        own[i] = columns[i];
        own[i].key = keep(d, columns[i].key);
        own[i].label = columns[i].label != NULL ? keep(d, oml_tr(d->lang, columns[i].label))
                                                : oml_doc_field(d->arena, d->lang, own[i].key);
        own[i].unit = columns[i].unit == NULL ? NULL : keep(d, oml_tr(d->lang, columns[i].unit));
    }
    *t = (oml_table){.key = keep(d, key),
                     .caption = caption == NULL ? NULL : keep(d, oml_tr(d->lang, caption)),
                     .columns = own,
                     .n_columns = n,
                     .doc = d};
    append(d, OML_BLOCK_TABLE)->table = t;
    return t;
}

void
oml_doc_figure(oml_doc *d, oml_table *t, const oml_figure *figure, const char *caption)
{
    assert(t->doc == d);
    oml_block *b = append(d, OML_BLOCK_FIGURE);
    b->table = t;
    b->text = caption == NULL ? NULL : keep(d, oml_tr(d->lang, caption));
    b->figure = *figure;
    const char **names[] = {&b->figure.key,   &b->figure.x,     &b->figure.y,   &b->figure.value, &b->figure.group,
                            &b->figure.facet, &b->figure.label, &b->figure.low, &b->figure.high};
    for (size_t i = 0; i < OML_COUNT(names); i++)
        *names[i] = keep(d, *names[i]);
}

oml_table *
oml_doc_find(const oml_doc *d, const char *key)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TABLE && strcmp(b->table->key, key) == 0)
            return b->table;
    return NULL;
}

// In the catalogue such names stand under a prefix of their own: as a field `share` is a noun, as a value a verb.
static const char *
name_for_people(oml_arena *arena, oml_lang lang, const char *prefix, const char *name)
{
    char key[96];
    snprintf(key, sizeof key, "%s%s", prefix, name);
    const char *translated = oml_tr(lang, key);
    if (translated != key)
        return translated;
    translated = oml_tr(lang, name);
    if (translated != name || strchr(name, '_') == NULL)
        return translated;
    char *plain = oml_arena_text(arena, name);
    for (char *c = plain; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    return plain;
}

const char *
oml_doc_word(oml_arena *arena, oml_lang lang, const char *word)
{
    return name_for_people(arena, lang, "word:", word);
}

const char *
oml_doc_field(oml_arena *arena, oml_lang lang, const char *field)
{
    const size_t n = strlen(field);
    const bool dutch = n > 3 && strcmp(field + n - 3, "_nl") == 0, english = n > 3 && strcmp(field + n - 3, "_en") == 0;
    if (!dutch && !english)
        return name_for_people(arena, lang, "field:", field);
    const char *stem = oml_arena_textn(arena, field, n - 3);
    return oml_arena_printf(arena, "%s (%s)", name_for_people(arena, lang, "field:", stem),
                            oml_tr(lang, dutch ? N_("Dutch") : N_("English")));
}

static void
put(oml_lang lang, char *number, size_t n, oml_buf *out)
{
    char *point = memchr(number, '.', n);
    if (lang == OML_NL && point != NULL)
        *point = ',';
    oml_buf_add(out, number, n);
}

static void
as_is(oml_lang lang, double x, oml_buf *out)
{
    char number[OML_NUMBER_TEXT];
    put(lang, number, oml_number_print(x, number), out);
}

// So near nothing that zeros would be all one sees: 1.6e-15.
static void
tiny(oml_lang lang, double x, oml_buf *out)
{
    char number[32];
    put(lang, number, (size_t)snprintf(number, sizeof number, "%.3g", x), out);
}

// Decimals among the first six digits, without zeros at the end.
static int
six(double x)
{
    char text[128];
    int n = x == 0 ? 0 : (int)fmin(16, fmax(0, 5 - floor(log10(fabs(x)))));
    const int length = snprintf(text, sizeof text, "%.*f", n, fabs(x) < 1e6 ? x : 0);
    for (const char *end = text + length; n > 0 && end[-1] == '0'; end--)
        n--;
    return n;
}

void
oml_doc_number(oml_lang lang, double x, int digits, oml_buf *out)
{
    if (!isfinite(x))
        return;
    if (digits == OML_DIGITS_AS_IS) {
        as_is(lang, x, out);
        return;
    }
    if (digits == OML_DIGITS_SIX && x != 0 && fabs(x) < 1e-9) {
        tiny(lang, x, out);
        return;
    }
    if (digits == OML_DIGITS_SIX)
        digits = six(x);
    char plain[512]; // the longest double has 309 digits before the point
    const int n = snprintf(plain, sizeof plain, "%.*f", digits > 100 ? 100 : digits, x);
    assert(n > 0 && (size_t)n < sizeof plain);
    const char *at = plain;
    // What rounds to nothing has no sign.
    const bool zero = strspn(plain, "-0.") == (size_t)n;
    if (*at == '-') {
        at++;
        if (!zero)
            oml_buf_char(out, '-');
    }
    const size_t whole = strcspn(at, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            oml_buf_char(out, lang == OML_NL ? '.' : ',');
        oml_buf_char(out, at[i]);
    }
    if (at[whole] == '.') {
        oml_buf_char(out, lang == OML_NL ? ',' : '.');
        oml_buf_text(out, at + whole + 1);
    }
}
