namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Puts words together and hashes them, without making a text of them.</summary>
internal ref struct HashedWords(Span<int> words, int buckets)
{
    private readonly Span<int> words = words;

    public int Count { get; private set; }

    public readonly bool HasRoom(int more) => Count + more <= words.Length;

    public void Add(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c = default, ReadOnlySpan<char> d = default,
        ReadOnlySpan<char> e = default, ReadOnlySpan<char> f = default, ReadOnlySpan<char> g = default, ReadOnlySpan<char> h = default)
    {
        if (HasRoom(1))
        {
            words[Count++] = Bucket(Hash(Hash(Hash(Hash(Of(a, b, c, d), e), f), g), h));
        }
    }

    /// <returns>False where it was there, or there is no room.</returns>
    public bool AddOnce(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c = default, ReadOnlySpan<char> d = default)
    {
        var bucket = Bucket(Of(a, b, c, d));
        if (words[..Count].Contains(bucket) || !HasRoom(1))
        {
            return false;
        }

        words[Count++] = bucket;
        return true;
    }

    /// <summary>FNV-1a.</summary>
    private static uint Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c, ReadOnlySpan<char> d) =>
        Hash(Hash(Hash(Hash(2166136261, a), b), c), d);

    /// <summary>Finishes a hash so that low bits depend on all; 0 is left out.</summary>
    private readonly int Bucket(uint h)
    {
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
