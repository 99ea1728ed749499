
namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>Tokens weighted by tf-idf (Salton and Buckley 1988), and the cosine distance of a block to the mean of others: what it is
/// joined to, either way, or those of its type. Who has none is as odd as can be said of nothing: 0.</summary>
internal sealed class CosineRanker : IBlockRanker
{
    private readonly Vocabulary vocabulary;
    private readonly double[] weights;
    private readonly bool ofType;

    public CosineRanker(string name, FeatureSet features, bool ofType)
    {
        Name = name;
        vocabulary = features.Vocabulary;
        this.ofType = ofType;
        var counts = new int[vocabulary.Schema.TokenCount];
        var blocks = 0;
        foreach (var graph in features.Of(Split.Training))
        {
            var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
            for (var block = 0; block < encoded.NodeCount; block++, blocks++)
            {
                foreach (var token in encoded.InputTokens[encoded.InputOffsets[block]..encoded.InputOffsets[block + 1]].Distinct())
                {
                    counts[token]++;
                }
            }
        }

        weights = Array.ConvertAll(counts, count => Math.Log((1.0 + blocks) / (1 + count)) + 1);
    }

    public string Name { get; }

    public double[] Score(GraphFeatures graph)
    {
        var vectors = Vectors(graph);
        var others = Enumerable.Range(0, graph.Blocks.Count).Select(_ => new SortedSet<int>()).ToArray();
        if (ofType)
        {
            foreach (var group in Enumerable.Range(0, others.Length).GroupBy(i => graph.Blocks[i].Type, StringComparer.Ordinal))
            {
                foreach (var block in group)
                {
                    others[block].UnionWith(group);
                    others[block].Remove(block);
                }
            }
        }
        else
        {
            foreach (var edge in graph.Edges)
            {
                others[edge.From].Add(edge.To);
                others[edge.To].Add(edge.From);
            }
        }

        return [.. others.Select((set, block) => Distance(vectors[block], set, vectors))];
    }

    /// <summary>Unit vectors, as tokens and their weights.</summary>
    private Dictionary<int, double>[] Vectors(GraphFeatures graph)
    {
        var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
        var vectors = new Dictionary<int, double>[encoded.NodeCount];
        for (var block = 0; block < vectors.Length; block++)
        {
            vectors[block] = encoded.InputTokens[encoded.InputOffsets[block]..encoded.InputOffsets[block + 1]]
                .GroupBy(token => token).ToDictionary(g => g.Key, g => g.Count() * weights[g.Key]);
            var length = Length(vectors[block]);
            foreach (var token in vectors[block].Keys)
            {
                vectors[block][token] /= length;
            }
        }

        return vectors;
    }

    private static double Distance(Dictionary<int, double> own, SortedSet<int> others, Dictionary<int, double>[] vectors)
    {
        var sum = new Dictionary<int, double>();
        foreach (var (token, weight) in others.SelectMany(o => vectors[o]))
        {
            sum[token] = sum.GetValueOrDefault(token) + weight;
        }

        var dot = own.Sum(t => t.Value * sum.GetValueOrDefault(t.Key));
        var length = Length(sum);
        return length == 0 ? 0 : 1 - dot / length;
    }

    private static double Length(Dictionary<int, double> vector) => Math.Sqrt(vector.Values.Sum(v => v * v));
}
