/* The OECD's inter-country tables (ICIO, all editions) and national tables.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/joined.h"

#include <ctype.h>
#include <string.h>

static bool
ends(oml_csv_cell c, const char *with)
{
    const size_t n = strlen(with);
    return c.n >= n && memcmp(c.s + c.n - n, with, n) == 0;
}

static bool
begins(oml_csv_cell c, const char *with)
{
    return c.n >= strlen(with) && memcmp(c.s, with, strlen(with)) == 0;
}

static bool
is_final(const oml_joined *j, oml_csv_cell code)
{
    static const char *const words[] = {"HFCE", "NPISH",  "GGFC",        "GFCF",     "INVNT", "DPABR",
                                        "DIRP", "NONRES", "CONS_NONRES", "CONS_ABR", "P33",   "DISC",
                                        "EXPO", "IMPO",   "HC",          "GCF",      "INV",   "FD"};
    (void)j;
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (oml_iotbuild_is(code, words[i]))
            return true;
    return false;
}

static oml_iotbuild_to
special(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    (void)j;
    if (oml_iotbuild_is(label, "OUT") || oml_iotbuild_is(label, "OUTPUT"))
        return (oml_iotbuild_to){OML_IOTBUILD_OUTPUT, 0};
    if (oml_iotbuild_is(label, "TOTAL") || label.n == 0)
        return (oml_iotbuild_to){column && label.n > 0 ? OML_IOTBUILD_OUTPUT : OML_IOTBUILD_SKIP, 0};
    if (oml_iotbuild_is(label, "TTL_INT_FNL"))
        return (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0};
    if (!column && (begins(label, "TLS") || begins(label, "TXS_") || ends(label, "_TAXSUB") || begins(label, "VA") ||
                    oml_iotbuild_is(label, "LABR") || oml_iotbuild_is(label, "OTXS") || oml_iotbuild_is(label, "GOPS")))
        return oml_iotbuild_primary(b, label);
    return (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0};
}

// The parts that China and Mexico are split in, in some editions.
static oml_csv_cell
area(oml_csv_cell a)
{
    const bool parted = a.n == 3 && isdigit((unsigned char)a.s[2]);
    if (parted && begins(a, "CN"))
        return oml_iotbuild_text("CHN");
    return parted && begins(a, "MX") ? oml_iotbuild_text("MEX") : a;
}

// National tables: the column D01 is the row TTL_01 or DOM_01.
static oml_csv_cell
account(oml_csv_cell label)
{
    return begins(label, "TTL_") || begins(label, "DOM_") ? (oml_csv_cell){label.s + 3, label.n - 3} : label;
}

static size_t
entry(oml_cx *cx, oml_iotsource *s, int year)
{
    static const char *const heads[] = {"V1,", "\"\",", ","};
    for (size_t i = oml_iotsource_count(s); i-- > 0;) {
        const char *name = oml_iotsource_name(s, i), *dot = strrchr(name, '.');
        if (dot == NULL || (strcmp(dot, ".csv") != 0 && strcmp(dot, ".CSV") != 0) ||
            (year != 0 && oml_iotread_year(name) != year))
            continue;
        for (size_t k = 0; k < OML_COUNT(heads); k++)
            if (oml_iotread_begins(cx, s, i, heads[k]))
                return i;
    }
    return OML_IOTSOURCE_NONE;
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    return entry(cx, s, 0) != OML_IOTSOURCE_NONE;
}

// The heading of a national table with "D" before codes, read as if it were a row's label.
static oml_rc
heading(oml_cx *cx, oml_joined *j, oml_iotlines *l, oml_iotbuild *b, oml_iotbuild_to **cols, size_t *n)
{
    OML_TRY(oml_joined_heading(cx, j, l, b, cols, n));
    if (j->region == NULL)
        return OML_OK;
    // D01 is known as _01 too, which is what account() makes of TTL_01 and DOM_01.
    const size_t known = j->labels.n;
    oml_iotbuild_to *more = OML_NEW(&cx->tmp, oml_iotbuild_to, 2 * known + 1);
    memcpy(more, j->to, known * sizeof *more);
    j->to = more;
    for (size_t i = 0; i < known; i++)
        if (j->labels.at[i][0] == 'D') {
            const char *also = oml_arena_printf(&cx->tmp, "_%s", j->labels.at[i] + 1);
            j->to[oml_labels_add(&cx->tmp, &j->labels, also, strlen(also))] = j->to[i];
        }
    return OML_OK;
}

static bool
is_national(oml_cx *cx, oml_iotlines *l, bool *national)
{
    const char *s;
    size_t n;
    *national = false;
    if (oml_iotlines_next(cx, l, &s, &n) != OML_OK || s == NULL)
        return false;
    oml_csv_cell *cells;
    const size_t k = oml_iotlines_cells(cx, s, n, ',', &cells);
    *national = true;
    for (size_t i = 1; i < k; i++)
        if (ends(cells[i], "_HFCE"))
            *national = false;
    oml_iotlines_again(l);
    return true;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    const size_t i = entry(cx, s, year);
    if (i == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-OEC-01", (oml_place){.file = oml_iotsource_path(s)},
                           N_("'%s' has no OECD table of that year"), oml_iotsource_path(s));
    oml_joined j = {
        .separator = ',', .merges = true, .special = special, .is_final = is_final, .area = area, .account = account};
    oml_iotbuild_to *cols;
    size_t n;
    bool national;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, i, &l));
    if (is_national(cx, l, &national) && national) {
        const char *name = oml_iotsource_name(s, i), *slash = strrchr(name, '/');
        j.region = oml_arena_textn(&cx->tmp, slash == NULL ? name : slash + 1, 3);
        b->x_stands = true;
    }
    OML_TRY(heading(cx, &j, l, b, &cols, &n));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_joined_rows(cx, &j, l, b, cols, n, N_("reading the matrix")));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotlines_place(l)));
    b->year = oml_iotread_year(oml_iotsource_name(s, i));
    b->title = oml_arena_printf(&cx->tmp, "OECD %s %d", j.region == NULL ? "ICIO" : j.region, b->year);
    b->source = "OECD";
    b->currency = "USD";
    b->currency_unit = "M.USD";
    return OML_OK;
}

const oml_iotread_format oml_oecd_format = {"oecd", N_("inter-country or national table of the OECD"), fits, read};
