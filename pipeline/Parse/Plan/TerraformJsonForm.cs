using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Tells Terraform's JSON documents apart by their outermost members, and names those that are something else.</summary>
internal static class TerraformJsonForm
{
    private const string Wanted = "expected the output of 'terraform show -json plan.out'";

    /// <summary>What a member of that name says of the document; null where it says nothing.</summary>
    public static SourceForm? FormOfMember(string name) => name switch
    {
        "planned_values" or "resource_changes" or "resource_drift" or "configuration" or "prior_state" or "output_changes"
            or "relevant_attributes" or "deferred_changes" or "variables" or "applyable" or "root_module" => SourceForm.Plan,
        "values" or "resources" or "modules" or "lineage" or "serial" => SourceForm.State,
        _ => null,
    };

    /// <summary>Reads only as far as the first member that decides.</summary>
    public static SourceForm Sniff(Stream stream, string source)
    {
        using var json = new JsonTokens(stream, source);
        Open(json, source);
        var names = new List<string>();
        while (json.NextMember(out var name))
        {
            RefuseKnown(name, source);
            if (FormOfMember(name) is { } form)
            {
                return form;
            }

            names.Add(name);
            json.Skip();
        }

        return IsEmptyState(names) ? SourceForm.State : throw Refuse(names, source);
    }

    /// <summary>Where there is no state yet, <c>terraform show -json</c> gives its version and nothing else.</summary>
    public static bool IsEmptyState(List<string> names) => names is ["format_version"] or ["format_version", "terraform_version"];

    /// <summary>Reads the first token, which must open an object.</summary>
    public static void Open(JsonTokens json, string source)
    {
        json.Expect();
        if (json.Type != JsonTokenType.StartObject)
        {
            var found = json.Type == JsonTokenType.StartArray ? "a list" : "a single value";
            throw new InputException($"'{source}' is json, but {found}; {Wanted}");
        }
    }

    public static InputException Refuse(List<string> names, string source)
    {
        var shown = names.Count == 0
            ? "is an empty object"
            : $"has the members '{string.Join("', '", names.Take(4).Select(Short))}'{(names.Count > 4 ? " …" : "")}";
        return new InputException($"'{source}' is json, but {shown} and is no terraform plan or state; {Wanted}");
    }

    /// <summary>Other documents people mistake for a plan are named.</summary>
    public static void RefuseKnown(string name, string source)
    {
        var what = name switch
        {
            "@level" or "@message" or "@timestamp" => "the log of 'terraform plan -json'",
            "provider_schemas" => "what 'terraform providers schema -json' gives",
            "diagnostics" or "valid" => "what 'terraform validate -json' gives",
            "AWSTemplateFormatVersion" => "a cloudformation template",
            "head" => "a graph file of this program",
            "apiVersion" => "a kubernetes object",
            _ => null,
        };
        if (name is "resource" or "module" or "provider" or "variable" or "locals" or "terraform")
        {
            throw new InputException($"'{source}' is terraform code in json; give the folder it stands in");
        }

        if (what is not null)
        {
            throw new InputException($"'{source}' is {what}; {Wanted}");
        }
    }

    public static string Short(string name) => (name.Length > 40 ? name[..40] + "…" : name).ReplaceLineEndings(" ");
}
