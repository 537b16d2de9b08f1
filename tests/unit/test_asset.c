/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/asset.h"

#include "oml_test.h"

#include <sodium.h>

static void
the_bundle_is_inside(void **state)
{
    (void)state;
    assert_null(oml_asset_find("absent.js"));
    for (size_t i = 0; i < oml_asset_count; i++) {
        const oml_asset *a = &oml_asset_all[i];
        assert_ptr_equal(oml_asset_find(a->name), a);
        assert_int_equal(strlen(a->bytes), a->n);
        unsigned char digest[crypto_hash_sha256_BYTES];
        char text[64];
        crypto_hash_sha256(digest, (const unsigned char *)a->bytes, a->n);
        sodium_bin2base64(text, sizeof text, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
        assert_string_equal(a->sha256, text);
    }
}

// Inside a page a script or style ends at its own end only.
static void
nothing_in_it_ends_its_element(void **state)
{
    (void)state;
    const oml_asset *js = oml_asset_find("report.js"), *css = oml_asset_find("report.css");
    assert_non_null(js);
    assert_non_null(css);
    assert_null(strstr(js->bytes, "</script"));
    assert_null(strstr(js->bytes, "<!--"));
    assert_null(strstr(css->bytes, "</style"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_bundle_is_inside),
                                       cmocka_unit_test(nothing_in_it_ends_its_element)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
