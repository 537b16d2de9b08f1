/**
 * Iotlines: text as lines, one by one for headings and in pieces of megabytes for the rest.
 *
 * Lines end in LF or CRLF; a byte-order mark is skipped. A line may be as long as
 * OML_IOTLINES_LONGEST. Pieces are copied into the caller's buffer, so that several
 * threads can work on pieces of one text: they take turns in asking.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTLINES_H
#define OML_FORMAT_IOTLINES_H

#include "format/iotsource.h"
#include "text/csv.h"

enum { OML_IOTLINES_PIECE = 2 << 20, OML_IOTLINES_LONGEST = 64 << 20 };

typedef struct oml_iotlines oml_iotlines;

oml_rc oml_iotlines_open(oml_cx *cx, oml_iotsource *s, size_t i, oml_iotlines **out) OML_CHECKED;
void oml_iotlines_free(oml_iotlines *l);
OML_OWNED(iotlines)

const char *oml_iotlines_place(const oml_iotlines *l);
/** The next line without its end, until the next call; *s is NULL at the end. Fails with OML-LIN-01: too long. */
oml_rc oml_iotlines_next(oml_cx *cx, oml_iotlines *l, const char **s, size_t *n) OML_CHECKED;
/** Gives the line of the last call once more. */
void oml_iotlines_again(oml_iotlines *l);
/** Number of the line last given. */
size_t oml_iotlines_row(const oml_iotlines *l);

/** Tells how far the text has been read. */
void oml_iotlines_tell(oml_cx *cx, const oml_iotlines *l, const char *what);

/** Whole lines; zeroed before the first use, free(piece.s) after the last. */
typedef struct oml_iotpiece {
    char *s;
    size_t n, room;
    size_t row;         /* number of its first line */
    double done, total; /* bytes of the text so far; total 0: not known */
} oml_iotpiece;

/** The next piece; n is 0 at the end. */
oml_rc oml_iotlines_piece(oml_cx *cx, oml_iotlines *l, oml_iotpiece *p) OML_CHECKED;

/** The cells of a line, trimmed, quotes undone, in cx->tmp; returns how many. */
size_t oml_iotlines_cells(oml_cx *cx, const char *s, size_t n, char separator, oml_csv_cell **out);
/** One cell of s[0..n): trimmed, quotes undone in `arena`. Returns where the next begins; NULL after the last. */
const char *oml_iotlines_cell(oml_arena *arena, const char *s, const char *end, char separator, oml_csv_cell *out);

#endif
