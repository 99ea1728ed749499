using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Which properties of a JSON body are blocks, and what the strings of the others mean.</summary>
internal sealed class JsonBlockSchema
{
    public static readonly JsonBlockSchema Values = new();

    private static readonly JsonBlockSchema Condition = new();
    private static readonly JsonBlockSchema Lifecycle = new()
    {
        blocks = new() { ["precondition"] = Condition, ["postcondition"] = Condition },
        references = ["ignore_changes", "replace_triggered_by"],
    };

    private static readonly JsonBlockSchema Connection = new();
    private static readonly JsonBlockSchema Provisioner = new() { Labels = 1, blocks = new() { ["connection"] = Connection } };
    private static readonly JsonBlockSchema Dynamic = CreateDynamic();
    private static readonly JsonBlockSchema Resource = new()
    {
        Labels = 2,
        blocks = new()
        {
            ["lifecycle"] = Lifecycle,
            ["connection"] = Connection,
            ["provisioner"] = Provisioner,
            ["dynamic"] = Dynamic,
        },
        references = ["depends_on", "provider"],
    };

    /// <summary>The top of a configuration file.</summary>
    public static readonly JsonBlockSchema Root = new()
    {
        blocks = new()
        {
            ["resource"] = Resource,
            ["data"] = Resource,
            ["ephemeral"] = Resource,
            ["module"] = new() { Labels = 1, references = ["depends_on", "providers"], constants = ["source", "version"] },
            ["variable"] = new()
            {
                Labels = 1,
                blocks = new() { ["validation"] = Condition },
                references = ["type"],
                constants = ["default", "description"],
            },
            ["output"] = new()
            {
                Labels = 1,
                blocks = new() { ["precondition"] = Condition },
                references = ["depends_on"],
                constants = ["description"],
            },
            ["provider"] = new() { Labels = 1, blocks = new() { ["dynamic"] = Dynamic }, constants = ["alias", "version"] },
            ["locals"] = new(),
            ["terraform"] = new()
            {
                blocks = new()
                {
                    ["required_providers"] = Values,
                    ["backend"] = new() { Labels = 1 },
                    ["cloud"] = new(),
                    ["provider_meta"] = new() { Labels = 1 },
                },
            },
            ["moved"] = new() { references = ["from", "to"] },
            ["removed"] = new() { blocks = new() { ["lifecycle"] = Lifecycle, ["provisioner"] = Provisioner }, references = ["from"] },
            ["import"] = new() { references = ["to", "provider"] },
            ["check"] = new() { Labels = 1, blocks = new() { ["data"] = Resource, ["assert"] = Condition } },
        },
    };

    private Dictionary<string, JsonBlockSchema> blocks = [];
    private string[] references = [];
    private string[] constants = [];

    public int Labels { get; private init; }

    public JsonBlockSchema? Find(string name) => blocks.GetValueOrDefault(name);

    public JsonText TextOf(string argument)
    {
        if (Array.IndexOf(references, argument) >= 0)
        {
            return JsonText.Expression;
        }

        return this == Values || Array.IndexOf(constants, argument) >= 0 ? JsonText.Plain : JsonText.Template;
    }

    private static JsonBlockSchema CreateDynamic()
    {
        var content = new JsonBlockSchema();
        var dynamic = new JsonBlockSchema { Labels = 1, blocks = new() { ["content"] = content }, references = ["iterator"] };
        content.blocks = new() { ["dynamic"] = dynamic };
        return dynamic;
    }
}
