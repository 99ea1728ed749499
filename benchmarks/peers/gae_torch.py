"""The graph autoencoder of AutoencoderBenchmark.cs in PyTorch: same network, same sampled structure decoder, same Adam.

usage: gae_torch.py NODES EDGES FEATURES HIDDEN EPOCHS THREADS [DEVICE]
DEVICE is cpu or cuda; PyTorch Geometric's own product joins in where it is installed
prints one line per way of aggregating: name, median milliseconds per epoch, first loss, last loss
"""
import statistics
import sys
import time

import torch
import torch.nn.functional as F

nodes, edges, features, hidden, epochs, threads = map(int, sys.argv[1:7])
device = torch.device(sys.argv[7] if len(sys.argv) > 7 else "cpu")
torch.set_num_threads(threads)
torch.manual_seed(1)


def graph():
    one, other = torch.randint(nodes, (edges,)), torch.randint(nodes, (edges,))
    loop = torch.arange(nodes)
    row, column = torch.cat([one, other, loop]), torch.cat([other, one, loop])
    degree = torch.bincount(row, minlength=nodes).float()
    values = (degree[row] * degree[column]).rsqrt()
    once = torch.sparse_coo_tensor(torch.stack([row, column]), values, (nodes, nodes)).coalesce()
    return *once.indices(), once.values()


row, column, weight = (part.to(device) for part in graph())
wanted = row != column
source, target = row[wanted], column[wanted]
x = torch.randn(nodes, features).to(device)


class CsrProduct(torch.autograd.Function):
    """The adjacency is symmetric, so it is its own transpose; 1.13 has no backward of its own for this product."""

    @staticmethod
    def forward(ctx, matrix, dense):
        ctx.matrix = matrix
        return matrix @ dense

    @staticmethod
    def backward(ctx, gradient):
        return None, ctx.matrix @ gradient.contiguous()


def by_csr():
    offsets = torch.zeros(nodes + 1, dtype=torch.int64, device=device)
    offsets[1:] = torch.bincount(row, minlength=nodes).cumsum(0)
    matrix = torch.sparse_csr_tensor(offsets, column, weight, (nodes, nodes))
    return lambda dense: CsrProduct.apply(matrix, dense)


def by_coo():
    matrix = torch.sparse_coo_tensor(torch.stack([row, column]), weight, (nodes, nodes)).coalesce()
    return lambda dense: torch.sparse.mm(matrix, dense)


def by_index_add():
    scale = weight[:, None]
    return lambda dense: torch.zeros_like(dense).index_add(0, row, dense[column] * scale)


def by_geometric():
    from torch_geometric.nn import MessagePassing

    class Sum(MessagePassing):
        def __init__(self):
            super().__init__(aggr="add")

        def forward(self, dense):
            return self.propagate(torch.stack([column, row]), x=dense, weight=weight)

        def message(self, x_j, weight):
            return x_j * weight[:, None]

    return Sum()


def wait():
    if device.type == "cuda":
        torch.cuda.synchronize()


def train(aggregate):
    torch.manual_seed(2)
    first = torch.nn.Linear(features, hidden).to(device)
    second = torch.nn.Linear(hidden, hidden).to(device)
    decoder = torch.nn.Linear(hidden, features).to(device)
    parameters = [p for layer in (first, second, decoder) for p in layer.parameters()]
    for layer in (first, second, decoder):
        torch.nn.init.xavier_uniform_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
    adam = torch.optim.Adam(parameters, lr=5e-3)
    with torch.no_grad():
        smooth = aggregate(x)
    taken, losses = [], []
    for _ in range(epochs + 2):
        start = time.perf_counter()
        shifts = (1 + torch.randint(nodes - 1, (4,))).tolist()
        z = aggregate(second(torch.relu(first(smooth))))
        error = F.mse_loss(decoder(aggregate(z)), x)
        present = F.softplus(-(z[source] * z[target]).sum(1)).mean()
        absent = sum(F.softplus((z * z.roll(s, 0)).sum(1)).mean() for s in shifts) / len(shifts)
        loss = 0.5 * error + 0.5 * (present + absent)
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
        wait()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken[2:]), losses[0], losses[-1]


for name, make in (("torch csr", by_csr), ("torch coo", by_coo), ("torch index", by_index_add), ("geometric", by_geometric)):
    try:
        product = make()
    except ImportError:
        continue
    milliseconds, begin, end = train(product)
    print(f"{name}\t{milliseconds:.2f}\t{begin:.4f}\t{end:.4f}", flush=True)
