namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>The magnitudes that training saw at a path, in order.</summary>
internal sealed class TrainedMagnitudes
{
    private readonly double[] values;
    private readonly int[] blocksUpTo;

    public TrainedMagnitudes(VocabularyVariable variable)
    {
        var known = variable.Outcomes.Select(o => (Value: Magnitude.Of(o.Text), o.Blocks, o.Text)).Where(o => !double.IsNaN(o.Value))
            .OrderBy(o => o.Value).ThenBy(o => o.Text, StringComparer.Ordinal).ToArray();
        values = [.. known.Select(o => o.Value)];
        blocksUpTo = new int[known.Length];
        for (int i = 0, sum = 0; i < known.Length; i++)
        {
            blocksUpTo[i] = sum += known[i].Blocks;
        }

        Usual = known.Length == 0 ? double.NaN : known.MaxBy(o => o.Blocks).Value;
    }

    /// <summary>The most frequent one; NaN where there is none.</summary>
    public double Usual { get; }

    /// <summary>How far a magnitude is from the nearest that training saw, as a logarithm; 0 where it saw none.</summary>
    public double Nearest(double value)
    {
        var at = Array.BinarySearch(values, value);
        if (at >= 0 || values.Length == 0)
        {
            return 0;
        }

        var (below, above) = (~at - 1, ~at);
        return Math.Min(below < 0 ? double.PositiveInfinity : Magnitude.Between(value, values[below]),
            above == values.Length ? double.PositiveInfinity : Magnitude.Between(values[above], value));
    }

    /// <summary>Share of what training saw that is at least as large, or at most as large, whichever is less; 1 where it saw nothing.</summary>
    public double Beyond(double value)
    {
        if (values.Length == 0)
        {
            return 1;
        }

        var at = Array.BinarySearch(values, value);
        var (upTo, before) = at >= 0 ? (at, at - 1) : (~at - 1, ~at - 1);
        double atMost = upTo < 0 ? 0 : blocksUpTo[upTo], below = before < 0 ? 0 : blocksUpTo[before];
        return Math.Min(atMost, blocksUpTo[^1] - below) / blocksUpTo[^1];
    }
}
