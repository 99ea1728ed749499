namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>What the encoder sees of some nodes of a graph under a mask: tokens of the range's node i are
/// <c>Tokens[Offsets[i]..Offsets[i+1]]</c>, each weighted so that a node's bag has unit variance whatever its size.</summary>
internal readonly record struct VisibleTokens(int[] Offsets, int[] Tokens, float[] Weights)
{
    public static VisibleTokens Of(CellGraph graph, CellMask mask, NodeRange nodes)
    {
        var offsets = new int[nodes.Count + 1];
        var most = graph.InputOffsets[nodes.End] - graph.InputOffsets[nodes.Start];
        var tokens = new List<int>(most);
        var weights = new List<float>(most);
        for (var node = nodes.Start; node < nodes.End; node++)
        {
            var before = tokens.Count;
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

            offsets[node - nodes.Start + 1] = tokens.Count;
        }

        return new VisibleTokens(offsets, [.. tokens], [.. weights]);
    }
}
