/**
 * Args: the words of a command line become an operation with its arguments filled in.
 *
 *   omloop VERB [NOUN] AGENDA [options]
 *
 * The operation is the longest name that the first words make (`log verify` before
 * `log`). Options may stand anywhere, `--name value` or `--name=value`; `--` ends
 * them. Positional words are taken in the order of the operation's parameters, the
 * agenda after those marked BEFORE; an optional one takes a word only when enough
 * are left for what is required after it. A LIST takes all further words, or as an
 * option one each time it is given.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_ARGS_H
#define OML_CLI_ARGS_H

#include "op/op.h"

typedef struct oml_args {
    const oml_op *op;   /* NULL: none was named */
    const char *topic;  /* what help was asked about, when it is no whole command: NULL or a first word */
    void *values;       /* the operation's arguments, in cx->tmp */
    const char *agenda; /* NULL: none */
    bool help, version;
    bool json, csv, quiet, dry_run;
    const char *table, *lang, *reason, *who;
    int64_t as_of, threads;
} oml_args;

/** The options that every command takes; offsets are in oml_args. */
extern const oml_param oml_args_common[];
extern const size_t oml_args_common_count;
/** Does the common option mean anything for that operation? --reason where something is written, --as-of where not. */
bool oml_args_offered(const oml_param *common, const oml_op *op);

/** argv without the program's name. Fails with OML_E_USAGE (OML-CLI-..). With --help nothing need be complete. */
oml_rc oml_args_parse(oml_cx *cx, size_t n, char *const *argv, oml_args *out) OML_CHECKED;

/** `omloop list NOUN AGENDA [--all] [--where TEXT]...`: one line. */
void oml_args_usage(const oml_op *op, oml_buf *out);
/** How a parameter is written: `NOUN`, `WORDS...`, `--all`, `--where TEXT`. */
void oml_args_write(const oml_param *p, oml_buf *out);

#endif
