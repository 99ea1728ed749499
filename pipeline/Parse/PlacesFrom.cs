using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse;

/// <summary>Names places as seen from the folder that was asked for, where modules were read from a wider one.</summary>
internal static class PlacesFrom
{
    public static ResourceGraph Folder(string folder, string root, ResourceGraph graph)
    {
        var (from, above) = (Path.GetFullPath(folder), Path.GetFullPath(root));
        if (from == above)
        {
            return graph;
        }

        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return graph with { Nodes = [.. graph.Nodes.Select(node => node with { Place = Moved(node.Place), CallPlace = Moved(node.CallPlace) })] };

        SourcePlace? Moved(SourcePlace? place)
        {
            if (place is null)
            {
                return null;
            }

            if (!known.TryGetValue(place.File, out var file))
            {
                file = Path.GetRelativePath(from, Path.Combine(above, place.File)).Replace(Path.DirectorySeparatorChar, '/');
                known[place.File] = file;
            }

            return place with { File = file };
        }
    }
}
