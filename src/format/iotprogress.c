/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotprogress.h"

#include <math.h>

// A file begins where the size is another one, or less is done than before.
static void
tell(oml_progress *self, const char *what, double done, double total, bool bytes)
{
    oml_iotprogress *p = (oml_iotprogress *)self;
    if (!bytes) {
        p->to->tell(p->to, what, done, total, bytes);
        return;
    }
    if (total != p->total || done < p->done)
        p->before += p->total;
    p->done = done;
    p->total = total;
    p->to->tell(p->to, what, fmin(p->before + done, p->all), p->all, bytes);
}

void
oml_iotprogress_begin(oml_cx *cx, double all, oml_iotprogress *p)
{
    *p = (oml_iotprogress){.progress = {.tell = tell}, .to = cx->progress, .all = all};
    if (p->to != NULL && all > 0)
        cx->progress = &p->progress;
}

void
oml_iotprogress_end(oml_cx *cx, oml_iotprogress *p)
{
    cx->progress = p->to;
}
