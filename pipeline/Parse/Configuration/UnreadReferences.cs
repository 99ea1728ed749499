namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// References of one instance that give no argument its value. Those to blocks that it is wired to anyway, such as the other
/// instances of a block of which an index chose one, are dropped.
/// </summary>
internal sealed class UnreadReferences
{
    private readonly Dictionary<string, string> blocks = new(StringComparer.Ordinal);
    private readonly List<string> reached = [];
    private readonly List<(string To, IReadOnlyList<string> Via)> waiting = [];

    /// <summary>Forgets what is known of the last instance.</summary>
    public void Start()
    {
        reached.Clear();
        waiting.Clear();
    }

    /// <summary>Tells of an edge to an instance.</summary>
    public void Reach(string to) => reached.Add(to);

    public void Add(string to, IReadOnlyList<string> via) => waiting.Add((to, via));

    /// <summary>The first way to each instance of a block that nothing reaches.</summary>
    public IReadOnlyList<(string To, IReadOnlyList<string> Via)> Left()
    {
        if (waiting.Count == 0)
        {
            return [];
        }

        var wired = reached.Select(BlockOf).ToHashSet(StringComparer.Ordinal);
        return [.. waiting.DistinctBy(reference => reference.To, StringComparer.Ordinal)
            .Where(reference => !wired.Contains(BlockOf(reference.To)))];
    }

    private string BlockOf(string address)
    {
        if (!blocks.TryGetValue(address, out var block))
        {
            blocks[address] = block = InstanceKey.WithoutKeys(address);
        }

        return block;
    }
}
