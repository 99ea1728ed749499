using System.IO.Compression;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class SourceSignatureTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("digraph {\n\tcompound = \"true\"", SourceForm.Dot)]
    [InlineData("digraph G {", SourceForm.Dot)]
    [InlineData("strict graph \"a b\" {", SourceForm.Dot)]
    [InlineData("\uFEFF// made by hand\n/* twice */ # x\n DiGraph{", SourceForm.Dot)]
    [InlineData("flowchart LR\n a --> b", SourceForm.Dot)]
    [InlineData("%% note\ngraph TD\n a --> b", SourceForm.Dot)]
    [InlineData("""{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}""", SourceForm.Plan)]
    [InlineData("""{"format_version":"1.2","terraform_version":"1.11.4","variables":{"a":{"value":"xxx""", SourceForm.Plan)]
    [InlineData("""{"resource_changes":[]}""", SourceForm.Plan)]
    [InlineData("""{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}""", SourceForm.State)]
    [InlineData("""{"format_version":"1.0"}""", SourceForm.State)]
    [InlineData("""{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"x","outputs":{}""", SourceForm.State)]
    public void Graphs_plans_and_states_are_told(string text, SourceForm form)
    {
        Assert.Equal(form, SourceSignature.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(form, SourceSignature.Of([0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(form, SourceSignature.OfFile(Put(Packed(Encoding.UTF8.GetBytes(text)))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("graph theory is a branch of mathematics")]
    [InlineData("graphs {")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"values":{"a":1}}""")]
    [InlineData("""{"name":"x","version":"1.0.0","resources":[]}""")]
    [InlineData("""{"format_version":"1.0","provider_schemas":{}}""")]
    [InlineData("""{"format_version":"1.0","valid":true,"error_count":0}""")]
    [InlineData("""{"planned_values" 1""")]
    [InlineData("resource \"aws_vpc\" \"a\" {")]
    [InlineData("/* never closed digraph {")]
    public void Everything_else_is_nothing(string text) => Assert.Null(SourceSignature.Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_packed_file_longer_than_the_head_is_told()
    {
        var random = new Random(1);
        var noise = string.Concat(Enumerable.Range(0, 200_000).Select(_ => (char)('a' + random.Next(26))));

        Assert.Equal(SourceForm.Dot, SourceSignature.OfFile(Put(Packed(Encoding.UTF8.GetBytes("digraph { \"" + noise + "\" }")))));
    }

    [Fact]
    public void Broken_packing_is_nothing() => Assert.Null(SourceSignature.Of([0x1f, 0x8b, 1, 2, 3, 4]));

    private string Put(byte[] bytes)
    {
        File.WriteAllBytes(scratch["file"], bytes);
        return scratch["file"];
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
