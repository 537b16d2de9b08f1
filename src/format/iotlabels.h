/**
 * Iotlabels: all of a table file that is no number of a matrix, as JSON: what the table is, the names of its
 * dimensions, what was said at import, the largest imbalance.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTLABELS_H
#define OML_FORMAT_IOTLABELS_H

#include "base/buf.h"
#include "economy/iot.h"

void oml_iotlabels_put(const oml_iot *t, const oml_iot_imbalance *imbalance, oml_buf *out);
/** Into a zeroed table, text in cx->tmp; *whole tells whether they hold together. Fails as oml_json_parse. */
oml_rc oml_iotlabels_take(oml_cx *cx, const char *path, const char *s, size_t n, oml_iot *t, bool *whole) OML_CHECKED;

#endif
