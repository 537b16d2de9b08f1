/**
 * Portfolio problem: a portfolio of one's own, from a JSON file.
 *
 *     {"items": [{"code": "a", "title": "...", "benefit": 12, "cost": {"2027": 100, "2028/grant": 50},
 *                 "uses": {"staff": 2}, "groups": ["north"], "requires": ["b"], "requires_any": ["c", "d"]}],
 *      "budget": {"total": 500, "2027": 200}, "capacity": {"staff": 9},
 *      "groups": [{"code": "north", "least": 1, "most": 3}], "least": 2, "most": 9,
 *      "must": ["a"], "never": ["z"], "excludes": [["a", "b"]], "synergies": [{"items": ["a", "c"], "benefit": 5}]}
 *
 * A benefit is a number or [low, high], or comes from `values` {"k1": 3, "k2": [1, 2]} under `criteria`
 * [{"code": "k1", "weight": 2}]. Cost and budget are euro: a number, or parts by year, source or year/source. All but
 * `items` may be absent. A cost is a number or [low, expected, high]; capacities have two decimals at most.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PORTFOLIO_PROBLEM_H
#define OML_OP_PORTFOLIO_PROBLEM_H

#include "op/portfolio_case.h"
#include "text/json.h"

/**
 * Fails with OML_E_INPUT: OML-PTF-30 no items, -31 a member is of another kind than above, -32 an item without code or
 * twice the same, -33 a member that is not known, and as the case has it.
 */
oml_rc oml_portfolio_problem_read(oml_cx *cx, const oml_json *problem, oml_portfolio_case *out) OML_CHECKED;

#endif
