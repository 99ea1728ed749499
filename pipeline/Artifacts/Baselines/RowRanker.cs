using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>A detector for tables over blocks as bags of hashed tokens and their degrees, fitted on the training graphs: outlier
/// detection without the graph and without types.</summary>
internal sealed class RowRanker : IBlockRanker
{
    private const int Buckets = 128;
    private const int Width = Buckets + 2;

    private readonly Vocabulary vocabulary;
    private readonly OutlierDetector detector;

    /// <summary>Planted graphs are copies but for a few blocks: no row is scored twice.</summary>
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    /// <param name="most">Different rows to fit on, at the most; drawn by the seed.</param>
    public RowRanker(string name, FeatureSet features, OutlierDetector detector, int most, int seed)
    {
        Name = name;
        vocabulary = features.Vocabulary;
        this.detector = detector;
        var rows = features.Of(Split.Training).Where(g => g.Blocks.Count > 0).SelectMany(Rows).ToArray();
        if (rows.Length > most)
        {
            // Copies of a row would make the neighbourhood of every block a point.
            rows = [.. rows.DistinctBy(Key, StringComparer.Ordinal)];
            new Pcg32((ulong)seed, stream: 5).Shuffle<float[]>(rows);
            rows = rows[..Math.Min(most, rows.Length)];
        }

        detector.Fit(new AttributedGraph(Matrix(rows)));
    }

    public string Name { get; }

    public double[] Score(GraphFeatures graph)
    {
        var rows = Rows(graph);
        var keys = Array.ConvertAll(rows, Key);
        var fresh = Enumerable.Range(0, rows.Length)
            .Where(i => !known.ContainsKey(keys[i])).DistinctBy(i => keys[i], StringComparer.Ordinal).ToArray();
        if (fresh.Length > 0)
        {
            var scores = detector.DecisionFunction(new AttributedGraph(Matrix([.. fresh.Select(i => rows[i])])));
            for (var i = 0; i < fresh.Length; i++)
            {
                known[keys[fresh[i]]] = scores[i];
            }
        }

        return Array.ConvertAll(keys, key => known[key]);
    }

    /// <summary>For each block token counts by bucket, then edges out and in.</summary>
    private float[][] Rows(GraphFeatures graph)
    {
        var encoded = CellEncoder.Encode(graph, vocabulary).Numbers;
        var rows = new float[graph.Blocks.Count][];
        for (var block = 0; block < rows.Length; block++)
        {
            rows[block] = new float[Width];
            foreach (var token in encoded.InputTokens.AsSpan(encoded.InputOffsets[block]..encoded.InputOffsets[block + 1]))
            {
                rows[block][(int)((uint)token * 2654435761u % Buckets)]++;
            }
        }

        foreach (var edge in graph.Edges)
        {
            rows[edge.From][Buckets]++;
            rows[edge.To][Buckets + 1]++;
        }

        return rows;
    }

    private static Tensor Matrix(float[][] rows)
    {
        var matrix = new Tensor(rows.Length, Width);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(matrix.Values.Slice(i * Width, Width));
        }

        return matrix;
    }

    /// <summary>Counts are whole numbers below 2^16: one character each.</summary>
    private static string Key(float[] row) => string.Create(Width, row, static (text, from) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)Math.Min(from[i], char.MaxValue);
        }
    });
}
