using System.Globalization;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Report;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GraphSec.Cli.Configuration;

/// <summary>Reads a configuration. Apart from <see cref="ConfigSearch"/>, so that the YAML library is loaded only where there is a file.</summary>
internal sealed class ConfigReader
{
    private static readonly string[] Keys =
        ["threshold", "top", "fail-on", "exclude", "var-files", "outputs", "baseline", "new-only", "inline-ignores"];

    private static readonly string[] ExcludeKeys = ["paths", "types", "addresses"];

    private const int Deepest = 16;
    private const long MostBytes = 1 << 20;

    private readonly string path;
    private readonly string folder;
    private readonly string? limit;

    private ConfigReader(string path, string? limit) => (this.path, this.limit, folder) = (path, limit, Path.GetDirectoryName(path)!);

    /// <param name="limit">Folder that its paths may not leave, for a file that came with the code; null for one that the user named.</param>
    /// <exception cref="InputException">The file cannot be read, is no YAML, or says what nobody knows.</exception>
    public static ConfigFile Read(string path, string? limit)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Text(path, limit)));
            return stream.Documents.Count == 0 ? new ConfigFile(path) : new ConfigReader(path, limit).Read(stream.Documents[0].RootNode);
        }
        catch (YamlException broken)
        {
            throw new InputException($"'{path}' line {broken.Start.Line} is no YAML: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{path}': {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; see that you may read it", error);
        }
    }

    /// <summary>The file's text, once it is known to be no trap: a link, a pipe, or lists in lists without end.</summary>
    private static string Text(string path, string? limit)
    {
        if (limit is not null && !RepositoryPath.IsWithin(path, limit))
        {
            throw new InputException($"'{path}' is a link; put the configuration itself there, or name it with --config");
        }

        // What has no length is a pipe or empty.
        var text = new FileInfo(path).Length is > 0 and <= MostBytes ? File.ReadAllText(path) : "";
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
            {
                throw new InputException($"'{path}' line {parser.Current.Start.Line} is nested deeper than any configuration");
            }
        }

        return text;
    }

    private ConfigFile Read(YamlNode root)
    {
        var config = new ConfigFile(path);
        foreach (var (key, value) in Members(root, "the file", Keys))
        {
            config = key switch
            {
                "threshold" => config with { Threshold = Number(key, value, 100) },
                "top" => config with { Top = (int)Number(key, value, int.MaxValue, isWhole: true) },
                "fail-on" => config with { FailOn = Number(key, value, 101) },
                "exclude" => ReadExclude(config, value),
                "var-files" => config with { VarFiles = [.. Texts(key, value).Select(file => At(file, value))] },
                "outputs" => config with { Outputs = [.. Members(value, key, [.. ReportFormats.All.Select(format => format.Name)]).Select(output => $"{output.Key}={At(Text(output.Key, output.Value), output.Value)}")] },
                "baseline" => config with { Baseline = At(Text(key, value), value) },
                "new-only" => config with { NewOnly = Bool(key, value) },
                _ => config with { InlineIgnores = Bool(key, value) },
            };
        }

        return config;
    }

    private ConfigFile ReadExclude(ConfigFile config, YamlNode node)
    {
        foreach (var (key, value) in Members(node, "exclude", ExcludeKeys))
        {
            var patterns = Texts(key, value);
            config = key switch
            {
                "paths" => config with { ExcludePaths = patterns },
                "types" => config with { ExcludeTypes = patterns },
                _ => config with { ExcludeAddresses = patterns },
            };
        }

        return config;
    }

    private IEnumerable<(string Key, YamlNode Value)> Members(YamlNode node, string name, string[] known)
    {
        if (node is YamlScalarNode { Value: "" or null })
        {
            yield break;
        }

        if (node is not YamlMappingNode map)
        {
            throw Wrong(node, $"{name} must hold 'key: value' lines");
        }

        foreach (var (key, value) in map.Children)
        {
            var word = (key as YamlScalarNode)?.Value ?? "";
            yield return known.Contains(word)
                ? (word, value)
                : throw Wrong(key, $"there is no key '{word}'{(ClosestWord.To(word, known) is { } near ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", known)}")}");
        }
    }

    private double Number(string key, YamlNode node, double most, bool isWhole = false)
    {
        var text = (node as YamlScalarNode)?.Value;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most && (!isWhole || value == Math.Floor(value))
            ? value
            : throw Wrong(node, $"'{key}' must be {(isWhole ? "a whole number, 0 or more" : $"a number from 0 to {most}")}");
    }

    private bool Bool(string key, YamlNode node) => (node as YamlScalarNode)?.Value switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(node, $"'{key}' must be true or false"),
    };

    private string Text(string key, YamlNode node) => node is YamlScalarNode { Value.Length: > 0 } text
        ? text.Value!
        : throw Wrong(node, $"'{key}' must be one text");

    private string[] Texts(string key, YamlNode node) => node is YamlSequenceNode list
        ? [.. list.Children.Select(item => Text(key, item))]
        : [Text(key, node)];

    /// <summary>Whoever wrote the code wrote the file: it may not have other files read or written.</summary>
    private string At(string file, YamlNode node)
    {
        var full = Path.GetFullPath(Path.Combine(folder, file));
        return limit is null || RepositoryPath.IsWithin(full, limit)
            ? full
            : throw Wrong(node, $"'{file}' leads out of the repository or into .git; name a file inside, or the configuration with --config");
    }

    private InputException Wrong(YamlNode node, string what) => new($"'{path}' line {node.Start.Line}: {what}");
}
