using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>
/// Finds blocks that are given the same variable, local value, output or provider: what is switched on by one variable belongs together.
/// An argument that refers to a block by way of one of these already says so by its reference.
/// </summary>
internal static class SharedInputs
{
    /// <summary>What more blocks share says little of each.</summary>
    private const int MostBlocks = 50;

    public static IReadOnlyList<SharedInput> Of(FlatGraph graph, int[] blockOf)
    {
        var leading = graph.References.Where(r => blockOf[r.To] >= 0).Select(r => (r.From, r.FromPath)).ToHashSet();
        var users = new Dictionary<(int To, string ToPath, bool Repeats), SortedSet<int>>();
        foreach (var reference in graph.References)
        {
            var from = blockOf[reference.From];
            if (from >= 0 && reference.Kind == EdgeKind.Reference && IsInput(graph.Nodes[reference.To].Node.Kind) && Evidence.Counts(reference.FromPath)
                && !leading.Contains((reference.From, reference.FromPath)))
            {
                var key = (reference.To, reference.ToPath, reference.FromPath is "count" or "for_each");
                (users.TryGetValue(key, out var set) ? set : users[key] = []).Add(from);
            }
        }

        return [.. users.Where(u => u.Value.Count is > 1 and <= MostBlocks)
            .OrderBy(u => graph.Nodes[u.Key.To].Node.Address, StringComparer.Ordinal).ThenBy(u => u.Key.ToPath, StringComparer.Ordinal).ThenBy(u => u.Key.Repeats)
            .Select(u => new SharedInput(u.Key.Repeats, [.. u.Value]))];
    }

    private static bool IsInput(NodeKind kind) => kind is NodeKind.Variable or NodeKind.Local or NodeKind.Output or NodeKind.Provider or NodeKind.Module;
}
