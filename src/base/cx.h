/**
 * The call context: first argument of every function that can fail or take long.
 *
 * It holds the first failure, scratch memory, the clock, the wish to stop,
 * progress and the language of messages. One context per thread and operation;
 * a zeroed one is ready for use. Nothing here is shared or global.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_CX_H
#define OML_BASE_CX_H

#include "base/arena.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum oml_rc {
#define OML_RC(name, exit, http) OML_RC_##name,
#include "base/rc.def"
#undef OML_RC
    OML_RC_COUNT
} oml_rc;

#define OML_OK OML_RC_OK
#define OML_E_FINDINGS OML_RC_FINDINGS
#define OML_E_USAGE OML_RC_USAGE
#define OML_E_NOTFOUND OML_RC_NOTFOUND
#define OML_E_PARSE OML_RC_PARSE
#define OML_E_INPUT OML_RC_INPUT
#define OML_E_REFUSED OML_RC_REFUSED
#define OML_E_IO OML_RC_IO
#define OML_E_NOMEM OML_RC_NOMEM
#define OML_E_NUMERIC OML_RC_NUMERIC
#define OML_E_CANCELLED OML_RC_CANCELLED
#define OML_E_CONFLICT OML_RC_CONFLICT
#define OML_E_DAMAGED OML_RC_DAMAGED
#define OML_E_INTERNAL OML_RC_INTERNAL

typedef enum oml_lang { OML_EN, OML_NL } oml_lang;

/** Where in the user's material something is wrong; any part may be absent (NULL or 0). */
typedef struct oml_place {
    const char *file;
    size_t row; /* 1 is the first line of the file, the header included */
    const char *column;
} oml_place;

/** The first failure. Fixed buffers: reporting "out of memory" needs no memory. */
typedef struct oml_fail {
    oml_rc rc;
    char code[16];
    char file[256], column[96];
    size_t row;
    char message[640];
    char hint[384];
} oml_fail;

/** Told how far long work is; `total` 0 when not known; `bytes`: both are bytes. Set by a door, never by a room below.
 */
typedef struct oml_progress {
    void (*tell)(struct oml_progress *self, const char *what, double done, double total, bool bytes);
} oml_progress;

typedef struct oml_cx {
    oml_fail fail;
    oml_arena tmp;             /* scratch, ends with the operation */
    int64_t now;               /* ms since 1970 UTC; the only clock */
    const atomic_bool *cancel; /* asked in long loops */
    oml_progress *progress;
    oml_lang lang;
    unsigned threads; /* 0: one */
} oml_cx;

/** Only way to make a result other than OK. The first failure stays; later ones are swallowed. Returns rc. */
oml_rc oml_cx_fail(oml_cx *cx, oml_rc rc, const char *code, oml_place place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/** Adds what to do about it to the failure that stands, if it has no hint yet. Returns rc, for `return OML_HINT(...)`.
 */
oml_rc oml_cx_hint(oml_cx *cx, oml_rc rc, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** Fails with OML-RUN-01 when the caller was asked to stop. */
oml_rc oml_cx_go_on(oml_cx *cx) __attribute__((warn_unused_result));
void oml_cx_tell(oml_cx *cx, const char *what, double done, double total);
/** The same of bytes, which have a rate that says something. */
void oml_cx_tell_bytes(oml_cx *cx, const char *what, double done, double total);
/** Forgets the failure, keeps the rest: for a caller that has dealt with it. */
void oml_cx_clear(oml_cx *cx);
/** Ends the scratch arena. */
void oml_cx_done(oml_cx *cx);

int oml_rc_exit(oml_rc rc);
int oml_rc_http(oml_rc rc);
const char *oml_rc_name(oml_rc rc);

/* N_ marks a message for translation; it is translated where it is formatted, by cx->lang. */
#define N_(s) s
#define OML_FAIL(cx, rc, code, ...) oml_cx_fail((cx), (rc), (code), (oml_place){0}, __VA_ARGS__)
#define OML_FAIL_AT(cx, rc, code, place, ...) oml_cx_fail((cx), (rc), (code), (place), __VA_ARGS__)
#define OML_HINT(cx, rc, ...) oml_cx_hint((cx), (rc), __VA_ARGS__)
#define OML_TRY(call)                                                                                                  \
    do {                                                                                                               \
        const oml_rc oml_try_rc_ = (call);                                                                             \
        if (oml_try_rc_ != OML_OK)                                                                                     \
            return oml_try_rc_;                                                                                        \
    } while (0)

#define OML_CHECKED __attribute__((warn_unused_result))
#define OML_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* OML_OWNED(thing) after oml_thing_free is declared gives OML_AUTO(thing) *x = NULL; freed on every way out,
 * and oml_thing_take(&x), which hands it over. */
#define OML_OWNED(name)                                                                                                \
    static inline void oml_##name##_auto_(oml_##name **p)                                                              \
    {                                                                                                                  \
        oml_##name##_free(*p);                                                                                         \
    }                                                                                                                  \
    __attribute__((unused)) static inline oml_##name *oml_##name##_take(oml_##name **p)                                \
    {                                                                                                                  \
        oml_##name *taken = *p;                                                                                        \
        *p = NULL;                                                                                                     \
        return taken;                                                                                                  \
    }
#define OML_AUTO(name) __attribute__((cleanup(oml_##name##_auto_))) oml_##name

#endif
