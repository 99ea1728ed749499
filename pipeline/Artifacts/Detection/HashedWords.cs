namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Puts words together and hashes them, without making a text of them.</summary>
internal ref struct HashedWords(Span<int> words, int buckets)
{
    private readonly Span<int> words = words;

    public int Count { get; private set; }

    public readonly bool HasRoom(int more) => Count + more <= words.Length;

    public void Add(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c = default, ReadOnlySpan<char> d = default)
    {
        if (HasRoom(1))
        {
            words[Count++] = Bucket(a, b, c, d);
        }
    }

    /// <returns>False where it was there, or there is no room.</returns>
    public bool AddOnce(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c = default, ReadOnlySpan<char> d = default)
    {
        var bucket = Bucket(a, b, c, d);
        if (words[..Count].Contains(bucket) || !HasRoom(1))
        {
            return false;
        }

        words[Count++] = bucket;
        return true;
    }

    /// <summary>FNV-1a, finished so that low bits depend on all; 0 is left out.</summary>
    private readonly int Bucket(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c, ReadOnlySpan<char> d)
    {
        var h = Hash(Hash(Hash(Hash(2166136261, a), b), c), d);
        h = (h ^ (h >> 15)) * 0x2C1B3C6D;
        return 1 + (int)((h ^ (h >> 12)) % (uint)(buckets - 1));
    }

    private static uint Hash(uint h, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            h = (h ^ c) * 16777619;
        }

        return h;
    }
}
