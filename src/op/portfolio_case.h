/**
 * Portfolio case: the items, means and rules of a portfolio, each rule with its words, from whatever source they come.
 *
 * Made by portfolio_problem.h from a file or by portfolio_agenda.h from an agenda.
 * Amounts are euro cents and capacities hundredths; counts are whole numbers. All of it lives in cx->tmp.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PORTFOLIO_CASE_H
#define OML_OP_PORTFOLIO_CASE_H

#include "decision/inclusion.h"
#include "op/op.h"

typedef enum oml_portfolio_kind {
    OML_PORTFOLIO_BUDGET,   /* cost in `what` ("2027", "2027/grant", "total") is at most */
    OML_PORTFOLIO_CAPACITY, /* use of `what` is at most */
    OML_PORTFOLIO_LEAST,    /* of group `what` at least so many items */
    OML_PORTFOLIO_MOST,     /* at most */
    OML_PORTFOLIO_REQUIRES, /* `what` only with `other` (one of them, when it names several) */
    OML_PORTFOLIO_EXCLUDES, /* at most one of `what` */
    OML_PORTFOLIO_MUST,     /* `what` is in */
    OML_PORTFOLIO_NEVER     /* `what` is out */
} oml_portfolio_kind;

typedef struct oml_portfolio_words {
    oml_portfolio_kind kind;
    const char *what, *other;
} oml_portfolio_words;

/** What an item costs in one year from one source; either may be absent (""). low <= cents <= high. */
typedef struct oml_portfolio_amount {
    size_t item;
    const char *year, *source;
    int64_t cents, low, high;
} oml_portfolio_amount;

enum { OML_PORTFOLIO_UNIT = 100 }; /* budgets are counted in cents, capacities in hundredths */

typedef struct oml_portfolio_case {
    size_t n;
    const char **code, **title; /* a title may be NULL */
    bool *illustrative;
    int64_t *cost, *cost_low, *cost_high; /* together */
    double *benefit;
    oml_additive values; /* what the benefits are made of: factor times the weighted value */
    double *factor;
    oml_portfolio_amount *amount;
    size_t n_amounts;
    oml_mip_row *rule;
    oml_portfolio_words *words;
    oml_inclusion_range *range; /* of a budget's amounts, where they are not certain */
    size_t n_rules, room;
    oml_portfolio_synergy *synergy;
    size_t n_synergies;
} oml_portfolio_case;

/** Index of the item of that code; n when there is none. */
size_t oml_portfolio_case_find(const oml_portfolio_case *c, const char *code);
/** As above; fails with OML_E_INPUT (OML-PTF-20) when there is none. */
oml_rc oml_portfolio_case_item(oml_cx *cx, const oml_portfolio_case *c, const char *code, size_t *out) OML_CHECKED;

/** Adds a rule; at and by are copied. */
void oml_portfolio_case_rule(oml_cx *cx, oml_portfolio_case *c, oml_portfolio_words words, const size_t at[],
                             const int64_t by[], size_t n, int64_t least, int64_t most);
/** Adds a rule that counts the items `at`, each for 1. */
void oml_portfolio_case_count(oml_cx *cx, oml_portfolio_case *c, oml_portfolio_words words, const size_t at[], size_t n,
                              int64_t least, int64_t most);

/**
 * A budget over the amounts that `what` names: "total", a year, a source, or YEAR/SOURCE. It takes the place of an
 * earlier one for the same. Fails with OML_E_INPUT (OML-PTF-21) when it is below zero or no item costs anything there.
 */
oml_rc oml_portfolio_case_budget(oml_cx *cx, oml_portfolio_case *c, const char *what, double euro) OML_CHECKED;
/** Does any item cost anything there? Always, of "total". */
bool oml_portfolio_case_costs(const oml_portfolio_case *c, const char *what);
/** A capacity to two decimals, in hundredths; fails with OML_E_INPUT (OML-PTF-23) when it has more, or is too large. */
oml_rc oml_portfolio_case_capacity(oml_cx *cx, double units, int64_t *hundredths) OML_CHECKED;
/** Euro as cents; fails with OML_E_INPUT (OML-PTF-22) when it is not finite or too large. */
oml_rc oml_portfolio_case_cents(oml_cx *cx, double euro, int64_t *cents) OML_CHECKED;

/** From the amounts and the values: cost and benefit of each item. */
void oml_portfolio_case_settle(oml_cx *cx, oml_portfolio_case *c);
/** For the methods of decision/. Borrows the case. */
oml_portfolio oml_portfolio_case_model(const oml_portfolio_case *c, double seconds);
/** What the rule says of how much, with that much, in words: "330000 euro"; NULL for a rule without a number. */
const char *oml_portfolio_case_amount(const oml_portfolio_case *c, size_t rule, int64_t end, oml_doc *out);
/** The rule in a sentence, with what it allows. */
const char *oml_portfolio_case_say(const oml_portfolio_case *c, size_t rule, oml_doc *out);

#endif
