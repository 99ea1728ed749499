using System.Numerics;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>128 bits in two lanes. Each word is mixed in as MurmurHash3's 128-bit form mixes its blocks (Appleby 2011).</summary>
internal readonly record struct StateHash(ulong A, ulong B)
{
    /// <summary>This followed by a number.</summary>
    public StateHash With(int value) => With((ulong)(uint)value);

    /// <summary>This followed by another.</summary>
    public StateHash With(StateHash other) => With(other.A).With(other.B);

    /// <summary>Both, in any order.</summary>
    public StateHash Plus(StateHash other) => new(A + Final(other.A ^ other.B), B + Final(other.A + BitOperations.RotateLeft(other.B, 23)));

    public override int GetHashCode() => (int)(A >> 32);

    private StateHash With(ulong value)
    {
        var a = A ^ BitOperations.RotateLeft(value * 0x87C37B91114253D5UL, 31) * 0x4CF5AD432745937FUL;
        a = (BitOperations.RotateLeft(a, 27) + B) * 5 + 0x52DCE729;
        var b = B ^ BitOperations.RotateLeft(value * 0x4CF5AD432745937FUL, 33) * 0x87C37B91114253D5UL;
        b = (BitOperations.RotateLeft(b, 31) + a) * 5 + 0x38495AB5;
        return new StateHash(a, b);
    }

    private static ulong Final(ulong h)
    {
        h ^= h >> 33;
        h *= 0xFF51AFD7ED558CCDUL;
        h ^= h >> 33;
        h *= 0xC4CEB9FE1A85EC53UL;
        return h ^ (h >> 33);
    }
}
