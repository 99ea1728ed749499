using System.Numerics;
using System.Runtime.InteropServices;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Numbers words in the order in which they come. It keeps no words but 64 bits of hash of each, so that a hundred thousand are
/// numbered in milliseconds: two of them, or one and a word that is asked for, would be taken for the same once in some 10⁹ vocabularies.
/// </summary>
internal sealed class TokenTable
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;

    private ulong[] hashes;
    private int[] numbers;

    /// <param name="expected">Words: more are taken, but cost a move.</param>
    public TokenTable(int expected)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * expected));
        (hashes, numbers) = (new ulong[slots], new int[slots]);
    }

    public int Count { get; private set; }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => numbers[Slot(Hash(word))] - 1;

    /// <summary>The number of a word, the next one if it is new.</summary>
    public int Number(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        var slot = Slot(hash);
        if (numbers[slot] == 0)
        {
            (hashes[slot], numbers[slot]) = (hash, ++Count);
            if (2 * Count > hashes.Length)
            {
                Grow();
            }

            return Count - 1;
        }

        return numbers[slot] - 1;
    }

    /// <summary>Where a hash is or would be. Slots in use hold a number of one more.</summary>
    private int Slot(ulong hash)
    {
        var mask = hashes.Length - 1;
        var slot = (int)hash & mask;
        while (numbers[slot] != 0 && hashes[slot] != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (oldHashes, oldNumbers) = (hashes, numbers);
        (hashes, numbers) = (new ulong[2 * oldHashes.Length], new int[2 * oldHashes.Length]);
        for (var i = 0; i < oldHashes.Length; i++)
        {
            if (oldNumbers[i] != 0)
            {
                var slot = Slot(oldHashes[i]);
                (hashes[slot], numbers[slot]) = (oldHashes[i], oldNumbers[i]);
            }
        }
    }

    /// <summary>Multiply and fold, four characters a time, after wyhash (Wang Yi, 2019).</summary>
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = First ^ (ulong)word.Length;
        while (word.Length >= 4)
        {
            hash = Fold(hash ^ MemoryMarshal.Cast<char, ulong>(word)[0], Second);
            word = word[4..];
        }

        var last = 0UL;
        foreach (var letter in word)
        {
            last = last << 16 | letter;
        }

        return Fold(Fold(hash ^ last, Second), First);
    }

    private static ulong Fold(ulong x, ulong y) => Math.BigMul(x, y, out var low) ^ low;
}
