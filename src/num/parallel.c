/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/parallel.h"

#include <pthread.h>

typedef struct work {
    oml_cx *cx; // the first thread alone tells progress and fails
    const char *what;
    size_t n, grain;
    atomic_size_t next;
    oml_parallel_body *body;
    const void *shared;
    const atomic_bool *cancel;
} work;

typedef struct worker {
    work *work;
    void *own;
    bool first;
} worker;

static void *
take_slices(void *self)
{
    const worker *w = self;
    work *k = w->work;
    for (;;) {
        const size_t from = atomic_fetch_add(&k->next, k->grain);
        if (from >= k->n || (k->cancel != NULL && atomic_load(k->cancel)))
            return NULL;
        if (w->first && k->what != NULL)
            oml_cx_tell(k->cx, k->what, (double)from, (double)k->n);
        k->body(k->shared, w->own, from, k->n - from < k->grain ? k->n : from + k->grain);
    }
}

unsigned
oml_parallel_threads(const oml_cx *cx)
{
    return cx->threads == 0 ? 1 : cx->threads > OML_PARALLEL_MOST ? OML_PARALLEL_MOST : cx->threads;
}

oml_rc
oml_parallel_run(oml_cx *cx, const char *what, size_t n, size_t grain, oml_parallel_body *body, const void *shared,
                 void *const own[])
{
    work k = {.cx = cx, .what = what, .n = n, .grain = grain, .body = body, .shared = shared, .cancel = cx->cancel};
    worker workers[OML_PARALLEL_MOST];
    pthread_t threads[OML_PARALLEL_MOST];
    const unsigned wanted = oml_parallel_threads(cx);
    unsigned started = 1;
    // A thread that cannot be had is no failure: the others do its share.
    for (; started < wanted && (size_t)started * grain < n; started++) {
        workers[started] = (worker){&k, own[started], false};
        if (pthread_create(&threads[started], NULL, take_slices, &workers[started]) != 0)
            break;
    }
    workers[0] = (worker){&k, own[0], true};
    take_slices(&workers[0]);
    for (unsigned t = 1; t < started; t++)
        pthread_join(threads[t], NULL);
    return oml_cx_go_on(cx);
}
