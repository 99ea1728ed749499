using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

public class GraphFileTests
{
    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(GraphGenerators.Graph(), graph =>
    {
        var masked = graph with { Nodes = [.. graph.Nodes.Select(node => node with { Attributes = node.Attributes.Masked() })] };
        var again = GraphFile.Read(new MemoryStream(Bytes(graph)));
        return Describe(again) == Describe(masked) && Bytes(again).AsSpan().SequenceEqual(Bytes(graph));
    }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7));

    [Fact]
    public void Sensitive_values_never_reach_the_file()
    {
        var secret = AttributeValue.Of([AttributeValue.Of("hunter2"), AttributeValue.OfNumber("4711")]).AsSensitive();
        var node = new GraphNode("a.b", "a.b", NodeKind.Resource, "a", "b")
        {
            Attributes = AttributeValue.Of([KeyValuePair.Create("pw", secret)]),
        };
        var text = Encoding.UTF8.GetString(Bytes(new ResourceGraph("r", "n", SourceForm.Plan, true, [node], [])));
        Assert.DoesNotContain("hunter2", text);
        Assert.DoesNotContain("4711", text);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("]}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("graphsec");
        try
        {
            var path = Path.Combine(folder.FullName, "x" + GraphFile.Extension);
            var graph = new ResourceGraph("r", "n", SourceForm.Dot, false, [], []);
            GraphFile.Write(graph, path);
            GraphFile.Write(graph with { Name = "m" }, path);
            Assert.Equal("m", GraphFile.Read(path).Name);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"head\":{\"format\":\"other\"}}")]
    [InlineData("{\"head\":{\"format\":\"graphsec-graph\",\"version\":99}}")]
    [InlineData("{\"head\":{\"format\":\"graphsec-graph\",\"version\":1,\"repository\":\"\",\"name\":\"\",\"form\":\"Dot\","
        + "\"has_attributes\":false},\"nodes\":[],\"edges\":[{\"from\":0,\"to\":1,\"kind\":\"Reduced\"}]}")]
    public void Another_file_is_refused(string text) =>
        Assert.Throws<InputException>(() => GraphFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x"));

    [Fact]
    public void A_missing_file_is_told() =>
        Assert.StartsWith("no graph file", Assert.Throws<InputException>(() => GraphFile.Read("nowhere/x")).Message, StringComparison.Ordinal);

    private static byte[] Bytes(ResourceGraph graph)
    {
        using var stream = new MemoryStream();
        GraphFile.Write(graph, stream);
        return stream.ToArray();
    }

    private static string Describe(ResourceGraph graph)
    {
        var text = new StringBuilder();
        text.AppendLine($"{graph.Repository}|{graph.Name}|{graph.Form}|{graph.HasAttributes}");
        text.AppendJoin('|', graph.Notices).AppendJoin('|', graph.Errors);
        foreach (var node in graph.Nodes)
        {
            text.AppendLine($"{node with { Attributes = AttributeValue.Null }}");
            Describe(node.Attributes, text);
        }

        foreach (var edge in graph.Edges)
        {
            text.AppendLine($"{edge.From}|{edge.To}|{edge.Kind}|{edge.FromPath}|{edge.ToPath}|").AppendJoin('|', edge.Via);
        }

        return text.ToString();
    }

    private static void Describe(AttributeValue value, StringBuilder text)
    {
        text.Append(value.IsSensitive ? "!" : "").Append(value.Kind).Append(value.Boolean).Append('<').Append(value.Text).Append('>');
        foreach (var item in value.Items)
        {
            Describe(item, text.Append(','));
        }

        foreach (var member in value.Members)
        {
            Describe(member.Value, text.Append(';').Append(member.Key).Append('='));
        }
    }
}
