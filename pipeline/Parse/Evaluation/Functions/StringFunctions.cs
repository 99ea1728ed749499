using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions of strings that need no pattern. Lengths and positions count grapheme clusters.</summary>
internal static class StringFunctions
{
    public static Function? Find(string name) => name switch
    {
        "chomp" => OfText(text => text.TrimEnd('\r', '\n')),
        "lower" => OfText(text => text.ToLowerInvariant()),
        "upper" => OfText(text => text.ToUpperInvariant()),
        "title" => OfText(Title),
        "trimspace" => OfText(text => text.Trim()),
        "strrev" => OfText(text => string.Concat(Clusters(text).Reverse())),
        "trim" => OfTexts((text, cut) => cut.Length == 0 ? text : Trimmed(text, cut)),
        "trimprefix" => OfTexts((text, prefix) =>
            text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text),
        "trimsuffix" => OfTexts((text, suffix) =>
            text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text),
        "startswith" => Test((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal)),
        "endswith" => Test((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)),
        "strcontains" => Test((text, part) => text.Contains(part, StringComparison.Ordinal)),
        "indent" => new Function(TypeConstraint.String, Indent, Parameter.Number, Parameter.String),
        "join" => new Function(TypeConstraint.String, Join, Parameter.String) { Rest = Parameter.Strings, LeastRest = 1 },
        "split" => new Function(Parameter.Strings.Type, Split, Parameter.String, Parameter.String),
        "substr" => new Function(TypeConstraint.String, Substring, Parameter.String, Parameter.Number, Parameter.Number),
        _ => null,
    };

    /// <summary>What a reader takes for one character each.</summary>
    public static IEnumerable<string> Clusters(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static Function OfText(Func<string, string> body) =>
        new(TypeConstraint.String, call => Value.Of(body(call.Text(0))), Parameter.String);

    private static Function OfTexts(Func<string, string, string> body) => new(
        TypeConstraint.String, call => Value.Of(body(call.Text(0), call.Text(1))), Parameter.String, Parameter.String);

    private static Function Test(Func<string, string, bool> body) => new(
        TypeConstraint.Bool, call => Value.Of(body(call.Text(0), call.Text(1))), Parameter.String, Parameter.String);

    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(isStart ? Rune.ToUpperInvariant(rune) : rune);
            isStart = rune.IsAscii ? !Rune.IsLetterOrDigit(rune) && rune.Value != '_' : Rune.IsWhiteSpace(rune);
        }

        return result.ToString();
    }

    private static string Trimmed(string text, string cut)
    {
        var runes = cut.EnumerateRunes().ToHashSet();
        var (start, end) = (0, text.Length);
        while (Rune.DecodeFromUtf16(text.AsSpan(start, end - start), out var first, out var taken) == 0 && runes.Contains(first))
        {
            start += taken;
        }

        while (Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out var last, out var taken) == 0
            && runes.Contains(last))
        {
            end -= taken;
        }

        return text[start..end];
    }

    private static Value Indent(CallArguments call)
    {
        var (width, text) = (call.Integer(0), call.Text(1));
        if (width < 0)
        {
            throw new EvaluationException("spaces must not be negative");
        }

        Limits.CheckText(text.Length + ((long)text.AsSpan().Count('\n') * width));
        return Value.Of(text.Replace("\n", "\n" + new string(' ', width), StringComparison.Ordinal));
    }

    private static Value Join(CallArguments call)
    {
        var parts = new List<string>();
        var length = 0L;
        foreach (var item in call.From(1).SelectMany(list => list.Items))
        {
            parts.Add(item.IsNull ? throw new EvaluationException("cannot join null values") : item.Text);
            length += item.Text.Length + call.Text(0).Length;
        }

        Limits.CheckText(length);
        return Value.Of(string.Join(call.Text(0), parts));
    }

    private static Value Split(CallArguments call)
    {
        var (separator, text) = (call.Text(0), call.Text(1));
        var parts = separator.Length == 0
            ? [.. text.EnumerateRunes().Select(rune => rune.ToString())]
            : text.Split(separator);
        Limits.CheckElements(parts.Length);
        return Value.ListOf([.. parts.Select(Value.Of)], TypeConstraint.String);
    }

    private static Value Substring(CallArguments call)
    {
        var clusters = Clusters(call.Text(0)).ToArray();
        var (offset, length) = (call.Integer(1), call.Integer(2));
        offset = offset < 0 ? Math.Max(0, offset + clusters.Length) : Math.Min(offset, clusters.Length);
        var taken = length < 0 ? clusters.Length - offset : Math.Min(length, clusters.Length - offset);
        return Value.Of(string.Concat(clusters.AsSpan(offset, taken)));
    }
}
