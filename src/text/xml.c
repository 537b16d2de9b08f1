/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 32768 };

struct oml_xml {
    XML_Parser parser;
    const char *file;
    oml_xml_give *give;
    void *from;
    oml_xml_hear hear;
    void *self;
    oml_cx *cx; // of the call at hand
    oml_rc rc;  // of the first listener that failed
    unsigned depth;
    int64_t fed;
    bool paused, ended;
};

static const char *
local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

// A listener's answer; after a failure nothing more is heard.
static void
answer(oml_xml *x, oml_rc rc)
{
    if (rc == OML_OK || x->rc != OML_OK)
        return;
    x->rc = rc;
    XML_StopParser(x->parser, XML_FALSE);
}

static oml_place
place(const oml_xml *x)
{
    return (oml_place){x->file, XML_GetCurrentLineNumber(x->parser),
                       oml_arena_printf(&x->cx->tmp, "%lu", (unsigned long)XML_GetCurrentColumnNumber(x->parser) + 1)};
}

static oml_rc
too_much(const oml_xml *x)
{
    return OML_FAIL_AT(x->cx, OML_E_PARSE, "OML-XML-03", place(x),
                       N_("the XML is nested too deep, or has a tag that is too long"));
}

static void XMLCALL
on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
    oml_xml *x = data;
    if (++x->depth > OML_XML_DEPTH)
        answer(x, too_much(x));
    else if (x->rc == OML_OK && x->hear.begin != NULL)
        answer(x, x->hear.begin(x->cx, x->self, local(name), (const char *const *)attributes));
}

static void XMLCALL
on_text(void *data, const XML_Char *s, int n)
{
    oml_xml *x = data;
    if (x->rc == OML_OK && x->hear.text != NULL)
        answer(x, x->hear.text(x->cx, x->self, s, (size_t)n));
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
    oml_xml *x = data;
    x->depth--;
    if (x->rc == OML_OK && x->hear.end != NULL)
        answer(x, x->hear.end(x->cx, x->self, local(name)));
}

static void XMLCALL
on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    oml_xml *x = data;
    (void)name, (void)system, (void)public, (void)internal;
    answer(x, OML_FAIL_AT(x->cx, OML_E_PARSE, "OML-XML-02", place(x),
                          N_("the XML has a document type, which is not allowed")));
}

oml_rc
oml_xml_open(oml_cx *cx, const char *file, oml_xml_give *give, void *from, const oml_xml_hear *hear, void *self,
             oml_xml **out)
{
    *out = NULL;
    OML_AUTO(xml) *x = calloc(1, sizeof *x);
    if (x != NULL)
        x->parser = XML_ParserCreate(NULL);
    if (x == NULL || x->parser == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-XML-04", N_("no memory for reading XML"));
    x->file = file;
    x->give = give;
    x->from = from;
    x->hear = *hear;
    x->self = self;
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    *out = oml_xml_take(&x);
    return OML_OK;
}

// The next piece of the document, or what is left of the one at which a listener paused.
static oml_rc
parse_piece(oml_cx *cx, oml_xml *x, enum XML_Status *status)
{
    if (x->paused) {
        x->paused = false;
        *status = XML_ResumeParser(x->parser);
        return OML_OK;
    }
    // expat looks at an unfinished tag from its start again with every piece
    if (x->fed - XML_GetCurrentByteIndex(x->parser) > OML_XML_TAG)
        return too_much(x);
    char *bytes = XML_GetBuffer(x->parser, PIECE);
    size_t n = 0;
    if (bytes == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-XML-04", N_("no memory for reading XML"));
    OML_TRY(x->give(cx, x->from, bytes, PIECE, &n));
    x->fed += (int64_t)n;
    x->ended = n == 0;
    *status = XML_ParseBuffer(x->parser, (int)n, x->ended);
    return OML_OK;
}

oml_rc
oml_xml_next(oml_cx *cx, oml_xml *x, bool *more)
{
    x->cx = cx;
    *more = false;
    while (!x->ended || x->paused) {
        enum XML_Status status = XML_STATUS_OK;
        OML_TRY(parse_piece(cx, x, &status));
        if (x->rc != OML_OK)
            return x->rc;
        if (status == XML_STATUS_ERROR)
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-XML-01", place(x), N_("this is not well-formed XML: %s"),
                               XML_ErrorString(XML_GetErrorCode(x->parser)));
        if (status == XML_STATUS_SUSPENDED) {
            *more = true;
            return OML_OK;
        }
    }
    return OML_OK;
}

void
oml_xml_pause(oml_xml *x)
{
    x->paused = XML_StopParser(x->parser, XML_TRUE) == XML_STATUS_OK || x->paused;
}

void
oml_xml_free(oml_xml *x)
{
    if (x == NULL)
        return;
    if (x->parser != NULL)
        XML_ParserFree(x->parser);
    free(x);
}

const char *
oml_xml_attribute(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
