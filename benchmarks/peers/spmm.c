/* The aggregation of KernelBenchmark.cs in C: y = A·x with A in compressed rows, rows of 64 floats. Registers hold a whole
   row of the result while its neighbours pass, and rows are asked for some entries ahead.

   gcc -O3 -march=native -fopenmp spmm.c -o spmm
   usage: spmm GRAPH TIMES
   GRAPH: int32 rows, int32 entries, offsets, columns, float32 weights, as KernelBenchmark.cs writes it
   prints the median milliseconds; OMP_NUM_THREADS says how many threads */
#include <immintrin.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>

enum { Width = 64, Ahead = 8, RowsAtATime = 256 };

static void *lines(size_t bytes) { return aligned_alloc(64, (bytes + 63) / 64 * 64); }

static void *get(FILE *file, size_t count) {
    void *into = lines(count * 4);
    if (fread(into, 4, count, file) != count) exit(1);
    return into;
}

static inline void fetch(const float *row) {
    for (int i = 0; i < Width; i += 16) _mm_prefetch((const char *)(row + i), _MM_HINT_T0);
}

static void multiply(int rows, const int *offsets, const int *columns, const float *weights, const float *x, float *y) {
    int last = offsets[rows];
#pragma omp parallel for schedule(dynamic, RowsAtATime)
    for (int i = 0; i < rows; i++) {
#ifdef __AVX512F__
        __m512 s[4] = {_mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps()};
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            if (k + Ahead < last) fetch(x + (size_t)columns[k + Ahead] * Width);
            const float *from = x + (size_t)columns[k] * Width;
            __m512 w = _mm512_set1_ps(weights[k]);
            for (int v = 0; v < 4; v++) s[v] = _mm512_fmadd_ps(w, _mm512_load_ps(from + 16 * v), s[v]);
        }
        for (int v = 0; v < 4; v++) _mm512_store_ps(y + (size_t)i * Width + 16 * v, s[v]);
#else
        __m256 s[8];
        for (int v = 0; v < 8; v++) s[v] = _mm256_setzero_ps();
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            if (k + Ahead < last) fetch(x + (size_t)columns[k + Ahead] * Width);
            const float *from = x + (size_t)columns[k] * Width;
            __m256 w = _mm256_set1_ps(weights[k]);
            for (int v = 0; v < 8; v++) s[v] = _mm256_fmadd_ps(w, _mm256_load_ps(from + 8 * v), s[v]);
        }
        for (int v = 0; v < 8; v++) _mm256_store_ps(y + (size_t)i * Width + 8 * v, s[v]);
#endif
    }
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    FILE *file = count == 3 ? fopen(arguments[1], "rb") : NULL;
    if (!file) return 2;
    int *head = get(file, 2), times = atoi(arguments[2]);
    int rows = head[0], entries = head[1];
    int *offsets = get(file, rows + 1), *columns = get(file, entries);
    float *weights = get(file, entries);
    float *x = lines((size_t)rows * Width * 4), *y = lines((size_t)rows * Width * 4);
    for (size_t i = 0; i < (size_t)rows * Width; i++) x[i] = (float)(i % 17) - 8;
    double *taken = malloc(times * sizeof *taken);
    for (int t = -3; t < times; t++) {
        double start = omp_get_wtime();
        multiply(rows, offsets, columns, weights, x, y);
        if (t >= 0) taken[t] = (omp_get_wtime() - start) * 1e3;
    }
    qsort(taken, times, sizeof *taken, ascending);
    printf("%.3f\n", taken[times / 2]);
    return 0;
}
