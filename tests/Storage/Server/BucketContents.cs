namespace GraphSec.Tests.Storage.Server;

/// <summary>What the buckets hold.</summary>
internal sealed class BucketContents
{
    private long lastGeneration = 1_700_000_000_000_000;

    /// <summary>By bucket and name the generations of an object, the live one last.</summary>
    public Dictionary<string, SortedDictionary<string, List<Blob>>> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps what is replaced.</summary>
    public bool KeepsVersions { get; set; }

    public void Add(string bucket) => Buckets[bucket] = new SortedDictionary<string, List<Blob>>(StringComparer.Ordinal);

    public IEnumerable<Blob> Of(string bucket) => Buckets[bucket].Values.SelectMany(list => list);

    public Blob? Find(string bucket, string name, long? generation) =>
        Buckets.TryGetValue(bucket, out var objects) && objects.TryGetValue(name, out var versions)
            ? generation is null ? versions[^1] : versions.Find(blob => blob.Generation == generation)
            : null;

    public bool IsLive(Blob blob) => Buckets[blob.Bucket][blob.Name][^1] == blob;

    public Blob Keep(Blob blob)
    {
        var objects = Buckets[blob.Bucket];
        if (KeepsVersions && objects.TryGetValue(blob.Name, out var versions))
        {
            versions.Add(blob);
        }
        else
        {
            objects[blob.Name] = [blob];
        }

        return blob;
    }

    public long NextGeneration() => ++lastGeneration;
}
