/**
 * Ranking: the value chains on their criteria, from records to an additive model.
 *
 * A measured criterion is filled from a metric: the chain's own statistic where it
 * has one, else its sectors' figures times its shares of them, sectors around
 * manufacturing apart (op/facts.h, agenda/share.h). A judged one is filled with the
 * median of the latest closed round about chains that asks for it. What is missing
 * may be anything: its value ranges from 0 to 1 (decision/additive.h).
 *
 * Everything is loaded once as a basis, from which rankings with other metrics,
 * weights or another scope are made; that is what sensitivity asks for.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_RANKING_H
#define OML_OP_RANKING_H

#include "decision/additive.h"
#include "op/ballots.h"
#include "op/facts.h"

typedef struct oml_ranking_basis {
    oml_facts facts;
    oml_records chains, claims;
    oml_share_claim *claim;        /* of sectors that are not around manufacturing */
    const oml_record **claimed_by; /* the record of each */
    size_t n_claims;
    const oml_record **criterion; /* those about chains */
    size_t k;
    oml_ballots *judged; /* of each criterion: the round that fills it; round NULL: measured, or no closed round */
    size_t top;          /* how many chains get priority */
} oml_ranking_basis;

/** What the agenda holds; `chains.n` and `k` are 0 where it has no chains, or no criteria about chains. */
oml_rc oml_ranking_load(oml_cx *cx, oml_session *s, oml_ranking_basis *out) OML_CHECKED;

/** What a person may choose; zero is the agenda's own choice. */
typedef struct oml_ranking_choice {
    const char **metric;   /* of each criterion; the array or an entry may be NULL: the criterion's own */
    const char *weightset; /* NULL: the weights of the criteria themselves */
    const bool *without;   /* of each criterion: it does not count; NULL: all do */
    bool everything;       /* chains out of scope take part */
} oml_ranking_choice;

typedef struct oml_ranking_column {
    const oml_record *criterion, *metric; /* metric NULL: judged */
    const oml_ballots *judged;            /* NULL: measured, or never judged */
    oml_facts_measure measure;
    oml_value value;
    bool stretched; /* the metric declares no value function: from 0 to the largest figure here */
    oml_facts_origin origin;
} oml_ranking_column;

enum {
    OML_RANKING_ILLUSTRATIVE = OML_FACTS_ILLUSTRATIVE,
    OML_RANKING_ESTIMATE = OML_FACTS_ESTIMATE,
    OML_RANKING_CLIPPED = 4,  /* outside the declared scale */
    OML_RANKING_PARTIAL = 8,  /* some sectors of the chain have no figure */
    OML_RANKING_MISSING = 16, /* no figure at all */
};

typedef struct oml_ranking_cell {
    double score; /* in the unit of the metric, or on the scale of the round; NAN: missing */
    unsigned flags;
    const oml_record *statistic; /* the chain's own figure; NULL: from its sectors, or judged */
} oml_ranking_cell;

typedef struct oml_ranking {
    const oml_ranking_basis *basis;
    const oml_record **chain; /* n that take part */
    size_t *number;           /* of each in basis->chains */
    size_t n, k, top;
    oml_ranking_column *column;
    oml_ranking_cell *cell; /* n x k */
    oml_additive model;
    bool weights_made_up;         /* the set of weights is illustrative */
    double *score, *least, *most; /* additive value and the ends of its range */
    size_t *rank, *best, *worst;
    size_t *order; /* chains from first to last */
} oml_ranking;

/**
 * Fails with OML_E_NOTFOUND for a metric or weightset that does not exist, OML_E_INPUT for a value function or weights
 * that are none, OML-RAN-02 when a weightset leaves out a criterion, OML-RAN-03 when no chain takes part.
 */
oml_rc oml_ranking_make(oml_cx *cx, oml_session *s, const oml_ranking_basis *basis, const oml_ranking_choice *choice,
                        oml_ranking *out) OML_CHECKED;

/** Is that chain (a number in basis->chains) among the first `top`? Ties at the line are in. */
bool oml_ranking_in_top(const oml_ranking *r, size_t chain);
/** The flags of all of a chain's cells together; illustrative as well when the weights are. */
unsigned oml_ranking_flags(const oml_ranking *r, size_t a);

#endif
