namespace GraphSec.Pipeline.Report.Graph;

/// <summary>
/// A connected graph laid out by forces (Fruchterman and Reingold 1991): all nodes push each other away, edges pull. Far nodes push
/// as one (Barnes and Hut 1986), so that a step takes n log n. Begins on a spiral by degree, which has no chance in it.
/// </summary>
internal static class ForceLayout
{
    /// <summary>The length that an edge takes by itself.</summary>
    private const double Length = 96;
    private const int MostSteps = 220;
    private const int LeastSteps = 90;

    /// <summary>From so many nodes on threads pay.</summary>
    private const int MostAlone = 500;

    /// <summary>Sets the places of the nodes, from 0 to the size that is returned.</summary>
    public static (double Width, double Height) Place(int[] nodes, ReportEdge[] edges, double[] x, double[] y)
    {
        var n = nodes.Length;
        var index = new Dictionary<int, int>(n);
        foreach (var node in nodes)
        {
            index[node] = index.Count;
        }

        var (from, to) = (Array.ConvertAll(edges, edge => index[edge.From]), Array.ConvertAll(edges, edge => index[edge.To]));
        double[] px = new double[n], py = new double[n], fx = new double[n], fy = new double[n];
        Spiral(n, from, to, px, py);
        var steps = Math.Max(LeastSteps, MostSteps - (n / 10));
        for (var step = 0; step < steps; step++)
        {
            var heat = Length * Math.Max(0.02, Math.Sqrt(n) / 6) * Math.Pow(1 - ((double)step / steps), 2);
            Array.Clear(fx);
            Array.Clear(fy);
            Push(px, py, fx, fy);
            Pull(from, to, px, py, fx, fy);
            for (var i = 0; i < n; i++)
            {
                var force = Math.Sqrt((fx[i] * fx[i]) + (fy[i] * fy[i]));
                var move = force > 0 ? Math.Min(force, heat) / force : 0;
                px[i] += fx[i] * move;
                py[i] += fy[i] * move;
            }
        }

        Overlaps.Remove(px, py);
        double left = px.Min(), top = py.Min();
        for (var i = 0; i < n; i++)
        {
            x[nodes[i]] = px[i] - left;
            y[nodes[i]] = py[i] - top;
        }

        return (px.Max() - left, py.Max() - top);
    }

    /// <summary>Hubs in the middle, along the golden angle.</summary>
    private static void Spiral(int n, int[] from, int[] to, double[] px, double[] py)
    {
        var degree = new int[n];
        foreach (var end in from.Concat(to))
        {
            degree[end]++;
        }

        var rank = 0;
        foreach (var i in Enumerable.Range(0, n).OrderByDescending(i => degree[i]).ThenBy(i => i))
        {
            var (angle, radius) = (rank * 2.399963229728653, Length * 0.6 * Math.Sqrt(rank));
            (px[i], py[i]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            rank++;
        }
    }

    private static void Push(double[] px, double[] py, double[] fx, double[] fy)
    {
        var tree = QuadTree.Of(px, py);
        if (px.Length < MostAlone)
        {
            for (var i = 0; i < px.Length; i++)
            {
                PushOne(i);
            }
        }
        else
        {
            // Each node's push is its own, so that threads change nothing of it.
            Parallel.For(0, px.Length, PushOne);
        }

        void PushOne(int i)
        {
            var (x, y) = tree.Push(px[i], py[i], Length * Length);
            // A pull to the middle as strong as what it takes to fill a disc evenly, stronger across than along: screens are wide.
            fx[i] += x - (px[i] * 0.55);
            fy[i] += y - (py[i] * 1.1);
        }
    }

    private static void Pull(int[] from, int[] to, double[] px, double[] py, double[] fx, double[] fy)
    {
        for (var edge = 0; edge < from.Length; edge++)
        {
            int a = from[edge], b = to[edge];
            double dx = px[a] - px[b], dy = py[a] - py[b];
            var pull = Math.Sqrt((dx * dx) + (dy * dy)) / Length;
            fx[a] -= dx * pull;
            fy[a] -= dy * pull;
            fx[b] += dx * pull;
            fy[b] += dy * pull;
        }
    }
}
