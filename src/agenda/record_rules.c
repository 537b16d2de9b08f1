/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/record_rules.h"

#include "agenda/period.h"
#include "base/tr.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

typedef enum kind {
    NEEDS,   // where `a` is filled (or has the value `is`), `b` is filled
    ONE_OF,  // exactly one of `a` and `b` is filled
    APART,   // not both of them
    RANGE,   // lo <= a <= hi
    ASCENDS, // the number a <= b
    FOLLOWS, // the period b does not end before a begins
} kind;

typedef struct rule {
    const char *noun;
    kind kind;
    const char *a, *is, *b;
    double lo, hi;
    const char *why; // what holds, said to who broke it
} rule;

// clang-format off
#define NEEDED(noun, a, b, why) {noun, NEEDS, a, NULL, b, 0, 0, why}
#define NEEDED_WHEN(noun, a, is, b, why) {noun, NEEDS, a, is, b, 0, 0, why}
#define EITHER(noun, a, b, why) {noun, ONE_OF, a, NULL, b, 0, 0, why}
#define NOT_BOTH(noun, a, b, why) {noun, APART, a, NULL, b, 0, 0, why}
#define BETWEEN(noun, a, lo, hi, why) {noun, RANGE, a, NULL, NULL, lo, hi, why}
#define UPWARD(noun, a, b, why) {noun, ASCENDS, a, NULL, b, 0, 0, why}
#define IN_TIME(noun, a, b, why) {noun, FOLLOWS, a, NULL, b, 0, 0, why}
// clang-format on

#define NO_LIMIT ((double)INFINITY)
#define PART N_("a share is a number from 0 to 1")
#define SOURCED N_("a figure names its source")
#define INTERVAL N_("low, value and high ascend")
#define PERIOD N_("a period ends after it begins")
#define COUNTED N_("this number is at least 1")
#define UNIT N_("a number has a unit")
#define RANGED N_("a range goes with a number")
#define MONEY_OR_PEOPLE N_("it is an amount of money or a number of person-years")
#define ONE_GROUP N_("a quota is of one theme, one chain, one group of the pentagon, or of all")
#define POSITIVE N_("this number is not negative")

static const rule rules[] = {
    BETWEEN("agenda", "top", 1, NO_LIMIT, COUNTED),
    IN_TIME("agenda", "period_from", "period_to", PERIOD),
    BETWEEN("sector", "share_of_parent", 0, 1, PART),
    BETWEEN("crosswalk", "share", 0, 1, PART),
    BETWEEN("chain_sector", "share", 0, 1, PART),
    NEEDED_WHEN("criterion", "kind", "measured", "metric", N_("a measured criterion names its metric")),
    BETWEEN("criterion", "weight", 0, NO_LIMIT, POSITIVE),
    BETWEEN("weight", "points", 0, NO_LIMIT, POSITIVE),
    NEEDED("iotable", "code", "source", SOURCED),
    BETWEEN("account_sector", "share", 0, 1, PART),
    NOT_BOTH("statistic", "sector", "chain", N_("a statistic is about a sector, a chain or the whole region")),
    NEEDED("statistic", "value", "source", SOURCED),
    UPWARD("statistic", "low", "value", INTERVAL),
    UPWARD("statistic", "value", "high", INTERVAL),
    NEEDED("claim", "value", "source", SOURCED),
    BETWEEN("contribution", "strength", 1, 3, N_("a strength is 1, 2 or 3")),
    IN_TIME("initiative", "period_from", "period_to", PERIOD),
    NEEDED("commitment", "value", "unit", UNIT),
    NEEDED_WHEN("milestone", "status", "reached", "actual",
                N_("a milestone that is reached has the date on which it was")),
    BETWEEN("funding", "committed", 0, NO_LIMIT, POSITIVE),
    BETWEEN("funding", "paid", 0, NO_LIMIT, POSITIVE),
    EITHER("proposal", "path", "initiative", N_("a proposal is a path or an initiative")),
    NEEDED("proposal", "benefit", "unit", UNIT),
    NEEDED("proposal", "benefit", "method", N_("a benefit says how it was found")),
    NEEDED("proposal", "low", "benefit", RANGED),
    NEEDED("proposal", "high", "benefit", RANGED),
    UPWARD("proposal", "low", "benefit", INTERVAL),
    UPWARD("proposal", "benefit", "high", INTERVAL),
    EITHER("need", "amount", "person_years", MONEY_OR_PEOPLE),
    NEEDED("need", "amount", "kind", N_("money has a kind")),
    NEEDED("need", "low", "amount", RANGED),
    NEEDED("need", "high", "amount", RANGED),
    BETWEEN("need", "low", 0, NO_LIMIT, POSITIVE),
    BETWEEN("need", "amount", 0, NO_LIMIT, POSITIVE),
    BETWEEN("need", "person_years", 0, NO_LIMIT, POSITIVE),
    UPWARD("need", "low", "amount", INTERVAL),
    UPWARD("need", "amount", "high", INTERVAL),
    EITHER("means", "amount", "person_years", MONEY_OR_PEOPLE),
    NOT_BOTH("means", "kind", "person_years", N_("a kind is one of money")),
    BETWEEN("means", "amount", 0, NO_LIMIT, POSITIVE),
    BETWEEN("means", "person_years", 0, NO_LIMIT, POSITIVE),
    NOT_BOTH("quota", "theme", "chain", ONE_GROUP),
    NOT_BOTH("quota", "theme", "pentagon", ONE_GROUP),
    NOT_BOTH("quota", "chain", "pentagon", ONE_GROUP),
    BETWEEN("quota", "least", 0, NO_LIMIT, POSITIVE),
    UPWARD("quota", "least", "most", N_("at least is not above at most")),
    BETWEEN("definition", "version", 1, NO_LIMIT, COUNTED),
    NEEDED("observation", "value", "source", SOURCED),
    UPWARD("observation", "low", "value", INTERVAL),
    UPWARD("observation", "value", "high", INTERVAL),
    NEEDED("target", "value", "source", SOURCED),
    NEEDED("target", "baseline", "baseline_year", N_("a baseline has a year")),
    IN_TIME("target", "baseline_year", "year", N_("a target lies after its baseline")),
    UPWARD("round", "scale_min", "scale_max", N_("a scale ascends")),
    BETWEEN("round", "quorum", 0, 1, PART),
    BETWEEN("round", "top", 1, NO_LIMIT, COUNTED),
    BETWEEN("round", "draws", 1, NO_LIMIT, COUNTED),
    BETWEEN("round", "min_cell", 1, NO_LIMIT, COUNTED),
    NEEDED_WHEN("round", "status", "open", "opened", N_("a round that is open has the date on which it opened")),
    NEEDED_WHEN("round", "status", "closed", "closed", N_("a round that is closed has the date on which it closed")),
    IN_TIME("round", "opened", "closed", PERIOD),
    EITHER("ballot", "value", "mark", N_("a ballot has a value, or a mark that says why there is none")),
};

static bool
number(const char *s, double *x)
{
    return s != NULL && oml_number_parse(s, strlen(s), x);
}

static bool
period(const char *s, oml_period *p)
{
    return s != NULL && oml_period_parse(s, strlen(s), p);
}

// The field at fault, or NULL when the rule holds.
static const char *
broken(const rule *must, const oml_record *r)
{
    const char *a = oml_record_get(r, must->a), *b = must->b == NULL ? NULL : oml_record_get(r, must->b);
    double x, y;
    oml_period p, q;
    switch (must->kind) {
    case NEEDS:
        return a != NULL && b == NULL && (must->is == NULL || strcmp(a, must->is) == 0) ? must->b : NULL;
    case ONE_OF:
        return (a == NULL) == (b == NULL) ? must->a : NULL;
    case APART:
        return a != NULL && b != NULL ? must->b : NULL;
    case RANGE:
        return number(a, &x) && !(x >= must->lo && x <= must->hi) ? must->a : NULL;
    case ASCENDS:
        return number(a, &x) && number(b, &y) && x > y ? must->a : NULL;
    case FOLLOWS:
        return period(a, &p) && period(b, &q) && q.to <= p.from ? must->b : NULL;
    }
    return NULL;
}

static oml_rc
refuse(oml_cx *cx, const oml_record *r, const char *field, const char *why, oml_place place)
{
    place.column = field;
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-09", place, N_("%s '%s': %s"), r->noun->name, r->value[0],
                       oml_tr(cx->lang, why));
}

static oml_rc
translations(oml_cx *cx, const oml_record *r, oml_place place)
{
    const size_t state = oml_noun_field(r->noun, "en_state");
    if (state == r->noun->n_fields)
        return OML_OK;
    bool translated = false;
    for (size_t nl = 0, en; nl < r->noun->n_fields; nl++) {
        if (!oml_noun_pair(r->noun, nl, &en) || r->value[en] == NULL)
            continue;
        translated = true;
        if (r->value[nl] == NULL)
            return refuse(cx, r, r->noun->fields[nl].name, N_("a text in English stands beside the same in Dutch"),
                          place);
    }
    if (translated != (r->value[state] != NULL))
        return refuse(cx, r, "en_state", N_("en_state is filled where there is a text in English, and only there"),
                      place);
    return OML_OK;
}

// A reason in words: a cross or a number is none.
static bool
in_words(const char *s)
{
    size_t letters = 0;
    for (; *s != '\0'; s++)
        letters += (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || ((unsigned char)*s & 0xC0u) == 0xC0;
    return letters >= 3;
}

static oml_rc
withdrawal(oml_cx *cx, const oml_record *r, oml_place place)
{
    const char *withdrawn = oml_record_get(r, "withdrawn"), *successor = oml_record_get(r, "successor");
    if (withdrawn != NULL && !in_words(withdrawn))
        return refuse(cx, r, "withdrawn", N_("'withdrawn' says in words why"), place);
    if (successor != NULL && withdrawn == NULL)
        return refuse(cx, r, "successor", N_("only what is withdrawn has a successor"), place);
    if (successor != NULL && strcmp(successor, r->value[0]) == 0)
        return refuse(cx, r, "successor", N_("nothing succeeds itself"), place);
    return OML_OK;
}

oml_rc
oml_record_rules_check(oml_cx *cx, const oml_record *r, oml_place place)
{
    OML_TRY(translations(cx, r, place));
    OML_TRY(withdrawal(cx, r, place));
    for (size_t i = 0; i < OML_COUNT(rules); i++) {
        if (strcmp(rules[i].noun, r->noun->name) != 0)
            continue;
        const char *field = broken(&rules[i], r);
        if (field != NULL)
            return refuse(cx, r, field, rules[i].why, place);
    }
    return OML_OK;
}
