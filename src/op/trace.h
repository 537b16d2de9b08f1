/**
 * Trace: how a figure came about, step by step down to its sources.
 *
 * Every derived figure has an id, FAMILY/KEY/...: `evidence/C28/value_added`,
 * `multiplier/C28/jobs/1`, `rank/VC1/score`, `round/R1/6.2/impact`. Operations
 * print it in a column `figure`, and `omloop explain AGENDA FIGURE` walks it back.
 * A family is a const struct next to the operation that computes the figure,
 * named in tracers.def.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_TRACE_H
#define OML_OP_TRACE_H

#include "op/op.h"

typedef struct oml_trace oml_trace;

/** `figure` is what follows the family and its slash. Fails with OML_E_NOTFOUND (OML-TRA-01) for what it does not know.
 */
typedef oml_rc oml_trace_body(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out);

typedef struct oml_tracer {
    const char *family; /* "rank" */
    const char *form;   /* "rank/CHAIN/score" */
    const char *help;   /* N_() */
    oml_trace_body *trace;
} oml_tracer;

/** The families, in the order of tracers.def, which names each as OML_TRACER(x) for a struct oml_x_tracer. */
extern const oml_tracer *const oml_tracers[];
extern const size_t oml_tracer_count;

/**
 * Walks a figure back into `out`: an outline of steps, the sources it rests on, and notes where something is
 * illustrative or estimated. What no family knows is read as a record, NOUN/CODE or NOUN/CODE/FIELD.
 * Fails with OML_E_NOTFOUND: OML-TRA-01 for a figure, OML-TRA-02 for a family that does not exist.
 */
oml_rc oml_trace_figure(oml_cx *cx, oml_session *s, const char *figure, oml_doc *out) OML_CHECKED;

/** The only way for a tracer to say that it does not know a figure. */
oml_rc oml_trace_unknown(oml_cx *cx, const char *figure) OML_CHECKED;

/** A computed step: its value, and in words how it follows from the deeper steps after it. NAN: no single value. */
void oml_trace_step(oml_trace *t, int depth, const char *figure, double value, const char *unit, const char *format,
                    ...) __attribute__((format(printf, 6, 7)));
/**
 * A leaf: a stored record with field `field` as its value (NULL: its main one); its unit, year, geography, perspective,
 * method, source and last change are added.
 */
oml_rc oml_trace_record(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_record *r,
                        const char *field) OML_CHECKED;

#endif
