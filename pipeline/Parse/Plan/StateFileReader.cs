using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Streams the <c>resources</c> of a raw state file of version 4.</summary>
internal static class StateFileReader
{
    private static readonly string[] Wanted =
        ["index_key", "deposed", "attributes", "attributes_flat", "sensitive_attributes", "dependencies"];

    public static void ReadResources(JsonTokens json, Action<JsonInstance> found)
    {
        while (json.NextItem())
        {
            if (json.Type == JsonTokenType.StartObject)
            {
                ReadResource(json, found);
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>A resource's head comes before its instances, which are handed on one by one; where it comes after them, they
    /// wait for it.</summary>
    private static void ReadResource(JsonTokens json, Action<JsonInstance> found)
    {
        var head = new List<KeyValuePair<string, AttributeValue>>();
        var waiting = new List<AttributeValue>();
        while (json.NextMember(out var name))
        {
            if (name != "instances" || json.Type != JsonTokenType.StartArray)
            {
                head.Add(KeyValuePair.Create(name, JsonTree.Read(json)));
                continue;
            }

            var resource = AttributeValue.Of(head);
            var isKnown = resource["type"] is not null && resource["name"] is not null;
            while (json.NextItem())
            {
                var instance = ReadInstance(json);
                if (!isKnown)
                {
                    waiting.Add(instance);
                }
                else
                {
                    Hand(resource, instance, found);
                }
            }
        }

        var whole = AttributeValue.Of(head);
        foreach (var instance in waiting)
        {
            Hand(whole, instance, found);
        }
    }

    /// <summary>The members that count, the last first, for the last of a name is the one that is looked up; what a provider
    /// keeps for itself is passed over.</summary>
    private static AttributeValue ReadInstance(JsonTokens json)
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            return JsonTree.Read(json);
        }

        var members = new List<KeyValuePair<string, AttributeValue>>();
        while (json.NextMember(out var name))
        {
            if (!Wanted.Contains(name))
            {
                json.Skip();
                continue;
            }

            members.Insert(0, KeyValuePair.Create(name, JsonTree.Read(json)));
        }

        return AttributeValue.Of(members);
    }

    private static void Hand(AttributeValue resource, AttributeValue instance, Action<JsonInstance> found)
    {
        if (instance["deposed"] is { Kind: AttributeKind.String } || AddressOf(resource, instance["index_key"]) is not { } address)
        {
            return;
        }

        var values = instance["attributes"] is { Kind: AttributeKind.Object } attributes
            ? Unwrap(attributes)
            : FlatMap.Unfold(instance["attributes_flat"] ?? AttributeValue.Null);
        found(new JsonInstance(address, Provider(InstanceReader.TextOf(resource, "provider")), values,
            SensitivePaths.Shape(instance["sensitive_attributes"]), InstanceReader.TextsOf(instance, "dependencies")));
    }

    private static ResourceAddress? AddressOf(AttributeValue resource, AttributeValue? key)
    {
        var (type, name) = (InstanceReader.TextOf(resource, "type"), InstanceReader.TextOf(resource, "name"));
        var module = InstanceReader.TextOf(resource, "module");
        var mode = InstanceReader.TextOf(resource, "mode") is "data" ? "data." : "";
        var prefix = string.IsNullOrEmpty(module) ? "" : module + ".";
        var block = ResourceAddress.TryParse($"{prefix}{mode}{type}.{name}");
        return block is null ? null : block with { Key = InstanceReader.KeyOf(key) };
    }

    /// <summary><c>module.a.provider["registry.terraform.io/hashicorp/aws"].east</c> is <c>aws</c>; so is
    /// <c>provider.aws</c>.</summary>
    private static string? Provider(string? provider)
    {
        if (provider is null || ResourceAddress.TryParse(provider) is not { Kind: NodeKind.Provider } address)
        {
            return null;
        }

        var last = address.Name[(address.Name.LastIndexOf('/') + 1)..];
        var dot = last.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? last : last[..dot];
    }

    /// <summary>An attribute of no fixed type is stored as a pair of its value and type.</summary>
    private static AttributeValue Unwrap(AttributeValue attributes)
    {
        KeyValuePair<string, AttributeValue>[]? changed = null;
        for (var i = 0; i < attributes.Members.Count; i++)
        {
            if (attributes.Members[i].Value.Members is [{ Key: "value" } value, { Key: "type" } type] && IsType(type.Value))
            {
                changed ??= [.. attributes.Members];
                changed[i] = KeyValuePair.Create(changed[i].Key, value.Value);
            }
        }

        return changed is null ? attributes : AttributeValue.Of(changed);
    }

    private static bool IsType(AttributeValue type) => type.Kind == AttributeKind.List
        ? type.Items is [{ Text: "list" or "set" or "map" or "tuple" or "object" }, ..]
        : type.Text is "string" or "number" or "bool" or "dynamic";
}
