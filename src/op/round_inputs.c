/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_inputs.h"

#include "op/records.h"
#include "text/json.h"

static void
whole(oml_json_out *w, const char *name, int64_t x)
{
    oml_json_put_name(w, name);
    oml_json_put_int(w, x);
}

static void
criteria(const oml_ballots *b, oml_json_out *w)
{
    oml_json_put_name(w, "criteria");
    oml_json_put_array(w);
    for (size_t j = 0; j < b->n_criteria; j++) {
        const oml_ballots_criterion *c = &b->criterion[j];
        oml_json_put_object(w);
        oml_json_put_name(w, "code");
        oml_json_put_text(w, oml_records_code(c->record));
        oml_json_put_name(w, "weight");
        oml_json_put_real(w, c->weight);
        oml_json_put_name(w, "value");
        oml_json_put_array(w);
        for (size_t i = 0; i < c->value.n; i++) {
            oml_json_put_array(w);
            oml_json_put_real(w, c->value.x[i]);
            oml_json_put_real(w, c->value.v[i]);
            oml_json_put_end(w);
        }
        oml_json_put_end(w);
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

// A score, a word for why there is none, or null where nothing was handed in.
static void
cell(const oml_ballots *b, size_t at, oml_json_out *w)
{
    switch (b->mark[at]) {
    case OML_BALLOTS_VALUE:
        oml_json_put_real(w, b->score[at]);
        break;
    case OML_BALLOTS_DONT_KNOW:
        oml_json_put_text(w, "dont_know");
        break;
    case OML_BALLOTS_INTEREST:
        oml_json_put_text(w, "interest");
        break;
    case OML_BALLOTS_NONE:
        oml_json_put_null(w);
        break;
    }
}

static void
scores(const oml_ballots *b, oml_json_out *w)
{
    oml_json_put_name(w, "items");
    oml_json_put_array(w);
    for (size_t i = 0; i < b->n_items; i++)
        oml_json_put_text(w, oml_records_code(b->item[i]));
    oml_json_put_end(w);
    oml_json_put_name(w, "voters");
    oml_json_put_array(w);
    for (size_t v = 0; v < b->voters.n; v++) {
        oml_json_put_object(w);
        oml_json_put_name(w, "pentagon");
        oml_json_put_text(w, oml_record_get(&b->voters.at[v], "pentagon"));
        oml_json_put_name(w, "scores"); // item by item, each on all criteria
        oml_json_put_array(w);
        for (size_t i = 0; i < b->n_items * b->n_criteria; i++)
            cell(b, v * b->n_items * b->n_criteria + i, w);
        oml_json_put_end(w);
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

oml_rc
oml_round_inputs_keep(oml_cx *cx, const oml_ballots *b, size_t top, oml_doc *out)
{
    OML_BUF_AUTO text = {0};
    oml_json_out w = {.buf = &text};
    const char *mode = oml_record_get(b->round, "mode");
    oml_json_put_object(&w);
    oml_json_put_name(&w, "operation");
    oml_json_put_text(&w, "round result");
    if (mode != NULL && !oml_record_is(b->round, "mode", "attributed")) {
        oml_json_put_name(&w, "withheld");
        oml_json_put_text(&w, mode);
    } else {
        whole(&w, "top", (int64_t)top);
        whole(&w, "draws", (int64_t)oml_record_number(b->round, "draws"));
        whole(&w, "seed", (int64_t)oml_record_number(b->round, "seed"));
        whole(&w, "min", b->scale_min);
        whole(&w, "max", b->scale_max);
        criteria(b, &w);
        scores(b, &w);
    }
    oml_json_put_end(&w);
    OML_TRY(oml_buf_check(cx, &text));
    oml_doc_inputs(out, &text);
    return OML_OK;
}
