namespace GraphSec.Models;

/// <summary>Parameters at their starting values. All take their numbers row by row from the generator given.</summary>
public static class Initialize
{
    /// <summary>Uniform in ±√(6 / (rows + columns)) (Glorot and Bengio 2010).</summary>
    public static Tensor Glorot(string name, int rows, int columns, Pcg32 random)
    {
        var bound = MathF.Sqrt(6f / (rows + columns));
        var tensor = Zeros(name, rows, columns);
        foreach (ref var value in tensor.Values)
        {
            value = (2 * random.NextSingle() - 1) * bound;
        }

        return tensor;
    }

    /// <summary>Mean 0, the given standard deviation.</summary>
    public static Tensor Normal(string name, int rows, int columns, float deviation, Pcg32 random)
    {
        var tensor = Zeros(name, rows, columns);
        foreach (ref var value in tensor.Values)
        {
            value = deviation * (float)random.NextNormal();
        }

        return tensor;
    }

    /// <summary>Memory is given out as zeros.</summary>
    public static Tensor Zeros(string name, int rows, int columns) => new(rows, columns) { Name = name, IsParameter = true };

    public static Tensor Constant(string name, int rows, int columns, float value)
    {
        var tensor = new Tensor(rows, columns) { Name = name, IsParameter = true };
        tensor.Values.Fill(value);
        return tensor;
    }
}
