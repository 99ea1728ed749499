using System.Text.RegularExpressions;

namespace GraphSec.Tests.Architecture;

/// <summary>DVC watches a stage's own folder: code borrowed from another stage would go stale unseen.</summary>
public sealed class OneWayFlowTests
{
    public static TheoryData<string> Stages { get; } = [.. StageFolders.Names];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_names_no_other_stage(string stage)
    {
        foreach (var other in StageFolders.Names.Where(name => name != stage))
        {
            var types = string.Join('|', RepositoryFolder.Files($"pipeline/{other}", "*.cs").Select(file => Regex.Escape(Path.GetFileName(file).Split('.')[0])));
            var named = new Regex($@"\bPipeline\.{other}\b|(?<![.\w]){other}\.({types})\b");
            foreach (var file in RepositoryFolder.Files($"pipeline/{stage}", "*.cs"))
            {
                Assert.False(named.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), $"{file} uses {other}");
            }
        }
    }

    [Fact]
    public void Artifacts_name_no_stage()
    {
        var named = new Regex($@"\bPipeline\.({string.Join('|', StageFolders.Names)})\b");
        foreach (var file in RepositoryFolder.Files("pipeline/Artifacts", "*.cs"))
        {
            Assert.False(named.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), $"{file} uses a stage");
        }
    }

    [Fact]
    public void Models_know_numbers_and_not_Terraform()
    {
        var words = new Regex(@"terraform|\baws_|\bazurerm_|\bgoogle_|GraphSec\.Pipeline|GraphSec\.Cli", RegexOptions.IgnoreCase);
        foreach (var file in RepositoryFolder.Files("models", "*.cs"))
        {
            Assert.False(words.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), $"{file} knows too much");
        }
    }

    [Fact]
    public void Storage_knows_files_and_no_stage()
    {
        var named = new Regex($@"\bPipeline\.({string.Join('|', StageFolders.Names)})\b|terraform", RegexOptions.IgnoreCase);
        foreach (var file in RepositoryFolder.Files("storage", "*.cs"))
        {
            Assert.False(named.IsMatch(File.ReadAllText(RepositoryFolder.At(file))), $"{file} knows too much");
        }
    }

    [Fact]
    public void Nothing_below_the_command_line_knows_it()
    {
        foreach (var file in new[] { "pipeline", "storage" }.SelectMany(folder => RepositoryFolder.Files(folder, "*.cs")))
        {
            Assert.DoesNotContain("GraphSec.Cli", File.ReadAllText(RepositoryFolder.At(file)), StringComparison.Ordinal);
        }
    }
}
