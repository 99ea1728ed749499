using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>
/// One hash a block over what somebody configured: addresses and attributes of its instances, and what they refer to. Who refers
/// to the block is left out, for that is another block's change. FNV-1a of 64 bits (Fowler, Noll, Vo): it tells a change from
/// none, and keeps no secret.
/// </summary>
internal static class AttributeFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <param name="blockOf">The block of every node, -1 where it is of none.</param>
    /// <returns>16 hex digits a block.</returns>
    public static string[] Of(FlatGraph graph, int[] blockOf, int blocks)
    {
        var hashes = new ulong[blocks];
        Array.Fill(hashes, Start);
        var nodeOf = new Dictionary<string, int>(graph.Nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            nodeOf[graph.Nodes[i].Node.Address] = i;
        }

        foreach (var table in graph.Tables)
        {
            var paths = table.Columns.Select(column => Mix(Start, column.Path)).ToArray();
            foreach (var row in table.Rows)
            {
                ref var own = ref hashes[blockOf[nodeOf[row.Node.Address]]];
                var hash = Mix(own, row.Node.Address);
                foreach (var entry in row.Entries)
                {
                    hash = Mix(Mix(hash, paths[entry.Column]), entry.Cell);
                }

                own = hash;
            }
        }

        foreach (var reference in graph.References)
        {
            if (blockOf[reference.From] is >= 0 and var block)
            {
                var hash = Mix(Mix(hashes[block], reference.FromPath), (ulong)reference.Kind);
                hashes[block] = Mix(Mix(hash, graph.Nodes[reference.To].Node.Address), reference.ToPath);
            }
        }

        return Array.ConvertAll(hashes, hash => hash.ToString("x16"));
    }

    private static ulong Mix(ulong hash, FlatCell cell)
    {
        hash = Mix(Mix(hash, (ulong)cell.Kind), cell.Text);
        foreach (var item in cell.Items)
        {
            hash = Mix(Mix(hash, (ulong)item.Kind), item.Text);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value) => (hash ^ value) * Prime;

    /// <summary>The length goes in as well, so that two texts in a row cannot trade letters.</summary>
    private static ulong Mix(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return Mix(hash, (ulong)text.Length);
    }
}
