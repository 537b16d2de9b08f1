/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_texts.h"

#include "format/iotread.h"

#include <string.h>

oml_rc
test_texts_read(oml_cx *cx, const test_text *files, size_t n, const char *format, oml_iot **out)
{
    const char *names[16], *texts[16];
    size_t lengths[16];
    const oml_iotread_format *found;
    for (size_t i = 0; i < n; i++) {
        names[i] = files[i].name;
        texts[i] = files[i].text;
        lengths[i] = strlen(texts[i]);
    }
    OML_AUTO(iotsource) *s = NULL;
    OML_TRY(oml_iotsource_memory(cx, n, names, texts, lengths, &s));
    OML_TRY(oml_iotread_source(cx, s, NULL, 0, &found, out));
    assert_string_equal(found->name, format);
    return OML_OK;
}

bool
test_texts_noted(const oml_iot *t, const char *part)
{
    for (size_t i = 0; i < t->n_notes; i++)
        if (strstr(t->notes[i], part) != NULL)
            return true;
    return false;
}
