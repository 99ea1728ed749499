namespace GraphSec.Fuzz;

/// <summary>
/// Stands in for coverage: an input is worth keeping where it shows a feature (a pair of tokens, a pair of nodes, a message
/// without its names and numbers) that none showed before.
/// </summary>
internal sealed class Novelty
{
    private readonly HashSet<long> seen = [];
    private bool isNew;

    public int Count => seen.Count;

    /// <summary>Whether anything was new since the last call.</summary>
    public bool Take()
    {
        var was = isNew;
        isNew = false;
        return was;
    }

    public void Saw(int area, int first, int second = 0) => isNew |= seen.Add(((long)area << 48) ^ ((long)first << 24) ^ (uint)second);

    /// <summary>A count by its order of magnitude.</summary>
    public void SawCount(int area, int what, int count) => Saw(area, what, count == 0 ? 0 : 1 + System.Numerics.BitOperations.Log2((uint)count));

    /// <summary>A message, whatever it names: its letters before the first quoted part and after the last.</summary>
    public void SawMessage(string message)
    {
        const int Enough = 24;
        var first = message.AsSpan().IndexOfAny('"', '\'');
        var last = message.AsSpan().LastIndexOfAny('"', '\'');
        var plain = first < 0
            ? message.Where(char.IsAsciiLetter).Take(2 * Enough)
            : message[..first].Where(char.IsAsciiLetter).Take(Enough).Concat(message[last..].Where(char.IsAsciiLetter).Take(Enough));
        Saw(1, StableHash(string.Concat(plain)));
    }

    /// <summary>FNV-1a: the same in every process, so that a seed repeats a run.</summary>
    public static int StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)hash;
    }
}
