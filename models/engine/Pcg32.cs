namespace GraphSec.Models;

/// <summary>
/// The permuted congruential generator PCG-XSH-RR 64/32 (O'Neill 2014): integer arithmetic only, so one seed gives the
/// same bytes on every platform. <c>System.Random</c> promises that for no version but its own.
/// </summary>
public sealed class Pcg32
{
    const ulong Multiplier = 6364136223846793005;
    readonly ulong _increment;
    ulong _state;

    /// <param name="stream">Generators of one seed and different streams are independent.</param>
    public Pcg32(ulong seed, ulong stream = 0)
    {
        _increment = (stream << 1) | 1;
        _state = unchecked((seed + _increment) * Multiplier + _increment);
    }

    public uint Next()
    {
        var old = _state;
        _state = unchecked(old * Multiplier + _increment);
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>0 .. <paramref name="bound"/> - 1, each equally likely (Lemire 2019).</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var product = (ulong)Next() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (ulong)Next() * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>0 ≤ u &lt; 1, a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (Next() >> 8) * (1f / (1 << 24));

    /// <summary>0 &lt; u &lt; 1, from 52 bits.</summary>
    public double NextDouble()
    {
        var bits = ((ulong)Next() << 20) ^ (Next() >> 12);
        return (bits + 0.5) * (1.0 / (1L << 52));
    }

    /// <summary>Mean 0, variance 1: the inverse of the distribution function at <see cref="NextDouble"/>.</summary>
    public double NextNormal() => NormalQuantile.At(NextDouble());

    /// <summary>Fisher and Yates.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
