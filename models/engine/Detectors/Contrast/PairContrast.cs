using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// Nodes whose attributes do not go with their surroundings. A regression learns to tell real pairs of attributes and place
/// from pairs where the attributes were dealt to other places; a node's score is the regression's doubt, in nats, that its own pair is
/// real, by a fit that did not see the node. Dealing keeps what attributes there are and what places there are, so neither a
/// rare attribute nor a high degree is odd by itself.
/// </summary>
public sealed class PairContrast(PairContrastOptions? options = null, IKernels? kernels = null) : OutlierDetector
{
    private readonly PairContrastOptions options = options ?? new PairContrastOptions();
    private readonly IKernels kernels = (kernels ?? KernelRegistry.Create()).OnHost();

    /// <summary>Every node is judged by other nodes of the graph it is in, so there is nothing to learn before.</summary>
    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var nodes = data.Features.Rows;
        var scores = new float[nodes];
        if (nodes < 2)
        {
            return scores;
        }

        var degrees = Enumerable.Range(0, nodes).Select(node => MathF.Log(1 + data.Degree(node))).ToArray();
        var owners = new List<int[]> { Enumerable.Range(0, nodes).ToArray() };
        for (var i = 0; i < options.Rounds * options.Shuffles; i++)
        {
            var dealt = Enumerable.Range(0, nodes).ToArray();
            new Pcg32(options.Seed, (ulong)i + 1).Shuffle<int>(dealt);
            owners.Add(dealt);
        }

        var pairs = PairSimilarities.Of(data, options.Rank, options.Seed, owners, kernels);
        var terms = new QuadraticTerms(pairs[0], PairSimilarities.Width, degrees);
        for (var round = 0; round < options.Rounds; round++)
        {
            var first = 1 + round * options.Shuffles;
            Round(terms, [pairs[0], .. pairs[first..(first + options.Shuffles)]], scores, new Pcg32(options.Seed, ulong.MaxValue / 2 - (ulong)round));
        }

        return WithoutEvidence(data, scores);
    }

    /// <summary>Adds a round's share to the scores.</summary>
    private void Round(QuadraticTerms terms, float[][] pairs, float[] scores, Pcg32 random)
    {
        var (nodes, columns) = (scores.Length, terms.Count);
        var x = new float[pairs.Length * nodes * columns];
        for (var set = 0; set < pairs.Length; set++)
        {
            terms.Write(pairs[set], x.AsSpan(set * nodes * columns, nodes * columns));
        }

        var fold = scores.Select(_ => random.Next(options.Folds)).ToArray();
        var (targets, logits) = (new float[pairs.Length * nodes], new float[nodes]);
        for (var part = 0; part < options.Folds; part++)
        {
            for (var row = 0; row < targets.Length; row++)
            {
                targets[row] = fold[row % nodes] == part ? float.NaN : row < nodes ? 1 : 0;
            }

            var weights = new LogisticRegression(options.Ridge, kernels).Fit(x, targets, columns);
            kernels.MatMul(x.AsSpan(0, nodes * columns), weights, logits, new Product(nodes, columns, 1), add: false);
            for (var node = 0; node < nodes; node++)
            {
                scores[node] -= fold[node] == part ? logits[node] / options.Rounds : 0;
            }
        }
    }

    /// <summary>A node without neighbours is neither fitting nor odd: it gets the middle score of the others.</summary>
    private static float[] WithoutEvidence(AttributedGraph data, float[] scores)
    {
        var judged = scores.Where((_, node) => data.Degree(node) > 0).Order().ToArray();
        var middle = judged.Length == 0 ? 0 : judged[judged.Length / 2];
        return [.. scores.Select((score, node) => data.Degree(node) > 0 ? score : middle)];
    }
}
