/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"

#include "base/near.h"
#include "format/sutread.h"

#include <ctype.h>
#include <string.h>

// In the order in which they are tried.
#define OML_IOTREAD(name) &oml_##name##_format,
static const oml_iotread_format *const formats[] = {OML_IOTREAD_FORMATS};
#undef OML_IOTREAD

int
oml_iotread_year(const char *name)
{
    for (const char *s = name; *s != '\0'; s++) {
        size_t n = 0;
        while (isdigit((unsigned char)s[n]))
            n++;
        if (n == 4 && ((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0')))
            return (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + s[3] - '0';
        s += n > 0 ? n - 1 : 0;
    }
    return 0;
}

bool
oml_iotread_begins(oml_cx *cx, oml_iotsource *s, size_t i, const char *with)
{
    char bytes[256] = "";
    size_t n;
    if (i >= oml_iotsource_count(s) || oml_iotsource_peek(cx, s, i, bytes, sizeof bytes - 1, &n) != OML_OK) {
        oml_cx_clear(cx);
        return false;
    }
    const char *at = bytes + (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    at += *at == '"' && *with != '"';
    return strncmp(at, with, strlen(with)) == 0;
}

oml_rc
oml_iotread_not_symmetric(oml_cx *cx, const char *file)
{
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_PARSE, "OML-IMP-03", (oml_place){.file = file},
                                N_("'%s' is a supply or use table, which is not a symmetric input-output table"), file),
                    N_("'omloop table symmetric' makes one of a supply and a use table"));
}

static oml_rc
named(oml_cx *cx, const char *wanted, const oml_iotread_format **out)
{
    oml_near near = {.word = wanted};
    for (size_t i = 0; i < OML_COUNT(formats); i++) {
        if (strcmp(formats[i]->name, wanted) == 0) {
            *out = formats[i];
            return OML_OK;
        }
        oml_near_offer(&near, formats[i]->name);
    }
    OML_FAIL(cx, OML_E_USAGE, "OML-IMP-02", N_("there is no format '%s' of tables"), wanted);
    const char *best = oml_near_best(&near);
    return best != NULL ? OML_HINT(cx, OML_E_USAGE, N_("did you mean '%s'?"), best) : OML_E_USAGE;
}

static oml_rc
unknown(oml_cx *cx, const oml_iotsource *s)
{
    const oml_rc rc = OML_FAIL_AT(cx, OML_E_PARSE, "OML-IMP-01", (oml_place){.file = oml_iotsource_path(s)},
                                  N_("'%s' is in none of the formats that are known"), oml_iotsource_path(s));
    const size_t zip = oml_iotsource_match(s, "*.zip");
    if (zip != OML_IOTSOURCE_NONE)
        return OML_HINT(cx, rc, N_("it holds '%s': name that file if the table is in it"), oml_iotsource_name(s, zip));
    return OML_HINT(cx, rc, N_("name the format with --format; 'omloop help table import' lists them"));
}

oml_rc
oml_iotread_source(oml_cx *cx, oml_iotsource *s, const char *wanted, int year, const oml_iotread_format **format,
                   oml_iot **out)
{
    *out = NULL;
    *format = NULL;
    if (wanted != NULL)
        OML_TRY(named(cx, wanted, format));
    for (size_t i = 0; i < OML_COUNT(formats) && *format == NULL; i++)
        if (formats[i]->fits(cx, s))
            *format = formats[i];
    for (size_t i = 0; i < oml_iotsource_count(s) && *format == NULL; i++)
        if (oml_sutread_is(oml_iotsource_name(s, i)))
            return oml_iotread_not_symmetric(cx, oml_iotsource_place(s, i));
    if (*format == NULL)
        return unknown(cx, s);
    OML_IOTBUILD_AUTO b;
    oml_iotbuild_init(cx, &b);
    OML_TRY((*format)->read(cx, s, year, &b));
    return oml_iotbuild_finish(cx, &b, out);
}

oml_rc
oml_iotread(oml_cx *cx, const char *path, const char *wanted, int year, const oml_iotread_format **format,
            oml_iot **out)
{
    *out = NULL;
    *format = NULL;
    OML_AUTO(iotsource) *s = NULL;
    OML_TRY(oml_iotsource_open(cx, path, &s));
    return oml_iotread_source(cx, s, wanted, year, format, out);
}
