namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>A probability for each outcome of each slot of a graph but the kinds', which nobody asks for. Nodes of one class
/// share theirs.</summary>
public sealed class SlotDistributions
{
    // One array for all would end at 2³¹ outcomes.
    private const int PageLength = 1 << 20;

    private readonly CellSchema schema;
    private readonly CellGraph graph;
    private readonly int[] members;
    private readonly long[] places;
    private readonly float[][] pages;

    /// <param name="classOf">The class of each node.</param>
    /// <param name="members">One node of each class.</param>
    internal SlotDistributions(CellSchema schema, CellGraph graph, int[] classOf, int[] members)
    {
        (this.schema, this.graph, this.members) = (schema, graph, members);
        places = new long[graph.SlotCount];
        var (lengths, used) = (new List<int>(), PageLength);
        foreach (var node in members)
        {
            for (var slot = graph.SlotOffsets[node] + 1; slot < graph.SlotOffsets[node + 1]; slot++)
            {
                var count = schema.OutcomeCount(graph.SlotVariable[slot]);
                if (used + count > PageLength)
                {
                    lengths.Add(0);
                    used = 0;
                }

                places[slot] = ((lengths.Count - 1L) << 32) | (uint)used;
                lengths[^1] = used += count;
            }
        }

        pages = [.. lengths.Select(length => new float[length])];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var (own, shared) = (graph.SlotOffsets[node], graph.SlotOffsets[members[classOf[node]]]);
            Array.Copy(places, shared, places, own, own == shared ? 0 : graph.SlotOffsets[node + 1] - own);
        }
    }

    /// <summary>Probabilities of the slot's outcomes in the schema's order; they sum to 1. Empty for a kind.</summary>
    public Span<float> Of(int slot)
    {
        var variable = graph.SlotVariable[slot];
        return variable == 0
            ? []
            : pages[places[slot] >> 32].AsSpan((int)places[slot], schema.OutcomeCount(variable));
    }

    /// <summary>p^w · prior^(1−w) in the place of p, normalised: a logarithmic opinion pool of the network and the plain
    /// frequencies.</summary>
    public void PoolWithPriors(double weight)
    {
        var own = (float)weight;
        foreach (var node in members)
        {
            for (var slot = graph.SlotOffsets[node] + 1; slot < graph.SlotOffsets[node + 1]; slot++)
            {
                var pooled = Of(slot);
                var priors = schema.LogPrior.AsSpan(schema.OutcomeOffsets[graph.SlotVariable[slot]], pooled.Length);
                var sum = 0f;
                for (var i = 0; i < pooled.Length; i++)
                {
                    pooled[i] = MathF.Exp(own * MathF.Log(Math.Max(pooled[i], 1e-9f)) + (1 - own) * priors[i]);
                    sum += pooled[i];
                }

                foreach (ref var p in pooled)
                {
                    p /= sum;
                }
            }
        }
    }
}
