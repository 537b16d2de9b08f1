/**
 * Iot: an input-output table in memory, of one region or many, with its satellites.
 *
 * Notation of docs/method/economy.md. n rows are the industries (or products) of all
 * regions, in any order and not necessarily all of them in every region; f columns
 * of final demand are categories of regions; p primary inputs and k stressors stand
 * below. All matrices are column-major, as in num/mat.h, and given as bare arrays
 * because they may lie in a mapped file: Z n x n, Y n x f, V p x n, F k x n, FY k x f
 * (what final users emit directly: households' stoves and cars).
 *
 * A table is symmetric: supply and use are made symmetric first (economy/sut.h).
 * Who makes one fills it in an arena and says who owns the arrays; whoever
 * computes only reads it, so several threads may share it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_IOT_H
#define OML_ECONOMY_IOT_H

#include "base/cx.h"

typedef enum oml_iot_kind { OML_IOT_INDUSTRY, OML_IOT_PRODUCT } oml_iot_kind;

/** Names of one dimension; codes are unique, `name` and `unit` may be NULL. */
typedef struct oml_iot_names {
    size_t n;
    const char **code, **name, **unit;
} oml_iot_names;

/** The row that is furthest off output: by what it sells, or, where primary inputs are known, by what it pays for. */
typedef struct oml_iot_imbalance {
    double value; /* >= 0, in currency */
    uint32_t row; /* OML_IOT_NONE: all add up, but for rounding */
    bool pays;
} oml_iot_imbalance;

typedef struct oml_iot {
    const char *title, *source, *currency, *currency_unit; /* "EXIOBASE 3.8.2 pxp", who published it, "EUR", "M.EUR" */
    int year;
    oml_iot_kind kind;
    oml_iot_names regions, sectors, categories, primaries, stressors;
    size_t n, f;
    const uint32_t *row_region, *row_sector;   /* n each */
    const uint32_t *col_region, *col_category; /* f each */
    const double *Z, *x;                       /* deliveries; output */
    const double *Y;                           /* final demand */
    const double *V;          /* primary inputs (value added, taxes, imports of a national table); may be NULL */
    const double *VY;         /* p x f: primary inputs that final users pay, as taxes on what they buy; may be NULL */
    const double *F, *FY;     /* stressors of industries and of final users; may be NULL */
    const double *population; /* persons per region, NAN where not known; may be NULL */
    const double *A;          /* coefficients, when they are stored rather than computed; may be NULL */
    const char **notes; /* what was done to the publisher's figures, one sentence each, as it was said at import */
    size_t n_notes;
    const oml_iot_imbalance *imbalance; /* as its file or who read it tells; NULL: not known */
    const char *path;                   /* the .iot file it lies in; NULL: in memory only */
    const uint8_t *digest; /* OML_HASH_BYTES of all that is in that file (format/iotfile.h); NULL with path */
    void *owner;           /* what keeps the arrays alive */
    void (*release)(void *owner);
} oml_iot;

/** Releases what keeps the arrays; the struct itself lives in an arena, which must end later. NULL is allowed. */
void oml_iot_free(oml_iot *t);
OML_OWNED(iot)

#define OML_IOT_NONE UINT32_MAX
/**
 * What each row sells (sums of Z and Y) and what each industry buys from others (sums of Z's columns), n each, in one
 * reading by all threads; the same bits for any number of them. Fails with OML_E_CANCELLED.
 */
oml_rc oml_iot_sums(oml_cx *cx, const oml_iot *t, double *sold, double *bought) OML_CHECKED;
oml_iot_imbalance oml_iot_imbalance_of(const oml_iot *t, const double *sold, const double *bought);
/** Index of a code; OML_IOT_NONE when there is none. Matches exactly, never a part. */
uint32_t oml_iot_find(const oml_iot_names *names, const char *code);
/** Row of a region's sector; OML_IOT_NONE when it has none. */
uint32_t oml_iot_row(const oml_iot *t, uint32_t region, uint32_t sector);

#endif
