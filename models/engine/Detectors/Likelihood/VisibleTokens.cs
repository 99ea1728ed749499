namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>What the encoder sees of some nodes of a graph under a mask: tokens of the i-th of them are
/// <c>Tokens[Offsets[i]..Offsets[i+1]]</c>, each weighted so that a node's bag has unit variance whatever its size.</summary>
internal readonly record struct VisibleTokens(int[] Offsets, int[] Tokens, float[] Weights)
{
    public static VisibleTokens Of(CellGraph graph, CellMask mask, ReadOnlySpan<int> nodes)
    {
        var offsets = new int[nodes.Length + 1];
        var tokens = new List<int>(nodes.Length * 8);
        var weights = new List<float>(nodes.Length * 8);
        for (var i = 0; i < nodes.Length; i++)
        {
            var (node, before) = (nodes[i], tokens.Count);
            for (var input = graph.InputOffsets[node]; input < graph.InputOffsets[node + 1] && !mask.KindHidden[node]; input++)
            {
                if (!mask.IsHidden(graph, graph.InputSlots[input]))
                {
                    tokens.Add(graph.InputTokens[input]);
                }
            }

            var weight = 1f / MathF.Sqrt(Math.Max(1, tokens.Count - before));
            for (var t = before; t < tokens.Count; t++)
            {
                weights.Add(weight);
            }

            offsets[i + 1] = tokens.Count;
        }

        return new VisibleTokens(offsets, [.. tokens], [.. weights]);
    }
}
