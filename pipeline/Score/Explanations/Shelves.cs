namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>Blocks to compare with, a shelf a type, each made when it is asked for.</summary>
internal sealed class Shelves(IEnumerable<BlockSight> sights)
{
    private readonly Dictionary<string, TypeShelf> shelves = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, BlockSight>> byFamily =
        new(() => sights.ToLookup(sight => FamilyOf(sight.Block.Type), StringComparer.Ordinal));

    /// <summary>Those of a type and of other versions of it; null where there are none.</summary>
    public TypeShelf? Of(string type)
    {
        var family = FamilyOf(type);
        if (!shelves.TryGetValue(family, out var shelf) && byFamily.Value[family].ToArray() is { Length: > 0 } found)
        {
            shelves[family] = shelf = new TypeShelf(found);
        }

        return shelf;
    }

    /// <summary>A type without its version: <c>kubernetes_deployment_v1</c> is a <c>kubernetes_deployment</c>.</summary>
    private static string FamilyOf(string type)
    {
        var end = type.LastIndexOf("_v", StringComparison.Ordinal);
        return end > 0 && end + 2 < type.Length && type.AsSpan(end + 2).IndexOfAnyExceptInRange('0', '9') < 0 ? type[..end] : type;
    }
}
