using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GraphSec.Tests.Architecture;

/// <summary>dvc.yaml is one that DVC takes: it refuses keys that it does not know. https://dvc.org/doc/user-guide/project-structure/dvcyaml-files</summary>
public sealed class DvcFileTests
{
    private static readonly string[] Top = ["stages", "vars", "params", "metrics", "plots", "artifacts", "datasets"];
    private static readonly string[] Stage = ["cmd", "wdir", "deps", "params", "vars", "outs", "metrics", "plots", "frozen", "always_changed", "desc", "meta"];
    private static readonly string[] Out = ["cache", "persist", "push", "remote", "desc", "type", "labels", "meta"];
    private static readonly string[] Plot = ["x", "y", "x_label", "y_label", "title", "template"];
    private static readonly string[] Artifact = ["path", "desc", "type", "labels", "meta"];
    private static readonly string[] Templates =
        ["simple", "linear", "confusion", "confusion_normalized", "scatter", "scatter_jitter", "smooth", "bar_horizontal_sorted", "bar_horizontal"];

    private readonly YamlMappingNode root = Load("dvc.yaml");
    private readonly DvcPipeline pipeline = DvcPipeline.Read(RepositoryFolder.Root);

    [Fact]
    public void Every_key_is_one_of_DVC()
    {
        Assert.Subset(Top.ToHashSet(), Keys(root));
        foreach (var (_, stage) in Map(root["stages"]).Children)
        {
            Assert.Subset(Stage.ToHashSet(), Keys(stage));
            foreach (var output in ((YamlSequenceNode)stage["outs"]).OfType<YamlMappingNode>())
            {
                Assert.Subset(Out.ToHashSet(), Keys(output.Children.Single().Value));
            }
        }

        Assert.All(Plots(), plot => Assert.Subset(Plot.ToHashSet(), Keys(plot)));
        Assert.All(Plots(), plot => Assert.Contains(plot["template"].ToString(), Templates));
        foreach (var (name, artifact) in Map(root["artifacts"]).Children)
        {
            Assert.Matches("^[a-z0-9]([a-z0-9-/]*[a-z0-9])?$", name.ToString());
            Assert.Subset(Artifact.ToHashSet(), Keys(artifact));
            Assert.Contains(artifact["path"].ToString(), Outputs());
        }
    }

    [Fact]
    public void No_output_lies_in_another() => Assert.All(
        Outputs(), output => Assert.DoesNotContain(Outputs(), other => other != output && output.StartsWith(other + "/", StringComparison.Ordinal)));

    [Fact]
    public void Metrics_and_plots_are_of_outputs()
    {
        var files = ((YamlSequenceNode)root["metrics"]).Select(node => node.ToString()).Concat(PlotColumns().Select(column => column.File));
        Assert.All(files, file => Assert.Contains(Outputs(), output => file.StartsWith(output + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_git_keeps_of_an_output_DVC_does_not_cache()
    {
        var kept = Regex.Matches(File.ReadAllText(RepositoryFolder.At(".gitignore")), @"^!/(data/\w+)/\S+$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct();
        foreach (var folder in kept)
        {
            var output = Map(root["stages"]).Children.Values.SelectMany(stage => (YamlSequenceNode)stage["outs"]).OfType<YamlMappingNode>()
                .Single(node => node.Children.Single().Key.ToString() == folder);
            Assert.Equal("false", output.Children.Single().Value["cache"].ToString());
        }
    }

    [Fact]
    public void Sections_unpack_to_plain_values()
    {
        foreach (var (name, section) in pipeline.Parameters)
        {
            // What a shell would cut, or take for something else.
            Assert.All(section, pair => Assert.Matches(@"^[\w.,/:@%+=-]+$", pair.Value));
            Assert.Matches("^[a-z]+$", name);
        }
    }

    /// <summary>The columns that plots are drawn from, by file.</summary>
    internal static IEnumerable<(string File, string Column)> PlotColumns() => Plots(Load("dvc.yaml"))
        .SelectMany(plot => new[] { plot["x"], plot["y"] })
        .SelectMany(axis => Map(axis).Children)
        .SelectMany(pair => pair.Value is YamlSequenceNode list ? list.Select(column => (pair.Key.ToString(), column.ToString())) : [(pair.Key.ToString(), pair.Value.ToString())]);

    private IEnumerable<YamlMappingNode> Plots() => Plots(root);

    private static IEnumerable<YamlMappingNode> Plots(YamlMappingNode root) => ((YamlSequenceNode)root["plots"]).Select(plot => Map(Map(plot).Children.Single().Value));

    private string[] Outputs() => [.. pipeline.Stages.SelectMany(stage => stage.Outputs)];

    private static HashSet<string> Keys(YamlNode node) => [.. Map(node).Children.Keys.Select(key => key.ToString())];

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(RepositoryFolder.At(file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
