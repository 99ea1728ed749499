using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.PlainGraphs;

/// <summary>An attributed graph that is no infrastructure, as benchmarks of outlier detection have them.</summary>
/// <param name="Names">One per node, as its files call them.</param>
/// <param name="Features">Nodes × features.</param>
/// <param name="From">One end of each edge, as row of the features.</param>
/// <param name="To">The other end.</param>
/// <param name="Outliers">Which nodes are labelled as outliers; null without labels.</param>
public sealed record PlainGraph(
    IReadOnlyList<string> Names, Tensor Features, IReadOnlyList<int> From, IReadOnlyList<int> To, IReadOnlyList<bool>? Outliers);
