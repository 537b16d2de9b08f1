/**
 * Round orders: other ways to make an order of what voters said, as a check on the order that is published.
 *
 * Borda counts for each item how many others a voter puts below it; Kemeny's order
 * contradicts the voters least (decision/duel.h, kemeny.h). Both take each voter's own
 * order of the items, by the weighted sum of that voter's values.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_ORDERS_H
#define OML_OP_ROUND_ORDERS_H

#include "op/round_result.h"

/**
 * Heading, table `orders` and how far each agrees with the published order (Kendall's tau-b). A note alone for an
 * unlinkable round, of which nobody knows a voter's order.
 */
oml_rc oml_round_orders_show(oml_cx *cx, const oml_round_result *r, oml_doc *out) OML_CHECKED;

#endif
