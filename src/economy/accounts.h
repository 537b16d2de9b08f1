/**
 * Accounts: who emits, and for whom.
 *
 * For stressor k, region c and sector p [eq. 12-17]:
 *
 *   production    what sector p of region c emits itself
 *   consumption   what is emitted anywhere for product p that region c's final users take, wherever it was completed
 *   imports       the part of consumption that was emitted outside c
 *   exports       the part of production that was emitted for other regions' final users
 *   households    what c's final users emit themselves; in none of the others
 *
 * "Emits" stands for any stressor: jobs, value added, water. The definitions are
 * those of pymrio (K. Stadler, Pymrio, Journal of Open Research Software 9, 2021),
 * except that households stay apart. L is not formed: M = S L and X = L Y are solved
 * for, and what a region emits for its own products asks M for each region alone. Where L is at hand, one reading of
 * it gives all (economy/origins.h).
 *
 * Stressors of a sector without output belong to no product. They are in no account
 * but in `unallocated`.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_ACCOUNTS_H
#define OML_ECONOMY_ACCOUNTS_H

#include "economy/solver.h"

typedef enum oml_accounts_kind {
    OML_ACCOUNTS_PRODUCTION,
    OML_ACCOUNTS_CONSUMPTION,
    OML_ACCOUNTS_IMPORTS,
    OML_ACCOUNTS_EXPORTS,
    OML_ACCOUNTS_HOUSEHOLDS,
    OML_ACCOUNTS_KINDS
} oml_accounts_kind;

typedef struct oml_accounts {
    size_t k, R, N;                           /* stressors, regions, sectors */
    oml_mat *region;                          /* (k * KINDS) x R: row kind * k + s */
    oml_mat *sector[OML_ACCOUNTS_HOUSEHOLDS]; /* k x (R * N), column c * N + p; NULL when not asked for */
    oml_mat *flow;       /* (k * R) x R: row s * R + origin, column consumer; households not in it */
    oml_mat *M;          /* n x k: multipliers, lying; NULL when no account by sector was asked */
    double *unallocated; /* k: of sectors without output; with `heap` below */
    double *closure;     /* k: (all consumption - all production) / all production, signed */
    double residual;     /* largest of the solves */
} oml_accounts;

/** For about how many right-hand sides a solver for such accounts must be: all rows, when L pays. */
size_t oml_accounts_rhs(const oml_iot *t, size_t k, bool by_sector);

/**
 * The stressors `which` (k indices of t->stressors). by_sector asks for the accounts per region and sector as well; it
 * takes R more right-hand sides a stressor, for imports, or an inverse.
 * Fails: OML_E_INPUT (OML-ACC-01) the table has no stressors; as the solver.
 */
oml_rc oml_accounts_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, const size_t which[], size_t k,
                        bool by_sector, oml_accounts **out) OML_CHECKED;
void oml_accounts_free(oml_accounts *a);
OML_OWNED(accounts)

/** "production" ...: N_(). */
const char *oml_accounts_name(oml_accounts_kind kind);
/** A value of an account: of a sector, or with p = SIZE_MAX of the whole region. */
double oml_accounts_get(const oml_accounts *a, oml_accounts_kind kind, size_t stressor, size_t region, size_t p);

#endif
