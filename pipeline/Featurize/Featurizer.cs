using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>Turns a corpus of flat graphs into cells and learns the vocabulary from the training repositories alone.</summary>
public static class Featurizer
{
    public static FeatureSet Featurize(IReadOnlyList<FlatGraph> corpus, FeaturizeOptions options)
    {
        var graphs = corpus.Select(CellExtractor.Extract).OrderBy(g => g.Name, StringComparer.Ordinal).ToArray();
        var split = RepositorySplit.Of(graphs.Where(g => g.Blocks.Count > 0).Select(g => g.Repository), options);
        var weighted = WithCopyWeights(graphs);
        var vocabulary = VocabularyBuilder.Build(weighted.Where(g => PartOf(g) == Split.Training), options.Limits);
        if (vocabulary.Types.Count == 0)
        {
            throw new InputException("there is no resource to learn from in the training repositories; collect more Terraform, or lower test-share and validation-share");
        }

        return new FeatureSet(vocabulary, [.. weighted.Select(g => new SplitGraph(g, PartOf(g)))]);

        // A repository of which nothing could be read takes no place in the split.
        Split PartOf(GraphFeatures graph) => split.TryGetValue(graph.Repository, out var part) ? part : Split.Training;
    }

    /// <summary>A block that stands in n graphs weighs 1/√n in each: popular modules count, but not by how often they are used.</summary>
    private static GraphFeatures[] WithCopyWeights(GraphFeatures[] graphs)
    {
        var copies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var graph in graphs)
        {
            foreach (var signature in graph.Blocks.Select(BlockSignature.Of).Distinct(StringComparer.Ordinal))
            {
                copies[signature] = copies.GetValueOrDefault(signature) + 1;
            }
        }

        return [.. graphs.Select(g => g with
        {
            Blocks = [.. g.Blocks.Select(b => b with { Weight = (float)(1 / Math.Sqrt(copies[BlockSignature.Of(b)])) })],
        })];
    }
}
