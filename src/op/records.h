/**
 * Records: the few questions that operations ask of lists of records.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_RECORDS_H
#define OML_OP_RECORDS_H

#include "agenda/period.h"
#include "op/op.h"

/** All records of a noun that are not withdrawn. */
oml_rc oml_records_load(oml_cx *cx, oml_session *s, const char *noun, oml_records *out) OML_CHECKED;
/** Every noun's first field. */
const char *oml_records_code(const oml_record *r);
/** Index of the record of that code; out of range (r->n) when there is none, or `code` is NULL. */
size_t oml_records_index(const oml_records *r, const char *code);
/** The record itself; NULL when there is none. */
const oml_record *oml_records_find(const oml_records *r, const char *code);
/** Does the value of a LIST field (NULL: empty) name that code? */
bool oml_records_named(const char *list, const char *code);
/** The value of a DATE field as a stretch of time; false when it is empty. */
bool oml_records_period(const oml_record *r, const char *field, oml_period *out);
/** What a noun's records are called by: `title`, label, name, statement or text, as a field or a pair; NULL: by
 * nothing. */
const char *oml_records_stem(const oml_noun *noun);
/** What a record is called for readers of that language; NULL: nothing. */
const char *oml_records_title(const oml_record *r, oml_lang lang);
/** The i-th value that an ENUM field may have, in the arena; NULL past the last. */
const char *oml_records_word(oml_arena *arena, const char *noun, const char *field, size_t i);
bool oml_records_illustrative(const oml_record *r);
/** "a" and "b" become "a, b", in the arena; what is there already, or NULL, is not added. */
void oml_records_also(oml_arena *arena, const char **list, const char *item);

/** Into the run of the doc: which records (their digest) and which version of the program gave its numbers. */
oml_rc oml_records_run(oml_cx *cx, oml_session *s, oml_doc *out) OML_CHECKED;

/** The note under a table with a column `illustrative` in which something is marked. */
void oml_records_note(oml_doc *out);
/** The one sentence for an operation that has nothing to show: which noun lacks records, and how to add them. */
void oml_records_none(oml_doc *out, const char *noun);

#endif
