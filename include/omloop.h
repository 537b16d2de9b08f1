/**
 * Omloop for other programs: everything that can be done at the terminal, by one call.
 *
 *   omloop *o;
 *   char *answer;
 *   if (omloop_open("flanders.omloop", &o) == OMLOOP_OK &&
 *       omloop_call(o, "list", "{\"noun\": \"path\", \"where\": [\"theme=3\"]}", &answer) == OMLOOP_OK)
 *       puts(answer);
 *   omloop_free(answer);
 *   omloop_close(o);
 *
 * Text is UTF-8. One handle belongs to one thread at a time; several handles may be
 * used at once, on one agenda too: there is one writer at a time, and a second is
 * answered OMLOOP_CONFLICT. Results are the exit statuses of the terminal.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OMLOOP_H
#define OMLOOP_H

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define OMLOOP_API __attribute__((visibility("default")))
#else
#define OMLOOP_API
#endif

typedef struct omloop omloop;

enum {
    OMLOOP_OK = 0,
    OMLOOP_FINDINGS = 1, /* done, and something was found that needs attention */
    OMLOOP_USAGE = 2,    /* the request is not understood, or names what does not exist */
    OMLOOP_REFUSED = 3,  /* against a rule, or the world said no: disk, permission */
    OMLOOP_CONFLICT = 4, /* someone else is busy with the agenda */
    OMLOOP_DAMAGED = 5   /* the agenda file is not sound */
};

/** "0.1.0" */
OMLOOP_API const char *omloop_version(void);

/**
 * A handle on an agenda, by its path; NULL for calls that need none. The file is opened at each call, so that nothing
 * is held between calls, and `init` can make it. *out is NULL only when there is no memory (OMLOOP_REFUSED).
 */
OMLOOP_API int omloop_open(const char *agenda, omloop **out);
/** Takes NULL too. */
OMLOOP_API void omloop_close(omloop *o);

/**
 * Does what `omloop OPERATION AGENDA ...` does. `arguments` is a JSON object: the operation's arguments by the names
 * that `omloop help OPERATION` gives in capitals or after the dashes, and of the common options who, reason, as-of,
 * dry-run, lang and threads; NULL is the same as {}.
 *
 * *answer is a JSON object as `--json` prints it, {"tables": ..., "notes": ..., "run": ...}; it ends with omloop_free.
 * When the call fails it is NULL, or the report of an import that was refused; omloop_error tells why.
 */
OMLOOP_API int omloop_call(omloop *o, const char *operation, const char *arguments, char **answer);

/**
 * Why the last call on this handle failed, as a JSON object {"code", "message", "hint", "file", "row", "column"} with
 * null for what does not apply; "" when it did not fail. Lives until the next call on the handle.
 */
OMLOOP_API const char *omloop_error(const omloop *o);

/** Takes NULL too. */
OMLOOP_API void omloop_free(char *answer);

#ifdef __cplusplus
}
#endif

#endif
