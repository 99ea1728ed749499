using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Reads Terraform's JSON documents in one pass: the plan and the state of <c>terraform show -json</c>, and a raw state file.
/// Which one it is shows as the members come.
/// </summary>
internal sealed class TerraformJson
{
    private readonly JsonTokens json;
    private readonly string source;
    private readonly PlanParts plan = new();
    private readonly StateGraph state = new();
    private readonly List<string> names = [];
    private bool hasFormatVersion;
    private bool hasStateVersion;
    private SourceForm? form;

    private TerraformJson(JsonTokens json, string source)
    {
        this.json = json;
        this.source = source;
    }

    /// <exception cref="InputException">The text is no JSON, another kind of JSON, or of an unknown version.</exception>
    public static ResourceGraph Read(Stream stream, string repository, string name, string source)
    {
        using var json = new JsonTokens(stream, source);
        return new TerraformJson(json, source).Read(repository, name);
    }

    private ResourceGraph Read(string repository, string name)
    {
        TerraformJsonForm.Open(json, source);
        while (json.NextMember(out var member))
        {
            if (names.Count < 5)
            {
                names.Add(member);
            }

            TerraformJsonForm.RefuseKnown(member, source);
            form ??= TerraformJsonForm.FormOfMember(member);
            ReadMember(member);
        }

        if (json.Read())
        {
            throw json.Wrong("something follows the document");
        }

        return form switch
        {
            SourceForm.Plan when hasFormatVersion || plan.Configuration is not null => new PlanGraph(plan).Build(repository, name),
            SourceForm.State when hasFormatVersion || hasStateVersion => state.Build(repository, name),
            null when TerraformJsonForm.IsEmptyState(names) => state.Build(repository, name),
            _ => throw TerraformJsonForm.Refuse(names, source),
        };
    }

    private void ReadMember(string name)
    {
        switch (name)
        {
            case "format_version":
                CheckFormat();
                break;
            case "version" when json.Type == JsonTokenType.Number:
                CheckState();
                break;
            case "planned_values":
                plan.HasPlannedValues = true;
                InstanceReader.ReadValues(json, plan.Planned.Add);
                break;
            case "prior_state":
                ReadPriorState();
                break;
            case "resource_changes" when json.Type == JsonTokenType.StartArray:
                ReadChanges();
                break;
            case "configuration":
                plan.Configuration = JsonTree.Read(json);
                break;
            case "root_module":
                // OpenTofu shows a configuration alone, without a plan round it.
                plan.Configuration = AttributeValue.Of([KeyValuePair.Create(name, JsonTree.Read(json))]);
                break;
            case "errored":
                plan.IsComplete &= json.Type != JsonTokenType.True;
                break;
            case "complete":
                plan.IsComplete &= json.Type != JsonTokenType.False;
                break;
            case "values":
                InstanceReader.ReadValues(json, state.Add);
                break;
            case "resources" when json.Type == JsonTokenType.StartArray:
                StateFileReader.ReadResources(json, state.Add);
                break;
            case "modules" when json.Type == JsonTokenType.StartArray:
                OldStateFileReader.ReadModules(json, state.Add);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadPriorState()
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.NextMember(out var member))
        {
            if (member == "values")
            {
                InstanceReader.ReadValues(json, instance =>
                {
                    if (instance.Address.Kind == NodeKind.Data)
                    {
                        plan.PriorData.Add(instance);
                    }
                });
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadChanges()
    {
        while (json.NextItem())
        {
            // Planned values come first in every version; what they hold need not be held twice.
            if (PlannedChange.Read(json, needsAfter: !plan.HasPlannedValues) is { } change)
            {
                plan.Changes.TryAdd(change.Address.ToString(), change);
            }
        }
    }

    /// <summary>Terraform's rule: a new minor version adds members, a new major one is to be refused.</summary>
    private void CheckFormat()
    {
        var version = json.Type is JsonTokenType.String or JsonTokenType.Number ? json.Text() : "";
        var dot = version.IndexOf('.', StringComparison.Ordinal);
        var major = dot < 0 ? version : version[..dot];
        if (major is not ("0" or "1"))
        {
            throw new InputException($"'{source}' has format_version '{TerraformJsonForm.Short(version)}', this program reads 0 and 1; "
                + "use a terraform that writes one of these");
        }

        hasFormatVersion = true;
        json.Skip();
    }

    private void CheckState()
    {
        var version = json.Text();
        if (version is not ("3" or "4"))
        {
            throw new InputException($"'{source}' is a state of version '{TerraformJsonForm.Short(version)}', this program reads 3 and 4; "
                + "run 'terraform show -json' and give its output");
        }

        hasStateVersion = true;
    }
}
