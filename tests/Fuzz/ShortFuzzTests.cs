using GraphSec.Fuzz;
using GraphSec.Fuzz.Readers;
using GraphSec.Fuzz.Search;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Fuzz;

/// <summary>A moment of what <c>benchmarks/GraphSec.Fuzz</c> does for as long as one likes.</summary>
public sealed class ShortFuzzTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("hcl", 500)]
    [InlineData("dot", 500)]
    [InlineData("json", 500)]
    [InlineData("mermaid", 500)]
    [InlineData("expression", 500)]
    [InlineData("folder", 60)]
    public void Nothing_is_found(string reader, int executions)
    {
        using var output = new StringWriter();
        var options = new FuzzOptions { Executions = executions, Save = scratch["finds"], LimitSeconds = 20 };
        var fuzzer = new Fuzzer(ReaderCatalog.Create(reader), options, output);
        fuzzer.Run([RepositoryFolder.At("examples"), RepositoryFolder.At("tests/Golden")]);
        Assert.True(fuzzer.Finds == 0, output.ToString());
        Assert.True(fuzzer.Executions >= executions);
    }

    [Theory]
    [InlineData("[$")]
    [InlineData("h(>")]
    [InlineData("s=[\"\",- ")]
    [InlineData("{-$")]
    [InlineData("p([\"\",r?e:@")]
    [InlineData("s={e=\"\"\ni=t\ne&& ")]
    [InlineData("%{for a in[]}t")]
    [InlineData("%{if a}e")]
    [InlineData("%{ if l }${l}%{ else }x%{ endif }")]
    [InlineData("%{ for i in n }${i}%{ endfor }")]
    public void Every_node_lies_inside_its_parent(string text) =>
        new HclFuzzReader().Read(System.Text.Encoding.UTF8.GetBytes(text), new Novelty());

    [Fact]
    public void A_find_is_cut_to_what_matters() =>
        Assert.Equal("xy"u8.ToArray(), Minimiser.Minimise("aaaxbbbbbyccc"u8.ToArray(), input => input.Contains((byte)'x') && input.Contains((byte)'y')));
}
