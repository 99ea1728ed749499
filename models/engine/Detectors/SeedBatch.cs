using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors;

/// <summary>
/// One step's part of a graph that is too large for one: seeds, a sample of their neighbourhood two hops deep, and the pairs
/// that the structure decoder weighs: sampled edges of the seeds, and seeds beside seeds at cyclic shifts.
/// </summary>
internal sealed class SeedBatch
{
    private readonly SampledNeighbourhood sampled;
    private readonly CsrMatrix near;
    private readonly CsrMatrix far;
    private readonly int[] nodes;
    private readonly int[] seeds;
    private readonly float[] edgeWeights;
    private readonly (int[] Rows, int[] Others) edges;
    private readonly (int[] Rows, int[] Others) pairs;

    public SeedBatch(SampledNeighbourhood sampled, CsrMatrix adjacency, int[] shifts)
    {
        this.sampled = sampled;
        (near, far, nodes) = (sampled.Block(0), sampled.Block(1), sampled.Nodes);
        seeds = nodes[..sampled.Seeds];
        edges = Edges(adjacency, out edgeWeights);
        pairs = (
            [.. shifts.SelectMany(_ => Enumerable.Range(0, Seeds))],
            [.. shifts.SelectMany(shift => Enumerable.Range(0, Seeds).Select(i => (i + shift) % Seeds))]);
    }

    public int Seeds => sampled.Seeds;

    /// <summary>The loss of <see cref="GraphAutoencoderNetwork.Loss"/> on the seeds.</summary>
    public Tensor Loss(Tape tape, GraphAutoencoderNetwork network, Tensor features, Tensor smooth, float share)
    {
        var (embedding, attributes) = network.Forward(tape, tape.Gather(smooth, nodes), far, near);
        var error = tape.MeanSquaredError(attributes, tape.Gather(features, seeds));
        var structure = tape.Add(Pairs(tape, embedding, edges, 1, edgeWeights), Pairs(tape, embedding, pairs, 0, null));
        return tape.Add(tape.Scale(error, share), tape.Scale(structure, 1 - share));
    }

    private static Tensor Pairs(Tape tape, Tensor z, (int[] Rows, int[] Others) pairs, float target, float[]? weights)
    {
        var targets = new float[pairs.Rows.Length];
        Array.Fill(targets, target);
        var products = tape.BagDot(z, pairs.Rows, z, [.. Enumerable.Range(0, targets.Length + 1)], pairs.Others);
        return tape.SigmoidCrossEntropy(products, targets, weights);
    }

    /// <summary>Edges off the diagonal, each weighing as much as those of its seed that were not drawn.</summary>
    private (int[] Rows, int[] Others) Edges(CsrMatrix adjacency, out float[] weights)
    {
        var (rows, others, counts) = (new List<int>(), new List<int>(), new List<float>());
        for (var seed = 0; seed < Seeds; seed++)
        {
            var drawn = RowOf(near, seed);
            var share = (float)Others(RowOf(adjacency, nodes[seed]), nodes[seed]) / Math.Max(1, Others(drawn, seed));
            foreach (var other in drawn)
            {
                if (other != seed)
                {
                    rows.Add(seed);
                    others.Add(other);
                    counts.Add(share);
                }
            }
        }

        weights = [.. counts];
        return ([.. rows], [.. others]);
    }

    private static ReadOnlySpan<int> RowOf(CsrMatrix matrix, int row) =>
        matrix.Indices.AsSpan(matrix.Offsets[row]..matrix.Offsets[row + 1]);

    private static int Others(ReadOnlySpan<int> columns, int self) => columns.Length - columns.Count(self);
}
