/**
 * Numbers and text, both ways exact, whatever the locale.
 *
 * Parsing gives the double nearest to the decimal (ties to even), bit-equal to a
 * correct strtod; printing gives the shortest decimal that reads back to the same
 * double.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_NUMBER_H
#define OML_TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OML_NUMBER_TEXT = 32 };

/** The whole of s[0..n) as [+-]digits[.digits][e[+-]digits]; false for anything else, infinities, NaN and overflow. */
bool oml_number_parse(const char *s, size_t n, double *out);
/** As far as it is a number: returns the bytes read, 0 when none or on overflow. For readers of bulk text. */
size_t oml_number_scan(const char *s, size_t n, double *out);
/** [+-]digits within int64. */
bool oml_number_parse_int(const char *s, size_t n, int64_t *out);
/**
 * Shortest round-trip text of a finite number, `-0` as `0`; returns its length. Without an exponent from 0.000001
 * up to 21 digits, `1.5e-7` and `1e21` beyond.
 */
size_t oml_number_print(double x, char out[OML_NUMBER_TEXT]);

#endif
