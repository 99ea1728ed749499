using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Streams the <c>modules</c> of a raw state file of version 3, which Terraform 0.11 wrote.</summary>
internal static class OldStateFileReader
{
    public static void ReadModules(JsonTokens json, Action<JsonInstance> found)
    {
        while (json.NextItem())
        {
            var module = JsonTree.Read(json);
            var prefix = string.Concat(InstanceReader.TextsOf(module, "path").Skip(1).Select(name => $"module.{name}."));
            foreach (var (key, resource) in module["resources"]?.Members ?? [])
            {
                if (AddressOf(prefix, key) is { } address && resource["primary"] is { Kind: AttributeKind.Object } primary)
                {
                    found(new JsonInstance(address, Provider(InstanceReader.TextOf(resource, "provider")),
                        FlatMap.Unfold(primary["attributes"] ?? AttributeValue.Null), AttributeValue.Null,
                        [.. InstanceReader.TextsOf(resource, "depends_on").Select(name => prefix + Block(name))]));
                }
            }
        }
    }

    /// <summary>The index of a counted resource is written as a last step: <c>aws_subnet.a.1</c>.</summary>
    private static ResourceAddress? AddressOf(string prefix, string key)
    {
        var dot = key.LastIndexOf('.');
        var last = key.AsSpan(dot + 1);
        if (dot > 0 && last.Length > 0 && last.IndexOfAnyExceptInRange('0', '9') < 0
            && ResourceAddress.TryParse(prefix + key[..dot]) is { } counted)
        {
            return counted with { Key = InstanceKey.OfIndex(last.ToString()) };
        }

        return ResourceAddress.TryParse(prefix + key);
    }

    /// <summary>A dependency may name one instance or all: <c>aws_subnet.a.1</c>, <c>aws_subnet.a.*</c>.</summary>
    private static string Block(string dependency)
    {
        var dot = dependency.LastIndexOf('.');
        var last = dependency.AsSpan(dot + 1);
        return dot > 0 && (last is "*" || (last.Length > 0 && last.IndexOfAnyExceptInRange('0', '9') < 0))
            ? dependency[..dot]
            : dependency;
    }

    /// <summary><c>module.a.provider.aws.east</c> and <c>provider.aws</c> are <c>aws</c>.</summary>
    private static string? Provider(string? provider)
    {
        if (provider is null || ResourceAddress.TryParse(provider) is not { Kind: NodeKind.Provider } address)
        {
            return null;
        }

        var dot = address.Name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? address.Name : address.Name[..dot];
    }
}
