/**
 * A record: one noun, one value a field, as canonical text.
 *
 * Canonical means: text is valid UTF-8 without control characters other than
 * line feed and tab, trimmed at both ends; numbers are the shortest decimal that
 * reads back to the same double; booleans 0 or 1; money has two decimals; lists
 * have single spaces; an empty cell is NULL. Two records are equal when their
 * texts are, so that diff, log and package need no other comparison.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_RECORD_H
#define OML_AGENDA_RECORD_H

#include "agenda/noun.h"
#include "base/buf.h"

typedef struct oml_record {
    const oml_noun *noun;
    const char **value; /* noun->n_fields pointers; NULL is empty */
} oml_record;

/** An empty record in that arena. */
oml_record oml_record_new(oml_arena *arena, const oml_noun *noun);

/** The value of a field by name; NULL when empty. The name must be a field of the noun. */
const char *oml_record_get(const oml_record *r, const char *field);
/** As a number; NAN when empty. The field must be REAL, INT, BOOL or MONEY (then in euro). */
double oml_record_number(const oml_record *r, const char *field);
/** The text of a pair for readers of that language: `title` gives title_en, or title_nl when there is none; NULL: neither. */
const char *oml_record_text(const oml_record *r, const char *stem, oml_lang lang);
bool oml_record_is(const oml_record *r, const char *field, const char *value);

/**
 * Makes `text` (n bytes) canonical for the field: *out in cx->tmp, NULL when empty.
 * `comma`: numbers are written with a decimal comma.
 * Fails with OML_E_INPUT at `place`: OML-REC-01 required, -02 not a number, -03 not in the list of values,
 * -04 not a date, -05 not a yes or no, -06 not UTF-8 or a control character, -07 not an amount, -08 malformed list.
 */
oml_rc oml_record_canonical(oml_cx *cx, const oml_field *field, const char *text, size_t n, bool comma, oml_place place,
                            const char **out) OML_CHECKED;
/** Required fields are there (OML-REC-01), and the rules that span fields of that noun hold (OML-REC-09). */
oml_rc oml_record_check(oml_cx *cx, const oml_record *r, oml_place place) OML_CHECKED;

/** Canonical JSON of the non-empty fields, in the noun's order: {"code":"1.1","theme":"1"}. All values are strings. */
void oml_record_json(const oml_record *r, oml_buf *out);
/** The inverse, into cx->tmp. Unknown fields are an error (OML-REC-10). */
oml_rc oml_record_parse(oml_cx *cx, const oml_noun *noun, const char *json, size_t n, oml_record *out) OML_CHECKED;

#endif
