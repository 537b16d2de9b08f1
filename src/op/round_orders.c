/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_orders.h"

#include "decision/additive.h"
#include "decision/kemeny.h"
#include "decision/tau.h"
#include "op/records.h"

#include <math.h>

typedef struct orders {
    size_t *item; // those with a published rank, from first to last
    size_t n;
    double *score, *points; // published, Borda's
    size_t *borda, *place;  // rank by Borda, place by Kemeny
    oml_kemeny kemeny;
} orders;

// What each voter thinks of each of those items over all criteria; NAN where one is missing.
static oml_rc
overall(oml_cx *cx, const oml_ballots *b, const orders *o, double **out, size_t *voters)
{
    oml_bands_panel p;
    const size_t *who;
    OML_TRY(oml_ballots_panel(cx, b, &p, &who));
    double *value = OML_TRY_NEW(&cx->tmp, double, p.voters * o->n + 1);
    if (value == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), p.voters * o->n);
    for (size_t v = 0; v < p.voters; v++)
        for (size_t i = 0; i < o->n; i++) {
            double sum = 0;
            for (size_t j = 0; j < p.criteria; j++)
                sum += p.weight[j] * p.value[(v * p.items + o->item[i]) * p.criteria + j];
            value[v * o->n + i] = sum;
        }
    *out = value;
    *voters = p.voters;
    return OML_OK;
}

static oml_rc
find(oml_cx *cx, const oml_round_result *r, orders *o)
{
    const oml_ballots *b = &r->ballots;
    double *value = NULL;
    size_t voters = 0;
    oml_duel d;
    o->item = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
    o->score = OML_NEW(&cx->tmp, double, b->n_items + 1);
    o->points = OML_NEW(&cx->tmp, double, b->n_items + 1);
    o->borda = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
    o->place = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
    for (size_t i = 0; i < b->n_items; i++)
        if (r->band[r->order[i]].rank > 0) {
            o->score[o->n] = r->band[r->order[i]].score;
            o->item[o->n++] = r->order[i];
        }
    if (o->n < 2)
        return OML_OK;
    OML_TRY(overall(cx, b, o, &value, &voters));
    oml_duel_count(cx, value, NULL, voters, o->n, &d);
    oml_duel_borda(&d, o->points);
    oml_additive_rank(o->points, o->n, o->borda);
    OML_TRY(oml_kemeny_order(cx, &d, &o->kemeny));
    for (size_t i = 0; i < o->n; i++)
        o->place[o->kemeny.order[i]] = i + 1;
    return OML_OK;
}

static void
say(const orders *o, oml_doc *out)
{
    double *upside = OML_NEW(out->arena, double, o->n); // the first place is the best
    OML_BUF_AUTO borda = {0};
    OML_BUF_AUTO kemeny = {0};
    for (size_t i = 0; i < o->n; i++)
        upside[i] = -(double)o->place[i];
    const double tau[] = {oml_tau_b(o->score, o->points, o->n), oml_tau_b(o->score, upside, o->n)};
    if (isnan(tau[0]) || isnan(tau[1])) {
        oml_doc_text(out, N_("All items tie: there is no order to hold another against."));
        return;
    }
    oml_doc_number(out->lang, tau[0], 3, &borda);
    oml_doc_number(out->lang, tau[1], 3, &kemeny);
    oml_doc_text(out,
                 N_("Held against the published order, Kendall's tau is %s for Borda and %s for Kemeny (1: the same)."),
                 borda.s, kemeny.s);
    if (o->kemeny.exact)
        oml_doc_text(out, N_("Kemeny's order contradicts voters on a pair %g times; no order does less."),
                     o->kemeny.distance);
    else
        oml_doc_text(
            out,
            N_("Kemeny's order was found by search: it contradicts voters on a pair %g times, and no order less "
               "than %g times."),
            o->kemeny.distance, o->kemeny.bound);
}

oml_rc
oml_round_orders_show(oml_cx *cx, const oml_round_result *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"borda", "Borda", OML_CELL_REAL, NULL, 1},
        {"borda_rank", N_("rank by Borda"), OML_CELL_INT, NULL, 0},
        {"kemeny_rank", N_("place by Kemeny"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const oml_ballots *b = &r->ballots;
    orders o = {0};
    if (b->unlinkable) {
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("an unlinkable round has no order by Borda or Kemeny: nobody knows a voter's own order"));
        return OML_OK;
    }
    OML_TRY(find(cx, r, &o));
    if (o.n < 2)
        return OML_OK;
    oml_doc_heading(out, 2, N_("The order by other ways of counting"));
    oml_table *t = oml_doc_table(out, "orders", N_("the published order beside those of Borda and Kemeny"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < o.n; i++) {
        oml_table_text(t, oml_records_code(b->item[o.item[i]]));
        oml_table_text(t, oml_records_title(b->item[o.item[i]], out->lang));
        oml_table_int(t, (int64_t)r->band[o.item[i]].rank);
        oml_table_real(t, o.points[i]);
        oml_table_int(t, (int64_t)o.borda[i]);
        oml_table_int(t, (int64_t)o.place[i]);
        oml_table_bool(t, b->illustrative);
    }
    say(&o, out);
    return OML_OK;
}
