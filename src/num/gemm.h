/**
 * Gemm: the product of matrices, by BLAS, for work that is already shared out over
 * threads.
 *
 * BLAS splits a product over threads of its own, and then the bits depend on how many
 * there are; here each product is done by the thread that asks for it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_GEMM_H
#define OML_NUM_GEMM_H

#include <stdbool.h>
#include <stddef.h>

/** From now on BLAS uses so many threads of its own for a product or a factorisation: a setting of the whole process.
 */
void oml_gemm_together(unsigned threads);

/** C (m x n) = A (m x k) B (k x n), or A' B with A k x m, + beta C, all column after column. */
void oml_gemm_double(bool transposed, size_t m, size_t n, size_t k, const double *A, size_t lda, const double *B,
                     size_t ldb, double beta, double *C, size_t ldc);

#endif
