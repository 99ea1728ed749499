namespace GraphSec.Tests.Packaging;

public sealed class AheadCompiledTests
{
    [Fact]
    public void No_assembly_insists_on_the_framework_that_it_was_compiled_against()
    {
        // The runtime ends a process whose code names a framework by the identity of its module and that finds another patch of it.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = RepositoryFolder.At($"artifacts/bin/GraphSec.Cli/{configuration}");
        var framework = typeof(object).Module.ModuleVersionId.ToByteArray();
        var assemblies = Directory.GetFiles(program, "*.dll");
        Assert.Contains(assemblies, file => Path.GetFileName(file) == "graphsec.dll");
        Assert.All(assemblies, file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(framework) < 0, file));
    }
}
