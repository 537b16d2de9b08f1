/**
 * Input-output tables as test cases: the small world tables of ../shared, read with the
 * tests' own means, and invented ones.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_IOT_H
#define OML_TEST_IOT_H

#include "economy/iot.h"
#include "oml_test.h"

/** World 2011 in 3 regions and 7 sectors (generic CSV); need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv")
 * first. */
oml_iot *test_iot_micro(oml_cx *cx);
/** The test system that pymrio ships; need_shared("data/pymrio_test_mrio/mrio_data/trade_flows_Z.txt") first. */
oml_iot *test_iot_pymrio(oml_cx *cx);
/** R regions of N sectors with k stressors: balanced, some sectors without output, some negative demand. */
oml_iot *test_iot_invent(oml_cx *cx, rng *r, size_t R, size_t N, size_t k);
/** Codes "r1".. in the arena. */
oml_iot_names test_iot_names(oml_cx *cx, const char *letter, size_t n);

#endif
