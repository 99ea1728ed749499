using GraphSec.Pipeline.Collect;

namespace GraphSec.Tests.Pipeline.Collect;

public class ModuleCallsTests
{
    [Theory]
    [InlineData("module \"a\" {\n  source = \"./net\"\n}", "./net")]
    [InlineData("module \"a\" {\n  source=\"../../\"\n}", "../../")]
    [InlineData("{\"module\":{\"a\":{\"source\" : \"./net\"}}}", "./net")]
    [InlineData("  # source = \"./old\"\n  // source = \"./older\"")]
    [InlineData("source = \"terraform-aws-modules/vpc/aws\"")]
    [InlineData("resource \"x\" \"y\" { data_source_name = \"./a\" }")]
    [InlineData("source = \"./broken\n")]
    [InlineData("source")]
    public void Finds_local_sources(string text, params string[] calls) => Assert.Equal(calls, ModuleCalls.In(text));

    [Theory]
    [InlineData("a/b", "../c", "a/c")]
    [InlineData("a", "..", "")]
    [InlineData("", "./x//y/", "x/y")]
    [InlineData("a", "../../x", null)]
    public void Resolves_from_the_calling_folder(string folder, string call, string? path) =>
        Assert.Equal(path, ModuleCalls.Resolve(folder, call));
}
