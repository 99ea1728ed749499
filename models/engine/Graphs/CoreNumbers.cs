namespace GraphSec.Models.Graphs;

/// <summary>
/// For each node the largest k of a part of the graph in which every node keeps k neighbours, directions left aside; found by
/// taking off nodes of the least degree (Batagelj and Zaversnik 2003, arXiv cs/0310049), in time linear in the entries.
/// </summary>
public static class CoreNumbers
{
    /// <param name="neighbours">Symmetric, without loops and repeated entries.</param>
    public static int[] Of(CsrMatrix neighbours)
    {
        var nodes = neighbours.Rows;
        int[] degree = [.. Enumerable.Range(0, nodes).Select(node => neighbours.Offsets[node + 1] - neighbours.Offsets[node])];
        int[] order = [.. Enumerable.Range(0, nodes)];
        Array.Sort([.. degree], order);
        var (place, start) = (new int[nodes], new int[nodes + 1]);
        for (var i = 0; i < nodes; i++)
        {
            place[order[i]] = i;
            start[degree[i] + 1]++;
        }

        for (var d = 0; d < nodes; d++)
        {
            start[d + 1] += start[d];
        }

        foreach (var i in Enumerable.Range(0, nodes))
        {
            var node = order[i];
            foreach (var other in neighbours.Indices.AsSpan(neighbours.Offsets[node]..neighbours.Offsets[node + 1]))
            {
                if (degree[other] <= degree[node])
                {
                    continue;
                }

                // To the front of those of its degree, which then begin one later.
                var front = order[start[degree[other]]];
                (order[place[other]], order[start[degree[other]]]) = (front, other);
                (place[other], place[front]) = (place[front], place[other]);
                start[degree[other]--]++;
            }
        }

        return degree;
    }
}
