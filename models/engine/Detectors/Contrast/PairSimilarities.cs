using System.Numerics.Tensors;
using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// How well one node's attributes go with another's place: cosines to the surroundings at each hop, in the plane of the largest
/// directions and over all features, the highest cosine to a single neighbour in either, and how likely the surroundings make the
/// words (for numbers: how far they lie from them).
/// </summary>
internal sealed class PairSimilarities
{
    /// <summary>Columns of a pair.</summary>
    public const int Width = NeighbourhoodWalk.Most + Near + 4;

    private const int Near = 3;

    /// <summary>Weights of the hops in the mixture of words.</summary>
    private static readonly float[] HopShares = [0.5f, 0.3f, 0.2f];

    private readonly int nodes;
    private readonly IReadOnlyList<int[]> owners;
    private readonly float[][] pairs;

    private PairSimilarities(int nodes, IReadOnlyList<int[]> owners)
    {
        (this.nodes, this.owners) = (nodes, owners);
        pairs = [.. owners.Select(_ => new float[nodes * Width])];
    }

    /// <summary>For each of <paramref name="owners"/> nodes × <see cref="Width"/>: row i sets the attributes of node owners[i] in the place of
    /// node i.</summary>
    public static float[][] Of(AttributedGraph data, int rank, ulong seed, IReadOnlyList<int[]> owners, IKernels kernels)
    {
        var walk = new NeighbourhoodWalk(data.Joined(), kernels);
        var attributes = NodeAttributes.Of(data.Features);
        var made = new PairSimilarities(data.Features.Rows, owners);
        var plane = NodeAttributes.Scaled(TruncatedSvd.Project(attributes.Unit, rank, seed, kernels));
        var column = made.Cosines(walk, plane, NeighbourhoodWalk.Most, 0);
        column = made.Cosines(walk, attributes.Unit, Near, column);
        column = made.Nearest(data.Joined(), plane, column);
        column = made.Nearest(data.Joined(), attributes.Unit, column);
        if (attributes.Presence is { } presence)
        {
            made.Likelihoods(walk, presence, column);
        }
        else
        {
            made.Distances(walk, attributes.Unit, column);
        }

        return made.pairs;
    }

    private int Cosines(NeighbourhoodWalk walk, CsrMatrix unit, int hops, int column)
    {
        foreach (var context in walk.Contexts(unit.Dense(), hops))
        {
            Fill(column++, (owner, place) =>
                unit.Dot(owner, context.Row(place)) / MathF.Max(TensorPrimitives.Norm(context.Row(place)), 1e-9f));
        }

        return column;
    }

    /// <summary>The highest cosine to a neighbour.</summary>
    private int Nearest(CsrMatrix joined, CsrMatrix unit, int column)
    {
        var rows = unit.Dense();
        Fill(column, (owner, place) =>
        {
            var best = 0f;
            foreach (var other in joined.Indices.AsSpan(joined.Offsets[place]..joined.Offsets[place + 1]))
            {
                // A node is dealt to its own neighbour now and then, and would find itself.
                best = other == owner ? best : MathF.Max(best, unit.Dot(owner, rows.Row(other)));
            }

            return best;
        });
        return column + 1;
    }

    /// <summary>Mean and sum over a node's words of log p(word | surroundings) - log p(word).</summary>
    private void Likelihoods(NeighbourhoodWalk walk, CsrMatrix presence, int column)
    {
        var shares = presence.Averaging();
        var total = presence.Count + 0.5f * presence.Columns;
        var usual = new float[presence.Columns];
        Array.Fill(usual, 0.5f / total);
        foreach (var word in presence.Indices)
        {
            usual[word] += 1 / total;
        }

        var mixture = new Tensor(nodes, presence.Columns);
        foreach (var (context, share) in walk.Contexts(shares.Dense(), Near).Zip(HopShares))
        {
            TensorPrimitives.MultiplyAdd(context.Values, share, mixture.Values, mixture.Values);
        }

        Parallel.For(0, nodes, i =>
        {
            var row = mixture.Values.Slice(i * usual.Length, usual.Length);
            for (var word = 0; word < row.Length; word++)
            {
                row[word] = MathF.Log(0.5f * row[word] / usual[word] + 0.5f);
            }
        });
        Fill(column, (owner, place) => shares.Dot(owner, mixture.Row(place)));
        Fill(column + 1, (owner, place) => presence.Dot(owner, mixture.Row(place)));
    }

    /// <summary>-log(1 + squared distance) to the first hop's mean and to the second's.</summary>
    private void Distances(NeighbourhoodWalk walk, CsrMatrix unit, int column)
    {
        var rows = unit.Dense();
        foreach (var context in walk.Contexts(rows, 2))
        {
            Fill(column++, (owner, place) =>
            {
                var distance = TensorPrimitives.Distance(rows.Row(owner), context.Row(place));
                return -MathF.Log(1 + distance * distance);
            });
        }
    }

    private void Fill(int column, Func<int, int, float> similarity)
    {
        for (var set = 0; set < pairs.Length; set++)
        {
            var (owner, values) = (owners[set], pairs[set]);
            Parallel.For(0, nodes, place => values[place * Width + column] = similarity(owner[place], place));
        }
    }
}
