using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Comma separated values after RFC 4180, with a header row, as a list of objects of strings.</summary>
internal sealed class CsvReader
{
    private readonly string text;
    private int at;

    // A line break inside quotes is always a single line feed in the value.
    private CsvReader(string text) => this.text = text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <exception cref="EvaluationException">No header, a column named twice, or a row that does not fit.</exception>
    public static Value Read(string text)
    {
        var reader = new CsvReader(text);
        var header = reader.Row() ?? throw new EvaluationException("missing header line");
        if (header.Distinct().Count() != header.Count)
        {
            throw new EvaluationException("duplicate column name");
        }

        var rows = new List<Value>();
        while (reader.Row() is { } row)
        {
            if (row.Count != header.Count)
            {
                throw new EvaluationException("wrong number of fields");
            }

            rows.Add(Value.ObjectOf(header.Zip(row, (name, field) => KeyValuePair.Create(name, Value.Of(field)))));
            Limits.CheckElements((long)rows.Count * header.Count);
        }

        var type = TypeConstraint.ObjectOf(header.Select(name => new AttributeConstraint(name, TypeConstraint.String)));
        return Value.ListOf(rows, type);
    }

    private List<string>? Row()
    {
        while (at < text.Length && text[at] == '\n')
        {
            at++;
        }

        if (at == text.Length)
        {
            return null;
        }

        var fields = new List<string> { Field() };
        while (at < text.Length && text[at] == ',')
        {
            at++;
            fields.Add(Field());
        }

        at += at < text.Length ? 1 : 0;
        return fields;
    }

    private string Field()
    {
        if (at < text.Length && text[at] == '"')
        {
            return QuotedField();
        }

        var end = text.AsSpan(at).IndexOfAny(',', '\n');
        end = end < 0 ? text.Length : at + end;
        var field = text[at..end];
        at = end;
        return field.Contains('"')
            ? throw new EvaluationException("bare \" in non-quoted field")
            : field;
    }

    private string QuotedField()
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                at++;
                return at == text.Length || text[at] is ',' or '\n'
                    ? field.ToString()
                    : throw new EvaluationException("extraneous or missing \" in quoted-field");
            }
        }

        throw new EvaluationException("extraneous or missing \" in quoted-field");
    }
}
