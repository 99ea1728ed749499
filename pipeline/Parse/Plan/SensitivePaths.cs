using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Turns the paths of a raw state's <c>sensitive_attributes</c> into a shape with <c>true</c> where values are sensitive. A
/// path that goes through an index marks the whole list or map: better too much than too little.
/// </summary>
internal static class SensitivePaths
{
    public static AttributeValue Shape(AttributeValue? paths)
    {
        var root = new SortedDictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var path in paths?.Items ?? [])
        {
            var names = Names(path);
            if (names.Count > 0)
            {
                root[names[0]] = Merge(root.GetValueOrDefault(names[0]), names, 1);
            }
        }

        return AttributeValue.Of(root.ToArray());
    }

    private static AttributeValue Merge(AttributeValue? known, List<string> names, int at)
    {
        if (at == names.Count || known?.Kind == AttributeKind.Bool)
        {
            return AttributeValue.True;
        }

        var members = new List<KeyValuePair<string, AttributeValue>>(known?.Members ?? []);
        var index = members.FindIndex(member => member.Key == names[at]);
        var merged = KeyValuePair.Create(names[at], Merge(index < 0 ? null : members[index].Value, names, at + 1));
        if (index < 0)
        {
            members.Add(merged);
        }
        else
        {
            members[index] = merged;
        }

        return AttributeValue.Of(members);
    }

    /// <summary>A path is a list of steps <c>{"type":"get_attr","value":"x"}</c>; an old one is a plain name.</summary>
    private static List<string> Names(AttributeValue path)
    {
        var names = new List<string>();
        if (path.Kind == AttributeKind.String)
        {
            names.Add(path.Text);
        }

        foreach (var step in path.Items)
        {
            if (InstanceReader.TextOf(step, "type") is not "get_attr" || InstanceReader.TextOf(step, "value") is not { } name)
            {
                break;
            }

            names.Add(name);
        }

        return names;
    }
}
