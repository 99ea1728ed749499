#!/usr/bin/env bash
# All that needs a GPU, in one go: builds the shim for the libtorch that is here, runs the tests of the models on the device
# too, and times one epoch of the graph autoencoder against PyTorch (and PyTorch Geometric, where it can be imported).
# usage: benchmarks/gpu.sh [cuda:N]       PYTHON=python3 and LIBTORCH=DIR choose others than those found
set -euo pipefail
cd "$(dirname "$0")/.."
device=${1:-cuda:0}
python=${PYTHON:-python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [ -z "${LIBTORCH:-}" ]; then
  found=$("$python" -c 'import importlib.util as u; s = u.find_spec("torch"); print(s.submodule_search_locations[0] if s else "")')
  if [ -n "$found" ] && [ -e "$found/lib/libtorch_cpu.so" ]; then
    export LIBTORCH=$found
  fi
fi

dotnet run -c Release --project cli -- devices --build
GRAPHSEC_TEST_DEVICE=$device dotnet run -c Release --project tests -- --filter-namespace 'GraphSec.Tests.Models*'
for sparse in bags csr; do
  echo "sums over bags by $sparse"
  GRAPHSEC_TORCH_SPARSE=$sparse dotnet run -c Release --project benchmarks/GraphSec.Benchmarks -- \
    autoencoder "--device=$device" "--python=$python"
done
