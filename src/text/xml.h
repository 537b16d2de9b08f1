/**
 * XML 1.0 as a stream: begin, text and end of elements, in pieces that the caller asks for.
 *
 * Documents come from strangers. A document type is refused, so that there are
 * neither entities to blow up nor files to fetch; so are more than OML_XML_DEPTH
 * levels and single tags above OML_XML_TAG bytes. Prefixes are dropped: `x:row` and
 * `row` are both `row`, whatever their namespace.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_XML_H
#define OML_TEXT_XML_H

#include "base/cx.h"

enum { OML_XML_DEPTH = 256, OML_XML_TAG = 1 << 20 };

typedef struct oml_xml oml_xml;

/** Hears what is in the document; any of them may be NULL. Text may come in several pieces. */
typedef struct oml_xml_hear {
    oml_rc (*begin)(oml_cx *cx, void *self, const char *name, const char *const *attributes);
    oml_rc (*text)(oml_cx *cx, void *self, const char *s, size_t n);
    oml_rc (*end)(oml_cx *cx, void *self, const char *name);
} oml_xml_hear;

/** Gives the bytes of the document: up to `room` of them; *n 0 at the end. */
typedef oml_rc oml_xml_give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n);

/** `file` is for messages. `hear` stays the caller's. */
oml_rc oml_xml_open(oml_cx *cx, const char *file, oml_xml_give *give, void *from, const oml_xml_hear *hear, void *self,
                    oml_xml **out) OML_CHECKED;
/**
 * Reads on until a listener says oml_xml_pause, then *more is true, or to the end. Fails with what a listener or
 * `give` answers, and with OML_E_PARSE, row and column: OML-XML-01 not well-formed, -02 a document type, -03 too
 * deep or a tag too long.
 */
oml_rc oml_xml_next(oml_cx *cx, oml_xml *x, bool *more) OML_CHECKED;
/** To be said by a listener: oml_xml_next returns when it has returned. */
void oml_xml_pause(oml_xml *x);
void oml_xml_free(oml_xml *x);
OML_OWNED(xml)

/** Value of an attribute by name, its prefix dropped; NULL when there is none. */
const char *oml_xml_attribute(const char *const *attributes, const char *name);

#endif
