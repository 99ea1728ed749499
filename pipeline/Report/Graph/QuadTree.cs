namespace GraphSec.Pipeline.Report.Graph;

/// <summary>Points by quarters of a square, each quarter with its centre of mass (Barnes and Hut, Nature 1986).</summary>
internal sealed class QuadTree
{
    /// <summary>A quarter counts as one point from this many times its width away.</summary>
    private const double Far = 0.85;
    private const int Deepest = 40;

    private readonly double[] pointX;
    private readonly double[] pointY;
    private Quarter[] quarters = new Quarter[256];
    private int count = 1;

    private QuadTree(double[] x, double[] y) => (pointX, pointY) = (x, y);

    public static QuadTree Of(double[] x, double[] y)
    {
        var tree = new QuadTree(x, y);
        double left = x.Min(), top = y.Min();
        tree.quarters[0] = new Quarter(left, top, Math.Max(1, Math.Max(x.Max() - left, y.Max() - top)) * 1.001);
        for (var point = 0; point < x.Length; point++)
        {
            tree.Add(0, point, 0);
        }

        return tree;
    }

    /// <summary>The push of all points on one place: <paramref name="strength"/> over the distance. The place's own point pushes nothing.</summary>
    public (double X, double Y) Push(double x, double y, double strength) => Push(0, x, y, strength);

    private (double X, double Y) Push(int at, double x, double y, double strength)
    {
        ref readonly var quarter = ref quarters[at];
        double dx = x - (quarter.SumX / quarter.Points), dy = y - (quarter.SumY / quarter.Points), square = (dx * dx) + (dy * dy);
        if (quarter.Children == 0 || quarter.Size * quarter.Size * Far < square)
        {
            var scale = square < 1e-9 ? 0 : strength * quarter.Points / square;
            return (dx * scale, dy * scale);
        }

        double pushX = 0, pushY = 0;
        for (var child = quarter.Children; child < quarter.Children + 4; child++)
        {
            if (quarters[child].Points > 0)
            {
                var (childX, childY) = Push(child, x, y, strength);
                (pushX, pushY) = (pushX + childX, pushY + childY);
            }
        }

        return (pushX, pushY);
    }

    private void Add(int at, int point, int depth)
    {
        for (; ; depth++)
        {
            var first = quarters[at].Point;
            quarters[at].Take(pointX[point], pointY[point], point);
            if (quarters[at].Points == 1 || depth == Deepest)
            {
                return;
            }

            if (quarters[at].Children == 0)
            {
                Divide(at);
                Add(ChildOf(at, first), first, depth + 1);
            }

            at = ChildOf(at, point);
        }
    }

    private int ChildOf(int at, int point)
    {
        ref readonly var quarter = ref quarters[at];
        var half = quarter.Size / 2;
        return quarter.Children + (pointX[point] >= quarter.Left + half ? 1 : 0) + (pointY[point] >= quarter.Top + half ? 2 : 0);
    }

    private void Divide(int at)
    {
        if (count + 4 > quarters.Length)
        {
            Array.Resize(ref quarters, quarters.Length * 2);
        }

        ref var quarter = ref quarters[at];
        quarter.Children = count;
        var half = quarter.Size / 2;
        for (var child = 0; child < 4; child++)
        {
            quarters[count++] = new Quarter(quarter.Left + (child % 2 * half), quarter.Top + (child / 2 * half), half);
        }
    }

    private struct Quarter(double left, double top, double size)
    {
        public readonly double Left = left;
        public readonly double Top = top;
        public readonly double Size = size;
        public double SumX;
        public double SumY;
        public int Points;

        /// <summary>The first point that came.</summary>
        public int Point;

        /// <summary>The first of four; 0 where it is not divided.</summary>
        public int Children;

        public void Take(double x, double y, int point)
        {
            Point = Points == 0 ? point : Point;
            (SumX, SumY, Points) = (SumX + x, SumY + y, Points + 1);
        }
    }
}
