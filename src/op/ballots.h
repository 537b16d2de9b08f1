/**
 * Ballots: a scoring round with its panel, its items and what each voter said of each, loaded once for an operation.
 *
 * A round is about chains or about paths; its items are those that have a ballot,
 * in the order of their noun. What a voter did not score is NAN, with the reason in
 * `mark`. All of it lives in cx->tmp and is borrowed from the records.
 *
 * In an unlinkable round the rows are no voters but numbers of cards (op/cards.h), which
 * differ from item to item: what goes along a row over items means nothing there.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_BALLOTS_H
#define OML_OP_BALLOTS_H

#include "decision/agreement.h"
#include "decision/bands.h"
#include "decision/value.h"
#include "op/op.h"

typedef enum oml_ballots_mark {
    OML_BALLOTS_NONE, /* no ballot */
    OML_BALLOTS_VALUE,
    OML_BALLOTS_DONT_KNOW,
    OML_BALLOTS_INTEREST, /* stepped aside */
} oml_ballots_mark;

typedef struct oml_ballots_criterion {
    const oml_record *record;
    oml_value value; /* value function over the scale */
    double weight;   /* within the round: together 1 */
} oml_ballots_criterion;

typedef struct oml_ballots {
    const oml_record *round;
    oml_records panel;  /* the persons */
    oml_records voters; /* the rows: the panel; in an unlinkable round numbers with nothing else */
    bool unlinkable;
    const oml_record **item;
    size_t n_items;
    oml_ballots_criterion *criterion;
    size_t n_criteria;
    int scale_min, scale_max;
    const oml_record **ballot; /* ballot or card: voters x items x criteria, the last fastest; NULL: none */
    double *score;             /* likewise, on the scale */
    oml_ballots_mark *mark;    /* likewise */
    bool illustrative;         /* a voter or ballot is made up */
} oml_ballots;

/** Fails with OML_E_NOTFOUND when there is no such round, and with OML-ROU-01 when it refers to a criterion that is not
 * there. */
oml_rc oml_ballots_load(oml_cx *cx, oml_session *s, const char *round, oml_ballots *out) OML_CHECKED;

/** Where the score of a voter on an item and criterion stands in the arrays. */
size_t oml_ballots_cell(const oml_ballots *b, size_t voter, size_t item, size_t criterion);
/** Has that person of the panel handed in anything? */
bool oml_ballots_has(const oml_ballots *b, size_t person);
/** Persons who handed in anything. */
size_t oml_ballots_handed_in(const oml_ballots *b);
/** How many must have, for the round to be closed. */
size_t oml_ballots_quorum(const oml_ballots *b);
/** How many ballots of an item on a criterion bear that mark. */
size_t oml_ballots_count(const oml_ballots *b, size_t item, size_t criterion, oml_ballots_mark mark);
/** The voters with any score on a criterion, and the items that all of those scored. */
void oml_ballots_complete(const oml_ballots *b, size_t criterion, size_t voter[], size_t *voters, size_t item[],
                          size_t *items);
/** What the panel says of an item on a criterion. */
oml_rc oml_ballots_agreement(oml_cx *cx, const oml_ballots *b, size_t item, size_t criterion,
                             oml_agreement *out) OML_CHECKED;
/** The values of the voters who handed in, in cx->tmp; (*voter)[v] is the place of the panel's v-th in b->voters. */
oml_rc oml_ballots_panel(oml_cx *cx, const oml_ballots *b, oml_bands_panel *out, const size_t **voter) OML_CHECKED;
/** Bands by resampling the voters who handed in, whole, with the round's top, draws and seed; out has n_items. */
oml_rc oml_ballots_bands(oml_cx *cx, const oml_ballots *b, oml_bands_item out[]) OML_CHECKED;

/**
 * The latest closed round about `about` ("chain") that asks for that criterion; *found is false when there is none.
 */
oml_rc oml_ballots_closed_on(oml_cx *cx, oml_session *s, const char *about, const char *criterion, oml_record *round,
                             bool *found) OML_CHECKED;

#endif
