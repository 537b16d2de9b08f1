/**
 * Iotbuild: where every reader puts what it reads, by label, until it is a table.
 *
 * First the labels are told (industries and final users; all of them, from the heading of a
 * matrix or in a first pass over a list of cells), then oml_iotbuild_fix makes room, then
 * cells are put, then oml_iotbuild_finish gives the table. Primary inputs and stressors may
 * come at any time. What had to be decided about the publisher's figures is said in notes,
 * which stay with the table: nothing is put right in silence.
 *
 * Output x is made of the row sums Z1 + Y1, unless a reader says that the publisher's must
 * stand (tables with imports in their rows); either way the two are compared.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTBUILD_H
#define OML_FORMAT_IOTBUILD_H

#include "economy/iot.h"
#include "format/iotlines.h"
#include "text/labels.h"

enum { OML_IOTBUILD_ROWS = 40000, OML_IOTBUILD_NOTES = 60 }; /* ceilings */
enum { OML_IOTBUILD_BESIDE = 8 };                            /* rows: a line of the processor's cache */

/** What a row or column is. */
typedef enum oml_iotbuild_kind {
    OML_IOTBUILD_SKIP, /* totals and the like: computed, not read */
    OML_IOTBUILD_INDUSTRY,
    OML_IOTBUILD_FINAL,
    OML_IOTBUILD_OUTPUT, /* the publisher's x */
    OML_IOTBUILD_PRIMARY,
    OML_IOTBUILD_STRESSOR,
    OML_IOTBUILD_IMPORTED, /* supplied from abroad, in tables whose rows hold imports: a negative final use of its
                              product */
    OML_IOTBUILD_UNKNOWN,  /* a label that is nowhere in the heading */
} oml_iotbuild_kind;

typedef struct oml_iotbuild_to {
    oml_iotbuild_kind kind;
    uint32_t i;
} oml_iotbuild_to;

/** A primary input or stressor: a row of n + f cells. */
typedef struct oml_iotbuild_wide {
    double *cells;
    const char *unit;
    bool seen;
} oml_iotbuild_wide;

typedef struct oml_iotbuild_wides {
    oml_labels names;
    oml_iotbuild_wide *at;
    size_t room;
} oml_iotbuild_wides;

typedef struct oml_iotbuild {
    oml_arena *arena;
    /* to be filled by the reader; text in cx->tmp */
    const char *title, *source, *currency, *currency_unit;
    int year;
    oml_iot_kind kind;
    bool x_stands; /* the publisher's x is x, whatever the row sums say */

    /* its own */
    oml_labels regions, sectors, categories;
    const char **region_name, **sector_name, **category_name, **sector_unit; /* NULL, or set by oml_iotbuild_name */
    size_t region_room, sector_room, category_room;
    oml_labels rows, cols; /* of two numbers each: region and sector, region and category */
    oml_iotbuild_wides primaries, stressors;
    double *Z, *Y, *x, *x_given, *population, *A;
    bool *row_seen;
    bool fixed;
    const char **notes;
    size_t n_notes, dropped;
    size_t missing; /* cells that say they are not known, taken as 0 */
} oml_iotbuild;

void oml_iotbuild_init(oml_cx *cx, oml_iotbuild *b);
void oml_iotbuild_done(oml_iotbuild *b); /* frees what was not handed over */
#define OML_IOTBUILD_AUTO __attribute__((cleanup(oml_iotbuild_done))) oml_iotbuild

/** Says something about the figures, in the reader's language; it stays with the table. */
void oml_iotbuild_note(oml_cx *cx, oml_iotbuild *b, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Labels; text need not end in NUL. New ones are added until the table is fixed; after that they are UNKNOWN. */
oml_iotbuild_to oml_iotbuild_industry(oml_iotbuild *b, oml_csv_cell region, oml_csv_cell sector);
oml_iotbuild_to oml_iotbuild_final(oml_iotbuild *b, oml_csv_cell region, oml_csv_cell category);
oml_iotbuild_to oml_iotbuild_primary(oml_iotbuild *b, oml_csv_cell code);
oml_iotbuild_to oml_iotbuild_stressor(oml_iotbuild *b, oml_csv_cell code, oml_csv_cell unit);
/** Is it there already, as a primary input or a stressor? */
bool oml_iotbuild_has(const oml_iotbuild *b, oml_csv_cell code);
/** What people call a region, sector or category that is there. */
void oml_iotbuild_name(oml_iotbuild *b, oml_labels *axis, oml_csv_cell code, oml_csv_cell name);
/** AREA_CODE, parted at the first '_'; false when there is none. */
bool oml_iotbuild_part(oml_csv_cell label, oml_csv_cell *region, oml_csv_cell *code);
oml_csv_cell oml_iotbuild_text(const char *s);
bool oml_iotbuild_is(oml_csv_cell cell, const char *word);
/** Room for OML_IOTBUILD_IMPORTED: a category of final demand, and a note that says so. Before the table is fixed. */
oml_iotbuild_to oml_iotbuild_imported(oml_cx *cx, oml_iotbuild *b, oml_csv_cell region);

/** Makes room. Fails with OML-BLD-01 nothing to read, -02 too large, -03 no memory. */
oml_rc oml_iotbuild_fix(oml_cx *cx, oml_iotbuild *b) OML_CHECKED;
/** Adds a value to a cell (regions that are merged add up). Where there is nothing to put it, it is left. */
void oml_iotbuild_put(oml_iotbuild *b, oml_iotbuild_to row, oml_iotbuild_to col, double value);
/**
 * Adds m rows of n cells, eight rows beside each other: cells[oml_iotbuild_at(n, i, j)] is what row i has in column j.
 * Threads may do so at once for different rows, also of the same matrix; a row that comes twice adds up.
 */
void oml_iotbuild_block(oml_iotbuild *b, const oml_iotbuild_to rows[], size_t m, const oml_iotbuild_to cols[], size_t n,
                        const double *cells);
/** Where such a cell stands: text goes row by row and the table column by column, and so both find what they need near
 * by. */
static inline size_t
oml_iotbuild_at(size_t n, size_t i, size_t j)
{
    return (i / OML_IOTBUILD_BESIDE * n + j) * OML_IOTBUILD_BESIDE + i % OML_IOTBUILD_BESIDE;
}
/** Marks a row as read. Fails with OML-BLD-04 when it was read before. */
oml_rc oml_iotbuild_once(oml_cx *cx, oml_iotbuild *b, oml_iotbuild_to row, oml_place place) OML_CHECKED;
/** Forgets which rows were read, before the next file. */
void oml_iotbuild_forget(oml_iotbuild *b);
/** The same where rows may come again, and add up. Makes room for a row before threads put cells in it. */
oml_rc oml_iotbuild_ready(oml_cx *cx, oml_iotbuild *b, oml_iotbuild_to row) OML_CHECKED;
/** Fails with OML-BLD-05 when an industry of the heading had no row of its own. */
oml_rc oml_iotbuild_all_rows(oml_cx *cx, const oml_iotbuild *b, const char *file) OML_CHECKED;
/** Coefficients instead of deliveries: room for them; finish then makes Z = A diag(x). */
oml_rc oml_iotbuild_coefficients(oml_cx *cx, oml_iotbuild *b) OML_CHECKED;

/** "BE / Construction" of a row, for messages, in cx->tmp. */
const char *oml_iotbuild_row_name(oml_cx *cx, const oml_iotbuild *b, size_t row);

/** Turns the sign of subsidies (D39) that are given as what is received, so that inputs add up to output; says so. */
void oml_iotbuild_subsidies(oml_cx *cx, oml_iotbuild *b);

/**
 * Hands over the table; the builder keeps nothing. Fails with OML-BLD-03 no memory, -06 a cell is not finite, and as
 * oml_lu_new when output has to be solved for.
 */
oml_rc oml_iotbuild_finish(oml_cx *cx, oml_iotbuild *b, oml_iot **out) OML_CHECKED;

#endif
