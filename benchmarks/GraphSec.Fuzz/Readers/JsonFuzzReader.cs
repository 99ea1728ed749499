using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>JSON: plans and states, and the JSON form of the language.</summary>
internal sealed class JsonFuzzReader : IReader
{
    public string Name => "json";

    public IReadOnlyList<string> Words { get; } =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-1", "1e999", "\"x\"", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"${a.b}\"", "\"%{\"", "{}", "[]", "[{}]", "\"//\":1,",
        "\"format_version\":\"1.2\",", "\"terraform_version\":\"1.11.4\",", "\"planned_values\":{", "\"prior_state\":{", "\"configuration\":{", "\"root_module\":{", "\"child_modules\":[",
        "\"resources\":[", "\"address\":\"a.b\",", "\"address\":\"module.m[0].a.b[\\\"k\\\"]\",", "\"mode\":\"managed\",", "\"mode\":\"data\",", "\"type\":\"a\",", "\"name\":\"b\",", "\"index\":0,",
        "\"index\":\"k\",", "\"values\":{", "\"sensitive_values\":{", "\"expressions\":{", "\"references\":[\"a.b.id\",\"a.b\"]", "\"constant_value\":1", "\"module_calls\":{\"m\":{", "\"module\":{",
        "\"source\":\"./m\",", "\"count_expression\":{", "\"for_each_expression\":{", "\"depends_on\":[\"a.b\"],", "\"resource_changes\":[", "\"after_unknown\":{", "\"change\":{\"actions\":[\"create\"],",
        "\"version\":4,", "\"instances\":[", "\"attributes\":{", "\"dependencies\":[\"a.b\"],", "\"provider_config\":{", "\"variables\":{", "\"resource\":{\"a\":{\"b\":{", "\"locals\":{", "\"module\":{\"m\":",
    ];

    public IEnumerable<byte[]> SeedsOf(string path) => Path.GetExtension(path) is ".json" or ".tfstate" ? [File.ReadAllBytes(path)] : [];

    public void Read(byte[] input, Novelty novelty)
    {
        GraphCheck.Read(input, novelty);
        var source = SourceText.Decode("x.tf.json", input);
        Check(JsonBodyReader.ReadFile(source), novelty);
        Check(JsonBodyReader.ReadValues(source), novelty);
    }

    private static void Check(HclFile file, Novelty novelty)
    {
        foreach (var diagnostic in file.Diagnostics)
        {
            if (diagnostic.ToString() is var line && line.Contains('\n', StringComparison.Ordinal))
            {
                throw new BrokenPropertyException($"a diagnostic is more than one line: {line}");
            }

            novelty.SawMessage(diagnostic.Message);
        }

        new HclTreeCheck(file.Source, novelty).Body(file.Body, 0);
    }
}
