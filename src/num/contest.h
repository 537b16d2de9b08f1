/**
 * Contest: who stands above whom, 64 contests side by side.
 *
 * value[c][l] is what contender c has in contest l. Every pair is compared in all 64 at
 * once, which gives ranks and counts of wins without sorting. Of equals the one with the
 * lower number stands above.
 *
 * The comparisons are the same on every processor; those with wide registers do more of
 * them at a time.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_CONTEST_H
#define OML_NUM_CONTEST_H

#include <stddef.h>
#include <stdint.h>

enum { OML_CONTEST_LANES = 64, OML_CONTEST_MOST = 65535 };

/**
 * rank[c * 64 + l] becomes how many stand above c in contest l. won[a * n + b], for a < b, grows by how often a stood
 * above b. In contests from `lanes` on values still must be numbers, but their wins do not count. Time n^2 / 2
 * comparisons of 64 numbers; n at most OML_CONTEST_MOST.
 */
void oml_contest_rank(const float *value, size_t n, unsigned lanes, uint16_t *rank, uint32_t *won);

#endif
