/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    const char *en, *nl;
} entry;

#include "base/po_nl.h" // static const entry nl[], sorted by strcmp on .en

static int
by_key(const void *key, const void *e)
{
    return strcmp(key, ((const entry *)e)->en);
}

const char *
oml_tr(oml_lang lang, const char *text)
{
    if (lang == OML_EN || OML_COUNT(nl) == 0)
        return text;
    const entry *found = bsearch(text, nl, OML_COUNT(nl), sizeof nl[0], by_key);
    return found == NULL ? text : found->nl;
}

// The marks around what a real number becomes: no text holds these bytes, which UTF-8 does not have.
enum { BEGIN = 0xFE, END = 0xFF };

// The format with marks around each conversion of a real number. Never longer than three times.
__attribute__((format_arg(2))) static const char *
marked(oml_arena *arena, const char *format)
{
    char *out = OML_NEW(arena, char, 3 * strlen(format) + 1), *to = out;
    for (const char *at = format; *at != '\0';) {
        const size_t n = *at != '%' ? 1 : at[1] == '%' ? 2 : 1 + strcspn(at + 1, "diouxXcspnfFeEgGaA") + 1;
        const bool real = *at == '%' && strchr("fFeEgG", at[n - 1]) != NULL;
        if (real)
            *to++ = (char)BEGIN;
        memcpy(to, at, n);
        to += n;
        if (real)
            *to++ = (char)END;
        at += n;
    }
    return out;
}

static void
unmark(char *text)
{
    bool real = false;
    char *to = text;
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at == BEGIN || (unsigned char)*at == END)
            real = (unsigned char)*at == BEGIN;
        else
            *to++ = real && *at == '.' ? ',' : *at;
    *to = '\0';
}

const char *
oml_tr_vprintf(oml_arena *arena, oml_lang lang, const char *text, va_list args)
{
    if (lang == OML_EN)
        return oml_arena_vprintf(arena, oml_tr(lang, text), args);
    char *out = oml_arena_vprintf(arena, marked(arena, oml_tr(lang, text)), args);
    unmark(out);
    return out;
}
