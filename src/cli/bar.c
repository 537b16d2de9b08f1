/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/bar.h"

#include <stdio.h>
#include <time.h>

enum { PATIENCE = 1000, EVERY = 100, CELLS = 24 };

static int64_t
monotonic(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
tell(oml_progress *self, const char *what, double done, double total)
{
    oml_bar *b = (oml_bar *)self;
    const int64_t now = monotonic();
    if (now - b->began < PATIENCE || now - b->told < EVERY)
        return;
    b->told = now;
    b->drawn = true;
    if (!(total > 0)) {
        fprintf(stderr, "\r\033[K%s", what);
        return;
    }
    const double share = done < 0 ? 0 : done > total ? 1 : done / total;
    char cells[CELLS + 1];
    for (int i = 0; i < CELLS; i++)
        cells[i] = i < (int)(share * CELLS) ? '#' : '.';
    cells[CELLS] = '\0';
    fprintf(stderr, "\r\033[K[%s] %3d %% %s", cells, (int)(share * 100), what);
}

void
oml_bar_init(oml_bar *b)
{
    *b = (oml_bar){.progress = {.tell = tell}, .began = monotonic()};
}

void
oml_bar_clear(oml_bar *b)
{
    if (b->drawn)
        fputs("\r\033[K", stderr);
    b->drawn = false;
}
