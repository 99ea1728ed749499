using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Gathers the <c>references</c> of expressions.</summary>
internal static class References
{
    /// <summary>All references at any depth of an expression or a block.</summary>
    public static void Collect(AttributeValue? expression, List<string> found)
    {
        var parts = new List<(string Path, IReadOnlyList<string> Texts)>();
        CollectAt(expression, "", parts);
        foreach (var part in parts)
        {
            found.AddRange(part.Texts);
        }
    }

    /// <summary>The references of each attribute of a block, under its dotted path without indices.</summary>
    public static void CollectPaths(AttributeValue block, string prefix, List<(string Path, IReadOnlyList<string> Texts)> found)
    {
        foreach (var (name, expression) in block.Members)
        {
            CollectAt(expression, prefix + name, found);
        }
    }

    private static void CollectAt(AttributeValue? expression, string path, List<(string Path, IReadOnlyList<string> Texts)> found)
    {
        if (expression is null)
        {
            return;
        }

        if (expression.Kind == AttributeKind.List)
        {
            foreach (var block in expression.Items)
            {
                CollectPaths(block, path + ".", found);
            }
        }
        else if (ConfiguredValues.IsExpression(expression))
        {
            var texts = InstanceReader.TextsOf(expression, "references");
            if (texts.Count > 0)
            {
                found.Add((path, Longest(texts)));
            }
        }
        else
        {
            CollectPaths(expression, path + ".", found);
        }
    }

    /// <summary>Terraform lists each reference followed by its own shorter forms (<c>a.b.id</c>, <c>a.b</c>): those go.</summary>
    private static List<string> Longest(IReadOnlyList<string> texts)
    {
        var longest = new List<string>(texts.Count);
        var last = "";
        foreach (var text in texts)
        {
            if (!IsHead(text, last))
            {
                last = text;
                longest.Add(text);
            }
        }

        return longest;
    }

    private static bool IsHead(string text, string of) => of.StartsWith(text, StringComparison.Ordinal)
        && (of.Length == text.Length || of[text.Length] is '.' or '[');
}
