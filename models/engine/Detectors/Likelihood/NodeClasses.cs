namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// Nodes that the network cannot tell apart, by colour refinement: after layer d a node's state follows from its own cells and
/// from those within d steps of it, so that nodes which agree in these share one computation. The result is the same as without
/// (Bollen, Steegmans, Van den Bussche and Vansummeren, Learning Graph Neural Networks using Exact Compression, GRADES-NDA 2023).
/// Classes are told apart by 128 bits of hash.
/// </summary>
internal sealed class NodeClasses
{
    private readonly int[][] classOf;
    private readonly int[][] members;

    private NodeClasses(int[][] classOf, int[][] members, int[] styleOf, int[] styleMembers) =>
        (this.classOf, this.members, StyleOf, StyleMembers) = (classOf, members, styleOf, styleMembers);

    /// <summary>Graphs whose average is the same: the style of each graph, and one graph of each style.</summary>
    public int[] StyleOf { get; }

    public int[] StyleMembers { get; }

    /// <summary>The class of each node by its state after some layers; after one more than the network has, of all that the
    /// decoder sees of it.</summary>
    public int[] Of(int layers) => classOf[layers];

    /// <summary>One node of each class.</summary>
    public int[] Members(int layers) => members[layers];

    /// <param name="hasStyle">Whether the network sees the average of a node's graph.</param>
    public static NodeClasses Of(CellGraph graph, int layers, bool hasStyle)
    {
        var (classOf, members) = (new int[layers + 2][], new int[layers + 2][]);
        var hashes = new StateHash[graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            hashes[node] = OfCells(graph, node);
        }

        (classOf[0], members[0]) = Number(hashes);
        for (var layer = 1; layer <= layers; layer++)
        {
            AddNeighbours(graph, classOf[layer - 1], hashes);
            (classOf[layer], members[layer]) = Number(hashes);
        }

        if (!hasStyle)
        {
            (classOf[^1], members[^1]) = (classOf[layers], members[layers]);
            return new NodeClasses(classOf, members, new int[graph.GraphOffsets.Length - 1], []);
        }

        var (styleOf, styleMembers) = Number(Styles(graph, classOf[0]));
        for (var g = 0; g < styleOf.Length; g++)
        {
            for (var node = graph.GraphOffsets[g]; node < graph.GraphOffsets[g + 1]; node++)
            {
                hashes[node] = default(StateHash).With(classOf[layers][node]).With(styleOf[g]);
            }
        }

        (classOf[^1], members[^1]) = Number(hashes);
        return new NodeClasses(classOf, members, styleOf, styleMembers);
    }

    private static StateHash OfCells(CellGraph graph, int node)
    {
        int first = graph.SlotOffsets[node], end = graph.SlotOffsets[node + 1];
        var hash = default(StateHash).With(end - first);
        for (var slot = first; slot < end; slot++)
        {
            hash = hash.With(graph.SlotVariable[slot]).With(Within(first, graph.SlotParent[slot]));
        }

        for (var input = graph.InputOffsets[node]; input < graph.InputOffsets[node + 1]; input++)
        {
            hash = hash.With(graph.InputTokens[input]).With(Within(first, graph.InputSlots[input]));
        }

        return hash;
    }

    private static void AddNeighbours(CellGraph graph, int[] classes, StateHash[] hashes)
    {
        for (var node = 0; node < hashes.Length; node++)
        {
            hashes[node] = default(StateHash).With(classes[node]);
        }

        var own = (StateHash[])hashes.Clone();
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            int from = graph.EdgeFrom[edge], to = graph.EdgeTo[edge];
            var link = default(StateHash).With(graph.EdgeRelation[edge])
                .With(Within(graph.SlotOffsets[from], graph.EdgeFromSlot[edge]))
                .With(Within(graph.SlotOffsets[to], graph.EdgeToSlot[edge]));
            hashes[from] = hashes[from].Plus(link.With(1).With(classes[to]));
            hashes[to] = hashes[to].Plus(link.With(2).With(classes[from]));
        }

        // A sum of neighbours alone could be another node's own state.
        for (var node = 0; node < hashes.Length; node++)
        {
            hashes[node] = own[node].With(hashes[node]);
        }
    }

    private static StateHash[] Styles(CellGraph graph, int[] classes)
    {
        var styles = new StateHash[graph.GraphOffsets.Length - 1];
        for (var g = 0; g < styles.Length; g++)
        {
            var (first, end) = (graph.GraphOffsets[g], graph.GraphOffsets[g + 1]);
            for (var node = first; node < end; node++)
            {
                styles[g] = styles[g].Plus(default(StateHash).With(classes[node]));
            }

            styles[g] = styles[g].With(end - first);
        }

        return styles;
    }

    /// <summary>Numbers hashes in the order in which they first appear, and says where each did.</summary>
    private static (int[] Numbers, int[] First) Number(StateHash[] hashes)
    {
        var (numbers, first) = (new int[hashes.Length], new List<int>());
        var known = new Dictionary<StateHash, int>(Math.Min(hashes.Length, 1 << 16));
        for (var i = 0; i < hashes.Length; i++)
        {
            if (known.TryAdd(hashes[i], first.Count))
            {
                numbers[i] = first.Count;
                first.Add(i);
            }
            else
            {
                numbers[i] = known[hashes[i]];
            }
        }

        return (numbers, [.. first]);
    }

    private static int Within(int first, int slot) => slot < 0 ? -1 : slot - first;
}
