namespace GraphSec.Storage;

/// <summary>A place that a run will write to, and what stood there when the run began.</summary>
public sealed class OutputPlace
{
    internal OutputPlace(BucketUrl url, IEnumerable<StoredObject> before)
    {
        Url = url;
        Before = before.ToDictionary(item => item.Name, StringComparer.Ordinal);
    }

    public BucketUrl Url { get; }

    /// <summary>By full name.</summary>
    internal IReadOnlyDictionary<string, StoredObject> Before { get; }

    /// <summary>The generation that is replaced; 0 where there was none.</summary>
    internal long GenerationOf(string name) => Before.TryGetValue(name, out var stored) ? stored.Generation : 0;
}
