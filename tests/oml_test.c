/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"

#include <ftw.h>
#include <math.h>
#include <unistd.h>

void
test_ok(oml_cx *cx, oml_rc rc, const char *call, const char *file, int line)
{
    if (rc == OML_OK && cx->fail.rc == OML_OK)
        return;
    print_error("%s\n  %s: %s (%s:%zu:%s) %s\n", call, oml_rc_name(rc), cx->fail.code, cx->fail.file, cx->fail.row,
                cx->fail.column, cx->fail.message);
    _fail(file, line);
}

void
test_fails(oml_cx *cx, oml_rc rc, const char *code, const char *call, const char *file, int line)
{
    if (rc == OML_OK || rc != cx->fail.rc || strcmp(cx->fail.code, code) != 0 || cx->fail.message[0] == '\0') {
        print_error("%s\n  expected %s, got %s %s: %s\n", call, code, oml_rc_name(rc), cx->fail.code, cx->fail.message);
        _fail(file, line);
    }
    oml_cx_clear(cx);
}

void
test_near(double a, double b, double tolerance, const char *what, const char *file, int line)
{
    if (fabs(a - b) <= tolerance)
        return;
    print_error("%s is %.17g, expected %.17g within %g\n", what, a, b, tolerance);
    _fail(file, line);
}

uint64_t
rng_next(rng *r)
{
    uint64_t z = (r->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double
rng_unit(rng *r)
{
    return (double)(rng_next(r) >> 11) * 0x1p-53;
}

size_t
rng_below(rng *r, size_t n)
{
    return (size_t)(rng_next(r) % n);
}

void
forall(const char *what, unsigned runs, size_t max_size, bool (*property)(rng *r, size_t size))
{
    for (unsigned i = 0; i < runs; i++) {
        const uint64_t seed = 1000003u * (uint64_t)i + 17;
        const size_t size = 1 + i % max_size;
        if (property(&(rng){seed}, size))
            continue;
        size_t smallest = size;
        for (size_t s = 1; s < size; s++)
            if (!property(&(rng){seed}, s)) {
                smallest = s;
                break;
            }
        print_error("%s does not hold for seed %llu, size %zu\n", what, (unsigned long long)seed, smallest);
        fail();
    }
}

static const char *
join(char *out, size_t n, const char *folder, const char *relative)
{
    snprintf(out, n, "%s/%s", folder, relative);
    return out;
}

const char *
source_path(char *out, size_t n, const char *relative)
{
    const char *folder = getenv("OML_SOURCE");
    return join(out, n, folder != NULL ? folder : ".", relative);
}

const char *
shared_path(char *out, size_t n, const char *relative)
{
    const char *given = getenv("OML_SHARED");
    if (given != NULL)
        return join(out, n, given, relative);
    const char *folder = getenv("OML_SOURCE");
    snprintf(out, n, "%s/../shared/%s", folder != NULL ? folder : ".", relative);
    return out;
}

void
test_folder(char *out, size_t n)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(out, n, "%s/omloop-test-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(out) == NULL)
        fail_msg("no temporary folder");
}

static int
remove_one(const char *path, const struct stat *s, int kind, struct FTW *f)
{
    (void)s, (void)kind, (void)f;
    return remove(path);
}

void
test_folder_remove(const char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

char test_here[256];

int
test_here_make(void **state)
{
    (void)state;
    test_folder(test_here, sizeof test_here);
    return 0;
}

int
test_here_remove(void **state)
{
    (void)state;
    test_folder_remove(test_here);
    return 0;
}

char *
test_read(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        fail_msg("cannot read %s", path);
    fseek(f, 0, SEEK_END);
    const long size = ftell(f);
    rewind(f);
    char *text = malloc((size_t)size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, f), size);
    text[size] = '\0';
    fclose(f);
    if (n != NULL)
        *n = (size_t)size;
    return text;
}

void
test_write(const char *path, const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    if (f == NULL)
        fail_msg("cannot write %s", path);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}
