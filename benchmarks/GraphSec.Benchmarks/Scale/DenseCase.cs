using GraphSec.Models;
using GraphSec.Models.Layers;

namespace GraphSec.Benchmarks.Scale;

/// <summary>The network and the rows of <see cref="DenseBenchmark"/>.</summary>
internal static class DenseCase
{
    public const int Rows = 100_000;
    public const int Features = 100;
    public const int Hidden = 320;
    public const int Layers = 10;

    public static Linear[] Network()
    {
        var random = new Pcg32(1);
        return [.. Enumerable.Range(0, Layers).Select(i => new Linear($"layer{i}", Width(i), Width(i + 1), random))];
        static int Width(int at) => at is 0 or Layers ? Features : Hidden;
    }

    public static IEnumerable<Tensor> Parameters(Linear[] network) => network.SelectMany(layer => layer.Parameters);

    /// <summary>Rows near a surface of ten dimensions, so that there is something to learn.</summary>
    public static Tensor Data()
    {
        const int Dimensions = 10;
        var random = new Pcg32(2);
        var directions = Initialize.Normal("", Dimensions, Features, 0.5f, random);
        var data = Initialize.Normal("", Rows, Features, 0.1f, random);
        data.IsParameter = false;
        for (var row = 0; row < Rows; row++)
        {
            for (var d = 0; d < Dimensions; d++)
            {
                var at = MathF.Tanh((float)random.NextNormal());
                for (var feature = 0; feature < Features; feature++)
                {
                    data.Values[row * Features + feature] += at * directions[d, feature];
                }
            }
        }

        return data;
    }
}
