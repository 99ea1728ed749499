#!/usr/bin/env python3
"""How well graphsec and its baselines find what plant.py planted.

usage: judge.py OUT GRAPHSEC [DETECTOR ...]

OUT is what plant.py wrote, GRAPHSEC the program. A detector is a name of 'graphsec detectors'; graphsec itself always comes first.
Prints Markdown: ROC-AUC over all resources and within folders, average precision over all, and the share of faults above which fewer than
1, 2 and 5 of a hundred other resources of their folder rank (ties count half); then ROC-AUC and R@2 % of graphsec by family."""
import collections, concurrent.futures, csv, json, os, subprocess, sys


def score(graphsec, detector, folder):
    """Surprise by address; None where the folder cannot be read."""
    command = [graphsec, "score", folder, "--format", "jsonl", "--top", "0", *(["--detector", detector] if detector else [])]
    run = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, GRAPHSEC_THREADS="1"))
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {row["address"]: row["surprise"] for row in rows} or None


def roc_auc(scores, faulty):
    """Mann-Whitney, ties a half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks, start = [0.0] * len(scores), 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for i in order[start:end]:
            ranks[i] = (start + end + 1) / 2
        start = end
    positive = sum(faulty)
    return (sum(r for r, f in zip(ranks, faulty) if f) - positive * (positive + 1) / 2) / (positive * (len(scores) - positive))


def average_precision(scores, faulty):
    hits, total = 0, 0.0
    for place, i in enumerate(sorted(range(len(scores)), key=lambda i: (-scores[i], faulty[i])), 1):
        if faulty[i]:
            hits += 1
            total += hits / place
    return total / hits


def measure(out, labels, graphsec, detector):
    """A fault: its family, its score, the share of others of its folder above it, how many others there are."""
    faults, others, lost = [], [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        keys = sorted(labels)
        for key, scores in zip(keys, pool.map(lambda key: score(graphsec, detector, os.path.join(out, *key)), keys)):
            rest = [s for address, s in (scores or {}).items() if address not in labels[key]]
            others += rest
            for address, family in labels[key].items():
                if scores is None or address not in scores:
                    lost += 1
                    continue
                mine = scores[address]
                above = sum(s > mine for s in rest) + sum(s == mine for s in rest) / 2
                faults.append((family, mine, above / max(1, len(rest)), len(rest)))
    if lost:
        print(f"judge.py: {lost} faults are in resources that were not read", file=sys.stderr)
    return faults, others


def recall(faults, percent):
    return sum(above * n < max(0.51, n * percent / 100) for _, _, above, n in faults) / len(faults)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out, graphsec, detectors = sys.argv[1], sys.argv[2], [None, *sys.argv[3:]]
    labels = collections.defaultdict(dict)
    with open(os.path.join(out, "labels.csv"), newline="") as file:
        for row in csv.DictReader(file):
            labels[row["id"], row["folder"]][row["address"]] = row["family"]
    print("| ranking by | ROC-AUC | within folders | AP | R@1 % | R@2 % | R@5 % |\n|---|---|---|---|---|---|---|")
    for detector in detectors:
        faults, others = measure(out, labels, graphsec, detector)
        scores, faulty = [f[1] for f in faults] + others, [True] * len(faults) + [False] * len(others)
        within = 1 - sum(f[2] for f in faults) / len(faults)
        cells = [roc_auc(scores, faulty), within, average_precision(scores, faulty), *(recall(faults, p) for p in (1, 2, 5))]
        print(f"| {detector or '**graphsec**'} | " + " | ".join(f"{c:.3f}" for c in cells) + " |", flush=True)
        if detector is None:
            families = collections.defaultdict(list)
            for fault in faults:
                families[fault[0]].append(fault)
            known = f"{len(faults)} faults in {len(labels)} folders, {len(others)} resources without one"
    print(f"\n{known}.\n\n| family | faults | within folders | R@2 % |\n|---|---|---|---|")
    for family, found in sorted(families.items()):
        print(f"| {family.replace('_', ' ')} | {len(found)} | {1 - sum(f[2] for f in found) / len(found):.3f} | {recall(found, 2):.3f} |")


if __name__ == "__main__":
    main()
