/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotlines.h"

#include <stdlib.h>
#include <string.h>

struct oml_iotlines {
    oml_iotsource_stream *stream;
    const char *place;
    char *s; // read and not yet given: s[from .. n)
    size_t from, n, room;
    size_t last; // where the line last given begins
    size_t row;
    double done, total;
    bool ended;
};

static oml_rc
too_long(oml_cx *cx, const oml_iotlines *l)
{
    const oml_place place = {.file = l->place, .row = l->row + 1};
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-LIN-01", place,
                       N_("line %zu of '%s' is longer than %d MiB, or than the memory there is"), l->row + 1, l->place,
                       OML_IOTLINES_LONGEST >> 20);
}

static bool
make_room(char **s, size_t *room, size_t needed)
{
    if (needed <= *room)
        return true;
    char *more = needed > OML_IOTLINES_LONGEST + 2 * (size_t)OML_IOTLINES_PIECE ? NULL : realloc(*s, needed);
    if (more == NULL)
        return false;
    *s = more;
    *room = needed;
    return true;
}

// Reads on behind what is there.
static oml_rc
fill(oml_cx *cx, oml_iotlines *l)
{
    enum { STEP = 256 << 10 };
    if (l->last > 0) { // what was given goes
        memmove(l->s, l->s + l->last, l->n - l->last);
        l->from -= l->last;
        l->n -= l->last;
        l->last = 0;
    }
    if (!make_room(&l->s, &l->room, l->n + STEP))
        return too_long(cx, l);
    size_t got;
    OML_TRY(oml_iotsource_stream_read(cx, l->stream, l->s + l->n, STEP, &got));
    l->ended = got == 0;
    l->done += (double)got;
    l->n += got;
    return OML_OK;
}

oml_rc
oml_iotlines_open(oml_cx *cx, oml_iotsource *s, size_t i, oml_iotlines **out)
{
    *out = NULL;
    OML_AUTO(iotlines) *l = calloc(1, sizeof *l);
    if (l == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-LIN-02", N_("no memory to read a text"));
    l->place = oml_iotsource_place(s, i);
    OML_TRY(oml_iotsource_stream_open(cx, s, i, &l->total, &l->stream));
    OML_TRY(fill(cx, l));
    if (l->n >= 3 && memcmp(l->s, "\xEF\xBB\xBF", 3) == 0)
        l->from = l->last = 3;
    *out = oml_iotlines_take(&l);
    return OML_OK;
}

void
oml_iotlines_free(oml_iotlines *l)
{
    if (l == NULL)
        return;
    oml_iotsource_stream_free(l->stream);
    free(l->s);
    free(l);
}

const char *
oml_iotlines_place(const oml_iotlines *l)
{
    return l->place;
}

oml_rc
oml_iotlines_next(oml_cx *cx, oml_iotlines *l, const char **s, size_t *n)
{
    *s = NULL;
    *n = 0;
    l->last = l->from;
    size_t seen = 0;
    const char *end;
    while ((end = memchr(l->s + l->from + seen, '\n', l->n - l->from - seen)) == NULL && !l->ended) {
        seen = l->n - l->from;
        if (seen > OML_IOTLINES_LONGEST)
            return too_long(cx, l);
        OML_TRY(fill(cx, l));
    }
    if (end == NULL && l->from == l->n)
        return OML_OK;
    *s = l->s + l->from;
    *n = end == NULL ? l->n - l->from : (size_t)(end - *s);
    l->from += *n + (end != NULL);
    *n -= *n > 0 && (*s)[*n - 1] == '\r';
    l->row++;
    return OML_OK;
}

void
oml_iotlines_again(oml_iotlines *l)
{
    l->row -= l->from > l->last;
    l->from = l->last;
}

size_t
oml_iotlines_row(const oml_iotlines *l)
{
    return l->row;
}

void
oml_iotlines_tell(oml_cx *cx, const oml_iotlines *l, const char *what)
{
    oml_cx_tell_bytes(cx, what, l->done, l->total);
}

static size_t
count(const char *s, size_t n)
{
    size_t lines = 0;
    for (const char *at = s; (at = memchr(at, '\n', n - (size_t)(at - s))) != NULL; at++)
        lines++;
    return lines + (n > 0 && s[n - 1] != '\n');
}

oml_rc
oml_iotlines_piece(oml_cx *cx, oml_iotlines *l, oml_iotpiece *p)
{
    const size_t held = l->n - l->from;
    size_t end = 0;
    p->n = 0;
    if (!make_room(&p->s, &p->room, held + OML_IOTLINES_PIECE))
        return too_long(cx, l);
    memcpy(p->s, l->s + l->from, held);
    p->n = held;
    l->from = l->last = l->n = 0;
    // Read until there is a whole line and the piece is full, or to the end.
    for (bool full = false; !l->ended && !full;) {
        if (p->n == p->room && !make_room(&p->s, &p->room, p->room + OML_IOTLINES_PIECE))
            return too_long(cx, l);
        size_t got;
        OML_TRY(oml_iotsource_stream_read(cx, l->stream, p->s + p->n, p->room - p->n, &got));
        l->ended = got == 0;
        l->done += (double)got;
        p->n += got;
        full = p->n == p->room && memchr(p->s, '\n', p->n) != NULL;
    }
    for (end = p->n; !l->ended && end > 0 && p->s[end - 1] != '\n';)
        end--;
    if (!l->ended) { // the line begun waits for its end
        const size_t rest = p->n - end;
        if (!make_room(&l->s, &l->room, rest))
            return too_long(cx, l);
        memcpy(l->s, p->s + end, rest);
        l->n = rest;
        p->n = end;
    }
    p->row = l->row + 1;
    l->row += count(p->s, p->n);
    p->done = l->done;
    p->total = l->total;
    return OML_OK;
}

// ---- cells --------------------------------------------------------------------------------------------------------

static oml_csv_cell
trimmed(const char *s, size_t n)
{
    while (n > 0 && (s[0] == ' ' || s[0] == '\r'))
        s++, n--;
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\r'))
        n--;
    return (oml_csv_cell){s, n};
}

const char *
oml_iotlines_cell(oml_arena *arena, const char *s, const char *end, char separator, oml_csv_cell *out)
{
    if (s == end || *s != '"') {
        const char *stop = memchr(s, separator, (size_t)(end - s));
        *out = trimmed(s, (size_t)((stop == NULL ? end : stop) - s));
        return stop == NULL ? NULL : stop + 1;
    }
    const char *close = s + 1; // behind the closing quote
    for (bool open = true; open && close < end; close++)
        if (*close == '"') {
            open = close + 1 < end && close[1] == '"';
            close += open;
        }
    char *text = oml_arena_textn(arena, s, (size_t)(close - s)), *to = text;
    for (const char *at = s + 1; at < close; at++) {
        if (*at == '"' && (at + 1 >= close || at[1] != '"'))
            break;
        at += *at == '"';
        *to++ = *at;
    }
    s = close;
    *out = trimmed(text, (size_t)(to - text));
    const char *stop = memchr(s, separator, (size_t)(end - s));
    return stop == NULL ? NULL : stop + 1;
}

size_t
oml_iotlines_cells(oml_cx *cx, const char *s, size_t n, char separator, oml_csv_cell **out)
{
    size_t most = 1, cells = 0;
    for (size_t i = 0; i < n; i++)
        most += s[i] == separator;
    *out = OML_NEW(&cx->tmp, oml_csv_cell, most);
    // A copy, since the line itself is gone at the next call.
    const char *copy = oml_arena_textn(&cx->tmp, s, n), *end = copy + n;
    for (const char *at = copy; at != NULL && cells < most;)
        at = oml_iotlines_cell(&cx->tmp, at, end, separator, &(*out)[cells++]);
    return cells;
}
