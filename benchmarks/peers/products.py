"""Dense products by the BLAS that PyTorch uses here, for KernelBenchmark.cs.

usage: products.py THREADS ROWS INNER COLUMNS
prints GFLOP/s of A·B, A·Bᵀ and Aᵀ·B, medians of 15, the operands as KernelBenchmark.cs takes them
"""
import statistics
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
rows, inner, columns = map(int, sys.argv[2:5])
a, b, c = torch.randn(rows, inner), torch.randn(inner, columns), torch.randn(rows, columns)
into = [torch.empty(shape) for shape in ((rows, columns), (rows, inner), (inner, columns))]
ways = (lambda: torch.mm(a, b, out=into[0]), lambda: torch.mm(c, b.t(), out=into[1]), lambda: torch.mm(a.t(), c, out=into[2]))
for way in ways:
    taken = []
    for _ in range(18):
        start = time.perf_counter()
        way()
        taken.append(time.perf_counter() - start)
    print(f"{2e-9 * rows * inner * columns / statistics.median(taken[3:]):.2f}")
