using System.Text;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>
/// Each file <c>Golden/&lt;case&gt;/expected/parse/&lt;file&gt;.graph.json</c> is what reading <c>input/&lt;file&gt;</c>
/// gives. GRAPHSEC_UPDATE_GOLDEN=1 writes them anew; look at the difference before committing it.
/// </summary>
public class SourceGoldenTests
{
    private static readonly string Golden = RepositoryFolder.At("tests/Golden");

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Golden, "*" + GraphFile.Extension, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var parts = Path.GetRelativePath(Golden, file).Split(Path.DirectorySeparatorChar);
            if (parts is [var name, "expected", "parse", var input])
            {
                cases.Add(name, input[..^GraphFile.Extension.Length]);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_gives_the_expected_graph(string name, string input)
    {
        var graph = GraphReader.ReadFile(Path.Combine(Golden, name, "input", input), name, input);
        using var written = new MemoryStream();
        GraphFile.Write(graph, written);
        var expected = Path.Combine(Golden, name, "expected", "parse", input + GraphFile.Extension);
        if (Environment.GetEnvironmentVariable("GRAPHSEC_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(expected, written.ToArray());
        }

        Assert.Equal(File.ReadAllText(expected), Encoding.UTF8.GetString(written.ToArray()));
    }

    [Fact]
    public void The_same_infrastructure_has_the_same_blocks_in_every_form()
    {
        var input = Path.Combine(Golden, "forms-of-one-repo", "input");
        var blocks = Directory.GetFiles(input).Where(file => Path.GetExtension(file) is ".dot" or ".json")
            .ToDictionary(file => Path.GetFileName(file), file => GraphReader.ReadFile(file, "r", "n").Nodes
                .Where(node => node.IsResource && node.IsInstantiated).Select(node => node.BlockAddress).Distinct()
                .Except(["terraform_data.spare"]).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(7, blocks.Count);
        Assert.All(blocks, form => Assert.Equal(blocks["graph.dot"], form.Value));
    }
}
