/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/bar.h"

#include "base/tr.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { PATIENCE = 1000, EVERY = 100, CELLS = 24 };

static int64_t
monotonic(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// "180 MB/s", "4 min left": what can be said after a second of this step.
static void
speed(const oml_bar *b, int64_t now, double done, double total, bool bytes, char *out, size_t room)
{
    const double seconds = (double)(now - b->since) / 1000, rate = seconds < 1 ? 0 : (done - b->first) / seconds;
    char left[40] = "";
    out[0] = '\0';
    if (!(rate > 0))
        return;
    if (total > done) {
        const double s = (total - done) / rate;
        const char *unit = s < 100 ? "s" : s < 6000 ? "min" : "h";
        const double number = s < 100 ? s : s < 6000 ? s / 60 : s / 3600;
        if (number < 1e5)
            snprintf(left, sizeof left, "%.0f %s", number < 1 ? 1 : number, unit);
    }
    char rest[60] = "";
    if (left[0] != '\0')
        snprintf(rest, sizeof rest, oml_tr(b->lang, N_(", %s left")), left);
    if (bytes)
        snprintf(out, room, rate < 1e7 ? ", %.0f kB/s%s" : ", %.0f MB/s%s", rate / (rate < 1e7 ? 1e3 : 1e6), rest);
    else
        snprintf(out, room, "%s", rest);
}

// A step begins when it has another name, or begins again.
static void
begin_step(oml_bar *b, int64_t now, const char *what, double done)
{
    if (strncmp(b->what, what, sizeof b->what - 1) == 0 && done >= b->first)
        return;
    snprintf(b->what, sizeof b->what, "%s", what);
    b->since = now;
    b->first = done;
}

static void
tell(oml_progress *self, const char *what, double done, double total, bool bytes)
{
    oml_bar *b = (oml_bar *)self;
    const int64_t now = monotonic();
    begin_step(b, now, what, done);
    if (now - b->began < PATIENCE || now - b->told < EVERY)
        return;
    b->told = now;
    b->drawn = true;
    char how_fast[120];
    speed(b, now, done, total, bytes, how_fast, sizeof how_fast);
    if (!(total > 0)) {
        fprintf(stderr, "\r\033[K%s%s", what, how_fast);
        return;
    }
    const double share = done < 0 ? 0 : done > total ? 1 : done / total;
    char cells[CELLS + 1];
    for (int i = 0; i < CELLS; i++)
        cells[i] = i < (int)(share * CELLS) ? '#' : '.';
    cells[CELLS] = '\0';
    fprintf(stderr, "\r\033[K[%s] %3d %% %s%s", cells, (int)(share * 100), what, how_fast);
}

void
oml_bar_init(oml_bar *b, oml_lang lang)
{
    *b = (oml_bar){.progress = {.tell = tell}, .began = monotonic(), .lang = lang};
}

void
oml_bar_clear(oml_bar *b)
{
    if (b->drawn)
        fputs("\r\033[K", stderr);
    b->drawn = false;
}
