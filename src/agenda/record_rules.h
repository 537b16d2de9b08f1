/**
 * The rules that span fields of a record: what must hold whatever the door.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_RECORD_RULES_H
#define OML_AGENDA_RECORD_RULES_H

#include "agenda/record.h"

/** The part of oml_record_check that looks at more than whether a required field is there. */
oml_rc oml_record_rules_check(oml_cx *cx, const oml_record *r, oml_place place) OML_CHECKED;

#endif
