using YamlDotNet.RepresentationModel;

namespace GraphSec.Tests.Architecture;

/// <summary>dvc.yaml and params.yaml, as far as this repository uses their grammar.</summary>
internal sealed record DvcPipeline(
    IReadOnlyList<DvcStage> Stages, IReadOnlyDictionary<string, SortedDictionary<string, string>> Parameters)
{
    public static DvcPipeline Read(string folder)
    {
        var stages = (YamlMappingNode)Load(Path.Combine(folder, "dvc.yaml"))["stages"];
        var parameters = Load(Path.Combine(folder, "params.yaml")).Children.ToDictionary(
            section => Text(section.Key),
            section => new SortedDictionary<string, string>(
                ((YamlMappingNode)section.Value).Children.ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value)), StringComparer.Ordinal));
        return new DvcPipeline(
            [.. stages.Children.Select(stage => Stage(Text(stage.Key), (YamlMappingNode)stage.Value))], parameters);
    }

    /// <summary>Each stage after those that write what it reads.</summary>
    public IEnumerable<DvcStage> InOrder()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var left = Stages.ToList();
        while (left.Count > 0)
        {
            var written = left.SelectMany(stage => stage.Outputs).ToHashSet(StringComparer.Ordinal);
            var next = left.FirstOrDefault(stage => !stage.Dependencies.Any(written.Contains))
                ?? throw new InvalidOperationException("the stages depend on each other in a circle");
            left.Remove(next);
            done.Add(next.Name);
            yield return next;
        }
    }

    /// <summary>The arguments of the program, with <c>${section}</c> unpacked as DVC does.</summary>
    public string[] Arguments(DvcStage stage)
    {
        var command = stage.Command[(stage.Command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..];
        return [.. command.Split(' ').SelectMany(word => word.StartsWith("${", StringComparison.Ordinal)
            ? Parameters[word[2..^1]].SelectMany(entry => Unpacked(entry.Key, entry.Value))
            : [word])];
    }

    private static string[] Unpacked(string key, string value) => value switch
    {
        "true" => [$"--{key}"],
        "false" => [],
        _ => [$"--{key}", value],
    };

    private static DvcStage Stage(string name, YamlMappingNode stage) => new(
        name, Text(stage["cmd"]), Texts(stage, "deps"), Texts(stage, "params"), Texts(stage, "outs"));

    /// <summary>An entry is a path, or a path with options.</summary>
    private static string[] Texts(YamlMappingNode stage, string key) => stage.Children.TryGetValue(new YamlScalarNode(key), out var list)
        ? [.. ((YamlSequenceNode)list).Select(item => Text(item is YamlMappingNode map ? map.Children.First().Key : item))]
        : [];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlMappingNode Load(string path)
    {
        using var reader = File.OpenText(path);
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
