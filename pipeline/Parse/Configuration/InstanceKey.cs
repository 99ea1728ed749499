using System.Text;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What sets one instance of a block apart from the others.</summary>
internal sealed record InstanceKey
{
    /// <summary>The only instance of a block without count and for_each.</summary>
    public static readonly InstanceKey None = new();

    /// <summary>As it ends the address: <c>[0]</c>, <c>["a"]</c>, or "" for the only and for the symbolic instance.</summary>
    public string Suffix { get; private init; } = "";

    public Value? CountIndex { get; private init; }

    public Value? EachKey { get; private init; }

    public Value? EachValue { get; private init; }

    public ElementSource? Element { get; init; }

    public static InstanceKey OfCount(int index) => new() { Suffix = $"[{index}]", CountIndex = Value.Of(index) };

    public static InstanceKey OfEach(string key, Value value) =>
        new() { Suffix = $"[{Quote(key)}]", EachKey = Value.Of(key), EachValue = value };

    public static InstanceKey SymbolicCount() => new() { CountIndex = Value.UnknownOf(TypeConstraint.Number) };

    public static InstanceKey SymbolicEach() => new() { EachKey = Value.UnknownOf(TypeConstraint.String), EachValue = Value.Unknown };

    /// <summary>The suffix that a key would have; null where the key is not known or is no key.</summary>
    public static string? SuffixOf(Value key) => key.Kind switch
    {
        ValueKind.Number when key.Number.TryToInteger(out var index) => $"[{index}]",
        ValueKind.String => $"[{Quote(key.Text)}]",
        _ => null,
    };

    /// <summary>The address of the block that an instance is of: no key is left, of modules neither.</summary>
    public static string WithoutKeys(string address)
    {
        if (!address.Contains('['))
        {
            return address;
        }

        var text = new StringBuilder(address.Length);
        bool isKey = false, isQuoted = false;
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            if (isQuoted)
            {
                i += c == '\\' ? 1 : 0;
                isQuoted = c != '"';
            }
            else if (isKey)
            {
                (isKey, isQuoted) = (c != ']', c == '"');
            }
            else if (c == '[')
            {
                isKey = true;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static string Quote(string key)
    {
        var text = new StringBuilder(key.Length + 2).Append('"');
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            switch (c)
            {
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '$' or '%' when i + 1 < key.Length && key[i + 1] == '{':
                    text.Append(c).Append(c);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.Append('"').ToString();
    }
}
