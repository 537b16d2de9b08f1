/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotmatrix.h"

#include "num/parallel.h"
#include "text/number.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "four cells are read as one number, the first lowest");

enum { BLOCK = 64 }; // rows that go to the table at once: a column then gets 512 bytes in a row

typedef struct line {
    const char *s, *end; // its numbers
    size_t row;
    oml_iotbuild_to to;
} line;

typedef struct work {
    const oml_iotmatrix *m;
    oml_iotlines *lines;
    oml_iotbuild *b;
    pthread_mutex_t *turn;
    atomic_bool *stop;
} work;

typedef struct worker {
    oml_cx own, *cx; // its own, the first one's telling progress
    oml_rc rc;
    size_t row; // of the failure
    oml_iotpiece piece;
    line *at;
    size_t n, room;
    double *cells;
    size_t missing;
} worker;

// ---- a turn: the next lines, and what they are --------------------------------------------------------------------

static oml_rc
add_line(const work *k, worker *w, const char *s, const char *end, size_t row)
{
    oml_csv_cell index[OML_IOTMATRIX_INDEX];
    const oml_place place = {.file = oml_iotlines_place(k->lines), .row = row};
    w->row = row;
    end -= end > s && end[-1] == '\r';
    if (s == end)
        return OML_OK;
    for (size_t i = 0; i < k->m->n_index; i++) {
        if (s == NULL)
            return OML_FAIL_AT(w->cx, OML_E_PARSE, "OML-MTX-01", place,
                               N_("line %zu of '%s' has %zu numbers; there are %zu columns"), row, place.file,
                               (size_t)0, k->m->n_cols);
        s = oml_iotlines_cell(&w->cx->tmp, s, end, k->m->separator, &index[i]);
    }
    oml_iotbuild_to to;
    OML_TRY(k->m->row(w->cx, k->m->self, index, place, &to));
    if (to.kind == OML_IOTBUILD_SKIP)
        return OML_OK;
    if (w->n == w->room) {
        const size_t room = w->room == 0 ? 256 : w->room * 2;
        line *more = realloc(w->at, room * sizeof *more);
        if (more == NULL)
            return OML_FAIL(w->cx, OML_E_NOMEM, "OML-MTX-03", N_("no memory to read a table"));
        w->at = more;
        w->room = room;
    }
    w->at[w->n++] = (line){s == NULL ? end : s, end, row, to};
    return OML_OK;
}

static oml_rc
take(const work *k, worker *w)
{
    w->n = 0;
    OML_TRY(oml_cx_go_on(w->cx));
    OML_TRY(oml_iotlines_piece(w->cx, k->lines, &w->piece));
    oml_cx_tell_bytes(w->cx, k->m->what, w->piece.done, w->piece.total);
    size_t row = w->piece.row;
    const char *end = w->piece.s + w->piece.n;
    for (const char *s = w->piece.s; s < end; row++) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        stop = stop == NULL ? end : stop;
        OML_TRY(add_line(k, w, s, stop, row));
        s = stop + 1;
    }
    return OML_OK;
}

// ---- numbers ------------------------------------------------------------------------------------------------------

static bool
not_known(oml_csv_cell c)
{
    static const char *const words[] = {"", "nan", "NaN", "NAN", "NA", "N/A", ":", "-", ".."};
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (oml_iotbuild_is(c, words[i]))
            return true;
    return false;
}

// A cell that is not a plain number up to the separator: quoted, with spaces, with a comma, or not known.
static const char *
slow_cell(const work *k, worker *w, const char *s, const line *l, size_t column, double *out)
{
    oml_csv_cell c;
    char text[64];
    const char *next = oml_iotlines_cell(&w->cx->tmp, s, l->end, k->m->separator, &c);
    *out = 0;
    if (not_known(c)) {
        w->missing++;
        return next;
    }
    bool number = c.n < sizeof text;
    if (number) {
        memcpy(text, c.s, c.n);
        char *comma = k->m->comma ? memchr(text, ',', c.n) : NULL;
        if (comma != NULL)
            *comma = '.';
        number = oml_number_parse(text, c.n, out);
    }
    if (!number) {
        w->row = l->row;
        const oml_place place = {.file = oml_iotlines_place(k->lines), .row = l->row};
        w->rc = OML_FAIL_AT(
            w->cx, OML_E_PARSE, "OML-MTX-02", place, N_("line %zu of '%s', number %zu: '%.40s' is not a number"),
            l->row, oml_iotlines_place(k->lines), column + 1, oml_arena_textn(&w->cx->tmp, c.s, c.n < 40 ? c.n : 40));
    }
    return next;
}

// How many of the four cells of eight bytes are "0": most cells of a large table are, and cells hold 0 already.
static size_t
count_zeros(const char *s, uint64_t zeros)
{
    uint64_t four;
    memcpy(&four, s, sizeof four);
    return four == zeros ? 4 : (size_t)__builtin_ctzll(four ^ zeros) / 16;
}

// Into cells[0], cells[OML_IOTBUILD_BESIDE] and so on, all of them 0.
static void
parse_line(const work *k, worker *w, const line *l, double *cells)
{
    const char separator = k->m->separator;
    const uint64_t zeros = 0x0001000100010001u * ('0' | (uint64_t)(unsigned char)separator << 8);
    const char *s = l->s;
    size_t j = 0;
    while (j < k->m->n_cols && s != NULL && w->rc == OML_OK) {
        if (l->end - s >= 8 && k->m->n_cols - j > 4) {
            const size_t n = count_zeros(s, zeros);
            s += 2 * n;
            j += n;
            if (n == 4)
                continue;
        }
        double *cell = &cells[j * OML_IOTBUILD_BESIDE];
        const size_t used = k->m->comma ? 0 : oml_number_scan(s, (size_t)(l->end - s), cell);
        if (used > 0 && s + used == l->end)
            s = NULL;
        else if (used > 0 && s[used] == separator)
            s += used + 1;
        else
            s = slow_cell(k, w, s, l, j, cell);
        j++;
    }
    if (w->rc != OML_OK || (j == k->m->n_cols && (s == NULL || s == l->end)))
        return;
    w->row = l->row;
    const oml_place place = {.file = oml_iotlines_place(k->lines), .row = l->row};
    for (; s != NULL && s < l->end; j++) {
        s = memchr(s, separator, (size_t)(l->end - s));
        s = s == NULL ? NULL : s + 1;
    }
    w->rc =
        OML_FAIL_AT(w->cx, OML_E_PARSE, "OML-MTX-01", place,
                    N_("line %zu of '%s' has %zu numbers; there are %zu columns"), l->row, place.file, j, k->m->n_cols);
}

static void
parse(const work *k, worker *w)
{
    oml_iotbuild_to to[BLOCK];
    // Blocks as large as each other: a few rows take nearly as long as many.
    const size_t blocks = (w->n + BLOCK - 1) / BLOCK, even = blocks == 0 ? 0 : (w->n + blocks - 1) / blocks;
    const size_t beside = (even + OML_IOTBUILD_BESIDE - 1) / OML_IOTBUILD_BESIDE * OML_IOTBUILD_BESIDE;
    for (size_t first = 0; first < w->n && w->rc == OML_OK; first += even) {
        const size_t rows = w->n - first < even ? w->n - first : even;
        memset(w->cells, 0, beside * k->m->n_cols * sizeof *w->cells);
        for (size_t i = 0; i < rows && w->rc == OML_OK; i++) {
            to[i] = w->at[first + i].to;
            parse_line(k, w, &w->at[first + i], w->cells + oml_iotbuild_at(k->m->n_cols, i, 0));
        }
        if (w->rc == OML_OK)
            oml_iotbuild_block(k->b, to, rows, k->m->cols, k->m->n_cols, w->cells);
    }
}

// ---- threads ------------------------------------------------------------------------------------------------------

static void
go(const void *shared, void *own, size_t from, size_t to)
{
    const work *k = shared;
    worker *w = own;
    (void)from;
    (void)to;
    while (w->rc == OML_OK && !atomic_load(k->stop)) {
        pthread_mutex_lock(k->turn);
        w->rc = take(k, w);
        pthread_mutex_unlock(k->turn);
        // What stands before a row that cannot be read is read all the same, so that the first failure is the one told.
        const oml_rc rc = w->rc;
        const oml_fail fail = w->own.fail;
        const size_t row = w->row;
        w->rc = OML_OK;
        oml_cx_clear(&w->own);
        parse(k, w);
        if (w->rc == OML_OK) {
            w->rc = rc;
            w->own.fail = fail;
            w->row = row;
        }
        if (w->rc != OML_OK)
            atomic_store(k->stop, true);
        if (w->piece.n == 0)
            return;
    }
}

static oml_rc
finish(oml_cx *cx, worker *all, unsigned n, oml_iotbuild *b)
{
    const worker *first = NULL;
    for (unsigned i = 0; i < n; i++) {
        b->missing += all[i].missing;
        if (all[i].rc != OML_OK && (first == NULL || all[i].row < first->row))
            first = &all[i];
    }
    if (first != NULL)
        cx->fail = first->own.fail;
    const oml_rc rc = first == NULL ? OML_OK : first->rc;
    for (unsigned i = 0; i < n; i++) {
        free(all[i].piece.s);
        free(all[i].at);
        free(all[i].cells);
        oml_cx_done(&all[i].own);
    }
    return rc;
}

oml_rc
oml_iotmatrix_read(oml_cx *cx, oml_iotlines *lines, const oml_iotmatrix *m, oml_iotbuild *b)
{
    const unsigned n = m->merges ? 1 : oml_parallel_threads(cx); // rows that add up take turns
    worker *all = OML_NEW(&cx->tmp, worker, n);
    void *own[OML_PARALLEL_MOST];
    pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    atomic_bool stop = false;
    const work k = {m, lines, b, &turn, &stop};
    oml_rc rc = OML_OK;
    for (unsigned i = 0; i < n; i++) {
        all[i].own = (oml_cx){.cancel = cx->cancel, .lang = cx->lang, .now = cx->now};
        all[i].own.progress = i == 0 ? cx->progress : NULL;
        all[i].cx = &all[i].own;
        all[i].cells = malloc((BLOCK * m->n_cols + 1) * sizeof(double));
        own[i] = &all[i];
        if (all[i].cells == NULL)
            rc = OML_FAIL(cx, OML_E_NOMEM, "OML-MTX-03", N_("no memory to read a table"));
    }
    if (rc == OML_OK)
        rc = oml_parallel_run(cx, NULL, n, 1, go, &k, own);
    const oml_rc read = finish(cx, all, n, b);
    return read != OML_OK ? read : rc;
}
