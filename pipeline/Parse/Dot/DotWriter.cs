using System.Text;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Writes a <see cref="DotGraph"/> so that graphviz and <see cref="DotReader"/> read the same graph again: subgraphs nested
/// with their declared and undeclared nodes, then all edges.
/// </summary>
public static class DotWriter
{
    public static void Write(DotGraph graph, TextWriter output)
    {
        var childrenOf = Group(graph.Subgraphs.Count, graph.Subgraphs.Select(subgraph => subgraph.Parent));
        var nodesOf = Group(graph.Subgraphs.Count, graph.Nodes.Select(node => node.Subgraph));
        output.Write(graph.IsStrict ? "strict " : "");
        output.Write(graph.IsDirected ? "digraph" : "graph");
        output.Write(graph.Subgraphs[0].Id is { } id ? $" {Quote(id)} {{\n" : " {\n");
        WriteContent(graph, 0, nodesOf, output, 1);

        // A stack of its own: nesting may be deeper than the call stack.
        var open = new Stack<(int Subgraph, int NextChild)>();
        open.Push((0, 0));
        while (open.TryPop(out var at))
        {
            if (at.NextChild == childrenOf[at.Subgraph].Count)
            {
                Close(graph, output, open.Count);
                continue;
            }

            open.Push((at.Subgraph, at.NextChild + 1));
            var child = childrenOf[at.Subgraph][at.NextChild];
            Indent(output, open.Count);
            output.Write(graph.Subgraphs[child].Id is { } name ? $"subgraph {Quote(name)} {{\n" : "subgraph {\n");
            WriteContent(graph, child, nodesOf, output, open.Count + 1);
            open.Push((child, 0));
        }
    }

    public static string Write(DotGraph graph)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(graph, text);
        return text.ToString();
    }

    /// <summary>The text as a quoted identifier; HTML stays HTML.</summary>
    public static string Quote(string id)
    {
        if (IsHtml(id))
        {
            return id;
        }

        var text = new StringBuilder(id.Length + 2).Append('"');
        for (var i = 0; i < id.Length; i++)
        {
            // Escapes are kept by the reader and written back as they are, a pair of backslashes as a pair; a single one
            // at the end would swallow the closing quote.
            if (id[i] == '\\' && i + 1 < id.Length && id[i + 1] == '\\')
            {
                text.Append("\\\\");
                i++;
            }
            else if (id[i] == '\\' && (i + 1 == id.Length || id[i + 1] is '"' or '\n' or '\r'))
            {
                text.Append("\\\\");
            }
            else
            {
                text.Append(id[i] == '"' ? "\\\"" : id[i].ToString());
            }
        }

        return text.Append('"').ToString();
    }

    private static void Close(DotGraph graph, TextWriter output, int depth)
    {
        if (depth == 0)
        {
            foreach (var edge in graph.Edges)
            {
                output.Write($"  {Quote(graph.Nodes[edge.From].Id)} {(graph.IsDirected ? "->" : "--")} ");
                output.Write(Quote(graph.Nodes[edge.To].Id));
                WriteAttributes(edge.Attributes, output);
            }
        }

        Indent(output, depth);
        output.Write("}\n");
    }

    private static void WriteContent(DotGraph graph, int subgraph, List<int>[] nodesOf, TextWriter output, int depth)
    {
        foreach (var (name, value) in graph.Subgraphs[subgraph].Attributes.Pairs)
        {
            Indent(output, depth);
            output.Write($"{Quote(name)} = {Quote(value)};\n");
        }

        foreach (var index in nodesOf[subgraph])
        {
            var node = graph.Nodes[index];
            Indent(output, depth);
            output.Write(Quote(node.Id));
            WriteAttributes(node.Attributes, output);
        }
    }

    private static void WriteAttributes(DotAttributes attributes, TextWriter output)
    {
        var separator = " [";
        foreach (var (name, value) in attributes.Pairs)
        {
            output.Write($"{separator}{Quote(name)}={Quote(value)}");
            separator = ", ";
        }

        output.Write(attributes.Pairs.Count > 0 ? "];\n" : ";\n");
    }

    private static List<int>[] Group(int count, IEnumerable<int> ownerOf)
    {
        var groups = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            groups[i] = [];
        }

        var index = 0;
        foreach (var owner in ownerOf)
        {
            if (owner >= 0)
            {
                groups[owner].Add(index);
            }

            index++;
        }

        return groups;
    }

    private static bool IsHtml(string id)
    {
        if (id.Length < 2 || id[0] != '<' || id[^1] != '>')
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < id.Length; i++)
        {
            depth += id[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0 && i + 1 < id.Length)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static void Indent(TextWriter output, int depth)
    {
        for (var i = 0; i < depth && i < 40; i++)
        {
            output.Write("  ");
        }
    }
}
