/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/gemm.h"

#include <cblas.h>

void
oml_gemm_together(unsigned threads)
{
    openblas_set_num_threads((int)threads);
}

void
oml_gemm_double(bool transposed, size_t m, size_t n, size_t k, const double *A, size_t lda, const double *B, size_t ldb,
                double beta, double *C, size_t ldc)
{
    cblas_dgemm(CblasColMajor, transposed ? CblasTrans : CblasNoTrans, CblasNoTrans, (int)m, (int)n, (int)k, 1, A,
                (int)lda, B, (int)ldb, beta, C, (int)ldc);
}
