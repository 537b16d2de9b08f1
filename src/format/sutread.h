/**
 * Sutread: supply and use tables as they are published, for economy/sut.h.
 *
 * Read are: CSV (supply.csv and use.csv, or any names with supply and use in them; primary inputs below the use table
 * or in a file with primary or value_added in its name; satellites in one with satellite or emissions; imported
 * products in a use table with import in its name), accounts named AREA_CODE where the heading begins with
 * rowLabels, as FIGARO has it; and Eurostat's naio_10_cp15 with naio_10_cp1610, as TSV, SDMX-CSV or JSON-stat.
 *
 * Products are the rows of the supply table, industries its columns; imports (P7) in it become a negative final use.
 * Columns of the use table that are no industries are final users. Sums are left out, by their codes.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SUTREAD_H
#define OML_FORMAT_SUTREAD_H

#include "economy/sut.h"
#include "format/iotsource.h"

/** Does a name say that it is a supply, make or use table? */
bool oml_sutread_is(const char *name);
/**
 * Everything in cx->tmp. `year` 0: the last, or the one in the names. Fails as oml_sutgrid_read and
 * oml_eurostat_cells_read, and with OML_E_INPUT: OML-SUR-01 there is no supply or no use table, -02 a use
 * table at purchasers' prices, -03 a row of the use table that is no product and no input, -04 several countries in
 * one; OML_E_NOTFOUND: -05 no figures of that year.
 */
oml_rc oml_sutread(oml_cx *cx, oml_iotsource *s, int year, oml_sut **out) OML_CHECKED;

#endif
