using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>One step of a path in a <see cref="FlatMap"/>.</summary>
internal sealed class FlatNode
{
    private Dictionary<string, FlatNode>? children;

    public bool IsMap { get; private init; }

    public AttributeValue Value { get; set; } = AttributeValue.Null;

    public FlatNode Child(string name, HashSet<string> maps, ReadOnlySpan<char> path)
    {
        children ??= new Dictionary<string, FlatNode>(StringComparer.Ordinal);
        if (!children.TryGetValue(name, out var child))
        {
            children.Add(name, child = new FlatNode { IsMap = maps.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path) });
        }

        return child;
    }

    public AttributeValue ToValue()
    {
        if (children is null)
        {
            return Value;
        }

        if (children.ContainsKey("#"))
        {
            return AttributeValue.Of(children.Where(child => child.Key != "#")
                .OrderBy(child => long.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : 0)
                .Select(child => child.Value.ToValue()).ToArray());
        }

        return AttributeValue.Of(children.Where(child => child.Key != "%")
            .OrderBy(child => child.Key, StringComparer.Ordinal)
            .Select(child => KeyValuePair.Create(child.Key, child.Value.ToValue())).ToArray());
    }
}
