namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// An immutable list of attributes, later ones over earlier ones. Nodes and edges share the list of their defaults.
/// </summary>
public sealed class DotAttributes
{
    public static readonly DotAttributes None = new([]);

    private readonly KeyValuePair<string, string>[] pairs;

    private DotAttributes(KeyValuePair<string, string>[] pairs) => this.pairs = pairs;

    /// <summary>Names are unique, in the order of their first mention.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => pairs;

    /// <summary>The value of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in pairs)
            {
                if (pair.Key == name)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    /// <summary>These with others laid over them.</summary>
    public DotAttributes With(List<KeyValuePair<string, string>> others)
    {
        if (others.Count == 0)
        {
            return this;
        }

        if (pairs.Length + others.Count <= 2 && (pairs.Length == 0 ? others.Count == 1 : pairs[0].Key != others[0].Key))
        {
            return new DotAttributes([.. pairs, .. others]);
        }

        var merged = new List<KeyValuePair<string, string>>(pairs.Length + others.Count);
        merged.AddRange(pairs);
        var index = others.Count > 8 ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        for (var i = 0; index is not null && i < merged.Count; i++)
        {
            index[merged[i].Key] = i;
        }

        foreach (var other in others)
        {
            var at = index is null
                ? merged.FindIndex(pair => pair.Key == other.Key)
                : index.TryGetValue(other.Key, out var known) ? known : -1;
            if (at >= 0)
            {
                merged[at] = other;
            }
            else
            {
                index?.Add(other.Key, merged.Count);
                merged.Add(other);
            }
        }

        return new DotAttributes([.. merged]);
    }

    public DotAttributes With(string name, string value) => With([KeyValuePair.Create(name, value)]);
}
