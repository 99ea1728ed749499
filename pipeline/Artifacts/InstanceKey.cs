using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>The key of one instance: none, a count index, a for_each key, or <c>[*]</c> where it is not known yet.</summary>
public readonly record struct InstanceKey
{
    public static readonly InstanceKey None;
    public static readonly InstanceKey Any = new() { Kind = InstanceKeyKind.Any, Value = "*" };

    public InstanceKeyKind Kind { get; private init; }

    /// <summary>The index's digits or the key as it is, without quotes and escapes; null for <see cref="None"/>.</summary>
    public string? Value { get; private init; }

    public static InstanceKey OfIndex(string digits) => new() { Kind = InstanceKeyKind.Index, Value = digits };

    public static InstanceKey Of(string key) => new() { Kind = InstanceKeyKind.Name, Value = key };

    /// <summary>As Terraform 1.3 and later write it: <c>[0]</c>, <c>["a"]</c>; "" for no key.</summary>
    public override string ToString() => Kind switch
    {
        InstanceKeyKind.None => "",
        InstanceKeyKind.Name => AppendQuoted(new StringBuilder("[\""), Value!).Append("\"]").ToString(),
        _ => $"[{Value}]",
    };

    private static StringBuilder AppendQuoted(StringBuilder text, string key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            _ = c switch
            {
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                // A template's opening is doubled, or HCL would read it as one.
                '$' or '%' when i + 1 < key.Length && key[i + 1] == '{' => text.Append(c).Append(c),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text;
    }
}
