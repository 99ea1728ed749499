using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Unfolds the flat attributes of a version 3 state: <c>tags.%</c> counts a map's members, <c>ingress.#</c> a list's items,
/// and the items' keys are indices, or hashes for a set.
/// </summary>
internal static class FlatMap
{
    private const int MostDepth = 64;

    public static AttributeValue Unfold(AttributeValue flat)
    {
        var maps = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, _) in flat.Members)
        {
            if (path.EndsWith(".%", StringComparison.Ordinal))
            {
                maps.Add(path[..^2]);
            }
        }

        var root = new FlatNode();
        foreach (var (path, value) in flat.Members)
        {
            var node = root;
            var rest = path.AsSpan();
            for (var depth = 0; ; depth++)
            {
                // Below a map's name dots belong to the key: annotations.example.com/x.
                var dot = node.IsMap || depth == MostDepth ? -1 : rest.IndexOf('.');
                var name = dot < 0 ? rest.ToString() : rest[..dot].ToString();
                node = node.Child(name, maps, path.AsSpan(0, path.Length - rest.Length + name.Length));
                if (dot < 0)
                {
                    break;
                }

                rest = rest[(dot + 1)..];
            }

            node.Value = value;
        }

        return root.ToValue();
    }
}
