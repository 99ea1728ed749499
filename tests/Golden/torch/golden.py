"""What PyTorch computes, for TorchGoldenTests.cs: results and gradients of single operations, and ten steps of a small network.

usage: golden.py > golden.json
Inputs are small fractions, so that both sides start from the same bits.
"""
import json

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def fill(shape, seed, scale=1.0):
    count = 1
    for size in shape:
        count *= size
    numbers = [((i * 7919 + seed * 104729 + 12345) % 2003) / 1001 - 1 for i in range(count)]
    return (torch.tensor(numbers, dtype=torch.float32) * scale).reshape(shape)


OFFSETS, INDICES = [0, 2, 2, 5, 6], [1, 3, 0, 3, 3, 2]
WEIGHTS = torch.tensor([0.5, 1.5, 2.0, 1.0, 0.25, 3.0])
ROWS = torch.tensor([0, 0, 2, 2, 2, 3])
COLUMNS = torch.tensor(INDICES)
RELATIONS = torch.tensor([0, 1, 1, 0, 2, 1])
SPARSE = torch.sparse_coo_tensor(torch.stack([ROWS, COLUMNS]), WEIGHTS, (4, 4))


def segments(x):
    target, weight = [0.25, 0.75, 0.0, 1.0, 0.0, 1.0], [1.0, 5.0, 2.0, 0.5]
    loss = 0.0
    for s in range(4):
        part = slice(OFFSETS[s], OFFSETS[s + 1])
        if part.start < part.stop:
            loss = loss - weight[s] * (torch.tensor(target[part]) * F.log_softmax(x[part, 0], 0)).sum()
    return loss / sum(weight)


def pairs(x):
    ring = torch.arange(7)
    source = torch.cat([ring, (ring + 1) % 7])
    target = torch.cat([(ring + 1) % 7, ring])
    present = F.softplus(-(x[source] * x[target]).sum(1)).mean()
    return present + sum(F.softplus((x * x.roll(s, 0)).sum(1)).mean() for s in (2, 3)) / 2


def bag(x, mode, weights=None):
    sums = torch.zeros(4, x.shape[1]).index_add(0, ROWS, x[COLUMNS] * (1 if weights is None else weights[:, None]))
    if mode == "sum":
        return sums
    ones = torch.ones(6) if weights is None else weights
    total = torch.zeros(4).index_add(0, ROWS, ones)
    return sums / torch.where(total == 0, torch.ones(4), total)[:, None]


def relational(x, relations):
    return torch.zeros(4, 3).index_add(0, ROWS, x[COLUMNS] * relations[RELATIONS] * WEIGHTS[:, None])


OPERATIONS = {
    "matmul": (lambda a, b: a @ b, [(4, 3), (3, 5)]),
    "linear gelu": (lambda x, w, b: F.gelu(x @ w + b, approximate="tanh"), [(4, 3), (3, 5), (1, 5)]),
    "tanh": (torch.tanh, [(7, 5)]),
    "sigmoid": (torch.sigmoid, [(7, 5)]),
    "relu": (torch.relu, [(7, 5)]),
    "layer norm": (lambda x, g, b: F.layer_norm(x, (6,), g[0], b[0]), [(3, 6), (1, 6), (1, 6)]),
    "bag weighted mean": (lambda x: bag(x, "mean", WEIGHTS), [(5, 3)]),
    "aggregate sum": (lambda x: torch.sparse.mm(SPARSE, x), [(4, 3)]),
    "relational sum": (relational, [(4, 3), (3, 3)]),
    "bag dot": (lambda h, t: (h[[2, 0, 2, 1]] * bag(t, "sum")).sum(1, keepdim=True), [(3, 4), (4, 4)]),
    "segment softmax": (segments, [(6, 1)]),
    "softmax": (
        lambda x: (F.cross_entropy(x, torch.tensor([2, 0, 1]), reduction="none") * torch.tensor([1, 2, 0.5])).sum() / 3.5,
        [(3, 4)]),
    "sigmoid loss": (
        lambda x: F.binary_cross_entropy_with_logits(
            x, torch.tensor([[0, 1], [0.3, 1]]), torch.tensor([[1, 2], [1, 0.5]]), reduction="sum") / 4.5,
        [(2, 2)]),
    "squared error": (F.mse_loss, [(4, 3), (4, 3)]),
    "pair loss": (pairs, [(7, 3)]),
}


def operation(run, shapes):
    inputs = [fill(shape, seed + 7, 1.5).requires_grad_() for seed, shape in enumerate(shapes)]
    result = run(*inputs)
    (result.flatten() * fill((result.numel(),), 99)).sum().backward()
    return {
        "result": result.flatten().tolist(),
        "gradients": [x.grad.flatten().tolist() for x in inputs],
    }


def curve():
    """An encoder of bags, a normalization, a sparse step and classes; AdamW and clipping."""
    nodes, width, classes = 40, 12, 3
    table = fill((20, width), 1)
    gain, bias = torch.ones(width), torch.zeros(width)
    weight, shift = fill((width, width), 2, 0.3), torch.zeros(width)
    out, base = fill((width, classes), 3, 0.3), torch.zeros(classes)
    parameters = [p.requires_grad_() for p in (table, gain, bias, weight, shift, out, base)]
    members = torch.arange(3 * nodes) * 7 % 20
    owner = torch.arange(3 * nodes) // 3
    source = torch.arange(2 * nodes) % nodes
    target = (torch.arange(2 * nodes) * 11 + 5) % nodes
    wanted = torch.arange(nodes) % classes
    adam = torch.optim.AdamW(parameters, lr=0.02, weight_decay=0.05)
    losses = []
    for _ in range(10):
        x = F.layer_norm(torch.zeros(nodes, width).index_add(0, owner, table[members]), (width,), gain, bias)
        h = F.gelu(x @ weight + shift, approximate="tanh")
        h = torch.zeros(nodes, width).index_add(0, source, h[target]) / 2
        loss = F.cross_entropy(h @ out + base, wanted)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 0.1)
        adam.step()
        losses.append(loss.item())
    return losses


print(json.dumps({
    "operations": {name: operation(*OPERATIONS[name]) for name in sorted(OPERATIONS)},
    "losses": curve(),
}, indent=1))
