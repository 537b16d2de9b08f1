/* What is heard of a document does not depend on the pieces it came in, nor on pauses.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "fuzz.h"
#include "text/xml.h"

#include <string.h>

typedef struct run {
    const char *s;
    size_t n, step, depth;
    bool pauses;
    oml_buf heard;
    oml_xml *xml;
} run;

static oml_rc
give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n)
{
    run *r = from;
    (void)cx;
    *n = r->n < r->step ? r->n : r->step;
    *n = *n < room ? *n : room;
    memcpy(bytes, r->s, *n);
    r->s += *n;
    r->n -= *n;
    return OML_OK;
}

static oml_rc
begin(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    run *r = self;
    (void)cx;
    oml_buf_printf(&r->heard, "<%s", name);
    for (; attributes[0] != NULL; attributes += 2)
        oml_buf_printf(&r->heard, " %s=%s", attributes[0], attributes[1]);
    must(++r->depth <= OML_XML_DEPTH);
    return OML_OK;
}

static oml_rc
text(oml_cx *cx, void *self, const char *s, size_t n)
{
    run *r = self;
    (void)cx;
    oml_buf_add(&r->heard, s, n);
    return OML_OK;
}

static oml_rc
end(oml_cx *cx, void *self, const char *name)
{
    run *r = self;
    (void)cx;
    oml_buf_printf(&r->heard, ">%s", name);
    r->depth--;
    if (r->pauses)
        oml_xml_pause(r->xml);
    return OML_OK;
}

static oml_rc
hear(run *r)
{
    oml_cx cx = {.tmp.ceiling = (size_t)8 << 20};
    bool more = true;
    oml_rc rc = oml_xml_open(&cx, "x.xml", give, r, &(oml_xml_hear){begin, text, end}, r, &r->xml);
    while (rc == OML_OK && more)
        rc = oml_xml_next(&cx, r->xml, &more);
    must(rc == OML_OK ? r->depth == 0 : cx.fail.rc == rc && cx.fail.message[0] != '\0');
    oml_xml_free(r->xml);
    oml_cx_done(&cx);
    return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run whole = {.s = (const char *)data, .n = size, .step = SIZE_MAX};
    run bytes = {.s = (const char *)data, .n = size, .step = 1, .pauses = true};
    const oml_rc rc = hear(&whole);
    must(hear(&bytes) == rc);
    // Of what is not well-formed, text up to the fault may or may not have been heard.
    if (rc == OML_OK)
        must(whole.heard.n == bytes.heard.n && memcmp(whole.heard.s, bytes.heard.s, whole.heard.n) == 0);
    oml_buf_free(&whole.heard);
    oml_buf_free(&bytes.heard);
    return 0;
}
