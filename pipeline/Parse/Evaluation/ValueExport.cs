using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>A value in the forms that leave the evaluator.</summary>
internal static class ValueExport
{
    public static AttributeValue Export(Value value)
    {
        var exported = value.Kind switch
        {
            ValueKind.Unknown => AttributeValue.Unknown,
            ValueKind.Null => AttributeValue.Null,
            ValueKind.Bool => AttributeValue.Of(value.Boolean),
            ValueKind.Number => AttributeValue.OfNumber(value.Number.ToString()),
            ValueKind.String => AttributeValue.Of(value.Text),
            ValueKind.Map or ValueKind.Object =>
                AttributeValue.Of([.. value.Members.Select(m => KeyValuePair.Create(m.Key, Export(m.Value)))]),
            _ => AttributeValue.Of([.. value.Items.Select(Export)]),
        };
        return value.IsSensitive ? exported.AsSensitive() : exported;
    }

    public static string Describe(Value value)
    {
        var text = new StringBuilder();
        Describe(value, text);
        return text.ToString();
    }

    private static void Describe(Value value, StringBuilder text)
    {
        if (value.IsSensitive)
        {
            text.Append("sensitive ");
        }

        switch (value.Kind)
        {
            case ValueKind.Unknown:
                text.Append("unknown ").Append(value.Type);
                break;
            case ValueKind.Null:
                text.Append("null");
                break;
            case ValueKind.Bool:
                text.Append(value.Boolean ? "true" : "false");
                break;
            case ValueKind.Number:
                text.Append(value.Number);
                break;
            case ValueKind.String:
                text.Append('"').Append(value.Text).Append('"');
                break;
            default:
                DescribeParts(value, text);
                break;
        }
    }

    private static void DescribeParts(Value value, StringBuilder text)
    {
        text.Append(value.IsKeyed ? '{' : '[');
        var separator = "";
        foreach (var item in value.Items)
        {
            text.Append(separator);
            Describe(item, text);
            separator = ",";
        }

        foreach (var (key, item) in value.Members)
        {
            text.Append(separator).Append('"').Append(key).Append("\":");
            Describe(item, text);
            separator = ",";
        }

        text.Append(value.IsKeyed ? '}' : ']');
    }
}
