/**
 * Engine: an .iot file opened to compute with, and what every result says of itself:
 * table, parameters, version, threads, tolerance, method and residual.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ENGINE_H
#define OML_OP_ENGINE_H

#include "economy/solver.h"
#include "format/iotcache.h"
#include "op/op.h"

#define OML_ENGINE_ALL UINT32_MAX /* no region, sector or stressor was named: all of them */

typedef struct oml_engine {
    oml_iot *t;
    oml_solver *solver; /* NULL when it was not asked for */
    double tolerance, residual;
    oml_iotcache *inverse;    /* kept beside the file; NULL: none */
    bool kept;                /* it was made now */
    oml_solver_memory memory; /* answers of a large table, kept there too */
} oml_engine;

/**
 * Opens a table; with rhs > 0 also a solver for about so many right-hand sides, with oml_engine_threads. The inverse of
 * a large table, once made (rhs = OML_ENGINE_ALL), is kept beside its file and serves all that comes after; so is what
 * its solver answers. oml_engine_done afterwards, also after a failure. Fails as oml_iotfile_open and oml_solver_new;
 * OML_E_USAGE (OML-ENG-01) when the tolerance is not between 0 and 1.
 */
oml_rc oml_engine_open(oml_cx *cx, const char *path, double tolerance, size_t rhs, oml_engine *out) OML_CHECKED;
/** A context without a number of threads gets as many as there are processors. */
void oml_engine_threads(oml_cx *cx);
/** A solver for an engine that was opened without. Fails as oml_solver_new. */
oml_rc oml_engine_ready(oml_cx *cx, oml_engine *e, size_t rhs) OML_CHECKED;
void oml_engine_done(oml_engine *e);

/**
 * The index of a code of the table, matched exactly; OML_ENGINE_ALL for NULL. Fails with OML_E_NOTFOUND
 * (OML-ENG-02 region, -03 sector, -04 stressor), with the nearest code as a hint, or how to list them; a stressor of a
 * table that has none with OML_E_INPUT (OML-ENG-05).
 */
oml_rc oml_engine_region(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out) OML_CHECKED;
oml_rc oml_engine_sector(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out) OML_CHECKED;
oml_rc oml_engine_stressor(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out) OML_CHECKED;
/** All stressors, or the one named: *which in cx->tmp. Fails as oml_engine_stressor, and OML-ENG-05: there are none. */
oml_rc oml_engine_stressors(oml_cx *cx, const oml_engine *e, const char *code, size_t **which, size_t *k) OML_CHECKED;

/** F_k / x, a column of n numbers of S lying; 0 where there is no output [eq. 4]. */
void oml_engine_intensity(const oml_iot *t, size_t stressor, double to[]);

/** Does row i belong to that region and sector, either of which may be OML_ENGINE_ALL? */
static inline bool
oml_engine_within(const oml_iot *t, size_t i, uint32_t region, uint32_t sector)
{
    return (region == OML_ENGINE_ALL || t->row_region[i] == region) &&
           (sector == OML_ENGINE_ALL || t->row_sector[i] == sector);
}

/** Code, unit, or NULL where the table gives none. */
const char *oml_engine_unit(const oml_iot_names *names, size_t i);

/**
 * Table, tolerance, method and residual among what the doc says of its making, where oml_op_run has put command,
 * version and threads; and a remark for people.
 */
void oml_engine_say(oml_cx *cx, const oml_engine *e, oml_doc *out);

/** The same as run.csv in a folder of results, so that they can be told apart later. Fails as oml_csvfile_open. */
oml_rc oml_engine_write(oml_cx *cx, const oml_doc *out, const char *folder) OML_CHECKED;

/** What most operations on a table take, for their lists of parameters. */
#define OML_ENGINE_FILE(args)                                                                                          \
    {                                                                                                                  \
        "file", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(args, file),                        \
            N_("the table, T.iot"), NULL                                                                               \
    }
#define OML_ENGINE_TOLERANCE(args)                                                                                     \
    {                                                                                                                  \
        "tolerance", OML_KIND_REAL, 0, offsetof(args, tolerance),                                                      \
            N_("largest residual that an answer may leave, relative to what was asked"), "1e-12"                       \
    }

#endif
