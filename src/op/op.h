/**
 * Operations: everything a person can do, in one table behind all doors.
 *
 * An operation is a const struct next to its code in src/op/NOUN.c, named in
 * ops.def. Terminal, network and C library fill its arguments from the same
 * parameter list and show the same doc; oml_op_run is the only caller and sees to
 * right, opening, transaction, log and undo, so that no operation can forget one.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_OP_H
#define OML_OP_OP_H

#include "render/doc.h"
#include "store/store.h"

enum { OML_MAY_READ = 1, OML_MAY_WRITE = 2 };

typedef enum oml_op_agenda {
    OML_AGENDA_NONE,   /* works without an agenda file */
    OML_AGENDA_READ,   /* opened for reading; --as-of opens a past state */
    OML_AGENDA_MAYBE,  /* as READ when one is named; works without one too */
    OML_AGENDA_WRITE,  /* opened for writing, inside one transaction */
    OML_AGENDA_CREATE, /* a new file, published when the operation succeeds */
} oml_op_agenda;

typedef enum oml_kind {
    OML_KIND_TEXT, /* const char * */
    OML_KIND_INT,  /* int64_t */
    OML_KIND_REAL, /* double */
    OML_KIND_FLAG, /* bool */
    OML_KIND_FILE, /* const char *, a path on this machine: only doors on this machine offer it */
    OML_KIND_DATE, /* int64_t ms; a bare date is the end of that day for --to and --as-of */
    OML_KIND_LIST, /* oml_list: all further positional words */
} oml_kind;

typedef struct oml_list {
    const char **at;
    size_t n;
} oml_list;

enum {
    OML_PARAM_POSITIONAL = 1, /* in the order of the list; the agenda stands after those marked BEFORE */
    OML_PARAM_BEFORE = 2,     /* positional, before the agenda: `list NOUN AGENDA` */
    OML_PARAM_REQUIRED = 4,
};

typedef struct oml_param {
    const char *name; /* `top` is --top */
    oml_kind kind;
    unsigned flags;
    size_t offset;        /* in the arguments struct */
    const char *help;     /* N_() */
    const char *standard; /* default as text; NULL: zero or absent */
} oml_param;

enum { OML_WHO_LONGEST = 32, OML_OP_TRIES = 60 }; /* a try is the moment that the store waits, two seconds */

/** What an operation works with. Text, noun and doc live as long as the call. */
typedef struct oml_session {
    const char *who; /* pseudonym for the log: at most OML_WHO_LONGEST letters, digits, - _ and . */
    unsigned rights; /* OML_MAY_... */
    const char *why; /* --reason; may be NULL */
    int64_t as_of;   /* 0: now */
    bool dry_run;
    oml_store *store;   /* opened by oml_op_run as the operation asks; NULL without an agenda */
    const char *agenda; /* path as given */
} oml_session;

typedef oml_rc oml_op_body(oml_cx *cx, oml_session *s, const void *args, oml_doc *out);

/** Under which heading the help shows an operation. */
typedef enum oml_op_family {
    OML_FAMILY_EVIDENCE,  /* the chain, stage by stage: what is at stake */
    OML_FAMILY_CHOICE,    /* what comes first */
    OML_FAMILY_ROUND,     /* what could be done, and what a panel says of it */
    OML_FAMILY_PROGRAMME, /* who does what, with which means */
    OML_FAMILY_REPORT,    /* telling it, and showing where it comes from */
    OML_FAMILY_RECORDS,   /* reading and changing records */
    OML_FAMILY_FILE,      /* the agenda file: making, exchanging, history */
    OML_FAMILY_TABLE,     /* input-output tables */
    OML_FAMILY_COUNT
} oml_op_family;

typedef struct oml_op {
    const char *name; /* "list", "log verify": the words at the terminal */
    oml_op_family family;
    const char *help; /* N_(): one line */
    const char *more; /* N_(): a paragraph for --help, or NULL */
    unsigned right;
    oml_op_agenda agenda;
    bool confirms; /* may say that a stale translation is right as it is (oml_by.confirm) */
    bool patient;  /* many do it at once: while others are busy with the agenda it waits, up to OML_OP_TRIES times */
    size_t args_size;
    const oml_param *params;
    size_t n_params;
    oml_op_body *run;
} oml_op;

#define OML_OP(name) extern const oml_op oml_##name##_op;
#include "op/ops.def"
#undef OML_OP

/** All operations, sorted by name. */
extern const oml_op *const oml_ops[];
extern const size_t oml_op_count;

/** What goes into the log for good must not be a name or an address. Fails with OML-OPS-20. */
oml_rc oml_op_pseudonym(oml_cx *cx, const char *who) OML_CHECKED;
/** Does it open an agenda that is given for reading? */
bool oml_op_reads(const oml_op *op);

/** By its whole name; NULL when there is none. */
const oml_op *oml_op_find(const char *name);

/**
 * Runs an operation: checks the right, opens the agenda, runs, checks references, and commits or undoes. With
 * s->dry_run a writing operation runs and is undone. With s->as_of the call's clock, cx->now, stands at that moment.
 * `args` is the operation's struct, filled; `agenda` may be NULL only where the operation needs none (NONE, MAYBE).
 * The doc of a failed call may hold a report of why (import).
 * Fails: OML-OPS-01 no right, -02 writing in the past, -20 who writes under no pseudonym; and as the store and the
 * operation do.
 */
oml_rc oml_op_run(oml_cx *cx, oml_session *s, const oml_op *op, const char *agenda, const void *args,
                  oml_doc *out) OML_CHECKED;

#endif
