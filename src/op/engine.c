/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/engine.h"

#include "base/hash.h"
#include "base/near.h"
#include "format/csvfile.h"
#include "format/iotfile.h"

#include <string.h>
#include <unistd.h>

static void
key_of_inverse(const oml_iot *t, uint8_t key[OML_HASH_BYTES])
{
    static const char what[] = "inverse, row after row, double precision";
    oml_hash h;
    oml_hash_init(&h);
    oml_hash_add(&h, what, sizeof what);
    oml_hash_add(&h, t->digest, OML_HASH_BYTES);
    oml_hash_get(&h, key);
}

// ---- answers, kept under the hash of what was asked ---------------------------------------------------------------

static void
key_of_answer(const oml_iot *t, const char *what, const double *asked, size_t n, uint8_t key[OML_HASH_BYTES])
{
    static const char version[] = "answer, version 1";
    oml_hash h;
    oml_hash_init(&h);
    oml_hash_add(&h, version, sizeof version);
    oml_hash_add(&h, t->digest, OML_HASH_BYTES);
    oml_hash_add(&h, what, strlen(what) + 1);
    oml_hash_add(&h, asked, n * sizeof *asked);
    oml_hash_get(&h, key);
}

static bool
find_answer(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, double *answer, size_t m)
{
    const oml_iot *t = self;
    uint8_t key[OML_HASH_BYTES];
    OML_AUTO(iotcache) *kept = NULL;
    key_of_answer(t, what, asked, n, key);
    if (oml_iotcache_get(cx, t->path, key, &kept) != OML_OK)
        oml_cx_clear(cx);
    const bool found = kept != NULL && kept->rows == m && kept->cols == 1 && kept->cell == sizeof *answer;
    if (found)
        memcpy(answer, kept->at, m * sizeof *answer);
    return found;
}

static void
keep_answer(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, const double *answer, size_t m)
{
    const oml_iot *t = self;
    uint8_t key[OML_HASH_BYTES];
    key_of_answer(t, what, asked, n, key);
    if (oml_iotcache_put(cx, t->path, key, answer, m, 1, sizeof *answer) != OML_OK)
        oml_cx_clear(cx); // it is only kept to save time
}

// The inverse of a large table: looked for beside the file, made when everything asks for it, and then kept.
oml_rc
oml_engine_ready(oml_cx *cx, oml_engine *e, size_t rhs)
{
    const oml_iot *t = e->t;
    oml_solver_need need = {.tolerance = e->tolerance, .rhs = rhs};
    uint8_t key[OML_HASH_BYTES];
    const bool large = t->n > OML_SOLVER_SMALL && t->digest != NULL;
    if (large) {
        e->memory = (oml_solver_memory){e->t, find_answer, keep_answer};
        need.memory = &e->memory;
        key_of_inverse(t, key);
        OML_TRY(oml_iotcache_get(cx, t->path, key, &e->inverse));
    }
    if (e->inverse != NULL && e->inverse->rows == t->n && e->inverse->cols == t->n &&
        e->inverse->cell == sizeof(double))
        need.inverse = e->inverse->at;
    OML_TRY(oml_solver_new(cx, t, need, &e->solver));
    const double *made = need.inverse != NULL ? NULL : oml_solver_inverse(e->solver);
    if (!large || made == NULL)
        return OML_OK;
    e->kept = oml_iotcache_put(cx, t->path, key, made, t->n, t->n, sizeof *made) == OML_OK;
    oml_cx_clear(cx); // it is only kept to save time
    return OML_OK;
}

void
oml_engine_threads(oml_cx *cx)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (cx->threads == 0)
        cx->threads = processors > 0 ? (unsigned)processors : 1;
}

oml_rc
oml_engine_open(oml_cx *cx, const char *path, double tolerance, size_t rhs, oml_engine *out)
{
    *out = (oml_engine){.tolerance = tolerance};
    if (!(tolerance > 0 && tolerance < 1))
        return OML_FAIL(cx, OML_E_USAGE, "OML-ENG-01", N_("the tolerance must be between 0 and 1"));
    oml_engine_threads(cx);
    OML_TRY(oml_iotfile_open(cx, path, &out->t));
    return rhs == 0 ? OML_OK : oml_engine_ready(cx, out, rhs);
}

void
oml_engine_done(oml_engine *e)
{
    oml_solver_free(e->solver);
    oml_iotcache_free(e->inverse);
    oml_iot_free(e->t);
    e->solver = NULL, e->inverse = NULL, e->t = NULL;
}

// Code to index; false when there is none.
static bool
find(const oml_iot_names *names, const char *code, uint32_t *out)
{
    *out = code == NULL ? OML_ENGINE_ALL : oml_iot_find(names, code);
    return code == NULL || *out != OML_IOT_NONE;
}

static oml_rc
hint(oml_cx *cx, oml_rc rc, const oml_iot *t, const oml_iot_names *names, const char *code, const char *which)
{
    oml_near near = {.word = code};
    for (size_t i = 0; i < names->n; i++)
        oml_near_offer(&near, names->code[i]);
    if (oml_near_best(&near) != NULL)
        return OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
    return OML_HINT(cx, rc, N_("'omloop table info %s --table %s' lists them"), t->path == NULL ? "T.iot" : t->path,
                    which);
}

oml_rc
oml_engine_region(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out)
{
    if (find(&e->t->regions, code, out))
        return OML_OK;
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-ENG-02", N_("the table has no region '%s'"), code);
    return hint(cx, rc, e->t, &e->t->regions, code, "regions");
}

oml_rc
oml_engine_sector(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out)
{
    if (find(&e->t->sectors, code, out))
        return OML_OK;
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-ENG-03", N_("the table has no sector '%s'"), code);
    return hint(cx, rc, e->t, &e->t->sectors, code, "sectors");
}

static bool
has_none(const oml_engine *e)
{
    return e->t->stressors.n == 0 || e->t->F == NULL;
}

static oml_rc
no_stressors(oml_cx *cx)
{
    const oml_rc rc = OML_FAIL(cx, OML_E_INPUT, "OML-ENG-05", N_("the table has no stressors"));
    return OML_HINT(cx, rc, N_("'omloop table satellite' adds them from a sheet"));
}

oml_rc
oml_engine_stressor(oml_cx *cx, const oml_engine *e, const char *code, uint32_t *out)
{
    if (code != NULL && has_none(e))
        return no_stressors(cx);
    if (find(&e->t->stressors, code, out))
        return OML_OK;
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-ENG-04", N_("the table has no stressor '%s'"), code);
    return hint(cx, rc, e->t, &e->t->stressors, code, "stressors");
}

oml_rc
oml_engine_stressors(oml_cx *cx, const oml_engine *e, const char *code, size_t **which, size_t *k)
{
    uint32_t one;
    if (has_none(e))
        return no_stressors(cx);
    OML_TRY(oml_engine_stressor(cx, e, code, &one));
    *k = one == OML_ENGINE_ALL ? e->t->stressors.n : 1;
    *which = OML_NEW(&cx->tmp, size_t, *k);
    for (size_t i = 0; i < *k; i++)
        (*which)[i] = one == OML_ENGINE_ALL ? i : one;
    return OML_OK;
}

void
oml_engine_intensity(const oml_iot *t, size_t stressor, double to[])
{
    for (size_t i = 0; i < t->n; i++)
        to[i] = t->x[i] == 0 ? 0 : t->F[stressor + i * t->stressors.n] / t->x[i];
}

const char *
oml_engine_unit(const oml_iot_names *names, size_t i)
{
    return names->unit == NULL ? NULL : names->unit[i];
}

void
oml_engine_say(oml_cx *cx, const oml_engine *e, oml_doc *out)
{
    oml_solver_facts facts;
    const oml_iot *t = e->t;
    if (t->path != NULL)
        oml_doc_run(out, "table", "%s", t->path);
    if (t->title != NULL)
        oml_doc_run(out, "title", "%s", t->title);
    if (t->digest != NULL) {
        char text[OML_HASH_TEXT];
        oml_hash_text(t->digest, text);
        oml_doc_run(out, "digest", "%s", text);
    }
    if (e->solver == NULL)
        return;
    oml_doc_run(out, "tolerance", "%g", e->tolerance);
    oml_doc_run(out, "method", "%s", oml_solver_method(e->solver));
    oml_doc_run(out, "residual", "%.3g", e->residual);
    oml_doc_note(out, OML_NOTE_REMARK, N_("computed from %s with %u threads: residual %.2g, at most %g allowed (%s)"),
                 t->path == NULL ? "" : t->path, cx->threads, e->residual, e->tolerance, oml_solver_method(e->solver));
    if (e->kept)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("the inverse (%.0f MB) is kept in %s.cache for what comes next; that folder may be removed"),
                     8e-6 * (double)t->n * (double)t->n, t->path);
    if (oml_solver_look(cx, e->solver, &facts) != OML_OK)
        oml_cx_clear(cx); // cancelled at the very end
    else if (facts.lost > 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("rows without output buy for %g in all; no coefficient can hold that, and it is left out"),
                     facts.lost);
}

oml_rc
oml_engine_write(oml_cx *cx, const oml_doc *out, const char *folder)
{
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(cx, folder, "run.csv", "what,value", &f));
    for (const oml_run *r = out->run; r != NULL; r = r->next) {
        oml_csvfile_text(f, r->key);
        oml_csvfile_text(f, r->value);
        OML_TRY(oml_csvfile_end(cx, f));
    }
    return oml_csvfile_publish(cx, f);
}
