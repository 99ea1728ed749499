namespace GraphSec.Pipeline.Report.Graph;

/// <summary>Moves nodes apart that stand on each other or on each other's name.</summary>
internal static class Overlaps
{
    /// <summary>Names are wider than high.</summary>
    private const double Wide = 116;
    private const double High = 44;
    private const int Rounds = 40;

    public static void Remove(double[] x, double[] y)
    {
        for (var round = 0; round < Rounds && Step(x, y); round++)
        {
        }
    }

    /// <summary>Each pair that overlaps moves apart along the way that is shorter; false where none did.</summary>
    private static bool Step(double[] x, double[] y)
    {
        var cells = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < x.Length; i++)
        {
            var key = Cell(x[i], y[i]);
            (cells.TryGetValue(key, out var cell) ? cell : cells[key] = []).Add(i);
        }

        var moved = false;
        for (var i = 0; i < x.Length; i++)
        {
            var (column, row) = Cell(x[i], y[i]);
            for (var near = 0; near < 9; near++)
            {
                foreach (var j in cells.TryGetValue((column + (near % 3) - 1, row + (near / 3) - 1), out var cell) ? cell : [])
                {
                    moved |= j > i && Part(x, y, i, j);
                }
            }
        }

        return moved;
    }

    private static bool Part(double[] x, double[] y, int i, int j)
    {
        double dx = x[j] - x[i], dy = y[j] - y[i];
        double overX = Wide - Math.Abs(dx), overY = High - Math.Abs(dy);
        if (overX <= 0.5 || overY <= 0.5)
        {
            return false;
        }

        if (overX / Wide < overY / High)
        {
            var move = overX / 2 * (dx < 0 ? -1 : 1);
            (x[i], x[j]) = (x[i] - move, x[j] + move);
        }
        else
        {
            var move = overY / 2 * (dy < 0 ? -1 : 1);
            (y[i], y[j]) = (y[i] - move, y[j] + move);
        }

        return true;
    }

    private static (int Column, int Row) Cell(double x, double y) => ((int)Math.Floor(x / Wide), (int)Math.Floor(y / High));
}
