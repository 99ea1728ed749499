using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Streams the <c>root_module</c> of planned values or of a state: each resource is handed on as soon as it is read, and
/// nothing else is held.
/// </summary>
internal static class InstanceReader
{
    /// <summary>Reads <c>{"outputs":…, "root_module":…}</c>, of which the first token was read.</summary>
    public static void ReadValues(JsonTokens json, Action<JsonInstance> found)
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.NextMember(out var name))
        {
            if (name == "root_module")
            {
                ReadModule(json, found);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static void ReadModule(JsonTokens json, Action<JsonInstance> found)
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.NextMember(out var name))
        {
            if (json.Type != JsonTokenType.StartArray || name is not ("resources" or "child_modules"))
            {
                json.Skip();
                continue;
            }

            while (json.NextItem())
            {
                if (name == "child_modules")
                {
                    ReadModule(json, found);
                }
                else if (Instance(JsonTree.Read(json)) is { } instance)
                {
                    found(instance);
                }
            }
        }
    }

    private static JsonInstance? Instance(AttributeValue resource) =>
        resource["deposed_key"] is not null || AddressOf(resource) is not { } address
            ? null
            : new JsonInstance(address, ShortProvider(TextOf(resource, "provider_name")),
                resource["values"] ?? AttributeValue.Null, resource["sensitive_values"] ?? AttributeValue.Null,
                TextsOf(resource, "depends_on"));

    /// <summary>The address as written, or put together from its parts where a version writes none that can be read.</summary>
    public static ResourceAddress? AddressOf(AttributeValue resource)
    {
        if (ResourceAddress.TryParse(TextOf(resource, "address")) is { } address
            && address.Kind is NodeKind.Resource or NodeKind.Data or NodeKind.Ephemeral)
        {
            return address;
        }

        var (type, name) = (TextOf(resource, "type"), TextOf(resource, "name"));
        if (type is null || name is null)
        {
            return null;
        }

        var prefix = TextOf(resource, "module_address") is { Length: > 0 } module ? module + "." : "";
        var mode = TextOf(resource, "mode") is "data" ? "data." : "";
        return ResourceAddress.TryParse($"{prefix}{mode}{type}.{name}{KeyOf(resource["index"])}");
    }

    public static InstanceKey KeyOf(AttributeValue? index) => index?.Kind switch
    {
        AttributeKind.Number => InstanceKey.OfIndex(index.Text),
        AttributeKind.String => InstanceKey.Of(index.Text),
        _ => InstanceKey.None,
    };

    /// <summary><c>registry.terraform.io/hashicorp/aws</c> is <c>aws</c>.</summary>
    public static string? ShortProvider(string? name) => name is null ? null : name[(name.LastIndexOf('/') + 1)..];

    public static string? TextOf(AttributeValue value, string member) =>
        value[member] is { Kind: AttributeKind.String } text ? text.Text : null;

    public static IReadOnlyList<string> TextsOf(AttributeValue value, string member)
    {
        if (value[member] is not { Kind: AttributeKind.List } list || list.Items.Count == 0)
        {
            return [];
        }

        var texts = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item.Kind == AttributeKind.String)
            {
                texts.Add(item.Text);
            }
        }

        return texts;
    }
}
