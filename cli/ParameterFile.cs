using GraphSec.Pipeline;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GraphSec.Cli;

/// <summary>A params.yaml: a section for each stage, whose keys are the options of the stage's command.</summary>
internal static class ParameterFile
{
    /// <summary>What DVC looks for, too.</summary>
    public const string Name = "params.yaml";

    /// <summary>The sections as the arguments that DVC makes of them: <c>--key value</c>, a key that is true alone.</summary>
    /// <exception cref="InputException">No such file, or not such a file.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents.Count == 0 ? new Dictionary<string, IReadOnlyList<string>>() : Sections(stream.Documents[0].RootNode);
        }
        catch (YamlException broken)
        {
            throw new InputException($"'{path}' is no YAML: {broken.Message.ReplaceLineEndings(" ")}; correct it, or name another file with --params", broken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{path}': {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; name another file with --params", error);
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Sections(YamlNode root)
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root is YamlMappingNode map)
        {
            foreach (var (name, section) in map.Children)
            {
                if (section is YamlMappingNode values)
                {
                    sections[name.ToString()] = [.. values.Children.SelectMany(pair => Arguments(pair.Key.ToString(), pair.Value))];
                }
            }
        }

        return sections;
    }

    private static string[] Arguments(string key, YamlNode value) => value switch
    {
        YamlScalarNode { Value: "true", Style: ScalarStyle.Plain } => [$"--{key}"],
        YamlScalarNode { Value: "false" or "null" or "~" or "", Style: ScalarStyle.Plain } => [],
        YamlScalarNode scalar => [$"--{key}", scalar.Value!],
        YamlSequenceNode list => [$"--{key}", .. list.Children.Select(item => item.ToString())],
        _ => [$"--{key}", value.ToString()],
    };
}
