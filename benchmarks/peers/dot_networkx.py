"""How most Python code reads DOT: pydot's parser, then a networkx graph.

usage: dot_networkx.py FILE TIMES
prints {"milliseconds", "bytes", "count"} of one pass, the median of TIMES
"""
import json
import os
import statistics
import sys
import time

import networkx
import pydot

path, times = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    text = file.read()
taken, count = [], 0
for _ in range(times):
    start = time.perf_counter()
    [graph] = pydot.graph_from_dot_data(text)

    # Terraform nests everything in one subgraph, which networkx does not look into.
    inner = graph.get_subgraphs()
    count = networkx.nx_pydot.from_pydot(inner[0] if inner else graph).number_of_nodes()
    taken.append((time.perf_counter() - start) * 1e3)
print(json.dumps({"milliseconds": statistics.median(taken), "bytes": os.path.getsize(path), "count": count}))
