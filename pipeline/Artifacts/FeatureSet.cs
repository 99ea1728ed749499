namespace GraphSec.Pipeline.Artifacts;

/// <summary>What <c>featurize</c> hands on: the corpus in cells, split by repository, and the vocabulary of its training part.</summary>
public sealed record FeatureSet(Vocabulary Vocabulary, IReadOnlyList<SplitGraph> Graphs)
{
    public IEnumerable<GraphFeatures> Of(Split split) => Graphs.Where(g => g.Split == split).Select(g => g.Graph);
}
