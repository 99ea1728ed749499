namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Reads the flowcharts of <c>terraform graph -format=mermaid</c> (Terraform 1.16) as a <see cref="DotGraph"/>: a statement
/// a line. Where identifiers are mere numbers the label is the name; an edge of a cycle is marked as DOT marks it, red.
/// </summary>
public static class MermaidReader
{
    private const string Arrow = " --> ";
    private const string CycleMark = ":::cycle";

    private static readonly DotAttributes Red = DotAttributes.None.With("color", "red");

    /// <exception cref="InputException">The text is no flowchart, or a line of it is no statement.</exception>
    public static DotGraph Read(ReadOnlySpan<char> text, string source = "mermaid")
    {
        var builder = new DotGraphBuilder(isDirected: true, isStrict: false);
        var scopes = new Stack<DotScope>();
        scopes.Push(builder.OpenRoot(null));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.EnumerateLines())
        {
            number++;
            var line = raw.Trim().Trim('\ufeff').TrimEnd(';');
            if (line.IsEmpty || line.StartsWith("%%") || line.StartsWith("flowchart") || line.StartsWith("graph ")
                || line.StartsWith("classDef ") || line.StartsWith("class ") || line.StartsWith("direction "))
            {
                continue;
            }

            if (line.StartsWith("subgraph "))
            {
                scopes.Push(builder.Open(line["subgraph ".Length..].Trim().ToString(), scopes.Peek()));
            }
            else if (line is "end")
            {
                if (scopes.Count == 1)
                {
                    throw new InputException($"{source}:{number}:1: 'end' closes nothing; make the flowchart again");
                }

                builder.Close(scopes.Pop());
            }
            else if (!ReadEdge(line, builder, scopes.Peek(), names) && !ReadNode(line, builder, scopes.Peek(), names))
            {
                var shown = line.Length > 40 ? string.Concat(line[..40], "…") : line.ToString();
                throw new InputException($"{source}:{number}:1: '{shown}' is no node and no edge; make the flowchart again");
            }
        }

        return scopes.Count == 1
            ? builder.Build(null)
            : throw new InputException($"{source}:{number}:1: a subgraph is not closed; the flowchart is cut off, make it again");
    }

    private static bool ReadEdge(ReadOnlySpan<char> line, DotGraphBuilder builder, DotScope scope,
        Dictionary<string, string> names)
    {
        var arrow = line.IndexOf(Arrow);
        if (arrow <= 0 || line[..arrow].Contains('"'))
        {
            return false;
        }

        var target = line[(arrow + Arrow.Length)..].Trim();
        var isCycle = target.EndsWith(CycleMark);
        if (isCycle)
        {
            target = target[..^CycleMark.Length];
        }

        var from = builder.Mention(NameOf(line[..arrow].Trim(), names), scope);
        var to = builder.Mention(NameOf(target, names), scope);
        builder.AddEdges([new DotEnd(from, false), new DotEnd(to, false)], isCycle ? Red : DotAttributes.None);
        return true;
    }

    private static bool ReadNode(ReadOnlySpan<char> line, DotGraphBuilder builder, DotScope scope,
        Dictionary<string, string> names)
    {
        var open = line.IndexOfAny("[{(");
        if (open < 0)
        {
            if (line.ContainsAny(" \t"))
            {
                return false;
            }

            builder.Declare(builder.Mention(line, scope), []);
            return true;
        }

        var id = line[..open].Trim();
        var label = line[open..].TrimStart("[{(").TrimEnd("]})").Trim('"').ToString()
            .Replace("&quot;", "\"", StringComparison.Ordinal);
        if (id.IsEmpty)
        {
            return false;
        }

        if (id.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            names[id.ToString()] = label;
        }

        builder.Declare(builder.Mention(NameOf(id, names), scope), [KeyValuePair.Create("label", label)]);
        return true;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> id, Dictionary<string, string> names) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var name) ? name : id;
}
