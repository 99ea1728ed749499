using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.OneModel;

/// <summary>Where what the code says for sure is not what the plan says.</summary>
internal static class Differences
{
    /// <summary>Arguments of the language that a plan has no place for.</summary>
    private static readonly string[] Meta = ["count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection"];

    public static void Add(string path, AttributeValue code, AttributeValue plan, List<string> found)
    {
        switch (code.Kind)
        {
            case AttributeKind.Null or AttributeKind.Unknown:
                break;
            case var _ when plan.Kind == AttributeKind.Unknown:
                // Code knows the length of a list, or the fields of a document, whose parts are not known.
                break;
            case AttributeKind.Object:
                foreach (var (name, value) in code.Members.Where(member => !Meta.Contains(member.Key)))
                {
                    if (plan[name] is { } other)
                    {
                        Add($"{path}.{name}", value, other, found);
                    }
                    else if (value.Kind is not (AttributeKind.Null or AttributeKind.Unknown))
                    {
                        found.Add($"{path}.{name}: {Text(value)} is not in the plan");
                    }
                }

                break;
            case AttributeKind.List when code.Items.All(item => item.Kind == AttributeKind.String)
                && code.Items.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(plan.Items.Select(Text).Order(StringComparer.Ordinal)):
                // A set, which has no order: only the schema tells it from a list.
                break;
            case AttributeKind.List when plan.Kind == AttributeKind.List && plan.Items.Count == code.Items.Count:
                for (var i = 0; i < code.Items.Count; i++)
                {
                    Add($"{path}[{i}]", code.Items[i], plan.Items[i], found);
                }

                break;
            default:
                // The provider's schema, which code does not have, may make a string of a number.
                if (Text(code) != Text(plan))
                {
                    found.Add($"{path}: {Text(code)} but {Text(plan)} in the plan");
                }

                break;
        }
    }

    private static string Text(AttributeValue value) => value.Kind switch
    {
        AttributeKind.Bool => value.Boolean ? "true" : "false",
        AttributeKind.List => $"[{string.Join(", ", value.Items.Select(Text))}]",
        AttributeKind.Object => $"{{{string.Join(", ", value.Members.Select(member => $"{member.Key}: {Text(member.Value)}"))}}}",
        AttributeKind.String or AttributeKind.Number => value.Text,
        _ => value.Kind.ToString(),
    };
}
