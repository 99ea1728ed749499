using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>Code in the JSON form is the same graph as in native syntax.</summary>
public sealed class JsonSyntaxTests
{
    [Fact]
    public void A_whole_example_is_the_same_to_the_last_bit()
    {
        var code = CodeFolder.Load(RepositoryFolder.At("examples/web-shop"));
        Same(Reading.Of(code, "environments/prod.tfvars"), Reading.Of(InJson(code), "environments/prod.tfvars"));
    }

    /// <summary>
    /// These have dynamic blocks inside a provider's blocks. Without the provider's schema JSON does not tell its blocks from its
    /// arguments, so such a dynamic block stays closed: the edges go to the same resources, from another path.
    /// </summary>
    [Theory]
    [InlineData("data-platform")]
    [InlineData("aks-platform")]
    public void Closed_dynamic_blocks_refer_to_the_same_resources(string example)
    {
        var code = CodeFolder.Load(RepositoryFolder.At($"examples/{example}"));
        var (before, after) = (Reading.Of(code, "environments/prod.tfvars"), Reading.Of(InJson(code), "environments/prod.tfvars"));
        Assert.Equal(Addresses(before), Addresses(after));
        Assert.Equal(Ends(before), Ends(after));
    }

    [Fact]
    public void Resources_without_such_blocks_are_the_same_to_the_last_bit()
    {
        var code = new CodeFolder(new Dictionary<string, string> { ["main.tf"] = KeyRewritingTests.Fixture("count = 1", "[0]") });
        Same(Reading.Of(code, null), Reading.Of(InJson(code), null));
    }

    private static void Same(Reading before, Reading after)
    {
        Assert.Equal(before.Resources, after.Resources);
        Assert.Equal(before.Edges, after.Edges);
        Assert.Equal(before.Scores.OrderBy(s => s.Key, StringComparer.Ordinal), after.Scores.OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Ends(Reading reading) => reading.Edges
        .Select(edge => System.Text.RegularExpressions.Regex.Replace(edge, @":\S* -> (.+?):[\w.]* .*$", " -> $1")).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Addresses(Reading reading) => reading.Resources.Select(line => line.Split(' ')[0]);

    private static CodeFolder InJson(CodeFolder code) => new(code.Files.ToDictionary(
        file => IsNative(file.Key) ? file.Key + ".json" : file.Key,
        file => IsNative(file.Key) ? JsonForm.Of(HclParser.ParseFile(new SourceText(file.Key, file.Value)).Body) : file.Value));

    private static bool IsNative(string path) => path.EndsWith(".tf", StringComparison.Ordinal);
}
