/**
 * Pages: large arrays in large pages, where the system has them: fewer than a thousand
 * to be given out and looked up instead of a quarter of a million.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_PAGES_H
#define OML_NUM_PAGES_H

#include <stddef.h>

/** Asks for large pages where bytes at v that nobody has touched yet are whole ones. Changes no content; never fails.
 */
void oml_pages_large(void *v, size_t bytes);

#endif
