/**
 * Overview: an agenda at a glance, and what to try next.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_OVERVIEW_H
#define OML_OP_OVERVIEW_H

#include "op/op.h"

oml_rc oml_overview_show(oml_cx *cx, oml_session *s, oml_doc *out) OML_CHECKED;

#endif
