namespace GraphSec.Models;

/// <summary>Random bits as a pure function of (key, counter): no state, so any thread may ask for any element.
/// The mixer is the finalizer of MurmurHash3 applied to a Weyl sequence.</summary>
public static class CounterHash
{
    /// <summary>32 bits for one element.</summary>
    public static uint Bits(ulong key, uint counter)
    {
        var z = (counter * 0x9E3779B9u) ^ (uint)key;
        z = (z ^ (z >> 16)) * 0x85EBCA6Bu;
        z ^= (uint)(key >> 32);
        z = (z ^ (z >> 13)) * 0xC2B2AE35u;
        return z ^ (z >> 16);
    }

    /// <summary>An element is kept when its bits are at or above this: dropped with probability <paramref name="rate"/>.</summary>
    public static uint Threshold(float rate) => (uint)Math.Min(uint.MaxValue, rate * 4294967296.0);

    /// <summary>The key of the n-th draw of a seed: SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public static ulong Key(ulong seed, ulong draw)
    {
        var z = seed + (draw + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
