/**
 * The nouns of an agenda: what kinds of record there are and which fields each has.
 *
 * One table for all who need it: the store (a STRICT table a noun), the agenda
 * package (a CSV file and a worksheet a noun), `list`, `show`, `add`, `set`,
 * `withdraw`, `search`, `diff` and the manual. A test holds it against the
 * migrated schema.
 *
 * Every noun's first field is `code`: stable, unique, never reused. A field NAME_nl
 * may have a NAME_en beside it, its translation. Every noun ends with the common
 * fields: en_state, source, place, illustrative, withdrawn, successor.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_NOUN_H
#define OML_AGENDA_NOUN_H

#include "base/cx.h"

typedef enum oml_field_kind {
    OML_FIELD_TEXT,  /* UTF-8 */
    OML_FIELD_REAL,  /* finite double, printed shortest round-trip */
    OML_FIELD_INT,   /* int64 */
    OML_FIELD_BOOL,  /* 0 or 1 */
    OML_FIELD_DATE,  /* 2026, 2026-Q3, 2026-11 or 2026-11-24 */
    OML_FIELD_MONEY, /* int64 euro cents in the store; euro with two decimals in text */
    OML_FIELD_ENUM,  /* one of `of`, separated by '|' */
    OML_FIELD_REF,   /* code of a record of noun `of` */
    OML_FIELD_LIST,  /* codes of noun `of`, separated by one space */
} oml_field_kind;

enum {
    OML_FIELD_REQUIRED = 1, /* may not be empty */
    OML_FIELD_REASONED = 2, /* a change of a stored value needs a reason */
};

typedef struct oml_field {
    const char *name;
    oml_field_kind kind;
    unsigned flags;
    const char *of; /* ENUM: values; REF and LIST: noun */
} oml_field;

typedef struct oml_noun {
    const char *name;   /* `path`: command line, SQL table */
    const char *plural; /* `paths`: package file and worksheet */
    const char *help;   /* one line, to be translated */
    const oml_field *fields;
    size_t n_fields;
} oml_noun;

enum { OML_NOUN_MAX_FIELDS = 40 };

/** All nouns; a noun comes after those it refers to wherever that is possible. */
extern const oml_noun oml_nouns[];
extern const size_t oml_noun_count;

/** By name or plural; NULL when there is none. */
const oml_noun *oml_noun_find(const char *name);
/** Index of the field, or n_fields when there is none. */
size_t oml_noun_field(const oml_noun *noun, const char *name);
/** Is this the Dutch field of a pair? Then *en is the index of its translation. */
bool oml_noun_pair(const oml_noun *noun, size_t nl, size_t *en);
/** Does `value` (n bytes) stand in the '|'-separated list of an ENUM field? */
bool oml_noun_enum_has(const oml_field *field, const char *value, size_t n);

#endif
