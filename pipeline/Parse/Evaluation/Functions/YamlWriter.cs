using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>
/// Values as YAML, byte for byte as yamlencode writes them: strings and keys in double quotes, strings of several lines as
/// literal blocks where their characters allow it.
/// </summary>
internal sealed class YamlWriter
{
    /// <summary>A key longer than this, or of several lines, is written in the explicit form.</summary>
    private const int SimpleKeyLength = 128;

    private readonly StringBuilder text = new();

    public static string Write(Value value)
    {
        var writer = new YamlWriter();
        writer.Node(value, 0, isInline: true);
        writer.text.Append('\n');
        if (value.Kind is ValueKind.Null or ValueKind.Bool or ValueKind.Number)
        {
            // The end of a bare scalar at the top is marked.
            writer.text.Append("...\n");
        }

        return writer.text.ToString();
    }

    /// <summary>Writes a node. An inline one begins on the line at hand; the caller has written what stands before it.</summary>
    private void Node(Value value, int indent, bool isInline)
    {
        Limits.CheckText(text.Length);
        switch (value.Kind)
        {
            case ValueKind.Map or ValueKind.Object when value.Members.Count > 0:
                Members(value, indent, isInline);
                break;
            case ValueKind.Map or ValueKind.Object:
                text.Append("{}");
                break;
            case ValueKind.List or ValueKind.Set or ValueKind.Tuple when value.Items.Count > 0:
                Items(value, indent, isInline);
                break;
            case ValueKind.List or ValueKind.Set or ValueKind.Tuple:
                text.Append("[]");
                break;
            case ValueKind.String when value.Text.Contains('\n') && YamlText.AllowsBlock(value.Text):
                Block(value.Text, Math.Max(indent, 2));
                break;
            case ValueKind.String:
                YamlText.AppendQuoted(value.Text, text);
                break;
            default:
                text.Append(JsonText.Write(value));
                break;
        }
    }

    private void Items(Value value, int indent, bool isInline)
    {
        foreach (var item in value.Items)
        {
            Begin(indent, ref isInline);
            text.Append("- ");
            Node(item, indent + 2, isInline: true);
        }
    }

    private void Members(Value value, int indent, bool isInline)
    {
        foreach (var (key, item) in value.Members)
        {
            Begin(indent, ref isInline);
            var isLong = key.Contains('\n') || YamlText.QuotedLength(key) > SimpleKeyLength;
            if (isLong)
            {
                text.Append("? ");
                Node(Value.Of(key), indent + 2, isInline: true);
                Begin(indent, ref isInline);
                text.Append(": ");
                Node(item, indent + 2, isInline: true);
                continue;
            }

            YamlText.AppendQuoted(key, text);
            text.Append(':');
            var isNested = item.Items.Count + item.Members.Count > 0;
            if (!isNested)
            {
                text.Append(' ');
            }

            // A list under a key stands at the key's own depth.
            Node(item, item.IsSequence ? indent : indent + 2, !isNested);
        }
    }

    private void Begin(int indent, ref bool isInline)
    {
        if (!isInline)
        {
            text.Append('\n').Append(' ', indent);
        }

        isInline = false;
    }

    private void Block(string content, int indent)
    {
        var body = content.TrimEnd('\n');
        var breaks = content.Length - body.Length;
        text.Append('|').Append(content[0] is ' ' or '\n' ? "2" : "");
        text.Append(breaks == 0 ? "-" : breaks > 1 || body.Length == 0 ? "+" : "");
        foreach (var line in body.Split('\n'))
        {
            text.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);
        }

        text.Append('\n', Math.Max(breaks - 1, 0));
    }
}
