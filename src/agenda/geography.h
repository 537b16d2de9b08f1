/**
 * Geography: what the codes of places in figures are called.
 *
 * Codes are those of NUTS 2021 (BE, BE2, BE21) and EU for the European Union.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_GEOGRAPHY_H
#define OML_AGENDA_GEOGRAPHY_H

/** The English name, to be translated; the code itself when it is not known here. */
const char *oml_geography_name(const char *code);

#endif
