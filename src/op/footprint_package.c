/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/footprint_package.h"

#include "base/hash.h"
#include "base/tr.h"
#include "format/csvfile.h"
#include "op/table.h"

#include <stdarg.h>
#include <string.h>

// A code of the table as part of a code of the agenda, which holds no spaces, commas, semicolons or quotes.
static const char *
as_code(oml_cx *cx, const char *code)
{
    char *out = oml_arena_text(&cx->tmp, code);
    for (char *at = out; *at != '\0'; at++)
        *at = strchr(" ,;\"'/@", *at) != NULL ? '_' : *at;
    return out;
}

static oml_rc
put(oml_cx *cx, oml_csvfile *f, const char *const cells[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        oml_csvfile_text(f, cells[i]);
    return oml_csvfile_end(cx, f);
}

__attribute__((format(printf, 3, 4))) static const char *
say(oml_cx *cx, oml_lang lang, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = oml_tr_vprintf(&cx->tmp, lang, format, values);
    va_end(values);
    return text;
}

// What the table says of a stressor that was added up from others (op/table_characterise.c); "" of any other.
static const char *
factors_of(const oml_iot *t, const char *stressor)
{
    const size_t n = strlen(stressor);
    for (size_t i = t->n_notes; i-- > 0;)
        if (strncmp(t->notes[i], stressor, n) == 0 && strncmp(t->notes[i] + n, " = ", 3) == 0)
            return t->notes[i];
    return "";
}

// All that it takes to compute it again, and how far off it may be.
static const char *
provenance(oml_cx *cx, const oml_footprint_package *of, oml_lang lang)
{
    const oml_engine *e = of->engine;
    const oml_iot *t = e->t;
    const char *stressor = t->stressors.code[of->asked->stressor], *factors = factors_of(t, stressor);
    char digest[OML_HASH_TEXT];
    oml_hash_text(t->digest, digest);
    return say(cx, lang,
               N_("stressor %s in %s, final demand of %s, account consumption without what households emit themselves: "
                  "F diag(x)^-1 (I - A)^-1 y%s%s; residual %.2g, at most %g allowed (%s); omloop %s, table %s (BLAKE2b "
                  "%s); to compute it again: %s"),
               stressor, of->asked->unit == NULL ? "-" : of->asked->unit, t->regions.code[of->region],
               factors[0] == '\0' ? "" : "; ", factors, e->residual, e->tolerance, oml_solver_method(e->solver),
               OMLOOP_VERSION, of->file, digest, of->command);
}

static const char *
place_of(oml_cx *cx, const oml_footprint_package *of)
{
    const oml_iot *t = of->engine->t;
    return oml_arena_printf(&cx->tmp, "%s, %s, %s", t->title == NULL ? of->file : t->title,
                            t->stressors.code[of->asked->stressor], t->regions.code[of->region]);
}

static oml_rc
write_source(oml_cx *cx, const oml_footprint_package *of, const char *code)
{
    const oml_iot *t = of->engine->t;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(cx, of->folder, "sources.csv",
                             "code,title,author,year,kind,note_nl,note_en,en_state,place", &f));
    const char *const row[] = {code,
                               t->title == NULL ? of->file : t->title,
                               t->source,
                               oml_arena_printf(&cx->tmp, "%d", t->year),
                               "own_calculation",
                               provenance(cx, of, OML_NL),
                               provenance(cx, of, OML_EN),
                               "translation",
                               of->file};
    OML_TRY(put(cx, f, row, OML_COUNT(row)));
    return oml_csvfile_publish(cx, f);
}

static const char *
title(oml_cx *cx, const oml_footprint_package *of, oml_lang lang)
{
    const oml_iot *t = of->engine->t;
    return say(cx, lang, N_("Footprint of %s (%s), by product and origin"), t->regions.code[of->region],
               t->stressors.code[of->asked->stressor]);
}

static const char *
note(oml_cx *cx, oml_lang lang)
{
    return say(cx, lang,
               N_("computed with a table of several regions: a model estimate; what households emit themselves is not "
                  "in it"));
}

static oml_rc
write_table(oml_cx *cx, const oml_footprint_package *of, const char *code, const char *unit)
{
    const oml_iot *t = of->engine->t;
    const char *region = t->regions.code[of->region];
    const char *year = oml_arena_printf(&cx->tmp, "%d", t->year),
               *geography = of->geography == NULL ? region : of->geography;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(
        cx, of->folder, "iotables.csv",
        "code,title_nl,title_en,year,geography,unit,kind,technology,note_nl,note_en,en_state,source,place", &f));
    const char *const row[] = {code,
                               title(cx, of, OML_NL),
                               title(cx, of, OML_EN),
                               year,
                               geography,
                               unit,
                               "footprint",
                               "none",
                               note(cx, OML_NL),
                               note(cx, OML_EN),
                               "translation",
                               code,
                               place_of(cx, of)};
    OML_TRY(put(cx, f, row, OML_COUNT(row)));
    return oml_csvfile_publish(cx, f);
}

static oml_rc
write_accounts(oml_cx *cx, const oml_footprint_package *of, const char *code, const char *unit)
{
    const oml_iot *t = of->engine->t;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(cx, of->folder, "accounts.csv",
                             "code,iotable,label_nl,label_en,kind,position,unit,en_state,source,place", &f));
    for (size_t i = 0; i < t->sectors.n + t->regions.n; i++) {
        const bool product = i < t->sectors.n;
        const oml_iot_names *names = product ? &t->sectors : &t->regions;
        const size_t k = product ? i : i - t->sectors.n;
        const char *label = names->name == NULL || names->name[k] == NULL ? names->code[k] : names->name[k];
        const char *own =
            product ? oml_arena_printf(&cx->tmp, "%s/%s", code, as_code(cx, names->code[k]))
                    : oml_arena_printf(&cx->tmp, "%s/%s@%s", code, as_code(cx, t->stressors.code[of->asked->stressor]),
                                       as_code(cx, names->code[k]));
        const char *const row[] = {own,
                                   code,
                                   label,
                                   label,
                                   product ? "product" : "stressor",
                                   oml_arena_printf(&cx->tmp, "%zu", i + 1),
                                   product ? t->currency_unit == NULL ? unit : t->currency_unit : unit,
                                   "translation",
                                   code,
                                   place_of(cx, of)};
        OML_TRY(put(cx, f, row, OML_COUNT(row)));
    }
    return oml_csvfile_publish(cx, f);
}

static oml_rc
write_flows(oml_cx *cx, const oml_footprint_package *of, const char *code)
{
    const oml_iot *t = of->engine->t;
    const char *stressor = as_code(cx, t->stressors.code[of->asked->stressor]);
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(cx, of->folder, "flows.csv", "code,iotable,origin,destination,source,place,value", &f));
    for (size_t p = 0; p < t->sectors.n; p++)
        for (size_t o = 0; o < t->regions.n; o++) {
            const double value = *oml_mat_at(of->E, o, p);
            if (value == 0)
                continue;
            const char *origin = as_code(cx, t->regions.code[o]), *product = as_code(cx, t->sectors.code[p]);
            oml_csvfile_text(f, oml_arena_printf(&cx->tmp, "%s/%s@%s/%s", code, stressor, origin, product));
            oml_csvfile_text(f, code);
            oml_csvfile_text(f, oml_arena_printf(&cx->tmp, "%s/%s@%s", code, stressor, origin));
            oml_csvfile_text(f, oml_arena_printf(&cx->tmp, "%s/%s", code, product));
            oml_csvfile_text(f, code);
            oml_csvfile_text(f, place_of(cx, of));
            oml_csvfile_real(f, oml_table_round(value, 10)); // the same on every machine
            OML_TRY(oml_csvfile_end(cx, f));
        }
    return oml_csvfile_publish(cx, f);
}

oml_rc
oml_footprint_package_write(oml_cx *cx, const oml_footprint_package *of)
{
    const char *unit = of->asked->unit == NULL ? "-" : of->asked->unit, *code = as_code(cx, of->code);
    if (of->engine->t->year == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-TFP-02",
                        N_("the table has no year, which the agenda asks for: import it with --year"));
    OML_TRY(write_source(cx, of, code));
    OML_TRY(write_table(cx, of, code, unit));
    OML_TRY(write_accounts(cx, of, code, unit));
    return write_flows(cx, of, code);
}
