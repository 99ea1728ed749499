using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Reads the text of <c>terraform graph</c>. Before 0.13 Terraform did not escape quotes in identifiers, so that
/// <c>"[root] a.b["k"]"</c> is no DOT, or by chance another one; such text is read line by line instead.
/// </summary>
public static class TerraformDotText
{
    private const string Open = "\"" + TerraformName.Prefix;
    private const string Arrow = "\" -> " + Open;
    private const string List = "\" [";

    /// <exception cref="InputException">The text can be read neither way.</exception>
    public static DotGraph Read(ReadOnlySpan<char> text, string source)
    {
        try
        {
            var graph = DotReader.Read(text, source);
            return HasCutName(graph) ? ReadLines(text, source) : graph;
        }
        catch (InputException) when (text.IndexOf(Open) >= 0 && TryReadLines(text, source, out var graph))
        {
            return graph;
        }
    }

    /// <summary>An unescaped key ends the quoted name right after its bracket.</summary>
    private static bool HasCutName(DotGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Id.EndsWith('[') && node.Id.StartsWith(TerraformName.Prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadLines(ReadOnlySpan<char> text, string source, out DotGraph graph)
    {
        graph = ReadLines(text, source);

        // A modern file that is merely damaged shall keep its message, not lose its lines.
        return HasUnescapedKey(graph) && text.TrimEnd().EndsWith("}");
    }

    private static bool HasUnescapedKey(DotGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            var quote = node.Id.IndexOf("[\"", StringComparison.Ordinal);
            if (quote > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static DotGraph ReadLines(ReadOnlySpan<char> text, string source)
    {
        var builder = new DotGraphBuilder(isDirected: true, isStrict: false);
        var scope = builder.OpenRoot(null);
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (!line.StartsWith(Open))
            {
                continue;
            }

            line = line[1..].TrimEnd(';');
            var attributes = SplitAttributes(ref line, source);
            var arrow = line.IndexOf(Arrow);
            if (arrow >= 0)
            {
                var from = builder.Mention(line[..arrow], scope);
                var to = builder.Mention(line[(arrow + Arrow.Length - TerraformName.Prefix.Length)..], scope);
                builder.AddEdges([new DotEnd(from, false), new DotEnd(to, false)], attributes);
            }
            else
            {
                builder.Declare(builder.Mention(line, scope), [.. attributes.Pairs]);
            }
        }

        return builder.Build(null);
    }

    /// <summary>Cuts the attribute list and the closing quote off the line.</summary>
    private static DotAttributes SplitAttributes(ref ReadOnlySpan<char> line, string source)
    {
        var list = line.LastIndexOf(List);
        if (list < 0 || !line.EndsWith("]"))
        {
            line = line.TrimEnd('"');
            return DotAttributes.None;
        }

        var statement = $"digraph {{ x {line[(list + 2)..]} }}";
        line = line[..list];
        try
        {
            return DotReader.Read(statement, source).Nodes[0].Attributes;
        }
        catch (InputException)
        {
            return DotAttributes.None;
        }
    }
}
