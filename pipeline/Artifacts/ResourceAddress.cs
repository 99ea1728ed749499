using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A Terraform address taken apart: <c>module.a["x"].data.aws_ami.this[0]</c>. Names variables, locals, outputs, providers
/// and module calls as well, since graphs and references hold all of them.
/// </summary>
/// <param name="Modules">The path from the root, outermost first.</param>
/// <param name="Type">Resource type, or the kind's word (<c>var</c>, <c>module</c> …).</param>
/// <param name="Name">The last name; for a provider its source with <c>.alias</c> where it has one.</param>
public sealed record ResourceAddress(
    IReadOnlyList<ModuleStep> Modules, NodeKind Kind, string Type, string Name, InstanceKey Key = default)
{
    private static readonly ModuleStep[] Root = [];

    /// <summary>The module's address with keys, "" at the root.</summary>
    public string ModuleAddress => AppendModules(new StringBuilder(), keys: true).ToString();

    /// <summary>The module's address without keys, "" at the root.</summary>
    public string ModulePath => AppendModules(new StringBuilder(), keys: false).ToString();

    /// <summary>The address without any key.</summary>
    public string BlockAddress => Text(keys: false);

    public override string ToString() => Text(keys: true);

    /// <summary>A graph node of this address.</summary>
    public GraphNode ToNode(string? provider = null) =>
        new(ToString(), BlockAddress, Kind, Type, Name, ModulePath, provider);

    /// <summary>The address that is the whole of the text, or null.</summary>
    public static ResourceAddress? TryParse(ReadOnlySpan<char> text)
    {
        var address = TryParsePrefix(text, out var length);
        return length == text.Length ? address : null;
    }

    /// <summary>The address at the head of the text, or null; what follows it (a suffix such as <c> (expand)</c>, an
    /// attribute) begins at <paramref name="length"/>.</summary>
    public static ResourceAddress? TryParsePrefix(ReadOnlySpan<char> text, out int length)
    {
        var scanner = new AddressScanner(text);
        var address = Parse(ref scanner);
        length = address is null ? 0 : scanner.Position;
        return address;
    }

    private static ResourceAddress? Parse(ref AddressScanner scanner)
    {
        List<ModuleStep>? modules = null;
        while (true)
        {
            if (!scanner.TryName(out var first))
            {
                return null;
            }

            if (first is not "module")
            {
                return Last(ref scanner, first, modules is null ? Root : modules);
            }

            if (!scanner.TryDotName(out var name) || !scanner.TryKey(out var key))
            {
                return null;
            }

            var next = scanner.Rest;
            if (next.Length == 0 || next[0] != '.')
            {
                return new ResourceAddress(modules is null ? Root : modules, NodeKind.Module, "module", name.ToString(), key);
            }

            scanner.TryDot();
            (modules ??= []).Add(new ModuleStep(name.ToString(), key));
        }
    }

    private static ResourceAddress? Last(ref AddressScanner scanner, ReadOnlySpan<char> word, IReadOnlyList<ModuleStep> modules)
    {
        if (word is "provider")
        {
            return Provider(ref scanner, modules);
        }

        var (kind, prefixed) = word switch
        {
            "resource" => (NodeKind.Resource, true),
            "data" => (NodeKind.Data, true),
            "ephemeral" => (NodeKind.Ephemeral, true),
            "list" or "action" => (NodeKind.Other, true),
            "var" => (NodeKind.Variable, false),
            "local" => (NodeKind.Local, false),
            "output" => (NodeKind.Output, false),
            "check" or "meta" or "provisioner" => (NodeKind.Other, false),
            _ => (NodeKind.Resource, false),
        };
        var type = word;
        if (!scanner.TryDotName(out var name))
        {
            return null;
        }

        if (prefixed)
        {
            type = name;
            if (!scanner.TryDotName(out name))
            {
                return null;
            }
        }

        var typeText = kind == NodeKind.Other && prefixed ? $"{word}.{type}" : type.ToString();
        var keyed = kind is NodeKind.Resource or NodeKind.Data or NodeKind.Ephemeral or NodeKind.Other;
        var key = InstanceKey.None;
        return !keyed || scanner.TryKey(out key)
            ? new ResourceAddress(modules, kind, typeText, name.ToString(), key)
            : null;
    }

    private static ResourceAddress? Provider(ref AddressScanner scanner, IReadOnlyList<ModuleStep> modules)
    {
        if (!scanner.TryKey(out var source))
        {
            return null;
        }

        var name = source.Value;
        if (name is null)
        {
            if (!scanner.TryDotName(out var local))
            {
                return null;
            }

            name = local.ToString();
        }

        return new ResourceAddress(modules, NodeKind.Provider, "provider",
            scanner.TryDotName(out var alias) ? $"{name}.{alias}" : name);
    }

    private string Text(bool keys)
    {
        var text = AppendModules(new StringBuilder(), keys);
        if (text.Length > 0)
        {
            text.Append('.');
        }

        text.Append(Kind switch { NodeKind.Data => "data.", NodeKind.Ephemeral => "ephemeral.", _ => "" });
        text.Append(Type).Append('.').Append(Name);
        return keys ? text.Append(Key.ToString()).ToString() : text.ToString();
    }

    private StringBuilder AppendModules(StringBuilder text, bool keys)
    {
        foreach (var step in Modules)
        {
            text.Append(text.Length > 0 ? ".module." : "module.").Append(step.Name);
            if (keys)
            {
                text.Append(step.Key.ToString());
            }
        }

        return text;
    }
}
