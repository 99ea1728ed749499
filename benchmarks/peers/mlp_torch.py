"""The dense network of DenseBenchmark.cs in PyTorch: same weights to start from, same rows, same Adam.

usage: mlp_torch.py START ROWS FEATURES HIDDEN LAYERS BATCH EPOCHS THREADS [DEVICE]
START holds the rows, then each layer's weight (inputs × outputs) and bias, as floats; DEVICE is cpu or cuda
prints one line per epoch, one more than EPOCHS: seconds, mean loss
"""
import sys
import time

import numpy
import torch
import torch.nn.functional as F

rows, features, hidden, layers, batch, epochs, threads = map(int, sys.argv[2:9])
device = torch.device(sys.argv[9] if len(sys.argv) > 9 else "cpu")
torch.set_num_threads(threads)
numbers = torch.from_numpy(numpy.fromfile(sys.argv[1], dtype=numpy.float32))
at = 0


def take(*shape):
    global at
    length = int(numpy.prod(shape))
    part = numbers[at:at + length].reshape(shape)
    at += length
    return part


x = take(rows, features).to(device)
parts = []
for layer in range(layers):
    inputs = features if layer == 0 else hidden
    outputs = features if layer == layers - 1 else hidden
    linear = torch.nn.Linear(inputs, outputs)
    with torch.no_grad():
        linear.weight.copy_(take(inputs, outputs).T)
        linear.bias.copy_(take(outputs))
    parts += [linear] if layer == layers - 1 else [linear, torch.nn.ReLU(inplace=True)]
network = torch.nn.Sequential(*parts).to(device)
adam = torch.optim.Adam(network.parameters(), lr=1e-3)
for _ in range(epochs + 1):
    start, total = time.perf_counter(), 0.0
    for part in x.split(batch):
        loss = F.mse_loss(network(part), part)
        adam.zero_grad()
        loss.backward()
        adam.step()
        total += loss.item() * len(part)
    print(f"{time.perf_counter() - start:.6f}\t{total / rows:.7f}", flush=True)
