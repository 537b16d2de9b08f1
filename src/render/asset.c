/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/asset.h"

#include <string.h>

const oml_asset *
oml_asset_find(const char *name)
{
    for (size_t i = 0; i < oml_asset_count; i++)
        if (strcmp(oml_asset_all[i].name, name) == 0)
            return &oml_asset_all[i];
    return NULL;
}
