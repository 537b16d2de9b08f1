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

/** A record in that arena with nothing in it but a 0 in every required BOOL: not illustrative until said so. */
oml_record oml_record_new(oml_arena *arena, const oml_noun *noun);

/** The value of a field by name; NULL when empty. The name must be a field of the noun. */
const char *oml_record_get(const oml_record *r, const char *field);
/** As a number; NAN when empty. The field must be REAL, INT, BOOL or MONEY (then in euro). */
double oml_record_number(const oml_record *r, const char *field);
/** The text of a pair in that language: `title` gives title_en, or title_nl when there is none; NULL: neither. */
const char *oml_record_text(const oml_record *r, const char *stem, oml_lang lang);
bool oml_record_is(const oml_record *r, const char *field, const char *value);
/** Both empty, or the same text. */
bool oml_record_same(const char *a, const char *b);
/** As strcmp, for codes as people number them: 1.2 before 1.10, C9 before C10. Zero only for equal codes. */
int oml_record_order(const char *a, const char *b);

/**
 * Makes `text` (n bytes) canonical for the field: *out in cx->tmp, NULL when empty (a required BOOL is then 0).
 * `comma`: numbers are written with a decimal comma, and perhaps with dots between thousands.
 * Money is exact: cents are counted from the digits, never through a double.
 * Fails with OML_E_INPUT at `place`: OML-REC-01 required, -02 not a number, -03 not in the list of values,
 * -04 not a date, -05 not a yes or no, -06 not UTF-8 or a control character, -07 not an amount, -08 a code twice in
 * a list, -12 not a whole number, -13 not a code (spaces, commas, semicolons and quotes are for lists).
 */
oml_rc oml_record_canonical(oml_cx *cx, const oml_field *field, const char *text, size_t n, bool comma, oml_place place,
                            const char **out) OML_CHECKED;
/**
 * Required fields are there (OML-REC-01), and the rules that span fields hold (OML-REC-09, place.column is the
 * field at fault). For every noun: an English text stands beside its Dutch and has an en_state; `withdrawn` is a
 * reason in words; a successor is another record's and only of a withdrawn one. The rules of single nouns are a
 * table in record_rules.c. Values must be canonical.
 */
oml_rc oml_record_check(oml_cx *cx, const oml_record *r, oml_place place) OML_CHECKED;

/**
 * What becomes of en_state when `after` takes the place of `before` (the same noun and code). A Dutch text that
 * changes while its translation does not makes the translation stale; stale it stays until an English text
 * changes, or someone says so: `confirmed`. The store asks this at every put, so that no door can forget.
 */
void oml_record_age(const oml_record *before, oml_record *after, bool confirmed);

/** Canonical JSON of the non-empty fields, in the noun's order: {"code":"1.1","theme":"1"}. All values are strings. */
void oml_record_json(const oml_record *r, oml_buf *out);
/** The inverse, into cx->tmp. Fails: OML-JSO-01; OML-REC-10 an unknown field, -11 not an object of texts. */
oml_rc oml_record_parse(oml_cx *cx, const oml_noun *noun, const char *json, size_t n, oml_record *out) OML_CHECKED;

#endif
