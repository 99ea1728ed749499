"""The graph autoencoder of AutoencoderBenchmark.cs in PyTorch: same graph, same first weights, same network, same sampled
structure decoder with the same shifts, same Adam; so its losses must be ours.

usage: gae_torch.py CASE.safetensors THREADS [DEVICE]
the file is what AutoencoderPeer.cs writes; DEVICE is cpu or cuda; PyTorch Geometric's own product joins in where it is installed
prints one line per way of aggregating: name, median milliseconds per epoch without the first two, the losses
"""
import json
import statistics
import sys
import time
import warnings

import numpy
import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore", message="Sparse CSR")
device = torch.device(sys.argv[3] if len(sys.argv) > 3 else "cpu")
torch.set_num_threads(int(sys.argv[2]))


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        numbers = numpy.frombuffer(file.read(), dtype="<f4")
    parts = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (offset // 4 for offset in entry["data_offsets"])
            parts[name] = torch.from_numpy(numbers[begin:end].copy()).reshape(entry["shape"])
    return parts


parts = read(sys.argv[1])
x = parts["features"].to(device)
nodes = len(x)
row, column = (parts[name].flatten().long().to(device) for name in ("row", "column"))
weight = parts["weight"].flatten().to(device)
wanted = row != column
source, target = row[wanted], column[wanted]
shifts = parts["shifts"].long().tolist()
offsets = torch.zeros(nodes + 1, dtype=torch.int64, device=device)
offsets[1:] = torch.bincount(row, minlength=nodes).cumsum(0)


class Product(torch.autograd.Function):
    """The adjacency is symmetric, so it is its own transpose; neither product below has a backward as fast."""

    @staticmethod
    def forward(ctx, multiply, dense):
        ctx.multiply = multiply
        return multiply(dense)

    @staticmethod
    def backward(ctx, gradient):
        return None, ctx.multiply(gradient.contiguous())


def by_csr():
    matrix = torch.sparse_csr_tensor(offsets, column, weight, (nodes, nodes))
    return lambda dense: Product.apply(lambda right: matrix @ right, dense)


def by_coo():
    matrix = torch.sparse_coo_tensor(torch.stack([row, column]), weight, (nodes, nodes)).coalesce()
    return lambda dense: torch.sparse.mm(matrix, dense)


def by_index_add():
    scale = weight[:, None]
    return lambda dense: torch.zeros_like(dense).index_add(0, row, dense[column] * scale)


def by_bags():
    def multiply(right):
        return F.embedding_bag(column, right, offsets[:-1], mode="sum", per_sample_weights=weight)

    return lambda dense: Product.apply(multiply, dense)


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


def train(aggregate, pick):
    names = [f"{layer}.{part}" for layer in ("encoder.0", "encoder.1", "decoder") for part in ("weight", "bias")]
    parameters = [parts[name].clone().to(device).requires_grad_() for name in names]
    w1, b1, w2, b2, w3, b3 = parameters
    adam = torch.optim.Adam(parameters, lr=5e-3)
    with torch.no_grad():
        smooth = aggregate(x)
    taken, losses = [], []
    for drawn in shifts:
        start = time.perf_counter()
        z = aggregate(torch.addmm(b2, torch.relu(torch.addmm(b1, smooth, w1)), w2))
        error = F.mse_loss(torch.addmm(b3, aggregate(z), w3), x)
        present = F.softplus(-(pick(z, source) * pick(z, target)).sum(1)).mean()
        absent = sum(F.softplus((z * z.roll(s, 0)).sum(1)).mean() for s in drawn) / len(drawn)
        loss = 0.5 * error + 0.5 * (present + absent)
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
        wait()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken[2:]), losses


def index(z, rows):
    return z[rows]


def embed(z, rows):
    """The same rows; 1.13 has a faster backward for it."""
    return F.embedding(rows, z)


ways = (("csr", by_csr, index), ("coo", by_coo, index), ("index", by_index_add, index), ("bags", by_bags, embed),
        ("geometric", by_geometric, index))
for name, make, pick in ways:
    try:
        product = make()
    except ImportError:
        continue
    milliseconds, losses = train(product, pick)
    print(name, f"{milliseconds:.2f}", *(f"{loss:.6f}" for loss in losses), sep="\t", flush=True)
