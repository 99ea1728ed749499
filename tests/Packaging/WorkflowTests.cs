using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GraphSec.Tests.Packaging;

/// <summary>What runs on GitHub: nothing that moves, nothing that a stranger's pull request could use.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files { get; } = [.. RepositoryFolder.Files(".github/workflows", "*.yml"), "action.yml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_are_pinned_by_commit(string file)
    {
        foreach (Match uses in Uses().Matches(File.ReadAllText(RepositoryFolder.At(file))))
        {
            Assert.True(uses.Groups[1].Value == "./" || Pinned().IsMatch(uses.Groups[1].Value), $"{file}: {uses.Value.Trim()}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Scripts_get_values_by_their_environment(string file) => Assert.All(
        Scripts(Load(file)), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Permissions_are_given_one_by_one(string file)
    {
        var text = File.ReadAllText(RepositoryFolder.At(file));
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("write-all", text, StringComparison.Ordinal);
        if (file != "action.yml")
        {
            var permissions = (YamlMappingNode)Load(file)["permissions"];
            Assert.Equal("{ { contents, read } }", permissions.ToString());
        }
    }

    [Fact]
    public void A_fork_is_asked_for_no_token()
    {
        var steps = (YamlSequenceNode)Load(".github/workflows/cml.yml")["jobs"]["report"]["steps"];
        var withSecrets = steps.Where(step => step.ToString().Contains("secrets.", StringComparison.Ordinal)).Cast<YamlMappingNode>().ToArray();
        Assert.NotEmpty(withSecrets);
        Assert.All(withSecrets, step => Assert.Contains("head.repo.full_name == github.repository", step["if"].ToString(), StringComparison.Ordinal));
    }

    internal static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(RepositoryFolder.At(file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Scripts(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair => pair is { Key: YamlScalarNode { Value: "run" }, Value: YamlScalarNode script } ? [script.Value!] : Scripts(pair.Value)),
        YamlSequenceNode list => list.SelectMany(Scripts),
        _ => [],
    };

    [GeneratedRegex(@"^\s*(?:- )?uses: (\S+.*)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
