/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_rows.h"

#include "num/sum.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

// ---- which rows -------------------------------------------------------------------------------------------------

// A sector belongs to the row that takes it, or else takes what it is part of.
static void
spread(const oml_facts *f, size_t row_of[])
{
    for (size_t i = 0; i < f->sectors.all.n; i++) {
        size_t at = i;
        for (size_t step = 0; step < f->sectors.all.n && at != OML_FACTS_NONE && row_of[at] == OML_FACTS_NONE; step++)
            at = f->sector[at].parent;
        if (at != OML_FACTS_NONE && row_of[i] == OML_FACTS_NONE)
            row_of[i] = row_of[at];
    }
}

static bool
wanted(const oml_record *sector, bool around)
{
    const char *scope = oml_record_get(sector, "scope");
    return around || (scope != NULL && strcmp(scope, "around") != 0);
}

// The first sector that an account covers; OML_FACTS_NONE when it covers none.
static size_t
first_sector(const oml_facts *f, size_t account)
{
    for (size_t i = 0; i < f->parts.all.n; i++)
        if (f->part[i].account == account && f->part[i].sector != OML_FACTS_NONE)
            return f->part[i].sector;
    return OML_FACTS_NONE;
}

static void
from_table(const oml_iotable *t, bool around, oml_evidence_rows *out)
{
    const oml_facts *f = t->facts;
    for (size_t k = 0; k < t->industry.n; k++) {
        const size_t account = t->industry.account[k], first = first_sector(f, account);
        if (first == OML_FACTS_NONE || !wanted(&f->sectors.all.at[first], around))
            continue;
        out->at[out->n] = (oml_evidence_row){oml_iotable_short(f, account), &f->accounts.all.at[account], account,
                                             oml_record_get(&f->sectors.all.at[first], "scope")};
        for (size_t i = 0; i < f->parts.all.n; i++)
            if (f->part[i].account == account && f->part[i].sector != OML_FACTS_NONE)
                out->row_of[f->part[i].sector] = out->n;
        out->n++;
    }
}

static void
from_divisions(const oml_facts *f, bool around, oml_evidence_rows *out)
{
    for (size_t i = 0; i < f->sectors.all.n; i++) {
        const oml_record *r = &f->sectors.all.at[i];
        if (!oml_record_is(r, "level", "division") || !oml_record_is(r, "version", "nace2") || !wanted(r, around))
            continue;
        out->at[out->n] = (oml_evidence_row){oml_records_code(r), r, OML_FACTS_NONE, oml_record_get(r, "scope")};
        out->row_of[i] = out->n++;
    }
}

void
oml_evidence_rows_find(oml_cx *cx, const oml_facts *f, const oml_iotable *t, bool around, oml_evidence_rows *out)
{
    const size_t most = t != NULL ? t->industry.n : f->sectors.all.n;
    *out = (oml_evidence_rows){f, OML_NEW(&cx->tmp, oml_evidence_row, most), 0,
                               OML_NEW(&cx->tmp, size_t, f->sectors.all.n)};
    for (size_t i = 0; i < f->sectors.all.n; i++)
        out->row_of[i] = OML_FACTS_NONE;
    if (t != NULL)
        from_table(t, around, out);
    else
        from_divisions(f, around, out);
    spread(f, out->row_of);
}

size_t
oml_evidence_rows_named(const oml_evidence_rows *rows, const char *key, size_t n)
{
    for (size_t i = 0; i < rows->n; i++)
        if (strlen(rows->at[i].key) == n && memcmp(rows->at[i].key, key, n) == 0)
            return i;
    return OML_FACTS_NONE;
}

// ---- their figures ----------------------------------------------------------------------------------------------

// Does the row take this sector itself, and not only what it is part of?
static bool
is_root(const oml_evidence_rows *rows, size_t sector, size_t row)
{
    const size_t parent = rows->facts->sector[sector].parent;
    return rows->row_of[sector] == row && (parent == OML_FACTS_NONE || rows->row_of[parent] != row);
}

// The sum of the statistics of all sectors of a row; NAN when one is missing.
static double
from_statistics(const oml_evidence_rows *rows, const oml_facts_measure *m, size_t row, unsigned *flags)
{
    oml_sum sum = {0};
    bool any = false;
    for (size_t i = 0; i < rows->facts->sectors.all.n; i++) {
        if (!is_root(rows, i, row))
            continue;
        if (m->statistic[i] == OML_FACTS_NONE)
            return (double)NAN;
        any = true;
        oml_sum_add(&sum, m->own[i]);
        *flags |= m->flags[i];
    }
    return any ? oml_sum_get(&sum) : (double)NAN;
}

// What part of an account falls in a row, and whether a share that was made up has a say in it.
static double
inside(const oml_evidence_rows *rows, size_t account, size_t row, unsigned *flags)
{
    oml_sum share = {0};
    unsigned found = OML_FACTS_ESTIMATE;
    for (size_t i = 0; i < rows->facts->parts.all.n; i++) {
        const oml_facts_part *p = &rows->facts->part[i];
        if (p->account != account || p->sector == OML_FACTS_NONE || rows->row_of[p->sector] != row)
            continue;
        oml_sum_add(&share, p->share);
        if (oml_records_illustrative(&rows->facts->parts.all.at[i]))
            found |= OML_FACTS_ILLUSTRATIVE;
    }
    if (fabs(oml_sum_get(&share) - 1) > OML_SHARE_SLACK)
        *flags |= found; // how a whole account is divided inside the row does not matter
    return oml_sum_get(&share);
}

static double
from_other_tables(const oml_evidence_rows *rows, const oml_facts_measure *m, size_t row, unsigned *flags)
{
    oml_sum sum = {0};
    bool any = false;
    for (size_t c = 0; c < rows->facts->accounts.all.n; c++) {
        if (isnan(m->cell[c]))
            continue;
        unsigned found = m->cell_flags[c];
        const double share = inside(rows, c, row, &found);
        if (share == 0)
            continue;
        any = true;
        oml_sum_add(&sum, share * m->cell[c]);
        *flags |= found;
    }
    return any ? oml_sum_get(&sum) : (double)NAN;
}

void
oml_evidence_rows_values(const oml_evidence_rows *rows, const oml_facts_measure *m, double value[], unsigned flags[])
{
    for (size_t r = 0; r < rows->n; r++) {
        const size_t own = rows->at[r].account;
        flags[r] = 0;
        if (own != OML_FACTS_NONE && !isnan(m->cell[own])) {
            value[r] = m->cell[own];
            flags[r] = m->cell_flags[own];
            continue;
        }
        value[r] = from_statistics(rows, m, r, &flags[r]);
        if (!isnan(value[r]))
            continue;
        flags[r] = 0;
        value[r] = from_other_tables(rows, m, r, &flags[r]);
    }
}

// ---- and where they come from -----------------------------------------------------------------------------------

// The cells of a metric that end in an account.
static oml_rc
cells(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_facts *f, size_t account,
      const oml_facts_measure *m)
{
    const char *metric = oml_records_code(m->metric);
    for (size_t i = 0; i < f->flows.all.n; i++)
        if (f->flow[i].to == account && f->flow[i].from != OML_FACTS_NONE &&
            oml_record_is(&f->accounts.all.at[f->flow[i].from], "metric", metric))
            OML_TRY(oml_trace_record(cx, s, t, depth, &f->flows.all.at[i], "value"));
    return OML_OK;
}

static oml_rc
trace_statistics(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_evidence_rows *rows, size_t row,
                 const oml_facts_measure *m)
{
    for (size_t i = 0; i < rows->facts->sectors.all.n; i++)
        if (is_root(rows, i, row))
            OML_TRY(oml_trace_record(cx, s, t, depth, &rows->facts->statistics.all.at[m->statistic[i]], "value"));
    return OML_OK;
}

static oml_rc
trace_other_tables(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_evidence_rows *rows, size_t row,
                   const oml_facts_measure *m)
{
    const oml_facts *f = rows->facts;
    for (size_t c = 0; c < f->accounts.all.n; c++) {
        unsigned flags = 0;
        const double share = isnan(m->cell[c]) ? 0 : inside(rows, c, row, &flags);
        if (share == 0)
            continue;
        oml_trace_step(t, depth, NULL, share * m->cell[c], oml_record_get(m->metric, "unit"),
                       N_("what falls in this row of account %s"), oml_records_code(&f->accounts.all.at[c]));
        for (size_t i = 0; flags != 0 && i < f->parts.all.n; i++)
            if (f->part[i].account == c && f->part[i].sector != OML_FACTS_NONE &&
                rows->row_of[f->part[i].sector] == row)
                OML_TRY(oml_trace_record(cx, s, t, depth + 1, &f->parts.all.at[i], "share"));
        OML_TRY(cells(cx, s, t, depth + 1, f, c, m));
    }
    return OML_OK;
}

oml_rc
oml_evidence_rows_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_evidence_rows *rows, size_t row,
                        const oml_facts_measure *m)
{
    unsigned flags = 0;
    const size_t own = rows->at[row].account;
    if (own != OML_FACTS_NONE && !isnan(m->cell[own]))
        return cells(cx, s, t, depth, rows->facts, own, m);
    if (!isnan(from_statistics(rows, m, row, &flags)))
        return trace_statistics(cx, s, t, depth, rows, row, m);
    return trace_other_tables(cx, s, t, depth, rows, row, m);
}
