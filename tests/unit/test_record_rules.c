/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "agenda/record.h"

typedef struct example {
    const char *noun;
    const char *pairs[16]; // fields and values
    const char *column;    // at fault; NULL: none is
} example;

static const example examples[] = {
    // a translation and its state
    {"theme", {"title_en", "Design", "en_state", "translation"}, NULL},
    {"theme", {"title_en", "Design"}, "en_state"},
    {"theme", {"en_state", "translation"}, "en_state"},
    {"theme", {"title_en", "Design", "description_en", "More", "en_state", "translation"}, "description_nl"},
    // withdrawal
    {"theme", {"withdrawn", "opgegaan in thema 2", "successor", "2"}, NULL},
    {"theme", {"withdrawn", "1"}, "withdrawn"},
    {"theme", {"withdrawn", "x"}, "withdrawn"},
    {"theme", {"successor", "2"}, "successor"},
    {"theme", {"withdrawn", "samengevoegd", "successor", "x"}, "successor"},
    // a bare number cannot be saved
    {"statistic", {"sector", "C28", "value", "5", "source", "nbb"}, NULL},
    {"statistic", {"sector", "C28", "value", "5"}, "source"},
    {"statistic", {"value", "5", "source", "nbb"}, NULL}, // about the region
    {"statistic", {"sector", "C28", "chain", "VC1", "source", "nbb"}, "chain"},
    {"statistic", {"chain", "VC1", "source", "nbb", "value", "5", "low", "6"}, "low"},
    {"statistic", {"chain", "VC1", "source", "nbb", "value", "5", "high", "4"}, "value"},
    {"observation", {"value", "5", "low", "4", "high", "6", "source", "nbb"}, NULL},
    {"observation", {"value", "5"}, "source"},
    {"claim", {"value", "5"}, "source"},
    {"target", {"source", "plan", "year", "2030", "baseline", "3", "baseline_year", "2018"}, NULL},
    {"target", {"source", "plan", "year", "2030", "baseline", "3"}, "baseline_year"},
    {"target", {"source", "plan", "year", "2017", "baseline", "3", "baseline_year", "2018"}, "year"},
    {"commitment", {"value", "200"}, "unit"},
    {"commitment", {"value", "200", "unit", "toestellen"}, NULL},
    {"iotable", {"code", "T"}, "source"},
    {"proposal", {"path", "6.2", "benefit", "5"}, "unit"},
    {"proposal", {"path", "6.2", "benefit", "5", "unit", "kt"}, "method"},
    {"proposal", {"path", "6.2", "benefit", "5", "unit", "kt", "method", "modelled", "low", "4", "high", "9"}, NULL},
    {"proposal", {"path", "6.2", "low", "4"}, "benefit"},
    {"proposal", {"path", "6.2", "benefit", "5", "unit", "kt", "method", "modelled", "low", "6"}, "low"},
    {"need", {"amount", "5", "kind", "grant", "low", "4", "high", "6"}, NULL},
    {"need", {"amount", "5"}, "kind"},
    {"need", {"amount", "5", "kind", "grant", "high", "4"}, "amount"},
    {"need", {"person_years", "1.5"}, NULL},
    {"need", {"person_years", "1.5", "low", "1"}, "amount"},
    {"need", {"amount", "5", "kind", "grant", "person_years", "1"}, "amount"},
    {"means", {"amount", "5"}, NULL},
    {"means", {"person_years", "5", "kind", "grant"}, "person_years"},
    {"means", {"code", "m"}, "amount"},
    {"quota", {"theme", "6", "least", "1", "most", "3"}, NULL},
    {"quota", {"theme", "6", "least", "4", "most", "3"}, "least"},
    {"quota", {"theme", "6", "chain", "VC1"}, "chain"},
    {"quota", {"chain", "VC1", "pentagon", "research"}, "pentagon"},
    // shares and sizes
    {"chain_sector", {"share", "0"}, NULL},
    {"chain_sector", {"share", "1.01"}, "share"},
    {"crosswalk", {"share", "-0.1"}, "share"},
    {"sector", {"share_of_parent", "2"}, "share_of_parent"},
    {"weight", {"points", "-1"}, "points"},
    {"contribution", {"strength", "4"}, "strength"},
    {"funding", {"committed", "-0.01"}, "committed"},
    {"definition", {"version", "0"}, "version"},
    {"agenda", {"top", "0"}, "top"},
    // time
    {"initiative", {"period_from", "2021", "period_to", "2021-05"}, NULL},
    {"initiative", {"period_from", "2021-06", "period_to", "2021-05-31"}, "period_to"},
    {"milestone", {"status", "reached"}, "actual"},
    {"milestone", {"status", "reached", "actual", "2024-10-18"}, NULL},
    {"round", {"status", "open"}, "opened"},
    {"round", {"status", "closed", "opened", "2026-05-04"}, "closed"},
    {"round", {"status", "closed", "opened", "2026-05-04", "closed", "2026-05-03"}, "closed"},
    {"round", {"scale_min", "9", "scale_max", "1"}, "scale_min"},
    // one or the other
    {"proposal", {"path", "6.2"}, NULL},
    {"proposal", {"initiative", "demo-01"}, NULL},
    {"proposal", {"path", "6.2", "initiative", "demo-01"}, "path"},
    {"proposal", {"code", "p"}, "path"},
    {"criterion", {"kind", "measured"}, "metric"},
    {"criterion", {"kind", "judged"}, NULL},
    {"ballot", {"value", "5"}, NULL},
    {"ballot", {"mark", "dont_know"}, NULL},
    {"ballot", {"value", "5", "mark", "interest"}, "value"},
    {"ballot", {"code", "b"}, "value"},
};

static void
each_rule_holds_and_is_broken(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(examples); i++) {
        const example *e = &examples[i];
        oml_record r = test_record(&cx, e->noun, NULL);
        for (size_t k = 0; e->pairs[k] != NULL; k += 2)
            r.value[oml_noun_field(r.noun, e->pairs[k])] = e->pairs[k + 1];
        const oml_rc rc = oml_record_check(&cx, &r, (oml_place){"x.csv", 3, NULL});
        const char *column = rc == OML_OK ? NULL : cx.fail.column;
        if (!oml_record_same(column, e->column))
            fail_msg("example %zu (%s): %s %s", i, e->noun, cx.fail.column, cx.fail.message);
        if (rc != OML_OK) {
            assert_string_equal(cx.fail.code, "OML-REC-09");
            assert_int_equal(cx.fail.row, 3);
        }
        oml_cx_clear(&cx);
    }
    oml_cx_done(&cx);
}

static void
a_missing_required_field_is_named(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < oml_noun_count; i++)
        for (size_t f = 0; f < oml_nouns[i].n_fields; f++) {
            oml_record r = test_record(&cx, oml_nouns[i].name, NULL);
            if (r.value[f] == NULL)
                continue;
            r.value[f] = NULL;
            assert_int_equal(oml_record_check(&cx, &r, (oml_place){0}), OML_E_INPUT);
            assert_string_equal(cx.fail.code, "OML-REC-01");
            assert_string_equal(cx.fail.column, oml_nouns[i].fields[f].name);
            oml_cx_clear(&cx);
        }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_holds_and_is_broken),
        cmocka_unit_test(a_missing_required_field_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
