namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>How many nodes of each class each style has: what a graph's average is made of.</summary>
internal sealed record StyleBags(int[] Offsets, int[] Classes, float[] Shares)
{
    public static StyleBags Of(CellGraph graph, NodeClasses classes)
    {
        var (offsets, found, shares) = (new List<int> { 0 }, new List<int>(), new List<float>());
        var (classOf, count) = (classes.Of(0), new int[classes.Members(0).Length]);
        foreach (var g in classes.StyleMembers)
        {
            var (first, end) = (graph.GraphOffsets[g], graph.GraphOffsets[g + 1]);
            for (var node = first; node < end; node++)
            {
                if (count[classOf[node]]++ == 0)
                {
                    found.Add(classOf[node]);
                }
            }

            for (var k = offsets[^1]; k < found.Count; k++)
            {
                shares.Add((float)count[found[k]] / (end - first));
                count[found[k]] = 0;
            }

            offsets.Add(found.Count);
        }

        return new StyleBags([.. offsets], [.. found], [.. shares]);
    }

    /// <summary>Styles × hidden.</summary>
    /// <param name="x">Classes × hidden.</param>
    public Tensor Means(Tape tape, Tensor x) => tape.EmbeddingBag(x, Offsets, Classes, Shares, BagMode.Sum);
}
