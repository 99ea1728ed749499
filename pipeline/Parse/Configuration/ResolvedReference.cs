namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>A reference followed to the resources it reaches.</summary>
/// <param name="Targets">Addresses of the instances.</param>
/// <param name="Path">The attribute read.</param>
/// <param name="IsDirect">Nothing but names lies between, so that further attributes of the name are attributes of the target.
/// </param>
/// <param name="Via">The names in between, nearest first.</param>
internal sealed record ResolvedReference(IReadOnlyList<string> Targets, string Path, bool IsDirect, IReadOnlyList<string> Via)
{
    /// <summary>Names that are kept of the way; more than anybody reads, and a chain of thousands would take their square.</summary>
    private const int LongestWay = 32;

    /// <summary>The same reference seen from an expression that reaches it through a name.</summary>
    public ResolvedReference Through(FoundReference found, bool isDirect) => new(Targets,
        IsDirect ? Join(Path, found.Path) : Path, IsDirect && isDirect, [.. found.Via, found.Name!.Address, .. Via.Take(LongestWay)]);

    internal static string Join(string path, string more) =>
        path.Length == 0 ? more : more.Length == 0 ? path : $"{path}.{more}";
}
