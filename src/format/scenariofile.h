/**
 * Scenariofile: a scenario as a small text file that people write and read.
 *
 *     # Textiles that last longer. Made up, to show what the command does.
 *     title_nl = Textiel gaat langer mee
 *     title_en = Textiles last longer
 *     illustrative = yes
 *     home = BE
 *
 *     [clothes]
 *     kind = longer_life
 *     product = C13-C15
 *     category = households
 *     value = 10% 25% 50%
 *     to = S95
 *     cost = 20%
 *     respend = 0 50% 100%
 *
 * A line is `name = value`, `[step]` begins a step, `#` a line that is no part of it.
 * Numbers are 0.25 or 25%; one, or low, central and high. Lists have semicolons
 * between; codes and names of the table match whole, never in part. What each name
 * means stands in docs/method/whatif.md.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SCENARIOFILE_H
#define OML_FORMAT_SCENARIOFILE_H

#include "economy/scenario.h"

enum { OML_SCENARIOFILE_CEILING = 1 << 20, OML_SCENARIOFILE_STEPS = 200 };

/**
 * Reads a scenario and binds it to a table; all of it in cx->tmp. Fails as oml_file_read, and with OML_E_PARSE or
 * OML_E_INPUT at line and name: OML-SCF-01 no such line, -02 unknown name, -03 given twice, -04 no number, -05 central
 * is not between low and high, -06 not in the table (with the nearest label as a hint), -07 unknown word, -08 a name
 * that is missing, -09 no steps, -10 too large or no text, -11 not one number nor three, -12 too many steps.
 */
oml_rc oml_scenariofile_read(oml_cx *cx, const char *path, const oml_iot *t, oml_scenario **out) OML_CHECKED;
/** The same of bytes in memory; `file` is for messages. */
oml_rc oml_scenariofile_parse(oml_cx *cx, const char *file, const char *s, size_t n, const oml_iot *t,
                              oml_scenario **out) OML_CHECKED;

#endif
