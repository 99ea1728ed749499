namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Which slots are hidden from the network in one pass, and which of those it is asked for.</summary>
public sealed class CellMask(CellGraph graph)
{
    /// <summary>True where a slot is hidden.</summary>
    public bool[] Hidden { get; } = new bool[graph.SlotCount];

    /// <summary>True for a node of which everything but its edges is hidden, so that its place alone tells its kind.</summary>
    public bool[] KindHidden { get; } = new bool[graph.NodeCount];

    /// <summary>Slots whose distribution is wanted, ascending.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>
    /// Random masks for training: some nodes lose their kind and all cells; of each other node a share of slots drawn from
    /// 15, 40 and 85 per cent is hidden, so that the network learns to fill in from much and from little.
    /// </summary>
    public static CellMask Random(CellGraph graph, float kindShare, Pcg32 random)
    {
        var mask = new CellMask(graph);
        ReadOnlySpan<float> shares = [0.15f, 0.4f, 0.85f];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            int first = graph.SlotOffsets[node], end = graph.SlotOffsets[node + 1];
            if (random.NextSingle() < kindShare)
            {
                mask.HideKind(graph, node);
                continue;
            }

            var share = shares[random.Next(shares.Length)];
            for (var slot = first + 1; slot < end; slot++)
            {
                if (random.NextSingle() < share)
                {
                    mask.Hidden[slot] = true;
                    mask.Asked.Add(slot);
                }
            }
        }

        return mask;
    }

    /// <summary>Part <paramref name="part"/> of <paramref name="parts"/>: every slot but the kind's is hidden in exactly one
    /// part, chosen by a hash of its variable and the round, so that equal nodes are treated alike.</summary>
    /// <param name="asking">The nodes whose slots are asked for; null asks for those of all.</param>
    public static CellMask SlotPart(CellGraph graph, int part, int parts, int round, bool[]? asking = null)
    {
        var mask = new CellMask(graph);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var isAsking = asking is null || asking[node];
            for (var slot = graph.SlotOffsets[node] + 1; slot < graph.SlotOffsets[node + 1]; slot++)
            {
                if (Hash((uint)graph.SlotVariable[slot], (uint)round) % (uint)parts == part)
                {
                    mask.Hidden[slot] = true;
                    if (isAsking)
                    {
                        mask.Asked.Add(slot);
                    }
                }
            }
        }

        return mask;
    }

    /// <summary>Asks for slots below <paramref name="end"/> alone; the others stay as hidden as they are.</summary>
    internal void AskBelow(int end)
    {
        var first = Asked.BinarySearch(end);
        first = first < 0 ? ~first : first;
        Asked.RemoveRange(first, Asked.Count - first);
    }

    /// <summary>Hides nothing; what is asked for stays.</summary>
    internal void Reveal()
    {
        Array.Clear(Hidden);
        Array.Clear(KindHidden);
    }

    private void HideKind(CellGraph graph, int node)
    {
        KindHidden[node] = true;
        Asked.Add(graph.SlotOffsets[node]);
    }

    /// <summary>Whether a slot, or the block it stands in, is hidden; no slot (-1) never is.</summary>
    public bool IsHidden(CellGraph graph, int slot)
    {
        for (; slot >= 0; slot = graph.SlotParent[slot])
        {
            if (Hidden[slot])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An edge is hidden with the slots that tell of it at either end.</summary>
    public bool IsEdgeVisible(CellGraph graph, int edge) =>
        !IsHidden(graph, graph.EdgeFromSlot[edge]) && !IsHidden(graph, graph.EdgeToSlot[edge]);

    /// <summary>The finaliser of MurmurHash3 over two words.</summary>
    private static uint Hash(uint a, uint b)
    {
        var h = a * 0x9E3779B1u + b * 0x85EBCA77u + 0x165667B1u;
        h ^= h >> 16;
        h *= 0x85EBCA6Bu;
        h ^= h >> 13;
        h *= 0xC2B2AE35u;
        return h ^ (h >> 16);
    }
}
