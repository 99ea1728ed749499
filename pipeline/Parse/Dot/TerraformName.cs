using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// The name of a node in a Terraform graph: an address, and a suffix that says what Terraform is about to do with it:
/// <c>module.a.aws_vpc.main (expand)</c>, <c>aws_vpc.old["k"] (destroy)</c>.
/// </summary>
/// <param name="Text">The whole name without the graph's <c>[root] </c>.</param>
/// <param name="Address">Null where the name is no address: <c>root</c>, <c>import aws_vpc.a result</c>.</param>
/// <param name="Suffix">What stands in the parentheses; "" without any, null for another kind of tail.</param>
internal sealed record TerraformName(string Text, ResourceAddress? Address, string? Suffix)
{
    /// <summary>Every id of the full operation graph begins with the graph's own name.</summary>
    public const string Prefix = "[root] ";

    /// <summary>The address as it is written today.</summary>
    public string AddressText { get; private init; } = Text;

    /// <summary>Whether the address names an instance, of the resource or of a module it is in.</summary>
    public bool HasKeys { get; private init; }

    /// <summary>The module's path without keys; "" at the root.</summary>
    public string ModulePath { get; private init; } = "";

    public bool IsResource => Address?.Kind is NodeKind.Resource or NodeKind.Data or NodeKind.Ephemeral;

    /// <summary>A resource's instance about to be destroyed: its edges point from dependency to dependent.</summary>
    public bool IsDestroy => IsResource && Suffix is "destroy";

    /// <summary>The thing itself, not some step of handling it. OpenTofu marks variables in several ways.</summary>
    public bool IsThing => Address is not null && Suffix switch
    {
        "" or "expand" => true,
        "orphan" or "destroy" or "forget" => IsResource,
        "input" or "reference" or "expand, input" or "expand, reference" => Address.Kind == NodeKind.Variable,
        _ => false,
    };

    /// <summary>Whether a dependency may be followed through the node. Providers, their closing and the root node join
    /// everything with everything.</summary>
    public bool IsPassage => Text != "root" && Address switch
    {
        null => true,
        { Kind: NodeKind.Provider } => false,
        { Type: "meta" or "provisioner" } => false,
        _ => !IsResource || Suffix is "expand" or "prepare state" || Suffix!.StartsWith("import", StringComparison.Ordinal),
    };

    /// <param name="id">A node's identifier as DOT has it.</param>
    public static TerraformName Parse(string id)
    {
        var span = id.AsSpan();
        var prefixed = span.StartsWith(Prefix, StringComparison.Ordinal);
        if (prefixed)
        {
            span = span[Prefix.Length..];
        }

        var text = span.IndexOf('\\') >= 0 ? EscapedText.Decode(span, templates: false)
            : prefixed ? span.ToString()
            : id;
        return ParseText(text);
    }

    /// <param name="text">The name without prefix and quoting.</param>
    public static TerraformName ParseText(string text)
    {
        var address = ResourceAddress.TryParsePrefix(text, out var length);
        if (address is null)
        {
            return new TerraformName(text, null, null);
        }

        var keyed = text.AsSpan(0, length).Contains('[');
        var addressText = keyed ? address.ToString() : length == text.Length ? text : text[..length];
        var modulePath = address.Modules.Count == 0 ? "" : address.ModulePath;
        var rest = text.AsSpan(length);

        // OpenTofu writes module.a.var.x(input) without the space.
        var tail = rest.TrimStart(' ');
        if (rest.Length > 0 && !(tail.Length > 1 && tail[0] == '(' && tail[^1] == ')'))
        {
            return new TerraformName(text, null, null);
        }

        return new TerraformName(text, address, rest.Length == 0 ? "" : Suffixed(tail[1..^1]))
        {
            AddressText = addressText,
            HasKeys = keyed,
            ModulePath = modulePath,
        };
    }

    /// <summary>Nearly all suffixes are one of these; a large graph has tens of thousands.</summary>
    private static string Suffixed(ReadOnlySpan<char> words) => words switch
    {
        "expand" => "expand",
        "close" => "close",
        _ => words.ToString(),
    };
}
