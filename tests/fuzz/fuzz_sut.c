/* What is read as supply and use gives finite symmetric tables, or says why not.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/sutread.h"
#include "iot_texts.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    folder f = {0};
    oml_cx cx = {.tmp.ceiling = (size_t)256 << 20};
    oml_iotsource *s = NULL;
    oml_sut *t = NULL;
    cut_up((const char *)data, size, &f);
    must(oml_iotsource_memory(&cx, f.n, f.names, f.texts, f.lengths, &s) == OML_OK);
    const oml_rc rc = oml_sutread(&cx, s, 0, &t);
    must(rc == OML_OK ? t != NULL : cx.fail.rc == rc && cx.fail.message[0] != '\0');
    for (oml_sut_model k = OML_SUT_A; rc == OML_OK && k < OML_SUT_MODELS; k++) {
        oml_iot *made;
        oml_sut_report report;
        must(t->p > 0 && t->m > 0);
        oml_cx_clear(&cx);
        if (t->p * t->m > 4000000 || oml_sut_symmetric(&cx, t, k, &report, &made) != OML_OK)
            continue;
        for (size_t i = 0; i < made->n; i++)
            must(made->row_region[i] < made->regions.n && made->row_sector[i] < made->sectors.n);
        oml_iot_free(made);
    }
    oml_iotsource_free(s);
    oml_cx_done(&cx);
    return 0;
}
