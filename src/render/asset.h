/**
 * Asset: the files of web/ that are embedded in the executable.
 *
 * The build bundles them (web/build.mjs) and tools/embed.py writes the table.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_ASSET_H
#define OML_RENDER_ASSET_H

#include <stddef.h>

typedef struct oml_asset {
    const char *name;  /* "report.js" */
    const char *bytes; /* n bytes, then a NUL */
    size_t n;
    const char *sha256; /* base64, as a content security policy asks */
} oml_asset;

/** All of them, sorted by name; made by the build. */
extern const oml_asset oml_asset_all[];
extern const size_t oml_asset_count;

/** NULL when there is none of that name. */
const oml_asset *oml_asset_find(const char *name);

#endif
