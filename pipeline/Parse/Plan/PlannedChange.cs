using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>One entry of <c>resource_changes</c>, without the state before.</summary>
internal sealed record PlannedChange(
    ResourceAddress Address,
    string? Provider,
    bool IsDelete,
    AttributeValue After,
    AttributeValue AfterUnknown,
    AttributeValue AfterSensitive)
{
    private static readonly string[] Wanted =
        ["address", "module_address", "mode", "type", "name", "index", "provider_name", "deposed"];

    /// <summary>Reads the object whose first token was read; null for a deposed object or one without an address.</summary>
    /// <param name="needsAfter">Whether <c>after</c> is wanted: planned values hold the same again.</param>
    public static PlannedChange? Read(JsonTokens json, bool needsAfter)
    {
        if (json.Type != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        var head = new List<KeyValuePair<string, AttributeValue>>();
        var (after, unknown, sensitive) = (AttributeValue.Null, AttributeValue.Null, AttributeValue.Null);
        var isDelete = false;
        while (json.NextMember(out var name))
        {
            if (name == "change" && json.Type == JsonTokenType.StartObject)
            {
                while (json.NextMember(out var part))
                {
                    switch (part)
                    {
                        case "actions":
                            isDelete = IsOnly(JsonTree.Read(json));
                            break;
                        case "after" when needsAfter:
                            after = JsonTree.Read(json);
                            break;
                        case "after_unknown":
                            unknown = JsonTree.Read(json);
                            break;
                        case "after_sensitive":
                            sensitive = JsonTree.Read(json);
                            break;
                        default:
                            json.Skip();
                            break;
                    }
                }
            }
            else if (Array.IndexOf(Wanted, name) >= 0)
            {
                head.Add(KeyValuePair.Create(name, JsonTree.Read(json)));
            }
            else
            {
                json.Skip();
            }
        }

        var change = AttributeValue.Of(head);
        return change["deposed"] is { Kind: AttributeKind.String } || InstanceReader.AddressOf(change) is not { } address
            ? null
            : new PlannedChange(address, InstanceReader.ShortProvider(InstanceReader.TextOf(change, "provider_name")), isDelete,
                after, unknown, sensitive);
    }

    /// <summary>Whether the only action takes the resource away.</summary>
    private static bool IsOnly(AttributeValue actions) =>
        actions.Items is [{ Text: "delete" or "forget" }];
}
