/**
 * Parallel: one loop over many threads, with a result that does not depend on how many.
 *
 * The work 0 .. n-1 is handed out in slices; whoever is free takes the next one.
 * Each thread adds to its own state, and the caller sums the states afterwards.
 * That gives the same bits for any number of threads when a unit of work depends
 * on its index alone and what is added up are whole numbers.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_PARALLEL_H
#define OML_NUM_PARALLEL_H

#include "base/cx.h"

enum { OML_PARALLEL_MOST = 64 }; /* threads */

/** Does the units from .. to-1. `shared` is only read; `own` belongs to this thread. */
typedef void oml_parallel_body(const void *shared, void *own, size_t from, size_t to);

/** How many threads a call with this context uses: cx->threads within 1 .. OML_PARALLEL_MOST. */
unsigned oml_parallel_threads(const oml_cx *cx);

/**
 * Runs body over 0 .. n-1 in slices of `grain`. own[t] is the state of thread t, for t < oml_parallel_threads(cx); a
 * state may remain untouched. `what` names the work for progress; NULL: none is told.
 * Fails with OML_E_CANCELLED (OML-RUN-01) when the caller was asked to stop.
 */
oml_rc oml_parallel_run(oml_cx *cx, const char *what, size_t n, size_t grain, oml_parallel_body *body,
                        const void *shared, void *const own[]) OML_CHECKED;

#endif
