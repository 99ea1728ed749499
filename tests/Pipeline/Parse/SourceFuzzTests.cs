using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Whatever the bytes, a reader gives a graph or an <see cref="InputException"/> of one line.</summary>
public class SourceFuzzTests
{
    private static readonly string[] Pieces =
    [
        "digraph", "graph", "strict", "subgraph", "node", "edge", "{", "}", "[", "]", "->", "--", "=", ";", ",", ":", "+", "\"",
        "\\", "<", ">", "/*", "*/", "//", "#", "\n", " ", "a", "-1", "\"[root] a.b[\\\"k\\\"] (expand)\"", "\"[root] x[\"k\"]\"", "é",
        "flowchart LR\n", "end\n", " --> ", ":::cycle", "[color = \"red\"]", "\"[root] a.b (destroy)\"", "\0", "\ufeff",
    ];

    private static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "1", "\"x\"", "\"address\":\"a.b[0]\"", "\"references\":[\"a.b.id\"]", "\"values\":",
        "\"expressions\":", "\"resources\":[", "\"root_module\":{", "\"module_calls\":{\"m\":", "\"instances\":[", "\"\\ud800\"", "-", "e",
    ];

    [Fact]
    public void Random_bytes() => Check(Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b)));

    [Fact]
    public void Pieces_of_dot() =>
        Check(Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => Encoding.UTF8.GetBytes("digraph {" + string.Concat(pieces))), 2000);

    [Fact]
    public void Pieces_of_flowcharts() =>
        Check(Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => Encoding.UTF8.GetBytes("flowchart LR\n" + string.Concat(pieces))), 500);

    [Fact]
    public void Pieces_of_json() => Check(Gen.ArrayOf(Gen.Elements(JsonPieces))
        .Select(pieces => Encoding.UTF8.GetBytes("{\"format_version\":\"1.0\",\"planned_values\":" + string.Concat(pieces))), 2000);

    [Theory]
    [InlineData("graph.dot")]
    [InlineData("apply-graph.dot")]
    [InlineData("plan-destroy-graph.dot")]
    [InlineData("plan.json")]
    [InlineData("state.json")]
    [InlineData("state-file.json")]
    public void Changed_samples(string file)
    {
        var sample = File.ReadAllBytes(
            RepositoryFolder.At($"tests/Golden/forms-of-one-repo/input/{file}"));
        Check(Gen.ArrayOf(Gen.Choose(0, 1 << 30), 6).Select(numbers => Change(sample, numbers)), 300);
    }

    [Theory]
    [InlineData("{", "\"planned_values\":")]
    [InlineData("[", "")]
    public void Endless_nesting_is_refused_in_one_line(string open, string name)
    {
        var text = "{\"format_version\":\"1.0\",\"configuration\":" + string.Concat(Enumerable.Repeat(open + (open == "{" ? "\"a\":" : ""), 100_000));
        Assert.True(Survives(Encoding.UTF8.GetBytes(text)));
        Assert.True(Survives(Encoding.UTF8.GetBytes("{" + name + string.Concat(Enumerable.Repeat(open, 100_000)))));
    }

    [Fact]
    public void What_is_read_from_dot_is_written_and_read_again() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat).ToArbitrary(), text =>
        {
            try
            {
                var graph = DotReader.Read("digraph { " + text + " }");
                var again = DotReader.Read(DotWriter.Write(graph));
                return graph.Nodes.Count == again.Nodes.Count && graph.Edges.Count == again.Edges.Count
                    && DotWriter.Write(again) == DotWriter.Write(DotReader.Read(DotWriter.Write(again)));
            }
            catch (InputException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7).WithMaxTest(2000));

    private static void Check(Gen<byte[]> inputs, int count = 300) =>
        Prop.ForAll(inputs.ToArbitrary(), Survives).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7).WithMaxTest(count));

    private static bool Survives(byte[] bytes)
    {
        try
        {
            var graph = GraphReader.Read(new MemoryStream(bytes), "r", "n", "in");
            return graph.Edges.All(edge => edge.From < graph.Nodes.Count && edge.To < graph.Nodes.Count);
        }
        catch (InputException told)
        {
            Assert.DoesNotContain('\n', told.Message);
            Assert.InRange(told.Message.Length, 10, 600);
            return true;
        }
    }

    /// <summary>Flips bytes, cuts the end, or writes a piece of the sample elsewhere in it.</summary>
    private static byte[] Change(byte[] sample, int[] numbers)
    {
        var changed = sample.ToArray();
        var (from, to, length) = (numbers[1] % sample.Length, numbers[2] % sample.Length, numbers[3] % 40);
        switch (numbers[0] % 4)
        {
            case 0:
                return changed[..from];
            case 1:
                changed[from] = (byte)numbers[4];
                changed[to] = (byte)numbers[5];
                return changed;
            case 2:
                return [.. changed[..from], .. changed[Math.Min(to, from)..]];
            default:
                length = Math.Min(length, sample.Length - Math.Max(from, to));
                sample.AsSpan(from, length).CopyTo(changed.AsSpan(to));
                return changed;
        }
    }
}
