/**
 * Verify: an exported result held against a second computation, number by number.
 *
 * The three files that know an operation (verify_rank.c, verify_agree.c, verify_round.c) say of
 * each cell what it should be; the walk here reads the tables of the file, compares and
 * counts. What nobody can say is listed with the reason.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_VERIFY_H
#define OML_OP_VERIFY_H

#include "op/op.h"
#include "text/json.h"

typedef struct oml_verify {
    const char *file;
    const oml_json *root, *inputs, *tables;
    double tolerance; /* relative to 1 + the size of a number */
    size_t agree, differ, left;
    oml_doc *out;
} oml_verify;

/** What a cell should be: a number with some slack, or a word. */
typedef struct oml_verify_expected {
    double value, slack; /* NAN: empty */
    const char *word;    /* NULL: a number */
} oml_verify_expected;

/** Says so of row and column; false: it cannot. `with` is the operation's own. */
typedef bool oml_verify_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out);

typedef struct oml_verify_rule {
    const char *table;
    oml_verify_cell *cell; /* NULL: of the whole table nothing can be said */
    const char *why;       /* N_(): why not, of the cells it cannot say */
} oml_verify_rule;

/** Compares all tables of the file by those rules. */
void oml_verify_tables(oml_verify *v, const oml_verify_rule rules[], size_t n, void *with);
/** Compares one number that stands elsewhere in the file, or follows from several cells. */
void oml_verify_number(oml_verify *v, const char *path, double said, double computed, double slack);
/** Something that cannot be computed again: where, how many numbers, and N_() why. */
void oml_verify_leave(oml_verify *v, const char *path, size_t numbers, const char *why);

/** A text or number of the row; NULL, NAN when it has none of that name. */
const char *oml_verify_text(const oml_json *row, const char *column);
double oml_verify_real(const oml_json *row, const char *column);
/** Are they the same text? NULL is none. */
bool oml_verify_is(const char *a, const char *b);
/** Says that a cell should be that number; true. */
bool oml_verify_answer(oml_verify_expected *out, double value);
/** Place of the code in a list; n when it is not there. */
size_t oml_verify_index(const char *const list[], size_t n, const char *code);
/** A whole number of the inputs, at least `least`. Fails with OML_E_INPUT (OML-VER-03). */
oml_rc oml_verify_whole(oml_cx *cx, const oml_verify *v, const char *name, int64_t least, int64_t *out) OML_CHECKED;
/** The only way to say that the inputs are not what they should be: OML_E_INPUT, OML-VER-03, at their place. */
oml_rc oml_verify_unfit(oml_cx *cx, const oml_verify *v, const char *where) OML_CHECKED;

oml_rc oml_verify_rank(oml_cx *cx, oml_verify *v) OML_CHECKED;
oml_rc oml_verify_agree(oml_cx *cx, oml_verify *v) OML_CHECKED;
oml_rc oml_verify_round(oml_cx *cx, oml_verify *v) OML_CHECKED;

#endif
