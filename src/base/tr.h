/**
 * Messages in the reader's language.
 *
 * English is the key; po/nl.po holds the Dutch. The catalogue is compiled in
 * (tools/mkpo.py), so the executable needs no files beside it. A text without
 * translation stays English; a test keeps the catalogue complete.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_TR_H
#define OML_BASE_TR_H

#include "base/cx.h"

/** The text in that language; the format attribute lets the compiler check translated formats against the key's. */
const char *oml_tr(oml_lang lang, const char *text) __attribute__((format_arg(2)));

/**
 * The text in that language with what is filled in, in the arena. A number with decimals (%f, %e, %g) has the
 * language's decimal mark: 0,200 in Dutch.
 */
const char *oml_tr_vprintf(oml_arena *arena, oml_lang lang, const char *text, va_list args)
    __attribute__((format(printf, 3, 0)));

#endif
